/**
 * The life of a matter: a complaint or a rectification about one county is opened by audit or
 * discipline, gathers what it rests on, is explained by the county and judged, and closes only with
 * evidence.
 *
 * @source 吉政办发〔2017〕63号 五（三）规范投诉举报、巡查督查制度; docs/adr/0021
 */
import { isSamePerson } from '../../access/domain/roles.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import { unguessableNo } from '../../event-store/identifiers.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { moneyBackOf } from '../../supervision/domain/recoveries.js';
import { refuseAmount } from '../../refusals/sizes.js';

export type MatterVerdict = DataOf<'MatterJudged'>['verdict'];
export type MatterLink = DataOf<'MatterLinked'>['links'][number];

export const MATTER_NO = /^SX-\d{8}-[0-9A-HJKMNP-TV-Z]{10}$/;

/** @param bytes at least 10, not guessable */
export function matterNoOf(openedOn: string, bytes: Uint8Array): string {
  return unguessableNo('SX', openedOn, bytes);
}

export function matterStream(matterNo: string): string {
  return `matter-${matterNo}`;
}

/** The key that an entry holds for the one matter that counts it. */
export function recoveryKey(eventId: string): string {
  return `matter-recovery/${eventId}/0`;
}

export interface Matter {
  readonly matterNo: string;
  readonly region: string;
  readonly status: 'open' | 'closed';
  /** Who opened it, or last reopened it. */
  readonly openedBy: string;
  readonly dueOn: string;
  /** 0n: nothing has to come back. */
  readonly requiredFen: bigint;
  readonly links: readonly MatterLink[];
  readonly recoveries: readonly DataOf<'MatterRecoveryRecorded'>[];
  /** What follows is of the time since it was opened, or last reopened. */
  readonly isWaived: boolean;
  readonly isReported: boolean;
  readonly verdict: MatterVerdict | null;
  /** Explained, and not judged since. */
  readonly awaitsVerdict: boolean;
}

/** null: there is none. */
export type MatterState = Matter | null;

/** Something that is to be linked, as it was found. */
export interface FoundLink extends MatterLink {
  /** The counties that it concerns; undefined: there is no such thing. */
  readonly regions: readonly string[] | undefined;
}

/** An entry that is said to have brought money back, as it was found. */
export interface FoundEntry {
  readonly kind: DataOf<'MatterRecoveryRecorded'>['kind'];
  readonly number: string;
  /** undefined: there is none that counts. */
  readonly entry: { readonly id: string; readonly fact: Fact } | undefined;
  /** The matter that counts it already; null: none. */
  readonly countedBy: string | null;
}

/** What is known when a matter is to be closed. */
export interface Evidence {
  /** What came back by the entries that still count. */
  readonly recoveredFen: bigint;
  /** The first linked finding that is neither dismissed nor rectified; null: none. */
  readonly unsettledFinding: string | null;
}

export type MatterStep =
  | { readonly step: 'link'; readonly found: readonly FoundLink[] }
  | { readonly step: 'explain'; readonly explanation: string }
  | { readonly step: 'report'; readonly documentNo: string; readonly measures: string }
  | { readonly step: 'recover'; readonly found: FoundEntry }
  | { readonly step: 'waive'; readonly reason: string; readonly recoveredFen: bigint }
  | { readonly step: 'judge'; readonly verdict: MatterVerdict; readonly opinion: string }
  | { readonly step: 'extend'; readonly dueOn: string; readonly reason: string }
  | {
      readonly step: 'close';
      readonly conclusion: string;
      readonly by: string;
      readonly evidence: Evidence;
    }
  | {
      readonly step: 'reopen';
      readonly reason: string;
      readonly dueOn: string;
      readonly today: string;
    };

const CLAUSE = '吉政办发〔2017〕63号 五（三）';

/** @param by the subject who did it */
export function evolveMatter(state: MatterState, fact: Fact, by: string): MatterState {
  return entryFor(MATTER, fact.type)?.(fact.data, state, by) ?? state;
}

