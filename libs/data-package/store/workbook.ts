/**
 * A workbook (.xlsx) as a package: a sheet a table. Sheets stream; the string table is held
 * compactly.
 */
import { posix } from 'node:path';
import { type Issue, issueAt } from '../domain/issue.js';
import { unescape } from '../domain/sheet-cells.js';
import { isLikeAHeader, tableUnderHeader } from '../domain/header.js';
import { type KeptHeaders, ownHeaders } from '../domain/header-mapping.js';
import type { RawRecord, Table } from '../domain/table.js';
import { TABLES, type TableName, findTable } from '../domain/tables.js';
import { type PackageSource, SourceUnreadable, type TableSource } from './package-source.js';
import { type SheetContext, sheetLines, sheetRecords } from './sheet-reader.js';
import { TextStore } from './text-store.js';
import { XmlTooLong, readWholeXml } from './xml-stream.js';
import type { ZipContent, ZipEntry } from './zip-content.js';

export interface Sheet {
  readonly name: string;
  readonly entry: ZipEntry;
  readonly hidden: boolean;
}

/** Sheets that tell how to fill the others in, or hold what their lists offer. */
const NOTES =
  /说明|须知|示例|样例|样表|范例|字典|下拉|选项|代码表|目录|^(?:notes?|readme|instructions?|examples?|lists?|options?)$/i;

/** Texts of all cells that a workbook of full sheets may share. */
const STRINGS_LIMIT = 256 * 1024 ** 2;

/** @throws SourceUnreadable where it is no workbook */
export async function openWorkbook(
  zip: ZipContent,
  file: string,
  kept: KeptHeaders,
): Promise<PackageSource> {
  const {
    sheets,
    lost,
    dateSystem,
    strings: part,
  } = await orUnreadable(file, () => readOutline(zip));
  const strings = await orUnreadable(file, () => readStrings(zip, part, file));
  const issues: Issue[] = lost.map((sheet) => {
    const shown = sheet.slice(0, 40);
    return issueAt({ file: shown, line: null, column: null }, 'SHEET_LOST', { file: shown });
  });
  const passedOver: string[] = [];
  const found = new Map<TableName, TableSource>();
  for (const { name, entry, hidden } of sheets) {
    const place = { file: name, line: null, column: null };
    const isNotes = hidden || NOTES.test(name);
    const table = findTable(name) ?? (isNotes ? undefined : await tableIn(entry, strings, kept));
    const own = ownHeaders(kept, table?.name);
    const context: SheetContext = { table, strings, dateSystem, ...own };
    const records = (): AsyncIterable<readonly RawRecord[]> => guarded(entry, name, context);
    if (!table || (hidden && !(await hasHeader(records(), table)))) {
      if (!(await holdsAnything(records()))) continue;
      const shown = name.slice(0, 40);
      if (isNotes) passedOver.push(shown);
      else issues.push(issueAt(place, 'FILE_UNKNOWN', { file: shown }));
    } else if (found.has(table.name)) issues.push(issueAt(place, 'FILE_TWICE', { file: name }));
    else {
      const lines = await sheetLines(entry.open()).catch(() => 0);
      const source = { table: table.name, file: name, encoding: 'XLSX', lines, records } as const;
      found.set(table.name, { ...source, ...own });
    }
  }
  const tables = TABLES.flatMap(({ name }) => found.get(name) ?? []);
  const close = (): Promise<void> => Promise.resolve(zip.close());
  return { tables, issues, passedOver, order: null, workbook: zip, close };
}

/** The table of a sheet that goes by another name, told by its header. */
async function tableIn(
  entry: ZipEntry,
  strings: TextStore,
  kept: KeptHeaders,
): Promise<Table<TableName> | undefined> {
  const context: SheetContext = { table: undefined, strings, dateSystem: 1900 };
  try {
    for await (const some of sheetRecords(entry.open(), context)) {
      if (some.length > 0)
        return tableUnderHeader(
          some.map(({ cells }) => cells),
          kept,
        );
    }
  } catch {
    // What is wrong with it is told where it is read.
  }
  return undefined;
}

/** A hidden list may go by the name of a table. */
async function hasHeader(
  records: AsyncIterable<readonly RawRecord[]>,
  table: Table,
): Promise<boolean> {
  try {
    for await (const some of records) return some.some(({ cells }) => isLikeAHeader(table, cells));
    return false;
  } catch {
    return true;
  }
}

