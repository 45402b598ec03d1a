import type { StoredEvent, SubscribeOptions, Subscription } from './port.js';

/** What lies after a position, as far as one look goes. */
export interface FeedPage {
  readonly events: readonly StoredEvent[];
  /** Everything up to here has been looked at, whether or not the filter let it through. */
  readonly seenTo: bigint;
  readonly head: bigint;
}

/** What a subscription needs of a store. */
export interface Feed {
  /**
   * Resolves late rather than rejects while the store is away; rejects once `signal` is aborted.
   */
  next(after: bigint, signal: AbortSignal): Promise<FeedPage>;
  /** Resolves when something may have been appended after that position, or when aborted. */
  news(after: bigint, signal: AbortSignal): Promise<void>;
}

/**
 * Catches up page by page, reading the next while the handler works, then waits for news. One loop
 * serves every adapter that can read in order.
 */
export function runSubscription(feed: Feed, options: SubscribeOptions): Subscription {
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
    const page = await (ahead ?? feed.next(position, signal)).catch((error: unknown) => {
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
    if (caughtUp) await feed.news(position, signal);
  }
}

function readAhead(feed: Feed, position: bigint, signal: AbortSignal): Promise<FeedPage> {
  const page = feed.next(position, signal);
  // Its failure counts when it is awaited; the handler may fail first, and then nobody awaits it.
  page.catch(() => undefined);
  return page;
}