const MATTER: FoldTable<'matterState', [MatterState, by: string], MatterState> = {
  MatterOpened: (data, _, by) => openedMatter(data, by),
  MatterLinked: ({ links }, state) => state && { ...state, links: [...state.links, ...links] },
  MatterExplained: (_, state) => state && { ...state, awaitsVerdict: true },
  MatterRectificationReported: (_, state) => state && { ...state, isReported: true },
  MatterRecoveryRecorded: (data, state) =>
    state && { ...state, recoveries: [...state.recoveries, data] },
  MatterRecoveryWaived: (_, state) => state && { ...state, isWaived: true },
  MatterJudged: ({ verdict }, state) => state && { ...state, verdict, awaitsVerdict: false },
  MatterExtended: ({ dueOn }, state) => state && { ...state, dueOn },
  MatterClosed: (_, state) => state && { ...state, status: 'closed' },
  MatterReopened: ({ dueOn }, state, by) =>
    state && { ...state, ...ANEW, status: 'open', openedBy: by, dueOn },
};

/** Links and recoveries stay; what was said and judged before did not suffice. */
const ANEW = { isWaived: false, isReported: false, verdict: null, awaitsVerdict: false } as const;

function openedMatter(data: DataOf<'MatterOpened'>, openedBy: string): Matter {
  const { matterNo, region, dueOn, requiredFen } = data;
  const gathered = { links: [], recoveries: [], ...ANEW } as const;
  const status = 'open' as const;
  return {
    ...{ matterNo, region, status, openedBy, dueOn, requiredFen: requiredFen ?? 0n },
    ...gathered,
  };
}

/** A deadline lies ahead; only a complaint has something sealed. */
export function decideOpening(
  data: DataOf<'MatterOpened'>,
  today: string,
): Fact<'MatterOpened'> | Refusal {
  const { kind, complaint, dueOn, requiredFen } = data;
  if (kind !== 'COMPLAINT' && complaint !== null) return refuse('MATTER_NOT_A_COMPLAINT', {});
  return (
    refuseDueDay(dueOn, today) ??
    (requiredFen === null ? undefined : refuseAmount(requiredFen)) ?? { type: 'MatterOpened', data }
  );
}

/** Refusals: MATTER_UNKNOWN, MATTER_CLOSED, MATTER_NOT_CLOSED, and those of each step. */
export function decideMatter(
  matterNo: string,
  step: MatterStep,
  state: MatterState,
): Fact | Refusal {
  if (state === null) return refuse('MATTER_UNKNOWN', { matterNo });
  if (step.step === 'reopen') return decideReopening(step, state);
  if (state.status === 'closed') return refuse('MATTER_CLOSED', { matterNo });
  const of = { matterNo, region: state.region };
  switch (step.step) {
    case 'link':
      return decideLinks(step.found, state);
    case 'explain':
      return { type: 'MatterExplained', data: { ...of, explanation: step.explanation } };
    case 'report': {
      const { documentNo, measures } = step;
      return { type: 'MatterRectificationReported', data: { ...of, documentNo, measures } };
    }
    case 'recover':
      return decideRecovery(step.found, state);
    case 'waive':
      return decideWaiver(step, state);
    case 'judge': {
      const { verdict, opinion } = step;
      if (!state.awaitsVerdict) return refuse('MATTER_NOT_EXPLAINED', { matterNo });
      return { type: 'MatterJudged', data: { ...of, verdict, opinion } };
    }
    case 'extend': {
      const { dueOn, reason } = step;
      const data = { ...of, previousDueOn: state.dueOn, dueOn, reason };
      return refuseDueDay(dueOn, state.dueOn) ?? { type: 'MatterExtended', data };
    }
    case 'close':
      return decideClosing(step, state);
  }
}

function refuseDueDay(dueOn: string, after: string): Refusal | undefined {
  return dueOn > after ? undefined : refuse('MATTER_DUE_DAY_TOO_EARLY', { dueOn, after });
}

/** Each once; what is linked already is left out. */
function decideLinks(found: readonly FoundLink[], matter: Matter): Fact | Refusal {
  const { matterNo, region } = matter;
  const known = new Set(matter.links.map(keyOfLink));
  const links: MatterLink[] = [];
  for (const { kind, id, regions } of found) {
    if (regions === undefined) return unknownLink({ kind, id });
    if (!regions.includes(region)) return refuse('MATTER_LINK_OUTSIDE', { kind, id, region });
    if (known.has(keyOfLink({ kind, id }))) continue;
    known.add(keyOfLink({ kind, id }));
    links.push({ kind, id });
  }
  if (links.length === 0) return refuse('MATTER_ALREADY_LINKED', { matterNo });
  return { type: 'MatterLinked', data: { matterNo, region, links } };
}

