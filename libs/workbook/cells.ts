/**
 * What stands in a cell. Numbers are written as their decimal texts, never through a float: a
 * spreadsheet keeps 15 digits, so what has more of them is written as a text.
 */
import { formatYuan, parseYuan } from '../money/fen.js';

/**
 * `yuan` and `wan` take yuan ("1234.50") or fen as a bigint; `wan` shows 10,000 yuan and holds the
 * exact value. `decimal` takes a decimal text and shows it as it came. A date is ISO. What is none
 * of its column ("未填报") is written as a text.
 */
export type ColumnKind = 'text' | 'yuan' | 'wan' | 'integer' | 'decimal' | 'date';

export type Cell = string | number | bigint | boolean | null | undefined;

export type Written =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly text: string }
  /** `exact`: a number that a spreadsheet would round. */
  | { readonly kind: 'text'; readonly text: string; readonly exact?: true };

const BLANK: Written = { kind: 'blank' };
const MOST_DIGITS = 15;
const DECIMAL = /^-?\d+(?:\.\d+)?$/;

/** As a cell of a workbook. A date is the serial number of its day. */
export function written(cell: Cell, kind: ColumnKind): Written {
  const text = plainText(cell, kind);
  if (text === '') return BLANK;
  if (kind === 'text') return { kind: 'text', text };
  const number = kind === 'date' ? serialOf(text) : DECIMAL.test(text) ? text : undefined;
  if (number === undefined) return { kind: 'text', text };
  if (digitsOf(number) > MOST_DIGITS) return { kind: 'text', text: number, exact: true };
  return { kind: 'number', text: number };
}

/** As plain text, a date ISO: what stands in CSV. */
export function plainText(cell: Cell, kind: ColumnKind): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (kind !== 'yuan' && kind !== 'wan') return String(cell);
  const amount = typeof cell === 'bigint' ? cell : parseYuan(String(cell));
  if (amount === undefined) return String(cell);
  return kind === 'yuan' ? formatYuan(amount) : formatWan(amount);
}

/** 1234500 fen: "1.2345". Two places at least, as many more as it has. */
export function formatWan(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(7, '0');
  const places = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -6)}.${places}`;
}

/** Digits that count: none before the first that is not 0, none at the end of the places. */
function digitsOf(number: string): number {
  const [whole = '', places = ''] = number.replace('-', '').split('.');
  const digits = `${whole}${places.replace(/0+$/, '')}`.replace(/^0+/, '');
  return digits.length;
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MILLISECONDS = 86_400_000;
/** Day 0 of spreadsheets; right from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_RIGHT_DAY = Date.UTC(1900, 2, 1);

function serialOf(text: string): string | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const day = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (day < FIRST_RIGHT_DAY) return undefined;
  return String((day - DAY_ZERO) / DAY_MILLISECONDS);
}
