/**
 * A projector on a real database: what it holds, and what it does with partitions that it gains.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { COUNTIES } from '../../test/given-when-then.js';
import {
  CHIEF,
  CLERK,
  carriedOut,
  eventsOf,
  ledgerWith,
  someone,
} from '../../test/ledger-at-work.js';
import * as sample from '../../test/sample-commands.js';
import { type TestDatabase, freshDatabase } from '../../test/postgres-for-tests.js';
import type { EventStore, SubscribeOptions } from '../event-store/port.js';
import { createClient } from '../postgres/connections.js';
import type { Partition } from './partition.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';

/** As `PartitionShare` locks the second of the partitions. */
const SECOND_PARTITION = 'SELECT pg_advisory_lock(20170063, 2)';
const RELEASE = 'SELECT pg_advisory_unlock(20170063, 2)';

let database: TestDatabase;
let other: pg.Client;
let projector: Projector | undefined;
let running: Promise<unknown> = Promise.resolve();

const connect = async (): Promise<pg.Client> => {
  const client = createClient({ connectionString: database.url, role: 'owner' });
  await client.connect();
  return client;
};

beforeAll(async () => {
  database = await freshDatabase();
  other = await connect();
});
beforeEach(() =>
  other.query(
    'UPDATE read.lanes SET position = 0; DELETE FROM read.set_aside; DELETE FROM read.digests',
  ),
);
afterEach(async () => {
  await projector?.stop();
  await running;
});
afterAll(async () => {
  await other.end();
  await database.drop();
});

/** Events one by one; `before` is waited for before each of them. */
async function oneByOne(before: (position: bigint) => Promise<void>) {
  const { store } = await ledgerWith();
  const subscribe = (options: SubscribeOptions) =>
    store.subscribe({
      ...options,
      batchSize: 1,
      onEvents: async (events, progress) => {
        for (const { position } of events) await before(position);
        await options.onEvents(events, progress);
      },
    });
  const head = await store.head();
  return { head, store: { subscribe } as Partial<EventStore> as EventStore };
}

/**
 * A partition, the positions of what was applied in it, and after how many of these it was to
 * forget.
 */
function partitionNamed(name: string) {
  const applied: bigint[] = [];
  const forgottenAfter: number[] = [];
  const projection: Projection = {
    name,
    apply: async (events) => {
      applied.push(...events.map(({ fact }) => fact.position));
    },
    forget: () => void forgottenAfter.push(applied.length),
  };
  const partition: Partition = { name, projections: [projection], takes: () => true };
  return { ...partition, applied, forgottenAfter };
}

const from = (first: number, last: bigint): readonly bigint[] =>
  Array.from({ length: Number(last) - first + 1 }, (_, place) => BigInt(first + place));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

