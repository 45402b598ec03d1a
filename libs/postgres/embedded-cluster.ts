import { createHmac } from 'node:crypto';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, serverMajor, type Binaries } from './binaries.js';
import { clusterHome, ownerPassword, presentHome, type ClusterHome } from './cluster-home.js';
import { completedMark, holdsCluster, incomplete, noDatabase } from './cluster-state.js';
import { isOutage } from './passing-errors.js';
import { exists } from './presence.js';
import { makeCluster, ownerName, serverPid, startServer, stopServer } from './server-process.js';
import { ServerUnusable } from './server-unusable.js';
import { withStartLock } from './start-lock.js';

const databaseName = 'doudi';
const leaseName = 'doudi lease';
/** May connect, and nothing else: no process holds a session of the owner's. */
const leaseUser = 'doudi_lease';
const startAttempts = 8;

export interface EmbeddedClusterOptions {
  /** The server's files go to `<dataDir>/postgres`. */
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Server settings that differ from the usual ones (tests set `fsync: 'off'`). */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server outlives its last user, until `stopEmbeddedCluster`. */
  readonly keepRunning?: boolean;
  /** Joins or starts what is there; where there is no database it is refused, and nothing made. */
  readonly existing?: boolean;
}

export interface EmbeddedCluster {
  /** The owner's connection; ordinary work goes through `createPool` with role `app`. */
  readonly connectionString: string;
  /** Ends this process's use; the last process to leave stops the server. Close pools first. */
  stop(): Promise<void>;
}

type Log = EmbeddedClusterOptions['log'];

interface Cluster {
  readonly home: ClusterHome;
  readonly binaries: Binaries;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: Log;
}

/** A session held for as long as the server is used. */
interface Lease {
  readonly client: pg.Client;
  /** Settles once, also where the session was lost before anybody asked. */
  readonly lost: Promise<void>;
}

/** A server that answers, and whether this process has just started it. */
interface Running {
  readonly port: number;
  readonly started: boolean;
}

/**
 * Starts PostgreSQL below `dataDir`, or joins the server that runs there already, be it another
 * process's or one left behind by a crash. Each user of the server holds one idle connection, its
 * lease: by it a process notices that the server died and starts it again on the same port, and by
 * the others' leases the last one to leave knows that it may stop the server.
 * @throws ServerUnusable in one line where the folder, or the cluster in it, cannot be used
 */
export async function startEmbeddedCluster(
  options: EmbeddedClusterOptions,
): Promise<EmbeddedCluster> {
  try {
    return await enter(options);
  } catch (error) {
    throw refusalOf(error, options.dataDir);
  }
}

async function enter(options: EmbeddedClusterOptions): Promise<EmbeddedCluster> {
  const { dataDir, log, existing = false, settings = {} } = options;
  const home = await clusterHome({ dataDir, log, existing });
  const lockFile = path.join(home.folder, 'lock');
  const { cluster, port, lease } = await withStartLock(lockFile, async () => {
    const binaries = await findBinaries(home.folder, home.user);
    // Looked at anew: another process may have made it meanwhile.
    const held = await holdsCluster(home, serverMajor());
    const cluster = { home, binaries, password: await ownerPassword(home), settings, log };
    if (!held) await makeCluster(home, binaries, log, settings);
    const { port, started } = await run(cluster, undefined);
    try {
      await open(cluster, port, started, existing);
      return { cluster, port, lease: await takeLease(cluster, port) };
    } catch (error) {
      if (started) await stopServer(home, binaries).catch(() => undefined);
      throw error;
    }
  });
  const tenancy = new Tenancy(cluster, port, lockFile, lease, options.keepRunning ?? false);
  return {
    connectionString: connectionString(cluster.password, port, databaseName),
    stop: () => tenancy.end(),
  };
}

/**
 * Stops the server of `dataDir`, if one runs there; a process that still uses it starts it again.
 */
export async function stopEmbeddedCluster(dataDir: string): Promise<void> {
  const home = await presentHome(dataDir);
  if (!home) return;
  await withStartLock(path.join(home.folder, 'lock'), async () => {
    if ((await serverPid(home)) === undefined) return;
    await stopServer(home, await findBinaries(home.folder, home.user));
  });
}

