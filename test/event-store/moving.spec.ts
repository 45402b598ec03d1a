/** Logs copied between PostgreSQL and EventStoreDB: the same events, whatever breaks off. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { copyLog, requireSame } from '../../libs/audit/store/log-move.js';
import { EventStoreDbEventStore } from '../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import type { MovableLog, MovedEvent } from '../../libs/event-store/movable-log.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { PostgresMovableLog } from '../../libs/event-store/postgres/postgres-movable-log.js';
import { createClient } from '../../libs/postgres/connections.js';
import {
  type EventStoreDouble,
  startEventStoreDouble,
} from '../eventstoredb-double/eventstoredb-double.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { allOf, freshStream, newEvent, newEvents } from './contract/given-events.js';

interface Held {
  readonly store: AppendingEventStore;
  readonly log: MovableLog;
  close(): Promise<void>;
}

let source: Held;
const opened: Held[] = [];
let double: EventStoreDouble;

beforeAll(async () => {
  source = await inPostgres();
  await fill(source.store);
});
afterAll(() => source.close());
beforeEach(async () => {
  double = await startEventStoreDouble();
});
afterEach(async () => {
  for (const held of opened.splice(0)) await held.close();
  await double.stop();
});

async function inPostgres(): Promise<Held> {
  const database: TestDatabase = await freshDatabase();
  const store = new PostgresEventStore(database.logins.of('app'));
  const connect = async () => {
    const client = createClient({ connectionString: database.url, role: 'owner' });
    await client.connect();
    return client;
  };
  const close = async () => {
    await store.close();
    await database.drop();
  };
  return { store, log: new PostgresMovableLog(connect), close };
}

function inEventStoreDb(): Held {
  const store = new EventStoreDbEventStore({ connectionString: double.connectionString });
  const held = { store, log: store.movable, close: () => store.close() };
  opened.push(held);
  return held;
}

/** Streams in turns, claims, several events at once, and more than a server takes at once. */
async function fill(store: AppendingEventStore): Promise<void> {
  const [one, other] = [freshStream(), freshStream()];
  for (let place = 0; place < 40; place++) {
    const stream = place % 3 === 0 ? one : other;
    const claims = Array.from({ length: place % 4 }, (_, of) => ({
      key: `key/${place}/${3 - of}`,
      fingerprint: `of ${place}`,
    }));
    const write = { stream, expectedRevision: 'any' as const, events: newEvents(1 + (place % 5)) };
    await store.append({ writes: [write], claims });
  }
  const large = JSON.stringify({ text: '兜'.repeat(500_000) });
  const events = [newEvent(large), newEvent('{ "a" : 1.0 }'), newEvent(large)];
  await store.append({ writes: [{ stream: freshStream(), expectedRevision: 'none', events }] });
  await store.append({
    writes: [{ stream: one, expectedRevision: 'any', events: newEvents(1_200) }],
  });
}

const move = (from: MovableLog, to: MovableLog, signal = new AbortController().signal) => ({
  source: from,
  target: to,
  progress: () => undefined,
  signal,
});

async function contentOf(log: MovableLog): Promise<readonly MovedEvent[]> {
  return allOf(log.events(0n)) as Promise<readonly MovedEvent[]>;
}

describe('a log that is copied', () => {
  it('is the same in EventStoreDB, and in another PostgreSQL that it comes back to', async () => {
    const away = inEventStoreDb();
    const head = await source.store.head();
    expect(await copyLog(move(source.log, away.log))).toBe(head);
    const wanted = await contentOf(source.log);
    expect(await contentOf(away.log)).toEqual(wanted);
    expect(wanted.some(({ claims }) => claims.length > 1)).toBe(true);
    const back = await inPostgres();
    opened.push(back);
    await copyLog(move(away.log, back.log));
    expect(await contentOf(back.log)).toEqual(wanted);
    await requireSame(move(away.log, back.log), head);
    expect(await allOf(back.store.readAll())).toEqual(await allOf(source.store.readAll()));
  });

  it('is gone on from as if it had always been there', async () => {
    const away = inEventStoreDb();
    await copyLog(move(source.log, away.log));
    const [{ stream, claims }] = (await contentOf(source.log)).filter(
      (event) => event.claims.length > 0,
    ) as [MovedEvent];
    expect(await away.store.findClaims([claims[0]!.key])).toEqual(
      await source.store.findClaims([claims[0]!.key]),
    );
    const revision = await source.store.streamRevision(stream);
    const appended = await away.store.append({
      writes: [{ stream, expectedRevision: revision, events: newEvents(1) }],
    });
    expect(appended.position).toBe((await source.store.head()) + 1n);
    const back = await inPostgres();
    opened.push(back);
    await copyLog(move(away.log, back.log));
    const again = await back.store.append({
      writes: [{ stream, expectedRevision: revision + 1n, events: newEvents(1) }],
    });
    expect(again.position).toBe(appended.position + 1n);
    expect(again.recordedAt >= appended.recordedAt).toBe(true);
  });

  it('goes on where it was broken off, however often the connection is lost', async () => {
    const away = inEventStoreDb();
    for (let round = 0; round < 5; round++) {
      const stopping = new AbortController();
      const { signal } = stopping;
      const part = {
        ...move(source.log, away.log, signal),
        progress: () => round < 2 && stopping.abort(),
      };
      if (round % 2 === 0) double.faults.disconnectAfterAppend(1);
      else double.faults.disconnectBeforeAppend(1);
      await copyLog(part).catch((error: Error) => expect(error.name).toBe('AbortError'));
      double.faults.clear();
    }
    expect(await contentOf(away.log)).toEqual(await contentOf(source.log));
  });
});

describe('a target that has other events', () => {
  it('is named by the first of them, and nothing is added to it', async () => {
    const away = inEventStoreDb();
    const stream = freshStream();
    await away.store.append({
      writes: [{ stream, expectedRevision: 'none', events: newEvents(2) }],
    });
    await expect(copyLog(move(source.log, away.log))).rejects.toMatchObject({
      name: 'LogsDiffer',
      position: 1n,
    });
    expect(await away.log.head()).toBe(2n);
  });

  it('is one that has more of them, or other keys', async () => {
    const away = inEventStoreDb();
    const head = await copyLog(move(source.log, away.log));
    const stream = freshStream();
    await away.store.append({
      writes: [{ stream, expectedRevision: 'none', events: newEvents(1) }],
    });
    await expect(copyLog(move(source.log, away.log))).rejects.toMatchObject({
      name: 'LogsDiffer',
      position: head + 1n,
    });
    const events = (await contentOf(source.log)).map((event) => ({
      ...event,
      claims: event.claims.map(({ key }) => ({ key, fingerprint: 'other' })),
    }));
    const other: MovableLog = {
      head: async () => head,
      events: async function* () {
        yield events;
      },
      restore: async () => {},
    };
    const [first] = events.filter(({ claims }) => claims.length > 0);
    await expect(copyLog(move(source.log, other))).rejects.toMatchObject({
      name: 'LogsDiffer',
      position: first!.position,
    });
  });

  it('takes no events that do not follow its last', async () => {
    const events = await contentOf(source.log);
    const back = await inPostgres();
    opened.push(back);
    for (const { log } of [back, inEventStoreDb()]) {
      await log.restore(events.slice(0, 2));
      await expect(log.restore(events.slice(3, 5))).rejects.toMatchObject({
        name: 'LogNotFollowed',
      });
      expect(await log.head()).toBe(2n);
    }
  });
});
