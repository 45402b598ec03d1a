/**
 * Corrections: one person proposes to reverse an entry, another approves, and on approval the
 * reversing event is recorded in the entry's own stream.
 */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { recordedFact } from '../../event-store/decoding.js';
import type { EventStore, StoredEvent } from '../../event-store/port.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { asReversible, countiesOf, reverseEntry } from '../domain/corrections.js';
import { businessDateOf } from '../domain/deciding.js';
import type { SingleAnswer } from '../domain/desk.js';
import type { LedgerBooks } from './ledger-books.js';
import type { Identified, LedgerDesk } from './ledger-desk.js';
import type { Decided } from './prepared-append.js';

export interface ProposeCorrection extends Identified {
  readonly correctionNo: string;
  /** The event to reverse. */
  readonly eventId: string;
  readonly reason: string;
}

export interface ApproveCorrection extends Identified {
  readonly correctionNo: string;
}

export interface CorrectionView {
  readonly correctionNo: string;
  readonly eventId: string;
  /** Type of the entry that it reverses. */
  readonly type: string;
  /** The county whose entry it is; null for entries of the province's pools. */
  readonly region: string | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approved: boolean;
}

interface Proposal {
  readonly event: StoredEvent;
  readonly fact: RecordedFact<'CorrectionProposed'>;
}

export class CorrectionDesk {
  constructor(
    private readonly store: EventStore,
    private readonly desk: LedgerDesk,
  ) {}

  async propose(proposal: ProposeCorrection): Promise<SingleAnswer> {
    const { correctionNo, eventId, reason } = proposal;
    const entry = await this.findEntry(eventId);
    if (isRefusal(entry)) return { kind: 'refused', refusal: entry };
    const decided: Decided = {
      fact: {
        type: 'CorrectionProposed',
        data: { correctionNo, eventId, stream: entry.stream, reason },
      },
      occurredOn: entry.occurredOn,
      stream: correctionStream(correctionNo),
      revision: -1n,
      guards: [],
      claim: { key: `correction/${correctionNo}/0`, fingerprint: eventId },
    };
    return this.desk.carryOut({ regions: [], ofProvince: false, decide: () => decided }, proposal, {
      propose: correctionNo,
      eventId,
      reason,
    });
  }

  /**
   * Refused for the person who proposed it; decided like any other entry on the books as they then
   * stand.
   */
  async approve(approval: ApproveCorrection): Promise<SingleAnswer> {
    const { correctionNo, actor } = approval;
    const proposal = await this.findProposal(correctionNo);
    if (!proposal) return refused(refuse('CORRECTION_UNKNOWN', { correctionNo }));
    if (proposal.event.metadata.actor.subject === actor.subject) {
      return refused(refuse('SAME_PERSON', {}));
    }
    const { eventId, reason } = proposal.fact.data;
    const entry = await this.findEntry(eventId);
    if (isRefusal(entry)) return refused(entry);
    const reversible = asReversible(entry);
    if (isRefusal(reversible)) return refused(reversible);
    const regions = countiesOf(reversible);
    const decide = (books: LedgerBooks) => {
      const fact = reverseEntry({ correctionNo, reason }, entry, books.books(regions));
      if (isRefusal(fact)) return fact;
      return {
        fact,
        occurredOn: businessDateOf(fact),
        stream: entry.stream,
        revision: books.revisionOf(entry.stream)!,
        guards: books.guards(regions, entry.stream),
        claim: { key: `reversal/${eventId}/0`, fingerprint: correctionNo },
      };
    };
    const ofProvince = entry.stream.startsWith('province-');
    return this.desk.carryOut({ regions, ofProvince, decide }, approval, { approve: correctionNo });
  }

  async find(correctionNo: string): Promise<CorrectionView | undefined> {
    const proposal = await this.findProposal(correctionNo);
    if (!proposal) return undefined;
    const { event, fact } = proposal;
    const { eventId, stream, reason } = fact.data;
    const entry = await this.findEntry(eventId);
    return {
      correctionNo,
      eventId,
      type: isRefusal(entry) ? '' : entry.type,
      region: stream.startsWith('county-') ? stream.slice('county-'.length) : null,
      reason,
      proposedBy: event.metadata.actor.subject,
      proposedAt: event.recordedAt,
      approved: await this.isApproved(correctionNo, eventId),
    };
  }

  private async isApproved(correctionNo: string, eventId: string): Promise<boolean> {
    const [claim] = await this.store.findClaims([`reversal/${eventId}/0`]);
    return claim?.fingerprint === correctionNo;
  }

  private async findProposal(correctionNo: string): Promise<Proposal | undefined> {
    for await (const [event] of this.store.readStream(correctionStream(correctionNo))) {
      if (!event) continue;
      const fact = recordedFact(event);
      if (fact.type === 'CorrectionProposed') return { event, fact };
    }
    return undefined;
  }

  private async findEntry(eventId: string): Promise<RecordedFact | Refusal> {
    const [event] = await this.store.findEvents([eventId]);
    if (!event) return refuse('EVENT_UNKNOWN', { eventId });
    const entry = recordedFact(event);
    const reversible = asReversible(entry);
    return isRefusal(reversible) ? reversible : entry;
  }
}

function correctionStream(correctionNo: string): string {
  return `correction-${correctionNo}`;
}

function refused(refusal: Refusal): SingleAnswer {
  return { kind: 'refused', refusal };
}
