/**
 * Workbooks as streams of bytes: rows are taken as the reader takes bytes, so that memory does not
 * grow with their number. Texts stand in cells of texts, so that none runs as a formula.
 */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import { type Cell, type Written, written } from './cells.js';
import {
  type ChoicesOf,
  type FramedSheet,
  type SheetFrame,
  partsOf,
  quoted,
  sheetFrame,
} from './frame.js';
import {
  type Column,
  type Row,
  type Sheet,
  type Workbook,
  columnLetter,
  rowsAbove,
} from './sheets.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Of a sheet, as spreadsheets have it. */
const MOST_ROWS = 1_048_576;
const CHUNK_CHARACTERS = 65_536;
/** So many cells with a note of their own; further ones hold their exact text all the same. */
const MOST_NOTES = 1000;
const MOST_CHARACTERS = 32_767;
const CHOICES = '选项';

/** A table of more rows than a sheet holds goes on in the next sheet. */
export function workbookStream(workbook: Workbook, mostRows = MOST_ROWS): Readable {
  const writer = new WorkbookWriter(workbook, mostRows);
  writer.write().catch((error: unknown) => writer.output.destroy(error as Error));
  return writer.output;
}

/** Rows that are asked for one by one, by several sheets in turn. */
interface Rows {
  next(): Promise<Row | undefined>;
  /** Whether another comes. */
  more(): Promise<boolean>;
}

class WorkbookWriter {
  private readonly zip = new yazl.ZipFile();
  readonly output = this.zip.outputStream as Readable;
  private readonly framed: FramedSheet[] = [];
  private readonly sheets: readonly Sheet[];
  private readonly choicesOf: ChoicesOf;
  private current: Readable | undefined;

  constructor(
    private readonly workbook: Workbook,
    private readonly mostRows: number,
  ) {
    const { sheet, choicesOf } = choicesIn(workbook.sheets);
    this.sheets = sheet ? [...workbook.sheets, sheet] : workbook.sheets;
    this.choicesOf = choicesOf;
    this.zip.on('error', (error) => this.output.destroy(error as Error));
    // Who breaks off leaves nothing open behind.
    this.output.once('close', () => this.current?.destroy());
  }

  async write(): Promise<void> {
    for (const sheet of this.sheets) {
      const rows = rowsOf(sheet);
      let part = 1;
      do {
        const name = part === 1 ? sheet.name : `${sheet.name}（续${part}）`;
        await this.writeSheet({ ...sheet, name }, rows);
        part++;
      } while (await rows.more());
    }
    for (const [name, text] of await this.parts(this.framed)) {
      if (!name.startsWith('xl/worksheets/sheet')) this.add(name, text);
    }
    this.zip.end();
  }

  private async writeSheet(sheet: Sheet, rows: Rows): Promise<void> {
    const xml = this.rowsXml(sheet, rows);
    this.current = Readable.from(xml, { objectMode: false, highWaterMark: CHUNK_CHARACTERS });
    const name = partName(this.framed.length);
    this.zip.addReadStream(this.current, name, this.stamp());
    await finished(this.current);
  }

  private async *rowsXml(sheet: Sheet, rows: Rows): AsyncGenerator<string> {
    const place = this.framed.length;
    const start = { name: sheet.name, sheet, rows: 0, notes: [] };
    const frame = await this.frameAt(place, [...this.framed, start]);
    const table = new TableXml(sheet, frame);
    let text = frame.head;
    while (table.lastRow < this.mostRows) {
      const row = await rows.next();
      if (row === undefined) break;
      text += table.row(row);
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
      text = '';
    }
    for (let empty = sheet.emptyRows ?? 0; empty > 0; empty--) text += table.row([]);
    const count = table.lastRow - rowsAbove(sheet);
    this.framed.push({ ...start, rows: count, notes: table.notes });
    yield text + (await this.frameAt(place, this.framed)).tail;
  }

  private async frameAt(place: number, framed: readonly FramedSheet[]): Promise<SheetFrame> {
    const parts = await this.parts(framed);
    return sheetFrame(parts.get(partName(place))!, framed[place]!.sheet);
  }

