import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { Notifications } from '../notifications.js';
import { pauseMs } from './retry.js';

/**
 * One connection that listens for commits on behalf of all subscriptions of a store. Notifications
 * may be lost (a broken connection): whoever waits reads again by itself after a while.
 */
export class AppendNotifications {
  private client: pg.Client | undefined;
  private listening = false;
  private closed = false;
  private readonly notifications = new Notifications();

  constructor(private readonly makeClient: () => pg.Client) {}

  /** Resolves at a notification of a position after that one, after `atMostMs`, or when aborted. */
  async next(after: bigint, atMostMs: number, signal: AbortSignal): Promise<void> {
    this.listen();
    await this.notifications.next(after, signal, atMostMs);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    void this.keepListening();
  }

  private async keepListening(): Promise<void> {
    for (let attempt = 0; !this.closed; attempt++) {
      try {
        const client = this.makeClient();
        const broken = new Promise<void>((resolve) => client.on('end', resolve));
        client.on('notification', ({ payload }) => this.notifications.hear(BigInt(payload || '0')));
        await client.connect();
        this.client = client;
        await client.query('LISTEN doudi_events');
        attempt = 0;
        // What was committed while nobody listened.
        this.notifications.wakeAll();
        if (this.closed) await client.end();
        await broken;
      } catch {
        await this.client?.end().catch(() => undefined);
      }
      this.client = undefined;
      if (!this.closed) await sleep(pauseMs(attempt));
    }
  }
}
