/** An upgrade under load from an earlier commit: nothing acknowledged is lost, and all verifies. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { freePort } from '../chaos/fleet.js';
import { connected } from '../restore/restore-drill.js';
import { COMMANDS } from './commands.js';
import { Load } from './load.js';
import type { Drill } from './own-postgres.js';
import { type Env, OperatedSite } from './site.js';

const run = promisify(execFile);

/** @param root of this release, whose repository has the commit */
export async function drillUpgrade(drill: Drill, root: string, commit: string): Promise<void> {
  const { folder, page, log } = drill;
  const earlier = path.join(folder, 'earlier');
  await run('git', ['-C', root, 'worktree', 'add', '--detach', earlier, commit]);
  const cluster = await startEmbeddedCluster({ dataDir: path.join(folder, 'server'), log });
  const env = environment(cluster.connectionString, folder);
  const site = new OperatedSite(folder, env);
  const load = new Load(env['AUTH_JWT_SECRET']!);
  let old: ChildProcess | undefined;
  try {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: earlier });
    await run('npm', ['run', 'build'], { cwd: earlier });
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    old = await startedEarlier(earlier, env, port);
    await load.start(address);
    await load.reaches(1200);
    const auditor = { ...(await site.auditor(address)) };
    await sealedOnce(auditor);
    await page.run(COMMANDS.keepCheckpoint, folder, auditor);
    await page.run(COMMANDS.keepKeys, folder, auditor);
    // The first new process migrates while the earlier one answers.
    await site.start();
    await load.reaches(load.count + 200);
    load.goTo(site.address);
    await ended(old);
    await load.reaches(load.count + 1200);
    await page.run(COMMANDS.adopt, folder, site.env);
    const head = await load.end();
    await site.sealed(head);
    await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env);
    await page.run(COMMANDS.verifyReadModels, folder, site.env, 3);
    await requireRecorded(cluster.connectionString, load.acknowledged);
    log(`${load.count} receipts while ${commit} was replaced, none lost, ${load.again} sent again`);
  } finally {
    await load.end();
    if (old) await ended(old);
    await site.stop();
    await cluster.stop();
    await run('git', ['-C', root, 'worktree', 'remove', '--force', earlier]);
  }
}

/** As its own release had it: one process that does everything, by the owner's login. */
async function startedEarlier(folder: string, env: Env, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/apps/api/main.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: 'ignore',
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the earlier release ended: ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return child;
    await pause(200);
  }
}

async function sealedOnce({ API, AUDIT }: Env): Promise<void> {
  const headers = { authorization: AUDIT!.slice('Authorization: '.length) };
  for (;;) {
    const answer = await fetch(`${API}/audit/checkpoints`, { headers });
    const { items } = (await answer.json()) as { items: readonly unknown[] };
    if (items.length > 0) return;
    await pause(500);
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await over;
}

async function requireRecorded(url: string, acknowledged: readonly string[]): Promise<void> {
  const owner = await connected({ connectionString: url });
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM store.events');
  await owner.end();
  const recorded = new Set(rows.map(({ id }) => id));
  assert.deepEqual(
    acknowledged.filter((id) => !recorded.has(id)),
    [],
  );
  assert.equal(new Set(acknowledged).size, acknowledged.length);
}

function environment(connectionString: string, folder: string): Env {
  const key = () => randomBytes(32).toString('base64');
  return {
    ...{ DATABASE_URL: connectionString, AUTH_JWT_SECRET: randomBytes(32).toString('hex') },
    ...{ DOUDI_VAULT_KEY: key(), DOUDI_SEAL_KEY: key(), DOUDI_RECEIPT_KEY: key() },
    ...{ DOUDI_DATA_DIR: path.join(folder, 'data'), DOUDI_RATE_LIMIT: '0', LOG_LEVEL: 'warn' },
    DOUDI_SEAL_STATE: path.join(folder, 'seal-state/last-signed.txt'),
  };
}
