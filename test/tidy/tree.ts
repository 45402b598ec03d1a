import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** What is made here and kept by nobody. */
const made = /^(?:node_modules|dist.*|coverage|samples|\.git|\.doudi.*|api\.d\.ts)$/;

/** Every file of a folder of the project, as a path from its root with forward slashes. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    // In a further work tree `.git` is a file.
    if (made.test(entry.name)) return [];
    const name = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(name) : [name];
  });
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function foldersIn(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
