/** What may be done with evaluations and sets of targets, beside what the ledger records. */
import { isSamePerson } from '../../access/domain/roles.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf, decidedBy } from '../../http/handlers.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { type AdoptEvaluation as Adopting, adoptEvaluation } from '../store/evaluation-commands.js';
import { type ReviewTargets, reviewTargets } from '../store/target-commands.js';
import { Evaluations } from '../store/evaluations.js';

export class AdoptEvaluation extends CommandOf<Adopting> {}
export class ReviewPerformanceTargets extends CommandOf<ReviewTargets> {}

export const PERFORMANCE_COMMANDS = [
  decidedBy(ReviewPerformanceTargets, reviewTargets(isSamePerson)),
  commandHandlerOf(
    AdoptEvaluation,
    [CommandHandler, ReadModels],
    (order, context, handler, models) =>
      handler.execute(adoptEvaluation(new Evaluations(policySource(models))), order, context),
  ),
];
