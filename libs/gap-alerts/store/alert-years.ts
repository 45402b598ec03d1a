/** The counties' years, folded with their alerts from the postings that a question admits. */
import { type PostingRow, POSTING_COLUMNS } from '../../county-ledger/store/posting-rows.js';
import type { Sql } from '../../postgres/sql.js';
import { type AlertYear, look, newAlertYear } from '../domain/episodes.js';
import { type ReadHappening, happeningsOf } from './happening-rows.js';

export interface YearsQuestion {
  readonly region?: string | undefined;
  readonly fiscalYear?: number | undefined;
  /** End of that business day. */
  readonly asOf?: string | undefined;
  /** The regions before it are left out. */
  readonly fromRegion?: string | undefined;
  /** Only years that have general construction can have an episode. */
  readonly withConstruction?: boolean;
}

export interface FoldedYear {
  readonly region: string;
  readonly fiscalYear: number;
  readonly year: AlertYear;
  readonly happenings: readonly ReadHappening[];
}

/** In the order of recording within a year; years by region and fiscal year. */
export async function foldedYears(
  sql: Sql,
  { region, fiscalYear, asOf, fromRegion, withConstruction = false }: YearsQuestion,
): Promise<readonly FoldedYear[]> {
  const rows = await sql.query<PostingRow>(withConstruction ? OF_CONSTRUCTION : OF_ALL, [
    region ?? null,
    fiscalYear ?? null,
    asOf ?? null,
    fromRegion ?? null,
  ]);
  const years: FoldedYear[] = [];
  for (let start = 0; start < rows.length;) {
    const of = rows[start]!;
    let end = start + 1;
    while (end < rows.length && isOfYear(rows[end]!, of)) end++;
    years.push(folded(of, happeningsOf(rows.slice(start, end))));
    start = end;
  }
  return years;
}

function isOfYear(row: PostingRow, { region, fiscal_year: fiscalYear }: PostingRow): boolean {
  return row.region === region && row.fiscal_year === fiscalYear;
}

function folded(
  { region, fiscal_year: fiscalYear }: PostingRow,
  happenings: readonly ReadHappening[],
): FoldedYear {
  const year = newAlertYear(fiscalYear);
  for (const happening of happenings) look(year, happening);
  return { region, fiscalYear, year, happenings };
}

const ADMITTED = `SELECT ${POSTING_COLUMNS} FROM published.postings
  WHERE ($1::text IS NULL OR region = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
    AND ($3::date IS NULL OR occurred_on <= $3) AND ($4::text IS NULL OR region >= $4)`;
const IN_ORDER = 'ORDER BY region, fiscal_year, position, place';
const OF_ALL = `${ADMITTED} ${IN_ORDER}`;
const OF_CONSTRUCTION = `${ADMITTED} AND (region, fiscal_year) IN
    (SELECT region, fiscal_year FROM published.postings WHERE project_kind = 'GENERAL')
  ${IN_ORDER}`;
