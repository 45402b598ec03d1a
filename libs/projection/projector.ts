/**
 * Writes the read models: follows the event store in the partitions that it holds, each from its
 * own checkpoint on. Beside other projectors it holds its share of them, alone all.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { EventSetAside } from '../event-store/event-set-aside.js';
import {
  type EventStore,
  StoreUnavailable,
  type StoredEvent,
  type Subscription,
} from '../event-store/port.js';
import { leave } from '../postgres/connections.js';
import { isOfTheMoment } from '../postgres/passing-errors.js';
import { Digests } from './digests.js';
import { DecodedEvents, type Partition, batches } from './partition.js';
import { PartitionShare } from './partition-share.js';
import { leastOf } from './positions.js';
import { LIVE } from './published-views.js';
import { type FoldTarget, PartitionFold, asideIn, withCareWhereNeeded } from './set-aside.js';

/** Events of one transaction at most. */
const BATCH_EVENTS = 1_000;
/** How often a projector looks whether there are others, or partitions that are free. */
const BALANCE_EVERY_MS = 1_000;
/** Between two tries after an interruption: doubling. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** What is no single event's fault: it stops loudly, and says at which events. */
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

/** Another projector has written meanwhile: read the checkpoints again and go on from there. */
class CheckpointMoved extends Error {}

/**
 * The database has no checkpoint for a partition: it is of another release, and no waiting helps.
 */
class PartitionUnknown extends Error {}

export interface ProjectorOptions {
  readonly store: EventStore;
  readonly partitions: readonly Partition[];
  /** A connection of the owner, the projector's own; asked for again after an outage. */
  readonly connect: () => Promise<pg.Client>;
  /**
   * Called after each commit while this projector holds every partition: the position up to which
   * all read models are written.
   */
  readonly onProgress?: (position: bigint, caughtUp: boolean) => void;
  /** Told of each interruption after which it goes on by itself, a repeated one once. */
  readonly onInterruption?: (error: Error) => void;
}

export class Projector {
  private client: pg.Client | undefined;
  private share: PartitionShare | undefined;
  private subscription: Subscription | undefined;
  /** Of the partitions that are held, by index: up to where each is written. */
  private readonly checkpoints = new Map<number, bigint>();
  /** What uses the connection takes turns. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly ending = new AbortController();
  /** The interruption that was told last. */
  private told = '';

  constructor(private readonly options: ProjectorOptions) {}

  /** Names of the partitions that are held now. */
  get held(): readonly string[] {
    return [...this.checkpoints.keys()].map((index) => this.options.partitions[index]!.name);
  }

  /** Runs until `stop`, going on after outages; rejects where no other try mends what fails. */
  async run(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!this.stopped) {
      const began = performance.now();
      try {
        await this.work();
      } catch (error) {
        if (!this.stopped && isLasting(error)) throw error;
        if (!this.stopped) this.interrupted(error as Error);
      } finally {
        // Also where it was stopped while it connected: its locks would stay.
        await this.disconnect();
      }
      if (performance.now() - began > LONGEST_PAUSE_MS) pauseMs = FIRST_PAUSE_MS;
      await this.pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.subscription?.stop();
    await this.disconnect();
  }

  private interrupted(error: Error): void {
    if (error instanceof CheckpointMoved || error.message === this.told) return;
    this.told = error.message;
    this.options.onInterruption?.(error);
  }

  /** Follows with what it holds, and begins anew whenever it has gained partitions. */
  private async work(): Promise<void> {
    this.client = await this.options.connect();
    this.share = new PartitionShare(this.client, this.options.partitions.length);
    await this.share.join();
    await this.balance();
    const balancing = this.keepBalance();
    // Its failure counts when it is awaited; the subscription may fail first.
    balancing.catch(() => undefined);
    try {
      while (!this.stopped) {
        if (this.checkpoints.size === 0) await Promise.race([balancing, this.pause(100)]);
        else await Promise.race([balancing, this.follow()]);
      }
    } finally {
      await this.subscription?.stop();
    }
  }

  private async keepBalance(): Promise<void> {
    const { client } = this;
    while (!this.stopped && client === this.client) {
      await this.pause(BALANCE_EVERY_MS);
      if (this.stopped || client !== this.client) return;
      const hasGained = await this.balance();
      // What was gained may be behind: the subscription begins at the least of all.
      if (hasGained) await this.subscription?.stop();
    }
  }

  /** True where partitions were gained. */
  private balance(): Promise<boolean> {
    return this.inTurn(async () => {
      const { gained, lost } = await this.share!.balance();
      for (const index of lost) this.drop(index);
      if (gained.length === 0) return false;
      const positions = await partitionPositions(this.client!);
      for (const index of gained) {
        this.drop(index);
        const { name } = this.options.partitions[index]!;
        const position = positions.get(name);
        if (position === undefined)
          throw new PartitionUnknown(`read.lanes has no partition ${name}`);
        this.checkpoints.set(index, position);
      }
      await this.tryAgain(gained);
      this.tell(false);
      return true;
    });
  }

