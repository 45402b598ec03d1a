/** What a cell of a worksheet says, as the text that the same table would have in CSV. */
import type { IssueCode } from './issue.js';
import type { ColumnType } from './table.js';
import type { UnderstoodKind } from './understood-kinds.js';
import { serialDay } from './understood.js';

/** As the sheet has it: the `t` of the cell, its value, and whether it is calculated. */
export interface SheetCell {
  readonly type: string;
  readonly value: string;
  readonly formula: boolean;
}

export type SheetText =
  { readonly text: string; readonly kind?: UnderstoodKind } | { readonly code: IssueCode };

/**
 * @param sharedString text of a number of the workbook's string table; undefined where there is
 * none
 * @param column type of the cell's column; undefined for the header and beyond it
 */
export function textOfCell(
  cell: SheetCell,
  sharedString: (index: number) => string | undefined,
  column: ColumnType | undefined,
  dateSystem: 1900 | 1904,
): SheetText {
  if (cell.type === 'e') return { code: 'CELL_ERROR' };
  if (!cell.formula) return valueOfCell(cell, sharedString, column, dateSystem);
  if (cell.value === '') return { code: 'FORMULA_IN_CELL' };
  const said = valueOfCell(cell, sharedString, column, dateSystem);
  return 'code' in said ? said : { ...said, kind: 'FORMULA_VALUE' };
}

/** An exporter's styled cell without content may be of any type: it says nothing. */
function valueOfCell(
  cell: SheetCell,
  sharedString: (index: number) => string | undefined,
  column: ColumnType | undefined,
  dateSystem: 1900 | 1904,
): SheetText {
  if (cell.value === '') return { text: '' };
  switch (cell.type) {
    case 's': {
      const text = sharedString(Number(cell.value));
      return text === undefined ? { code: 'CELL_ERROR' } : { text };
    }
    case 'b':
      return { text: /^(?:1|true)$/.test(cell.value) ? 'TRUE' : 'FALSE' };
    case 'd':
      return { text: cell.value.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
    case 'inlineStr':
    case 'str':
      return { text: unescape(cell.value) };
    default:
      return textOfNumber(cell.value.trim(), column, dateSystem);
  }
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
const LONG_FRACTION = /^-?\d{1,13}\.\d{3,}$/;

function textOfNumber(
  value: string,
  column: ColumnType | undefined,
  dateSystem: 1900 | 1904,
): SheetText {
  if (value === '') return { text: '' };
  const code = column?.kind === 'identity' ? 'ID_DIGITS_LOST' : 'NUMBER_INEXACT';
  if (!NUMBER.test(value)) return { code };
  if (column?.kind === 'date' || column?.kind === 'month') {
    return dayOfNumber(Number(value), column.kind, dateSystem);
  }
  const shortest = String(Number(value));
  if (!hasExactDigits(shortest) && !mayBeNoise(shortest, column)) return { code };
  return /e/i.test(value) ? { text: shortest, kind: 'EXPONENT' } : { text: shortest };
}

/** Whether floating point left it of a sum is told where amounts are read. */
function mayBeNoise(shortest: string, column: ColumnType | undefined): boolean {
  return column?.kind === 'yuan' && LONG_FRACTION.test(shortest);
}

/** A serial number, or the digits of a day: 20180109. */
function dayOfNumber(serial: number, kind: 'date' | 'month', dateSystem: 1900 | 1904): SheetText {
  if (serial > 100_000) return { text: String(serial) };
  const kinds: UnderstoodKind[] = [];
  const date = serialDay(serial, dateSystem, kinds);
  if (kind === 'date')
    return date === undefined ? { code: 'NOT_A_DATE' } : { text: date, kind: kinds[0]! };
  if (date?.endsWith('-01')) return { text: date.slice(0, 7), kind: kinds[0]! };
  return { code: 'NOT_A_MONTH' };
}

/**
 * A sheet keeps numbers as doubles and writes them with 17 digits: what was typed as 19.99 stands
 * there as 19.989999999999998. The shortest decimal of the same double is what was typed, as long
 * as it has no more than the 15 digits that a sheet keeps exactly; what was calculated by floating
 * point has more.
 */
function hasExactDigits(shortest: string): boolean {
  if (!/^-?\d+(?:\.\d+)?$/.test(shortest)) return false;
  return shortest.replace(/^-?0*\.?0*/, '').replace('.', '').length <= 15;
}

/** Sheets write characters that XML forbids as `_x000D_`. */
export function unescape(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** Column of a cell reference, from 0: `C5` is 2; undefined where it is none. */
export function columnOfReference(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Line of a cell reference, from 1: `C5` is 5. */
export function lineOfReference(reference: string | undefined): number | undefined {
  const digits = /^[A-Z]{1,3}(\d{1,7})$/.exec(reference ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