  private async parts(framed: readonly FramedSheet[]): Promise<ReadonlyMap<string, string>> {
    const { title, madeAt } = this.workbook;
    const parts = await partsOf(framed, { title, madeAt, choicesOf: this.choicesOf });
    // There are no formulas: nothing is reckoned when it is opened, and nothing to be saved then.
    const name = 'xl/workbook.xml';
    return new Map([...parts, [name, parts.get(name)!.replace(/<calcPr [^>]*\/>/, '')]]);
  }

  private add(name: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), name, this.stamp());
  }

  private stamp() {
    return { mtime: this.workbook.madeAt, forceDosTimestamp: true };
  }
}

/** A sheet's rows as SpreadsheetML, one by one. */
class TableXml {
  lastRow: number;
  readonly notes: { readonly row: number; readonly column: number }[] = [];
  private readonly letters: readonly string[];

  constructor(
    private readonly sheet: Sheet,
    private readonly frame: SheetFrame,
  ) {
    this.lastRow = rowsAbove(sheet);
    this.letters = sheet.columns.map((_, index) => columnLetter(index));
  }

  row(row: Row): string {
    const [cells, styles] =
      'totals' in row ? [row.totals, this.frame.totals] : [row, this.frame.plain];
    this.lastRow++;
    let xml = `<row r="${this.lastRow}">`;
    for (let column = 0; column < this.letters.length; column++) {
      xml += this.cell(cells[column], column, styles[column]!);
    }
    return `${xml}</row>`;
  }

  private cell(cell: Cell, column: number, style: string): string {
    const what = written(cell, this.sheet.columns[column]!.kind);
    const place = `r="${this.letters[column]}${this.lastRow}" s="${style}"`;
    if (what.kind === 'blank') return `<c ${place}/>`;
    if (what.kind === 'number') return `<c ${place}><v>${what.text}</v></c>`;
    this.noteOf(what, column);
    return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${xmlText(what.text)}</t></is></c>`;
  }

  private noteOf(what: Written & { readonly kind: 'text' }, column: number): void {
    if (!what.exact || this.notes.length >= MOST_NOTES) return;
    this.notes.push({ row: this.lastRow - 1, column });
  }
}

/** Control characters but tab and line feed, halves of pairs, what Unicode gives to nobody. */
const NOT_IN_XML = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu;
const MARKUP = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** By which spreadsheets write characters that XML cannot: `_x000D_`. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g;

function xmlText(text: string): string {
  const whole = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return whole
    .replace(NOT_IN_XML, ' ')
    .replace(ESCAPE_LIKE, '_x005F_')
    .replace(MARKUP, (character) => ENTITIES[character]!);
}

function partName(place: number): string {
  return `xl/worksheets/sheet${place + 1}.xml`;
}

function rowsOf({ rows }: Sheet): Rows {
  const iterator = (async function* () {
    yield* rows;
  })();
  let ahead: Promise<IteratorResult<Row, void>> | undefined;
  const peek = () => (ahead ??= iterator.next());
  return {
    async next() {
      const { value } = await peek();
      ahead = undefined;
      return value ?? undefined;
    },
    more: async () => !(await peek()).done,
  };
}

/** What may be chosen stands in a hidden sheet of its own, a column each. */
function choicesIn(sheets: readonly Sheet[]): {
  readonly sheet: Sheet | undefined;
  readonly choicesOf: ChoicesOf;
} {
  const chosen = sheets.flatMap(({ columns }) => columns.filter(hasChoices));
  if (chosen.length === 0) return { sheet: undefined, choicesOf: () => undefined };
  const longest = Math.max(...chosen.map(({ choices }) => choices.length));
  const rows = Array.from({ length: longest }, (_, row) =>
    chosen.map(({ choices }) => choices[row]),
  );
  const columns = chosen.map(({ header }): Column => ({ header, kind: 'text' }));
  return {
    sheet: { name: CHOICES, columns, rows, hidden: true },
    choicesOf(column) {
      const place = hasChoices(column) ? chosen.indexOf(column) : -1;
      if (place < 0) return undefined;
      const letter = columnLetter(place);
      const last = (column.choices?.length ?? 0) + 1;
      return `${quoted(CHOICES)}!$${letter}$2:$${letter}$${last}`;
    },
  };
}

function hasChoices(column: Column): column is Column & { readonly choices: readonly string[] } {
  return column.choices !== undefined && column.choices.length > 0;
}
