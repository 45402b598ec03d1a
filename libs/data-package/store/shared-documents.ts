/**
 * Rows that share a document number are one document: they agree on its terms, and they are refused
 * together.
 */
import { DOCUMENT_TABLES, DOCUMENT_TERMS, type DocumentTable } from '../domain/documents.js';
import { columnIndex } from '../domain/table.js';
import { type TableName, tableNamed } from '../domain/tables.js';
import type { IssueLog } from './issue-log.js';
import type { ReadRow } from './table-reader.js';

interface SharedDocument {
  readonly firstLine: number;
  readonly terms: readonly string[];
  /** Places of its rows among the valid rows. */
  readonly rows: number[];
  readonly records: number[];
  /** How many of its rows share their second column: lines of a region. */
  readonly shares: Map<string, number>;
  refused: boolean;
}

/** The documents of one table. */
export class SharedDocuments {
  private readonly byNo = new Map<string, SharedDocument>();
  private readonly names: readonly string[];
  private readonly columns: readonly number[];

  constructor(
    private readonly table: DocumentTable,
    private readonly log: IssueLog,
  ) {
    this.names = DOCUMENT_TERMS[table];
    this.columns = this.names.map((name) => columnIndex(tableNamed(table), name));
  }

  /** @param kept place among the valid rows; null where the row is refused */
  add(file: string, row: ReadRow, kept: number | null): void {
    const documentNo = row.cells[0]!;
    const terms = this.columns.map((column) => row.cells[column]!);
    let document = this.byNo.get(documentNo);
    if (!document) {
      const shares = new Map<string, number>();
      document = { firstLine: row.line, terms, rows: [], records: [], shares, refused: false };
      this.byNo.set(documentNo, document);
    }
    document.records.push(row.record);
    const share = row.cells[1]!;
    document.shares.set(share, (document.shares.get(share) ?? 0) + 1);
    if (kept === null) document.refused = true;
    else document.rows.push(kept);
    const differing = terms.findIndex((term, index) => term !== document.terms[index]);
    if (differing < 0 || kept === null) return;
    const place = { file, line: row.line, column: this.names[differing]! };
    const data = { columns: this.names.join(', '), first: document.firstLine };
    this.log.at(place, 'DOCUMENT_INCONSISTENT', data);
    this.log.reject(this.table, row.record);
    document.refused = true;
  }

  /** Documents all of whose rows are in order, with the places of these. */
  *sound(): Iterable<readonly number[]> {
    for (const { rows, refused } of this.byNo.values()) if (!refused) yield rows;
  }

  isSound(documentNo: string): boolean {
    return this.byNo.get(documentNo)?.refused === false;
  }

  rowsOf(documentNo: string): readonly number[] {
    return this.byNo.get(documentNo)?.rows ?? [];
  }

  /** Whether other rows of the document have the same second column. */
  isShared(cells: readonly string[]): boolean {
    return (this.byNo.get(cells[0]!)?.shares.get(cells[1]!) ?? 0) > 1;
  }

  /** Calls back with every record of a document of which one is refused: they go back together. */
  recordsAlong(along: (record: number) => void): void {
    const isRejected = (record: number) => this.log.isRejected(this.table, record);
    for (const { records, refused } of this.byNo.values()) {
      if (!refused && !records.some(isRejected)) continue;
      for (const record of records) if (!isRejected(record)) along(record);
    }
  }
}

/** The documents of every table that has some. */
export function sharedDocuments(log: IssueLog): ReadonlyMap<TableName, SharedDocuments> {
  return new Map(DOCUMENT_TABLES.map((table) => [table, new SharedDocuments(table, log)]));
}
