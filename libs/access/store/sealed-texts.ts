/**
 * What people say of themselves or of others, sealed under a key of its own, derived from the
 * vault's: objections and their answers, complaints. Events hold a keyed hash, by which a changed
 * text is found.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sql } from '../../postgres/sql.js';
import { seal, unseal } from './sealing.js';
import { type VaultKeys, keyInUse } from './vault-keys.js';

/** A table of the vault whose rows are sealed texts, and its column that says whose they are. */
export interface TextTable {
  readonly name: string;
  readonly number: string;
}

/** What an event says of a text: the number of what it belongs to, and its keyed hash. */
export interface SealedPlace {
  readonly no: string;
  readonly contentHash: string;
}

interface TextRow<Part> {
  readonly part: Part;
  readonly sealed: Buffer;
  readonly key_no: number;
}

export class SealedTexts<Part extends string> {
  constructor(
    private readonly sql: Sql,
    private readonly keys: VaultKeys,
    private readonly table: TextTable,
  ) {}

  /**
   * Durable when it resolves. Kept under the hash that the event says, so that of two answers given
   * at once the one that was recorded is found.
   */
  async keep(place: SealedPlace, part: Part, text: string): Promise<void> {
    const { name, number } = this.table;
    await this.keys.underPresent(async ({ no, texts }) => {
      const sealed = seal(texts, Buffer.from(text, 'utf8'), boundTo(place, part));
      const [used] = await this.sql.query(
        `WITH ${keyInUse('$5')}, kept AS (
           INSERT INTO ${name} (${number}, content_hash, part, sealed, key_no)
           SELECT $1, $2, $3, $4, no FROM used ON CONFLICT DO NOTHING
         )
         SELECT no FROM used`,
        [place.no, place.contentHash, part, sealed, no],
      );
      return used;
    });
  }

  /** @throws SealBroken where what is kept was changed */
  async open(place: SealedPlace): Promise<Partial<Record<Part, string>>> {
    const { name, number } = this.table;
    const rows = await this.sql.query<TextRow<Part>>(
      `SELECT part, sealed, key_no FROM ${name} WHERE ${number} = $1 AND content_hash = $2`,
      [place.no, place.contentHash],
    );
    const texts: Partial<Record<Part, string>> = {};
    for (const { part, sealed, key_no: no } of rows) {
      const key = await this.keys.numbered(no);
      texts[part] = unseal(key.texts, sealed, boundTo(place, part)).toString('utf8');
    }
    return texts;
  }

  /** Of something that is over: nobody opens its texts again. */
  async drop(no: string): Promise<void> {
    const { name, number } = this.table;
    await this.sql.query(`DELETE FROM ${name} WHERE ${number} = $1`, [no]);
  }

  /** Keyed, so that nobody guesses a short text by its hash. */
  hashOf(no: string, text: string): string {
    return createHmac('sha256', this.keys.steady.objectionHashes)
      .update(`${no}\0${text}`)
      .digest('base64url');
  }

  /** Not guessable, and the same for the same command, so that a repeated one is answered alike. */
  secretOf(purpose: 'number' | 'token', commandId: string): Buffer {
    return createHmac('sha256', this.keys.steady.objectionTokens)
      .update(`${purpose}\0${commandId}`)
      .digest();
  }
}

/** What the sealed bytes of a text belong to. */
export function boundTo({ no, contentHash }: SealedPlace, part: string): string {
  return `${no}/${part}/${contentHash}`;
}

/** What is kept of a receipt token: nobody gets the token back from it. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('base64url');
}

/** Compares in a time that does not tell how much was right. */
export function isSameHash(a: string, b: string): boolean {
  const key = randomBytes(32);
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
