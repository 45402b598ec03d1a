/**
 * Rebuilds the read models beside the live ones and swaps them in one transaction. Readers see the
 * old rows until the new ones are complete; rebuilt equals live, row for row, and what is not equal
 * is told before the swap.
 */
import type pg from 'pg';
import type { EventStore } from '../event-store/port.js';
import { heldStill } from '../postgres/connections.js';
import { FoldAnew } from './fold-anew.js';
import type { Partition } from './partition.js';
import { mostOf } from './positions.js';
import { partitionPositions } from './projector.js';
import {
  AS_PROJECTOR,
  type PublishedViews,
  type Schemas,
  createPublishedViews,
  grantReading,
  inSchemas,
} from './published-views.js';
import { type TableComparison, compareTables, isSame } from './row-comparison.js';
import { SET_ASIDE, type SetAsideEvent } from './set-aside.js';
import { ShownReadModels } from './shown-read-models.js';

const NEXT: Schemas = { read: 'read_next', published: 'published_next' };

export interface RebuildOptions {
  readonly store: EventStore;
  /** Each is written over a connection of its own. */
  readonly partitions: readonly Partition[];
  readonly published: PublishedViews;
  /** A connection of the projector, for each partition and one more. */
  readonly connect: () => Promise<pg.Client>;
  readonly onProgress?: (done: bigint, total: bigint) => void;
  /** Told before the swap: the tables whose live rows are not those that follow from the events. */
  readonly onChanges?: ((changes: readonly TableComparison[]) => void) | undefined;
  /** Differences named, of each table. */
  readonly mostNamed: number;
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
  const { connect, store } = options;
  const control = await connect();
  const fold = new FoldAnew({ ...options, schemas: NEXT });
  try {
    await createNext(control, options);
    await tellChanges(options, control, fold);
    await fold.foldUpTo(await store.head());
    return await swap(control, fold);
  } finally {
    await dropNext(control).catch(() => undefined);
    await fold.close();
    await control.end().catch(() => undefined);
  }
}

async function dropNext(client: pg.Client): Promise<void> {
  await client.query('SELECT store.drop_next_read_models()');
}

async function createNext(
  client: pg.Client,
  { partitions, published }: RebuildOptions,
): Promise<void> {
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
  await client.query(`INSERT INTO ${read}.lanes SELECT lane, 0 FROM unnest($1::text[]) AS lane`, [
    partitions.map(({ name }) => name),
  ]);
  await client.query(
    `CREATE VIEW ${read}.checkpoint AS SELECT min(position) AS position FROM ${read}.lanes`,
  );
  await grantReading(client, read);
  await createPublishedViews(client, published, NEXT);
  await client.query('COMMIT');
}

/** At the positions of the live tables, which go on meanwhile: they are caught up with twice. */
async function tellChanges(
  { connect, onChanges, mostNamed, signal }: RebuildOptions,
  control: pg.Client,
  fold: FoldAnew,
): Promise<void> {
  if (!onChanges) return;
  const positions = await partitionPositions(control);
  await fold.foldUpTo(({ name }) => positions.get(name) ?? 0n);
  const client = await connect();
  try {
    const live = await ShownReadModels.open(client);
    await fold.foldUpTo((partition) => live.positionOf(partition));
    await fold.placeCheckpoints(control);
    const proven = { client: control, schema: NEXT.read };
    const found = await compareTables(live.place, proven, mostNamed, signal);
    onChanges(found.filter((table) => !isSame(table)));
  } finally {
    await client.end();
  }
}

/** Holds the live partitions still, adds what came meanwhile, and renames. */
async function swap(control: pg.Client, fold: FoldAnew): Promise<Rebuilt> {
  await control.query('BEGIN');
  // A rebuild that is stopped here lets the projectors go on.
  await control.query('SET LOCAL idle_in_transaction_session_timeout = 8000');
  // Whoever waits for this lock finds the new table under its name; readers do not wait.
  await control.query('LOCK TABLE read.lanes IN EXCLUSIVE MODE');
  const live = (await partitionPositions(control)).values();
  await heldStill(control, () => fold.foldUpTo(mostOf([...live, fold.furthest])));
  const position = fold.furthest;
  await control.query(`UPDATE ${NEXT.read}.lanes SET position = $1`, [position]);
  const { rows } = await control.query<SetAsideEvent>(inSchemas(SET_ASIDE, NEXT));
  await control.query('SELECT store.swap_read_models()');
  await control.query('COMMIT');
  return { position, setAside: rows };
}
