/** A database of its own to fold into: an empty one that is named, or one in a temporary server. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient } from '../../libs/postgres/connections.js';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { runMigrations } from '../../migrations/run.js';

export interface ScratchDatabase {
  /** Of its owner. */
  readonly connectionString: string;
  /** Leaves nothing behind. */
  close(): Promise<void>;
}

/** It holds something: nothing is written over. */
export class ScratchNotEmpty extends Error {
  override readonly name = 'ScratchNotEmpty';
  constructor() {
    super(
      '--scratch 所指的数据库不是空的：请新建一个（createdb） / ' +
        'the database that --scratch names is not empty: make a new one (createdb)',
    );
  }
}

/**
 * @param url of an empty database, whose user may make schemas and roles; undefined: a server is
 * started in a temporary folder, which is removed with it
 * @throws ScratchNotEmpty, ServerUnusable
 */
export async function openScratch(url: string | undefined): Promise<ScratchDatabase> {
  const scratch = url === undefined ? await temporaryServer() : await emptyDatabase(url);
  try {
    await runMigrations(scratch.connectionString, () => undefined);
    return scratch;
  } catch (error) {
    await scratch.close();
    throw error;
  }
}

/** Nothing in it outlives the comparison, so nothing waits for the disk. */
const IN_HASTE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

async function temporaryServer(): Promise<ScratchDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-scratch-'));
  // The server may work under another account, which must get to its own folder.
  await chmod(dataDir, 0o755);
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const log = () => undefined;
    const server = await startEmbeddedCluster({
      ...{ dataDir, log, settings: IN_HASTE },
    });
    const { connectionString } = server;
    return { connectionString, close: () => server.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

const HOLDS = `SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_') AS holds`;

/** All that migrations make in a database; what they make in the server is shared. */
const CLEARED = `DROP SCHEMA IF EXISTS published, read, vault, store CASCADE;
  DROP TABLE IF EXISTS doudi_migrations`;

async function emptyDatabase(connectionString: string): Promise<ScratchDatabase> {
  const run = async (statement: string): Promise<readonly { readonly holds?: boolean }[]> => {
    const client = createClient({
      connectionString,
      role: 'owner',
      applicationName: 'doudi scratch',
    });
    await client.connect();
    try {
      return (await client.query<{ holds?: boolean }>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  if ((await run(HOLDS))[0]!.holds) throw new ScratchNotEmpty();
  return { connectionString, close: () => run(CLEARED).then(() => undefined) };
}
