/** Opens a data package by what is found at its path. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Issue, type PackageFault, issueAt } from '../domain/issue.js';
import { type KeptHeaders, NO_KEPT_HEADERS } from '../domain/header-mapping.js';
import { type CsvTables, type FoundFile, csvTable, csvTables, unreadable } from './csv-source.js';
import type { PackageFile } from './package-file.js';
import type { PackageSource } from './package-source.js';
import {
  isCompoundFile,
  isZip,
  kindOfBytes,
  kindOfCompoundFile,
  kindOfEntries,
  isMadeForMacros,
} from './file-kind.js';
import { openWorkbook } from './workbook.js';
import { openZip } from './zip-archive.js';
import type { ZipContent } from './zip-content.js';

/**
 * A folder of CSV files, a zip of one, or a workbook. Never throws: what is wrong is in `issues`.
 */
export async function openPackage(
  path: string | PackageFile,
  kept: KeptHeaders = NO_KEPT_HEADERS,
): Promise<PackageSource> {
  try {
    return typeof path === 'string' && (await stat(path)).isDirectory()
      ? await openFolder(path, kept)
      : await openArchive(path, kept);
  } catch (error) {
    return nothing(unreadable(nameOf(path), error));
  }
}

function nothing(issue: Issue): PackageSource {
  return { tables: [], issues: [issue], order: null, close: () => Promise.resolve() };
}

async function openFolder(path: string, kept: KeptHeaders): Promise<PackageSource> {
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }): FoundFile => ({ name, open: () => createReadStream(join(path, name), CHUNK) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...(await csvTables(files, kept)), close: () => Promise.resolve() };
}

const CHUNK = { highWaterMark: 64 * 1024 };
/** The directory of a compound file may lie behind its contents. */
const LOOKED_AT = 4 * 1024 ** 2;

function nameOf(path: string | PackageFile): string {
  return typeof path === 'string' ? basename(path) : basename(path.name).slice(0, 80);
}

async function openArchive(path: string | PackageFile, kept: KeptHeaders): Promise<PackageSource> {
  const file = nameOf(path);
  const place = { file, line: null, column: null };
  const head = await firstBytes(path, 2048);
  const refused = (code: PackageFault): PackageSource => nothing(issueAt(place, code));
  if (isCompoundFile(head)) return refused(kindOfCompoundFile(await firstBytes(path, LOOKED_AT)));
  const kind = kindOfBytes(head);
  if (kind) return refused(kind);
  if (!isZip(head)) {
    const tables = await csvTable({ name: file, open: () => streamOf(path) }, kept);
    return { ...tables, close: () => Promise.resolve() };
  }
  const zip = await openZip(path, file);
  try {
    const other = kindOfEntries(zip.entries.map(({ name }) => name));
    if (other) {
      zip.close();
      return refused(other);
    }
    const types = zip.entries.find(({ name }) => name === '[Content_Types].xml');
    if (types) {
      const isOfMacros = isMadeForMacros(await beginningOf(types.open()));
      if (!isOfMacros) return await openWorkbook(zip, file, kept);
      zip.close();
      return refused('FILE_WITH_MACROS');
    }
    const tables = await zippedTables(zip, kept);
    const close = (): Promise<void> => Promise.resolve(zip.close());
    return { ...tables, close };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function streamOf(path: string | PackageFile): AsyncIterable<Buffer> {
  return typeof path === 'string' ? createReadStream(path, CHUNK) : path.read(0, path.size);
}

async function firstBytes(path: string | PackageFile, most: number): Promise<Buffer> {
  if (typeof path !== 'string') return bytesOf(path.read(0, Math.min(most, path.size)));
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const TYPES_LOOKED_AT = 1024 ** 2;

async function beginningOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk.toString('latin1');
    if (text.length > TYPES_LOOKED_AT) break;
  }
  return text;
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * At the root or in one folder; anything deeper, and names that climb, are none of the package's.
 */
const IN_ONE_FOLDER = /^(?:(?!\.\.?\/|__MACOSX\/)[^/]+\/)?([^/.][^/]*)$/;

async function zippedTables(zip: ZipContent, kept: KeptHeaders): Promise<CsvTables> {
  const files = zip.entries.flatMap((entry): FoundFile[] => {
    const name = IN_ONE_FOLDER.exec(entry.name)?.[1];
    return name === undefined ? [] : [{ name, open: () => entry.open() }];
  });
  return csvTables(files, kept);
}
