/** Takes what witnesses say of checkpoints, where it is good: it is served with that text. */
import type { Sql } from '../../postgres/sql.js';
import { verifyCosignature } from '../domain/cosignature.js';
import { type PublicKey, formatKey } from '../domain/signed-note.js';

export interface BroughtCosignature {
  readonly size: bigint;
  /** A signature line, with or without its newline. */
  readonly line: string;
  /** Subject of who brings it. */
  readonly by: string;
  /** POSIX seconds of now. */
  readonly now: bigint;
}

export type TakenCosignature =
  | { readonly kind: 'taken'; readonly witness: string; readonly time: bigint }
  | { readonly kind: 'no-checkpoint' | 'unknown-witness' | 'bad-cosignature' };

/** One of the texts of a size; null: that of the seal. */
interface SignedText {
  readonly signedAt: string | null;
  readonly checkpoint: string;
}

/** How far the clock of a witness may be ahead. */
const MOST_SECONDS_AHEAD = 300n;

export class Cosignatures {
  constructor(
    private readonly sql: Sql,
    private readonly witnesses: readonly PublicKey[],
  ) {}

  /** The same line again is taken again, and kept once. */
  async take({ size, line, by, now }: BroughtCosignature): Promise<TakenCosignature> {
    const heads = await this.sql.query<SignedText>(
      `SELECT signed_at AS "signedAt", checkpoint FROM store.signed_heads WHERE size = $1
        UNION ALL SELECT NULL, checkpoint FROM store.seals WHERE size = $1
        ORDER BY 1 DESC NULLS LAST`,
      [size],
    );
    if (heads.length === 0) return { kind: 'no-checkpoint' };
    const text = `${line.trimEnd()}\n`;
    const said = heads.flatMap(({ signedAt, checkpoint }) =>
      this.witnesses.map((key) => ({ signedAt, ...verifyCosignature(checkpoint + text, key) })),
    );
    const good = said.find((verdict) => verdict.verdict === 'VALID');
    if (good?.verdict !== 'VALID' || good.time > now + MOST_SECONDS_AHEAD) {
      const isKnown = said.some(({ verdict }) => verdict !== 'UNKNOWN_KEY');
      return { kind: isKnown ? 'bad-cosignature' : 'unknown-witness' };
    }
    const { witness, time, signedAt } = good;
    await this.sql.query(
      `INSERT INTO store.cosignatures (size, key, time, line, taken_by, signed_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [size, formatKey(witness, 'cosignature'), time, text, by, signedAt],
    );
    return { kind: 'taken', witness: witness.name, time };
  }
}
