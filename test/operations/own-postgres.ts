/** A PostgreSQL of one's own with four logins: set up, backed up, lost, restored, keys changed. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type EmbeddedCluster,
  startEmbeddedCluster,
} from '../../libs/postgres/embedded-cluster.js';
import { archiveAll, placeBackup, takeBaseBackup } from '../restore/base-backup.js';
import { connected } from '../restore/restore-drill.js';
import { COMMANDS, LOOKS, MAKING_LOGINS } from './commands.js';
import type { Page } from './page.js';
import { type Env, OperatedSite } from './site.js';

export interface Drill {
  /** Of the drill alone; commands are typed in it. */
  readonly folder: string;
  readonly page: Page;
  readonly log: (text: string) => void;
}

export async function drillOwnPostgres(drill: Drill): Promise<void> {
  const { folder, page } = drill;
  const lost = await untilLost(drill);
  const cluster = await restoredCluster(drill, lost.time);
  const { site } = lost;
  site.env = { ...site.env, ...loginsOf(cluster) };
  try {
    await afterRestore(drill, site);
    await keysChanged(drill, site);
    await stateLost(drill, site);
    const admin = await connected(cluster);
    for (const look of LOOKS) await admin.query(page.take(look));
    await admin.end();
    await page.run(COMMANDS.rebuild, folder, site.env);
    await page.run(COMMANDS.listPersonalData, folder, site.env);
    // Nothing from outside is given: consistent in itself.
    await page.run(COMMANDS.verify, folder, site.env, 3);
    await page.run(COMMANDS.verifyReadModels, folder, site.env, 3);
    await lostSealKey(drill, site);
  } finally {
    await site.stop();
    await cluster.stop();
  }
}

/** From the first command to the loss of the machine. */
async function untilLost(drill: Drill): Promise<{ time: string; site: OperatedSite }> {
  const { folder, log } = drill;
  const archive = path.join(folder, 'archive');
  await mkdir(archive, { mode: 0o777 });
  await chmod(archive, 0o777);
  const dataDir = path.join(folder, 'before');
  const settings = {
    wal_level: 'replica',
    archive_mode: 'on',
    archive_command: `'test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"'`,
  };
  const cluster = await startEmbeddedCluster({ dataDir, log, settings });
  try {
    return await lived(drill, cluster, path.join(dataDir, 'postgres/data'));
  } finally {
    await cluster.stop();
    await copyFile(path.join(dataDir, 'postgres/password'), path.join(folder, 'password'));
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** @returns the moment that a restore is to reach */
async function lived(
  drill: Drill,
  cluster: EmbeddedCluster,
  data: string,
): Promise<{ time: string; site: OperatedSite }> {
  const { folder, page } = drill;
  const logins = loginsOf(cluster);
  const site = new OperatedSite(folder, { ...(await secretsOf(drill)), ...logins });
  const admin = await connected(cluster);
  try {
    await admin.query("CREATE ROLE owner LOGIN PASSWORD '…'");
    await admin.query('ALTER DATABASE doudi OWNER TO owner');
    await admin.query('ALTER SCHEMA public OWNER TO owner');
    for (const line of MAKING_LOGINS) await admin.query(page.take(line));
    const owner = { DATABASE_URL: loginOf(cluster, 'owner'), ...logins };
    await page.run(COMMANDS.migrate, folder, owner);
    await site.start();
    await site.sealed(await site.record('A'));
    await takeBaseBackup(admin, data, path.join(folder, 'backup'));
    await site.sealed(await site.record('B'));
    const auditor = await site.auditor();
    await page.run(COMMANDS.keepCheckpoint, folder, auditor);
    await page.run(COMMANDS.keepKeys, folder, auditor);
    await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env);
    const { rows } = await admin.query<{ time: string }>('SELECT clock_timestamp()::text AS time');
    await site.sealed(await site.record('C'));
    await rename(path.join(folder, 'kept.txt'), path.join(folder, 'kept-before.txt'));
    await page.run(COMMANDS.keepCheckpoint, folder, auditor);
    await rename(path.join(folder, 'kept.txt'), path.join(folder, 'kept-after.txt'));
    await archiveAll(admin);
    return { time: rows[0]!.time, site };
  } finally {
    await admin.end();
    await site.stop();
  }
}

async function restoredCluster({ folder, log }: Drill, time: string): Promise<EmbeddedCluster> {
  const home = path.join(folder, 'after/postgres');
  await mkdir(home, { recursive: true });
  await chmod(path.join(folder, 'after'), 0o711);
  await copyFile(path.join(folder, 'password'), path.join(home, 'password'));
  const archive = path.join(folder, 'archive');
  const [archived] = await readdir(archive);
  const like = path.join(archive, archived!);
  await placeBackup(path.join(folder, 'backup'), path.join(home, 'data'), like);
  return startEmbeddedCluster({
    dataDir: path.join(folder, 'after'),
    log,
    settings: {
      restore_command: `'cp "${archive}/%f" "%p"'`,
      recovery_target_time: `'${time}'`,
      recovery_target_action: 'promote',
    },
  });
}

/** What was signed later than the moment is given up by a note; then sealing goes on. */
async function afterRestore({ folder, page, log }: Drill, site: OperatedSite): Promise<void> {
  const kept = path.join(folder, 'kept.txt');
  await copyFile(path.join(folder, 'kept-before.txt'), kept);
  await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env);
  await copyFile(path.join(folder, 'kept-after.txt'), kept);
  const said = await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env, 1);
  assert.match(said, /ROLLED_BACK/);
  await copyFile(path.join(folder, 'kept-before.txt'), kept);
  await site.start();
  while ((await site.reasonOf('projector-1')) !== 'SEAL_MISMATCH') {
    if ((await site.reasonOf('projector-2')) === 'SEAL_MISMATCH') break;
    await pause(500);
  }
  log('SEAL_MISMATCH, as the page says');
  await page.run(COMMANDS.restored, folder, site.env);
  await site.stop();
  await site.start();
  await site.sealed(await site.record('C'));
  await page.run(COMMANDS.verifyKept, folder, site.env);
  await site.processes.kill('projector-1');
  const begun = performance.now();
  await site.projected(await site.record('D', 20));
  log(
    `a lost projector: the other had everything after ${Math.round(performance.now() - begun)} ms`,
  );
  await site.processes.start('projector-1');
}

