import type { Sql } from '../../postgres/sql.js';
import type { PublicRow } from '../domain/public-tables.js';

interface UnitName {
  readonly region: string;
  readonly code: string;
  readonly name: string;
  readonly from_on: string;
}

/** Units that were recoded; the others are called as they were registered. */
const RECODED = `SELECT region, code, name, from_on::text AS from_on FROM published.unit_names
  WHERE region IN (SELECT region FROM published.unit_names WHERE until_on IS NOT NULL)
  ORDER BY from_on, position`;

/** Rows with their counties called as on 31 December of the fiscal year that they are about. */
export async function withUnitNames(
  sql: Sql,
  rows: readonly PublicRow[],
): Promise<readonly PublicRow[]> {
  if (!rows.some((row) => 'regionName' in row)) return rows;
  const names = await sql.query<UnitName>(RECODED);
  return rows.map((row) => {
    const end = `${String(row['fiscalYear'])}-12-31`;
    const found = names.findLast(
      ({ region, from_on: from }) => region === row['region'] && from <= end,
    );
    return found ? { ...row, region: found.code, regionName: found.name } : row;
  });
}
