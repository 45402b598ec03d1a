/** The digests of all tables as leaves of a tree, where all partitions are at one position. */
import type pg from 'pg';

export interface DigestLeaves {
  /** At which all partitions are. */
  readonly position: bigint;
  /** By table, unit and year, in the order of their bytes. */
  readonly leaves: readonly string[];
}

const POSITIONS = 'SELECT min(position) AS least, max(position) AS most FROM read.lanes';
const DIGESTS = `SELECT "table", unit, year, rows, encode(sha256(state), 'base64') AS hash
  FROM read.digests ORDER BY "table", unit, year`;

/**
 * Undefined: the partitions are not at one position.
 * @param client in a transaction of one snapshot
 */
export async function digestLeaves(client: pg.ClientBase): Promise<DigestLeaves | undefined> {
  const positions = await client.query<{ least: bigint | null; most: bigint | null }>(POSITIONS);
  const { least, most } = positions.rows[0]!;
  if (least === null || least !== most) return undefined;
  const { rows } = await client.query<{
    table: string;
    unit: string;
    year: string;
    rows: bigint;
    hash: string;
  }>(DIGESTS);
  const leaves = rows.map(({ table, unit, year, rows: count, hash }) =>
    ['doudi-digest/1', table, unit, year, count, hash].map((line) => `${line}\n`).join(''),
  );
  return { position: least, leaves };
}
