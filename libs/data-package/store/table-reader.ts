/**
 * Reads one table: header, shape of the rows, each row by itself. What spans rows is the caller's.
 */
import { LINE_LIMIT } from '../domain/csv-scanner.js';
import { type Header, isHeader, readHeader } from '../domain/header.js';
import { quoteCell } from '../domain/issue.js';
import { hasNormalForm, normalCell } from '../domain/cell-checks.js';
import { type RowChecker, holdsPersonalData } from '../domain/row-checks.js';
import type { RawRecord, Row, Table } from '../domain/table.js';
import type { TableName } from '../domain/tables.js';
import type { IssueLog } from './issue-log.js';
import { SourceUnreadable, type TableSource } from './package-source.js';

export interface ReadRow extends Row {
  /** Number of the record in the file, from 0 after the header. */
  readonly record: number;
  /** Every cell is what its column says. */
  readonly valid: boolean;
}

export interface TableOutcome {
  /** Records after the header. */
  readonly rows: number;
  /** The table could not be read to its end, or not at all: what follows from it says little. */
  readonly broken: boolean;
}

export interface TableReading {
  readonly source: TableSource;
  readonly table: Table<TableName>;
  readonly log: IssueLog;
  /** Made once the header was read; undefined where rows are only to be gathered. */
  readonly checker: RowChecker | undefined;
  /** Under which number a document is recorded, however it is spelled. */
  readonly recordedAs?: (documentNo: string) => string;
  onRow(row: ReadRow): void;
  /** After every few hundred rows. @throws to stop */
  onChunk(records: number): Promise<void>;
}

export async function readTable(reading: TableReading): Promise<TableOutcome> {
  const { source, log } = reading;
  const reader = new TableReader(reading);
  try {
    for await (const records of source.records()) {
      for (const record of records) {
        reader.take(record);
        if (reader.stopped) break;
      }
      await reading.onChunk(records.length);
      if (reader.stopped) break;
    }
  } catch (error) {
    if (!(error instanceof SourceUnreadable)) throw error;
    log.add(error.issue);
    reader.broken = true;
  }
  reader.finish();
  return { rows: reader.rows, broken: reader.broken };
}

class TableReader {
  broken = false;
  stopped = false;
  rows = 0;
  private header: Header | null = null;
  private readonly guarded: boolean;
  /** Places of the columns whose cells have one form. */
  private readonly normal: readonly number[];

  constructor(private readonly reading: TableReading) {
    this.guarded = holdsPersonalData(reading.table);
    const { columns } = reading.table;
    this.normal = [...columns.keys()].filter((at) => hasNormalForm(columns[at]!));
  }

  take(record: RawRecord): void {
    if (this.header === null) this.takeHeader(record);
    else this.takeRow(record, this.header);
  }

  finish(): void {
    if (this.header !== null || this.broken) return;
    const { log, source } = this.reading;
    log.at({ file: source.file, line: null, column: null }, 'FILE_EMPTY');
    this.broken = true;
  }

  private takeHeader(record: RawRecord): void {
    const { log, source, table } = this.reading;
    if (record.fault !== null) {
      this.complain(record);
      this.stop();
      return;
    }
    const header = readHeader(table, record.cells, source.file, record.line);
    if (isHeader(header)) {
      this.header = header;
      return;
    }
    for (const issue of header) log.add(issue);
    this.stop();
  }

  private stop(): void {
    this.broken = true;
    this.stopped = true;
  }

  private takeRow(raw: RawRecord, header: Header): void {
    const { log, source, table, checker } = this.reading;
    const record = this.rows;
    this.rows += 1;
    if (raw.fault !== null) {
      this.complain(raw);
      log.reject(table.name, record);
      if (raw.endsFile) this.stop();
      return;
    }
    const { line } = raw;
    if (raw.cells.length !== header.width) {
      const data = { expected: header.width, found: raw.cells.length };
      log.at({ file: source.file, line, column: null }, 'CELL_COUNT', data);
      log.reject(table.name, record);
      return;
    }
    const cells = header.positions.map((position) => (position < 0 ? '' : raw.cells[position]!));
    const valid = this.check(raw, { line, cells }, header);
    if (!valid) log.reject(table.name, record);
    const kept = valid && checker ? this.inNormalForm(cells) : cells;
    this.reading.onRow({ line, cells: kept, record, valid });
  }

  private inNormalForm(cells: string[]): readonly string[] {
    const { table, recordedAs } = this.reading;
    for (const at of this.normal) {
      const column = table.columns[at]!;
      const isRecorded = recordedAs !== undefined && column.type.kind === 'document';
      cells[at] = isRecorded ? recordedAs(cells[at]!) : normalCell(cells[at]!, column);
    }
    return cells;
  }

  private check(raw: RawRecord, row: Row, header: Header): boolean {
    const { log, source, table, checker } = this.reading;
    if (!checker) return true;
    const unreadable = new Set<string>();
    for (const { cell, code, value } of raw.cellFaults ?? []) {
      const column = table.columns[header.positions.indexOf(cell)]!;
      unreadable.add(column.name);
      const shown = column.personal ? '…' : quoteCell(value, this.guarded);
      log.at({ file: source.file, line: row.line, column: column.name }, code, { value: shown });
    }
    const faults = checker.check(row).filter(({ column }) => !unreadable.has(column));
    for (const { column, code, data } of faults) {
      log.at({ file: source.file, line: row.line, column }, code, data);
    }
    return faults.length === 0 && unreadable.size === 0;
  }

  private complain({ line, fault }: RawRecord): void {
    const { log, source } = this.reading;
    log.at({ file: source.file, line, column: null }, fault!, { limit: LINE_LIMIT });
  }
}
