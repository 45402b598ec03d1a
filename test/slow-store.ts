/** A store whose appends take their time, so that others get in between. */
import { setTimeout as pause } from 'node:timers/promises';
import type { AppendingEventStore } from '../libs/event-store/appending.js';
import type {
  AppendRequest,
  AppendResult,
  ClaimHolder,
  ReadAllOptions,
  ReadStreamOptions,
  StoredEvent,
  SubscribeOptions,
  Subscription,
} from '../libs/event-store/port.js';

export class SlowStore implements AppendingEventStore {
  private turn: Promise<void> = Promise.resolve();

  /** @param beforeAppend awaited before each append reaches the inner store, in their order */
  constructor(
    private readonly inner: AppendingEventStore,
    private readonly beforeAppend: (request: AppendRequest) => Promise<void> = () => pause(2),
  ) {}

  append(request: AppendRequest): Promise<AppendResult> {
    const mine = this.turn.then(() => this.beforeAppend(request));
    this.turn = mine;
    return mine.then(() => this.inner.append(request));
  }

  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly StoredEvent[]> {
    return this.inner.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<readonly StoredEvent[]> {
    return this.inner.readAll(options);
  }

  streamRevision(stream: string): Promise<bigint> {
    return this.inner.streamRevision(stream);
  }

  head(): Promise<bigint> {
    return this.inner.head();
  }

  findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]> {
    return this.inner.findEvents(ids);
  }

  findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]> {
    return this.inner.findClaims(keys);
  }

  positionAt(at: string): Promise<bigint> {
    return this.inner.positionAt(at);
  }

  subscribe(options: SubscribeOptions): Subscription {
    return this.inner.subscribe(options);
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
