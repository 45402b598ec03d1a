/**
 * What lies between two points of a county's year: the figures that differ, and the entries that
 * make the difference. A point is a business date, a time of recording, or both: as of, and as
 * known at. domain.md, sections 1 and 3
 */
import type { StoredEvent } from '../../event-store/port.js';
import type { Posting } from '../../county-ledger/domain/postings.js';
import type { Episode } from '../../gap-alerts/domain/episodes.js';
import {
  type AccountName,
  type FigureChange,
  figureChanges,
  figureRow,
} from './account-figures.js';
import type { LateReason } from './lateness.js';
import {
  type YearReplay,
  type YearStep,
  figuresOf,
  newYearReplay,
  replayStep,
} from './year-replay.js';

export interface Point {
  /** End of that business day; null: every day. */
  readonly asOf: string | null;
  /** ISO 8601 in UTC with milliseconds; null: everything recorded. */
  readonly knownAt: string | null;
}

type Dates = Pick<StoredEvent, 'occurredOn' | 'recordedAt'>;

export function admits({ asOf, knownAt }: Point, { occurredOn, recordedAt }: Dates): boolean {
  return (asOf === null || occurredOn <= asOf) && (knownAt === null || recordedAt <= knownAt);
}

/** An entry that counts at one of the two points only. */
export interface DifferingEntry {
  readonly event: StoredEvent;
  /** added: it counts at `to`; removed: it counts at `from`. */
  readonly side: 'added' | 'removed';
  readonly changes: readonly FigureChange[];
  readonly late: readonly LateReason[];
}

export interface DifferingFigure extends FigureChange {
  /** Positions of the differing entries that moved it. */
  readonly positions: readonly bigint[];
}

export interface DifferingAlert {
  readonly episode: number;
  readonly before: Episode | null;
  readonly after: Episode | null;
}

export interface YearDiff {
  readonly gapBeforeFen: bigint;
  readonly gapAfterFen: bigint;
  readonly figures: readonly DifferingFigure[];
  readonly alerts: readonly DifferingAlert[];
  readonly entries: readonly DifferingEntry[];
}

export interface Comparison {
  readonly from: Point;
  readonly to: Point;
  readonly before: YearReplay;
  readonly after: YearReplay;
  readonly entries: DifferingEntry[];
}

export function newComparison(
  region: string,
  fiscalYear: number,
  points: { readonly from: Point; readonly to: Point },
): Comparison {
  const before = newYearReplay(region, fiscalYear);
  return { ...points, before, after: newYearReplay(region, fiscalYear), entries: [] };
}

/** Takes the next entry in, in the order of recording. The comparison is changed in place. */
export function compareEntry(
  comparison: Comparison,
  event: StoredEvent,
  postings: readonly Posting[],
): void {
  const { from, to, before, after, entries } = comparison;
  const entry = { occurredOn: event.occurredOn, postings };
  const left = replayStep(before, entry, admits(from, event));
  const right = replayStep(after, entry, admits(to, event));
  const differing = (step: YearStep, side: 'added' | 'removed'): void => {
    entries.push({ event, side, changes: step.changes, late: step.late });
  };
  if (right && !left) differing(right, 'added');
  if (left && !right) differing(left, 'removed');
}

export function differences({ before, after, entries }: Comparison): YearDiff {
  const positions = positionsByFigure(entries);
  const figures = accountsOf(before, after).flatMap((account) =>
    figureChanges(
      account,
      figureRow(figuresOf(before), account),
      figureRow(figuresOf(after), account),
    ).map((change) => ({ ...change, positions: positions.get(keyOf(change)) ?? [] })),
  );
  return {
    gapBeforeFen: before.alerts.gapFen,
    gapAfterFen: after.alerts.gapFen,
    figures,
    alerts: differingAlerts(before.alerts.episodes, after.alerts.episodes),
    entries,
  };
}

function keyOf({ class: of, code, figure }: FigureChange): string {
  return `${of}/${code}/${figure}`;
}

function positionsByFigure(entries: readonly DifferingEntry[]): Map<string, bigint[]> {
  const positions = new Map<string, bigint[]>();
  for (const { event, changes } of entries) {
    for (const change of changes) {
      const known = positions.get(keyOf(change));
      if (known) known.push(event.position);
      else positions.set(keyOf(change), [event.position]);
    }
  }
  return positions;
}

/** Every account of either state, by class and code. */
function accountsOf(...replays: readonly YearReplay[]): readonly AccountName[] {
  const accounts = new Map<string, AccountName>();
  const add = (account: AccountName) => accounts.set(`${account.class}/${account.code}`, account);
  for (const { programs, projects, others } of replays.map(figuresOf)) {
    for (const code of programs.keys()) add({ class: 'BASIC_LIVELIHOOD', code });
    for (const code of projects.keys()) add({ class: 'CONSTRUCTION', code });
    for (const name of others.keys()) {
      const slash = name.indexOf('/');
      const of = name.slice(0, slash) === 'OPERATING' ? 'OPERATING' : 'OTHER';
      add({ class: of, code: name.slice(slash + 1) });
    }
  }
  return [...accounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
}

function differingAlerts(
  before: readonly Episode[],
  after: readonly Episode[],
): readonly DifferingAlert[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, index) => ({
    episode: index + 1,
    before: before[index] ?? null,
    after: after[index] ?? null,
  })).filter(({ before: left, after: right }) => textOf(left) !== textOf(right));
}

function textOf(episode: Episode | null): string {
  return episode ? Object.values(episode).join('/') : '';
}
