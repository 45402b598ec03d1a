/**
 * Gap alerts: construction while a gap remains. Looked at after every happening in a county's
 * fiscal year, in the order of recording, with G = the county's gap and C = what is arranged for
 * GENERAL projects.
 * @source 吉政办发〔2017〕63号 四（二）; domain.md, section 6
 */
import { type Posting } from '../../county-ledger/domain/postings.js';
import {
  type YearFigures,
  countyGapFen,
  fundedThrough,
  generalConstructionFen,
  generalSpendingFen,
  noFigures,
  post,
} from '../../county-ledger/domain/year-figures.js';

export const GAP_ALERT_CLAUSE = '吉政办发〔2017〕63号 四（二）';

export const CLOSED_BY = ['GAP_CLOSED', 'CONSTRUCTION_COMPRESSED', 'YEAR_CLOSED'] as const;
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
  constructionArrangedFen: bigint;
  /** GENERAL spending recorded while the episode was open, net of what was put back. */
  spentDuringFen: bigint;
  /** max(0, min(G, C − GENERAL spending of the year)); 0 once closed by the figures. */
  mustCompressFen: bigint;
  /** 0 to 12. */
  fundedThrough: number;
}

export interface AlertYear {
  readonly figures: YearFigures;
  readonly episodes: Episode[];
  /** The episode during which a batch of GENERAL spending was recorded. */
  readonly spendingEpisodes: Map<string, Episode>;
}

/** What one event posts to one county's year. */
export interface Happening {
  readonly occurredOn: string;
  readonly postings: readonly Posting[];
}

export function newAlertYear(): AlertYear {
  return { figures: noFigures(), episodes: [], spendingEpisodes: new Map() };
}

/** CRITICAL once something was spent while the episode was open. */
export function severityOf(episode: Episode): 'CRITICAL' | 'WARNING' {
  return episode.spentDuringFen > 0n ? 'CRITICAL' : 'WARNING';
}

/** Takes a happening in and looks. The year is the caller's own: it is changed in place. */
export function look(year: AlertYear, happening: Happening): void {
  const { figures, episodes } = year;
  const wasClosed = figures.closed;
  for (const posting of happening.postings) {
    countSpending(year, posting);
    post(figures, posting);
  }
  const current = openEpisode(episodes);
  const gapFen = countyGapFen(figures);
  const constructionFen = generalConstructionFen(figures);
  if (current) {
    update(current, figures, gapFen, constructionFen);
    close(current, figures, happening.occurredOn);
  } else if (!wasClosed && !figures.closed && gapFen > 0n && constructionFen > 0n) {
    episodes.push(open(figures, episodes.length + 1, happening.occurredOn, gapFen));
  }
}

function openEpisode(episodes: readonly Episode[]): Episode | undefined {
  const last = episodes.at(-1);
  return last && last.closedOn === null ? last : undefined;
}

/**
 * What is put back counts against the episode in which it was spent, until the year is closed: from
 * then on the figures stay as they stood.
 */
function countSpending(year: AlertYear, posting: Posting): void {
  if (posting.kind !== 'amount' || posting.batchNo === null || year.figures.closed) return;
  if (posting.projectKind !== 'GENERAL') return;
  const spentFen = spendingOf(posting.figure, posting.amountFen);
  if (posting.figure === 'disbursed' && posting.amountFen > 0n) {
    const current = openEpisode(year.episodes);
    if (current) year.spendingEpisodes.set(posting.batchNo, current);
    // A number that is used again after its reversal stands for new spending.
    else year.spendingEpisodes.delete(posting.batchNo);
  }
  const counted = year.spendingEpisodes.get(posting.batchNo);
  if (counted) counted.spentDuringFen += spentFen;
}

function spendingOf(figure: string, amountFen: bigint): bigint {
  if (figure === 'disbursed') return amountFen;
  return figure === 'returned' ? -amountFen : 0n;
}

function open(figures: YearFigures, episode: number, openedOn: string, gapFen: bigint): Episode {
  const opened: Episode = {
    episode,
    openedOn,
    closedOn: null,
    closedBy: null,
    gapAtOpenFen: gapFen,
    peakGapFen: gapFen,
    gapFen,
    constructionArrangedFen: 0n,
    spentDuringFen: 0n,
    mustCompressFen: 0n,
    fundedThrough: 0,
  };
  update(opened, figures, gapFen, generalConstructionFen(figures));
  return opened;
}

function update(
  episode: Episode,
  figures: YearFigures,
  gapFen: bigint,
  constructionFen: bigint,
): void {
  episode.gapFen = gapFen;
  if (gapFen > episode.peakGapFen) episode.peakGapFen = gapFen;
  episode.constructionArrangedFen = constructionFen;
  episode.fundedThrough = fundedThrough(figures);
  const unspentFen = constructionFen - generalSpendingFen(figures);
  const compressibleFen = unspentFen < gapFen ? unspentFen : gapFen;
  episode.mustCompressFen = compressibleFen > 0n ? compressibleFen : 0n;
}

function close(episode: Episode, figures: YearFigures, occurredOn: string): void {
  const closedBy = reasonToClose(episode, figures);
  if (!closedBy) return;
  episode.closedOn = occurredOn;
  episode.closedBy = closedBy;
  if (closedBy !== 'YEAR_CLOSED') episode.mustCompressFen = 0n;
}

function reasonToClose(episode: Episode, figures: YearFigures): ClosedBy | undefined {
  if (episode.gapFen === 0n) return 'GAP_CLOSED';
  if (episode.constructionArrangedFen === 0n) return 'CONSTRUCTION_COMPRESSED';
  return figures.closed ? 'YEAR_CLOSED' : undefined;
}
