/** What a cell of a worksheet says, as the text that the same table would have in CSV. */
import { dateOfSerial } from './calendar.js';
import type { IssueCode } from './issue.js';
import type { ColumnType } from './table.js';

/** As the sheet has it: the `t` of the cell, its value, and whether it is calculated. */
export interface SheetCell {
  readonly type: string;
  readonly value: string;
  readonly formula: boolean;
}

export type SheetText = { readonly text: string } | { readonly code: IssueCode };

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
  if (cell.formula) return { code: 'FORMULA_IN_CELL' };
  switch (cell.type) {
    case 's': {
      const text = sharedString(Number(cell.value));
      return text === undefined ? { code: 'CELL_ERROR' } : { text };
    }
    case 'b':
      return { text: cell.value === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { code: 'CELL_ERROR' };
    case 'd':
      return { text: cell.value.replace(/T00:00:00(?:\.0+)?Z?$/, '') };
    case 'inlineStr':
    case 'str':
      return { text: unescape(cell.value) };
    default:
      return textOfNumber(cell.value.trim(), column, dateSystem);
  }
}

function textOfNumber(
  value: string,
  column: ColumnType | undefined,
  dateSystem: 1900 | 1904,
): SheetText {
  if (value === '') return { text: '' };
  if (column?.kind === 'date' || column?.kind === 'month') {
    const date = dateOfSerial(Number(value), dateSystem);
    if (column.kind === 'date') return date === undefined ? { code: 'NOT_A_DATE' } : { text: date };
    if (date?.endsWith('-01')) return { text: date.slice(0, 7) };
    return { code: 'NOT_A_MONTH' };
  }
  const text = exactDecimal(value);
  return text === undefined ? { code: 'NUMBER_INEXACT' } : { text };
}

/**
 * A sheet keeps numbers as doubles and writes them with 17 digits: what was typed as 19.99 stands
 * there as 19.989999999999998. The shortest decimal of the same double is what was typed, as long
 * as it has no more than the 15 digits that a sheet keeps exactly; what was calculated by floating
 * point has more.
 */
function exactDecimal(value: string): string | undefined {
  if (!/^-?\d+(?:\.\d+)?$/.test(value)) return undefined;
  const shortest = String(Number(value));
  if (!/^-?\d+(?:\.\d+)?$/.test(shortest)) return undefined;
  const digits = shortest.replace(/^-?0*\.?0*/, '').replace('.', '');
  return digits.length > 15 ? undefined : shortest;
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
