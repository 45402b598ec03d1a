import pg from 'pg';
import { requireVersion } from '../libs/postgres/database-fault.js';
import { keepPublishedViews, withViewsOutOfTheWay } from '../libs/projection/published-views.js';
import { dataSource } from './data-source.js';
import { keepPermissionSets } from './permission-sets.js';
import { publishedViews } from './published-views.js';

/** Any fixed number: processes that start at once wait here for the one that migrates. */
const migrationLock = 20_160_430;

/** The database has no tables of Doudi: it is new, or another program's. */
export class NotDoudi extends Error {
  override readonly name = 'NotDoudi';
  constructor() {
    super(
      '这不是兜底的数据库，此命令不会新建：请检查 DATABASE_URL 或 DOUDI_DATA_DIR。 ' +
        'This is no database of Doudi, and this command makes none: check DATABASE_URL or DOUDI_DATA_DIR.',
    );
  }
}

/**
 * Brings the database up to date; harmless where it is. Needs the owner's connection. A session
 * that dies holding the lock frees it, and each migration is one transaction.
 * @param existing refuse to begin a database
 * @throws NotDoudi
 */
export async function runMigrations(
  connectionString: string,
  log: (message: string) => void,
  existing = false,
): Promise<void> {
  const guard = new pg.Client({
    connectionString,
    application_name: 'doudi migration lock',
    connectionTimeoutMillis: 10_000,
  });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await requireServer(guard);
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    if (existing && !(await isBegun(guard))) throw new NotDoudi();
    const source = await dataSource(connectionString).initialize();
    try {
      const done = await withViewsOutOfTheWay(guard, () => source.runMigrations());
      for (const { name } of done) log(`数据库已升级 database migrated: ${name}`);
    } finally {
      await source.destroy();
    }
    await keepPermissionSets(guard);
    await keepPublishedViews(guard, publishedViews);
  } finally {
    await guard.end();
  }
}

async function requireServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int AS version`,
  );
  requireVersion(rows[0]!.version);
}

async function isBegun(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ begun: boolean }>(
    `SELECT to_regclass('store.events') IS NOT NULL AS begun`,
  );
  return rows[0]!.begun;
}
