/** Signs what was recorded, after it was: no append waits for a signature. */
import type { KeyObject } from 'node:crypto';
import type { StoredEvent } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { leafHash } from '../domain/leaf.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../domain/signed-note.js';
import { type PromisedLeaf, receiptKeyName, signReceipt } from '../domain/signed-receipt.js';
import { logName } from './log-name.js';

export interface ReceiptDeskOptions {
  readonly sql: Sql;
  /** Names the log where it has no name yet. */
  readonly province: string;
  /** 32 bytes: the seed of the Ed25519 key. */
  readonly key: () => Promise<Buffer>;
  /** By position. */
  readonly findEvents: (ids: readonly string[]) => Promise<readonly StoredEvent[]>;
}

export class ReceiptDesk {
  private opened: Promise<{ readonly origin: string; readonly key: KeyObject }> | undefined;

  constructor(private readonly options: ReceiptDeskOptions) {}

  /** The receipt of events that are recorded, read back as the store holds them. */
  async receiptOf(ids: readonly string[]): Promise<string> {
    const [{ origin, key }, events] = await Promise.all([
      this.open(),
      this.options.findEvents(ids),
    ]);
    const { recordedAt } = events.at(-1)!;
    return signReceipt({ origin, recordedAt, leaves: events.map(promised) }, key);
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
    const { sql, province } = this.options;
    const key = privateKeyOf(await this.options.key());
    const origin = await logName(sql, province);
    const known = formatKey(publicKeyOf(receiptKeyName(origin), key));
    await sql.query('INSERT INTO store.receipt_keys (key) VALUES ($1) ON CONFLICT DO NOTHING', [
      known,
    ]);
    return { origin, key };
  }
}

/** Metadata is stored as this text of it (see `append-call.ts`). */
function promised(event: StoredEvent): PromisedLeaf {
  const metadata = JSON.stringify(event.metadata);
  return { position: event.position, leaf: leafHash({ ...event, metadata }) };
}
