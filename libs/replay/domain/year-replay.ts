/**
 * A county's year, entry by entry in the order of recording: what each entry changed in the ledger
 * and in the gap alerts, figure by figure. Folded from the events' own postings, as the ledger is.
 * @source 吉政办发〔2017〕63号 四（二）; domain.md, sections 5 and 6
 */
import { type Posting, postingsOf } from '../../county-ledger/domain/postings.js';
import type { YearFigures } from '../../county-ledger/domain/year-figures.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import {
  type AlertYear,
  type Episode,
  look,
  newAlertYear,
} from '../../gap-alerts/domain/episodes.js';
import {
  type FigureChange,
  type FigureRow,
  accountsTouched,
  figureChanges,
  figureRow,
} from './account-figures.js';
import { type LateReason, type Timekeeping, lateReasons, newTimekeeping } from './lateness.js';

export interface AlertChange {
  readonly episode: number;
  readonly what: 'opened' | 'changed' | 'closed';
  /** null where it has just opened. */
  readonly before: Episode | null;
  readonly after: Episode;
}

/** What one event did to the year. */
export interface YearStep {
  readonly changes: readonly FigureChange[];
  readonly gapBeforeFen: bigint;
  readonly gapAfterFen: bigint;
  readonly alerts: readonly AlertChange[];
  readonly late: readonly LateReason[];
}

export interface YearReplay {
  readonly region: string;
  readonly fiscalYear: number;
  /** The ledger and its alerts as they stand after the last step. */
  readonly alerts: AlertYear;
  readonly time: Timekeeping;
}

export function newYearReplay(region: string, fiscalYear: number): YearReplay {
  return { region, fiscalYear, alerts: newAlertYear(fiscalYear), time: newTimekeeping() };
}

export function figuresOf(replay: YearReplay): YearFigures {
  return replay.alerts.figures;
}

/** Fiscal years, both inclusive. */
export interface YearSpan {
  readonly from: number;
  readonly to: number;
}

/** Whatever a county has. */
export const ALL_YEARS: YearSpan = { from: 1, to: 9999 };

export interface YearPostings {
  readonly fiscalYear: number;
  /** Not empty. */
  readonly postings: readonly Posting[];
}

/** What a fact posts to these years of the county, the earliest year first. */
export function postingsByYear(
  fact: Fact,
  region: string,
  years: YearSpan,
): readonly YearPostings[] {
  const posted = postingsOf(fact).filter(
    (posting) =>
      posting.region === region &&
      posting.fiscalYear >= years.from &&
      posting.fiscalYear <= years.to,
  );
  if (posted.length === 0) return NO_POSTINGS;
  const { fiscalYear } = posted[0]!;
  if (posted.every((posting) => posting.fiscalYear === fiscalYear)) {
    return [{ fiscalYear, postings: posted }];
  }
  const touched = [...new Set(posted.map((posting) => posting.fiscalYear))].sort((a, b) => a - b);
  return touched.map((year) => ({
    fiscalYear: year,
    postings: posted.filter((posting) => posting.fiscalYear === year),
  }));
}

const NO_POSTINGS: readonly YearPostings[] = [];

export interface Entry {
  readonly occurredOn: string;
  /** Of this county's year; not empty. */
  readonly postings: readonly Posting[];
}

/**
 * Takes the next entry in. The replay is the caller's own: it is changed in place.
 * @param counts false: only its date is noted; its figures are left out, as an as-of question
 * leaves out what happened later
 */
export function replayStep(replay: YearReplay, entry: Entry, counts = true): YearStep | undefined {
  const { time, alerts } = replay;
  const { figures, episodes } = alerts;
  const closes = entry.postings.some(({ kind }) => kind === 'closing');
  const late = lateReasons(time, entry.occurredOn, closes);
  if (!counts) return undefined;
  const accounts = accountsTouched(entry.postings);
  const before: FigureRow[] = accounts.map((account) => figureRow(figures, account));
  const affected = affectedEpisodes(alerts, entry.postings);
  const gapBeforeFen = alerts.gapFen;
  look(alerts, entry);
  const changes = accounts.flatMap((account, index) =>
    figureChanges(account, before[index]!, figureRow(figures, account)),
  );
  return {
    changes,
    gapBeforeFen,
    gapAfterFen: alerts.gapFen,
    alerts: alertChanges(episodes, affected),
    late,
  };
}

interface AffectedEpisode {
  readonly episode: Episode;
  readonly before: Episode;
}

/**
 * The episodes that an entry can change: the latest, and those during which a batch was paid that
 * the entry is about.
 */
function affectedEpisodes(
  alerts: AlertYear,
  postings: readonly Posting[],
): readonly AffectedEpisode[] {
  const last = alerts.episodes.at(-1);
  if (!last) return NONE_AFFECTED;
  const affected = [{ episode: last, before: { ...last } }];
  for (const posting of postings) {
    if (posting.kind !== 'amount' || posting.batchNo === null) continue;
    const episode = alerts.spendingEpisodes.get(posting.batchNo);
    if (!episode || affected.some((known) => known.episode === episode)) continue;
    affected.push({ episode, before: { ...episode } });
  }
  return affected;
}

function alertChanges(
  episodes: readonly Episode[],
  affected: readonly AffectedEpisode[],
): readonly AlertChange[] {
  const changes: AlertChange[] = [];
  for (const { episode, before } of affected) {
    if (isSame(before, episode)) continue;
    const what = before.closedOn === null && episode.closedOn !== null ? 'closed' : 'changed';
    changes.push({ episode: episode.episode, what, before, after: { ...episode } });
  }
  const last = episodes.at(-1);
  if (last && !affected.some(({ episode }) => episode === last)) {
    changes.push({ episode: last.episode, what: 'opened', before: null, after: { ...last } });
  }
  return changes.length === 0 ? NO_ALERTS : changes;
}

const NONE_AFFECTED: readonly AffectedEpisode[] = [];
const NO_ALERTS: readonly AlertChange[] = [];

function isSame(a: Episode, b: Episode): boolean {
  return (
    a.closedOn === b.closedOn &&
    a.gapFen === b.gapFen &&
    a.peakGapFen === b.peakGapFen &&
    a.constructionArrangedFen === b.constructionArrangedFen &&
    a.constructionTotalFen === b.constructionTotalFen &&
    a.spentDuringFen === b.spentDuringFen &&
    a.unfunded === b.unfunded &&
    a.mustCompressFen === b.mustCompressFen &&
    a.fundedThrough === b.fundedThrough
  );
}
