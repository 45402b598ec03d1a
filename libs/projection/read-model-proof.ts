/**
 * Proves what people read: folds the events into tables of its own, as far as the live ones are,
 * and compares every row of every table. Of the live database it needs no more than to read.
 */
import type pg from 'pg';
import type { EventStore } from '../event-store/port.js';
import { FoldAnew } from './fold-anew.js';
import type { Partition } from './partition.js';
import { partitionPositions } from './projector.js';
import { LIVE } from './published-views.js';
import { type TableComparison, compareTables } from './row-comparison.js';
import { ShownReadModels } from './shown-read-models.js';

export interface ProofOptions {
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  readonly partitions: readonly Partition[];
  /** Of the live database; it may only read. */
  readonly connectLive: () => Promise<pg.Client>;
  /** Of the owner of a database that migrations have just made. */
  readonly connectScratch: () => Promise<pg.Client>;
  /** Differences named, of each table. */
  readonly mostNamed: number;
  readonly onProgress?: ((done: bigint, total: bigint) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ReadModelProof {
  /** Least of the positions at which the partitions were compared. */
  readonly position: bigint;
  readonly tables: readonly TableComparison[];
}

export async function proveReadModels(options: ProofOptions): Promise<ReadModelProof> {
  const { connectLive, connectScratch, mostNamed, signal } = options;
  const fold = new FoldAnew({ ...options, schemas: LIVE, connect: connectScratch });
  const [live, scratch] = [await connectLive(), await connectScratch()];
  try {
    // Most of the folding comes before the snapshot, which keeps the live database from tidying up.
    const ahead = await partitionPositions(live);
    await fold.foldUpTo(({ name }) => ahead.get(name) ?? 0n);
    for (;;) {
      const shown = await ShownReadModels.open(live);
      await fold.foldUpTo((partition) => shown.positionOf(partition));
      await fold.placeCheckpoints(scratch);
      const proven = { client: scratch, schema: LIVE.read };
      const tables = await compareTables(shown.place, proven, mostNamed, signal);
      if (await shown.isCurrent()) return { position: shown.position, tables };
      await live.query('ROLLBACK');
    }
  } finally {
    await fold.close();
    for (const client of [live, scratch]) await client.end().catch(() => undefined);
  }
}