/** One process's use of the server, from its lease to its leaving. */
class Tenancy {
  private ending: Promise<void> | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly port: number,
    private readonly lockFile: string,
    private lease: Lease,
    private readonly keepRunning: boolean,
  ) {
    this.watch();
  }

  end(): Promise<void> {
    this.ending ??= withStartLock(this.lockFile, async () => {
      await this.lease.client.end().catch(() => undefined);
      if (this.keepRunning || (await othersConnected(this.cluster, this.port))) return;
      await stopServer(this.cluster.home, this.cluster.binaries);
    });
    return this.ending;
  }

  private watch(): void {
    void this.lease.lost.then(() => {
      if (!this.ending) void this.revive();
    });
  }

  private async revive(): Promise<void> {
    const { log } = this.cluster;
    log('PostgreSQL 意外终止，正在重新启动。 PostgreSQL ended unexpectedly: starting it again.');
    for (let pauseMs = 200; !this.ending; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        this.lease = await withStartLock(this.lockFile, async () => {
          await run(this.cluster, this.port);
          return takeLease(this.cluster, this.port);
        });
        // Ended while it was coming up: the lease goes; the server is the next start's to adopt.
        if (this.ending) await this.lease.client.end();
        else this.watch();
        return;
      } catch (error) {
        log(`PostgreSQL: ${(error as Error).message}`);
        await sleep(pauseMs);
      }
    }
  }
}

/**
 * Returns the running server, started now unless it runs already. A just killed server's remains
 * (its workers, its pid file) can refuse a new one for a second, and a free port can be snatched
 * away: hence several attempts. `fixedPort` is given where the port is known to others.
 */
async function run(cluster: Cluster, fixedPort: number | undefined): Promise<Running> {
  const portFile = path.join(cluster.home.folder, 'port');
  let because = '';
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const known =
      fixedPort ?? Number.parseInt(await readFile(portFile, 'utf8').catch(() => ''), 10);
    if (known > 0 && (await isOurs(cluster, known))) return { port: known, started: false };
    const port = fixedPort ?? (known > 0 && (await isFree(known)) ? known : await freePort());
    await writeFile(portFile, `${port}\n`);
    const failure = await startServer(cluster.home, cluster.binaries, port, cluster.settings);
    if (!failure) return { port, started: true };
    because = failure.because;
    if (!failure.passing) break;
    await sleep(attempt * 250);
  }
  const { data, folder } = cluster.home;
  throw new ServerUnusable(
    `${data} 中的数据库无法启动，未作任何改动（详见 ${folder}/server.log）。`,
    `The database in ${data} does not start, and was left as it is (see ${folder}/server.log): ${because}`,
  );
}

/**
 * Waits while a living server is still starting or recovering; false where none is, or another's.
 */
async function isOurs(cluster: Cluster, port: number): Promise<boolean> {
  for (;;) {
    const pid = await serverPid(cluster.home);
    if (pid === undefined) return false;
    try {
      return await using(await connect(cluster, port, 'postgres', leaseName), async (client) => {
        const { rows } = await client.query<{ folder: string }>(
          `SELECT current_setting('data_directory') AS folder`,
        );
        return (await realpath(rows[0]!.folder)) === (await realpath(cluster.home.data));
      });
    } catch (error) {
      const code = (error as { code?: string }).code;
      // 57P03: starting up or shutting down; it will answer, or its process will be gone.
      if (code !== '57P03') return false;
      await sleep(200);
    }
  }
}

/** Sees to it that the server is done with recovering, and has the database, whole. */
async function open(
  cluster: Cluster,
  port: number,
  started: boolean,
  existing: boolean,
): Promise<void> {
  const { home, log } = cluster;
  await using(await connect(cluster, port, 'postgres', leaseName), async (client) => {
    await recovered(client, home, log);
    const lease = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [leaseUser]);
    if (!lease.rowCount) await client.query(`CREATE ROLE ${leaseUser} LOGIN`);
    await client.query(`ALTER ROLE ${leaseUser} PASSWORD '${leasePassword(cluster)}'`);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount) return;
    if (existing) throw noDatabase(home.folder);
    await client.query(`CREATE DATABASE ${databaseName}`);
  });
  if (started) {
    await using(await connect(cluster, port, databaseName, leaseName), (client) =>
      requireFiles(client, home),
    );
  }
  const mark = path.join(home.folder, completedMark);
  if (!(await exists(mark))) await writeFile(mark, `${new Date().toISOString()}\n`);
}

