/**
 * All of a workbook but its rows: styles, print set-up, filters, notes, drop-downs. hucre writes
 * it, with two rows that show how cells of the columns look; the rows are streamed in their stead.
 */
import { buffer } from 'node:stream/consumers';
import {
  type Cell as FrameCell,
  type CellStyle,
  type DataValidation,
  type MergeRange,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx';
import type { Readable } from 'node:stream';
import yauzlModule from 'yauzl';
import type { Column, Sheet } from './sheets.js';
import { columnLetter, rowsAbove, widthIn } from './sheets.js';

/** yauzl 3 promises; its type package still describes version 2. */
const yauzl = yauzlModule as unknown as {
  fromBufferPromise(bytes: Buffer): Promise<{
    eachEntry(): AsyncIterable<{ readonly fileName: string }>;
    openReadStreamPromise(entry: object): Promise<Readable>;
  }>;
};

/** Where in a sheet what is chosen for a column stands: `'选项'!$A$2:$A$9` */
export type ChoicesOf = (column: Column) => string | undefined;

export interface FramedSheet {
  readonly name: string;
  readonly sheet: Sheet;
  /** How many rows its table has. */
  readonly rows: number;
  /** Cells with a note, by row and column from 0. */
  readonly notes: readonly { readonly row: number; readonly column: number }[];
}

export interface SheetFrame {
  /** Up to the first row of the table. */
  readonly head: string;
  /** From the end of the rows on. */
  readonly tail: string;
  /** Style numbers of the columns' cells. */
  readonly plain: readonly string[];
  readonly totals: readonly string[];
}

const FONT = '宋体';
const EDGE = { style: 'thin', color: { rgb: '7F7F7F' } } as const;
const BORDER = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE };
const GREY = fill('E7E6E6');
const ORANGE = fill('FCE4D6');
const EXACT_NOTE =
  '超过15位有效数字：电子表格只能准确保存15位，为避免失真，此处以文本保存准确值，不参与求和。';
const FORMATS = {
  text: '@',
  yuan: '#,##0.00',
  wan: '#,##0.00',
  integer: '0',
  decimal: 'General',
  date: 'yyyy-mm-dd',
} as const;

