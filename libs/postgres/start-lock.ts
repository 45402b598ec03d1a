import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const beatEveryMs = 2_000;
const staleAfterMs = 30_000;

/**
 * One process at a time starts or stops the server of a folder. The holder touches the file while
 * it works; a file nobody touches any more was left by a crash and is taken over (its process
 * number alone proves nothing: containers hand out the same few numbers again).
 */
export async function withStartLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${randomUUID()}`;
  while (!(await take(file, mark))) {
    if (await isStale(file)) await rm(file, { force: true });
    else await sleep(100);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, beatEveryMs);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if ((await readFile(file, 'utf8').catch(() => '')) === mark) await rm(file, { force: true });
  }
}

async function take(file: string, mark: string): Promise<boolean> {
  try {
    await writeFile(file, mark, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  const [text, found] = await Promise.all([
    readFile(file, 'utf8').catch(() => undefined),
    stat(file).catch(() => undefined),
  ]);
  if (text === undefined || !found) return false;
  const pid = Number.parseInt(text, 10);
  return Date.now() - found.mtimeMs > staleAfterMs || (pid > 0 && !isAlive(pid));
}

/**
 * A process of another user counts as alive. A dead one whose parent never asked for its exit
 * (common in containers, where nothing adopts orphans) still has its number, but is none.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return status[status.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return true;
  }
}
