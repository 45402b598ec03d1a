/**
 * Signs what was recorded, after it was: no append waits for a signature. What is signed are the
 * bytes that were sent, once the store is seen to hold them.
 */
import type { KeyObject } from 'node:crypto';
import { RecordedOtherwise } from '../../event-store/recorded-otherwise.js';
import type { StoredEvent } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { type RecordedEvent, leafHash } from '../domain/leaf.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../domain/signed-note.js';
import { receiptKeyName, signReceipt } from '../domain/signed-receipt.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { type Log, openLog } from './log.js';
import type { RecordedLog } from './recorded-log.js';
import { recordedEvent } from './store-log.js';

export interface ReceiptSignerOptions {
  readonly sql: Sql;
  /** Names the log where it has no name yet. */
  readonly province: string;
  /** Of the log; null: the one it has, SHA-256 for a new one. */
  readonly hash: TreeHash | null;
  /** 32 bytes: the seed of the Ed25519 key. */
  readonly key: () => Promise<Buffer>;
  readonly log: Pick<RecordedLog, 'withIds'>;
}

export class ReceiptSigner {
  /** Ids of events that this process sent and that stand otherwise. */
  readonly otherwise = new Set<string>();
  private opened: Promise<Log & { readonly key: KeyObject }> | undefined;

  constructor(private readonly options: ReceiptSignerOptions) {}

  /** The key is known to whoever asks for keys from now on. */
  async makeKnown(): Promise<void> {
    await this.open();
  }

  /** @throws RecordedOtherwise where the store does not hold what it was sent, byte for byte */
  async receiptOfSent(sent: readonly StoredEvent[]): Promise<string> {
    const [log, found] = await Promise.all([
      this.open(),
      this.options.log.withIds(sent.map(({ id }) => id)),
    ]);
    const standing = new Map(found.map((event) => [event.id, leafHash(event, log.hash)]));
    const events = sent.map(recordedEvent).toSorted((a, b) => (a.position < b.position ? -1 : 1));
    const otherwise = events.filter(
      (event) => !standing.get(event.id)?.equals(leafHash(event, log.hash)),
    );
    if (otherwise.length > 0) await this.refuse(otherwise.map(({ id }) => id));
    return receiptFor(events, log);
  }

  /**
   * Of events that an earlier request sent, as they stand.
   * @throws RecordedOtherwise where that request found that they do not stand as it sent them
   */
  async receiptOfRecorded(ids: readonly string[]): Promise<string> {
    const [log, events, marked] = await Promise.all([
      this.open(),
      this.options.log.withIds(ids),
      this.marked(ids),
    ]);
    if (marked.length > 0) throw new RecordedOtherwise(marked);
    return receiptFor(events, log);
  }

  /** Kept in the database too, as far as it keeps it, so that no process signs for them later. */
  private async refuse(ids: readonly string[]): Promise<never> {
    for (const id of ids) this.otherwise.add(id);
    const text = `INSERT INTO store.recorded_otherwise (event_id) SELECT unnest($1::uuid[])
                  ON CONFLICT DO NOTHING`;
    await this.options.sql.query(text, [ids]).catch(() => undefined);
    throw new RecordedOtherwise(ids);
  }

  private async marked(ids: readonly string[]): Promise<readonly string[]> {
    const own = ids.filter((id) => this.otherwise.has(id));
    if (own.length > 0) return own;
    const rows = await this.options.sql.query<{ readonly id: string }>(
      'SELECT event_id AS id FROM store.recorded_otherwise WHERE event_id = ANY ($1::uuid[])',
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** The key is made known before its first receipt is given. */
  open() {
    this.opened ??= this.start().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  private async start() {
    const { sql, province, hash } = this.options;
    const key = privateKeyOf(await this.options.key());
    const log = await openLog(sql, province, hash);
    const known = formatKey(publicKeyOf(receiptKeyName(log.origin), key));
    await sql.query('INSERT INTO store.receipt_keys (key) VALUES ($1) ON CONFLICT DO NOTHING', [
      known,
    ]);
    return { ...log, key };
  }
}

/** @param events by position */
function receiptFor(
  events: readonly RecordedEvent[],
  { origin, hash, key }: Log & { readonly key: KeyObject },
): string {
  const leaves = events.map((event) => {
    return { position: event.position, leaf: leafHash(event, hash) };
  });
  return signReceipt({ origin, recordedAt: events.at(-1)!.recordedAt, leaves }, key);
}
