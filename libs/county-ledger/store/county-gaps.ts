/** The counties with the largest gaps of a year, all programs together. */
import type { Sql } from '../../postgres/sql.js';
import { countyGapFen, noFigures, post } from '../domain/year-figures.js';
import { type PostingRow, POSTING_COLUMNS, postingOf } from './posting-rows.js';

export interface CountyGap {
  readonly region: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly gapFen: bigint;
}

/** Only counties with a gap, the largest first; by region where they are the same. */
export async function countyGaps(
  sql: Sql,
  fiscalYear: number,
  limit: number,
): Promise<readonly CountyGap[]> {
  const rows = await sql.query<PostingRow & { readonly name: string }>(POSTINGS, [fiscalYear]);
  const names = new Map<string, string>();
  const years = new Map<string, ReturnType<typeof noFigures>>();
  for (const row of rows) {
    let figures = years.get(row.region);
    if (!figures) years.set(row.region, (figures = noFigures()));
    names.set(row.region, row.name);
    post(figures, postingOf(row));
  }
  return [...years]
    .map(([region, figures]) => ({
      region,
      name: names.get(region)!,
      fiscalYear,
      gapFen: countyGapFen(figures),
    }))
    .filter(({ gapFen }) => gapFen > 0n)
    .sort((a, b) => Number(b.gapFen - a.gapFen) || (a.region < b.region ? -1 : 1))
    .slice(0, limit);
}

/** Payments do not change a gap, and they are most of the postings. */
const POSTINGS = `SELECT ${POSTING_COLUMNS},
    (SELECT r.name FROM published.regions r WHERE r.code = region) AS name
  FROM read.postings
  WHERE fiscal_year = $1 AND (kind <> 'amount' OR figure NOT IN ('disbursed', 'returned'))
  ORDER BY position, place`;
