/**
 * Matters, carried out: each step is decided on the matter's own stream, which it must still end as
 * it was read.
 */
import { affectedCounties } from '../../event-catalogue/affected-counties.js';
import { claimedFact } from '../../event-store/claimed-fact.js';
import { recordedFact } from '../../event-store/decoding.js';
import { eventIdOf } from '../../event-store/identifiers.js';
import type { EventStore } from '../../event-store/port.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { MatterKind } from '../../event-catalogue/vocabulary.js';
import type { CommandAnswer, CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { findProgram } from '../../policy/programs.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import type { NamedRecovery } from '../../supervision/domain/recoveries.js';
import { recoveryEntries } from '../../supervision/store/recovery-entries.js';
import {
  type FoundEntry,
  type FoundLink,
  type MatterLink,
  type MatterState,
  type MatterStep,
  decideMatter,
  decideOpening,
  matterNoOf,
  matterStream,
  recoveryKey,
} from '../domain/matter.js';
import type { Complaint, ComplaintTexts } from './complaint-texts.js';
import { matterFacts, matterOf, reversalsOf } from './matter-stream.js';

export interface OpenMatter extends CommandContext {
  readonly kind: MatterKind;
  readonly region: string;
  readonly title: string;
  readonly program: string | null;
  readonly fiscalYear: number | null;
  readonly dueOn: string;
  readonly requiredFen: bigint | null;
  readonly complaint: Complaint | null;
}

export interface OpenedMatter {
  readonly answer: CommandAnswer;
  readonly matterNo: string;
}

/** A step as it is asked for: what the decision looks up is not known yet. */
export type MatterAction =
  | { readonly step: 'link'; readonly links: readonly MatterLink[] }
  | { readonly step: 'recover'; readonly recovery: NamedRecovery }
  | { readonly step: 'waive'; readonly reason: string }
  | { readonly step: 'close'; readonly conclusion: string }
  | { readonly step: 'reopen'; readonly reason: string; readonly dueOn: string }
  | Extract<MatterStep, { readonly step: 'explain' | 'report' | 'judge' | 'extend' }>;

export interface HandleMatter extends CommandContext {
  readonly matterNo: string;
  readonly action: MatterAction;
}

/** What supervision says of findings. */
export interface SupervisedFindings {
  /** The county of a finding, or null for the province's; undefined: there is no such finding. */
  regionOf(findingId: string): Promise<string | null | undefined>;
  /** On figures that hold everything recorded by now. */
  isSettled(findingId: string): Promise<boolean>;
}

export interface MatterSources {
  readonly store: EventStore;
  readonly handler: CommandHandler;
  readonly texts: ComplaintTexts;
  readonly findings: SupervisedFindings;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
}

export class MatterDesk {
  constructor(private readonly sources: MatterSources) {}

  /** The complaint lies sealed before the event that names its hash is recorded. */
  async open(opening: OpenMatter): Promise<OpenedMatter> {
    const { texts, today, handler, store } = this.sources;
    const { commandId, complaint, kind, region, title, program, fiscalYear } = opening;
    const before = await this.openedBefore(commandId);
    const openedOn = before ?? today();
    const matterNo = matterNoOf(openedOn, texts.secretOf('number', commandId));
    const { dueOn, requiredFen } = opening;
    const what = { kind, region, title, program, fiscalYear, dueOn, requiredFen };
    const sealed = complaint && sealedOf(complaint, (text) => texts.hashOf(matterNo, text));
    const data = { matterNo, ...what, complaint: sealed };
    const decide = async () => {
      const registered = await claimedFact(store, `region/${region}/0`);
      const fact = refuseSubject(data, registered) ?? decideOpening(data, openedOn);
      if (isRefusal(fact)) return fact;
      // A reused key says something else: of that nothing is kept.
      if (complaint && sealed && before === undefined) {
        await this.keep({ no: matterNo, contentHash: sealed.contentHash }, complaint);
      }
      return {
        fact,
        occurredOn: openedOn,
        stream: matterStream(matterNo),
      };
    };
    const asked = { open: { ...what, sealed } };
    const stream = matterStream(matterNo);
    const looked = { name: 'OpenMatter', asked, stream, decide };
    const answer = await executeLookedUp(handler, looked, opening);
    return { answer, matterNo };
  }

  /** Everything that a step rests on is looked up anew before each try. */
  handle(handling: HandleMatter): Promise<CommandAnswer> {
    const { store, handler, today } = this.sources;
    const { matterNo, action, actor } = handling;
    const decide = async () => {
      const facts = await matterFacts(store, matterNo);
      const state = matterOf(facts);
      const step = await this.stepOf(action, state, actor.subject);
      const fact = decideMatter(matterNo, step, state);
      if (isRefusal(fact)) return fact;
      return {
        fact,
        occurredOn: today(),
        stream: matterStream(matterNo),
        ...claimOf(fact),
      };
    };
    const name = `matter.${action.step}`;
    const looked = { name, asked: { matterNo, action }, stream: matterStream(matterNo), decide };
    return executeLookedUp(handler, looked, handling);
  }

  private async stepOf(action: MatterAction, matter: MatterState, by: string): Promise<MatterStep> {
    switch (action.step) {
      case 'link':
        return {
          step: 'link',
          found: await Promise.all(action.links.map((one) => this.found(one))),
        };
      case 'recover':
        return { step: 'recover', found: await this.entry(action.recovery) };
      case 'waive':
        return { ...action, recoveredFen: await this.recoveredFen(matter) };
      case 'close': {
        const unsettledFinding = await this.unsettledFinding(matter);
        const recoveredFen = await this.recoveredFen(matter);
        return { ...action, by, evidence: { recoveredFen, unsettledFinding } };
      }
      case 'reopen':
        return { ...action, today: this.sources.today() };
      default:
        return action;
    }
  }

  /** The day on which the same command opened a matter before. */
  private async openedBefore(commandId: string): Promise<string | undefined> {
    const [event] = await this.sources.store.findEvents([eventIdOf(commandId, 0)]);
    return event?.type === 'MatterOpened' ? event.occurredOn : undefined;
  }

  private async keep(
    place: { readonly no: string; readonly contentHash: string },
    { text, complainant, contact }: Complaint,
  ): Promise<void> {
    const { texts } = this.sources;
    await texts.keep(place, 'text', text);
    if (complainant !== null) await texts.keep(place, 'complainant', complainant);
    if (contact !== null) await texts.keep(place, 'contact', contact);
  }

  private async entry(recovery: NamedRecovery): Promise<FoundEntry> {
    const { store } = this.sources;
    const [found] = await recoveryEntries(store, [recovery]);
    const entry = found?.entry && { id: found.entry.id, fact: found.entry };
    const [holder] = entry ? await store.findClaims([recoveryKey(entry.id)]) : [];
    return { ...recovery, entry, countedBy: holder?.fingerprint ?? null };
  }

  private async found({ kind, id }: MatterLink): Promise<FoundLink> {
    return { kind, id, regions: await this.regionsOf({ kind, id }) };
  }

  private async regionsOf({ kind, id }: MatterLink): Promise<readonly string[] | undefined> {
    const { store, findings } = this.sources;
    switch (kind) {
      case 'FINDING': {
        const region = await findings.regionOf(id);
        return region === undefined ? undefined : region === null ? [] : [region];
      }
      case 'EVENT': {
        const [event] = UUID.test(id) ? await store.findEvents([id]) : [];
        return event && affectedCounties(recordedFact(event));
      }
      case 'OBJECTION': {
        const lodged = await claimedFact(store, `objection/${id}/0`);
        return lodged?.type === 'ObjectionLodged' ? [lodged.data.region] : undefined;
      }
    }
  }

  private async recoveredFen(matter: MatterState): Promise<bigint> {
    const { recoveries = [] } = matter ?? {};
    const ids = recoveries.map(({ eventId }) => eventId);
    const reversed = await reversalsOf(this.sources.store, ids);
    return recoveries
      .filter(({ eventId }) => !reversed.has(eventId))
      .reduce((sum, { amountFen }) => sum + amountFen, 0n);
  }

  private async unsettledFinding(matter: MatterState): Promise<string | null> {
    for (const { kind, id } of matter?.links ?? []) {
      if (kind === 'FINDING' && !(await this.sources.findings.isSettled(id))) return id;
    }
    return null;
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Of two matters that count the same entry at the same time, one is refused. */
function claimOf(fact: Fact) {
  if (fact.type !== 'MatterRecoveryRecorded') return {};
  const { eventId, matterNo } = fact.data;
  return { claim: { key: recoveryKey(eventId), fingerprint: matterNo } };
}

function refuseSubject(
  { region, program }: DataOf<'MatterOpened'>,
  registered: Fact | undefined,
): Refusal | undefined {
  if (registered?.type !== 'RegionRegistered') return refuse('REGION_UNKNOWN', { region });
  if (registered.data.level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
  if (program !== null && !findProgram(program)) return refuse('PROGRAM_UNKNOWN', { program });
  return undefined;
}

function sealedOf({ text, complainant, contact }: Complaint, hashOf: (text: string) => string) {
  const isAnonymous = complainant === null && contact === null;
  return {
    contentHash: hashOf([text, complainant ?? '', contact ?? ''].join('\0')),
    complainant: isAnonymous ? ('ANONYMOUS' as const) : ('NAMED' as const),
  };
}
