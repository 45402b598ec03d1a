/**
 * A base backup by PostgreSQL's own low-level interface, for servers without pg_basebackup: begin,
 * copy the files while the server goes on, end, and write the label that belongs to them.
 */
import { chmod, chown, cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';

/** Folders of which a backup has the folder only. */
const EMPTY = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_snapshots', 'pg_stat_tmp'];
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts']);

/** @param connection the session that begins the backup must end it */
export async function takeBaseBackup(
  connection: pg.Client,
  data: string,
  backup: string,
): Promise<void> {
  await connection.query(`SELECT pg_backup_start('doudi', fast => true)`);
  await mkdir(backup, { recursive: true, mode: 0o700 });
  for (const name of await readdir(data)) {
    if (LEFT_OUT.has(name)) continue;
    if (EMPTY.includes(name)) await mkdir(path.join(backup, name), { mode: 0o700 });
    else await cp(path.join(data, name), path.join(backup, name), { recursive: true });
  }
  const { rows } = await connection.query<{ labelfile: string }>(
    'SELECT labelfile FROM pg_backup_stop(wait_for_archive => true)',
  );
  await writeFile(path.join(backup, 'backup_label'), rows[0]!.labelfile, { mode: 0o600 });
}

/** Puts a backup where a server starts from, told to recover; the files get the owner of `like`. */
export async function placeBackup(backup: string, data: string, like: string): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await cp(backup, data, { recursive: true });
  await writeFile(path.join(data, 'recovery.signal'), '');
  const { uid, gid } = await stat(like);
  await chmod(data, 0o700);
  await chown(data, uid, gid);
  for (const name of await readdir(data, { recursive: true })) {
    await chown(path.join(data, name), uid, gid);
  }
}

/** Waits until everything written so far is in the archive. */
export async function archiveAll(connection: pg.Client): Promise<void> {
  const { rows } = await connection.query<{ file: string }>(
    'SELECT pg_walfile_name(pg_switch_wal()) AS file',
  );
  for (;;) {
    const { rows: archived } = await connection.query<{ done: boolean | null }>(
      'SELECT last_archived_wal >= $1 AS done FROM pg_stat_archiver',
      [rows[0]!.file],
    );
    if (archived[0]?.done === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
