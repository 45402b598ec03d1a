/**
 * Corrections: one person proposes to reverse an entry, another approves, and on approval the
 * reversing event is recorded in the entry's own stream.
 */
import { refuseSamePerson } from '../../access/domain/roles.js';
import { affectedCounties } from '../../event-catalogue/affected-counties.js';
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import {
  type Decider,
  type Decision,
  type Foresight,
  NOTHING_FORESEEN,
  type Occasion,
} from '../../command-handling/decider.js';
import { foldOf } from '../../command-handling/fold.js';
import { type Reading, reversalKey } from '../../command-handling/reading.js';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { asReversible, refuseLoweringBy, reverseEntry } from '../domain/corrections.js';
import { foresightOf } from '../domain/foresight.js';
import { businessDateOf } from '../domain/ledger-decision.js';
import { ledgerLocks } from './ledger-decider.js';
import type { LedgerStates, ReadLedger } from './ledger-states.js';

export interface ProposeCorrection {
  readonly correctionNo: string;
  /** The event to reverse. */
  readonly eventId: string;
  readonly reason: string;
}

export interface ApproveCorrection {
  readonly correctionNo: string;
}

export interface CorrectionView extends ProposeCorrection {
  /** Type of the entry that it reverses. */
  readonly type: string;
  /** The county whose entry it is; null for entries of the province's pools. */
  readonly region: string | null;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approved: boolean;
}

interface Proposal extends ProposeCorrection {
  readonly stream: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

const PROPOSAL = foldOf<'correctionState', Proposal | undefined>(() => undefined, {
  CorrectionProposed: (data, _, { recordedAt: proposedAt }, { subject: proposedBy }) => ({
    ...data,
    proposedBy,
    proposedAt,
  }),
});

interface ReadProposal {
  readonly entry: RecordedFact;
  readonly ledger: ReadLedger;
}

export class ProposalDecider implements Decider<ProposeCorrection, ReadProposal | Refusal> {
  constructor(private readonly states: LedgerStates) {}

  name(): string {
    return 'ProposeCorrection';
  }

  content({ correctionNo, eventId, reason }: ProposeCorrection) {
    return { asked: { propose: correctionNo, eventId, reason } };
  }

  async read(reading: Reading, { correctionNo, eventId }: ProposeCorrection) {
    await reading.revision(correctionStream(correctionNo));
    const entry = await entryOf(reading, eventId);
    if (isRefusal(entry)) return entry;
    // Only of a need does it matter here what stands.
    const regions = entry.type === 'NeedAssessed' ? affectedCounties(entry) : [];
    return { entry, ledger: await reading.states(this.states, { regions, province: false }) };
  }

  decide(
    { correctionNo, eventId, reason }: ProposeCorrection,
    read: ReadProposal | Refusal,
    { actor }: Occasion,
  ): Decision | Refusal {
    if (isRefusal(read)) return read;
    const { entry, ledger } = read;
    const { stream, occurredOn } = entry;
    const reversible = asReversible(entry);
    const refusal = isRefusal(reversible)
      ? reversible
      : refuseLoweringBy(actor.role, reversible, ledger);
    if (refusal) return refusal;
    return {
      fact: { type: 'CorrectionProposed', data: { correctionNo, eventId, stream, reason } },
      occurredOn,
      stream: correctionStream(correctionNo),
      claim: { key: `correction/${correctionNo}/0`, fingerprint: eventId },
    };
  }
}

interface ReadApproval {
  readonly proposal: Proposal;
  readonly entry: RecordedFact;
  readonly ledger: ReadLedger;
}

/**
 * Refused for the person who proposed it; decided like any other entry on the states as they then
 * are.
 */
export class ApprovalDecider implements Decider<ApproveCorrection, ReadApproval | Refusal> {
  constructor(private readonly states: LedgerStates) {}

  name(): string {
    return 'ApproveCorrection';
  }

  content({ correctionNo }: ApproveCorrection) {
    return { asked: { approve: correctionNo } };
  }

