/** Submits the monthly report of direct funds: what stood at the month's end is recorded. */
import type { SingleAnswer } from '../../funds/domain/desk.js';
import type { Identified, LedgerDesk } from '../../funds/store/ledger-desk.js';
import { fingerprintOf } from '../../event-store/identifiers.js';
import { lastDayOf, refuseReport } from '../domain/monthly-report.js';
import type { DirectFunds } from './direct-funds.js';

export interface SubmitReport extends Identified {
  /** `YYYY-MM`, the month that is reported. */
  readonly month: string;
  readonly reportedOn: string;
  /** Number of the report, where it has one. */
  readonly documentNo: string | null;
  readonly today: string;
}

export class DirectFundReportDesk {
  constructor(
    private readonly desk: LedgerDesk,
    private readonly funds: DirectFunds,
  ) {}

  /** Once a month: what is corrected later shows in the next report. */
  async submit(submitting: SubmitReport): Promise<SingleAnswer> {
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
      revision: undefined,
      guards: [],
      claim: { key: `direct-fund-report/${month}/0`, fingerprint: fingerprintOf(asked) },
    };
    const decide = () => refusal ?? decided;
    return this.desk.carryOut({ regions: [], ofProvince: false, decide }, submitting, asked);
  }
}
