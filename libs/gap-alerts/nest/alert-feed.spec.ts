/** How the feed goes through changes, page by page, over rows as the projector writes them. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import { ReadPosition } from '../../projection/read-position.js';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { AlertFeeds } from './alert-feed.js';

/** More than one look takes. */
const MANY = 201;

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = createClient({ connectionString: database.url, role: 'owner' });
  await owner.connect();
  await owner.query(
    `INSERT INTO read.gap_alerts
         (region, fiscal_year, episode, opened_on, gap_at_open_fen, peak_gap_fen, gap_fen,
          construction_arranged_fen, construction_total_fen, spent_during_fen, unfunded,
          must_compress_fen, funded_through, position)
       SELECT (220100 + place)::text, 2018, 1, '2018-02-01', 100, 100, 100, 0, 0, 0, '[]', 0, 0,
           CASE WHEN place < $1::int THEN 5 ELSE 9 END
         FROM generate_series(0, $1::int) place`,
    [MANY],
  );
  await owner.query('UPDATE read.lanes SET position = 9');
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

it('tells all alerts that an event changed, and says which is the last of them', async () => {
  const sql = clientSql(owner);
  const feeds = new AlertFeeds({ sql, position: new ReadPosition(sql), today: () => '2018-03-31' });
  const { signal } = new AbortController();
  const feed = feeds.follow({ who: 'auditor', after: 0n, signal })[Symbol.asyncIterator]();
  expect((await feed.next()).value).toEqual({ kind: 'ready', position: 0n });
  const told: { readonly position: bigint; readonly isLast: boolean }[] = [];
  for (let place = 0; place <= MANY; place++) {
    const { value } = await feed.next();
    if (value?.kind !== 'alert') throw new Error('no alert');
    told.push(value);
  }
  await feed.return?.();
  expect(told.map(({ position }) => position)).toEqual([...Array<bigint>(MANY).fill(5n), 9n]);
  const last = told.flatMap(({ isLast }, place) => (isLast ? [place] : []));
  expect(last).toEqual([MANY - 1, MANY]);
});
