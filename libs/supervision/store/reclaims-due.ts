/**
 * What is due to be reclaimed, document by document, the longest due first: remaining award money
 * whose origin year lies so far back. Neither another purpose nor carrying over resets its age.
 * @source 财预〔2015〕15号; domain.md, section 9 (SURPLUS_OVER_TWO_YEARS)
 */
import { formatYuan } from '../../money/fen.js';
import { stepsOf } from '../../policy/dated-steps.js';
import { findingIdText, kindOfFinding } from '../domain/finding-kinds.js';
import { dueSince } from '../domain/reclaim-due.js';
import type { FindingSource } from './findings.js';

interface Row {
  readonly region: string;
  readonly fiscal_year: number;
  readonly program: string;
  readonly document_no: string;
  readonly origin_year: number;
  readonly amount_fen: bigint;
  readonly reclaimed_fen: bigint;
}

const KIND = 'SURPLUS_OVER_TWO_YEARS';
const DAY_MS = 86_400_000;

export class ReclaimsDue {
  constructor(private readonly source: FindingSource) {}

  /** By their keys: the longest due first, then by finding and origin year. */
  async lines(question: { readonly region?: string; readonly asOf?: string }) {
    const day = question.asOf ?? this.source.today();
    const steps = stepsOf('supervision.surplus.years', await this.source.changes());
    const rows = await this.source.sql.query<Row>(REMAINING, [question.region ?? null, day]);
    const due = rows.flatMap((row) => {
      const since = dueSince(row.origin_year, steps, day);
      return since === undefined ? [] : [lineOf(row, since, day)];
    });
    return due.sort((a, b) => (reclaimKey(a) < reclaimKey(b) ? -1 : 1));
  }
}

/** Tells a line from every other, and stands for its place. */
export function reclaimKey(line: ReturnType<typeof lineOf>): string {
  const { dueSince: since, findingId, originYear } = line;
  return `${since} ${findingId} ${originYear}`;
}

function lineOf(row: Row, since: string, day: string) {
  const { region, fiscal_year: fiscalYear, program, document_no: documentNo } = row;
  return {
    region,
    fiscalYear,
    program,
    documentNo,
    originYear: row.origin_year,
    dueSince: since,
    daysDue: Math.round((Date.parse(day) - Date.parse(since)) / DAY_MS),
    amount: formatYuan(row.amount_fen),
    reclaimed: formatYuan(row.reclaimed_fen),
    clause: kindOfFinding(KIND).clause,
    findingId: findingIdText({
      kind: KIND,
      key: `${region}/${fiscalYear}/${program}/${documentNo}`,
    }),
  };
}

const REMAINING = `SELECT l.region, l.fiscal_year, l.program, l.document_no, l.origin_year,
    sum(l.amount_fen) AS amount_fen,
    coalesce((SELECT sum(r.amount_fen) FROM published.fund_moves r
      WHERE r.document_no = l.document_no AND r.held = 'RECLAIMED' AND r.region = l.region
        AND r.fiscal_year = l.fiscal_year AND r.program = l.program
        AND r.origin_year = l.origin_year AND r.occurred_on <= $2), 0) AS reclaimed_fen
  FROM (
    SELECT region, fiscal_year, program, document_no, origin_year, lot,
        sum(amount_fen) AS amount_fen
      FROM published.fund_moves
      WHERE held = 'REMAINING' AND ($1::text IS NULL OR region = $1) AND occurred_on <= $2
      GROUP BY region, fiscal_year, program, document_no, origin_year, lot
      HAVING sum(amount_fen) > 0
  ) l
  GROUP BY l.region, l.fiscal_year, l.program, l.document_no, l.origin_year`;