/** From the environment: with both while they change, then with the next alone. */
async function keysChanged(drill: Drill, site: OperatedSite): Promise<void> {
  const { folder, page } = drill;
  const vault = await madeKey(drill);
  await site.stop();
  site.env = { ...site.env, DOUDI_VAULT_KEY_NEXT: vault };
  await site.start();
  await page.run(COMMANDS.rotateVaultKey, folder, site.env);
  await site.stop();
  const { DOUDI_VAULT_KEY_NEXT: _, ...others } = site.env;
  site.env = { ...others, DOUDI_VAULT_KEY: vault };
  const seal = await madeKey(drill);
  await page.run(COMMANDS.rotateSealKey, folder, { ...site.env, DOUDI_SEAL_KEY_NEXT: seal });
  site.env = { ...site.env, DOUDI_SEAL_KEY: seal };
  await site.start();
  await site.sealed(await site.record('E'));
  // By the public keys of before: the older key announced the newer one.
  await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env);
  assert.match(
    await page.run(COMMANDS.verifyVault, folder, site.env, 3),
    /opened with the master key, 0 not/,
  );
}

async function stateLost({ folder, page }: Drill, site: OperatedSite): Promise<void> {
  await site.stop();
  await rm(site.env['DOUDI_SEAL_STATE']!);
  await page.run(COMMANDS.verifyKept, folder, site.env);
  await site.start();
  await page.run(COMMANDS.keepCheckpoint, folder, await site.auditor());
  await page.run(COMMANDS.adopt, folder, site.env);
  await site.sealed(await site.record('F'));
  await page.run(COMMANDS.verifyKept, folder, site.env);
}

/** Nobody announces the key that follows a lost one: who trusts the older alone is told so. */
async function lostSealKey(drill: Drill, site: OperatedSite): Promise<void> {
  const { folder, page } = drill;
  await site.stop();
  site.env = { ...site.env, DOUDI_SEAL_KEY: await madeKey(drill) };
  await page.run(COMMANDS.rotateLostSealKey, folder, site.env);
  await site.start();
  await site.sealed(await site.record('G'));
  const said = await page.run(COMMANDS.verifyKeptAndKeys, folder, site.env, 1);
  assert.match(said, /KEY_UNANNOUNCED/);
}

async function madeKey({ folder, page }: Drill): Promise<string> {
  return (await page.run(COMMANDS.makeKey, folder, {})).trim();
}

async function secretsOf(drill: Drill): Promise<Env> {
  return {
    AUTH_JWT_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: '',
    DOUDI_VAULT_KEY: await madeKey(drill),
    DOUDI_SEAL_KEY: await madeKey(drill),
    DOUDI_RECEIPT_KEY: await madeKey(drill),
    DOUDI_SEAL_STATE: path.join(drill.folder, 'seal-state/last-signed.txt'),
    DOUDI_DATA_DIR: path.join(drill.folder, 'command-line'),
    LOG_LEVEL: 'warn',
  };
}

function loginsOf(cluster: EmbeddedCluster): Env {
  return {
    DATABASE_URL_API: loginOf(cluster, 'api'),
    DATABASE_URL_PROJECTOR: loginOf(cluster, 'projector'),
    DATABASE_URL_VERIFIER: loginOf(cluster, 'verifier'),
  };
}

/** With the password of the page. */
function loginOf({ connectionString }: EmbeddedCluster, user: string): string {
  const url = new URL(connectionString);
  url.username = user;
  url.password = '…';
  return url.href;
}
