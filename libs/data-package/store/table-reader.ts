/**
 * Reads one table: header, shape of the rows, each row by itself. What spans rows is the caller's.
 */
import { LINE_LIMIT } from '../domain/csv-scanner.js';
import {
  type Header,
  isHeader,
  isLikeAHeader,
  isLikeATitle,
  readOwnHeader,
  unitIn,
} from '../domain/header.js';
import { type IssueCode, quoteCell } from '../domain/issue.js';
import { hasNormalForm, normalCell } from '../domain/cell-checks.js';
import { type RowChecker, holdsPersonalData } from '../domain/row-checks.js';
import type { NamesInUse } from '../domain/codes-in-words.js';
import { type Column, type RawRecord, type Row, type Table, columnIndex } from '../domain/table.js';
import type { TableName } from '../domain/tables.js';
import type { UnderstoodKind } from '../domain/understood-kinds.js';
import { understand } from '../domain/understood.js';
import type { IssueLog } from './issue-log.js';
import { SourceUnreadable, type TableSource } from './package-source.js';
import { TableTotals, isTotal } from './table-totals.js';

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
  readonly understood: Readonly<Partial<Record<UnderstoodKind, number>>>;
}

export interface TableReading {
  readonly source: TableSource;
  readonly table: Table<TableName>;
  readonly log: IssueLog;
  /** Made once the header was read; undefined where rows are only to be gathered. */
  readonly checker: RowChecker | undefined;
  /** By which cells may say programs and units; codes alone where it is left out. */
  readonly names?: NamesInUse;
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
  const { rows, broken } = reader;
  return { rows, broken, understood: Object.fromEntries(reader.understood) };
}

/** A cell that could not be read as it stands. */
interface Unread {
  readonly column: Column;
  readonly code: IssueCode;
  readonly value: string;
}

/** Rows above a header: a title, the unit, the office, the day. */
const MOST_TITLES = 5;

class TableReader {
  broken = false;
  stopped = false;
  rows = 0;
  readonly understood = new Map<UnderstoodKind, number>();
  private header: Header | null = null;
  /** Rows above the header. */
  private readonly titles: RawRecord[] = [];
  private readonly totals: TableTotals;
  private readonly guarded: boolean;
  /** Places of the columns whose cells have one form. */
  private readonly normal: readonly number[];
  /** Places of accounts, and of their classes. */
  private readonly accounts: readonly { readonly at: number; readonly of: number }[];

  constructor(private readonly reading: TableReading) {
    this.guarded = holdsPersonalData(reading.table);
    const { columns } = reading.table;
    this.normal = [...columns.keys()].filter((at) => hasNormalForm(columns[at]!));
    this.accounts = columns.flatMap(({ type }, at) =>
      type.kind === 'text' && type.accountOf !== undefined
        ? [{ at, of: columnIndex(reading.table, type.accountOf) }]
        : [],
    );
    this.totals = new TableTotals(reading.table);
  }

  take(record: RawRecord): void {
    if (this.header === null) this.takeHeader(record);
    else this.takeRow(record, this.header);
  }

  finish(): void {
    if (this.header !== null || this.broken) return;
    const { log, source } = this.reading;
    const [title] = this.titles;
    if (title) {
      this.takeHeader(title, true);
      return;
    }
    log.at({ file: source.file, line: null, column: null }, 'FILE_EMPTY');
    this.broken = true;
  }

  /** @param last no row of the file looks more like a header */
  private takeHeader(record: RawRecord, last = false): void {
    const { log, source, table } = this.reading;
    if (record.fault !== null) {
      this.complain(record);
      this.stop();
      return;
    }
    const { cells, line } = record;
    if (!last && this.titles.length < MOST_TITLES && !this.looksLikeHeader(cells)) {
      if (cells.every((cell) => cell.trim() === '')) return;
      if (isLikeATitle(table, cells)) {
        this.titles.push(record);
        return;
      }
    }
    const unit = this.titles.map((title) => unitIn(title.cells)).find((one) => one !== undefined);
    const place = { file: source.file, line, ...(unit === undefined ? {} : { unit }) };
    const header = readOwnHeader(table, cells, place, source.own);
    if (isHeader(header)) {
      this.header = header;
      this.count(header.kinds);
      for (const _ of this.titles) this.count(['TITLE_ROW']);
      return;
    }
    for (const issue of header) log.add(issue);
    this.stop();
  }