describe('a projector', () => {
  it('leaves out nothing in a partition that it gains while it is ahead in another', async () => {
    const partitions = [partitionNamed('awards'), partitionNamed('payments')] as const;
    await other.query(SECOND_PARTITION);
    let freed = false;
    const told: bigint[] = [];
    const { store, head } = await oneByOne(async (position) => {
      if (position < 3n || freed) return;
      freed = true;
      // What another holds may be anywhere.
      expect(told).toEqual([]);
      await other.query(RELEASE);
      await until(() => projector!.held.length === 2);
    });
    const onProgress = (position: bigint) => void told.push(position);
    projector = new Projector({ store, partitions, connect, onProgress });
    running = projector.run();
    await until(() => told.at(-1) === head);
    expect(partitions.map(({ applied }) => applied)).toEqual([from(1, head), from(1, head)]);
  });

  it('applies nothing again that another has written, and goes on from there', async () => {
    const partition = partitionNamed('awards');
    const { store, head } = await oneByOne(async (position) => {
      if (position !== 2n) return;
      await other.query("UPDATE read.lanes SET position = 3 WHERE lane = 'awards'");
    });
    projector = new Projector({ store, partitions: [partition], connect });
    running = projector.run();
    await until(() => partition.applied.at(-1) === head);
    expect(partition.applied).toEqual([1n, ...from(4, head)]);
    // What was kept in memory was of the rows before.
    expect(partition.forgottenAfter).toContain(1);
  });

  it('says that a partition has no checkpoint, instead of waiting for one', async () => {
    const { store } = await oneByOne(async () => undefined);
    projector = new Projector({
      store,
      partitions: [partitionNamed('of a later release')],
      connect,
    });
    await expect(projector.run()).rejects.toThrow('read.lanes has no partition of a later release');
    expect(projector.held).toEqual([]);
  });

  it('leaves no session behind where it is stopped while it connects', async () => {
    const { store } = await oneByOne(async () => undefined);
    let hasEnded = false;
    const connecting = async () => {
      await projector!.stop();
      const client = await connect();
      return client.once('end', () => (hasEnded = true));
    };
    projector = new Projector({
      store,
      partitions: [partitionNamed('awards')],
      connect: connecting,
    });
    await projector.run();
    expect(projector.held).toEqual([]);
    expect(hasEnded).toBe(true);
  });

  describe('where an event cannot be folded', () => {
    /** Adds up the positions that it was given, in a table; fails at some. */
    function summing(fails: (position: bigint) => Error | undefined): Partition {
      const projection: Projection = {
        name: 'sum',
        apply: async (events, models) => {
          for (const { fact } of events) {
            const failure = fails(fact.position);
            if (failure !== undefined) throw failure;
            await models.insert({ name: 'summed', columns: ['position'] }, [[fact.position]]);
          }
        },
        forget: () => undefined,
      };
      return { name: 'awards', projections: [projection], takes: () => true };
    }

    const sumOf = async (): Promise<number> =>
      Number(
        (await other.query('SELECT coalesce(sum(position), 0) AS sum FROM read.summed')).rows[0]
          .sum,
      );
    const asideNow = async () =>
      (
        await other.query(
          'SELECT position, type, regions, reason FROM read.set_aside WHERE reversed_at IS NULL',
        )
      ).rows;

    async function projected(store: EventStore, partition: Partition): Promise<void> {
      let reached = -1n;
      const onProgress = (position: bigint) => void (reached = position);
      projector = new Projector({ store, partitions: [partition], connect, onProgress });
      running = projector.run();
      const head = await store.head();
      await until(() => reached >= head);
      await projector.stop();
      await running;
    }

    beforeAll(() => other.query('CREATE TABLE read.summed (position bigint NOT NULL)'));
    beforeEach(() => other.query('DELETE FROM read.summed'));
    afterAll(() => other.query('DROP TABLE read.summed'));

    const need = sample.need(1, '1.00', { region: COUNTIES[1] });

    it('goes on with all others, names it, and folds it once it can', async () => {
      const { store } = await ledgerWith(
        sample.budget('B', '1.00'),
        need,
        sample.receipt('R', '1.00'),
      );
      const head = await store.head();
      const bad = head - 1n;
      const all = Number((head * (head + 1n)) / 2n);
      const fault = (position: bigint) => (position === bad ? new RangeError('no sum') : undefined);
      await projected(store, summing(fault));
      expect(await sumOf()).toBe(all - Number(bad));
      expect(await asideNow()).toEqual([
        { position: bad, type: 'NeedAssessed', regions: [COUNTIES[1]], reason: 'no sum' },
      ]);
      await projected(store, summing(fault));
      expect(await asideNow()).toHaveLength(1);
      await projected(
        store,
        summing(() => undefined),
      );
      expect([await asideNow(), await sumOf()]).toEqual([[], all]);
    });

    it('leaves out both the event and its reversal', async () => {
      const { store, ledger, corrections } = await ledgerWith(need);
      const bad = await store.head();
      const { id: eventId } = (await eventsOf(store)).at(-1)!;
      const correction = { correctionNo: 'GZ', eventId, reason: '录入有误' };
      // A correction that lowers a need is of civil affairs alone.
      const [officer, chief] = [CLERK, CHIEF].map((one) => ({ ...one, role: 'civil-affairs' }));
      await corrections.propose(correction, someone({ actor: officer! }));
      await corrections.approve({ correctionNo: 'GZ' }, someone({ actor: chief! }));
      await carriedOut(ledger, sample.receipt('R', '1.00'));
      const head = await store.head();
      const reversal = bad + 2n;
      const all = Number((head * (head + 1n)) / 2n);
      const fails = (position: bigint) =>
        position === bad || position === reversal ? new RangeError('no sum') : undefined;
      await projected(store, summing(fails));
      expect([await asideNow(), await sumOf()]).toEqual([[], all - Number(bad + reversal)]);
    });

    it('takes what the database lacks for no fault of an event, and tries again', async () => {
      const { store } = await ledgerWith(need);
      const head = await store.head();
      let left = 3;
      const full = Object.assign(new Error('disk full'), { code: '53100' });
      await projected(
        store,
        summing((position) => (position === head && left-- > 0 ? full : undefined)),
      );
      expect([await asideNow(), await sumOf()]).toEqual([[], Number((head * (head + 1n)) / 2n)]);
    });
  });
});
