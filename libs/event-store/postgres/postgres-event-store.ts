import type pg from 'pg';
import { createClient, createPool, type ConnectionOptions } from '../../postgres/connections.js';
import type { Login } from '../../postgres/logins.js';
import { StorageTroubles } from '../../postgres/storage-troubles.js';
import { answerRepeated, checkAppendRequest, eventsOf } from '../append-request.js';
import type { AppendingEventStore } from '../appending.js';
import {
  ClaimTaken,
  StoreUnavailable,
  type AppendRequest,
  type AppendResult,
  type ClaimHolder,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type Subscription,
} from '../port.js';
import { Subscriptions } from '../subscription-loop.js';
import type { Outcome } from './append-call.js';
import { AppendNotifications } from './append-notifications.js';
import { AppendQueue } from './append-queue.js';
import { HEAD_CLOSED } from './event-home.js';
import { claimHolder } from './event-rows.js';
import { EventReader } from './event-reader.js';

/** The login is one of a migrated database; only `app` may append. */
export interface PostgresEventStoreOptions extends Login {
  /** How long appends and reads are tried again while the server is away. Default 10 seconds. */
  readonly retryForMs?: number;
  /**
   * Connections for reading and for large appends; a few more serve appends and notices. Default 8.
   */
  readonly maxConnections?: number;
  /**
   * How often a subscription looks for itself, in case a notification was lost. Default 1 second.
   */
  readonly pollEveryMs?: number;
  /** How long a statement may take, after which its connection is thrown away. Default 60 s. */
  readonly answerWithinMs?: number;
  /** Told what appends suffer from. */
  readonly troubles?: StorageTroubles;
}

const connections = 1;
const defaultBatchSize = 500;

/**
 * The default event store: see migration 1 for its tables, and `append-queue.ts` for its writing.
 */
export class PostgresEventStore implements AppendingEventStore {
  private readonly pool: pg.Pool;
  private readonly queue: AppendQueue;
  private readonly reader: EventReader;
  private readonly notices: AppendNotifications;
  private readonly subscriptions = new Subscriptions();
  private readonly retryForMs: number;
  private readonly pollEveryMs: number;
  private closing: Promise<void> | undefined;

  constructor(options: PostgresEventStoreOptions) {
    this.retryForMs = options.retryForMs ?? 10_000;
    this.pollEveryMs = options.pollEveryMs ?? 1_000;
    const connection = (applicationName: string): ConnectionOptions => ({
      connectionString: options.connectionString,
      role: options.role,
      applicationName,
    });
    const { answerWithinMs = 60_000, maxConnections: max = 8 } = options;
    const { troubles = new StorageTroubles() } = options;
    this.pool = createPool({ ...connection('doudi events'), answerWithinMs, max });
    this.queue = new AppendQueue({
      makeClient: () => createClient({ ...connection('doudi appends'), answerWithinMs }),
      pool: this.pool,
      retryForMs: this.retryForMs,
      connections,
      troubles,
    });
    this.reader = new EventReader(this.pool, this.retryForMs, (error) =>
      troubles.note('reads', error),
    );
    this.notices = new AppendNotifications(() => createClient(connection('doudi notices')));
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    this.assertOpen();
    checkAppendRequest(request);
    return this.answer(request, await this.queue.append(request).catch(withoutContent));
  }

  readStream(
    stream: string,
    options: ReadStreamOptions = {},
  ): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    return this.reader.stream(stream, options);
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    return this.reader.all(options);
  }

  async streamRevision(stream: string): Promise<bigint> {
    this.assertOpen();
    const text = 'SELECT coalesce(max(revision), -1) FROM store.events WHERE stream = $1';
    const rows = await this.reader.rows('doudi-revision', text, [stream]);
    return BigInt(rows[0]![0]!);
  }

  async head(): Promise<bigint> {
    this.assertOpen();
    return this.reader.head();
  }

  async findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    return this.reader.byIds(ids);
  }

  async findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]> {
    this.assertOpen();
    const text = `SELECT key, fingerprint, event_id, stream, position FROM store.claims
                  WHERE key = ANY ($1::text[])`;
    return (await this.reader.rows('doudi-claims', text, [keys])).map(claimHolder);
  }

  async positionAt(at: string): Promise<bigint> {
    this.assertOpen();
    const instant = new Date(at).toISOString();
    const rows = await this.reader.rows(undefined, 'SELECT store.position_at($1)', [instant]);
    return BigInt(rows[0]![0]!);
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.assertOpen();
    const next = this.reader.feed(options.streamPrefixes, options.batchSize ?? defaultBatchSize);
    const notifications = (after: bigint, signal: AbortSignal) =>
      this.notices.next(after, this.pollEveryMs, signal);
    return this.subscriptions.open({ next, notifications }, options);
  }

  /** Appends accepted so far are carried out; later ones are refused. */
  async close(): Promise<void> {
    this.closing ??= (async () => {
      await this.subscriptions.stop();
      await this.queue.close();
      await this.notices.close();
      await this.pool.end();
    })();
    await this.closing;
  }

  private async answer(request: AppendRequest, outcome: Outcome): Promise<AppendResult> {
    switch (outcome.status) {
      case 'accepted':
        return outcome.result;
      case 'refused':
        throw outcome.error;
      case 'id known': {
        const known = await this.reader.byIds(eventsOf(request).map(({ event }) => event.id));
        return answerRepeated(request, new Map(known.map((event) => [event.id, event])));
      }
      case 'claim taken': {
        const keys = request.claims!.map(({ key }) => key);
        const holders = new Map((await this.findClaims(keys)).map((claim) => [claim.key, claim]));
        throw new ClaimTaken(holders.get(keys.find((key) => holders.has(key))!)!);
      }
    }
  }

  private assertOpen(): void {
    if (this.closing) throw new StoreUnavailable('the event store is closed');
  }
}

/** The server's complaint about a text quotes it; no error may show what an event holds. */
function withoutContent(error: unknown): never {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (constraint === HEAD_CLOSED) {
    throw new StoreUnavailable('the events have moved to another store', { cause: error });
  }
  if (typeof code === 'string' && code.startsWith('22')) {
    throw new TypeError(`an event is not fit to be stored; its data may not be JSON (${code})`);
  }
  throw error;
}
