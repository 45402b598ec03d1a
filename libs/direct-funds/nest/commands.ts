/** What may be reported of direct funds. */
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { ReadModels } from '../../projection/read-models.js';
import { DirectFunds } from '../store/direct-funds.js';
import { type SubmitReport as Submitting, submitReport } from '../store/report-commands.js';

export class SubmitReport extends CommandOf<Submitting> {}

export const DIRECT_FUND_COMMANDS = [
  commandHandlerOf(SubmitReport, [CommandHandler, ReadModels], (order, context, handler, models) =>
    handler.execute(submitReport(new DirectFunds(models.sql)), order, context),
  ),
];
