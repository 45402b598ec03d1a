/** The reports that were due, by month: submitted, late, missing. */
import { parametersAt } from '../../policy/parameters.js';
import type { ParameterChange } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import {
  REPORT_CLAUSE,
  type ReportStatus,
  dueOn,
  monthsFrom,
  statusOf,
} from '../domain/monthly-report.js';
import type { DirectFunds } from './direct-funds.js';

export interface ReportDuty {
  readonly month: string;
  readonly dueOn: string;
  readonly reportedOn: string | null;
  readonly documentNo: string | null;
  readonly reportedBy: string | null;
  readonly status: ReportStatus;
  readonly clause: string;
}

interface ReportRow {
  readonly month: string;
  readonly reported_on: string;
  readonly document_no: string | null;
  readonly reported_by: string;
}

export class DirectFundReports {
  constructor(
    private readonly sql: Sql,
    private readonly funds: DirectFunds,
    private readonly changes: () => Promise<readonly ParameterChange[]>,
  ) {}

  /**
   * Every month since the first marked receipt whose report the rule asks for and that is over by
   * the day; in their order.
   */
  async duties(asOf: string, year?: number): Promise<readonly ReportDuty[]> {
    const first = await this.funds.firstMonth(asOf);
    if (first === null) return [];
    const changes = await this.changes();
    const rows = await this.sql.query<ReportRow>(REPORTS, [asOf]);
    const reports = new Map(rows.map((row) => [row.month, row]));
    const months = monthsFrom(first, asOf.slice(0, 7)).filter(
      (month) => month < asOf.slice(0, 7) && (year === undefined || month.startsWith(`${year}-`)),
    );
    return months.flatMap((month) => {
      const day = parametersAt(`${month}-01`, changes).find('directFunds.report.dueDay')?.value;
      if (day === undefined) return [];
      const due = dueOn(month, Number(day));
      const report = reports.get(month);
      return {
        month,
        dueOn: due,
        reportedOn: report?.reported_on ?? null,
        documentNo: report?.document_no ?? null,
        reportedBy: report?.reported_by ?? null,
        status: statusOf(report?.reported_on ?? null, due, asOf),
        clause: REPORT_CLAUSE,
      };
    });
  }
}

const REPORTS = `SELECT month, reported_on, document_no, reported_by FROM read.direct_fund_reports
  WHERE reported_on <= $1 ORDER BY position`;
