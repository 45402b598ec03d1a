/** The largest gaps of all counties and years, all programs of a county together. */
import type { Sql } from '../../postgres/sql.js';
import { type YearFigures, countyGapFen, noFigures, post } from '../domain/year-figures.js';
import { type PostingRow, postingOf, summedPostings } from './posting-rows.js';

export interface CountyGap {
  /** The code and the name of 31 December of the year. */
  readonly region: string;
  readonly name: string;
  readonly fiscalYear: number;
  readonly gapFen: bigint;
}

/** Only counties with a gap, the largest first; the later year where they are the same. */
export async function countyGaps(sql: Sql, limit: number): Promise<readonly CountyGap[]> {
  const years = new Map<string, YearFigures>();
  for (const row of await sql.query<PostingRow>(POSTINGS)) {
    const key = `${row.fiscal_year}/${row.region}`;
    let figures = years.get(key);
    if (!figures) years.set(key, (figures = noFigures()));
    post(figures, postingOf(row));
  }
  const gaps = [...years]
    .map(([key, figures]) => {
      const [fiscalYear, region] = key.split('/');
      return { region: region!, fiscalYear: Number(fiscalYear), gapFen: countyGapFen(figures) };
    })
    .filter(({ gapFen }) => gapFen > 0n)
    .sort(
      (a, b) =>
        Number(b.gapFen - a.gapFen) ||
        b.fiscalYear - a.fiscalYear ||
        (a.region < b.region ? -1 : 1),
    )
    .slice(0, limit);
  const names = await sql.query<Pick<CountyGap, 'region' | 'name'>>(NAMES, [
    gaps.map(({ region }) => region),
    gaps.map(({ fiscalYear }) => `${fiscalYear}-12-31`),
  ]);
  return gaps.map((gap, index) => ({ ...gap, ...names[index]! }));
}

/** Payments do not change a gap, and they are most of the postings. */
const POSTINGS = summedPostings(
  'read.postings',
  `class = 'BASIC_LIVELIHOOD' AND figure IS DISTINCT FROM 'disbursed'
    AND figure IS DISTINCT FROM 'returned'`,
);

const NAMES = `SELECT n.code AS region, n.name
  FROM unnest($1::text[], $2::date[]) WITH ORDINALITY AS asked (region, on_day, place)
  JOIN published.unit_names n ON n.region = asked.region AND n.from_on <= asked.on_day
    AND (n.until_on IS NULL OR n.until_on > asked.on_day)
  ORDER BY asked.place`;
