/** Where an export goes: a folder of CSV files, or a zip of them. */
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { csvLine } from '../../workbook/csv.js';
import { LineSpool } from './line-spool.js';
import { TableWriter } from './table-writer.js';

export interface PackageTarget {
  /** Begins a file with its header, unless it has begun. */
  begin(file: string, columns: readonly string[]): Promise<void>;
  add(file: string, cells: readonly string[]): void;
  drain(): Promise<void>;
  drop(file: string): Promise<void>;
  /** Ends the package with its description. */
  finish(descriptor: string): Promise<void>;
  /** Ends it without: what is there is of no use. */
  abandon(): Promise<void>;
}

/** The folder has something in it, or the file exists: an export overwrites nothing. */
export class TargetInUse extends Error {
  override readonly name = 'TargetInUse';
  constructor(readonly path: string) {
    super(`${path}: 已存在且不为空 exists and is not empty`);
  }
}

export async function folderTarget(path: string): Promise<PackageTarget> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if ((await readdir(path)).length > 0) throw new TargetInUse(path);
  const writers = new Map<string, TableWriter>();
  const close = async (): Promise<void> => {
    for (const writer of writers.values()) await writer.close();
    writers.clear();
  };
  return {
    async begin(file, columns) {
      if (!writers.has(file)) writers.set(file, await TableWriter.open(join(path, file), columns));
    },
    add: (file, cells) => writers.get(file)!.add(cells),
    async drain() {
      for (const writer of writers.values()) await writer.drain();
    },
    async drop(file) {
      await writers.get(file)?.close();
      writers.delete(file);
      await rm(join(path, file), { force: true });
    },
    async finish(descriptor) {
      await close();
      await writeFile(join(path, 'datapackage.json'), descriptor, { mode: 0o600 });
    },
    async abandon() {
      for (const file of writers.keys()) await rm(join(path, file), { force: true });
      await close();
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}

/**
 * Rows wait encrypted until their table's turn comes: a zip is written one file after the other.
 */
export async function zipTarget(
  path: string,
  workDir: string,
  signal?: AbortSignal,
): Promise<PackageTarget> {
  await reserve(path);
  const spool = await LineSpool.open(workDir);
  const lists = new Map<string, number>();
  const put = (list: number, cells: readonly string[]): void =>
    spool.add(list, csvLine(cells).slice(0, -1));
  return {
    async begin(file, columns) {
      if (lists.has(file)) return;
      const list = spool.addList();
      lists.set(file, list);
      put(list, columns);
    },
    add: (file, cells) => put(lists.get(file)!, cells),
    drain: () => spool.drain(),
    async drop(file) {
      lists.delete(file);
    },
    async finish(descriptor) {
      await writeZip(path, spool, lists, descriptor, signal);
      await spool.close();
    },
    async abandon() {
      await spool.close();
      await rm(path, { force: true });
    },
  };
}

async function reserve(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') throw new TargetInUse(path);
    throw error;
  }
}

async function writeZip(
  path: string,
  spool: LineSpool,
  lists: ReadonlyMap<string, number>,
  descriptor: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const zip = new yazl.ZipFile();
  for (const [file, list] of lists) {
    // Opened when its turn comes, so that one list at a time is read.
    zip.addReadStreamLazy(file, (done) => done(null, Readable.from(textOf(spool, list))));
  }
  zip.addBuffer(Buffer.from(descriptor), 'datapackage.json');
  zip.end();
  const file = createWriteStream(path, { mode: 0o600 });
  await pipeline(Readable.from(zip.outputStream), file, signal ? { signal } : {});
}

async function* textOf(spool: LineSpool, list: number): AsyncIterable<Buffer> {
  for await (const lines of spool.lines(list)) yield Buffer.from(`${lines.join('\n')}\n`);
}
