/** Is a cell what its column says? Pure; the place of a fault is the caller's to add. */
import { documentNumber } from '../../event-catalogue/document-number.js';
import { givenIdentityNumber, readIdentityNumber } from '../../access/domain/identity-number.js';
import { formatYuan, parseYuan } from '../../money/fen.js';
import { LARGEST_INDICATOR, refuseTooManyDigits } from '../../refusals/sizes.js';
import { type Fault, type IssueCode, quoteCell } from './issue.js';
import { isCalendarDate, isCalendarMonth, isFiscalYear } from './calendar.js';
import { pseudonymIn } from './pseudonyms.js';
import { type Column, type ColumnType, isText } from './table.js';

/** What a cell is checked against besides its own text. */
export interface CheckContext {
  /**
   * Level of a region of the package or one known already; undefined: unknown; 'unchecked' where
   * the regions could not be read, which is then the one thing to say.
   */
  regionLevel(code: string): string | undefined;
  isProgram(code: string): boolean;
  /** A program, or a benefit that has standards of its own. */
  hasStandards(code: string): boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

type Check = (cell: string, type: never, context: CheckContext) => IssueCode | undefined;

const REGION = /^\d{6}$/;
const INTEGER = /^(?:0|[1-9]\d{0,14})$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,8})?$/;
/** The characters that it is about. */
const CONTROL = /[\u0000-\u001f\u007f]/;
/** The same, line breaks and tabs left out. */
const CONTROL_IN_PROSE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const NUMBER_LIKE = /^-\d+(?:\.\d+)?$/;

type TypeOf<K extends ColumnType['kind']> = Extract<ColumnType, { kind: K }>;

function checkText(
  cell: string,
  type: { readonly maxLength: number; readonly prose?: true },
): IssueCode | undefined {
  if (cell.length > type.maxLength) return 'TEXT_TOO_LONG';
  if ((type.prose ? CONTROL_IN_PROSE : CONTROL).test(cell)) return 'CONTROL_CHARACTER';
  return undefined;
}

function checkIdentity(
  cell: string,
  _: TypeOf<'identity'>,
  { today }: CheckContext,
): IssueCode | undefined {
  if (pseudonymIn(cell) !== undefined) return undefined;
  const answer = readIdentityNumber(cell, today);
  return typeof answer === 'string' ? answer : undefined;
}

function checkRegion(
  cell: string,
  type: TypeOf<'region'>,
  context: CheckContext,
): IssueCode | undefined {
  if (!REGION.test(cell)) return 'NOT_A_REGION_CODE';
  const level = context.regionLevel(cell);
  if (level === undefined) return 'REGION_UNKNOWN';
  if (level === 'unchecked') return undefined;
  if (type.level === 'county' && level !== 'county') return 'REGION_NOT_A_COUNTY';
  if (type.level === 'county-or-province' && level === 'prefecture') {
    return 'REGION_NOT_A_COUNTY_OR_PROVINCE';
  }
  return undefined;
}

function checkInteger(cell: string, type: TypeOf<'integer'>): IssueCode | undefined {
  if (!INTEGER.test(cell)) return NUMBER_LIKE.test(cell) ? 'NUMBER_OUT_OF_RANGE' : 'NOT_AN_INTEGER';
  const value = Number(cell);
  if (type.isSize && value > type.maximum) return 'AMOUNT_TOO_LARGE';
  return value < type.minimum || value > type.maximum ? 'NUMBER_OUT_OF_RANGE' : undefined;
}

function checkYuan(cell: string, type: TypeOf<'yuan'>): IssueCode | undefined {
  const amountFen = parseYuan(cell);
  if (amountFen === undefined) return 'NOT_YUAN';
  if (amountFen > type.mostFen) return 'AMOUNT_TOO_LARGE';
  if (amountFen < 0n) return type.zero ? 'AMOUNT_NEGATIVE' : 'AMOUNT_NOT_POSITIVE';
  return amountFen === 0n && !type.zero ? 'AMOUNT_NOT_POSITIVE' : undefined;
}

function checkDecimal(cell: string, type: TypeOf<'decimal'>): IssueCode | undefined {
  if (!DECIMAL.test(cell)) return 'NOT_A_NUMBER';
  return type.isSize ? refuseTooManyDigits(cell)?.code : undefined;
}

