import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { freshDatabase, type TestDatabase } from '../../test/postgres-for-tests.js';
import { createPool } from './connections.js';
import { isOutage } from './passing-errors.js';

describe('connections', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  let app: pg.Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool({ connectionString: database.url, role: 'owner' });
    app = createPool(database.logins.of('app'));
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  it.each<[string, unknown]>([
    ['9007199254740993::bigint', 9007199254740993n],
    ['1.10::numeric', '1.10'],
    ['sum(9223372036854775807) + 1', 9223372036854775808n],
    [`'2016-04-30'::date`, '2016-04-30'],
    [`'2016-04-30 08:00:00.12+08'::timestamptz`, '2016-04-30T00:00:00.120Z'],
    [`ARRAY[1, NULL, 9007199254740993]::bigint[]`, [1n, null, 9007199254740993n]],
    [`ARRAY['2016-04-30']::date[]`, ['2016-04-30']],
    ['1.5::numeric(20, 2) IS NULL', false],
    ['7::int', 7],
  ])('reads %s', async (expression, value) => {
    const { rows } = await owner.query<{ value: unknown }>(`SELECT ${expression} AS value`);
    expect(rows[0]!.value).toEqual(value);
  });

  it('lets the application read events and append, no more', async () => {
    await app.query('SELECT count(*) FROM store.events');
    const denied = [
      'INSERT INTO store.events SELECT * FROM store.events',
      'UPDATE store.events SET type = type',
      'DELETE FROM store.events',
      'TRUNCATE store.events',
      'UPDATE store.head SET position = 0',
      'DELETE FROM store.claims',
      'CREATE TABLE store.more ()',
      'ALTER TABLE store.events DISABLE TRIGGER ALL',
    ];
    for (const text of denied)
      await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
  });

  it('12.B4 gives the projector the read models and seals, the verifier its eyes alone', async () => {
    const projector = createPool(database.logins.of('projector'));
    const verifier = createPool(database.logins.of('verifier'));
    try {
      await projector.query('UPDATE read.lanes SET position = position');
      await projector.query('SELECT count(*) FROM store.events');
      await projector.query('INSERT INTO store.seals SELECT * FROM store.seals');
      await verifier.query('SELECT count(*) FROM store.seals, read.lanes, published.regions');
      const denied: [typeof projector, string][] = [
        [projector, 'SELECT FROM vault.persons'],
        [
          projector,
          `SELECT store.append_one('s', -2, gen_random_uuid(), 't', 1, now()::date, '{}', '{}')`,
        ],
        [verifier, 'SELECT FROM vault.persons'],
        [verifier, 'UPDATE read.lanes SET position = position'],
        [verifier, 'INSERT INTO store.seals SELECT * FROM store.seals'],
      ];
      for (const [pool, text] of denied)
        await expect(pool.query(text)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await Promise.all([projector.end(), verifier.end()]);
    }
  });

  it.each([
    'UPDATE store.events SET type = type',
    'DELETE FROM store.events',
    'TRUNCATE store.events',
  ])('refuses even to the owner: %s', async (text) => {
    await expect(owner.query(text)).rejects.toMatchObject({ code: '23001' });
    await expect(
      owner.query(text.replace('events', 'claims').replace('type = type', 'key = key')),
    ).rejects.toMatchObject({ code: '23001' });
  });

  it('survives the end of a session that is lent or idle, and tells an outage from a mistake', async () => {
    const idle = await app.connect();
    idle.release();
    const lent = await app.connect();
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const cut = await lent.query('SELECT 1').catch((error: unknown) => error);
    lent.release(true);
    expect(isOutage(cut)).toBe(true);
    const mistake = await app.query('SELECT 1 +').catch((error: unknown) => error);
    expect(isOutage(mistake)).toBe(false);
    expect((await app.query('SELECT 1')).rowCount).toBe(1);
  });
});
