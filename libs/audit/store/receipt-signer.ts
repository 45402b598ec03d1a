/** Signs what was recorded, after it was: no append waits for a signature. */
import type { KeyObject } from 'node:crypto';
import type { StoredEvent } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { leafHash } from '../domain/leaf.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../domain/signed-note.js';
import { type PromisedLeaf, receiptKeyName, signReceipt } from '../domain/signed-receipt.js';
import type { TreeHash } from '../domain/tree-hash.js';
import { type Log, openLog } from './log.js';
import { recordedEvent } from './store-log.js';

export interface ReceiptSignerOptions {
  readonly sql: Sql;
  /** Names the log where it has no name yet. */
  readonly province: string;
  /** Of the log; null: the one it has, SHA-256 for a new one. */
  readonly hash: TreeHash | null;
  /** 32 bytes: the seed of the Ed25519 key. */
  readonly key: () => Promise<Buffer>;
  /** By position. */
  readonly findEvents: (ids: readonly string[]) => Promise<readonly StoredEvent[]>;
}

export class ReceiptSigner {
  private opened: Promise<Log & { readonly key: KeyObject }> | undefined;

  constructor(private readonly options: ReceiptSignerOptions) {}

  /** The receipt of events that are recorded, read back as the store holds them. */
  async receiptOf(ids: readonly string[]): Promise<string> {
    const [{ origin, hash, key }, events] = await Promise.all([
      this.open(),
      this.options.findEvents(ids),
    ]);
    const { recordedAt } = events.at(-1)!;
    return signReceipt(
      { origin, recordedAt, leaves: events.map((event) => promised(event, hash)) },
      key,
    );
  }

  /** The key is made known before its first receipt is given. */
  private open() {
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

function promised(event: StoredEvent, hash: TreeHash): PromisedLeaf {
  return { position: event.position, leaf: leafHash(recordedEvent(event), hash) };
}
