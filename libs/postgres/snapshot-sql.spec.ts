import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../test/postgres-for-tests.js';
import { HOLD_READ_MODELS, ReadPosition } from '../projection/read-position.js';
import { createClient, createPool } from './connections.js';
import { SnapshotSql } from './snapshot-sql.js';

let database: TestDatabase;
let owner: pg.Client;
let pools: readonly pg.Pool[];
let sql: SnapshotSql;
let position: ReadPosition;

beforeAll(async () => {
  database = await freshDatabase();
  owner = createClient({ connectionString: database.url, role: 'owner' });
  await owner.connect();
  const [beside, held] = [
    createPool(database.logins.of('app')),
    createPool(database.logins.of('app')),
  ];
  pools = [beside, held];
  sql = new SnapshotSql(beside, held, HOLD_READ_MODELS);
  position = new ReadPosition(sql);
});
afterAll(async () => {
  for (const pool of pools) await pool.end();
  await owner.end();
  await database.drop();
});

const moveTo = (to: number) => owner.query('UPDATE read.lanes SET position = $1', [to]);

describe('12.C4 an answer of figures', () => {
  it('is of one moment, while who waits for more sees what is', async () => {
    await moveTo(7);
    await position.atOnce(async () => {
      expect((await position.standing()).position).toBe(7n);
      await moveTo(9);
      const asked = 'SELECT min(position) AS least FROM read.lanes';
      const [figures] = await Promise.all([sql.query(asked), sql.query(asked)]);
      expect(figures).toEqual([{ least: 7n }]);
      expect((await position.standing()).position).toBe(7n);
      expect(await position.read()).toBe(9n);
    });
    expect((await position.standing()).position).toBe(9n);
  });

  it('is of the tables that its moment has: a rebuild swaps them before or after', async () => {
    await position.atOnce(async () => {
      const swap = owner.query(
        `SET lock_timeout = 200; ALTER TABLE read.lanes RENAME TO lanes_before`,
      );
      await expect(swap).rejects.toMatchObject({ code: '55P03' });
    });
  });

  it('ends once all that it asked is answered, also where the first of them failed', async () => {
    let [underWay, together] = [0, 0];
    pools[1]!.once('acquire', (client) => {
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
      const counted = (...given: unknown[]): Promise<unknown> => {
        together = Math.max(together, ++underWay);
        return query(...given).finally(() => underWay--);
      };
      client.query = counted as typeof client.query;
    });
    const failing = position.atOnce(() =>
      Promise.all([sql.query('SELECT 1/0'), sql.query('SELECT pg_sleep(0.1)')]),
    );
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect([underWay, together]).toEqual([0, 1]);
  });

  it('leaves nothing behind: what goes on after it, or after its failure, sees what is', async () => {
    let late: () => Promise<readonly object[]> = async () => [];
    const failing = position.atOnce(async () => {
      late = async () => sql.query('SELECT min(position) AS least FROM read.lanes');
      await late();
      await sql.query('SELECT 1/0');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    await moveTo(11);
    expect(await late()).toEqual([{ least: 11n }]);
    expect(await position.atOnce(late)).toEqual([{ least: 11n }]);
  });
});
