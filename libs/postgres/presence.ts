/** What is there: only what is missing counts as missing, not what may not be looked at. */
import { access, readdir, readFile } from 'node:fs/promises';

/** @throws where the path may not be looked at */
export async function exists(file: string): Promise<boolean> {
  return unlessMissing(
    access(file).then(() => true),
    false,
  );
}

/** Trimmed; `undefined` where the file is missing or blank. */
export async function textOf(file: string): Promise<string | undefined> {
  return (await unlessMissing(readFile(file, 'utf8'), '')).trim() || undefined;
}

/** Of a folder's files; none where it is missing. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  return unlessMissing(readdir(folder), []);
}

export async function unlessMissing<T>(looking: Promise<T>, otherwise: T): Promise<T> {
  return looking.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  });
}