function keyOfLink({ kind, id }: MatterLink): string {
  return `${kind} ${id}`;
}

function unknownLink({ kind, id }: MatterLink): Refusal {
  switch (kind) {
    case 'FINDING':
      return refuse('FINDING_UNKNOWN', { findingId: id });
    case 'EVENT':
      return refuse('EVENT_UNKNOWN', { eventId: id });
    case 'OBJECTION':
      return refuse('OBJECTION_UNKNOWN', { objectionNo: id });
  }
}

/** Counted for one matter, once, with the amount that the entry has. */
function decideRecovery(found: FoundEntry, { matterNo, region }: Matter): Fact | Refusal {
  const { kind, number, entry, countedBy } = found;
  if (!entry) return refuse('RECOVERY_UNKNOWN', { kind, number });
  if (countedBy !== null) return refuse('MATTER_RECOVERY_COUNTED', { kind, number, countedBy });
  const amountFen = broughtBackFen(entry.fact, region);
  if (amountFen === undefined) return refuse('MATTER_RECOVERY_OUTSIDE', { kind, number, region });
  const data = { matterNo, region, kind, number, eventId: entry.id, amountFen };
  return { type: 'MatterRecoveryRecorded', data };
}

/** What an entry gave back of a county's money; undefined: nothing, or of another county's. */
function broughtBackFen(fact: Fact, region: string): bigint | undefined {
  const back = moneyBackOf(fact);
  return back?.region === region ? back.amountFen : undefined;
}

export function missingFen({ requiredFen }: Matter, recoveredFen: bigint): bigint {
  return requiredFen > recoveredFen ? requiredFen - recoveredFen : 0n;
}

function decideWaiver(
  { reason, recoveredFen }: Extract<MatterStep, { step: 'waive' }>,
  matter: Matter,
): Fact | Refusal {
  const { matterNo, region, isWaived } = matter;
  const amountFen = missingFen(matter, recoveredFen);
  if (isWaived || amountFen === 0n) return refuse('MATTER_NOTHING_TO_WAIVE', { matterNo });
  return { type: 'MatterRecoveryWaived', data: { matterNo, region, amountFen, reason } };
}

/**
 * On a verdict that covers all that was explained. What was found to be unfounded needs neither a
 * report nor money back; its linked findings must be settled all the same.
 */
function decideClosing(
  { conclusion, by, evidence }: Extract<MatterStep, { step: 'close' }>,
  matter: Matter,
): Fact | Refusal {
  const { matterNo, region, verdict } = matter;
  const { recoveredFen, unsettledFinding: findingId } = evidence;
  if (isSamePerson(matter.openedBy, by)) {
    const both = { first: matter.openedBy, second: by };
    return refuse('MATTER_CLOSED_BY_OPENER', { matterNo, ...both }, CLAUSE);
  }
  if (verdict === null || matter.awaitsVerdict) {
    return refuse('MATTER_NOT_JUDGED', { matterNo }, CLAUSE);
  }
  if (findingId !== null) {
    return refuse('MATTER_FINDING_UNSETTLED', { matterNo, findingId }, CLAUSE);
  }
  const isFounded = verdict === 'confirmed';
  if (isFounded && !matter.isReported) return refuse('MATTER_NOT_RECTIFIED', { matterNo }, CLAUSE);
  const missing = matter.isWaived || !isFounded ? 0n : missingFen(matter, recoveredFen);
  if (missing > 0n) {
    const amounts = { required: formatYuan(matter.requiredFen), missing: formatYuan(missing) };
    return refuse('MATTER_RECOVERY_INCOMPLETE', { matterNo, ...amounts }, CLAUSE);
  }
  return { type: 'MatterClosed', data: { matterNo, region, conclusion, recoveredFen } };
}

function decideReopening(
  { reason, dueOn, today }: Extract<MatterStep, { step: 'reopen' }>,
  { matterNo, region, status }: Matter,
): Fact | Refusal {
  if (status !== 'closed') return refuse('MATTER_NOT_CLOSED', { matterNo });
  const data = { matterNo, region, reason, dueOn };
  return refuseDueDay(dueOn, today) ?? { type: 'MatterReopened', data };
}