  async locks({ correctionNo }: ApproveCorrection, reading: Reading) {
    const found = await correctedEntry(reading, correctionNo);
    if (isRefusal(found)) return [];
    return ledgerLocks(affectedCounties(found.entry), found.entry.stream.startsWith('province-'));
  }

  async read(reading: Reading, { correctionNo }: ApproveCorrection) {
    const found = await correctedEntry(reading, correctionNo);
    if (isRefusal(found)) return found;
    const wanted = { regions: affectedCounties(found.entry), province: true };
    return { ...found, ledger: await reading.states(this.states, wanted) };
  }

  decide(
    { correctionNo }: ApproveCorrection,
    read: ReadApproval | Refusal,
    { actor }: Occasion,
  ): Decision | Refusal {
    if (isRefusal(read)) return read;
    const { proposal, entry, ledger } = read;
    const same = refuseSamePerson(proposal.proposedBy, actor.subject);
    if (same) return same;
    const { reason } = proposal;
    const reversible = asReversible(entry);
    const reserved = !isRefusal(reversible) && refuseLoweringBy(actor.role, reversible, ledger);
    if (reserved) return reserved;
    const fact = reverseEntry({ correctionNo, reason }, entry, ledger);
    if (isRefusal(fact)) return fact;
    return {
      fact,
      occurredOn: businessDateOf(fact),
      stream: entry.stream,
      claim: { key: reversalKey(entry.id), fingerprint: correctionNo },
    };
  }

  foresee({ fact }: Decision, read: ReadApproval | Refusal): Foresight {
    return isRefusal(read) ? NOTHING_FORESEEN : foresightOf(fact, read.ledger.counties);
  }
}

export class Corrections {
  private readonly approval: ApprovalDecider;
  private readonly proposal: ProposalDecider;

  constructor(
    private readonly handler: CommandHandler,
    states: LedgerStates,
  ) {
    this.approval = new ApprovalDecider(states);
    this.proposal = new ProposalDecider(states);
  }

  propose(command: ProposeCorrection, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.proposal, command, context);
  }

  approve(command: ApproveCorrection, context: CommandContext): Promise<CommandAnswer> {
    return this.handler.execute(this.approval, command, context);
  }

  find(correctionNo: string): Promise<CorrectionView | undefined> {
    return this.handler.ask(async (reading) => {
      const proposal = await reading.stream(correctionStream(correctionNo), PROPOSAL);
      if (!proposal) return undefined;
      const { eventId, stream, reason, proposedBy, proposedAt } = proposal;
      const entry = await reading.event(eventId);
      const reversal = (await reading.claims([reversalKey(eventId)])).get(reversalKey(eventId));
      return {
        correctionNo,
        eventId,
        type: entry?.type ?? '',
        region: stream.startsWith('county-') ? stream.slice('county-'.length) : null,
        reason,
        proposedBy,
        proposedAt,
        approved: reversal?.fingerprint === correctionNo,
      };
    });
  }
}

/** The entry that is to be reversed, and by whom that was proposed. */
async function correctedEntry(
  reading: Reading,
  correctionNo: string,
): Promise<{ readonly proposal: Proposal; readonly entry: RecordedFact } | Refusal> {
  const proposal = await reading.stream(correctionStream(correctionNo), PROPOSAL);
  if (!proposal) return refuse('CORRECTION_UNKNOWN', { correctionNo });
  const entry = await entryOf(reading, proposal.eventId);
  return isRefusal(entry) ? entry : { proposal, entry };
}

async function entryOf(reading: Reading, eventId: string): Promise<RecordedFact | Refusal> {
  const entry = await reading.event(eventId);
  if (!entry) return refuse('EVENT_UNKNOWN', { eventId });
  const reversible = asReversible(entry);
  return isRefusal(reversible) ? reversible : entry;
}

function correctionStream(correctionNo: string): string {
  return `correction-${correctionNo}`;
}
