/**
 * Rebuilds the read models beside the live ones and swaps them in one transaction. Readers see the
 * old rows until the new ones are complete; rebuilt equals live, row for row.
 */
import type pg from 'pg';
import type { EventStore } from '../event-store/port.js';
import { DecodedEvents, type Partition, batches } from './partition.js';
import { partitionPositions } from './projector.js';
import {
  AS_PROJECTOR,
  type PublishedViews,
  type Schemas,
  createPublishedViews,
  grantReading,
  inSchemas,
} from './published-views.js';
import {
  PartitionFold,
  SET_ASIDE,
  type SetAsideEvent,
  asideIn,
  withCareWhereNeeded,
} from './set-aside.js';

const NEXT: Schemas = { read: 'read_next', published: 'published_next' };

export interface RebuildOptions {
  readonly store: EventStore;
  /** Each is written over a connection of its own. */
  readonly partitions: readonly Partition[];
  readonly published: PublishedViews;
  /** A connection of the projector, for each partition and one more. */
  readonly connect: () => Promise<pg.Client>;
  readonly onProgress?: (done: bigint, total: bigint) => void;
  /** Stops between two batches and leaves the live tables as they are. */
  readonly signal?: AbortSignal;
}

export interface Rebuilt {
  /** Up to where the new read models are written. */
  readonly position: bigint;
  /** All events that could not be folded, in order. */
  readonly setAside: readonly SetAsideEvent[];
}

export async function rebuildReadModels(options: RebuildOptions): Promise<Rebuilt> {
  const control = await options.connect();
  const writers: pg.Client[] = [];
  try {
    await createNext(control, options.published);
    for (let i = 0; i < options.partitions.length; i++) writers.push(await options.connect());
    const reached = await fill(options, writers, 0n, await options.store.head());
    return await swap(options, control, writers, reached);
  } finally {
    await dropNext(control).catch(() => undefined);
    for (const client of [control, ...writers]) await client.end().catch(() => undefined);
  }
}

async function dropNext(client: pg.Client): Promise<void> {
  await client.query('SELECT store.drop_next_read_models()');
}

async function createNext(client: pg.Client, published: PublishedViews): Promise<void> {
  const { read } = NEXT;
  await client.query('BEGIN');
  await client.query('SELECT store.make_next_read_models()');
  await client.query(AS_PROJECTOR);
  const { rows } = await client.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'read' ORDER BY tablename`,
  );
  for (const { tablename } of rows) {
    await client.query(`CREATE TABLE ${read}.${tablename} (LIKE read.${tablename} INCLUDING ALL)`);
  }
  await client.query(`INSERT INTO ${read}.lanes SELECT lane, 0 FROM read.lanes`);
  await client.query(
    `CREATE VIEW ${read}.checkpoint AS SELECT min(position) AS position FROM ${read}.lanes`,
  );
  await grantReading(client, read);
  await createPublishedViews(client, published, NEXT);
  await client.query('COMMIT');
}

async function fill(
  { store, partitions, onProgress, signal }: RebuildOptions,
  clients: readonly pg.Client[],
  after: bigint,
  upTo: bigint,
): Promise<bigint> {
  if (after >= upTo) return after;
  for await (const page of store.readAll({ fromPosition: after + 1n, toPosition: upTo })) {
    for (const batch of batches(page)) {
      signal?.throwIfAborted();
      const decoded = new DecodedEvents(batch);
      await Promise.all(
        partitions.map((partition, index) =>
          writeBatch(partition, clients[index]!, decoded, store),
        ),
      );
      onProgress?.(batch.at(-1)!.position, upTo);
    }
  }
  return upTo;
}

async function writeBatch(
  partition: Partition,
  client: pg.Client,
  events: DecodedEvents,
  store: EventStore,
): Promise<void> {
  const target = { client, schemas: NEXT, store };
  await withCareWhereNeeded(client, [partition], async (isCareful) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL synchronous_commit = off');
    const aside = await asideIn(target, [partition.name]);
    const fold = new PartitionFold(partition, target, aside.get(partition.name)!);
    await fold.fold(events, 0n, isCareful);
    await client.query('COMMIT');
  });
}

/** Holds the live partitions still, adds what came meanwhile, and renames. */
async function swap(
  options: RebuildOptions,
  control: pg.Client,
  writers: readonly pg.Client[],
  reached: bigint,
): Promise<Rebuilt> {
  await control.query('BEGIN');
  // Whoever waits for this lock finds the new table under its name; readers do not wait.
  await control.query('LOCK TABLE read.lanes IN EXCLUSIVE MODE');
  let furthest = reached;
  for (const live of (await partitionPositions(control)).values()) {
    if (live > furthest) furthest = live;
  }
  const position = await fill(options, writers, reached, furthest);
  await control.query(`UPDATE ${NEXT.read}.lanes SET position = $1`, [position]);
  const { rows } = await control.query<SetAsideEvent>(inSchemas(SET_ASIDE, NEXT));
  await control.query('SELECT store.swap_read_models()');
  await control.query('COMMIT');
  return { position, setAside: rows };
}
