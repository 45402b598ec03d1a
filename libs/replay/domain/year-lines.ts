/** The steps of a county's year as lines of NDJSON. Amounts are yuan strings with two places. */
import type { StoredEvent } from '../../event-store/port.js';
import type { Episode } from '../../gap-alerts/domain/episodes.js';
import { type MaterialShares, judgedOn } from '../../gap-alerts/domain/severity.js';
import { formatYuan } from '../../money/fen.js';
import type { FigureChange } from './account-figures.js';
import { eventText } from '../../event-store/event-text.js';
import type { AlertChange, YearStep } from './year-replay.js';

export interface ReplayedEntry {
  readonly event: StoredEvent;
  /** The year that the entry moved; an event that moves two makes an entry in each. */
  readonly fiscalYear: number;
  readonly step: YearStep;
}

/** How an episode is judged: on a day, by the shares that are in force. */
export interface JudgedOn {
  readonly fiscalYear: number;
  readonly day: string;
  readonly shares: MaterialShares;
}

/** One line, with its line break; alerts are as of the day of the entry. */
export function yearLine(
  { event, fiscalYear, step }: ReplayedEntry,
  shares: MaterialShares,
): string {
  const { changes, gapBeforeFen, gapAfterFen, alerts, late } = step;
  const rest = JSON.stringify({
    fiscalYear,
    changes: changes.map(figureAnswer),
    gap: { before: formatYuan(gapBeforeFen), after: formatYuan(gapAfterFen) },
    alerts: alerts.map((alert) =>
      alertAnswer(alert, { fiscalYear, day: event.occurredOn, shares }),
    ),
    late: late.length > 0,
    lateBecause: late,
  });
  return `{"event":${eventText(event)},${rest.slice(1)}\n`;
}

export function figureAnswer(change: FigureChange) {
  return {
    class: change.class,
    code: change.code,
    figure: change.figure,
    before: formatYuan(change.beforeFen),
    after: formatYuan(change.afterFen),
  };
}

function alertAnswer({ episode, what, before, after }: AlertChange, on: JudgedOn): object {
  const was = before && episodeAnswer(before, on);
  return { episode, what, before: was, after: episodeAnswer(after, on) };
}

export function episodeAnswer(episode: Episode, { fiscalYear, day, shares }: JudgedOn) {
  const { severity, spentUnfundedFen } = judgedOn(episode, fiscalYear, day, shares);
  const status: 'open' | 'closed' = episode.closedOn === null ? 'open' : 'closed';
  return {
    status,
    severity,
    openedOn: episode.openedOn,
    closedOn: episode.closedOn,
    closedBy: episode.closedBy,
    gapAtOpen: formatYuan(episode.gapAtOpenFen),
    peakGap: formatYuan(episode.peakGapFen),
    gap: formatYuan(episode.gapFen),
    constructionArranged: formatYuan(episode.constructionArrangedFen),
    constructionTotal: formatYuan(episode.constructionTotalFen),
    spentDuring: formatYuan(episode.spentDuringFen),
    spentUnfunded: formatYuan(spentUnfundedFen),
    mustCompress: formatYuan(episode.mustCompressFen),
    fundedThrough: episode.fundedThrough,
  };
}
