/** Matters, decided: each step on the matter's own stream and on what it names, read anew. */
import { members } from '../../command-handling/content.js';
import type { Decider, Decision } from '../../command-handling/decider.js';
import type { Fold } from '../../command-handling/fold.js';
import type { Reading } from '../../command-handling/reading.js';
import { affectedCounties } from '../../event-catalogue/affected-counties.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { MatterKind } from '../../event-catalogue/vocabulary.js';
import { eventIdOf } from '../../event-store/identifiers.js';
import { isProgram } from '../../policy/program-look-up.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import type { NamedRecovery } from '../../supervision/domain/recoveries.js';
import { recoveryEntries } from '../../supervision/domain/recovery-entries.js';
import {
  type FoundEntry,
  type FoundLink,
  type MatterLink,
  type MatterState,
  type MatterStep,
  decideMatter,
  decideOpening,
  evolveMatter,
  matterNoOf,
  matterStream,
  recoveryKey,
} from './matter.js';

/** As somebody complained; null: nothing is known of who it was. */
export interface Complaint {
  readonly text: string;
  readonly complainant: string | null;
  readonly contact: string | null;
}

export interface OpenMatter {
  readonly kind: MatterKind;
  readonly region: string;
  readonly title: string;
  readonly program: string | null;
  readonly fiscalYear: number | null;
  readonly dueOn: string;
  readonly requiredFen: bigint | null;
  readonly complaint: Complaint | null;
}

/** A step as it is asked for: what the decision looks up is not known yet. */
export type MatterAction =
  | { readonly step: 'link'; readonly links: readonly MatterLink[] }
  | { readonly step: 'recover'; readonly recovery: NamedRecovery }
  | { readonly step: 'waive'; readonly reason: string }
  | { readonly step: 'close'; readonly conclusion: string }
  | { readonly step: 'reopen'; readonly reason: string; readonly dueOn: string }
  | Extract<MatterStep, { readonly step: 'explain' | 'report' | 'judge' | 'extend' }>;

export interface HandleMatter {
  readonly matterNo: string;
  readonly action: MatterAction;
}

/** What the vault does for complaints. */
export interface ComplaintSeals {
  /** Not guessable, and the same for the same command. */
  secretOf(purpose: 'number', commandId: string): Buffer;
  hashOf(no: string, text: string): string;
  /** Durable when it resolves. */
  keep(
    place: { readonly no: string; readonly contentHash: string },
    part: keyof Complaint,
    text: string,
  ): Promise<void>;
}

/** What supervision says of findings. */
export interface SupervisedFindings {
  /** The county of a finding, or null for the province's; undefined: there is no such finding. */
  regionOf(reading: Reading, findingId: string): Promise<string | null | undefined>;
  isSettled(reading: Reading, findingId: string): Promise<boolean>;
}

interface ReadOpening {
  readonly openedOn: string;
  readonly data: DataOf<'MatterOpened'>;
  /** The same command opened it before. */
  readonly isOpened: boolean;
  /** The county as it is registered. */
  readonly registered: Fact | undefined;
  readonly isKnownProgram: boolean;
}

/** The complaint lies sealed before the event that names its hash is recorded. */
export function openMatter(seals: ComplaintSeals): Decider<OpenMatter, ReadOpening> {
  return {
    name: () => 'OpenMatter',
    content: (_, __, { data: { matterNo: _no, complaint: sealed, ...what } }) => ({
      asked: {
        open: {
          ...members(what, 'kind', 'region', 'title', 'program'),
          ...members(what, 'fiscalYear', 'dueOn', 'requiredFen'),
          sealed: sealed && members(sealed, 'contentHash', 'complainant'),
        },
      },
    }),
    read: async (reading, command, { commandId, today }) => {
      const earlier = await reading.event(eventIdOf(commandId, 0));
      const isOpened = earlier?.type === 'MatterOpened';
      const openedOn = isOpened ? earlier.occurredOn : today;
      const matterNo = matterNoOf(openedOn, seals.secretOf('number', commandId));
      await reading.revision(matterStream(matterNo));
      const { complaint, ...what } = command;
      const sealed = complaint && sealedOf(complaint, (text) => seals.hashOf(matterNo, text));
      const registered = await reading.claimedFact(`region/${command.region}/0`);
      const { program } = command;
      const isKnownProgram = program === null || (await isProgram(reading, program));
      const data = { matterNo, ...what, complaint: sealed };
      return { openedOn, isOpened, registered, isKnownProgram, data };
    },
    decide: (_, { openedOn, data, registered, isKnownProgram }) => {
      const fact = refuseSubject(data, registered, isKnownProgram) ?? decideOpening(data, openedOn);
      if (isRefusal(fact)) return fact;
      return { fact, occurredOn: openedOn, stream: matterStream(data.matterNo) };
    },
    beforeAppend: async ({ complaint }, { data, isOpened }) => {
      // A reused key says something else: of that nothing is kept.
      if (!complaint || !data.complaint || isOpened) return;
      const { text, complainant, contact } = complaint;
      const place = { no: data.matterNo, contentHash: data.complaint.contentHash };
      await seals.keep(place, 'text', text);
      if (complainant !== null) await seals.keep(place, 'complainant', complainant);
      if (contact !== null) await seals.keep(place, 'contact', contact);
    },
  };
}

const MATTER: Fold<MatterState> = {
  initial: () => null,
  evolve: (state, fact, by) => evolveMatter(state, fact, by.subject),
};

const NAMES: Readonly<Record<MatterAction['step'], string>> = {
  link: 'LinkMatter',
  explain: 'ExplainMatter',
  report: 'ReportMatterRectification',
  recover: 'RecordMatterRecovery',
  waive: 'WaiveMatterRecovery',
  judge: 'JudgeMatter',
  extend: 'ExtendMatter',
  close: 'CloseMatter',
  reopen: 'ReopenMatter',
};

