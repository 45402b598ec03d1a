import { END, type EventStoreDBClient } from '@eventstore/db-client';
import { LOG } from './log-record.js';
import { pause } from './server-errors.js';

/**
 * One subscription at the server, that tells all subscriptions of a store when the log has grown.
 * It may break off: whoever waits looks again by himself after a while.
 */
export class LogNews {
  private readonly ending = new AbortController();
  private readonly waiting = new Set<() => void>();
  private listening: Promise<void> | undefined;
  /** The highest position heard of. */
  private heard = 0n;

  constructor(private readonly client: EventStoreDBClient) {}

  /** Resolves at news of something after that position, after `atMostMs`, or when aborted. */
  async next(after: bigint, atMostMs: number, signal: AbortSignal): Promise<void> {
    this.listening ??= this.listen();
    if (signal.aborted || this.heard > after) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, atMostMs);
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  async close(): Promise<void> {
    this.ending.abort();
    await this.listening;
  }

  private async listen(): Promise<void> {
    const { signal } = this.ending;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const subscription = this.client.subscribeToStream(LOG, { fromRevision: END });
      const end = () => void subscription.unsubscribe().catch(() => undefined);
      signal.addEventListener('abort', end);
      try {
        for await (const { event } of subscription) {
          attempt = 0;
          if (event) this.hear(BigInt(event.revision) + 1n);
        }
      } catch {
        // It is made anew.
      }
      signal.removeEventListener('abort', end);
      if (!signal.aborted) await pause(attempt);
    }
  }

  private hear(position: bigint): void {
    if (position > this.heard) this.heard = position;
    for (const wake of [...this.waiting]) wake();
  }
}
