import { END, type EventStoreDBClient } from '@eventstore/db-client';
import { Notifications } from '../notifications.js';
import { LOG } from './log-record.js';
import { pause } from './server-errors.js';

/**
 * One subscription at the server, that notifies all subscriptions of a store when the log grows.
 * It may break off: whoever waits reads again by itself after a while.
 */
export class LogNotifications {
  private readonly ending = new AbortController();
  private readonly notifications = new Notifications();
  private listening: Promise<void> | undefined;

  constructor(private readonly client: EventStoreDBClient) {}

  /** Resolves at a notification of a position after that one, after `atMostMs`, or when aborted. */
  async next(after: bigint, atMostMs: number, signal: AbortSignal): Promise<void> {
    this.listening ??= this.listen();
    await this.notifications.next(after, signal, atMostMs);
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
          if (event) this.notifications.hear(BigInt(event.revision) + 1n);
        }
      } catch {
        // It is made anew.
      }
      signal.removeEventListener('abort', end);
      if (!signal.aborted) await pause(attempt);
    }
  }
}
