/** The embedded database: its keys in files, a backup to a point in time, by what the page says. */
import { randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { archiveAll, placeBackup, takeBaseBackup } from '../restore/base-backup.js';
import { connected } from '../restore/restore-drill.js';
import { COMMANDS } from './commands.js';
import type { Drill } from './own-postgres.js';
import { OperatedSite } from './site.js';

export async function drillEmbedded({ folder, page, log }: Drill): Promise<void> {
  const dataDir = path.join(folder, 'processes/all-1');
  const data = path.join(dataDir, 'postgres/data');
  const archive = path.join(folder, 'archive');
  await mkdir(archive, { mode: 0o777 });
  await chmod(archive, 0o777);
  const env = {
    AUTH_JWT_SECRET: randomBytes(32).toString('hex'),
    DATABASE_URL: '',
    DOUDI_DATA_DIR: dataDir,
    LOG_LEVEL: 'warn',
  };
  const site = new OperatedSite(folder, env, { all: 1 });
  await site.start();
  await site.stop();
  const settings = path.join(data, 'postgresql.auto.conf');
  await appendFile(
    settings,
    `wal_level = replica\narchive_mode = on\narchive_command = 'test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"'\n`,
  );
  try {
    await site.start();
    await site.sealed(await site.record('A'));
    const auditor = await site.auditor();
    await page.run(COMMANDS.keepKeys, folder, auditor);
    await page.run(COMMANDS.rotateVaultKey, folder, env);
    await page.run(COMMANDS.rotateSealKey, folder, env);
    const time = await backedUp(site, { folder, page, log }, data);
    await site.stop();
    await rename(data, `${data}.lost`);
    const [archived] = await readdir(archive);
    await placeBackup(path.join(folder, 'backup'), data, path.join(archive, archived!));
    await appendFile(
      settings,
      `restore_command = 'cp "${archive}/%f" "%p"'\nrecovery_target_time = '${time}'\nrecovery_target_action = promote\n`,
    );
    await site.start();
    await page.run(COMMANDS.verifyKeptAndKeys, folder, env);
    log(`restored to ${time}`);
  } finally {
    await site.stop();
    await rm(`${data}.lost`, { recursive: true, force: true });
  }
}

/** @returns the moment that a restore is to reach */
async function backedUp(site: OperatedSite, { folder, page, log }: Drill, data: string) {
  const dataDir = path.dirname(path.dirname(data));
  const cluster = await startEmbeddedCluster({ dataDir, log, existing: true });
  const owner = await connected(cluster);
  try {
    await takeBaseBackup(owner, data, path.join(folder, 'backup'));
    await site.sealed(await site.record('B'));
    await page.run(COMMANDS.keepCheckpoint, folder, await site.auditor());
    const { rows } = await owner.query<{ time: string }>('SELECT clock_timestamp()::text AS time');
    await site.sealed(await site.record('C'));
    await archiveAll(owner);
    return rows[0]!.time;
  } finally {
    await owner.end();
    await cluster.stop();
  }
}
