import { execFile, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { ServerUnusable } from './server-unusable.js';

const run = promisify(execFile);

/** The operating-system account that runs the server where node itself runs as root. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it under his own name (`undefined`);
 * root runs it as the owner of the existing files, the first of them that is not root's own, else
 * as `postgres`, who is created where missing.
 */
export async function serverUser(...files: readonly string[]): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const file of files) {
    const owner = await stat(file).catch(() => undefined);
    if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  return (await lookUp('postgres')) ?? (await createPostgres());
}

/** Whether that account can walk into a folder; asked of the system itself, so that ACLs count. */
export async function canEnter(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (!user) return true;
  return new Promise((resolve, reject) => {
    const probe = spawn('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
      ...user,
      cwd: '/',
      stdio: 'ignore',
    });
    probe.on('error', reject);
    probe.on('exit', (code) => resolve(code === 0));
  });
}

async function lookUp(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

async function createPostgres(): Promise<ServerUser> {
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await run('useradd', ['--system', '-g', 'postgres', 'postgres']).catch(() => undefined);
  const created = await lookUp('postgres');
  if (created) return created;
  throw new ServerUnusable(
    '以 root 身份无法启动 PostgreSQL，也无法创建系统用户 postgres：请用普通用户运行，或设置 DATABASE_URL。',
    'PostgreSQL does not run as root and the system user "postgres" could not be created: ' +
      'run as an ordinary user, or set DATABASE_URL.',
  );
}
