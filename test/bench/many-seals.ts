/**
 * `node dist/test/bench/many-seals.js 5000000`: so many seals of one event each, in a server of its
 * own in a temporary folder, then `doudi verify` over them as a process of its own; says how long
 * it took, and the most memory that it had.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { signCheckpoint } from '../../libs/audit/domain/checkpoint.js';
import { Frontier, type HashedNode } from '../../libs/audit/domain/merkle.js';
import { formatKey, privateKeyOf, publicKeyOf } from '../../libs/audit/domain/signed-note.js';
import { leafHashes } from '../../libs/audit/store/leaf-hashes.js';
import { PostgresLog } from '../../libs/audit/store/postgres-log.js';
import { KEPT_HEIGHT } from '../../libs/audit/store/sealed-tree.js';
import { clientSql } from '../../libs/postgres/client-sql.js';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { Logins } from '../../libs/postgres/logins.js';
import { makeLogins } from '../../libs/postgres/make-logins.js';
import { runMigrations } from '../../migrations/run.js';

const ORIGIN = 'doudi/220000/5ea15000';
const AT_ONCE = 20_000;
const CLI = fileURLToPath(new URL('../../apps/cli/main.js', import.meta.url));

const EVENTS = `INSERT INTO store.events
  SELECT n, 'audit-' || n % 1000, n / 1000, gen_random_uuid(), 'AuditRead', 1, '2026-12-01',
         '2026-12-01T00:00:00Z'::timestamptz + n * interval '1 ms', '{}', '{}'
    FROM generate_series($1::bigint, $2) AS n`;
const SEALS = `INSERT INTO store.seals (size, previous_size, root, checkpoint, sealed_at, leaves)
  SELECT size, size - 1, root, checkpoint, time, leaf
    FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::timestamptz[], $5::bytea[])
      AS s (size, root, checkpoint, time, leaf)`;
const NODES = `INSERT INTO store.tree_nodes
  SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])`;

async function makeSeals(connectionString: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const key = privateKeyOf(randomBytes(32));
  await client.query('INSERT INTO store.log (origin) VALUES ($1)', [ORIGIN]);
  await client.query('INSERT INTO store.seal_keys (key) VALUES ($1)', [
    formatKey(publicKeyOf(ORIGIN, key)),
  ]);
  const log = new PostgresLog({ connectionString, role: 'owner' }, clientSql(client));
  const frontier = new Frontier();
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE);
    await client.query('BEGIN');
    await client.query(EVENTS, [from + 1, to]);
    await client.query(`UPDATE store.head SET position = $1, recorded_at = clock_timestamp()`, [
      to,
    ]);
    await client.query('COMMIT');
    const reading = await log.open();
    const leaves = await leafHashes(reading, BigInt(from), BigInt(to), 'sha256');
    await reading.close();
    const nodes: HashedNode[] = [];
    const seals = leaves.map((leaf) => {
      frontier.append(leaf, (node) => nodes.push(node), KEPT_HEIGHT);
      const { size } = frontier;
      const time = new Date(Date.UTC(2026, 11, 1) + Number(size)).toISOString();
      const head = { origin: ORIGIN, size, root: frontier.root(), hash: 'sha256', time } as const;
      return { ...head, leaf, checkpoint: signCheckpoint(head, key) };
    });
    const columns = (['size', 'root', 'checkpoint', 'time', 'leaf'] as const).map((name) =>
      seals.map((seal) => seal[name]),
    );
    await client.query(SEALS, columns);
    const places = (['height', 'place', 'hash'] as const).map((name) =>
      nodes.map((of) => of[name]),
    );
    await client.query(NODES, places);
  }
  await client.query('ANALYZE');
  await client.end();
}

/** @returns the most memory that the process had, in MB */
async function verified(dataDir: string): Promise<number> {
  const args = ['--max-semi-space-size=32', CLI, 'verify'];
  const env = { ...process.env, DOUDI_DATA_DIR: dataDir };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let most = 0;
  let isOver = false;
  void ended.then(() => (isOver = true));
  while (!isOver) {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    await pause(100);
  }
  process.stdout.write(`exit code ${await ended}\n`);
  return most;
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 100_000);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'doudi-many-seals-'));
  const cluster = await startEmbeddedCluster({ dataDir, log: () => undefined });
  try {
    await runMigrations(cluster.connectionString, () => undefined);
    await makeLogins(Logins.ofOwner(cluster.connectionString), () => undefined);
    await makeSeals(cluster.connectionString, count);
    const began = performance.now();
    const most = await verified(dataDir);
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `${count} seals verified in ${seconds} s, at most ${Math.round(most)} MB\n`,
    );
  } finally {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
