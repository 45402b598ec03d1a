/** The views that capabilities publish, made in the database from their texts. */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { PublishedView } from './projection.js';

/** Where tables and published views lie. */
export interface Schemas {
  readonly read: string;
  readonly published: string;
}

export const LIVE: Schemas = { read: 'read', published: 'published' };

export interface PublishedViews {
  /**
   * Number of the release's last migration. A release never makes anew the views of a later one,
   * so that the two may run side by side.
   */
  readonly edition: number;
  /** Each after those that it reads. */
  readonly views: readonly PublishedView[];
}

const SCHEMA = /\b(read|published)\./g;

/** A statement over `read.` and `published.`, over tables and views that lie elsewhere. */
export function inSchemas(text: string, schemas: Schemas): string {
  if (schemas === LIVE) return text;
  return text.replace(SCHEMA, (_, name: keyof Schemas) => `${schemas[name]}.`);
}

/** Makes the schema of the views; the tables are there, the schema is not. */
export async function createPublishedViews(
  client: pg.ClientBase,
  published: PublishedViews,
  schemas: Schemas = LIVE,
): Promise<void> {
  const schema = schemas.published;
  await client.query(`CREATE SCHEMA ${schema}`);
  for (const { name, text } of published.views) {
    await client.query(`CREATE VIEW ${schema}.${name} AS ${inSchemas(text, schemas)}`);
  }
  await client.query(`COMMENT ON SCHEMA ${schema} IS '${markOf(published)}'`);
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO doudi_app`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO doudi_app`);
}

/** Makes the views anew where their texts are not those of this release, or some are missing. */
export async function keepPublishedViews(
  client: pg.ClientBase,
  published: PublishedViews,
): Promise<void> {
  const { rows } = await client.query<{ mark: string | null; views: number }>(FOUND);
  const { mark, views } = rows[0]!;
  const [edition] = mark?.split(' ') ?? [];
  if (Number(edition ?? 0) > published.edition) return;
  if (mark === markOf(published) && views === published.views.length) return;
  await client.query('BEGIN');
  await client.query('DROP SCHEMA IF EXISTS published CASCADE');
  await createPublishedViews(client, published);
  await client.query('COMMIT');
}

/**
 * Runs migrations, and once more without the views where one changes what a view reads: they are
 * made anew afterwards. Each migration is a transaction, so the second run goes on where the first
 * stopped.
 */
export async function withViewsOutOfTheWay<T>(
  client: pg.ClientBase,
  migrate: () => Promise<T>,
): Promise<T> {
  try {
    return await migrate();
  } catch (error) {
    if (!IN_THE_WAY.has((error as { readonly code?: string }).code ?? '')) throw error;
    await client.query('DROP SCHEMA IF EXISTS published CASCADE');
    return migrate();
  }
}

/** A column's type is changed, a column or a table dropped, that a view reads. */
const IN_THE_WAY: ReadonlySet<string> = new Set(['0A000', '2BP01']);

const FOUND = `SELECT obj_description(to_regnamespace('published'), 'pg_namespace') AS mark,
  (SELECT count(*)::integer FROM pg_views WHERE schemaname = 'published') AS views`;

function markOf({ edition, views }: PublishedViews): string {
  const hash = createHash('sha256').update(JSON.stringify(views)).digest('hex');
  return `${edition} ${hash}`;
}
