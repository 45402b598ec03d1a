/** A worksheet as records, a few hundred at a time. */
import { LINE_LIMIT } from '../domain/csv-scanner.js';
import { columnsNamed, isLikeAHeader } from '../domain/header.js';
import type { OwnHeaders } from '../domain/header-mapping.js';
import {
  type SheetText,
  columnOfReference,
  lineOfReference,
  textOfCell,
} from '../domain/sheet-cells.js';
import type { CellFault, ColumnType, RawRecord, Table } from '../domain/table.js';
import type { UnderstoodKind } from '../domain/understood-kinds.js';
import type { TextStore } from './text-store.js';
import { type XmlHandler, readXml } from './xml-stream.js';

export interface SheetContext {
  /** Undefined for a sheet that is no table. */
  readonly table: Table | undefined;
  readonly strings: TextStore;
  readonly dateSystem: 1900 | 1904;
  /** The county's own headers of the table. */
  readonly own?: OwnHeaders;
}

/** Columns looked at; no table is nearly as wide. */
const WIDEST = 1024;

export async function* sheetRecords(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncIterable<readonly RawRecord[]> {
  const sheet = new Sheet(context);
  for await (const _ of readXml(chunks, sheet)) {
    const records = sheet.take();
    if (records.length > 0) yield records;
  }
}

/** Rows that the sheet says it has, the header included; 0 where it does not say. */
export async function sheetLines(chunks: AsyncIterable<Buffer>): Promise<number> {
  let lines = 0;
  let begun = false;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'dimension') lines = Number(/:[A-Z]+(\d+)$/.exec(attributes['ref'] ?? '')?.[1]);
      begun ||= name === 'sheetData';
    },
    close: () => undefined,
    text: () => undefined,
  };
  for await (const _ of readXml(chunks, handler)) if (begun) break;
  return Number.isSafeInteger(lines) ? lines : 0;
}

class Sheet implements XmlHandler {
  private records: RawRecord[] = [];
  private line = 0;
  private cells: string[] = [];
  private faults: CellFault[] = [];
  private kinds: UnderstoodKind[] = [];
  private size = 0;
  private column = -1;
  private type = '';
  private value = '';
  /** Text that stands in the cell itself. */
  private inline = '';
  private values = 0;
  private formula = false;
  /** Its place cannot be told: its reference is none, or is not where it stands. */
  private isMisplaced = false;
  /** Depth of phonetic hints, which are no part of the text. */
  private phonetic = 0;
  private gathering: 'value' | 'inline' | null = null;
  private inCell = false;
  private header: readonly (ColumnType | undefined)[] | null = null;

  constructor(private readonly context: SheetContext) {}

  take(): readonly RawRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.startRow(attributes['r']);
        break;
      case 'c':
        this.startCell(attributes);
        break;
      case 'f':
        this.formula = true;
        break;
      case 'rPh':
        this.phonetic += 1;
        break;
      case 'v':
        this.values += 1;
        this.gathering = this.inCell ? 'value' : null;
        break;
      case 't':
        this.gathering = this.inCell && this.phonetic === 0 ? 'inline' : null;
        break;
      default:
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.gathering = null;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  text(text: string): void {
    if (this.gathering === null) return;
    this.size += text.length;
    if (this.size <= LINE_LIMIT) this[this.gathering] += text;
  }

  private startRow(number: string | undefined): void {
    const given = Number(number);
    this.line = Number.isSafeInteger(given) && given > this.line ? given : this.line + 1;
    this.cells = [];
    this.faults = [];
    this.kinds = [];
    this.size = 0;
    this.column = -1;
  }

  private startCell({ r, t = 'n' }: Readonly<Record<string, string>>): void {
    const given = columnOfReference(r);
    const isHere = given !== undefined && given > this.column && lineOfReference(r) === this.line;
    this.isMisplaced = r !== undefined && !isHere;
    this.column = given ?? this.column + 1;
    this.type = t;
    this.value = '';
    this.inline = '';
    this.values = 0;
    this.formula = false;
    this.inCell = true;
  }

  private endCell(): void {
    this.inCell = false;
    const { column } = this;
    if (column >= WIDEST) return;
    const said = this.textOfCell();
    while (this.cells.length < column) this.cells.push('');
    if ('code' in said) {
      const value = this.value || this.inline;
      this.faults.push({ cell: column, code: said.code, value });
      this.cells[column] = value;
    } else {
      this.cells[column] = said.text;
      if (said.kind) this.kinds.push(said.kind);
      if (this.type === 's') this.size += said.text.length;
    }
  }

  private textOfCell(): SheetText {
    if (this.isMisplaced) return { code: 'CELL_MISPLACED' };
    const { type, formula, context, column } = this;
    const [value, other] =
      type === 'inlineStr' ? [this.inline, this.value] : [this.value, this.inline];
    if (this.values > 1 || (value === '' && other !== '')) return { code: 'CELL_ERROR' };
    const { strings, dateSystem } = context;
    const shared = (index: number): string | undefined =>
      Number.isInteger(index) && index >= 0 && index < strings.length
        ? strings.at(index)
        : undefined;
    return textOfCell({ type, value, formula }, shared, this.header?.[column], dateSystem);
  }

  private endRow(): void {
    const { line, faults, kinds } = this;
    if (this.size > LINE_LIMIT) {
      this.records.push({ line, cells: [], fault: 'LINE_TOO_LONG' });
      return;
    }
    let { cells } = this;
    let width = cells.length;
    while (width > 0 && cells[width - 1] === '' && !this.faults.some((f) => f.cell === width - 1)) {
      width -= 1;
    }
    if (width === 0) return;
    cells = cells.slice(0, width);
    if (this.header === null) this.header = this.typesUnder(cells);
    else while (cells.length < this.header.length) cells.push('');
    this.records.push({ line, cells, fault: null, cellFaults: faults, kinds });
  }

  /** null: the row is no header, and one may follow. */
  private typesUnder(row: readonly string[]): (ColumnType | undefined)[] | null {
    const { table, own } = this.context;
    if (!table || !isLikeAHeader(table, row, own?.mapping)) return null;
    return columnsNamed(table, row, own?.mapping).map((column) => table.columns[column]?.type);
  }
}
