/** The difference between two points, as it is answered. Amounts are yuan strings. */
import type { MaterialShares } from '../../gap-alerts/domain/severity.js';
import { formatYuan } from '../../money/fen.js';
import { exact } from '../../event-store/event-text.js';
import type { DifferingEntry, Point, YearDiff } from './year-diff.js';
import { type JudgedOn, episodeAnswer, figureAnswer } from './year-lines.js';

interface Asked {
  readonly region: string;
  readonly fiscalYear: number;
  readonly from: Point;
  readonly to: Point;
}

/**
 * Its events come in the order of recording. An alert is judged on the day of its point.
 * @param today of a point without a day
 */
export function diffAnswer(asked: Asked, diff: YearDiff, shares: MaterialShares, today: string) {
  const { fiscalYear, from, to } = asked;
  const on = ({ asOf }: Point): JudgedOn => ({ fiscalYear, day: asOf ?? today, shares });
  return {
    ...asked,
    gap: { before: formatYuan(diff.gapBeforeFen), after: formatYuan(diff.gapAfterFen) },
    figures: diff.figures.map(({ positions, ...change }) => ({
      ...figureAnswer(change),
      difference: formatYuan(change.afterFen - change.beforeFen),
      events: positions.map(exact),
    })),
    alerts: diff.alerts.map(({ episode, before, after }) => ({
      episode,
      before: before && episodeAnswer(before, on(from)),
      after: after && episodeAnswer(after, on(to)),
    })),
    events: diff.entries.map(entryAnswer),
  };
}

function entryAnswer({ event, side, changes, late }: DifferingEntry) {
  const { position, stream, revision, id, type, occurredOn, recordedAt, metadata } = event;
  return {
    side,
    position: exact(position),
    stream,
    revision: exact(revision),
    id,
    type,
    occurredOn,
    recordedAt,
    actor: metadata.actor,
    late: late.length > 0,
    lateBecause: late,
    changes: changes.map(figureAnswer),
  };
}
