import { randomBytes } from 'node:crypto';
import { access, chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { canEnter, serverUser, type ServerUser } from './server-user.js';
import { ServerUnusable } from './server-unusable.js';

/** Where a cluster's files lie, and under which account the server works on them. */
export interface ClusterHome {
  readonly folder: string;
  readonly data: string;
  readonly user: ServerUser | undefined;
}

/**
 * Root's data folder may be closed to the server's account (a clone under /root): then it lives
 * here.
 */
const openFolder = '/var/lib/doudi';

/**
 * Finds or makes the cluster's folder: `<dataDir>/postgres`, or the place a note in dataDir names.
 */
export async function clusterHome(
  dataDir: string,
  log: (message: string) => void,
): Promise<ClusterHome> {
  const created = await mkdir(dataDir, { recursive: true });
  const usual = path.join(path.resolve(dataDir), 'postgres');
  const note = path.join(path.resolve(dataDir), 'postgres-folder');
  const noted = await readFile(note, 'utf8').catch(() => undefined);
  const folder = noted?.trim() || usual;
  const user = await serverUser(folder);
  // Root's umask may close a new folder to the server's account.
  if (created && user) await chmod(dataDir, 0o711);
  if (noted) await makeOpenFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await hand(folder, user);
  if (await canEnter(folder, user)) return { folder, data: path.join(folder, 'data'), user };

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
  return { folder: elsewhere, data: path.join(elsewhere, 'data'), user };
}

/** The owner's password, made on first use; readable by nobody else. */
export async function ownerPassword({ folder, user }: ClusterHome): Promise<string> {
  const file = path.join(folder, 'password');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  await hand(file, user, 0o600);
  return password;
}

export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function makeOpenFolder(): Promise<void> {
  if (await mkdir(openFolder, { recursive: true })) await chmod(openFolder, 0o711);
}

async function hand(file: string, user: ServerUser | undefined, mode = 0o700): Promise<void> {
  if (!user) return;
  await chown(file, user.uid, user.gid);
  await chmod(file, mode);
}

function closedFolder(folder: string): Error {
  return new ServerUnusable(
    `系统用户 postgres 无法进入 ${folder}：请把 DOUDI_DATA_DIR 设到它可进入的文件夹，或用普通用户运行，或设置 DATABASE_URL。 ` +
      `The system user "postgres" may not enter ${folder}: set DOUDI_DATA_DIR to a folder it may ` +
      'enter, or run as an ordinary user, or set DATABASE_URL.',
  );
}
