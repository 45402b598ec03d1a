import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { knownRelations } from '../../apps/projector/read-models.js';
import { recordedChanges } from '../../libs/policy/store/recorded-changes.js';
import { keepPublishedViews, withViewsOutOfTheWay } from '../../libs/projection/published-views.js';
import { publishedViews } from '../../migrations/published-views.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { OWNED, PUBLISHED_BY_FOUNDATION } from './relation-owners.js';
import { relationsIn, trespasses, trespassesIn, watchStatements } from './statement-walls.js';

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function relations(schemas: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class
      WHERE relkind IN ('r', 'v', 'p', 'm') AND relnamespace::regnamespace::text = ANY ($1)
      ORDER BY 1`,
    [schemas],
  );
  return rows.map(({ name }) => name);
}

describe('the owners of relations', () => {
  it('are said of every relation in the database, once', async () => {
    const owned = [...Object.values(OWNED).flat(), ...PUBLISHED_BY_FOUNDATION].sort();
    expect(owned).toEqual(await relations(['read', 'store', 'vault']));
  });

  it('publish views of their own tables, and of what others publish', async () => {
    const { views } = publishedViews;
    expect(await relations(['published'])).toEqual(
      views.map(({ name }) => `published.${name}`).sort(),
    );
    for (const { name, by, text } of views) {
      expect([name, trespassesIn(text, by)]).toEqual([name, []]);
    }
  });

  it('derive what was known of their tables likewise', () => {
    const owner = new Map(
      Object.entries(OWNED).flatMap(([lib, names]) => names.map((name) => [name, lib])),
    );
    for (const [name, rows] of Object.entries(knownRelations.derived)) {
      const lib = owner.get(`read.${name}`) ?? 'projection';
      const text = (rows ?? '').replace(/\{(read|published)\}/g, '$1');
      expect([name, trespassesIn(text, lib)]).toEqual([name, []]);
    }
  });
});

describe('a statement', () => {
  it('may name tables of its own lib and published views, in whatever schema they are', () => {
    const text = 'SELECT FROM read.matters, published.regions, read.checkpoint, store.append(1)';
    expect(trespassesIn(text, 'matters')).toEqual([]);
    expect(trespassesIn(text, 'access')).toEqual(['read.matters']);
    expect(trespassesIn('UPDATE vault.persons SET key_no = 1', 'matters')).toHaveLength(1);
    expect(trespassesIn('INSERT INTO read.exits (position) VALUES ($1)', 'projection')).toEqual([]);
    expect(trespassesIn('SELECT FROM read.exits', 'projection')).toEqual(['read.exits']);
  });

  it('as known at a position names what it named, not what that is made of', () => {
    const text = `WITH RECURSIVE known_receipts AS NOT MATERIALIZED (SELECT * FROM read.receipts
        WHERE note <> ')' AND position <= $1),
      known_published_receipts AS NOT MATERIALIZED (SELECT * FROM known_receipts),
      own AS (SELECT * FROM known_pool_moves) SELECT FROM own, known_published_receipts`;
    expect([...relationsIn(text)]).toEqual(['read.pool_moves', 'published.receipts']);
  });

  it('is found out by the lib that sends it', async () => {
    watchStatements();
    const before = trespasses();
    expect(before).toEqual([]);
    const sendInstead = (text: string) =>
      recordedChanges({
        query: async () => {
          await client.query(text);
          return [];
        },
      });
    await sendInstead('SELECT code FROM published.regions');
    expect(trespasses()).toEqual([]);
    await sendInstead('SELECT code FROM read.regions');
    expect(trespasses()).toEqual(['policy names read.regions: SELECT code FROM read.regions']);
  });
});

describe('the views in the database', () => {
  const marks = async () => {
    const { rows } = await client.query<{ oid: number; mark: string }>(
      `SELECT oid::integer, obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace
        WHERE nspname = 'published'`,
    );
    return rows[0]!;
  };

  it('stay as they are while their texts do, and are made anew where one changed or lacks', async () => {
    const made = await marks();
    await keepPublishedViews(client, publishedViews);
    expect(await marks()).toEqual(made);
    await client.query('DROP VIEW published.regions');
    await keepPublishedViews(client, publishedViews);
    const again = await marks();
    expect([again.mark, again.oid]).not.toEqual([made.mark, made.oid]);
    const [first, ...others] = publishedViews.views;
    const changed = [{ ...first!, text: `${first!.text} WHERE true` }, ...others];
    await keepPublishedViews(client, { ...publishedViews, views: changed });
    expect((await marks()).mark).not.toBe(again.mark);
    await keepPublishedViews(client, publishedViews);
    expect((await marks()).mark).toBe(made.mark);
  });

  it('make way for a migration that changes what they read', async () => {
    const migrate = () => client.query('ALTER TABLE read.regions ALTER COLUMN name TYPE varchar');
    await expect(migrate()).rejects.toThrow('used by a view');
    await withViewsOutOfTheWay(client, migrate);
    await keepPublishedViews(client, publishedViews);
    expect(await relations(['published'])).toHaveLength(publishedViews.views.length);
  });

  it('are left alone by a release that knows fewer migrations', async () => {
    const later = { edition: publishedViews.edition + 1, views: publishedViews.views.slice(0, 1) };
    await keepPublishedViews(client, later);
    await keepPublishedViews(client, publishedViews);
    expect(await relations(['published'])).toHaveLength(1);
  });
});
