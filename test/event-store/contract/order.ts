import { describe, expect, it } from '@jest/globals';
import type { AppendingEventStore } from '../../../libs/event-store/appending.js';
import type { StoredEvent } from '../../../libs/event-store/port.js';
import { freshCategory, newEvents } from './given-events.js';

const writers = 24;

export function orderContract(store: () => AppendingEventStore, raceEvents: number): void {
  describe('the one order', () => {
    it(`shows a tailing reader each of ${raceEvents} events once, in order, of ${writers} writers`, async () => {
      const category = freshCategory();
      const start = await store().head();
      const seen = watch(store(), start, raceEvents);
      const appended = await Promise.all(
        Array.from({ length: writers }, (_, writer) =>
          write(store(), `${category}-${writer}`, share(raceEvents, writer)),
        ),
      );
      const events = await seen;
      expect(events.wrong).toEqual([]);
      expect(events.ids.size).toBe(raceEvents);
      const missing = appended.flat().filter((id) => !events.ids.has(id));
      expect(missing).toEqual([]);
      expect(await store().head()).toBe(start + BigInt(raceEvents));
    }, 300_000);
  });
}

/** Appends of 1 to 5 events, each to the writer's own stream at its last revision. */
async function write(store: AppendingEventStore, stream: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let size = 1; ids.length < count; size = (size % 5) + 1) {
    const events = newEvents(Math.min(size, count - ids.length));
    const expectedRevision = ids.length === 0 ? 'none' : BigInt(ids.length - 1);
    await store.append({ writes: [{ stream, expectedRevision, events }] });
    ids.push(...events.map(({ id }) => id));
  }
  return ids;
}

/** Follows the order until so many events came; notes each that is out of place. */
async function watch(
  store: AppendingEventStore,
  start: bigint,
  count: number,
): Promise<{ readonly ids: ReadonlySet<string>; readonly wrong: readonly string[] }> {
  const ids = new Set<string>();
  const wrong: string[] = [];
  const revisions = new Map<string, bigint>();
  let position = start;
  let recordedAt = '';
  const check = (event: StoredEvent) => {
    if (event.position !== position + 1n)
      wrong.push(`position ${event.position} after ${position}`);
    if (event.recordedAt < recordedAt) wrong.push(`time falls at ${event.position}`);
    if (event.revision !== (revisions.get(event.stream) ?? -1n) + 1n) {
      wrong.push(`revision ${event.revision} of ${event.stream}`);
    }
    position = event.position;
    recordedAt = event.recordedAt;
    revisions.set(event.stream, event.revision);
    ids.add(event.id);
  };
  let finish = () => {};
  const complete = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const subscription = store.subscribe({
    afterPosition: start,
    onEvents: async (events) => {
      events.forEach(check);
      if (ids.size >= count || wrong.length > 10) finish();
    },
  });
  await Promise.race([complete, subscription.done]);
  await subscription.stop();
  return { ids, wrong };
}

function share(count: number, writer: number): number {
  return Math.floor(count / writers) + (writer < count % writers ? 1 : 0);
}
