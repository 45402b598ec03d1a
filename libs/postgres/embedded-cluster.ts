import { readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries, type Binaries } from './binaries.js';
import { clusterHome, exists, ownerPassword, type ClusterHome } from './cluster-home.js';
import { initialise, ownerName, serverPid, startServer, stopServer } from './server-process.js';
import { withStartLock } from './start-lock.js';
import { ServerUnusable } from './server-unusable.js';

const databaseName = 'doudi';
const leaseName = 'doudi lease';
const startAttempts = 8;

export interface EmbeddedClusterOptions {
  /** The server's files go to `<dataDir>/postgres`. */
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Server settings that differ from the usual ones (tests set `fsync: 'off'`). */
  readonly settings?: Readonly<Record<string, string>>;
  /** The server outlives its last user, until `stopEmbeddedCluster`. */
  readonly keepRunning?: boolean;
}

export interface EmbeddedCluster {
  /** The owner's connection; ordinary work goes through `createPool` with role `app`. */
  readonly connectionString: string;
  /** Ends this process's use; the last process to leave stops the server. Close pools first. */
  stop(): Promise<void>;
}

interface Cluster {
  readonly home: ClusterHome;
  readonly binaries: Binaries;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (message: string) => void;
}

/**
 * Starts PostgreSQL below `dataDir`, or joins the server that runs there already, be it another
 * process's or one left behind by a crash. Each user of the server holds one idle connection, its
 * lease: by it a process notices that the server died and starts it again on the same port, and by
 * the others' leases the last one to leave knows that it may stop the server.
 */
export async function startEmbeddedCluster(
  options: EmbeddedClusterOptions,
): Promise<EmbeddedCluster> {
  const home = await clusterHome(options.dataDir, options.log);
  const lockFile = path.join(home.folder, 'lock');
  const { cluster, port, lease } = await withStartLock(lockFile, async () => {
    const cluster: Cluster = {
      home,
      binaries: await findBinaries(home.folder, home.user),
      password: await ownerPassword(home),
      settings: options.settings ?? {},
      log: options.log,
    };
    await initialise(home, cluster.binaries, options.log, cluster.settings);
    const port = await run(cluster, undefined);
    await createDatabase(cluster, port);
    return { cluster, port, lease: await connect(cluster, port, databaseName, leaseName) };
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
  if (!(await exists(path.join(dataDir, 'postgres')))) return;
  const home = await clusterHome(dataDir, () => undefined);
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
    private lease: pg.Client,
    private readonly keepRunning: boolean,
  ) {
    this.watch();
  }

  end(): Promise<void> {
    this.ending ??= withStartLock(this.lockFile, async () => {
      await this.lease.end().catch(() => undefined);
      if (this.keepRunning || (await othersConnected(this.cluster, this.port))) return;
      await stopServer(this.cluster.home, this.cluster.binaries);
    });
    return this.ending;
  }

  private watch(): void {
    let lost = false;
    const onLoss = () => {
      if (lost || this.ending) return;
      lost = true;
      void this.revive();
    };
    this.lease.on('error', onLoss);
    this.lease.on('end', onLoss);
  }

  private async revive(): Promise<void> {
    const { log } = this.cluster;
    log('PostgreSQL 意外终止，正在重新启动。 PostgreSQL ended unexpectedly: starting it again.');
    for (let pauseMs = 200; !this.ending; pauseMs = Math.min(pauseMs * 2, 5_000)) {
      try {
        this.lease = await withStartLock(this.lockFile, async () => {
          await run(this.cluster, this.port);
          return connect(this.cluster, this.port, databaseName, leaseName);
        });
        // Ended while it was coming up: the lease goes; the server is the next start's to adopt.
        if (this.ending) await this.lease.end();
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
 * Returns the port of the running server, started now unless it runs already. A just killed
 * server's remains (its workers, its pid file) can refuse a new one for a second, and a free port
 * can be snatched away: hence several attempts. `fixedPort` is given where the port is known to
 * others.
 */
async function run(cluster: Cluster, fixedPort: number | undefined): Promise<number> {
  const portFile = path.join(cluster.home.folder, 'port');
  let output = '';
  for (let attempt = 1; attempt <= startAttempts; attempt++) {
    const known =
      fixedPort ?? Number.parseInt(await readFile(portFile, 'utf8').catch(() => ''), 10);
    if (known > 0 && (await isOurs(cluster, known))) return known;
    const port = fixedPort ?? (known > 0 && (await isFree(known)) ? known : await freePort());
    await writeFile(portFile, `${port}\n`);
    const result = await startServer(cluster.home, cluster.binaries, port, cluster.settings);
    if (result.started) return port;
    output = result.output;
    await sleep(attempt * 250);
  }
  throw new ServerUnusable(`PostgreSQL 无法启动。 PostgreSQL does not start. ${output}`);
}

/**
 * Waits while a living server is still starting or recovering; false where none is, or another's.
 */
async function isOurs(cluster: Cluster, port: number): Promise<boolean> {
  for (;;) {
    const pid = await serverPid(cluster.home);
    if (pid === undefined) return false;
    try {
      const client = await connect(cluster, port, 'postgres', leaseName);
      try {
        const { rows } = await client.query<{ folder: string }>(
          `SELECT current_setting('data_directory') AS folder`,
        );
        return (await realpath(rows[0]!.folder)) === (await realpath(cluster.home.data));
      } finally {
        await client.end();
      }
    } catch (error) {
      const code = (error as { code?: string }).code;
      // 57P03: starting up or shutting down; it will answer, or its process will be gone.
      if (code !== '57P03') return false;
      await sleep(200);
    }
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = await connect(cluster, port, 'postgres', leaseName);
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

/**
 * Sessions closed a moment ago are still counted by the server: it gets two seconds to forget them.
 */
async function othersConnected(cluster: Cluster, port: number): Promise<boolean> {
  let client: pg.Client;
  try {
    client = await connect(cluster, port, 'postgres', leaseName);
  } catch {
    return false;
  }
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      );
      if (rowCount === 0) return false;
      await sleep(100);
    }
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(
  { password }: Cluster,
  port: number,
  database: string,
  applicationName: string,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connectionString(password, port, database),
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
