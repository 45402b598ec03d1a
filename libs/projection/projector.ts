/** The one writer of the read models: follows the event store from its checkpoint on. */
import type pg from 'pg';
import { recordedFact } from '../event-store/decoding.js';
import type { EventStore, StoredEvent, Subscription } from '../event-store/port.js';
import { isOutage } from '../postgres/connections.js';
import type { ProjectedEvent, Projection } from './projection.js';
import { ReadModelWriter } from './read-model-writer.js';

/** Events of one transaction at most, and bytes of their data after which it is closed. */
const BATCH_EVENTS = 1_000;
const BATCH_BYTES = 4_000_000;

/** A projection that fails stops loudly, and says at which event. */
export class ProjectionFailed extends Error {
  override readonly name = 'ProjectionFailed';
  constructor(
    readonly fromPosition: bigint,
    readonly toPosition: bigint,
    cause: unknown,
  ) {
    super(`read models stop at events ${fromPosition} to ${toPosition}`, { cause });
  }
}

/** Another projector has written meanwhile: read the checkpoint again and go on from there. */
class CheckpointMoved extends Error {}

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  /** A connection of the owner, the projector's own; asked for again after an outage. */
  readonly connect: () => Promise<pg.Client>;
  /** Called after each commit. */
  readonly onProgress?: (position: bigint, caughtUp: boolean) => void;
}

export class Projector {
  private client: pg.Client | undefined;
  private subscription: Subscription | undefined;
  private checkpoint = 0n;
  private stopped = false;

  constructor(private readonly options: ProjectorOptions) {}

  /** Position up to which the read models are known to be written. */
  get position(): bigint {
    return this.checkpoint;
  }

  /** Runs until `stop`, going on after outages; rejects where a projection fails on an event. */
  async run(): Promise<void> {
    for (let pauseMs = 50; !this.stopped; pauseMs = Math.min(pauseMs * 2, 2_000)) {
      try {
        await this.follow();
        return;
      } catch (error) {
        for (const projection of this.options.projections) projection.forget();
        await this.disconnect();
        if (this.stopped) return;
        if (error instanceof ProjectionFailed && !isOutage(error.cause)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.subscription?.stop();
    await this.disconnect();
  }

  private async follow(): Promise<void> {
    this.client = await this.options.connect();
    this.checkpoint = await readCheckpoint(this.client);
    this.options.onProgress?.(this.checkpoint, false);
    this.subscription = this.options.store.subscribe({
      afterPosition: this.checkpoint,
      batchSize: BATCH_EVENTS,
      onEvents: async (events, { caughtUp }) => {
        for (const batch of batches(events)) await this.write(batch);
        this.options.onProgress?.(this.checkpoint, caughtUp);
      },
    });
    await this.subscription.done;
  }

  private async write(events: readonly StoredEvent[]): Promise<void> {
    const first = events[0]!.position;
    const last = events.at(-1)!.position;
    try {
      const client = this.client!;
      await client.query('BEGIN');
      // The read models can be rebuilt, and the checkpoint goes with them: no need to wait for the
      // disk.
      await client.query('SET LOCAL synchronous_commit = off');
      const found = await readCheckpoint(client, 'FOR UPDATE');
      if (found !== this.checkpoint) throw new CheckpointMoved(`checkpoint is at ${found}`);
      await applyAll(this.options.projections, events, new ReadModelWriter(client, 'read'));
      await client.query('UPDATE read.checkpoint SET position = $1', [last]);
      await client.query('COMMIT');
      this.checkpoint = last;
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      throw new ProjectionFailed(first, last, error);
    }
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}

/** Applies stored events to the read models of the writer's schema, in order. */
export async function applyAll(
  projections: readonly Projection[],
  events: readonly StoredEvent[],
  writer: ReadModelWriter,
): Promise<void> {
  const projected: ProjectedEvent[] = events.map((event) => ({
    fact: recordedFact(event),
    metadata: event.metadata,
  }));
  for (const projection of projections) await projection.apply(projected, writer);
}

export async function readCheckpoint(
  client: pg.ClientBase,
  lock: '' | 'FOR UPDATE' = '',
): Promise<bigint> {
  const { rows } = await client.query<{ position: bigint }>(
    `SELECT position FROM read.checkpoint ${lock}`,
  );
  return rows[0]!.position;
}

/** Cuts events into transactions: by the bytes of their data, so that memory stays flat. */
export function* batches(events: readonly StoredEvent[]): Iterable<readonly StoredEvent[]> {
  let batch: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    batch.push(event);
    bytes += event.data.length;
    if (bytes >= BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
