/** The keys by which a log is verified: those that are trusted, and those that they announced. */
import type { Sql } from '../../postgres/sql.js';
import { verifyCheckpoint } from '../domain/checkpoint.js';
import type { Fault } from '../domain/faults.js';
import { type AnnouncementVerdict, KeySuccession } from '../domain/key-succession.js';
import { type PublicKey, formatKey, parseKey } from '../domain/signed-note.js';

interface SealKeyRow {
  readonly key: PublicKey;
  readonly announcement: string | null;
}

export class LogKeys {
  readonly succession: KeySuccession;
  /** Why each key that is not in the succession is not. */
  private readonly unannounced = new Map<string, AnnouncementVerdict | 'NO_ANNOUNCEMENT'>();

  private readonly told = new Set<string>();

  /** @param rows of seals, in the order in which they came */
  constructor(
    readonly ofReceipts: readonly PublicKey[],
    private readonly rows: readonly SealKeyRow[],
    private readonly trusted: readonly PublicKey[] = rows.slice(0, 1).map(({ key }) => key),
  ) {
    this.succession = new KeySuccession(trusted);
    for (const { key, announcement } of rows) {
      const said = announcement === null ? 'NO_ANNOUNCEMENT' : this.succession.take(announcement);
      if (!this.succession.has(key)) this.unannounced.set(formatKey(key), said);
    }
  }

  /** @param trusted by the auditor; else the first key of seals is, and every one of receipts */
  static async read(sql: Sql, trusted: readonly PublicKey[] | undefined): Promise<LogKeys> {
    const seals = await sql.query<{ key: string; announcement: string | null }>(
      'SELECT key, announcement FROM store.seal_keys ORDER BY since, key',
    );
    const receipts = await sql.query<{ key: string }>('SELECT key FROM store.receipt_keys');
    const rows = seals.flatMap(({ key: text, announcement }) => {
      const key = parseKey(text);
      return key ? [{ key, announcement }] : [];
    });
    const ofReceipts = receipts.flatMap(({ key }) => parseKey(key) ?? []);
    return new LogKeys(trusted ?? ofReceipts, rows, trusted);
  }

  /** All there are, trusted or not. */
  get all(): readonly PublicKey[] {
    return [...this.trusted, ...this.rows.map(({ key }) => key)];
  }

  verify(checkpoint: string): ReturnType<KeySuccession['verify']> {
    return this.succession.verify(checkpoint);
  }

  /** What is wrong with a seal that did not verify; a key that nobody announced is told once. */
  faultOf(
    checkpoint: string,
    because: Exclude<ReturnType<KeySuccession['verify']>['verdict'], 'VALID'>,
  ): Pick<Fault, 'what' | 'because'> | undefined {
    if (because === 'OUT_OF_TURN') return { what: 'KEY_OUT_OF_TURN' };
    const said = verifyCheckpoint(checkpoint, this.all);
    if (because !== 'UNKNOWN_KEY' || said.verdict !== 'VALID') {
      return { what: 'SEAL_CHANGED', because };
    }
    const key = formatKey(said.key);
    if (this.told.has(key)) return undefined;
    this.told.add(key);
    return { what: 'KEY_UNANNOUNCED', because: this.unannounced.get(key) ?? because };
  }
}
