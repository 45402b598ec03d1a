import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile, readlink, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries.js';
import type { ClusterHome } from './cluster-home.js';
import { draftPrefix } from './cluster-state.js';
import { exists, namesIn, unlessMissing } from './presence.js';
import { isAlive } from './start-lock.js';
import { ServerUnusable } from './server-unusable.js';

export const ownerName = 'doudi';

const serverLogLimitBytes = 10_000_000;
const startTimeoutSeconds = 600;
/** A killed server's remains, a port taken in between, a recovery that goes on. */
const passingFailure = /lock file|still in use|TCP\/IP socket|did not start in time/;

/**
 * For two cores and a few gigabytes. Nothing but the server's own state enters its log: no
 * statement, no parameter, no row, since these may hold what only the vault may hold.
 */
const serverSettings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '200',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  wal_buffers: '16MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_checkpoints: 'off',
};

/**
 * Makes the cluster where there is none: as a draft beside its place, renamed when it is whole.
 * Nothing but drafts is ever removed. Each has a name of its own, since a killed process may have
 * left an initdb at work.
 */
export async function makeCluster(
  home: ClusterHome,
  binaries: Binaries,
  log: (message: string) => void,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  for (const name of await namesIn(home.folder)) {
    if (!name.startsWith(draftPrefix)) continue;
    log(
      '上次数据库初始化未完成，重新初始化。 The last set-up of the database was cut short: again.',
    );
    await rm(path.join(home.folder, name), { recursive: true, force: true, maxRetries: 10 });
  }
  const draft = path.join(home.folder, draftPrefix + randomBytes(6).toString('hex'));
  const result = await runAs(home, binaries.initdb, [
    `--pgdata=${draft}`,
    `--username=${ownerName}`,
    `--pwfile=${path.join(home.folder, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ]);
  if (result.code !== 0) {
    throw new ServerUnusable(
      '数据库初始化失败。',
      `PostgreSQL's initdb failed (${result.code}): ${result.output}`,
    );
  }
  // An empty folder gives way; one with anything in it does not.
  await unlessMissing(rmdir(home.data), undefined);
  await rename(draft, home.data);
}

/** Why a server did not start; `passing` where trying again in a moment may help. */
export interface StartFailure {
  readonly because: string;
  readonly passing: boolean;
}

/**
 * Starts the server, detached from this process. Resolves when it accepts connections, or with why
 * it does not.
 */
export async function startServer(
  home: ClusterHome,
  binaries: Binaries,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<StartFailure | undefined> {
  await dropForeignPidFile(home);
  const serverLog = path.join(home.folder, 'server.log');
  await keepShort(serverLog);
  const logged = await sizeOf(serverLog);
  const options = Object.entries({ ...serverSettings, ...settings, port: String(port) })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const result = await runAs(home, binaries.pgCtl, [
    'start',
    `--pgdata=${home.data}`,
    `--log=${serverLog}`,
    `--options=${options}`,
    `--timeout=${startTimeoutSeconds}`,
    '--wait',
    '--silent',
  ]);
  if (result.code === 0) return undefined;
  const log = await unlessMissing(readFile(serverLog), Buffer.of());
  const because = fatalLine(log.subarray(logged).toString('utf8')) ?? result.output;
  return { because, passing: passingFailure.test(`${because} ${result.output}`) };
}

/** The first that ended the server, not a session that came too early. */
function fatalLine(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => !line.includes('the database system is'));
  const fatal = lines.find((line) => /\b(PANIC|FATAL):/.test(line));
  return fatal?.replace(/^.*?\b(?=PANIC|FATAL)/, '') ?? lines.find((line) => /^\w+: /.test(line));
}

/** Ends the server; sessions still open are cut off, committed work is safe. */
export async function stopServer(home: ClusterHome, binaries: Binaries): Promise<void> {
  const result = await runAs(home, binaries.pgCtl, [
    'stop',
    `--pgdata=${home.data}`,
    '--mode=fast',
    '--wait',
    '--timeout=120',
    '--silent',
  ]);
  if (result.code !== 0 && (await exists(path.join(home.data, 'postmaster.pid')))) {
    throw new ServerUnusable('PostgreSQL 无法停止。', `PostgreSQL did not stop: ${result.output}`);
  }
}

/**
 * The server's process number as its files tell it, if that process lives. After a reboot or in a
 * new container a left-over number may belong to any program, which must not be taken for the
 * server.
 */
export async function serverPid(home: ClusterHome): Promise<number | undefined> {
  const pid = await notedPid(home);
  if (pid === undefined || !isAlive(pid)) return undefined;
  if (process.platform !== 'linux') return pid;
  const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
  return path.basename(program).startsWith('postgres') ? pid : undefined;
}

async function notedPid(home: ClusterHome): Promise<number | undefined> {
  const text = await readFile(path.join(home.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 0 ? pid : undefined;
}

/**
 * The server would take such a foreign number, or that of a dead process nobody buried, for another
 * server and refuse to start. The file is dropped only when no worker of the former server is left,
 * since it protects against those.
 */
async function dropForeignPidFile(home: ClusterHome): Promise<void> {
  if (process.platform !== 'linux' || (await notedPid(home)) === undefined) return;
  if ((await serverPid(home)) !== undefined || (await hasWorkers(home))) return;
  await rm(path.join(home.data, 'postmaster.pid'), { force: true });
}

/** Every process of a PostgreSQL server works in its data folder. */
async function hasWorkers(home: ClusterHome): Promise<boolean> {
  const data = await realpath(home.data);
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(
    pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined)),
  );
  return folders.includes(data);
}

async function keepShort(file: string): Promise<void> {
  if ((await sizeOf(file)) > serverLogLimitBytes) await rename(file, `${file}.old`);
}

async function sizeOf(file: string): Promise<number> {
  return unlessMissing(
    stat(file).then(({ size }) => size),
    0,
  );
}

async function runAs(
  home: ClusterHome,
  program: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...home.user,
      // The caller's own folder may be closed to the server's account.
      cwd: home.folder,
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    // Not 'close': on some systems the server inherits the pipes and holds them open.
    child.on('exit', (code) => resolve({ code, output: output.trim() }));
  });
}