function checkProgram(
  cell: string,
  type: TypeOf<'program'>,
  context: CheckContext,
): IssueCode | undefined {
  const known = type.benefits ? context.hasStandards(cell) : context.isProgram(cell);
  return known ? undefined : 'PROGRAM_UNKNOWN';
}

const CHECKS: Readonly<Record<ColumnType['kind'], Check>> = {
  text: checkText,
  document: checkText,
  identity: checkIdentity,
  region: checkRegion,
  'region-code': (cell) => (REGION.test(cell) ? undefined : 'NOT_A_REGION_CODE'),
  year: (cell) => (isFiscalYear(cell) ? undefined : 'NOT_A_YEAR'),
  date: (cell) => (isCalendarDate(cell) ? undefined : 'NOT_A_DATE'),
  month: (cell) => (isCalendarMonth(cell) ? undefined : 'NOT_A_MONTH'),
  integer: checkInteger,
  yuan: checkYuan,
  decimal: checkDecimal,
  choice: (cell, type: TypeOf<'choice'>) =>
    type.values.includes(cell) ? undefined : 'NOT_IN_LIST',
  program: checkProgram,
};

/**
 * @param besidePersonalData the table holds personal data: the fault then quotes with more care
 * @returns the fault of the cell; undefined where it is in order
 */
export function checkCell(
  cell: string,
  column: Column,
  context: CheckContext,
  besidePersonalData: boolean,
): Fault | undefined {
  if (cell === '') return column.required ? { code: 'REQUIRED' } : undefined;
  const { type } = column;
  const code =
    (isText(type) ? suspiciousText(cell) : undefined) ??
    CHECKS[type.kind](cell, type as never, context);
  if (code === undefined) return undefined;
  return explain(sharper(cell, code), cell, column, besidePersonalData);
}

/** A cell that is in order, in the one form in which it is compared and kept. */
export function normalCell(cell: string, { type }: Column): string {
  if (type.kind === 'document') return documentNumber(cell);
  if (type.kind !== 'identity' || pseudonymIn(cell) !== undefined) return cell;
  return givenIdentityNumber(cell);
}

/** Columns whose cells may be written in several ways. */
export function hasNormalForm({ type }: Column): boolean {
  return type.kind === 'document' || type.kind === 'identity';
}

/** `1.10101E+17`: a spreadsheet has put it in place of what was typed. */
const DIGITS_LOST = /^\d(?:\.\d+)?E\+\d+$/i;

/** A text that a spreadsheet would calculate, or has rounded, is not what was written. */
function suspiciousText(cell: string): IssueCode | undefined {
  if (isFormulaLike(cell)) return 'FORMULA_IN_CELL';
  return DIGITS_LOST.test(cell) ? 'NUMBER_INEXACT' : undefined;
}

export function isFormulaLike(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first === 0x3d || first === 0x2b || first === 0x40) return true;
  return first === 0x2d && !NUMBER_LIKE.test(cell);
}

/** The cause rather than the consequence: a formula or a NUL is also "no date". */
function sharper(cell: string, code: IssueCode): IssueCode {
  if (cell.includes('\0')) return 'NUL_BYTE';
  if (isFormulaLike(cell)) return 'FORMULA_IN_CELL';
  return code;
}

function explain(code: IssueCode, cell: string, column: Column, guarded: boolean): Fault {
  const value = column.personal ? '…' : quoteCell(cell, guarded);
  const { type } = column;
  const data: Record<string, string | number> = {
    value,
    amount: value,
    region: value,
    program: value,
  };
  if (isText(type)) data['limit'] = type.maxLength;
  if (type.kind === 'choice') {
    data['allowed'] = type.values.join(', ');
    data['allowedZh'] = type.values.map((value) => type.words[value]!.zh).join('、');
  }
  if (type.kind === 'integer') {
    data['minimum'] = type.minimum;
    data['maximum'] = type.maximum;
    data['most'] = type.maximum;
  }
  if (type.kind === 'yuan') data['most'] = formatYuan(type.mostFen);
  if (type.kind === 'decimal') data['most'] = LARGEST_INDICATOR;
  return { code, data };
}