async function holdsAnything(records: AsyncIterable<readonly RawRecord[]>): Promise<boolean> {
  try {
    for await (const some of records) if (some.length > 0) return true;
    return false;
  } catch {
    return true;
  }
}

async function* guarded(
  entry: ZipEntry,
  file: string,
  context: SheetContext,
): AsyncIterable<readonly RawRecord[]> {
  try {
    yield* sheetRecords(entry.open(), context);
  } catch (error) {
    throw asUnreadable(file, error);
  }
}

async function orUnreadable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw asUnreadable(file, error);
  }
}

function asUnreadable(file: string, error: unknown): SourceUnreadable {
  if (error instanceof SourceUnreadable) return error;
  const place = { file, line: null, column: null };
  if (error instanceof XmlTooLong) {
    return new SourceUnreadable(issueAt(place, 'LINE_TOO_LONG', { limit: 1_000_000 }));
  }
  return new SourceUnreadable(issueAt(place, 'FILE_UNREADABLE', { reason: 'malformed workbook' }));
}

export function entryNamed(zip: ZipContent, name: string): ZipEntry | undefined {
  return zip.entries.find((entry) => entry.name === name);
}

export interface Outline {
  /** Name of the workbook's own part. */
  readonly workbook: string;
  readonly sheets: readonly Sheet[];
  /** Names of sheets whose part is not there. */
  readonly lost: readonly string[];
  readonly dateSystem: 1900 | 1904;
  /** Part that holds the texts that cells share. */
  readonly strings: string;
}

export async function readOutline(zip: ZipContent): Promise<Outline> {
  const workbook = await workbookName(zip);
  const folder = posix.dirname(workbook);
  const targets = await relationships(zip, `${folder}/_rels/${posix.basename(workbook)}.rels`);
  let dateSystem: 1900 | 1904 = 1900;
  const sheets: Sheet[] = [];
  const lost: string[] = [];
  await readWholeXml(entryNamed(zip, workbook)!.open(), {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) {
        dateSystem = 1904;
      }
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /^(?:\w+:)id$/.test(key))?.[1];
      const target = targets.get(id ?? '')?.target;
      const entry = target && entryNamed(zip, resolved(folder, target));
      const hidden = /^(?:hidden|veryHidden)$/.test(attributes['state'] ?? '');
      const sheet = attributes['name'] ?? '';
      if (entry) sheets.push({ name: sheet, entry, hidden });
      else lost.push(sheet);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const shared = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'));
  const strings = shared ? resolved(folder, shared.target) : `${folder}/sharedStrings.xml`;
  return { workbook, sheets, lost, dateSystem, strings };
}

async function workbookName(zip: ZipContent): Promise<string> {
  const roots = await relationships(zip, '_rels/.rels');
  const root = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'));
  const name = root ? resolved('', root.target) : 'xl/workbook.xml';
  if (!entryNamed(zip, name)) throw new Error('no workbook');
  return name;
}

export function resolved(folder: string, target: string): string {
  return target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
}

export interface Relationship {
  readonly target: string;
  readonly type: string;
}

export async function relationships(
  zip: ZipContent,
  name: string,
): Promise<Map<string, Relationship>> {
  const found = new Map<string, Relationship>();
  const entry = entryNamed(zip, name);
  if (!entry) return found;
  await readWholeXml(entry.open(), {
    open(tag, attributes) {
      const { Id: id, Target: target, Type: type } = attributes;
      if (tag !== 'Relationship' || !id || !target) return;
      if (found.has(id)) throw new Error('a relationship that stands twice');
      found.set(id, { target, type: type ?? '' });
    },
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

async function readStrings(zip: ZipContent, part: string, file: string): Promise<TextStore> {
  const strings = new TextStore();
  const entry = zip.entries.find(({ name }) => name.toLowerCase() === part.toLowerCase());
  if (!entry) return strings;
  let text = '';
  let size = 0;
  let phonetic = 0;
  let gathering = false;
  await readWholeXml(entry.open(), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') gathering = phonetic === 0;
    },
    close(name) {
      if (name === 't') gathering = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') strings.append(unescape(text));
    },
    text(part) {
      if (!gathering) return;
      size += part.length;
      if (size > STRINGS_LIMIT) throw bomb(file);
      text += part;
    },
  });
  return strings;
}

function bomb(file: string): SourceUnreadable {
  const place = { file, line: null, column: null };
  return new SourceUnreadable(issueAt(place, 'ZIP_BOMB', { entry: 'sharedStrings.xml' }));
}
