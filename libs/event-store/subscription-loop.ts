import {
  StoreUnavailable,
  type StoredEvent,
  type SubscribeOptions,
  type Subscription,
} from './port.js';

/** What lies after a position, as far as one look goes. */
export interface FeedPage {
  readonly events: readonly StoredEvent[];
  /** Everything up to here has been looked at, whether or not the filter let it through. */
  readonly seenTo: bigint;
  readonly head: bigint;
}

/** What a subscription needs of a store. */
export interface Feed {
  /** Asked again where it rejects with `StoreUnavailable`: it has tried for a while by then. */
  next(after: bigint, signal: AbortSignal): Promise<FeedPage>;
  /** Resolves when something may have been appended after that position, or when aborted. */
  notifications(after: bigint, signal: AbortSignal): Promise<void>;
}

/** The subscriptions of a store that run. */
export class Subscriptions {
  private readonly running = new Set<Subscription>();

  open(feed: Feed, options: SubscribeOptions): Subscription {
    const subscription = runSubscription(feed, options);
    this.running.add(subscription);
    const forget = () => this.running.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running].map((subscription) => subscription.stop()));
  }
}

/**
 * Catches up page by page, reading the next while the handler works, then waits for a notification.
 * One loop serves every adapter that can read in order.
 */
function runSubscription(feed: Feed, options: SubscribeOptions): Subscription {
  const ending = new AbortController();
  const done = deliver(feed, options, ending.signal).finally(() => ending.abort());
  return {
    done,
    stop: async () => {
      ending.abort();
      // The handler's failure is told by `done` alone.
      await done.catch(() => undefined);
    },
  };
}

async function deliver(feed: Feed, options: SubscribeOptions, signal: AbortSignal): Promise<void> {
  let position = options.afterPosition;
  let saidCaughtUp = false;
  let ahead: Promise<FeedPage> | undefined;
  while (!signal.aborted) {
    const page = await (ahead ?? pageAfter(feed, position, signal)).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    });
    ahead = undefined;
    if (!page || signal.aborted) return;
    const caughtUp = page.seenTo >= page.head;
    if (page.seenTo > position || (caughtUp && !saidCaughtUp)) {
      position = page.seenTo > position ? page.seenTo : position;
      if (!caughtUp) ahead = readAhead(feed, position, signal);
      await options.onEvents(page.events, { head: position, caughtUp });
      saidCaughtUp = caughtUp;
    }
    if (caughtUp) await feed.notifications(position, signal);
  }
}

/** A subscription outlives any outage: its place is safe, and nobody waits for an answer. */
async function pageAfter(feed: Feed, position: bigint, signal: AbortSignal): Promise<FeedPage> {
  for (;;) {
    try {
      return await feed.next(position, signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof StoreUnavailable)) throw error;
    }
  }
}

function readAhead(feed: Feed, position: bigint, signal: AbortSignal): Promise<FeedPage> {
  const page = pageAfter(feed, position, signal);
  // Its failure counts when it is awaited; the handler may fail first, and then nobody awaits it.
  page.catch(() => undefined);
  return page;
}
