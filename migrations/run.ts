import pg from 'pg';
import { dataSource } from './data-source.js';

/** Any fixed number: processes that start at once wait here for the one that migrates. */
const migrationLock = 20_160_430;

/**
 * Brings the database up to date; harmless where it is. Needs the owner's connection. A session
 * that dies holding the lock frees it, and each migration is one transaction.
 */
export async function runMigrations(
  connectionString: string,
  log: (message: string) => void,
): Promise<void> {
  const guard = new pg.Client({ connectionString, application_name: 'doudi migration lock' });
  guard.on('error', () => undefined);
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const source = await dataSource(connectionString).initialize();
    try {
      const done = await source.runMigrations();
      for (const { name } of done) log(`数据库已升级 database migrated: ${name}`);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}
