import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { stopEmbeddedCluster } from '../libs/postgres/embedded-cluster.js';
import { isAlive } from '../libs/postgres/start-lock.js';

/**
 * One run of jest: a folder named after its process, in which the first test that needs PostgreSQL
 * starts one for all workers. The name travels to the workers in the environment.
 */
const folderPrefix = 'doudi-test-';
export const runFolderVariable = 'DOUDI_TEST_RUN_FOLDER';

/** Whatever tests put into the folder for temporary files goes when the run is over. */
export async function openRun(): Promise<void> {
  const folder = await makeRunFolder();
  process.env[runFolderVariable] = folder;
  process.env['TMPDIR'] = folder;
}

/** A folder that the next run removes if this one cannot, server and all. */
export async function makeRunFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `${folderPrefix}${process.pid}-`));
  // Run by root, the server works under an account of its own and has to get in.
  await chmod(folder, 0o711);
  return folder;
}

export async function closeRun(): Promise<void> {
  const folder = process.env[runFolderVariable];
  if (!folder) return;
  if (process.env['DATABASE_URL']) await dropTemplates(process.env['DATABASE_URL'], folder);
  await discard(folder);
}

/** Runs that were killed left a server and a folder behind. */
export async function cleanAbandonedRuns(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderPrefix));
  for (const name of names) {
    const pid = Number.parseInt(name.slice(folderPrefix.length), 10);
    if (!isAlive(pid)) await discard(path.join(tmpdir(), name)).catch(() => undefined);
  }
}

/** The database that every test's own is copied from, named after the run. */
export function templateName(folder: string): string {
  return path.basename(folder).replaceAll('-', '_').toLowerCase();
}

async function discard(folder: string): Promise<void> {
  await stopEmbeddedCluster(folder);
  await rm(folder, { recursive: true, force: true });
}

async function dropTemplates(databaseUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [templateName(folder)],
    );
    for (const { name } of rows) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
