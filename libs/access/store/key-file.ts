/**
 * Secret keys in files of their own under `<dataDir>/keys/`, readable by the process's user only.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export const KEY_BYTES = 32;

/** A key file is there but cannot be used. The message is in Chinese and English. */
export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable';
  constructor(path: string, zh: string, en: string) {
    super(`${path}: ${zh} / ${en}`);
  }
}

export function keyFilePath(dataDir: string, name: string): string {
  return join(dataDir, 'keys', `${name}.key`);
}

/** The key, or undefined where there is no such file. */
export async function readKeyFile(dataDir: string, name: string): Promise<Buffer | undefined> {
  const path = keyFilePath(dataDir, name);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new KeyFileUnusable(path, '无法读取密钥文件', `cannot be read (${error.code})`);
  });
  if (text === undefined) return undefined;
  const { mode } = await stat(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new KeyFileUnusable(
      path,
      '密钥文件不得对其他用户开放，请执行 chmod 600',
      'must not be open to other users: chmod 600',
    );
  }
  const key = Buffer.from(text.trim(), 'base64');
  // The decoder passes over what is no base64.
  if (key.length !== KEY_BYTES || key.toString('base64') !== text.trim()) {
    throw new KeyFileUnusable(path, '密钥文件已损坏', 'is damaged');
  }
  return key;
}

/**
 * Makes the key where there is none. The file appears whole or not at all, and of two processes
 * that start at once both get the key of the first.
 */
export async function ensureKeyFile(dataDir: string, name: string): Promise<Buffer> {
  const found = await readKeyFile(dataDir, name);
  if (found) return found;
  const path = keyFilePath(dataDir, name);
  // Only the keys are closed: the database below the same folder may run under another user.
  await mkdir(dataDir, { recursive: true });
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft, { force: true });
  return (await readKeyFile(dataDir, name))!;
}

/** The key `next` takes the place of the key `name`, at once: the older file is gone. */
export async function replaceKeyFile(dataDir: string, name: string, next: string): Promise<void> {
  await rename(keyFilePath(dataDir, next), keyFilePath(dataDir, name));
  const folder = await open(join(dataDir, 'keys'), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
