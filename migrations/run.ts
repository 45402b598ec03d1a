import type pg from 'pg';
import { createClient, heldStill } from '../libs/postgres/connections.js';
import type { Login } from '../libs/postgres/logins.js';
import { requireVersion } from '../libs/postgres/database-fault.js';
import { keepPublishedViews, withViewsOutOfTheWay } from '../libs/projection/published-views.js';
import { dataSource, migrationNames } from './data-source.js';
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

/** The owner has not yet brought the database up to this release. */
export class NotMigrated extends Error {
  override readonly name = 'NotMigrated';
  constructor(missing: readonly string[]) {
    super(
      `数据库尚未升级到本版本（缺 ${missing.length} 项，首项 ${missing[0]}）：请以所有者的 DATABASE_URL 运行 doudi migrate / ` +
        `the database is not yet of this release (${missing.length} migrations missing, first ${missing[0]}): run doudi migrate with the owner’s DATABASE_URL`,
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
  const owner: Login = { connectionString, role: 'owner' };
  const guard = createClient({ ...owner, applicationName: 'doudi migration lock' });
  await guard.connect();
  try {
    await requireServer(guard);
    // A process that is stopped here gives the lock back.
    await guard.query('SET idle_session_timeout = 8000');
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    if (existing && !(await isBegun(guard))) throw new NotDoudi();
    const source = await dataSource(connectionString).initialize();
    try {
      const done = await withViewsOutOfTheWay(guard, () =>
        heldStill(guard, () => source.runMigrations()),
      );
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

/** For those who are not the owner, and can't migrate. @throws NotDoudi, NotMigrated */
export async function requireMigrated(login: Login): Promise<void> {
  const client = createClient({ ...login, applicationName: 'doudi start' });
  await client.connect();
  try {
    if (!(await isBegun(client))) throw new NotDoudi();
    const { rows } = await client.query<{ name: string }>('SELECT name FROM doudi_migrations');
    const done = new Set(rows.map(({ name }) => name));
    const missing = migrationNames.filter((name) => !done.has(name));
    if (missing.length > 0) throw new NotMigrated(missing);
  } finally {
    await client.end();
  }
}
