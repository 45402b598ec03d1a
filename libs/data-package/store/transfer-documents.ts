/**
 * Rows that share a document number are one document: they agree, and they are refused together.
 */
import { columnIndex } from '../domain/table.js';
import { tableNamed } from '../domain/tables.js';
import type { IssueLog } from './issue-log.js';
import type { ReadRow } from './table-reader.js';

interface TransferDocument {
  readonly firstLine: number;
  /** Program, year and date of the first row. */
  readonly terms: readonly string[];
  /** Places of its rows among the valid rows. */
  readonly rows: number[];
  readonly records: number[];
  refused: boolean;
}

const TERMS = ['program', 'fiscal_year', 'issued_on'] as const;
const TERM_COLUMNS = TERMS.map((name) => columnIndex(tableNamed('transfers'), name));

export class TransferDocuments {
  private readonly byNo = new Map<string, TransferDocument>();

  constructor(private readonly log: IssueLog) {}

  /** @param kept place among the valid rows; null where the row is refused */
  add(file: string, row: ReadRow, kept: number | null): void {
    const documentNo = row.cells[0]!;
    const terms = TERM_COLUMNS.map((column) => row.cells[column]!);
    let document = this.byNo.get(documentNo);
    if (!document) {
      document = { firstLine: row.line, terms, rows: [], records: [], refused: false };
      this.byNo.set(documentNo, document);
    }
    document.records.push(row.record);
    if (kept === null) document.refused = true;
    else document.rows.push(kept);
    const differing = terms.findIndex((term, index) => term !== document.terms[index]);
    if (differing < 0 || kept === null) return;
    const place = { file, line: row.line, column: TERMS[differing]! };
    const data = { columns: TERMS.join(', '), first: document.firstLine };
    this.log.at(place, 'DOCUMENT_INCONSISTENT', data);
    this.log.reject('transfers', row.record);
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

  /** Calls back with every record of a document of which one is refused: they go back together. */
  recordsAlong(isRejected: (record: number) => boolean, along: (record: number) => void): void {
    for (const { records, refused } of this.byNo.values()) {
      if (!refused && !records.some(isRejected)) continue;
      for (const record of records) if (!isRejected(record)) along(record);
    }
  }
}
