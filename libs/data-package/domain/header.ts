/**
 * The header row: every column of the table once, in any order, and no other; columns that came
 * later may be left out. Columns go by their names or by their Chinese words, with the unit of an
 * amount behind in brackets; a column that counts the rows is passed over.
 */
import { columnWordsOf } from '../../wording/column-words.js';
import {
  type HeaderMapping,
  type KeptHeaders,
  type OwnHeaders,
  mappedColumn,
} from './header-mapping.js';
import { type Issue, issueAt } from './issue.js';
import type { Table } from './table.js';
import { TABLES, type TableName } from './tables.js';
import type { UnderstoodKind } from './understood-kinds.js';
import { comparable, halfWidth } from './half-width.js';

export interface Header {
  /** For each column of the table, the cell of the row that holds it; -1: the file has none. */
  readonly positions: readonly number[];
  /** For each column of the table, whether its amounts are in 万元. */
  readonly inTenThousands: readonly boolean[];
  /** For each column of the table, what its cells are where the file has none. */
  readonly fixed: readonly string[];
  readonly width: number;
  readonly kinds: readonly UnderstoodKind[];
}

/** Units that a header may give; of others it is not known what they multiply by. */
export type AmountUnit = '元' | '万元';
const UNITS: ReadonlySet<string> = new Set<AmountUnit>(['元', '万元']);
const WITH_UNIT = /^(.+?)\((?:单位:)?([百千万亿]*元)\)$/;
const COUNTER = '序号';

/**
 * Only what looks like a column name is quoted: without a header, a first row of data stands here.
 */
const LIKE_A_NAME = /^[A-Za-z][A-Za-z_ ]{0,39}$/;

interface Head {
  /** -1: of no column of the table. */
  readonly column: number;
  readonly unit: string | undefined;
  readonly byWord: boolean;
  /** The county's mapping passes it over. */
  readonly isPassedOver?: boolean;
}

/**
 * @param unit that a row above the header gave for all amounts
 * @param own the county's own headers
 * @returns the header, or all that is wrong with it
 */
export function readHeader(
  table: Table,
  row: readonly string[],
  file: string,
  line: number,
  unit?: string,
  own?: HeaderMapping,
): Header | readonly Issue[] {
  const cells = withoutEnd(row);
  const heads = cells.map((cell) => headIn(table, cell, own));
  const issues: Issue[] = [];
  const found = new Map<number, number>();
  const counter = counterIn(table, cells, heads);
  if (counter?.column !== undefined) found.set(counter.column, counter.index);
  const beside = new Set([...heads.keys()].filter((index) => heads[index]!.isPassedOver));
  if (counter) beside.add(counter.index);
  const inTenThousands = table.columns.map(({ type }) => type.kind === 'yuan' && unit === '万元');
  cells.forEach((cell, index) => {
    const { column, unit: said } = heads[index]!;
    if (beside.has(index)) return;
    const name = LIKE_A_NAME.test(cell) ? cell : `#${index + 1}`;
    const place = { file, line, column: table.columns[column]?.name ?? name };
    if (cell.includes('\0')) issues.push(issueAt(place, 'NUL_BYTE'));
    else if (column < 0) issues.push(issueAt(place, 'COLUMN_UNKNOWN', { name }));
    else if (found.has(column)) issues.push(issueAt(place, 'HEADER_DUPLICATE', { name: cell }));
    else found.set(column, index);
    if (column < 0 || said === undefined) return;
    if (UNITS.has(said)) inTenThousands[column] = said === '万元';
    else issues.push(issueAt(place, 'UNIT_UNKNOWN', { unit: said }));
  });
  const fixed = table.columns.map(({ name }) => fixedCell(own, name) ?? '');
  table.columns.forEach(({ name, later }, column) => {
    if (found.has(column) || later || fixed[column] !== '') return;
    issues.push(issueAt({ file, line, column: name }, 'COLUMN_MISSING', { name }));
  });
  if (unit !== undefined && !UNITS.has(unit)) {
    issues.push(issueAt({ file, line, column: null }, 'UNIT_UNKNOWN', { unit }));
  }
  if (issues.length > 0) return issues;
  const kinds: UnderstoodKind[] = heads.some(({ byWord }) => byWord) ? ['CHINESE_HEADER'] : [];
  if (counter && counter.column === undefined) kinds.push('COUNTER_COLUMN');
  if (own) kinds.push('OWN_HEADERS');
  const positions = table.columns.map((_, column) => found.get(column) ?? -1);
  return { positions, inTenThousands, fixed, width: cells.length, kinds };
}