function fill(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

/** Parts of the workbook by their names. A sheet's style numbers do not depend on later sheets. */
export async function partsOf(
  framed: readonly FramedSheet[],
  { title, madeAt, choicesOf }: { title: string; madeAt: Date; choicesOf: ChoicesOf },
): Promise<ReadonlyMap<string, string>> {
  const bytes = await writeXlsx({
    sheets: framed.map((sheet) => frameSheet(sheet, choicesOf)),
    // The library writes names of sheets without quotes where it makes these itself.
    namedRanges: framed.map(({ name, sheet }) => ({
      name: '_xlnm.Print_Titles',
      range: `${quoted(name)}!$1:$${rowsAbove(sheet)}`,
      scope: name,
    })),
    defaultFont: { name: FONT, size: 11 },
    stringMode: 'inline',
    properties: { title, modified: madeAt },
  });
  return unzipped(Buffer.from(bytes));
}

export function sheetFrame(xml: string, sheet: Sheet): SheetFrame {
  const first = rowsAbove(sheet) + 1;
  return {
    head: xml.slice(0, xml.indexOf(`<row r="${first}"`)).replace(/<dimension [^>]*\/>/, ''),
    tail: xml.slice(xml.indexOf('</sheetData>')),
    plain: stylesIn(xml, first),
    totals: stylesIn(xml, first + 1),
  };
}

export function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function stylesIn(xml: string, row: number): string[] {
  const start = xml.indexOf(`<row r="${row}"`);
  const cells = xml.slice(start, xml.indexOf('</row>', start));
  return [...cells.matchAll(/<c [^>]*\bs="(\d+)"/g)].map((match) => match[1]!);
}

function frameSheet({ name, sheet, rows, notes }: FramedSheet, choicesOf: ChoicesOf): WriteSheet {
  const { columns, hidden } = sheet;
  const above = rowsAbove(sheet);
  const last = columnLetter(columns.length - 1);
  const header = above;
  const end = above + Math.max(rows, 1);
  const lines = linesAbove(sheet);
  const cells = new Map<string, Partial<FrameCell>>();
  lines.forEach(({ text, style }, row) => {
    for (let column = 0; column < columns.length; column++) {
      cells.set(`${row},${column}`, { value: column === 0 ? text : null, style });
    }
  });
  columns.forEach((column, index) => {
    cells.set(`${above - 1},${index}`, headerCell(column));
    cells.set(`${above},${index}`, { value: null, style: styleOf(column) });
    cells.set(`${above + 1},${index}`, { value: null, style: totalsStyle(column) });
  });
  for (const { row, column } of notes) {
    const cell = cells.get(`${row},${column}`);
    cells.set(`${row},${column}`, { ...cell, comment: { text: EXACT_NOTE } });
  }
  return {
    name,
    columns: columns.map((column) => ({ width: widthIn(column) })),
    rows: [],
    cells,
    merges: columns.length > 1 ? lines.map((_, row) => wholeRow(row, columns.length)) : [],
    rowDefs: new Map(lines.map(({ height }, row) => [row, { height }])),
    freezePane: { rows: header },
    autoFilter: { range: `A${header}:${last}${end}` },
    dataValidations: validations(sheet, { first: above + 1, last: end, choicesOf }),
    pageSetup: pageSetup(sheet),
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    ...(hidden ? { hidden } : {}),
  };
}

interface LineAbove {
  readonly text: string;
  readonly style: CellStyle;
  readonly height: number;
}

function linesAbove({ title, facts, unit }: Sheet): LineAbove[] {
  const heading = {
    font: { name: FONT, size: 16, bold: true },
    alignment: { horizontal: 'center', vertical: 'center' },
  } as const;
  const small = (horizontal: 'left' | 'right') =>
    ({ font: { name: FONT, size: 10 }, alignment: { horizontal, vertical: 'center' } }) as const;
  return [
    ...(title === undefined ? [] : [{ text: title, style: heading, height: 28 }]),
    ...(facts === undefined ? [] : [{ text: facts, style: small('left'), height: 16 }]),
    ...(unit === undefined ? [] : [{ text: unit, style: small('right'), height: 16 }]),
  ];
}

function headerCell({ header, note, required }: Column): Partial<FrameCell> {
  const style: CellStyle = {
    font: { name: FONT, size: 11, bold: true },
    fill: required ? ORANGE : GREY,
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    numFmt: '@',
  };
  return { value: header, style, ...(note === undefined ? {} : { comment: { text: note } }) };
}

function styleOf({ kind }: Column): CellStyle {
  const horizontal = kind === 'text' ? 'left' : kind === 'date' ? 'center' : 'right';
  const wraps = kind === 'text' ? { wrapText: true } : {};
  return {
    font: { name: FONT, size: 11 },
    border: BORDER,
    numFmt: FORMATS[kind],
    alignment: { horizontal, vertical: 'center', ...wraps },
  };
}

function totalsStyle(column: Column): CellStyle {
  return { ...styleOf(column), font: { name: FONT, size: 11, bold: true }, fill: GREY };
}

function wholeRow(row: number, columns: number): MergeRange {
  return { startRow: row, endRow: row, startCol: 0, endCol: columns - 1 };
}

function validations(
  { columns }: Sheet,
  { first, last, choicesOf }: { first: number; last: number; choicesOf: ChoicesOf },
): DataValidation[] {
  return columns.flatMap((column, index) => {
    const choices = choicesOf(column);
    if (choices === undefined) return [];
    const letter = columnLetter(index);
    return {
      type: 'list',
      range: `${letter}${first}:${letter}${last}`,
      formula1: choices,
      allowBlank: true,
      showErrorMessage: !column.openChoices,
      errorStyle: 'stop',
      errorTitle: '不在列表中',
      errorMessage: '请从下拉列表中选择。',
    } as const;
  });
}

/** Wider tables lie across; none is printed wider than a page. */
function pageSetup({ columns }: Sheet): NonNullable<WriteSheet['pageSetup']> {
  const width = columns.reduce((sum, column) => sum + widthIn(column), 0);
  return {
    paperSize: 'a4',
    orientation: width > 90 ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
}

async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    parts.set(entry.fileName, (await buffer(stream)).toString('utf8'));
  }
  return parts;
}
