import { EventStoreDBClient } from '@eventstore/db-client';
import { checkAppendRequest } from '../append-request.js';
import type { AppendingEventStore } from '../appending.js';
import type { ClockWatch } from '../clock.js';
import {
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
import { positionRange } from '../position-range.js';
import { Subscriptions } from '../subscription-loop.js';
import { EventStoreDbMovableLog } from './eventstoredb-movable-log.js';
import { FreshIndex } from './fresh-index.js';
import { LogIdentity } from './log-identity.js';
import { LogNotifications } from './log-notifications.js';
import { LogReader } from './log-reader.js';
import { LogWriter, claimHolder } from './log-writer.js';
import { Staging } from './staging.js';

export interface EventStoreDbOptions {
  /**
   * `esdb://…` or `esdb+discover://…`, with TLS, credentials and nodes as the client knows them.
   */
  readonly connectionString: string;
  /** How long appends and reads are tried again while the server is away. Default 10 seconds. */
  readonly retryForMs?: number;
  /**
   * How often a subscription looks for itself, in case a notification was lost. Default 1 second.
   */
  readonly pollEveryMs?: number;
  /** Asked before each append. */
  readonly clock?: ClockWatch;
}

const defaultBatchSize = 500;

/**
 * Events in EventStoreDB: one stream of it is the log, and each process keeps an index of the log
 * in memory, by which it decides appends and finds streams (`docs/adr/0014`).
 */
export class EventStoreDbEventStore implements AppendingEventStore {
  private readonly client: EventStoreDBClient;
  private readonly reader: LogReader;
  private readonly index: FreshIndex;
  private readonly writer: LogWriter;
  private readonly notifications: LogNotifications;
  /** Of the log. */
  readonly identity: LogIdentity;
  /** The log as it is moved. */
  readonly movable: EventStoreDbMovableLog;
  private readonly subscriptions = new Subscriptions();
  private readonly pollEveryMs: number;
  private readonly clock: ClockWatch | undefined;
  private closing: Promise<void> | undefined;

  constructor(options: EventStoreDbOptions) {
    const { connectionString, retryForMs = 10_000, pollEveryMs = 1_000 } = options;
    this.clock = options.clock;
    this.pollEveryMs = pollEveryMs;
    this.client = clientOf(connectionString);
    const { client } = this;
    const staging = new Staging(client, retryForMs);
    this.reader = new LogReader(client, staging, retryForMs);
    this.index = new FreshIndex(this.reader);
    const { reader, index } = this;
    this.writer = new LogWriter({ client, index, reader, staging, retryForMs });
    this.notifications = new LogNotifications(client);
    this.identity = new LogIdentity(client, retryForMs);
    this.movable = new EventStoreDbMovableLog(client, reader, staging, retryForMs);
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    this.assertOpen();
    checkAppendRequest(request);
    await this.clock?.require();
    return this.writer.append(request);
  }

  async *readStream(
    stream: string,
    options: ReadStreamOptions = {},
  ): AsyncGenerator<readonly StoredEvent[]> {
    this.assertOpen();
    const { direction = 'forwards', maxCount = Infinity } = options;
    const index = await this.index.fresh();
    const last = index.revisionOf(stream);
    if (maxCount <= 0) return;
    if (direction === 'forwards') {
      const from = Number(options.fromRevision ?? 0n);
      yield* this.reader.at(
        index.positionsOf(stream, from, from + Math.min(maxCount, last + 1) - 1),
      );
    } else {
      const from = Math.min(Number(options.fromRevision ?? last), last);
      const lowest = Math.max(0, from - maxCount + 1);
      yield* this.reader.at(index.positionsOf(stream, lowest, from).toReversed());
    }
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    const { streamPrefixes, types } = options;
    if (types) return this.ofTypes(types, options);
    return streamPrefixes ? this.chosen(streamPrefixes, options) : this.reader.all(options);
  }

  private async *ofTypes(
    types: readonly string[],
    { types: _, maxCount = Infinity, ...options }: ReadAllOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    let left = maxCount;
    for await (const page of this.readAll(options)) {
      const chosen = page.filter(({ type }) => types.includes(type)).slice(0, left);
      left -= chosen.length;
      if (chosen.length > 0) yield chosen;
      if (left === 0) return;
    }
  }

  /** Found by the index, so that nothing else is read but what lies between near ones. */
  private async *chosen(
    prefixes: readonly string[],
    options: ReadAllOptions,
  ): AsyncGenerator<readonly StoredEvent[]> {
    const index = await this.index.fresh();
    const { lowest, highest } = positionRange(options, BigInt(index.size));
    const positions = index.positionsWithin(prefixes, Number(lowest), Number(highest));
    const ordered = options.direction === 'backwards' ? positions.reverse() : positions;
    yield* this.reader.at(ordered.slice(0, options.maxCount));
  }

  async streamRevision(stream: string): Promise<bigint> {
    this.assertOpen();
    return BigInt((await this.index.fresh()).revisionOf(stream));
  }

  async head(): Promise<bigint> {
    this.assertOpen();
    return this.reader.head();
  }

  async findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const index = await this.index.fresh();
    const positions = [...new Set(ids.map((id) => index.positionOfId(id)))];
    const known = positions.filter((position) => position > 0).sort((a, b) => a - b);
    return this.reader.events(await this.reader.recordsAt(known));
  }

  async findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]> {
    this.assertOpen();
    const index = await this.index.fresh();
    const holders: ClaimHolder[] = [];
    for (const key of new Set(keys)) {
      const position = index.positionOfClaim(key);
      if (position > 0) holders.push(await claimHolder(this.reader, key, position));
    }
    return holders;
  }

  async positionAt(at: string): Promise<bigint> {
    this.assertOpen();
    const instant = Date.parse(new Date(at).toISOString());
    return BigInt((await this.index.fresh()).positionAt(instant));
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.assertOpen();
    const { streamPrefixes, batchSize = defaultBatchSize } = options;
    const next = (after: bigint) => this.reader.feed(after, streamPrefixes, batchSize);
    const notifications = (after: bigint, signal: AbortSignal) =>
      this.notifications.next(after, this.pollEveryMs, signal);
    return this.subscriptions.open({ next, notifications }, options);
  }

  /** Appends accepted so far are carried out; later ones are refused. */
  async close(): Promise<void> {
    this.closing ??= (async () => {
      await this.subscriptions.stop();
      await this.writer.close();
      await this.notifications.close();
      await this.client.dispose();
    })();
    await this.closing;
  }

  private assertOpen(): void {
    if (this.closing) throw new StoreUnavailable('the event store is closed');
  }
}

/** @throws TypeError; the client's own message would quote the credentials */
function clientOf(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch {
    throw new TypeError('the connection string of EventStoreDB cannot be used');
  }
}