interface ReadMatter {
  readonly state: MatterState;
  readonly step: MatterStep;
}

export function handleMatter(findings: SupervisedFindings): Decider<HandleMatter, ReadMatter> {
  return {
    name: ({ action }) => NAMES[action.step],
    content: ({ matterNo, action }) => ({ asked: { matterNo, action: contentOf(action) } }),
    read: async (reading, { matterNo, action }, { actor, today }) => {
      const state = await reading.stream(matterStream(matterNo), MATTER);
      const found = new MatterReading(reading, findings);
      return { state, step: await found.stepOf(action, state, { by: actor.subject, today }) };
    },
    decide: ({ matterNo }, { state, step }, { today }): Decision | Refusal => {
      const fact = decideMatter(matterNo, step, state);
      if (isRefusal(fact)) return fact;
      return { fact, occurredOn: today, stream: matterStream(matterNo), ...claimOf(fact) };
    },
  };
}

/** The members of a step: a stored format. */
function contentOf(action: MatterAction): object {
  switch (action.step) {
    case 'link': {
      const links = action.links.map((link) => members(link, 'kind', 'id'));
      return { step: action.step, links };
    }
    case 'recover':
      return { step: action.step, recovery: members(action.recovery, 'kind', 'number') };
    case 'explain':
      return members(action, 'step', 'explanation');
    case 'report':
      return members(action, 'step', 'documentNo', 'measures');
    case 'waive':
      return members(action, 'step', 'reason');
    case 'judge':
      return members(action, 'step', 'verdict', 'opinion');
    case 'extend':
    case 'reopen':
      return members(action, 'step', 'dueOn', 'reason');
    case 'close':
      return members(action, 'step', 'conclusion');
  }
}

/** What the steps of a matter look up beside its own stream. */
class MatterReading {
  constructor(
    private readonly reading: Reading,
    private readonly findings: SupervisedFindings,
  ) {}

  async stepOf(
    action: MatterAction,
    matter: MatterState,
    { by, today }: { readonly by: string; readonly today: string },
  ): Promise<MatterStep> {
    switch (action.step) {
      case 'link':
        return { step: 'link', found: await this.links(action.links) };
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
        return { ...action, today };
      case 'explain':
      case 'report':
      case 'judge':
      case 'extend':
        return action;
    }
  }

  private async links(links: readonly MatterLink[]): Promise<readonly FoundLink[]> {
    const found: FoundLink[] = [];
    for (const { kind, id } of links) {
      found.push({ kind, id, regions: await this.regionsOf({ kind, id }) });
    }
    return found;
  }

  private async regionsOf({ kind, id }: MatterLink): Promise<readonly string[] | undefined> {
    switch (kind) {
      case 'FINDING': {
        const region = await this.findings.regionOf(this.reading, id);
        return region === undefined ? undefined : region === null ? [] : [region];
      }
      case 'EVENT': {
        const fact = UUID.test(id) ? await this.reading.event(id) : undefined;
        return fact && affectedCounties(fact);
      }
      case 'OBJECTION': {
        const lodged = await this.reading.claimedFact(`objection/${id}/0`);
        return lodged?.type === 'ObjectionLodged' ? [lodged.data.region] : undefined;
      }
    }
  }

  private async entry(recovery: NamedRecovery): Promise<FoundEntry> {
    const [found] = await recoveryEntries(this.reading, [recovery]);
    const entry = found?.entry && { id: found.entry.id, fact: found.entry };
    const keys = entry ? [recoveryKey(entry.id)] : [];
    const [holder] = (await this.reading.claims(keys)).values();
    return { ...recovery, entry, countedBy: holder?.fingerprint ?? null };
  }

  /** What came back by the entries that still count. */
  private async recoveredFen(matter: MatterState): Promise<bigint> {
    let sum = 0n;
    for (const { eventId, amountFen } of matter?.recoveries ?? []) {
      const entry = await this.reading.event(eventId);
      if (entry && !(await this.reading.reversalOf(entry))) sum += amountFen;
    }
    return sum;
  }

  private async unsettledFinding(matter: MatterState): Promise<string | null> {
    for (const { kind, id } of matter?.links ?? []) {
      if (kind === 'FINDING' && !(await this.findings.isSettled(this.reading, id))) return id;
    }
    return null;
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Of two matters that count the same entry at the same time, one is refused. */
function claimOf(fact: Fact): Pick<Decision, 'claim'> {
  if (fact.type !== 'MatterRecoveryRecorded') return {};
  const { eventId, matterNo } = fact.data;
  return { claim: { key: recoveryKey(eventId), fingerprint: matterNo } };
}

function refuseSubject(
  { region, program }: DataOf<'MatterOpened'>,
  registered: Fact | undefined,
  isKnownProgram: boolean,
): Refusal | undefined {
  if (registered?.type !== 'RegionRegistered') return refuse('REGION_UNKNOWN', { region });
  if (registered.data.level !== 'county') return refuse('REGION_NOT_A_COUNTY', { region });
  if (!isKnownProgram) return refuse('PROGRAM_UNKNOWN', { program: program! });
  return undefined;
}

function sealedOf({ text, complainant, contact }: Complaint, hashOf: (text: string) => string) {
  const isAnonymous = complainant === null && contact === null;
  return {
    contentHash: hashOf([text, complainant ?? '', contact ?? ''].join('\0')),
    complainant: isAnonymous ? ('ANONYMOUS' as const) : ('NAMED' as const),
  };
}
