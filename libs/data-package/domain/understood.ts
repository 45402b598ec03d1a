/**
 * What offices write and a package means all the same: read as what it says, and counted by kind.
 * data-package.md, "What offices really write is understood". What could change a meaning is left
 * as it stands, for the checks to refuse.
 */
import { dateOfSerial, isCalendarDate, isFiscalYear } from './calendar.js';
import { type NamesInUse, codeInWords } from './codes-in-words.js';
import { halfWidth } from './half-width.js';
import type { IssueCode } from './issue.js';
import type { ColumnType } from './table.js';
import type { UnderstoodKind } from './understood-kinds.js';

/** Of one cell: what it says in the form of the package, or why it may not be guessed. */
export type Reading =
  | { readonly text: string; readonly kinds: readonly UnderstoodKind[] }
  | { readonly code: IssueCode };

type Kinds = UnderstoodKind[];
type Reader = (text: string, kinds: Kinds) => string | { readonly code: IssueCode };

const INEXACT = { code: 'NUMBER_INEXACT' } as const;
/** What a spreadsheet keeps of a number. */
const EXACT_DIGITS = 15;
const AROUND = /^[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+$/g;

/** Cells that stand as the package has them, told without further reading. */
const PLAIN: Readonly<Partial<Record<ColumnType['kind'], RegExp>>> = {
  yuan: /^\d{1,13}(?:\.\d{1,2})?$/,
  integer: /^\d{1,15}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  month: /^\d{4}-\d\d$/,
  year: /^\d{4}$/,
  region: /^\d{6}$/,
};

const READERS: Readonly<Record<ColumnType['kind'], Reader | undefined>> = {
  // Text keeps its characters, and identity numbers have a reading of their own.
  text: undefined,
  document: undefined,
  identity: undefined,
  region: wholeNumber,
  'region-code': wholeNumber,
  year: (text, kinds) => yearIn(text, kinds) ?? wholeNumber(text, kinds),
  date: (text, kinds) => dayIn(text, kinds) ?? text,
  month: (text, kinds) => monthIn(text, kinds) ?? text,
  integer: wholeNumber,
  yuan: amount,
  decimal: number,
  choice: (text) => text,
  program: (text) => text,
};

/**
 * @param inTenThousands the column's header says 万元
 * @param names by which cells may say programs and units
 * @returns undefined where the cell stands as it is
 */
export function understand(
  cell: string,
  type: ColumnType,
  inTenThousands = false,
  names?: NamesInUse,
): Reading | undefined {
  const { kind } = type;
  if (cell === '' || kind === 'identity' || (PLAIN[kind]?.test(cell) && !inTenThousands)) {
    return undefined;
  }
  const kinds: Kinds = [];
  const bare = cell.replace(AROUND, '');
  if (bare !== cell) kinds.push('BLANKS');
  const reader = READERS[kind];
  const read = reader ? reader(halfWidth(bare, kinds), kinds) : bare;
  if (typeof read !== 'string') return read;
  const text = inItsForm(read, type, inTenThousands, kinds, names);
  return text === cell ? undefined : { text, kinds };
}

function inItsForm(
  read: string,
  type: ColumnType,
  inTenThousands: boolean,
  kinds: Kinds,
  names: NamesInUse | undefined,
): string {
  if (type.kind === 'yuan') return inYuan(read, inTenThousands, kinds);
  const code = codeInWords(read, type, names);
  if (code !== undefined) kinds.push('WORD_FOR_CODE');
  return code ?? read;
}

function inYuan(text: string, inTenThousands: boolean, kinds: Kinds): string {
  return withoutNoise(inTenThousands ? timesTenThousand(text, kinds) : text, kinds);
}

const SEPARATED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SCIENTIFIC = /^(-?)(\d)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;

function number(text: string, kinds: Kinds): ReturnType<Reader> {
  if (SEPARATED.test(text)) {
    kinds.push('SEPARATORS');
    return text.replaceAll(',', '');
  }
  const scientific = SCIENTIFIC.exec(text);
  if (!scientific) return text;
  kinds.push('EXPONENT');
  return expanded(scientific) ?? INEXACT;
}

/** `1.0E7` as `10000000`; undefined where it has more digits than are certain. */
function expanded([, sign = '', first = '', rest = '', exponent]: RegExpExecArray) {
  const digits = `${first}${rest}`;
  const point = 1 + Number(exponent);
  if (point > EXACT_DIGITS || point < -EXACT_DIGITS) return undefined;
  if (digits.replace(/^0+|0+$/g, '').length > EXACT_DIGITS) return undefined;
  const placed = digits.padStart(digits.length + Math.max(0, 1 - point), '0');
  const at = Math.max(point, 1);
  const whole = placed.slice(0, at).padEnd(at, '0');
  const fraction = placed.slice(at).replace(/0+$/, '');
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
}

function wholeNumber(text: string, kinds: Kinds): ReturnType<Reader> {
  const read = number(text, kinds);
  if (typeof read !== 'string' || !/^\d+\.0+$/.test(read)) return read;
  kinds.push('WHOLE_DECIMAL');
  return read.replace(/\.0+$/, '');
}

function amount(text: string, kinds: Kinds): ReturnType<Reader> {
  const bare = text.replace(/^[¥￥]\s*|\s*元$/g, '');
  if (bare !== text) kinds.push('YUAN_SIGN');
  return number(bare, kinds);
}

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/** Exactly; what is no number stays as it is. */
function timesTenThousand(text: string, kinds: Kinds): string {
  const match = DECIMAL.exec(text);
  if (!match) return text;
  kinds.push('IN_TEN_THOUSANDS');
  const [, sign, whole, fraction = ''] = match;
  const moved = fraction.padEnd(4, '0');
  const integer = `${whole}${moved.slice(0, 4)}`.replace(/^0+(?=\d)/, '');
  return `${sign}${integer}${moved.length > 4 ? `.${moved.slice(4)}` : ''}`;
}

/** Parts of a fen below which a difference is one of floating point: a millionth. */
const NOISE = 1_000_000n;

/** To the fen where the text is within a millionth of one; else as it stands. */
function withoutNoise(text: string, kinds: Kinds): string {
  const [, sign = '', whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  if (fraction.length <= 2) return text;
  const aFen = 10n ** BigInt(fraction.length - 2);
  const exact = BigInt(whole + fraction);
  const below = exact % aFen;
  const off = below * 2n > aFen ? aFen - below : below;
  if (off * NOISE > aFen) return text;
  kinds.push('FLOAT_NOISE');
  const amountFen = ((exact + (below * 2n > aFen ? aFen : 0n)) / aFen).toString().padStart(3, '0');
  return `${sign}${amountFen.slice(0, -2)}.${amountFen.slice(-2)}`;
}

const DAY =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?((?:\s+|T)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?$/;
const COMPACT_DAY = /^(\d{4})(\d\d)(\d\d)$/;
/** 3/4/2018 is in March or in April; 18/3/4 may be either, or of 1918. */
const AMBIGUOUS_DAY = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{1,2})$/;
const SERIAL_DAY = /^(\d{5})(\.\d+)?$/;

function dayIn(text: string, kinds: Kinds): ReturnType<Reader> | undefined {
  if (AMBIGUOUS_DAY.test(text)) return { code: 'DATE_AMBIGUOUS' };
  const serial = SERIAL_DAY.exec(text);
  if (serial) return serialDay(Number(text), 1900, kinds);
  const written = DAY.exec(text) ?? COMPACT_DAY.exec(text);
  if (!written) return undefined;
  const [, year, month, day, time] = written;
  const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  if (!isCalendarDate(date)) return undefined;
  if (time !== undefined) kinds.push('DATE_TIME');
  else if (date !== text) kinds.push('DATE_FORM');
  return date;
}

/** @param serial with the time of day as its fraction */
export function serialDay(
  serial: number,
  dateSystem: 1900 | 1904,
  kinds: Kinds = [],
): string | undefined {
  const date = dateOfSerial(Math.floor(serial), dateSystem);
  if (date === undefined || !isCalendarDate(date)) return undefined;
  kinds.push(Number.isInteger(serial) ? 'DATE_SERIAL' : 'DATE_TIME');
  return date;
}

const MONTH = /^(\d{4})(?:[-/](\d{1,2})|年(\d{1,2})月份?|(\d\d))$/;

/** A month, or the day on which it begins. */
function monthIn(text: string, kinds: Kinds): ReturnType<Reader> | undefined {
  const [, year, dashed, chinese, compact] = MONTH.exec(text) ?? [];
  if (year !== undefined) {
    kinds.push('DATE_FORM');
    return `${year}-${(dashed ?? chinese ?? compact)!.padStart(2, '0')}`;
  }
  const day = dayIn(text, kinds);
  if (typeof day !== 'string') return day;
  return day.endsWith('-01') ? day.slice(0, 7) : undefined;
}

function yearIn(text: string, kinds: Kinds): string | undefined {
  const year = /^(\d{4})年度?$/.exec(text)?.[1];
  if (year === undefined || !isFiscalYear(year)) return undefined;
  kinds.push('DATE_FORM');
  return year;
}
