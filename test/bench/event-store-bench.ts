import { randomUUID } from 'node:crypto';
import { Logins } from '../../libs/postgres/logins.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { benchEvents } from './bench-events.js';
import { compare, during, timed, type BenchContext, type Measurement } from './measuring.js';
import { RawTable } from './raw-tables.js';

const writerCounts = [1, 8, 32, 128];
const appendSizes = [1, 100];
const largeAppend = 10_000;
const replayEvents = 100_000;

export async function benchEventStore(context: BenchContext): Promise<Measurement[]> {
  const store = new PostgresEventStore(Logins.ofOwner(context.connectionString).of('app'));
  const raw = new RawTable(context.connectionString);
  try {
    await raw.create();
    const measurements: Measurement[] = [];
    for (const size of appendSizes) {
      for (const writers of writerCounts) {
        measurements.push(...(await benchAppends(context, store, raw, writers, size)));
      }
    }
    measurements.push(...(await benchLargeAppends(context, store, raw)));
    measurements.push(...(await benchReplay(context, store, raw)));
    return measurements;
  } finally {
    await store.close();
    await raw.close();
  }
}

async function benchAppends(
  { rounds, roundMs }: BenchContext,
  store: PostgresEventStore,
  raw: RawTable,
  writers: number,
  size: number,
): Promise<Measurement[]> {
  const run = randomUUID();
  const revisions = new Map<number, bigint>();
  const append = async (writer: number) => {
    const last = revisions.get(writer);
    const result = await store.append({
      writes: [
        {
          stream: `bench-${run}-${writer}`,
          expectedRevision: last ?? 'none',
          events: benchEvents(size),
        },
      ],
    });
    revisions.set(writer, result.events.at(-1)!.revision);
    return size;
  };
  const insert = async (writer: number) => {
    await raw.insert(writers, `bench-${run}-${writer}`, benchEvents(size));
    return size;
  };
  return compare(
    rounds,
    {
      what: `append ${size === 1 ? 'one event' : `${size} events`}, ${writers} writers`,
      unit: 'events/s',
      attempt: () => during(roundMs, writers, append),
    },
    [{ name: 'raw INSERT', attempt: () => during(roundMs, writers, insert) }],
  );
}

async function benchLargeAppends(
  { rounds }: BenchContext,
  store: PostgresEventStore,
  raw: RawTable,
): Promise<Measurement[]> {
  const append = async () => {
    const events = benchEvents(largeAppend);
    const stream = `bench-${randomUUID()}`;
    await store.append({ writes: [{ stream, expectedRevision: 'none', events }] });
  };
  const copy = () => raw.copyIn(`bench-${randomUUID()}`, benchEvents(largeAppend));
  return compare(
    rounds,
    {
      what: `one append of ${largeAppend} events`,
      unit: 'events/s',
      attempt: () => timed(largeAppend, append),
    },
    [{ name: 'COPY in', attempt: () => timed(largeAppend, copy) }],
  );
}

async function benchReplay(
  { rounds }: BenchContext,
  store: PostgresEventStore,
  raw: RawTable,
): Promise<Measurement[]> {
  while ((await store.head()) < BigInt(replayEvents)) {
    const stream = `bench-${randomUUID()}`;
    const events = benchEvents(1_000);
    await store.append({ writes: [{ stream, expectedRevision: 'none', events }] });
  }
  const replay = async () => {
    let last = 0n;
    for await (const page of store.readAll({ toPosition: BigInt(replayEvents) })) {
      last = page.at(-1)!.position;
    }
    if (last !== BigInt(replayEvents)) throw new Error(`the replay ended at ${last}`);
  };
  return compare(
    rounds,
    {
      what: `replay ${replayEvents} events`,
      unit: 'events/s',
      attempt: () => timed(replayEvents, replay),
    },
    [
      { name: 'plain SELECT', attempt: () => timed(replayEvents, () => raw.select(replayEvents)) },
      { name: 'COPY out', attempt: () => timed(replayEvents, () => raw.copyOut(replayEvents)) },
    ],
  );
}
