/** What may be reported of direct funds. */
import type { CommandContext } from '../../command-handling/answers.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { CommandOf, commandHandlerOf } from '../../http/handlers.js';
import { ReadModels } from '../../projection/read-models.js';
import { DirectFunds } from '../store/direct-funds.js';
import { DirectFundReportDesk, type SubmitReport as Submitting } from '../store/report-desk.js';

export class SubmitReport extends CommandOf<Omit<Submitting, keyof CommandContext | 'today'>> {}

export const DIRECT_FUND_COMMANDS = [
  // Reported on read models that hold everything recorded by now.
  commandHandlerOf(
    SubmitReport,
    [CommandHandler, ReadModels],
    async (order, context, handler, models) => {
      await models.caughtUp();
      const desk = new DirectFundReportDesk(handler, new DirectFunds(models.sql));
      return desk.submit({ ...order, ...context, today: models.today() });
    },
  ),
];
