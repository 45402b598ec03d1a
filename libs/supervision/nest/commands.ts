/** What may be said of a finding. */
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import type {
  ExplainFinding as Explaining,
  JudgeFinding as Judging,
  RectifyFinding as Rectifying,
} from '../domain/finding-deciders.js';
import { FindingCommands } from '../store/finding-commands.js';

export class ExplainFinding extends CommandOf<Explaining> {}
export class JudgeFinding extends CommandOf<Judging> {}
export class RectifyFinding extends CommandOf<Rectifying> {}

export const SUPERVISION_COMMANDS = [
  commandHandlerOf(ExplainFinding, [FindingCommands], (order, context, findings) =>
    findings.explain(order, context),
  ),
  commandHandlerOf(JudgeFinding, [FindingCommands], (order, context, findings) =>
    findings.judge(order, context),
  ),
  commandHandlerOf(RectifyFinding, [FindingCommands], (order, context, findings) =>
    findings.rectify(order, context),
  ),
];
