import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { makeRunFolder } from '../../test/test-run.js';
import { startEmbeddedCluster, stopEmbeddedCluster } from './embedded-cluster.js';

const root = path.resolve(import.meta.dirname, '..', '..');

describe('the embedded cluster', () => {
  let dataDir: string;
  let messages: string[];

  beforeEach(async () => {
    dataDir = await makeRunFolder();
    messages = [];
  });

  afterEach(async () => {
    await stopEmbeddedCluster(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = () => startEmbeddedCluster({ dataDir, log: (message) => messages.push(message) });
  const inCluster = (name: string) => path.join(dataDir, 'postgres', name);

  it('keeps its data, port and password, and lets the last user stop it', async () => {
    const [first, second] = await Promise.all([start(), start()]);
    expect(second.connectionString).toBe(first.connectionString);
    await ask(first.connectionString, 'CREATE TABLE kept AS SELECT 1');
    await first.stop();
    expect(await ask(second.connectionString, 'SELECT count(*)::int FROM kept')).toBe(1);
    await second.stop();
    await expect(ask(first.connectionString, 'SELECT 1')).rejects.toThrow();

    const third = await start();
    expect(third.connectionString).toBe(first.connectionString);
    expect(await ask(third.connectionString, 'SELECT count(*)::int FROM kept')).toBe(1);
    await third.stop();
  });

  it('is UTF-8, durable, reachable from this machine only, and closed without the password', async () => {
    const cluster = await start();
    const show = (name: string) => ask(cluster.connectionString, `SHOW ${name}`);
    expect(await show('server_encoding')).toBe('UTF8');
    expect(await show('fsync')).toBe('on');
    expect(await show('synchronous_commit')).toBe('on');
    expect(await show('listen_addresses')).toBe('127.0.0.1');
    const locale = 'SELECT datlocale FROM pg_database WHERE datname = current_database()';
    expect(await ask(cluster.connectionString, locale)).toBe('C.UTF-8');
    const guess = cluster.connectionString.replace(/:[^:@]+@/, ':guess@');
    await expect(ask(guess, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(inCluster('password'))).mode & 0o777).toBe(0o600);
    const administrators = `SELECT count(*)::int FROM pg_stat_activity JOIN pg_roles ON rolname = usename
      WHERE rolsuper AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    expect(await ask(cluster.connectionString, administrators)).toBe(0);
    await cluster.stop();
  });

  it('writes no statement, parameter or value into its log', async () => {
    const cluster = await start();
    const secret = '220503199001011234';
    const failing = [
      `SELECT '{${secret}'::json`,
      `SELECT '${secret}x'::bigint`,
      `DO $$ BEGIN RAISE EXCEPTION 'no ${secret}'; END $$`,
      `CREATE TABLE t (v text PRIMARY KEY); INSERT INTO t VALUES ('${secret}'), ('${secret}')`,
      `DO $$ BEGIN RAISE WARNING 'no ${secret}'; END $$; SELECT ${secret} FROM nowhere`,
    ];
    for (const text of failing) {
      await expect(ask(cluster.connectionString, text)).rejects.toThrow();
    }
    const client = new pg.Client({ connectionString: cluster.connectionString });
    await client.connect();
    await expect(client.query('SELECT $1::int', [secret])).rejects.toThrow();
    await client.end();
    await cluster.stop();
    const log = await readFile(inCluster('server.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain(secret);
  });

  it('joins the server that a killed process left behind', async () => {
    const script =
      `import { startEmbeddedCluster } from './libs/postgres/embedded-cluster.ts';` +
      `await startEmbeddedCluster({ dataDir: process.argv[1], log: () => {} });` +
      `process.kill(process.pid, 'SIGKILL');`;
    await new Promise((resolve) =>
      spawn(
        process.execPath,
        ['--import', './test/typescript-loader.js', '--input-type=module', '-e', script, dataDir],
        { cwd: root, stdio: 'inherit' },
      ).on('exit', resolve),
    );
    const left = await readFile(inCluster('data/postmaster.pid'), 'utf8');
    const cluster = await start();
    expect(await readFile(inCluster('data/postmaster.pid'), 'utf8')).toBe(left);
    expect(await ask(cluster.connectionString, 'SELECT 1')).toBe(1);
    await cluster.stop();
    await expect(stat(inCluster('data/postmaster.pid'))).rejects.toThrow();
  });

  it('starts where left-over files name another process and a port in use', async () => {
    const before = await start();
    await before.stop();
    const other = await startElsewhere();
    await writeFile(inCluster('port'), `${other.port}\n`);
    await writeFile(inCluster('data/postmaster.pid'), `${process.pid}\n${inCluster('data')}\n`);
    await writeFile(inCluster('lock'), '999999999 left by a crash');
    const cluster = await start();
    expect(new URL(cluster.connectionString).port).not.toBe(String(other.port));
    expect(await ask(cluster.connectionString, 'SELECT 1')).toBe(1);
    await cluster.stop();
    other.close();
  });

  it('takes its lease again however soon it is cut', async () => {
    const cluster = await start();
    const owner = new pg.Client({ connectionString: cluster.connectionString });
    await owner.connect();
    const leases = `FROM pg_stat_activity WHERE application_name = 'doudi lease'
      AND usename = 'doudi_lease'`;
    for (let cut = 0; cut < 100;) {
      const { rowCount } = await owner.query(`SELECT pg_terminate_backend(pid) ${leases}`);
      cut += rowCount ?? 0;
    }
    while ((await owner.query(`SELECT ${leases}`)).rowCount === 0) await sleep(20);
    await owner.end();
    await cluster.stop();
  });

  const asRoot = process.getuid?.() === 0 ? it : it.skip;
  asRoot(
    '[as root] finds another place where its account may not enter the data folder',
    async () => {
      const closed = path.join(dataDir, 'closed');
      await mkdir(closed);
      await chmod(closed, 0o700);
      const inClosed = path.join(closed, 'data');
      const options = { dataDir: inClosed, log: (message: string) => messages.push(message) };
      const [first, beside] = await Promise.all([
        startEmbeddedCluster(options),
        startEmbeddedCluster(options),
      ]);
      expect(beside.connectionString).toBe(first.connectionString);
      await ask(first.connectionString, 'CREATE TABLE kept AS SELECT 1');
      await Promise.all([first.stop(), beside.stop()]);
      const elsewhere = (await readFile(path.join(inClosed, 'postgres-folder'), 'utf8')).trim();
      expect(messages.join()).toContain(elsewhere);
      const second = await startEmbeddedCluster(options);
      expect(await ask(second.connectionString, 'SELECT count(*)::int FROM kept')).toBe(1);
      await second.stop();
      expect(await readdir(elsewhere)).toContain('data');
      await rm(elsewhere, { recursive: true });
    },
  );
});

async function ask(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows?.[0] && Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}

/** Something that listens on a port, but is no PostgreSQL. */
async function startElsewhere(): Promise<{ readonly port: number; close(): void }> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { port: address.port, close: () => server.close() };
}
