/**
 * Events that cannot be folded are set aside, each with the units whose figures it stops: it is
 * left out of all tables of the partition, and everything else goes on. docs/adr/0032 says why the
 * tables are whole again once it was reversed, or has been folded by a later release.
 */
import type pg from 'pg';
import { affectedCounties } from '../event-catalogue/affected-counties.js';
import { recordedFact } from '../event-store/decoding.js';
import { EventSetAside } from '../event-store/event-set-aside.js';
import { type EventStore, StoreUnavailable, type StoredEvent } from '../event-store/port.js';
import type { Digests } from './digests.js';
import { isOutage } from '../postgres/passing-errors.js';
import type { DecodedEvents, Partition } from './partition.js';
import type { ProjectedEvent } from './projection.js';
import type { Schemas } from './published-views.js';
import { ReadModelWriter } from './read-model-writer.js';

/** SQLSTATE classes of what an event brings with it: cardinality, data, integrity, limits. */
const OF_EVENT = /^(21|22|23|54)...$/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Codes of Node for what the system refuses it, such as `ENOSPC`. */
const OF_SYSTEM = /^E[A-Z0-9]+$/;
const LONGEST_REASON = 500;

/** An event could not be folded, by itself or within a run of events. */
export class FoldFailed extends Error {
  override readonly name = 'FoldFailed';
}

interface Aside {
  readonly position: bigint;
  /** Position of the event that reverses it: neither is in the tables, nothing is missing. */
  readonly reversedAt: bigint | null;
}

/** Of each partition the events that are set aside, by id, in their order. */
export type AsideByPartition = ReadonlyMap<string, Map<string, Aside>>;

export interface FoldTarget {
  /** In a transaction, which holds the partition's row in `lanes`. */
  readonly client: pg.ClientBase;
  readonly schemas: Schemas;
  readonly store: Pick<EventStore, 'readAll'>;
  /** Of the rows that the transaction writes. */
  readonly digests: Digests;
}

export async function asideIn(
  { client, schemas }: Pick<FoldTarget, 'client' | 'schemas'>,
  partitions: readonly string[],
): Promise<AsideByPartition> {
  const { rows } = await client.query<Aside & { readonly lane: string; readonly id: string }>(
    `SELECT lane, event_id AS id, position, reversed_at AS "reversedAt"
      FROM ${schemas.read}.set_aside WHERE lane = ANY ($1) ORDER BY position`,
    [partitions],
  );
  const aside = new Map(partitions.map((name) => [name, new Map<string, Aside>()]));
  for (const { lane, id, ...event } of rows) aside.get(lane)!.set(id, event);
  return aside;
}

/** Writes the rows of one partition, in a transaction of the target. */
export class PartitionFold {
  private readonly writer: ReadModelWriter;

  constructor(
    private readonly partition: Partition,
    private readonly target: FoldTarget,
    private readonly aside: Map<string, Aside>,
  ) {
    this.writer = new ReadModelWriter(target.client, target.schemas, target.digests);
  }

  /**
   * @param isCareful sets aside what cannot be folded, at the cost of savepoints; else it is thrown
   * @throws FoldFailed
   */
  async fold(events: DecodedEvents, after: bigint, isCareful: boolean): Promise<void> {
    const own = events.ofPartition(this.partition, after);
    if (own.length === 0) return;
    await this.partition.recorded?.(own, this.writer);
    const before = this.aside.size;
    const healed = isCareful
      ? await this.foldCarefully(own, events)
      : await this.foldRun(own, events);
    // What could not be folded beside an event that has gone may be folded now.
    if (healed && before > 1) await this.tryAgain();
  }

  /** Folds what was set aside before, late, wherever that is possible now. */
  async tryAgain(): Promise<void> {
    for (const [id, { position, reversedAt }] of this.aside) {
      const events = [await eventAt(this.target.store, position)];
      if (reversedAt !== null) events.push(await eventAt(this.target.store, reversedAt));
      await this.attempt(
        async () => {
          const late = events.map((event) => ({
            fact: recordedFact(event),
            metadata: event.metadata,
          }));
          for (const projection of this.partition.projections) {
            await (projection.applyLate?.(late, this.writer) ??
              projection.apply(late, this.writer));
          }
          await this.take(id);
        },
        () => Promise.resolve(),
      );
    }
  }

  /** @returns whether an event that was set aside has been reversed */
  private async foldRun(run: readonly StoredEvent[], events: DecodedEvents): Promise<boolean> {
    const healing = new Map<StoredEvent, string>();
    if (this.aside.size > 0) {
      for (const event of run) {
        const reversed = reversedBy(event);
        if (this.aside.get(reversed ?? '')?.reversedAt === null) healing.set(event, reversed!);
      }
    }
    const rest = healing.size === 0 ? run : run.filter((event) => !healing.has(event));
    try {
      const projected: readonly ProjectedEvent[] = rest.map((event) => events.decode(event));
      for (const projection of this.partition.projections) {
        if (projected.length > 0) await projection.apply(projected, this.writer);
      }
    } catch (error) {
      throw isOfEvent(error) ? new FoldFailed('cannot be folded', { cause: error }) : error;
    }
    for (const [{ position }, id] of healing) await this.heal(id, position);
    return healing.size > 0;
  }

  /** Halves a run that fails until single events are left. */
  private async foldCarefully(
    run: readonly StoredEvent[],
    events: DecodedEvents,
  ): Promise<boolean> {
    const half = Math.ceil(run.length / 2);
    let healed = false;
    await this.attempt(
      async () => {
        healed = await this.foldRun(run, events);
      },
      async (cause) => {
        if (run.length === 1) return this.setAside(run[0]!, cause);
        const first = await this.foldCarefully(run.slice(0, half), events);
        const second = await this.foldCarefully(run.slice(half), events);
        healed = first || second;
      },
    );
    return healed;
  }

