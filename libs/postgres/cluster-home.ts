import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serverMajor } from './binaries.js';
import {
  type ClusterFolder,
  clusterFolder,
  holdsCluster,
  lostFolder,
  noDatabase,
  requireOwner,
  twoDatabases,
} from './cluster-state.js';
import { exists, namesIn, textOf } from './presence.js';
import { canEnter, serverUser, type ServerUser } from './server-user.js';
import { withStartLock } from './start-lock.js';
import { ServerUnusable } from './server-unusable.js';

/** Where a cluster's files lie, and under which account the server works on them. */
export interface ClusterHome extends ClusterFolder {
  readonly user: ServerUser | undefined;
}

/**
 * Root's data folder may be closed to the server's account (a clone under /root): then a new
 * cluster is made here.
 */
const openFolder = '/var/lib/doudi';

export interface HomeSearch {
  readonly dataDir: string;
  readonly log: (message: string) => void;
  /** Refuse rather than make anything where there is no cluster. */
  readonly existing: boolean;
}

/**
 * The folder of the cluster, there or to be made: `<dataDir>/postgres`, or the one that the note
 * `<dataDir>/postgres-folder` names. A folder that is refused stays as it was.
 * @throws ServerUnusable where a cluster can neither be opened nor made
 */
export async function clusterHome(search: HomeSearch): Promise<ClusterHome> {
  const { usual, note, noted, at } = await namedFolder(search.dataDir);
  if (noted !== undefined) {
    if (!(await exists(noted))) throw lostFolder(noted, note);
    if ((await namesIn(usual.data)).length > 0) throw twoDatabases(usual.data, noted, note);
  }
  const held = await holdsCluster(at, serverMajor());
  if (!held && search.existing) throw noDatabase(at.folder);
  const home = { ...at, user: await serverUser(at.data, at.folder) };
  if (held) await openUp(home);
  else if (!(await makeFolder(home, search.dataDir))) {
    if (noted !== undefined) throw closedFolder(noted);
    // Of processes that start at once, one chooses.
    return withStartLock(`${note}.lock`, async () =>
      (await exists(note)) ? clusterHome(search) : homeElsewhere(home, note, search.log),
    );
  }
  return home;
}

/** @throws ServerUnusable where the server's account can't get at the cluster */
async function openUp(home: ClusterHome): Promise<void> {
  await requireOwner(home, home.user?.uid ?? process.getuid?.());
  const above = path.dirname(await realpath(home.folder));
  if (!(await canEnter(above, home.user))) throw closedCluster(home);
  await hand(home.folder, home.user);
}

/** @returns whether the server's account may enter it */
async function makeFolder({ folder, user }: ClusterHome, dataDir: string): Promise<boolean> {
  const created = await mkdir(path.resolve(dataDir), { recursive: true });
  // Root's umask may close a new folder to the server's account.
  if (created && user) await chmod(dataDir, 0o711);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await hand(folder, user);
  return canEnter(folder, user);
}

/** The folder of a cluster that may run, or nothing; looks only. */
export async function presentHome(dataDir: string): Promise<ClusterHome | undefined> {
  const { at } = await namedFolder(dataDir);
  if (!(await exists(at.data))) return undefined;
  return { ...at, user: await serverUser(at.data, at.folder) };
}

/**
 * The owner's password, made for a cluster that is to be made; readable by nobody else.
 */
export async function ownerPassword({ folder, user }: ClusterHome): Promise<string> {
  const file = path.join(folder, 'password');
  const known = await textOf(file);
  if (known !== undefined) return known;
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await hand(file, user, 0o600);
  return password;
}

async function namedFolder(dataDir: string) {
  const usual = clusterFolder(path.resolve(dataDir, 'postgres'));
  const note = path.resolve(dataDir, 'postgres-folder');
  const noted = await textOf(note);
  return { usual, note, noted, at: noted === undefined ? usual : clusterFolder(noted) };
}

async function homeElsewhere(
  { folder, user }: ClusterHome,
  note: string,
  log: HomeSearch['log'],
): Promise<ClusterHome> {
  const elsewhere = path.join(openFolder, randomBytes(6).toString('hex'));
  await mkdir(elsewhere, { recursive: true });
  // Whatever the umask: others may pass through, and see nothing.
  await chmod(openFolder, 0o711);
  await hand(elsewhere, user);
  if (!(await canEnter(elsewhere, user))) throw closedFolder(folder);
  await writeFile(note, `${elsewhere}\n`);
  log(
    `${folder} 对系统用户 postgres 不可进入，数据库改存于 ${elsewhere}。 ` +
      `The system user "postgres" may not enter ${folder}: the database is kept in ${elsewhere}.`,
  );
  return { ...clusterFolder(elsewhere), user };
}

async function hand(file: string, user: ServerUser | undefined, mode = 0o700): Promise<void> {
  if (!user) return;
  await chown(file, user.uid, user.gid);
  await chmod(file, mode);
}

function closedFolder(folder: string): ServerUnusable {
  return new ServerUnusable(
    `系统用户 postgres 无法进入 ${folder}：请把 DOUDI_DATA_DIR 设到它可进入的文件夹，或用普通用户运行，或设置 DATABASE_URL。`,
    `The system user "postgres" may not enter ${folder}: set DOUDI_DATA_DIR to a folder it may ` +
      'enter, or run as an ordinary user, or set DATABASE_URL.',
  );
}

function closedCluster({ data, user }: ClusterHome): ServerUnusable {
  return new ServerUnusable(
    `数据库在 ${data}，但运行数据库的系统用户 ${user?.uid} 无法进入：请允许其进入各级上级文件夹，或把整个数据文件夹移到可进入之处。`,
    `There is a database in ${data}, but the system user ${user?.uid} that runs it may not enter: let that user pass through the folders above, or move the whole data folder where it may.`,
  );
}
