/**
 * What objections say, how to reach who said it, and what was answered: sealed under a key of their
 * own, derived from the vault's. Events hold a keyed hash, by which a changed text is found.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { KEY_BYTES, readKeyFile } from '../../access/store/key-file.js';
import { seal, unseal } from '../../access/store/sealing.js';
import type { Sql } from '../../postgres/sql.js';

export type TextPart = 'text' | 'contact' | 'answer';

/** What an event says of a text: whose it is, and its keyed hash. */
export interface SealedPlace {
  readonly objectionNo: string;
  readonly contentHash: string;
}

export interface KeySource {
  readonly dataDir: string;
  /** The vault's key in base64; null: in its file. */
  readonly key: string | null;
}

interface Keys {
  readonly sealing: Buffer;
  readonly hashes: Buffer;
  readonly tokens: Buffer;
}

export class SealedTexts {
  private keys: Promise<Keys> | undefined;

  constructor(
    private readonly sql: Sql,
    private readonly source: KeySource,
  ) {}

  /**
   * Durable when it resolves. Kept under the hash that the event says, so that of two answers given
   * at once the one that was recorded is found.
   */
  async keep(place: SealedPlace, part: TextPart, text: string): Promise<void> {
    const { sealing } = await this.ownKeys();
    const sealed = seal(sealing, Buffer.from(text, 'utf8'), boundTo(place, part));
    await this.sql.query(
      `INSERT INTO vault.objection_texts (objection_no, content_hash, part, sealed)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [place.objectionNo, place.contentHash, part, sealed],
    );
  }

  /** @throws SealBroken where what is kept was changed */
  async open(place: SealedPlace): Promise<Partial<Record<TextPart, string>>> {
    const { sealing } = await this.ownKeys();
    const rows = await this.sql.query<{ readonly part: TextPart; readonly sealed: Buffer }>(
      `SELECT part, sealed FROM vault.objection_texts
        WHERE objection_no = $1 AND content_hash = $2`,
      [place.objectionNo, place.contentHash],
    );
    return Object.fromEntries(
      rows.map(({ part, sealed }) => [
        part,
        unseal(sealing, sealed, boundTo(place, part)).toString('utf8'),
      ]),
    );
  }

  /** Keyed, so that nobody guesses a short text by its hash. */
  async hashOf(objectionNo: string, text: string): Promise<string> {
    const { hashes } = await this.ownKeys();
    return createHmac('sha256', hashes).update(`${objectionNo}\0${text}`).digest('base64url');
  }

  /** Not guessable, and the same for the same command, so that a repeated one is answered alike. */
  async secretOf(purpose: 'number' | 'token', commandId: string): Promise<Buffer> {
    const { tokens } = await this.ownKeys();
    return createHmac('sha256', tokens).update(`${purpose}\0${commandId}`).digest();
  }

  private ownKeys(): Promise<Keys> {
    this.keys ??= this.derive();
    return this.keys;
  }

  private async derive(): Promise<Keys> {
    const { dataDir, key } = this.source;
    const root = key === null ? await readKeyFile(dataDir, 'vault') : Buffer.from(key, 'base64');
    if (root === undefined) throw new Error('the vault was opened before, so it has a key');
    const derived = (purpose: string): Buffer =>
      Buffer.from(hkdfSync('sha256', root, 'doudi objections', purpose, KEY_BYTES));
    return { sealing: derived('texts'), hashes: derived('hashes'), tokens: derived('tokens') };
  }
}

function boundTo({ objectionNo, contentHash }: SealedPlace, part: TextPart): string {
  return `${objectionNo}/${part}/${contentHash}`;
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
