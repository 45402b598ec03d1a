/** What waits and no other capability lists: arrivals, years to close, days of findings. */
import type { Sql } from '../../postgres/sql.js';

export interface WaitingArrival {
  readonly documentNo: string;
  readonly fiscalYear: number;
  /** Day of issue. */
  readonly since: string;
}

export interface OpenYear {
  readonly fiscalYear: number;
  /** Months that are over and not certified, 1 to 12. */
  readonly uncertified: readonly number[];
}

interface ArrivalRow {
  readonly document_no: string;
  readonly fiscal_year: number;
  readonly since: string;
}

interface YearRow {
  readonly fiscal_year: number;
  readonly uncertified: readonly number[];
}

export async function waitingArrivals(
  sql: Sql,
  region: string,
): Promise<readonly WaitingArrival[]> {
  const rows = await sql.query<ArrivalRow>(ARRIVALS, [region]);
  return rows.map(({ document_no: documentNo, fiscal_year: fiscalYear, since }) => ({
    ...{ documentNo, fiscalYear, since },
  }));
}

/**
 * The years in which a county has entries and that it has not closed.
 * @param today months that are over by then are asked for
 */
export async function openYears(
  sql: Sql,
  region: string,
  today: string,
): Promise<readonly OpenYear[]> {
  const rows = await sql.query<YearRow>(OPEN_YEARS, [region, today]);
  return rows.map(({ fiscal_year: fiscalYear, uncertified }) => ({ fiscalYear, uncertified }));
}

export interface ExplainedFindings {
  readonly kind: string;
  readonly count: number;
  /** Day of the explanation that waits longest. */
  readonly since: string;
}

/** What counties have explained and nobody has judged. */
export function explainedFindings(sql: Sql): Promise<readonly ExplainedFindings[]> {
  return sql.query<ExplainedFindings>(EXPLAINED);
}

/** Days since which payments of a county have been found; keys as `findingKey`. */
export async function daysOfFindings(
  sql: Sql,
  region: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<FoundRow>(FOUND, [region]);
  return new Map(
    rows.map((row) => [findingKey(row.kind, row.batch_no, row.payment_no), row.since]),
  );
}

export function findingKey(kind: string, batchNo: string, paymentNo: number): string {
  return [kind, paymentNo, batchNo].join(':');
}

interface FoundRow {
  readonly kind: string;
  readonly batch_no: string;
  readonly payment_no: number;
  readonly since: string;
}

const EXPLAINED = `SELECT split_part(latest.finding_id, ':', 1) AS kind, count(*)::integer AS count,
    min(latest.occurred_on) AS since
  FROM (SELECT DISTINCT ON (finding_id) finding_id, status, occurred_on
    FROM published.finding_steps ORDER BY finding_id, position DESC) latest
  WHERE latest.status = 'explained' GROUP BY 1 ORDER BY 1`;

const FOUND = `SELECT f.kind, f.batch_no, f.payment_no, f.since
  FROM published.payment_findings f WHERE f.region = $1 AND f.until IS NULL`;

const ARRIVALS = `SELECT m.document_no, m.fiscal_year, min(m.occurred_on) AS since
  FROM published.fund_moves m WHERE m.held = 'IN_TRANSIT' AND m.region = $1
  GROUP BY m.document_no, m.fiscal_year HAVING sum(m.amount_fen) > 0
  ORDER BY since, m.document_no`;

const OPEN_YEARS = `WITH years AS (
    SELECT p.fiscal_year FROM published.postings p WHERE p.region = $1
    GROUP BY p.fiscal_year HAVING NOT bool_or(p.kind = 'closing'))
  SELECT y.fiscal_year, coalesce((SELECT array_agg(m.month ORDER BY m.month)
      FROM generate_series(1, 12) AS m (month)
      WHERE make_date(y.fiscal_year, m.month, 1) + interval '1 month' <= $2::date
        AND NOT EXISTS (SELECT FROM published.certifications c
          WHERE c.region = $1 AND c.fiscal_year = y.fiscal_year AND c.month = m.month)
    ), '{}') AS uncertified
  FROM years y ORDER BY y.fiscal_year`;
