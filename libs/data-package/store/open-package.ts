/** Opens a data package by what is found at its path. */
import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Issue, issueAt } from '../domain/issue.js';
import { type KeptHeaders, NO_KEPT_HEADERS } from '../domain/header-mapping.js';
import { type CsvTables, type FoundFile, csvTable, csvTables, unreadable } from './csv-source.js';
import type { PackageFile } from './package-file.js';
import type { PackageSource } from './package-source.js';
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
/** What password protection and the spreadsheets of before 2007 begin with. MS-CFB, section 2.2 */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** The stream of a workbook under a password. MS-OFFCRYPTO, section 2.3.4.4 */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const XML_2003 =
  /<\?mso-application\s+progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/;
const ZIP = Buffer.from('PK');
/** The directory of a compound file may lie behind its contents. */
const LOOKED_AT = 4 * 1024 ** 2;

function nameOf(path: string | PackageFile): string {
  return typeof path === 'string' ? basename(path) : basename(path.name).slice(0, 80);
}

async function openArchive(path: string | PackageFile, kept: KeptHeaders): Promise<PackageSource> {
  const file = nameOf(path);
  const place = { file, line: null, column: null };
  const head = await firstBytes(path, 2048);
  if (head.subarray(0, 4).equals(COMPOUND_FILE)) {
    const isSealed = (await firstBytes(path, LOOKED_AT)).includes(ENCRYPTED);
    return nothing(issueAt(place, isSealed ? 'FILE_WITH_PASSWORD' : 'FILE_OLD_EXCEL'));
  }
  if (XML_2003.test(head.toString('utf8'))) return nothing(issueAt(place, 'FILE_XML_2003'));
  if (head.length === 0) return nothing(issueAt(place, 'FILE_EMPTY'));
  if (!head.subarray(0, 2).equals(ZIP)) {
    const tables = await csvTable({ name: file, open: () => streamOf(path) }, kept);
    return { ...tables, close: () => Promise.resolve() };
  }
  const zip = await openZip(path, file);
  try {
    const has = (part: RegExp): boolean => zip.entries.some(({ name }) => part.test(name));
    const other = has(/(?:^|\/)vbaProject\.bin$/)
      ? 'FILE_WITH_MACROS'
      : has(/^META-INF\/manifest\.xml$/) && has(/^content\.xml$/)
        ? 'FILE_OPEN_DOCUMENT'
        : undefined;
    if (other) {
      zip.close();
      return nothing(issueAt(place, other));
    }
    if (has(/^\[Content_Types\]\.xml$/)) return await openWorkbook(zip, file, kept);
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
