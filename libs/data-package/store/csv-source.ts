/** CSV files of a package, wherever their bytes come from. */
import { type Issue, issueAt } from '../domain/issue.js';
import { ORDER_FILE } from '../domain/order-file.js';
import type { TableName } from '../domain/tables.js';
import { tableUnderHeader } from '../domain/header.js';
import { type KeptHeaders, NO_KEPT_HEADERS, ownHeaders } from '../domain/header-mapping.js';
import { TABLES, findTable } from '../domain/tables.js';
import { csvRecords } from './csv-records.js';
import { type Inspection, encodingsOfPackage, inspectText } from './encoding.js';
import { SourceUnreadable, type TableSource } from './package-source.js';

export interface FoundFile {
  /** `payments.csv` */
  readonly name: string;
  open(): AsyncIterable<Buffer>;
}

/**
 * Names beside the tables that a package may hold: what an import gave back says why in
 * `rejects.csv`.
 */
const BESIDE = new Set(['rejects.csv', ORDER_FILE]);

export interface CsvTables {
  readonly order: TableSource['records'] | null;
  readonly tables: readonly TableSource[];
  readonly issues: readonly Issue[];
}

interface Inspected {
  readonly file: FoundFile;
  readonly inspection: Inspection;
}

/** A table by itself: by the name of its file, else by its header. */
export async function csvTable(
  file: FoundFile,
  kept: KeptHeaders = NO_KEPT_HEADERS,
): Promise<CsvTables> {
  const inspected = await inspect(file);
  if (!('inspection' in inspected)) return { tables: [], issues: [inspected], order: null };
  let table = findTable(file.name);
  if (!table) {
    const [encoding] = encodingsOfPackage([inspected.inspection.encoding]);
    for await (const records of csvRecords(file.open(), encoding!)) {
      table = tableUnderHeader(
        records.map(({ cells }) => cells),
        kept,
      );
      break;
    }
  }
  if (table) return csvTables([{ ...file, name: `${table.name}.csv` }], kept);
  const place = { file: file.name, line: null, column: null };
  return { tables: [], issues: [issueAt(place, 'TABLE_UNKNOWN')], order: null };
}

/** Tells the tables among the files, and their encodings. */
export async function csvTables(
  files: readonly FoundFile[],
  kept: KeptHeaders = NO_KEPT_HEADERS,
): Promise<CsvTables> {
  const issues: Issue[] = [];
  const found = new Map<TableName, Inspected>();
  for (const file of files) {
    const name = file.name.toLowerCase();
    if (!name.endsWith('.csv') || BESIDE.has(name)) continue;
    const place = { file: file.name, line: null, column: null };
    const table = findTable(name);
    if (!table) issues.push(issueAt(place, 'FILE_UNKNOWN', { file: file.name }));
    else if (found.has(table.name)) issues.push(issueAt(place, 'FILE_TWICE', { file: file.name }));
    else {
      const inspected = await inspect(file);
      if ('inspection' in inspected) found.set(table.name, inspected);
      else issues.push(inspected);
    }
  }
  const tables = sourcesOf(found, kept);
  const order = files.find(({ name }) => name === ORDER_FILE);
  return { tables, issues, order: order ? () => csvRecords(order.open(), 'UTF-8') : null };
}

async function inspect(file: FoundFile): Promise<Inspected | Issue> {
  const place = { file: file.name, line: null, column: null };
  try {
    const inspection = await inspectText(() => file.open());
    if (inspection.encoding !== null) return { file, inspection };
    const { offset, line } = inspection;
    return issueAt({ ...place, line }, 'ENCODING_UNKNOWN', { offset });
  } catch (error) {
    return unreadable(file.name, error);
  }
}

function sourcesOf(
  found: ReadonlyMap<TableName, Inspected>,
  kept: KeptHeaders,
): readonly TableSource[] {
  const inOrder = TABLES.flatMap(({ name: table }) => {
    const inspected = found.get(table);
    return inspected ? { table, ...inspected } : [];
  });
  const encodings = encodingsOfPackage(inOrder.map(({ inspection }) => inspection.encoding));
  return inOrder.map(({ table, file, inspection: { lines } }, index) => {
    const encoding = encodings[index]!;
    const records = () => csvRecords(file.open(), encoding);
    return { table, file: file.name, encoding, lines, records, ...ownHeaders(kept, table) };
  });
}

/** A system error by its code alone: its message would show paths of the server. */
export function unreadable(file: string, error: unknown): Issue {
  if (error instanceof SourceUnreadable) return error.issue;
  const { code, message } = error as { code?: string; message?: string };
  const reason = code ?? message ?? 'unknown';
  return issueAt({ file, line: null, column: null }, 'FILE_UNREADABLE', { reason });
}