  /** What the partition keeps in memory is valid only while this projector holds it. */
  private drop(index: number): void {
    this.checkpoints.delete(index);
    for (const projection of this.options.partitions[index]!.projections) projection.forget();
  }

  private async follow(): Promise<void> {
    const subscription = this.options.store.subscribe({
      afterPosition: leastOf(this.checkpoints.values()),
      batchSize: BATCH_EVENTS,
      onEvents: async (events, { caughtUp }) => {
        for (const batch of batches(events)) await this.inTurn(() => this.write(batch));
        this.tell(caughtUp);
      },
    });
    this.subscription = subscription;
    await subscription.done;
  }

  /**
   * In the partitions for which these come next. One that was gained since the subscription began
   * may be further behind: the subscription that follows brings it what it lacks.
   */
  private async write(events: readonly StoredEvent[]): Promise<void> {
    const first = events[0]!.position;
    const last = events.at(-1)!.position;
    const behind = [...this.checkpoints].filter(
      ([, position]) => position >= first - 1n && position < last,
    );
    if (behind.length === 0) return;
    const partitions = behind.map(([index]) => this.options.partitions[index]!);
    try {
      await withCareWhereNeeded(this.client!, partitions, (isCareful) =>
        this.transaction(partitions, async (target, found) => {
          this.requireStanding(found, behind);
          const decoded = new DecodedEvents(events);
          const names = partitions.map(({ name }) => name);
          const aside = await asideIn(target, names);
          for (const [index, after] of behind) {
            const partition = this.options.partitions[index]!;
            const fold = new PartitionFold(partition, target, aside.get(partition.name)!);
            await fold.fold(decoded, after, isCareful);
          }
          await target.client.query('UPDATE read.lanes SET position = $1 WHERE lane = ANY ($2)', [
            last,
            names,
          ]);
        }),
      );
      for (const [index] of behind) this.checkpoints.set(index, last);
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      throw new ProjectionFailed(first, last, error);
    }
  }

  /** What was set aside may be folded by this release. */
  private async tryAgain(gained: readonly number[]): Promise<void> {
    const partitions = gained.map((index) => this.options.partitions[index]!);
    await this.transaction(partitions, async (target) => {
      const aside = await asideIn(
        target,
        partitions.map(({ name }) => name),
      );
      for (const partition of partitions) {
        await new PartitionFold(partition, target, aside.get(partition.name)!).tryAgain();
      }
    });
  }

  /** Holds the partitions until the work is committed; tells it up to where they are written. */
  private async transaction(
    partitions: readonly Partition[],
    work: (target: FoldTarget, found: ReadonlyMap<string, bigint>) => Promise<void>,
  ): Promise<void> {
    const client = this.client!;
    await client.query('BEGIN');
    // Who was told a position finds it kept, also after a crash of the server.
    await client.query('SET LOCAL synchronous_commit = on');
    const names = partitions.map(({ name }) => name);
    const found = await partitionPositions(client, names);
    const digests = new Digests();
    await work({ client, schemas: LIVE, store: this.options.store, digests }, found);
    await digests.write(client, LIVE);
    await client.query('COMMIT');
  }

  /** The locks say who writes; that each event counts once does not rest on them. */
  private requireStanding(
    found: ReadonlyMap<string, bigint>,
    held: readonly (readonly [number, bigint])[],
  ): void {
    for (const [index, position] of held) {
      const { name } = this.options.partitions[index]!;
      const stands = found.get(name);
      if (stands !== position) throw new CheckpointMoved(`${name} is at ${stands}`);
    }
  }

  private tell(caughtUp: boolean): void {
    this.told = '';
    if (this.checkpoints.size < this.options.partitions.length) return;
    this.options.onProgress?.(leastOf(this.checkpoints.values()), caughtUp);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private get stopped(): boolean {
    return this.ending.signal.aborted;
  }

  /** Ends early where the projector is stopped. */
  private async pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }

  private async disconnect(): Promise<void> {
    for (const index of [...this.checkpoints.keys()]) this.drop(index);
    const client = this.client;
    this.client = undefined;
    if (client) await leave(client);
  }
}

/**
 * Up to where partitions are written; given names, their rows stay locked until the transaction
 * ends.
 */
export async function partitionPositions(
  client: pg.ClientBase,
  names?: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const [condition, values] = names ? ['WHERE lane = ANY ($1) FOR UPDATE', [names]] : ['', []];
  const { rows } = await client.query<{ lane: string; position: bigint }>(
    `SELECT lane, position FROM read.lanes ${condition}`,
    values,
  );
  return new Map(rows.map(({ lane, position }) => [lane, position]));
}

/** What no other try mends. */
function isLasting(error: unknown): boolean {
  if (error instanceof ProjectionFailed) return !isPassing(error.cause);
  return error instanceof PartitionUnknown;
}

/** Of the server, of the way to it, or of the store: not of what was folded. */
function isPassing(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return !(error instanceof EventSetAside);
  return isOfTheMoment(error);
}
