/** The steps of a county's year as lines of NDJSON. Amounts are yuan strings with two places. */
import type { StoredEvent } from '../../event-store/port.js';
import { type Episode, severityOf } from '../../gap-alerts/domain/episodes.js';
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

/** One line, with its line break. */
export function yearLine({ event, fiscalYear, step }: ReplayedEntry): string {
  const { changes, gapBeforeFen, gapAfterFen, alerts, late } = step;
  const rest = JSON.stringify({
    fiscalYear,
    changes: changes.map(figureAnswer),
    gap: { before: formatYuan(gapBeforeFen), after: formatYuan(gapAfterFen) },
    alerts: alerts.map(alertAnswer),
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

export function alertAnswer({ episode, what, before, after }: AlertChange): object {
  return { episode, what, before: before && episodeAnswer(before), after: episodeAnswer(after) };
}

export function episodeAnswer(episode: Episode) {
  const status: 'open' | 'closed' = episode.closedOn === null ? 'open' : 'closed';
  return {
    status,
    severity: severityOf(episode),
    openedOn: episode.openedOn,
    closedOn: episode.closedOn,
    closedBy: episode.closedBy,
    gapAtOpen: formatYuan(episode.gapAtOpenFen),
    peakGap: formatYuan(episode.peakGapFen),
    gap: formatYuan(episode.gapFen),
    constructionArranged: formatYuan(episode.constructionArrangedFen),
    spentDuring: formatYuan(episode.spentDuringFen),
    mustCompress: formatYuan(episode.mustCompressFen),
    fundedThrough: episode.fundedThrough,
  };
}
