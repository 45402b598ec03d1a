import {
  answerRepeated,
  appendResult,
  assertJson,
  checkAppendRequest,
  eventsOf,
  isMet,
} from '../append-request.js';
import type { AppendingEventStore } from '../appending.js';
import {
  ClaimTaken,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendRequest,
  type AppendResult,
  type ClaimHolder,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type Subscription,
} from '../port.js';
import { Notifications } from '../notifications.js';
import { matches, positionRange } from '../position-range.js';
import { Subscriptions, type FeedPage } from '../subscription-loop.js';

const pageSize = 500;

/** Holds everything in this process: for tests of what is built on the store. */
export class MemoryEventStore implements AppendingEventStore {
  private readonly events: StoredEvent[] = [];
  private readonly byId = new Map<string, StoredEvent>();
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly claims = new Map<string, ClaimHolder>();
  private readonly subscriptions = new Subscriptions();
  private readonly notifications = new Notifications();
  private closed = false;

  constructor(private readonly now: () => Date = () => new Date()) {}

  async append(request: AppendRequest): Promise<AppendResult> {
    this.assertOpen();
    checkAppendRequest(request);
    for (const { event } of eventsOf(request)) assertJson(event.id, event.data);
    if (eventsOf(request).some(({ event }) => this.byId.has(event.id))) {
      return answerRepeated(request, this.byId);
    }
    for (const { key } of request.claims ?? []) {
      const holder = this.claims.get(key);
      if (holder) throw new ClaimTaken(holder);
    }
    for (const write of request.writes) this.assertRevision(write.stream, write.expectedRevision);
    for (const { stream, revision } of request.guards ?? []) {
      this.assertRevision(stream, revision);
    }
    const recorded = this.record(request);
    this.notifications.hear(BigInt(this.events.length));
    return appendResult(recorded, false);
  }

  async *readStream(
    stream: string,
    options: ReadStreamOptions = {},
  ): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    const { fromRevision, direction = 'forwards', maxCount = Infinity } = options;
    const events = this.streams.get(stream) ?? [];
    const chosen =
      direction === 'forwards'
        ? events.filter(({ revision }) => revision >= (fromRevision ?? 0n))
        : events
            .filter(({ revision }) => fromRevision === undefined || revision <= fromRevision)
            .reverse();
    yield* pages(chosen.slice(0, maxCount));
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<readonly StoredEvent[]> {
    this.assertOpen();
    const { direction = 'forwards', maxCount = Infinity } = options;
    const { lowest, highest } = positionRange(options, BigInt(this.events.length));
    const chosen = this.events.filter(
      (event) =>
        event.position >= lowest &&
        event.position <= highest &&
        matches(event.stream, options.streamPrefixes) &&
        (options.types?.includes(event.type) ?? true),
    );
    if (direction === 'backwards') chosen.reverse();
    yield* pages(chosen.slice(0, maxCount));
  }

  async streamRevision(stream: string): Promise<bigint> {
    this.assertOpen();
    return this.lastRevision(stream);
  }

  async head(): Promise<bigint> {
    this.assertOpen();
    return BigInt(this.events.length);
  }

  async findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    this.assertOpen();
    const found = [...new Set(ids)].flatMap((id) => this.byId.get(id) ?? []);
    return found.sort((a, b) => Number(a.position - b.position));
  }

  async findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]> {
    this.assertOpen();
    return [...new Set(keys)].flatMap((key) => this.claims.get(key) ?? []);
  }

  async positionAt(at: string): Promise<bigint> {
    this.assertOpen();
    const instant = new Date(at).toISOString();
    return this.events.findLast(({ recordedAt }) => recordedAt <= instant)?.position ?? 0n;
  }

  subscribe(options: SubscribeOptions): Subscription {
    this.assertOpen();
    const next = async (after: bigint) => this.pageAfter(after, options);
    const notifications = (after: bigint, signal: AbortSignal) =>
      this.notifications.next(after, signal);
    return this.subscriptions.open({ next, notifications }, options);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.subscriptions.stop();
  }

  private record(request: AppendRequest): StoredEvent[] {
    const instant = this.now().toISOString();
    const last = this.events.at(-1)?.recordedAt ?? '';
    const recordedAt = instant > last ? instant : last;
    const recorded = eventsOf(request).map(({ stream, event }) => {
      const stored: StoredEvent = {
        id: event.id,
        type: event.type,
        schemaVersion: event.schemaVersion,
        occurredOn: event.occurredOn,
        metadata: structuredClone(event.metadata),
        data: event.data,
        stream,
        revision: this.lastRevision(stream) + 1n,
        position: BigInt(this.events.length + 1),
        recordedAt,
      };
      this.events.push(stored);
      this.byId.set(stored.id, stored);
      const events = this.streams.get(stream);
      if (events) events.push(stored);
      else this.streams.set(stream, [stored]);
      return stored;
    });
    const holder = recorded[recorded.length - request.writes.at(-1)!.events.length]!;
    for (const { key, fingerprint } of request.claims ?? []) {
      const { id: eventId, stream, position } = holder;
      this.claims.set(key, { key, fingerprint, eventId, stream, position });
    }
    return recorded;
  }

  private pageAfter(after: bigint, options: SubscribeOptions): FeedPage {
    const head = BigInt(this.events.length);
    const seenTo = min(head, after + BigInt(options.batchSize ?? pageSize));
    const events = this.events
      .slice(Number(after), Number(seenTo))
      .filter(({ stream }) => matches(stream, options.streamPrefixes));
    return { events, seenTo, head };
  }

  private lastRevision(stream: string): bigint {
    return BigInt(this.streams.get(stream)?.length ?? 0) - 1n;
  }

  private assertRevision(stream: string, expected: ExpectedRevision): void {
    const actual = this.lastRevision(stream);
    if (!isMet(expected, actual)) throw new WrongExpectedRevision(stream, expected, actual);
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreUnavailable('the event store is closed');
  }
}

function* pages(events: readonly StoredEvent[]): Iterable<readonly StoredEvent[]> {
  for (let start = 0; start < events.length; start += pageSize) {
    yield events.slice(start, start + pageSize);
  }
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