/** The header as the table has it, else by the county's own headers, where it says so. */
export function readOwnHeader(
  table: Table,
  row: readonly string[],
  { file, line, unit }: { readonly file: string; readonly line: number; readonly unit?: string },
  own: OwnHeaders | undefined,
): Header | readonly Issue[] {
  const header = readHeader(table, row, file, line, unit);
  if (isHeader(header) || own === undefined) return header;
  const mapped = readHeader(table, row, file, line, unit, own.mapping);
  if (own.isUsed) return mapped;
  if (!isHeader(mapped)) return header;
  return [issueAt({ file, line, column: null }, 'HEADERS_KEPT', { table: table.chinese })];
}

function fixedCell(own: HeaderMapping | undefined, name: string): string | undefined {
  return own?.fixed.find(({ column }) => column === name)?.value;
}

export function isHeader(value: Header | readonly Issue[]): value is Header {
  return 'positions' in value;
}

/** For each cell of a row that may be the header, the column it names; -1: none. */
export function columnsNamed(
  table: Table,
  row: readonly string[],
  own?: HeaderMapping,
): readonly number[] {
  const mapping = isHeader(readHeader(table, row, '', 1)) ? undefined : own;
  return row.map((cell) => headIn(table, cell, mapping).column);
}

/** A row that names more columns of the table than it says anything else. */
export function isLikeAHeader(table: Table, row: readonly string[], own?: HeaderMapping): boolean {
  const heads = row.map((cell) => headIn(table, cell, own));
  const named = heads.filter(({ column }) => column >= 0).length;
  const beside = heads.filter(({ isPassedOver }) => isPassedOver).length;
  return named > 0 && (named + beside) * 2 >= row.filter((cell) => cell !== '').length;
}

/** The one table whose header stands among the first rows; undefined: none, or several. */
export function tableUnderHeader(
  rows: readonly (readonly string[])[],
  { mappings }: Pick<KeptHeaders, 'mappings'> = { mappings: new Map() },
): Table<TableName> | undefined {
  for (const row of rows.slice(0, 6)) {
    const plain = TABLES.filter((table) => isHeader(readHeader(table, row, '', 1)));
    const fitting = plain.length > 0 ? plain : TABLES.filter((table) => isMapped(table, row));
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  }
  return undefined;

  function isMapped(table: Table<TableName>, row: readonly string[]): boolean {
    const own = mappings.get(table.name);
    return own !== undefined && isHeader(readHeader(table, row, '', 1, undefined, own));
  }
}

/** A title or a note above a header: a cell or two, where the table needs more. */
export function isLikeATitle(table: Table, row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell.trim() !== '').length;
  return filled <= 2 && table.columns.length > 3 && !isLikeAHeader(table, row);
}

/** The unit that a row above the header says, as in 单位：万元. */
export function unitIn(row: readonly string[]): string | undefined {
  for (const cell of row) {
    const unit = /单位:([百千万亿]*元)/.exec(halfWidth(cell).replace(/\s/g, ''))?.[1];
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function headIn(table: Table, cell: string, own?: HeaderMapping): Head {
  const text = halfWidth(cell).trim();
  const mine = own && ownHead(table, text, own);
  if (mine) return mine;
  const whole = columnOf(table, text);
  if (whole >= 0) return { column: whole, unit: undefined, byWord: !isAscii(text) };
  const [, word, unit] = WITH_UNIT.exec(text.replace(/\s/g, '')) ?? [];
  const column = columnOf(table, word ?? text.replace(/\s/g, ''));
  return {
    column,
    unit: column < 0 ? undefined : unit,
    byWord: column >= 0 && !isAscii(word ?? text),
  };
}

function ownHead(table: Table, text: string, own: HeaderMapping): Head | undefined {
  const key = comparable(text);
  const [, word, unit] = WITH_UNIT.exec(key) ?? [];
  const whole = mappedColumn(own, key);
  const name = whole === undefined && word !== undefined ? mappedColumn(own, word) : whole;
  if (name === undefined) return undefined;
  const column = table.columns.findIndex((one) => one.name === name);
  return { column, unit, byWord: false, isPassedOver: name === null };
}

function columnOf(table: Table, text: string): number {
  const { name: of, columns } = table;
  return columns.findIndex(({ name }) => name === text || columnWordsOf(of, name).includes(text));
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** 序号 counts the rows; where payments have no other number it is that of the payment. */
function counterIn(
  { name, columns }: Table,
  cells: readonly string[],
  heads: readonly Head[],
): { readonly index: number; readonly column?: number } | undefined {
  const index = cells.findIndex((cell) => cell.replace(/\s/g, '') === COUNTER);
  if (index < 0) return undefined;
  const column = columns.findIndex((one) => one.name === 'payment_no');
  const isNumber =
    (name === 'payments' || name === 'payroll') && !heads.some((head) => head.column === column);
  return isNumber ? { index, column } : { index };
}

/** Without the empty cells behind the last one that says something. */
function withoutEnd(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1);
}
