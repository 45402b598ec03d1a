/** The counties' years, folded with their alerts from the postings that a question admits. */
import { type PostingRow, summedPostings } from '../../county-ledger/store/posting-rows.js';
import type { Sql } from '../../postgres/sql.js';
import { Slices } from '../../projection/slices.js';
import { type AlertYear, OUTSIDE_ARRANGED, look, newAlertYear } from '../domain/episodes.js';
import { happeningsOf } from './happening-rows.js';

export interface YearsQuestion {
  readonly region?: string | undefined;
  readonly fiscalYear?: number | undefined;
  /** End of that business day. */
  readonly asOf?: string | undefined;
  /** Only years that have general construction can have an episode. */
  readonly withConstruction?: boolean;
}

export interface FoldedYear {
  readonly region: string;
  readonly fiscalYear: number;
  readonly year: AlertYear;
  /** Business day of the latest entry that is not the province's. */
  readonly lastEntryOn: string | null;
}

/** By region and fiscal year; the happenings of a year in the order of recording. */
export async function foldedYears(
  sql: Sql,
  { region, fiscalYear, asOf, withConstruction = false }: YearsQuestion,
): Promise<readonly FoldedYear[]> {
  const rows = await sql.query<PostingRow>(withConstruction ? OF_CONSTRUCTION : OF_ALL, [
    region ?? null,
    fiscalYear ?? null,
    asOf ?? null,
  ]);
  const years: FoldedYear[] = [];
  const slices = new Slices();
  for (let start = 0; start < rows.length;) {
    if (slices.areDue) await slices.pause();
    let end = start + 1;
    while (end < rows.length && isOfYear(rows[end]!, rows[start]!)) end++;
    years.push(folded(rows.slice(start, end)));
    start = end;
  }
  return years;
}

function isOfYear(row: PostingRow, { region, fiscal_year: fiscalYear }: PostingRow): boolean {
  return row.region === region && row.fiscal_year === fiscalYear;
}

/** @param rows of one county's year */
function folded(rows: readonly PostingRow[]): FoldedYear {
  const { region, fiscal_year: fiscalYear } = rows[0]!;
  const year = newAlertYear(fiscalYear);
  for (const happening of happeningsOf(rows)) look(year, happening);
  return { region, fiscalYear, year, lastEntryOn: lastEntryOf(rows) };
}

/** What the province awards and takes back is no entry of the county's. */
const OF_PROVINCE: ReadonlySet<string | null> = new Set(['awarded', 'reclaimed']);

function lastEntryOf(rows: readonly PostingRow[]): string | null {
  let latest: string | null = null;
  for (const { figure, occurred_on: on } of rows) {
    if (!OF_PROVINCE.has(figure) && (latest === null || on > latest)) latest = on;
  }
  return latest;
}

const ADMITTED = `($1::text IS NULL OR region = $1) AND ($2::integer IS NULL OR fiscal_year = $2)
    AND ($3::date IS NULL OR occurred_on <= $3)`;
const GENERAL = `(region, fiscal_year) IN
    (SELECT region, fiscal_year FROM published.postings WHERE project_kind = 'GENERAL')`;

/** What moves no alert is summed: payments are most of the postings. */
const QUIET = `kind = 'amount' AND class <> 'CONSTRUCTION'
    AND figure IN (${[...OUTSIDE_ARRANGED].map((figure) => `'${figure}'`).join(', ')})`;
const OF_ALL = summedPostings('published.postings', ADMITTED, QUIET);
const OF_CONSTRUCTION = summedPostings('published.postings', `${ADMITTED} AND ${GENERAL}`, QUIET);
