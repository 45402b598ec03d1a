/** What may be done with an evaluation. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import type { CommandContext } from '../../command-handling/answers.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { type AdoptEvaluation as Adopting, EvaluationDesk } from '../store/evaluation-desk.js';
import { Evaluations } from '../store/evaluations.js';

export class AdoptEvaluation extends CommandOf<Omit<Adopting, keyof CommandContext>> {}

export const PERFORMANCE_COMMANDS = [
  // Reckoned on read models that hold everything recorded by now.
  commandHandlerOf(
    AdoptEvaluation,
    [CommandHandler, ReadModels],
    async (order, context, handler, models) => {
      await models.caughtUp();
      const desk = new EvaluationDesk(handler, new Evaluations(policySource(models)));
      return desk.adopt({ ...order, ...context });
    },
  ),
];