  /** What the work has written until it failed is taken back, in the tables and in memory. */
  private async attempt(
    work: () => Promise<void>,
    failed: (cause: unknown) => Promise<void>,
  ): Promise<void> {
    const { client, digests } = this.target;
    await client.query('SAVEPOINT fold');
    digests.begin();
    try {
      await work();
    } catch (error) {
      const cause = error instanceof FoldFailed ? error.cause : error;
      if (!isOfEvent(cause)) throw error;
      await client.query('ROLLBACK TO SAVEPOINT fold; RELEASE SAVEPOINT fold');
      digests.giveUp();
      for (const projection of this.partition.projections) projection.forget();
      return failed(cause);
    }
    await client.query('RELEASE SAVEPOINT fold');
    digests.keep();
  }

  private async setAside(event: StoredEvent, cause: unknown): Promise<void> {
    const { name, concerns = () => true } = this.partition;
    const affected = regionsOf(event);
    const own = affected.filter(concerns);
    await this.writer.insert(SET_ASIDE_TABLE, [
      [
        ...[name, event.position, event.id, event.stream, event.type, event.recordedAt],
        `{${(own.length > 0 ? own : affected).join(',')}}`,
        reasonOf(cause).replaceAll('\0', '').slice(0, LONGEST_REASON),
        null,
      ],
    ]);
    this.aside.set(event.id, { position: event.position, reversedAt: null });
  }

  private async heal(id: string, reversedAt: bigint): Promise<void> {
    const found = await this.writer.remove(SET_ASIDE_TABLE, OF_ASIDE, [this.partition.name, id]);
    const healed = found.map((row) => [...row.slice(0, -1), reversedAt]);
    await this.writer.insert(SET_ASIDE_TABLE, healed);
    this.aside.set(id, { ...this.aside.get(id)!, reversedAt });
  }

  /** It is in the tables now. */
  private async take(id: string): Promise<void> {
    await this.writer.remove(SET_ASIDE_TABLE, OF_ASIDE, [this.partition.name, id]);
    this.aside.delete(id);
  }
}

const SET_ASIDE_TABLE = {
  name: 'set_aside',
  columns: [
    ...['lane', 'position', 'event_id', 'stream', 'type', 'since', 'regions', 'reason'],
    'reversed_at',
  ],
};
const OF_ASIDE = 'WHERE r.lane = $1 AND r.event_id = $2';

/**
 * Does the work of a transaction; where an event cannot be folded, once more with care.
 * @param work begins and commits by itself
 */
export async function withCareWhereNeeded(
  client: pg.ClientBase,
  partitions: readonly Partition[],
  work: (isCareful: boolean) => Promise<void>,
): Promise<void> {
  try {
    await work(false);
  } catch (error) {
    if (!(error instanceof FoldFailed)) throw error;
    await client.query('ROLLBACK');
    for (const { projections } of partitions) {
      for (const projection of projections) projection.forget();
    }
    await work(true);
  }
}

/** Of an event that cannot even be read, why. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return error instanceof EventSetAside && cause instanceof Error ? cause.message : message;
}

/** Whether it lies in the event, not in the database or the way to it. */
function isOfEvent(error: unknown): boolean {
  if (isOutage(error)) return false;
  if (error instanceof StoreUnavailable) return error instanceof EventSetAside;
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') return true;
  if (SQLSTATE.test(code)) return OF_EVENT.test(code);
  return !OF_SYSTEM.test(code);
}

/** The counties that it affects; none: it is of the province's pool. */
function regionsOf(event: StoredEvent): readonly string[] {
  const ofStream = OF_COUNTY.exec(event.stream)?.[1];
  const own = ofStream === undefined ? [] : [ofStream];
  try {
    const affected = affectedCounties(recordedFact(event));
    return affected.length > 0 ? [...new Set(affected)] : own;
  } catch {
    return [...new Set([...own, ...(event.data.match(REGION_NAMED) ?? [])])];
  }
}

/** Streams such as a county's, or of what a region is called. */
const OF_COUNTY = /^(?:county|region|standard)-(\d{4}(?!00)\d{2})$/;

/** In the data of an event that cannot even be read. */
const REGION_NAMED = /(?<="region":\s*")\d{6}\b/g;

function reversedBy({ type, data }: StoredEvent): string | undefined {
  if (type !== 'EntryReversed') return undefined;
  return (JSON.parse(data) as { readonly eventId?: string }).eventId;
}

async function eventAt(store: Pick<EventStore, 'readAll'>, position: bigint): Promise<StoredEvent> {
  for await (const [event] of store.readAll({ fromPosition: position, maxCount: 1 })) {
    if (event) return event;
  }
  throw new Error(`no event at ${position}`);
}

export interface SetAsideEvent {
  readonly eventId: string;
  readonly position: bigint;
  readonly stream: string;
  readonly type: string;
  /** Counties whose figures it stops; none: those of the province's pool. */
  readonly regions: readonly string[];
  readonly reason: string;
  /** When it was recorded, ISO 8601. */
  readonly since: string;
}

/** Each event once, whichever partitions cannot fold it. */
export const SET_ASIDE = `SELECT s.event_id AS "eventId", s.position, min(s.stream) AS stream,
    min(s.type) AS type, min(s.reason) AS reason, min(s.since) AS since,
    array(SELECT DISTINCT r FROM read.set_aside o, unnest(o.regions) AS r
      WHERE o.event_id = s.event_id ORDER BY r) AS regions
  FROM read.set_aside s WHERE s.reversed_at IS NULL GROUP BY s.event_id, s.position ORDER BY s.position`;
