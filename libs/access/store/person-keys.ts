/** The keys of persons, wrapped anew when the master key is changed. */
import type { Sql } from '../../postgres/sql.js';
import { seal, unseal } from './sealing.js';
import type { MasterKey } from './vault-keys.js';
import type { WrappedBatch, WrappedRows } from './vault-key-rotation.js';

const BATCH = 1000;

interface WrappedKey {
  readonly pseudonym: string;
  readonly sealed_key: Buffer;
}

export class PersonKeys implements WrappedRows {
  constructor(private readonly sql: Sql) {}

  async count(no: number): Promise<number> {
    const [row] = await this.sql.query<{ count: bigint }>(
      'SELECT count(*) FROM vault.persons WHERE key_no = $1 AND sealed_key IS NOT NULL',
      [no],
    );
    return Number(row!.count);
  }

  /** A person who is forgotten meanwhile stays so: only the key that was read is replaced. */
  async rewrap(from: MasterKey, to: MasterKey, after: string): Promise<WrappedBatch | undefined> {
    const rows = await this.sql.query<WrappedKey>(
      `SELECT pseudonym, sealed_key FROM vault.persons
        WHERE pseudonym > $1 AND key_no = $2 AND sealed_key IS NOT NULL
        ORDER BY pseudonym LIMIT ${BATCH}`,
      [after, from.no],
    );
    if (rows.length === 0) return undefined;
    const renewed = rows.map(({ pseudonym, sealed_key: sealed }) =>
      seal(to.persons, unseal(from.persons, sealed, pseudonym), pseudonym),
    );
    await this.sql.query(
      `UPDATE vault.persons p SET sealed_key = g.renewed, key_no = $4
         FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS g (pseudonym, sealed, renewed)
        WHERE p.pseudonym = g.pseudonym AND p.sealed_key = g.sealed`,
      [rows.map(({ pseudonym }) => pseudonym), rows.map((row) => row.sealed_key), renewed, to.no],
    );
    return { rows: rows.length, last: rows.at(-1)!.pseudonym };
  }
}
