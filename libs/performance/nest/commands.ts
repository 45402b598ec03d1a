/** What may be done with an evaluation. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { type AdoptEvaluation as Adopting, adoptEvaluation } from '../store/evaluation-commands.js';
import { Evaluations } from '../store/evaluations.js';

export class AdoptEvaluation extends CommandOf<Adopting> {}

export const PERFORMANCE_COMMANDS = [
  commandHandlerOf(
    AdoptEvaluation,
    [CommandHandler, ReadModels],
    (order, context, handler, models) =>
      handler.execute(adoptEvaluation(new Evaluations(policySource(models))), order, context),
  ),
];
