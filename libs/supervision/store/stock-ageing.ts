/**
 * Remaining award money by the year it was first budgeted for. Neither moving it to another purpose
 * nor carrying it over resets its age. @source 财预〔2015〕15号; domain.md, section 9
 */
import { formatYuan } from '../../money/fen.js';
import { parametersAt } from '../../policy/parameters.js';
import type { FindingSource } from './findings.js';

interface Row {
  readonly region: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly origin_year: number;
  readonly amount_fen: bigint;
}

export class StockAgeing {
  constructor(private readonly source: FindingSource) {}

  /** By region, year, program and origin year. */
  async lines(question: { readonly region?: string; readonly asOf?: string }) {
    const day = question.asOf ?? this.source.today();
    const parameters = parametersAt(day, await this.source.changes());
    const dueAfter = parameters.whole('supervision.surplus.years');
    const year = Number(day.slice(0, 4));
    const rows = await this.source.sql.query<Row>(AGEING, [question.region ?? null, day]);
    return rows.map((row) => ({
      region: row.region,
      fiscalYear: row.fiscal_year,
      program: row.program,
      originYear: row.origin_year,
      age: year - row.origin_year,
      amount: formatYuan(row.amount_fen),
      reclaimDue: year - row.origin_year >= dueAfter,
    }));
  }
}

const AGEING = `SELECT region, fiscal_year, program, origin_year,
    sum(amount_fen) AS amount_fen
  FROM (
    SELECT region, fiscal_year, program, origin_year, lot, sum(amount_fen) AS amount_fen
      FROM published.fund_moves
      WHERE held = 'REMAINING' AND ($1::text IS NULL OR region = $1) AND occurred_on <= $2
      GROUP BY region, fiscal_year, program, origin_year, lot HAVING sum(amount_fen) > 0
  ) lots
  GROUP BY region, fiscal_year, program, origin_year
  ORDER BY region, fiscal_year, program, origin_year`;
