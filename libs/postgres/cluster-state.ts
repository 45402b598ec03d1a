/**
 * What lies in a data folder, told by looking alone. What is neither a cluster that this release
 * can open nor empty is refused, so that nothing is ever made over it or in its stead.
 */
import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';
import { exists, namesIn, textOf, unlessMissing } from './presence.js';
import { ServerUnusable } from './server-unusable.js';

/** The folder of a cluster: its data, and beside them password, port, lock and the server's log. */
export interface ClusterFolder {
  readonly folder: string;
  readonly data: string;
}

/** Written when a cluster is whole. Versions before this one wiped a cluster that lacked it. */
export const completedMark = 'initialised';
/** A cluster being made; no server ever ran on it, so it holds nothing. */
export const draftPrefix = 'data.draft-';

const OURS = /^(data|lock|port|password|server\.log(\.old)?|server-.+|data\.draft-.+|lost\+found)$/;
const WAL_SEGMENT = /^[0-9A-F]{24}(\.partial)?$/;

export function clusterFolder(folder: string): ClusterFolder {
  return { folder, data: path.join(folder, 'data') };
}

/**
 * Whether a cluster lies there; false where one may be made, because nothing does.
 * @param major version of the server that is to open it
 * @throws ServerUnusable for everything else: incomplete, lost, misplaced, foreign
 */
export async function holdsCluster(at: ClusterFolder, major: string): Promise<boolean> {
  const { folder, data } = at;
  for (const place of [path.dirname(folder), folder]) {
    if (await exists(path.join(place, 'PG_VERSION'))) throw misplaced(place, data);
  }
  // Before the data: another process may be making the cluster, and writes the mark last.
  const marked = await exists(path.join(folder, completedMark));
  const pieces = await namesIn(data);
  if (pieces.length > 0) {
    await requirePieces(data, pieces, major);
    const password = path.join(folder, 'password');
    if ((await textOf(password)) === undefined) throw withoutPassword(data, password);
    return true;
  }
  if (marked) throw lost(data, path.join(folder, completedMark));
  const foreign = (await namesIn(folder)).find((name) => !OURS.test(name));
  if (foreign !== undefined) throw foreignFiles(path.join(folder, foreign));
  // A link may lead to a volume that is away.
  const link = await unlessMissing(lstat(data), undefined);
  if (link && !link.isDirectory()) throw foreignFiles(data);
  return false;
}

/** What no start can do without. What else is missing the server finds, and says. */
async function requirePieces(data: string, pieces: readonly string[], major: string) {
  const version = await textOf(path.join(data, 'PG_VERSION'));
  if (version === undefined) {
    if (!pieces.includes('global') && !pieces.includes('base')) throw foreignFiles(data);
    throw incomplete(data, 'PG_VERSION');
  }
  if (version !== major) throw otherVersion(data, version, major);
  for (const piece of ['global/pg_control', 'base', 'pg_wal']) {
    if (!(await exists(path.join(data, piece)))) throw incomplete(data, piece);
  }
  if (pieces.includes('standby.signal')) throw standby(data);
  // A server that is told to recover fetches its write-ahead log from the archive.
  if (pieces.includes('recovery.signal')) return;
  const log = await namesIn(path.join(data, 'pg_wal'));
  if (!log.some((name) => WAL_SEGMENT.test(name))) throw incomplete(data, 'pg_wal/*');
}

/** PostgreSQL works on files of its own account alone. */
export async function requireOwner({ folder, data }: ClusterFolder, uid: number | undefined) {
  const owner = await stat(data);
  if (uid === undefined || owner.uid === uid) return;
  throw new ServerUnusable(
    `${data} 属于用户 ${owner.uid}，数据库以用户 ${uid} 运行：请执行 chown -R ${uid} ${folder}。`,
    `${data} belongs to user ${owner.uid}, the database runs as user ${uid}: ` +
      `chown -R ${uid} ${folder}`,
  );
}

export function noDatabase(folder: string): ServerUnusable {
  return new ServerUnusable(
    `${folder} 中没有数据库，此命令不会新建：请检查 DOUDI_DATA_DIR 或 DATABASE_URL。`,
    `There is no database in ${folder}, and this command makes none: check DOUDI_DATA_DIR or DATABASE_URL.`,
  );
}

/** @param note the file that names `folder` */
export function lostFolder(folder: string, note: string): ServerUnusable {
  return new ServerUnusable(
    `${note} 指明数据库在 ${folder}，但该文件夹不存在：请放回；只有确要从空库开始时才删除 ${note}。`,
    `${note} says that the database is in ${folder}, which is not there: put it back; remove ${note} only to begin with an empty database.`,
  );
}

export function twoDatabases(usual: string, noted: string, note: string): ServerUnusable {
  return new ServerUnusable(
    `${usual} 中有数据，而 ${note} 指明数据库在 ${noted}：请移走其中之一（若要用前者，请同时删除 ${note}）。`,
    `There are data in ${usual}, while ${note} says that the database is in ${noted}: move one of them away (to use the first, remove ${note} too).`,
  );
}

function lost(data: string, mark: string): ServerUnusable {
  return new ServerUnusable(
    `${mark} 表明此处曾建有数据库，但 ${data} 不存在或为空：请放回或恢复备份；只有确要从空库开始时才删除 ${mark}。`,
    `${mark} says that a database was made here, but ${data} is missing or empty: put it back or restore a backup; remove ${mark} only to begin with an empty database.`,
  );
}

function misplaced(place: string, data: string): ServerUnusable {
  return new ServerUnusable(
    `${place} 本身就是 PostgreSQL 数据目录：请把其内容移到 ${data}。`,
    `${place} is itself a data directory of PostgreSQL: move what is in it to ${data}.`,
  );
}

/** @param piece of the cluster's files, as a path in `data` */
export function incomplete(data: string, piece: string): ServerUnusable {
  return new ServerUnusable(
    `${data} 中的数据库不完整，缺少 ${piece}：请补全复制或恢复备份；未作任何改动。`,
    `The database in ${data} is incomplete, ${piece} is missing: finish the copy or restore a backup; nothing was changed.`,
  );
}

function otherVersion(data: string, version: string, major: string): ServerUnusable {
  return new ServerUnusable(
    `${data} 由 PostgreSQL ${version} 建立，本程序自带 ${major}：请用 PostgreSQL ${version} 打开并设置 DATABASE_URL。`,
    `${data} was made by PostgreSQL ${version}, this program brings ${major}: run PostgreSQL ${version} on it and set DATABASE_URL.`,
  );
}

function standby(data: string): ServerUnusable {
  return new ServerUnusable(
    `${data} 是备用服务器，不接受写入：请先提升为主服务器（删除 standby.signal）。`,
    `${data} is a standby, which takes no writes: promote it first (remove standby.signal).`,
  );
}

function withoutPassword(data: string, password: string): ServerUnusable {
  return new ServerUnusable(
    `${data} 中有数据库，但缺少其口令文件 ${password}：请从备份放回。`,
    `There is a database in ${data}, but its password file ${password} is missing: put it back from the backup.`,
  );
}

function foreignFiles(file: string): ServerUnusable {
  return new ServerUnusable(
    `${file} 不是本程序的数据库文件：请移走，或把 DOUDI_DATA_DIR 设到空文件夹；未作任何改动。`,
    `${file} is no part of a database of this program: move it away, or set DOUDI_DATA_DIR to an empty folder; nothing was changed.`,
  );
}
