/** Connections lost at every point of an append and of a subscription: nothing lost or doubled. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type EventStoreDouble,
  startEventStoreDouble,
} from '../../../test/eventstoredb-double/eventstoredb-double.js';
import {
  allOf,
  freshStream,
  newEvent,
  newEvents,
} from '../../../test/event-store/contract/given-events.js';
import { type StoredEvent, StoreUnavailable, WrongExpectedRevision } from '../port.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';

let double: EventStoreDouble;
const stores: EventStoreDbEventStore[] = [];
function openStore(retryForMs = 20_000): EventStoreDbEventStore {
  const { connectionString } = double;
  const store = new EventStoreDbEventStore({ connectionString, retryForMs, pollEveryMs: 50 });
  stores.push(store);
  return store;
}

beforeAll(async () => {
  double = await startEventStoreDouble();
});
afterAll(async () => {
  double.faults.clear();
  await Promise.all(stores.map((store) => store.close()));
  await double.stop();
});

const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);

describe('an append whose connection is lost', () => {
  it.each([
    ['before it was written', () => double.faults.disconnectBeforeAppend(2)],
    ['after it was written', () => double.faults.disconnectAfterAppend(1)],
    ['again and again after it was written', () => double.faults.disconnectAfterAppend(3)],
    ['in the middle', () => double.faults.disconnectDuringAppend(1)],
    ['when another node leads for a while', () => double.faults.answerNotLeader(2)],
  ])('%s is there once, and is answered as written', async (_, fail) => {
    const store = openStore();
    const stream = freshStream();
    await store.append({ writes: [{ stream, expectedRevision: 'none', events: newEvents(1) }] });
    fail();
    const events = newEvents(3);
    const writes = [{ stream, expectedRevision: 0n, events }];
    const result = await store.append({ writes });
    double.faults.clear();
    expect(result.repeated).toBe(false);
    const found = (await allOf(openStore().readStream(stream))).slice(1);
    expect(idsOf(found)).toEqual(idsOf(events));
    expect(found.map(({ position }) => position)).toEqual(
      result.events.map(({ position }) => position),
    );
  });

  it('of more than the server takes at once is there whole or not at all', async () => {
    const store = openStore();
    const data = JSON.stringify({ text: 'x'.repeat(300_000) });
    for (const fail of [
      () => double.faults.disconnectBeforeAppend(1),
      () => double.faults.disconnectAfterAppend(1),
      () => double.faults.disconnectDuringAppend(2),
    ]) {
      const stream = freshStream();
      const events = Array.from({ length: 8 }, () => newEvent(data));
      fail();
      await store.append({ writes: [{ stream, expectedRevision: 'none', events }] });
      double.faults.clear();
      const found = await allOf(openStore().readStream(stream));
      expect(idsOf(found)).toEqual(idsOf(events));
      expect(found.every((event) => event.data === data)).toBe(true);
    }
  });

  it('is given up as unavailable, and the same append later is there once', async () => {
    const stream = freshStream();
    const events = newEvents(2);
    const writes = [{ stream, expectedRevision: 'none' as const, events }];
    const store = openStore(300);
    await store.head();
    await double.kill();
    await expect(store.append({ writes })).rejects.toThrow(StoreUnavailable);
    await double.start();
    await openStore().append({ writes });
    expect(idsOf(await allOf(openStore().readStream(stream)))).toEqual(idsOf(events));
  });
});

describe('two processes on one log', () => {
  it('write one order without gaps, and of two that expect the same one is refused', async () => {
    const [one, other] = [openStore(), openStore()];
    const stream = freshStream();
    const first = (store: EventStoreDbEventStore) =>
      store.append({ writes: [{ stream, expectedRevision: 'none', events: newEvents(1) }] });
    const settled = await Promise.allSettled([first(one), first(other)]);
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((refused[0] as PromiseRejectedResult).reason).toBeInstanceOf(WrongExpectedRevision);
    const before = await one.head();
    const many = (store: EventStoreDbEventStore) =>
      Promise.all(
        Array.from({ length: 100 }, () =>
          store.append({
            writes: [{ stream: freshStream(), expectedRevision: 'none', events: newEvents(2) }],
          }),
        ),
      );
    await Promise.all([many(one), many(other)]);
    const all = await allOf(one.readAll({ fromPosition: before + 1n }));
    expect(all.map(({ position }) => position)).toEqual(
      Array.from({ length: 400 }, (_, place) => before + 1n + BigInt(place)),
    );
    const times = all.map(({ recordedAt }) => recordedAt);
    expect(times).toEqual(times.toSorted());
    expect(await allOf(other.readAll({ fromPosition: before + 1n }))).toEqual(all);
  });
});

describe('a subscription whose connection is lost', () => {
  it('delivers each event once and in order, wherever it broke off', async () => {
    const store = openStore();
    const writer = openStore();
    const start = await writer.head();
    const seen: StoredEvent[] = [];
    const wanted: string[] = [];
    let tell: () => void = () => undefined;
    const subscription = store.subscribe({
      afterPosition: start,
      batchSize: 7,
      onEvents: async (events) => {
        seen.push(...events);
        tell();
      },
    });
    for (let round = 0; round < 20; round++) {
      double.faults.disconnectSubscriptionAfter(round % 4);
      if (round % 3 === 0) double.faults.disconnectReadAfter(round % 5);
      if (round % 5 === 0) double.disconnectAll();
      const events = newEvents(5);
      wanted.push(...idsOf(events));
      const stream = freshStream();
      await writer.append({ writes: [{ stream, expectedRevision: 'none', events }] });
    }
    while (seen.length < wanted.length) await new Promise<void>((resolve) => (tell = resolve));
    double.faults.clear();
    await subscription.stop();
    expect(idsOf(seen)).toEqual(wanted);
  });
});

describe('a store that has read pages which were cut short', () => {
  it('closes', async () => {
    const store = openStore();
    const data = JSON.stringify({ text: 'x'.repeat(100_000) });
    for (let round = 0; round < 6; round++) {
      const events = Array.from({ length: 7 }, () => newEvent(data));
      await store.append({
        writes: [{ stream: freshStream(), expectedRevision: 'none', events }],
      });
    }
    const { connectionString } = double;
    const reader = new EventStoreDbEventStore({ connectionString });
    expect((await allOf(reader.readAll())).length).toBeGreaterThan(40);
    await reader.close();
  });
});
