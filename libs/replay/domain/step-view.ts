/** One step of a county's year, for people at a terminal. */
import { formatYuan } from '../../money/fen.js';
import type { ReplayedEntry } from './year-lines.js';

const LATE = { BACK_DATED: '补记 back-dated', AFTER_CLOSE: '结转后 after the close' } as const;
const EPISODE = {
  opened: '预警开启 opened',
  changed: '预警变化 changed',
  closed: '预警关闭 closed',
};

/** @param ordinal from 1 */
export function stepView({ event, step }: ReplayedEntry, ordinal: number): string {
  const late = step.late.map((reason) => LATE[reason]).join('  ');
  const lines = [
    `#${ordinal}  ${event.occurredOn}  ${event.type}  @${event.position}  ${late}`.trimEnd(),
    `  记录 recorded ${event.recordedAt}  ${event.metadata.actor.subject}`,
    ...step.changes.map(({ code, figure, beforeFen, afterFen }) =>
      figureLine(`${code} ${figure}`, beforeFen, afterFen),
    ),
    figureLine('缺口 gap', step.gapBeforeFen, step.gapAfterFen),
    ...step.alerts.map(({ episode, what, after }) => {
      const reason = after.closedBy === null ? '' : `  ${after.closedBy}`;
      return `  ! ${EPISODE[what]} #${episode}  ${formatYuan(after.gapFen)}${reason}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function figureLine(name: string, beforeFen: bigint, afterFen: bigint): string {
  const [before, after] = [formatYuan(beforeFen), formatYuan(afterFen)];
  return `  ${name.padEnd(40)} ${before.padStart(18)} → ${after.padStart(18)}`;
}
