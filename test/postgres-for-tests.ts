import { afterAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startEmbeddedCluster, type EmbeddedCluster } from '../libs/postgres/embedded-cluster.js';
import { Logins, PERMISSION_SETS } from '../libs/postgres/logins.js';
import { makeLogins } from '../libs/postgres/make-logins.js';
import { runMigrations } from '../migrations/run.js';
import { runFolderVariable, templateName } from './test-run.js';

export interface TestDatabase {
  /** The owner's connection string of a migrated, empty database. */
  readonly url: string;
  /** Of the database alone, and gone with it. */
  readonly logins: Logins;
  drop(): Promise<void>;
}

/** What a database holds before a test begins: filled once a run, for all workers. */
export interface Filling {
  readonly name: string;
  fill(database: TestDatabase): Promise<void>;
}

/** Any fixed numbers: workers wait here for the one that makes the template, or fills it. */
const templateLock = 20_160_431;
const fillingLock = 20_160_432;

let cluster: Promise<EmbeddedCluster> | undefined;

/**
 * A database of its own, in the server that the whole run shares: DATABASE_URL's where that is set
 * (its user must be allowed to make databases), else one that the first caller starts.
 * @param filling what it holds beside the migrations; none: nothing
 */
export async function freshDatabase(filling?: Filling): Promise<TestDatabase> {
  const admin = await adminUrl();
  const migrated = await ensureTemplate(admin);
  const template = filling ? await ensureFilled(admin, migrated, filling) : migrated;
  return copyOf(admin, template, `${migrated}_${randomUUID().replaceAll('-', '')}`);
}

async function copyOf(admin: string, template: string, name: string): Promise<TestDatabase> {
  await onServer(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = withDatabase(admin, name);
  const logins = Logins.ofOwner(url);
  await makeLogins(logins, () => undefined);
  return {
    url,
    logins,
    drop: async () => {
      await onServer(admin, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await client.query(`DROP ROLE IF EXISTS ${usersOf(logins).join(', ')}`);
      });
    },
  };
}

function usersOf(logins: Logins): readonly string[] {
  return PERMISSION_SETS.map((set) => new URL(logins.of(set).connectionString).username);
}

afterAll(async () => {
  await (await cluster)?.stop();
});

async function adminUrl(): Promise<string> {
  if (process.env['DATABASE_URL']) return process.env['DATABASE_URL'];
  cluster ??= startEmbeddedCluster({
    dataDir: runFolder(),
    log: () => undefined,
    // Tests kill processes, not the machine: nothing is lost without fsync.
    settings: { fsync: 'off', full_page_writes: 'off' },
    keepRunning: true,
  });
  return (await cluster).connectionString;
}

async function ensureTemplate(admin: string): Promise<string> {
  const template = templateName(runFolder());
  await onServer(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await runMigrations(withDatabase(admin, draft), () => undefined);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  });
  return template;
}

async function ensureFilled(admin: string, migrated: string, filling: Filling): Promise<string> {
  const template = `${migrated}_${filling.name}`;
  await onServer(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [fillingLock]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    const database = await copyOf(admin, migrated, draft);
    await filling.fill(database);
    const users = usersOf(database.logins).join(', ');
    await client.query(`REVOKE CONNECT ON DATABASE ${draft} FROM ${users}`);
    await client.query(`DROP ROLE ${users}`);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  });
  return template;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Of this run of the tests, and gone with it. */
export function runFolder(): string {
  const folder = process.env[runFolderVariable];
  if (!folder)
    throw new Error('run tests through jest.config.js, whose global set-up makes a folder');
  return folder;
}
