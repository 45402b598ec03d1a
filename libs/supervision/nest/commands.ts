/** What may be said of a finding. */
import type { CommandContext } from '../../command-handling/answers.js';
import { businessDateToday } from '../../event-store/business-date.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import {
  type ExplainFinding as Explaining,
  FindingDesk,
  type JudgeFinding as Judging,
  type RectifyFinding as Rectifying,
} from '../store/finding-desk.js';

type Said<T> = Omit<T, keyof CommandContext | 'today'>;

export class ExplainFinding extends CommandOf<Said<Explaining>> {}
export class JudgeFinding extends CommandOf<Said<Judging>> {}
export class RectifyFinding extends CommandOf<Said<Rectifying>> {}

export const SUPERVISION_COMMANDS = [
  commandHandlerOf(ExplainFinding, [FindingDesk], (order, context, desk) =>
    desk.explain({ ...order, ...context, today: businessDateToday() }),
  ),
  commandHandlerOf(JudgeFinding, [FindingDesk], (order, context, desk) =>
    desk.judge({ ...order, ...context, today: businessDateToday() }),
  ),
  commandHandlerOf(RectifyFinding, [FindingDesk], (order, context, desk) =>
    desk.rectify({ ...order, ...context, today: businessDateToday() }),
  ),
];
