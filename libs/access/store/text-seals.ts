/** Sealed texts of a table, sealed anew when the vault's master key is changed. */
import type { Sql } from '../../postgres/sql.js';
import { type TextTable, boundTo } from './sealed-texts.js';
import { seal, unseal } from './sealing.js';
import type { MasterKey } from './vault-keys.js';
import type { WrappedBatch, WrappedRows } from './vault-key-rotation.js';

const BATCH = 500;

interface SealedText {
  readonly no: string;
  readonly content_hash: string;
  readonly part: string;
  readonly sealed: Buffer;
}

export class TextSeals implements WrappedRows {
  constructor(
    private readonly sql: Sql,
    private readonly table: TextTable,
  ) {}

  async count(no: number): Promise<number> {
    const [row] = await this.sql.query<{ count: bigint }>(
      `SELECT count(*) FROM ${this.table.name} WHERE key_no = $1`,
      [no],
    );
    return Number(row!.count);
  }

  async rewrap(from: MasterKey, to: MasterKey, after: string): Promise<WrappedBatch | undefined> {
    const { name, number } = this.table;
    const [lastNo = '', contentHash = '', part = ''] = after.split('\n');
    const rows = await this.sql.query<SealedText>(
      `SELECT ${number} AS no, content_hash, part, sealed FROM ${name}
        WHERE (${number}, content_hash, part) > ($1, $2, $3) AND key_no = $4
        ORDER BY ${number}, content_hash, part LIMIT ${BATCH}`,
      [lastNo, contentHash, part, from.no],
    );
    const last = rows.at(-1);
    if (!last) return undefined;
    const renewed = rows.map(({ no, content_hash: hash, part: partOf, sealed }) => {
      const bound = boundTo({ no, contentHash: hash }, partOf);
      return seal(to.texts, unseal(from.texts, sealed, bound), bound);
    });
    await this.sql.query(
      `UPDATE ${name} t SET sealed = g.renewed, key_no = $5
         FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
                AS g (no, content_hash, part, renewed)
        WHERE t.${number} = g.no AND t.content_hash = g.content_hash AND t.part = g.part`,
      [
        rows.map(({ no }) => no),
        rows.map((row) => row.content_hash),
        rows.map((row) => row.part),
        renewed,
        to.no,
      ],
    );
    const place = [last.no, last.content_hash, last.part].join('\n');
    return { rows: rows.length, last: place };
  }
}
