/** What may be decided of policy. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { businessDateToday } from '../../event-store/business-date.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { isRefusal } from '../../refusals/refusals.js';
import { type SetParameter, policyStream, setParameter } from '../parameter-decision.js';

export class DecideParameter extends CommandOf<SetParameter> {}

export const POLICY_COMMANDS = [
  commandHandlerOf(DecideParameter, [CommandHandler], (parameter, context, handler) => {
    const fact = setParameter(parameter);
    const decide = () =>
      isRefusal(fact)
        ? fact
        : { fact, occurredOn: businessDateToday(), stream: policyStream(parameter.name) };
    const looked = { name: 'SetParameter', asked: parameter, decide };
    return executeLookedUp(handler, looked, context);
  }),
];
