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

/** For the rest of a transaction: what is made belongs to all projectors, whatever their login. */
export const AS_PROJECTOR = 'SET LOCAL ROLE doudi_projector';

/** Makes the views as the projector; the tables are there, and an empty schema. */
export async function createPublishedViews(
  client: pg.ClientBase,
  published: PublishedViews,
  schemas: Schemas = LIVE,
): Promise<void> {
  const schema = schemas.published;
  for (const { name, text } of published.views) {
    await client.query(`CREATE VIEW ${schema}.${name} AS ${inSchemas(text, schemas)}`);
  }
  await client.query(`COMMENT ON SCHEMA ${schema} IS '${markOf(published)}'`);
  await grantReading(client, schema);
}

/** Who answers and who verifies may read what is there now. */
export async function grantReading(client: pg.ClientBase, schema: string): Promise<void> {
  const readers = 'doudi_app, doudi_verifier';
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${readers}`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${readers}`);
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
  await client.query('CREATE SCHEMA published AUTHORIZATION doudi_projector');
  await client.query(AS_PROJECTOR);
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
