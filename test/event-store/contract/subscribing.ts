import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import { collect, freshCategory, newEvents } from './given-events.js';

export function subscriptionContract(store: () => AppendingEventStore): void {
  const append = async (stream: string, count = 1) =>
    (
      await store().append({
        writes: [{ stream, expectedRevision: 'any', events: newEvents(count) }],
      })
    ).position;

  describe('subscribing', () => {
    it('catches up after a position, exclusive, then goes on live', async () => {
      const category = freshCategory();
      const start = await append(`${category}-1`, 10);
      await append(`${category}-2`, 700);
      const delivery = collect(store(), { afterPosition: start, batchSize: 300 });
      await delivery.until(({ calls }) => calls.at(-1)?.caughtUp === true);
      expect(delivery.events.map(({ position }) => position - start)).toEqual(upTo(700));
      expect(Math.max(...delivery.calls.map(({ count }) => count))).toBeLessThanOrEqual(300);

      for (let round = 0; round < 10; round++) await append(`${category}-3`);
      await delivery.until(({ events }) => events.length >= 710);
      expect(delivery.events.map(({ position }) => position - start)).toEqual(upTo(710));
      expect(delivery.calls.at(-1)).toMatchObject({ head: start + 710n, caughtUp: true });
      await delivery.subscription.stop();
      await delivery.subscription.done;
    });

    it('goes on where another one stopped', async () => {
      const category = freshCategory();
      const start = await append(`${category}-1`);
      const first = collect(store(), { afterPosition: start });
      await append(`${category}-1`, 5);
      await first.until(({ events }) => events.length >= 5);
      await first.subscription.stop();
      await append(`${category}-1`, 5);
      expect(first.events).toHaveLength(5);

      const second = collect(store(), { afterPosition: first.calls.at(-1)!.head });
      await second.until(({ events }) => events.length >= 5);
      expect([...first.events, ...second.events].map((e) => e.position - start)).toEqual(upTo(10));
      await second.subscription.stop();
    });

    it('delivers the streams of its prefixes, and tells how far it has looked', async () => {
      const [chosen, other] = [freshCategory(), freshCategory()];
      const start = await append(`${other}-1`);
      await append(`${chosen}-1`, 2);
      const delivery = collect(store(), { afterPosition: start, streamPrefixes: [`${chosen}-`] });
      await append(`${other}-1`, 3);
      await append(`${chosen}-2`, 1);
      const head = await append(`${other}-2`, 1);
      await delivery.until(({ calls }) => calls.at(-1)?.head === head);
      expect(delivery.events.map(({ stream }) => stream)).toEqual([
        `${chosen}-1`,
        `${chosen}-1`,
        `${chosen}-2`,
      ]);
      expect(delivery.calls.at(-1)).toMatchObject({ caughtUp: true });
      await delivery.subscription.stop();
    });

    it('says that it has caught up where there is nothing to deliver', async () => {
      const delivery = collect(store(), {
        afterPosition: await store().head(),
        streamPrefixes: [`${freshCategory()}-`],
      });
      await delivery.until(({ calls }) => calls.length > 0);
      expect(delivery.calls[0]).toMatchObject({ count: 0, caughtUp: true });
      await delivery.subscription.stop();
    });

    it('calls the handler one at a time and waits for it before it has stopped', async () => {
      const start = await append(`${freshCategory()}-1`);
      let running = 0;
      let most = 0;
      let finished = 0;
      let entered = () => {};
      const firstCall = new Promise<void>((resolve) => {
        entered = resolve;
      });
      const subscription = store().subscribe({
        afterPosition: start - 1n,
        batchSize: 1,
        onEvents: async () => {
          most = Math.max(most, ++running);
          entered();
          await sleep(30);
          running--;
          finished++;
        },
      });
      await append(`${freshCategory()}-1`, 20);
      await firstCall;
      await subscription.stop();
      expect({ running, most }).toEqual({ running: 0, most: 1 });
      const count = finished;
      await sleep(60);
      expect(finished).toBe(count);
      await expect(subscription.done).resolves.toBeUndefined();
    });

    it('ends with the failure of its handler', async () => {
      const start = await append(`${freshCategory()}-1`, 3);
      let calls = 0;
      const subscription = store().subscribe({
        afterPosition: start - 3n,
        batchSize: 1,
        onEvents: async ([event]) => {
          calls++;
          if (event?.position === start - 1n) throw new Error('a broken projection');
        },
      });
      await expect(subscription.done).rejects.toThrow('a broken projection');
      await append(`${freshCategory()}-1`);
      expect(calls).toBe(2);
      await subscription.stop();
    });
  });
}

function upTo(last: number): bigint[] {
  return Array.from({ length: last }, (_, index) => BigInt(index + 1));
}
