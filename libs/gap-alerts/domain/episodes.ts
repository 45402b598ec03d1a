/**
 * Gap alerts: construction while a gap remains. Looked at after every happening in a county's
 * fiscal year, in the order of recording, with G = the county's gap and C = the redirectable money
 * that is arranged for GENERAL projects.
 * @source 吉政办发〔2017〕63号 四（二）; domain.md, section 6
 */
import type { AmountPosting, Figure, Posting } from '../../county-ledger/domain/postings.js';
import {
  type YearFigures,
  countyGapFen,
  fundedThrough,
  generalConstructionFen,
  needFen,
  noFigures,
  post,
  redirectableConstructionFen,
  redirectableSpendingFen,
  totalFen,
} from '../../county-ledger/domain/year-figures.js';
import { CLOSED_BY_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';

export const GAP_ALERT_CLAUSE = '吉政办发〔2017〕63号 四（二）';

export const CLOSED_BY = codesIn(CLOSED_BY_WORDS);
export type ClosedBy = (typeof CLOSED_BY)[number];

/** Amounts in fen. Once closed, the figures stay as they stood at the close. */
export interface Episode {
  /** From 1 in the county's year. */
  readonly episode: number;
  readonly openedOn: string;
  closedOn: string | null;
  closedBy: ClosedBy | null;
  readonly gapAtOpenFen: bigint;
  peakGapFen: bigint;
  gapFen: bigint;
  /** C. */
  constructionArrangedFen: bigint;
  /** Money of every source that is arranged for GENERAL projects. */
  constructionTotalFen: bigint;
  /** GENERAL spending of redirectable money while it was open, net of what was put back. */
  spentDuringFen: bigint;
  /** The part of it that was paid on a day by which the need was not arranged. */
  unfunded: readonly UnfundedSpending[];
  /** max(0, min(G, C − such spending of the year)); 0 once closed by the figures. */
  mustCompressFen: bigint;
  /** 0 to 12. */
  fundedThrough: number;
}

/** A spending before which the year was funded through no month as late as that of its day. */
export interface UnfundedSpending {
  readonly batchNo: string;
  readonly paidOn: string;
  /** Net of what was put back. */
  readonly amountFen: bigint;
  /** The county's, as they then stood. */
  readonly gapFen: bigint;
  readonly needFen: bigint;
}

/** What an entry did that was recorded while the county had a gap. @source domain.md, section 9 */
export interface DoneInGap {
  readonly kind: 'NEED_LOWERED' | 'CONSTRUCTION_ADDED';
  /** The program, or the project. */
  readonly code: string;
  readonly amountFen: bigint;
}

export interface AlertYear {
  readonly fiscalYear: number;
  readonly figures: YearFigures;
  readonly episodes: Episode[];
  /** The episode during which a batch of GENERAL spending was recorded. */
  readonly spendingEpisodes: Map<string, Episode>;
  gapFen: bigint;
}

/** What one event posts to one county's year. */
export interface Happening {
  readonly occurredOn: string;
  readonly postings: readonly Posting[];
}

export function newAlertYear(fiscalYear: number): AlertYear {
  const [figures, episodes, spendingEpisodes] = [noFigures(), [], new Map<string, Episode>()];
  return { fiscalYear, figures, episodes, spendingEpisodes, gapFen: 0n };
}

/** The month of a day as a fiscal year sees it: 0 before the year, 12 after it. */
export function monthOf(day: string, fiscalYear: number): number {
  const year = Number(day.slice(0, 4));
  if (year !== fiscalYear) return year < fiscalYear ? 0 : 12;
  return Number(day.slice(5, 7));
}

/** Takes a happening in and looks. The year is the caller's own: it is changed in place. */
export function look(year: AlertYear, happening: Happening): readonly DoneInGap[] {
  const { postings } = happening;
  if (postings.every(leavesAlertsAlone)) {
    for (const posting of postings) post(year.figures, posting);
    return NOTHING_DONE;
  }
  const hadGap = year.gapFen > 0n;
  const wasClosed = year.figures.closed;
  const needs = needsBefore(year.figures, postings);
  for (const posting of postings) {
    countSpending(year, posting, happening.occurredOn);
    post(year.figures, posting);
  }
  lookAgain(year, happening, wasClosed);
  return hadGap ? doneInGap(year.figures, postings, needs) : NOTHING_DONE;
}

const NOTHING_DONE: readonly DoneInGap[] = [];

/**
 * Figures that count neither as need nor as arranged move no gap, no construction and no episode:
 * payments, which are most of the happenings, need no look at the whole year.
 */
function leavesAlertsAlone(posting: Posting): boolean {
  return (
    posting.kind === 'amount' &&
    posting.class !== 'CONSTRUCTION' &&
    OUTSIDE_ARRANGED.has(posting.figure)
  );
}

/** Of accounts that are no construction. */
export const OUTSIDE_ARRANGED: ReadonlySet<Figure> = new Set<Figure>([
  'received',
  'disbursed',
  'returned',
  'carriedOut',
]);

function lookAgain(year: AlertYear, happening: Happening, wasClosed: boolean): void {
  const { figures, episodes } = year;
  year.gapFen = countyGapFen(figures);
  const current = openEpisode(episodes);
  if (current) {
    update(current, year);
    close(current, figures, happening);
  } else if (!wasClosed && !figures.closed && year.gapFen > 0n) {
    if (redirectableConstructionFen(figures) > 0n) episodes.push(open(year, happening.occurredOn));
  }
}

/** Of the programs that an assessment is about. */
function needsBefore(
  { programs }: YearFigures,
  postings: readonly Posting[],
): ReadonlyMap<string, bigint> {
  const assessed = postings.filter((posting) => isOfNeed(posting) && programs.has(posting.code));
  return new Map(assessed.map(({ code }) => [code, needFen(programs.get(code)!)]));
}

/** An assessment of need, or the correction of one. */
function isOfNeed({ kind }: Posting): boolean {
  return kind === 'need' || kind === 'need-withdrawn';
}

function doneInGap(
  { programs }: YearFigures,
  postings: readonly Posting[],
  before: ReadonlyMap<string, bigint>,
): readonly DoneInGap[] {
  const lowered = [...before].flatMap(([code, needBeforeFen]): DoneInGap[] => {
    const amountFen = needBeforeFen - needFen(programs.get(code)!);
    return amountFen > 0n ? [{ kind: 'NEED_LOWERED', code, amountFen }] : [];
  });
  const added = postings.flatMap((posting): DoneInGap[] => {
    if (posting.kind !== 'amount' || posting.projectKind !== 'GENERAL') return [];
    if (posting.figure !== 'ownBudget' && posting.figure !== 'adjustedIn') return [];
    const { code, redirectableFen: amountFen } = posting;
    return amountFen > 0n ? [{ kind: 'CONSTRUCTION_ADDED', code, amountFen }] : [];
  });
  return [...lowered, ...added];
}

function openEpisode(episodes: readonly Episode[]): Episode | undefined {
  const last = episodes.at(-1);
  return last && last.closedOn === null ? last : undefined;
}

/**
 * What is put back counts against the episode in which it was spent, until the year is closed: from
 * then on the figures stay as they stood.
 */
function countSpending(year: AlertYear, posting: Posting, paidOn: string): void {
  if (posting.kind !== 'amount' || posting.batchNo === null || year.figures.closed) return;
  if (posting.projectKind !== 'GENERAL') return;
  if (posting.figure === 'disbursed' && posting.amountFen > 0n) {
    const current = openEpisode(year.episodes);
    if (!current) {
      // A number that is used again after its reversal stands for new spending.
      year.spendingEpisodes.delete(posting.batchNo);
      return;
    }
    year.spendingEpisodes.set(posting.batchNo, current);
    addSpending(current, year, posting, paidOn);
    return;
  }
  const counted = year.spendingEpisodes.get(posting.batchNo);
  if (counted) takeBack(counted, posting.batchNo, redirectableSpentFen(posting));
}

function redirectableSpentFen({ figure, redirectableFen }: AmountPosting): bigint {
  return figure === 'returned' ? -redirectableFen : redirectableFen;
}

function addSpending(
  episode: Episode,
  { figures, fiscalYear, gapFen }: AlertYear,
  posting: AmountPosting,
  paidOn: string,
): void {
  const amountFen = posting.redirectableFen;
  episode.spentDuringFen += amountFen;
  if (amountFen === 0n || fundedThrough(figures) >= monthOf(paidOn, fiscalYear)) return;
  const spending = { batchNo: posting.batchNo!, paidOn, amountFen, gapFen };
  episode.unfunded = [...episode.unfunded, { ...spending, needFen: totalFen(figures, needFen) }];
}

/** @param changeFen negative where money came back, positive where that was an error */
function takeBack(episode: Episode, batchNo: string, changeFen: bigint): void {
  episode.spentDuringFen += changeFen;
  episode.unfunded = episode.unfunded.map((spending) =>
    spending.batchNo === batchNo
      ? { ...spending, amountFen: spending.amountFen + changeFen }
      : spending,
  );
}

function open(year: AlertYear, openedOn: string): Episode {
  const opened: Episode = {
    episode: year.episodes.length + 1,
    openedOn,
    closedOn: null,
    closedBy: null,
    gapAtOpenFen: year.gapFen,
    peakGapFen: year.gapFen,
    gapFen: year.gapFen,
    constructionArrangedFen: 0n,
    constructionTotalFen: 0n,
    spentDuringFen: 0n,
    unfunded: [],
    mustCompressFen: 0n,
    fundedThrough: 0,
  };
  update(opened, year);
  return opened;
}

function update(episode: Episode, { figures, gapFen }: AlertYear): void {
  const constructionFen = redirectableConstructionFen(figures);
  episode.gapFen = gapFen;
  if (gapFen > episode.peakGapFen) episode.peakGapFen = gapFen;
  episode.constructionArrangedFen = constructionFen;
  episode.constructionTotalFen = generalConstructionFen(figures);
  episode.fundedThrough = fundedThrough(figures);
  const unspentFen = constructionFen - redirectableSpendingFen(figures);
  const compressibleFen = unspentFen < gapFen ? unspentFen : gapFen;
  episode.mustCompressFen = compressibleFen > 0n ? compressibleFen : 0n;
}

function close(episode: Episode, figures: YearFigures, happening: Happening): void {
  const closedBy = reasonToClose(episode, figures, happening);
  if (!closedBy) return;
  episode.closedOn = happening.occurredOn;
  episode.closedBy = closedBy;
  if (closedBy !== 'YEAR_CLOSED') episode.mustCompressFen = 0n;
}

function reasonToClose(
  episode: Episode,
  figures: YearFigures,
  { postings }: Happening,
): ClosedBy | undefined {
  if (episode.gapFen === 0n) return postings.some(isOfNeed) ? 'NEED_LOWERED' : 'GAP_CLOSED';
  if (episode.constructionArrangedFen === 0n) return 'CONSTRUCTION_COMPRESSED';
  return figures.closed ? 'YEAR_CLOSED' : undefined;
}
