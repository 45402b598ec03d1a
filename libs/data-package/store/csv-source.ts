/** CSV files of a package, wherever their bytes come from. */
import { type Issue, issueAt } from '../domain/issue.js';
import { ORDER_FILE } from '../domain/order-file.js';
import type { TableName } from '../domain/tables.js';
import { TABLES, findTable } from '../domain/tables.js';
import { csvRecords } from './csv-records.js';
import { inspectText } from './encoding.js';
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

/** Tells the tables among the files, and the encoding of each. */
export async function csvTables(files: readonly FoundFile[]): Promise<CsvTables> {
  const issues: Issue[] = [];
  const found = new Map<TableName, TableSource>();
  for (const file of files) {
    const name = file.name.toLowerCase();
    if (!name.endsWith('.csv') || BESIDE.has(name)) continue;
    const place = { file: file.name, line: null, column: null };
    const table = findTable(name.slice(0, -'.csv'.length));
    if (!table) issues.push(issueAt(place, 'FILE_UNKNOWN', { file: file.name }));
    else if (found.has(table.name)) issues.push(issueAt(place, 'FILE_TWICE', { file: file.name }));
    else {
      const source = await csvTable(file, table.name);
      if ('records' in source) found.set(table.name, source);
      else issues.push(source);
    }
  }
  const tables = TABLES.flatMap(({ name }) => found.get(name) ?? []);
  const order = files.find(({ name }) => name === ORDER_FILE);
  return { tables, issues, order: order ? () => csvRecords(order.open(), 'UTF-8') : null };
}

async function csvTable(file: FoundFile, table: TableName): Promise<TableSource | Issue> {
  const place = { file: file.name, line: null, column: null };
  try {
    const inspection = await inspectText(() => file.open());
    if (inspection.encoding === null) {
      const { offset, line } = inspection;
      return issueAt({ ...place, line }, 'ENCODING_UNKNOWN', { offset });
    }
    const { encoding, lines } = inspection;
    return {
      table,
      file: file.name,
      encoding,
      lines,
      records: () => csvRecords(file.open(), encoding),
    };
  } catch (error) {
    return unreadable(file.name, error);
  }
}

/** A system error by its code alone: its message would show paths of the server. */
export function unreadable(file: string, error: unknown): Issue {
  if (error instanceof SourceUnreadable) return error.issue;
  const { code, message } = error as { code?: string; message?: string };
  const reason = code ?? message ?? 'unknown';
  return issueAt({ file, line: null, column: null }, 'FILE_UNREADABLE', { reason });
}
