/** Submits the monthly report of direct funds: what stood at the month's end is recorded. */
import type { CommandAnswer } from '../../command-handling/answers.js';
import type { CommandContext } from '../../command-handling/answers.js';
import type { CommandHandler } from '../../command-handling/command-handler.js';
import { executeLookedUp } from '../../command-handling/looked-up.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import { lastDayOf, refuseReport } from '../domain/monthly-report.js';
import type { DirectFunds } from './direct-funds.js';

export interface SubmitReport extends CommandContext {
  /** `YYYY-MM`, the month that is reported. */
  readonly month: string;
  readonly reportedOn: string;
  /** Number of the report, where it has one. */
  readonly documentNo: string | null;
  readonly today: string;
}

export class DirectFundReportDesk {
  constructor(
    private readonly handler: CommandHandler,
    private readonly funds: DirectFunds,
  ) {}

  /** Once a month: what is corrected later shows in the next report. */
  async submit(submitting: SubmitReport): Promise<CommandAnswer> {
    const { month, reportedOn, documentNo, today } = submitting;
    const asked = { report: month, reportedOn, documentNo };
    const refusal = refuseReport(month, reportedOn, today);
    const lines = refusal ? [] : await this.funds.figures(lastDayOf(month));
    const decided = {
      fact: {
        type: 'DirectFundsReported',
        data: { month, reportedOn, documentNo, lines },
      } as const,
      occurredOn: reportedOn,
      stream: 'direct-fund-reports',
      claim: { key: `direct-fund-report/${month}/0`, fingerprint: fingerprintOf(asked) },
    };
    const decide = () => refusal ?? decided;
    const name = 'SubmitDirectFundReport';
    return executeLookedUp(this.handler, { name, asked, decide }, submitting);
  }
}
