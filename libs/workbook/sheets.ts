/** What a workbook is made of. */
import type { Cell, ColumnKind } from './cells.js';

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters, a Chinese one counting two; by header and kind where it is left out. */
  readonly width?: number;
  /** Shown where the pointer rests on the header. */
  readonly note?: string;
  /** What may be chosen in its cells. */
  readonly choices?: readonly string[];
  /** Something else may be written too. */
  readonly openChoices?: true;
  /** Of a form to be filled in: its header is coloured. */
  readonly required?: true;
}

/** A row's cells, in the order of the columns; a row of totals stands out. */
export type Row = readonly Cell[] | { readonly totals: readonly Cell[] };

export interface Sheet {
  /** At most 31 characters, without []:*?/\ . */
  readonly name: string;
  /** Above the table: a title, what it was made from, the unit; else it begins by its header. */
  readonly title?: string;
  readonly facts?: string;
  readonly unit?: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row> | AsyncIterable<Row>;
  /** So many rows below stand ready to be filled in, with formats and drop-downs. */
  readonly emptyRows?: number;
  readonly hidden?: true;
}

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** That is said of the file: the same content then gives the same bytes. */
  readonly madeAt: Date;
}

/** `B` of 1 */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
}

/** How many rows stand above those of the table, its header among them. */
export function rowsAbove({ title, facts, unit }: Sheet): number {
  return [title, facts, unit].filter((line) => line !== undefined).length + 1;
}

/** Half-width characters that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.codePointAt(0)! < 0x2000 ? 1 : 2;
  return width;
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 12,
  yuan: 17,
  wan: 14,
  integer: 10,
  decimal: 11,
  date: 12,
};
const WIDEST_HEADER = 22;

export function widthIn({ width, header, kind }: Column): number {
  return width ?? Math.max(WIDTHS[kind], Math.min(widthOf(header) + 3, WIDEST_HEADER));
}