/** A restored backup replays its write-ahead log first, for as long as that takes. */
async function recovered(client: pg.Client, { data }: ClusterHome, log: Log): Promise<void> {
  for (let look = 0; ; look++) {
    const { rows } = await client.query<{ still: boolean }>('SELECT pg_is_in_recovery() AS still');
    if (!rows[0]!.still) return;
    if (look === 0) log(`正在恢复 ${data}。 Recovering ${data}.`);
    // Answers with an error once recovery has ended.
    const state = await client
      .query<{ state: string }>('SELECT pg_get_wal_replay_pause_state() AS state')
      .catch(() => undefined);
    if (state?.rows[0]?.state === 'paused') {
      throw new ServerUnusable(
        `${data} 的恢复停在目标点：请设置 recovery_target_action=promote 后重新启动。`,
        `The recovery of ${data} pauses at its target: set recovery_target_action=promote and start again.`,
      );
    }
    await sleep(200);
  }
}

/** A copy cut short may lack tables that nobody would miss before they are read. */
async function requireFiles(client: pg.Client, { data }: ClusterHome): Promise<void> {
  const { rows } = await client.query<{ file: string }>(
    `SELECT pg_relation_filepath(oid) AS file FROM pg_class
     WHERE relkind IN ('r', 'i', 't', 'm', 'S') AND relpersistence <> 't'
       AND (pg_stat_file(pg_relation_filepath(oid), true)).size IS NULL`,
  );
  if (rows.length > 0) throw incomplete(data, rows[0]!.file);
}

/**
 * Sessions closed a moment ago are still counted by the server: it gets two seconds to forget them.
 */
async function othersConnected(cluster: Cluster, port: number): Promise<boolean> {
  const connected = await connect(cluster, port, 'postgres', leaseName).catch(() => undefined);
  if (!connected) return false;
  return using(connected, async (client) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return false;
      await sleep(100);
    }
    return true;
  });
}

async function using<T>(client: pg.Client, work: (client: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What file system and server say no by, in one line; a defect keeps its trace. */
function refusalOf(error: unknown, dataDir: string): unknown {
  if (error instanceof ServerUnusable) return error;
  const { code, message } = error as { code?: unknown; message: string };
  const known = typeof code === 'string' && !code.startsWith('ERR_');
  if (!known && !isOutage(error)) return error;
  const wrongPassword = code === '28P01';
  return new ServerUnusable(
    `${dataDir} 中的数据库无法使用${wrongPassword ? '：口令文件 password 与数据库不符' : ''}。`,
    `The database in ${dataDir} cannot be used: ${message}` +
      (wrongPassword ? ' (the file password beside it belongs to another one)' : ''),
    { cause: error },
  );
}

async function takeLease(cluster: Cluster, port: number): Promise<Lease> {
  const as = { user: leaseUser, password: leasePassword(cluster) };
  const client = await connect(cluster, port, 'postgres', leaseName, as);
  const lost = new Promise<void>((resolve) => {
    client.once('error', () => resolve());
    client.once('end', () => resolve());
  });
  return { client, lost };
}

function leasePassword({ password }: Cluster): string {
  return createHmac('sha256', password).update(leaseUser).digest('base64url');
}

async function connect(
  { password }: Cluster,
  port: number,
  database: string,
  applicationName: string,
  as = { user: ownerName, password },
): Promise<pg.Client> {
  const client = new pg.Client({
    ...as,
    ...{ host: '127.0.0.1', port, database },
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function connectionString(password: string, port: number, database: string): string {
  return `postgresql://${ownerName}:${password}@127.0.0.1:${port}/${database}`;
}

async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  return listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