  private looksLikeHeader(cells: readonly string[]): boolean {
    const { source, table } = this.reading;
    return isLikeAHeader(table, cells, source.own?.mapping);
  }

  private stop(): void {
    this.broken = true;
    this.stopped = true;
  }

  private takeRow(raw: RawRecord, header: Header): void {
    const { log, source, table, checker } = this.reading;
    if (raw.fault === null && this.isBesideRows(raw, header)) return;
    const record = this.rows;
    this.rows += 1;
    if (raw.fault !== null) {
      this.complain(raw);
      log.reject(table.name, record);
      if (raw.endsFile) this.stop();
      return;
    }
    const { line } = raw;
    const width =
      raw.cells.findLastIndex((cell, at) => at < header.width || cell.trim() !== '') + 1;
    if (width !== header.width) {
      const data = { expected: header.width, found: raw.cells.length };
      log.at({ file: source.file, line, column: null }, 'CELL_COUNT', data);
      log.reject(table.name, record);
      return;
    }
    const cells = header.positions.map((position, column) =>
      position < 0 ? header.fixed[column]! : raw.cells[position]!,
    );
    const faults = this.understandAll(raw, cells, header);
    const valid = this.check(faults, { line, cells });
    if (!valid) log.reject(table.name, record);
    if (checker) this.totals.add(cells, valid);
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

  /** An empty row, or one of totals: nothing that the table says by itself. */
  private isBesideRows(raw: RawRecord, header: Header): boolean {
    const { cells, line, kinds } = raw;
    if (cells.every((cell) => cell === '' || cell.trim() === '')) {
      if (raw.cellFaults?.length) return false;
      this.count(['EMPTY_ROW']);
      return true;
    }
    if (!isTotal(cells)) return false;
    const { log, source, checker } = this.reading;
    if (!checker) return true;
    const placed = header.positions.map((position) => cells[position] ?? '');
    const faults = this.understandAll(raw, placed, header);
    for (const { column, code, value } of faults) {
      log.at({ file: source.file, line, column: column.name }, code, { value });
    }
    for (const { column, value, sum } of this.totals.differences(placed)) {
      log.at({ file: source.file, line, column }, 'TOTAL_MISMATCH', { value, sum });
    }
    this.count(['TOTAL_ROW', ...(kinds ?? [])]);
    return true;
  }

  /**
   * Brings cells into the form of the package, as far as they are in another.
   * @returns what may not be guessed
   */
  private understandAll(raw: RawRecord, cells: string[], header: Header): readonly Unread[] {
    const { table, names } = this.reading;
    const faults = (raw.cellFaults ?? []).flatMap(({ cell, code, value }): Unread[] => {
      const column = table.columns[header.positions.indexOf(cell)];
      return column ? [{ column, code, value }] : [];
    });
    if (raw.kinds) this.count(raw.kinds);
    for (const [at, column] of table.columns.entries()) {
      const said = understand(cells[at]!, column.type, header.inTenThousands[at], names);
      if (said === undefined) continue;
      if ('code' in said) {
        if (!faults.some((fault) => fault.column === column)) {
          faults.push({ column, code: said.code, value: cells[at]! });
        }
        continue;
      }
      cells[at] = said.text;
      this.count(said.kinds);
    }
    this.understandAccounts(cells);
    return faults;
  }

  /** What is no construction is of a program, which a cell may call by its name. */
  private understandAccounts(cells: string[]): void {
    for (const { at, of } of this.accounts) {
      if (cells[at] === '' || cells[of] === 'CONSTRUCTION') continue;
      const code = this.reading.names?.programCalled(cells[at]!, false);
      if (code === undefined) continue;
      cells[at] = code;
      this.count(['WORD_FOR_CODE']);
    }
  }

  private count(kinds: readonly UnderstoodKind[]): void {
    for (const kind of kinds) this.understood.set(kind, (this.understood.get(kind) ?? 0) + 1);
  }

  private check(unread: readonly Unread[], row: Row): boolean {
    const { log, source, checker } = this.reading;
    if (!checker) return true;
    const unreadable = new Set<string>();
    for (const { column, code, value } of unread) {
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
