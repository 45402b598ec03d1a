/** Folds the events from the first one on, into tables that nobody else writes. */
import type pg from 'pg';
import type { EventStore } from '../event-store/port.js';
import { Digests } from './digests.js';
import { leastOf, mostOf } from './positions.js';
import { DecodedEvents, type Partition, batches } from './partition.js';
import type { Schemas } from './published-views.js';
import { PartitionFold, asideIn, withCareWhereNeeded } from './set-aside.js';

export interface FoldAnewOptions {
  readonly store: Pick<EventStore, 'readAll' | 'head'>;
  /** Each is written over a connection of its own. */
  readonly partitions: readonly Partition[];
  /** Where the tables lie, which are empty. */
  readonly schemas: Schemas;
  /** Of whoever may write the tables. */
  readonly connect: () => Promise<pg.Client>;
  readonly onProgress?: ((done: bigint, total: bigint) => void) | undefined;
  /** Stops between two batches. */
  readonly signal?: AbortSignal | undefined;
}

export class FoldAnew {
  private readonly clients: pg.Client[] = [];
  /** Of each partition: up to where it is written. */
  private readonly reached: bigint[];

  constructor(private readonly options: FoldAnewOptions) {
    this.reached = options.partitions.map(() => 0n);
  }

  /** Goes on up to a position, of each partition or of all; at most to the last event. */
  async foldUpTo(position: bigint | ((partition: Partition) => bigint)): Promise<void> {
    const { partitions, store, signal, onProgress } = this.options;
    const head = await store.head();
    const ends = partitions.map((partition) => {
      return leastOf([head, typeof position === 'bigint' ? position : position(partition)]);
    });
    const [after, end] = [leastOf(this.reached), mostOf(ends)];
    while (this.clients.length < partitions.length) {
      this.clients.push(await this.options.connect());
    }
    if (after >= end) return;
    for await (const page of store.readAll({ fromPosition: after + 1n, toPosition: end })) {
      for (const batch of batches(page)) {
        signal?.throwIfAborted();
        const decoded = new DecodedEvents(batch);
        await Promise.all(ends.map((upTo, index) => this.writeBatch(index, decoded, upTo)));
        onProgress?.(batch.at(-1)!.position, end);
      }
    }
    ends.forEach((upTo, index) => (this.reached[index] = mostOf([upTo, this.reached[index]!])));
  }

  get furthest(): bigint {
    return mostOf(this.reached);
  }

  /** Says in the tables how far they are. */
  async placeCheckpoints(client: pg.ClientBase): Promise<void> {
    await client.query(
      `UPDATE ${this.options.schemas.read}.lanes l SET position = t.position
        FROM unnest($1::text[], $2::bigint[]) AS t (lane, position) WHERE l.lane = t.lane`,
      [this.options.partitions.map(({ name }) => name), this.reached],
    );
  }

  async close(): Promise<void> {
    for (const client of this.clients) await client.end().catch(() => undefined);
  }

  private async writeBatch(index: number, decoded: DecodedEvents, upTo: bigint): Promise<void> {
    const [partition, client] = [this.options.partitions[index]!, this.clients[index]!];
    const after = this.reached[index]!;
    if (decoded.events[0]!.position > upTo || decoded.events.at(-1)!.position <= after) return;
    const events = decoded.upTo(upTo);
    const { schemas, store } = this.options;
    await withCareWhereNeeded(client, [partition], async (isCareful) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL synchronous_commit = off');
      const digests = new Digests();
      const target = { client, schemas, store, digests };
      const aside = await asideIn(target, [partition.name]);
      const fold = new PartitionFold(partition, target, aside.get(partition.name)!);
      await fold.fold(events, after, isCareful);
      await digests.write(client, schemas);
      await client.query('COMMIT');
    });
    this.reached[index] = events.events.at(-1)!.position;
  }
}
