/** What may be decided of policy. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { decideParameter } from '../parameter-decider.js';
import type { SetParameter } from '../parameter-decision.js';

export class DecideParameter extends CommandOf<SetParameter> {}

export const POLICY_COMMANDS = [
  commandHandlerOf(DecideParameter, [CommandHandler], (parameter, context, handler) =>
    handler.execute(decideParameter, parameter, context),
  ),
];
