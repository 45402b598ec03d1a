/** The texts of objections, sealed anew when the vault's master key is changed. */
import { seal, unseal } from '../../access/store/sealing.js';
import type { MasterKey } from '../../access/store/vault-keys.js';
import type { WrappedBatch, WrappedRows } from '../../access/store/vault-key-turn.js';
import type { Sql } from '../../postgres/sql.js';
import { type TextPart, boundTo } from './sealed-texts.js';

const BATCH = 500;

interface SealedText {
  readonly objection_no: string;
  readonly content_hash: string;
  readonly part: TextPart;
  readonly sealed: Buffer;
}

export class TextSeals implements WrappedRows {
  constructor(private readonly sql: Sql) {}

  async count(no: number): Promise<number> {
    const [row] = await this.sql.query<{ count: bigint }>(
      'SELECT count(*) FROM vault.objection_texts WHERE key_no = $1',
      [no],
    );
    return Number(row!.count);
  }

  async rewrap(from: MasterKey, to: MasterKey, after: string): Promise<WrappedBatch | undefined> {
    const [objectionNo = '', contentHash = '', part = ''] = after.split('\n');
    const rows = await this.sql.query<SealedText>(
      `SELECT objection_no, content_hash, part, sealed FROM vault.objection_texts
        WHERE (objection_no, content_hash, part) > ($1, $2, $3) AND key_no = $4
        ORDER BY objection_no, content_hash, part LIMIT ${BATCH}`,
      [objectionNo, contentHash, part, from.no],
    );
    const last = rows.at(-1);
    if (!last) return undefined;
    const renewed = rows.map((row) => {
      const { objection_no: no, content_hash: hash, sealed } = row;
      const bound = boundTo({ objectionNo: no, contentHash: hash }, row.part);
      return seal(to.texts, unseal(from.texts, sealed, bound), bound);
    });
    await this.sql.query(
      `UPDATE vault.objection_texts t SET sealed = g.renewed, key_no = $5
         FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[])
                AS g (objection_no, content_hash, part, renewed)
        WHERE t.objection_no = g.objection_no AND t.content_hash = g.content_hash
          AND t.part = g.part`,
      [
        rows.map((row) => row.objection_no),
        rows.map((row) => row.content_hash),
        rows.map((row) => row.part),
        renewed,
        to.no,
      ],
    );
    const place = [last.objection_no, last.content_hash, last.part].join('\n');
    return { rows: rows.length, last: place };
  }
}
