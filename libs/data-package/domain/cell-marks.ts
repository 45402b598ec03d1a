/** From what is wrong with a package to what is written on the cells of its sheets. */
import { columnWordsOf } from '../../wording/column-words.js';
import { columnsNamed, isHeader, isLikeAHeader, readHeader } from './header.js';
import type { HeaderMapping } from './header-mapping.js';
import type { Issue } from './issue.js';
import type { RawRecord, Table } from './table.js';
import { whatToDo } from './what-to-do.js';

/** Where the columns of a sheet stand. */
export interface SheetLayout {
  /** Cells of the header by the names of columns, and by what it says. */
  readonly columns: ReadonlyMap<string, number>;
  /** First cell of a row that is the table's. */
  readonly first: number;
}

/** Rows that may stand above a header. */
const MOST_ABOVE = 6;

/**
 * What stands for a column of a table that a payroll is read as.
 * data-package.md, payroll.csv
 */
const OF_PAYROLL: Readonly<Record<string, string>> = {
  code: 'program',
  class: 'program',
  fiscal_year: 'period',
  payments: 'batch_no',
};

/** @param records the first of the sheet; @returns undefined where none of them is the header */
export function layoutOf(
  table: Table,
  records: readonly RawRecord[],
  own?: HeaderMapping,
): SheetLayout | undefined {
  const rows = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const above = rows.slice(0, MOST_ABOVE);
  const row = above.find(({ cells }) => isLikeAHeader(table, cells, own)) ?? rows[0];
  if (!row) return undefined;
  const columns = new Map<string, number>();
  row.cells.forEach((cell, at) => {
    if (cell !== '' && !columns.has(cell)) columns.set(cell, at);
  });
  const header = readHeader(table, row.cells, '', row.line);
  const named = columnsNamed(table, row.cells, own);
  table.columns.forEach(({ name }, index) => {
    const at = isHeader(header) ? header.positions[index]! : named.indexOf(index);
    if (at >= 0) columns.set(name, at);
  });
  const places = table.columns.flatMap(({ name }) => columns.get(name) ?? []);
  return { columns, first: places.length > 0 ? Math.min(...places) : 0 };
}

export interface MarkedCell {
  readonly line: number;
  readonly column: number;
}

/** The cell that an issue is about: the first of its row where it is about no column. */
export function cellOf({ line, column }: Issue, layout: SheetLayout | undefined): MarkedCell {
  if (line === null) return { line: 1, column: 0 };
  return { line, column: placeIn(layout, column ?? '') ?? layout?.first ?? 0 };
}

function placeIn(layout: SheetLayout | undefined, name: string): number | undefined {
  const numbered = /^#(\d{1,4})$/.exec(name)?.[1];
  if (numbered !== undefined) return Number(numbered) - 1;
  const columns = layout?.columns;
  return columns?.get(name) ?? columns?.get(OF_PAYROLL[name] ?? '');
}

/** What the comment on the cell says: what is wrong, and what to do. */
export function markText(table: string | undefined, issue: Issue): string {
  const { column, code, zh } = issue;
  const word = column !== null && table !== undefined ? columnWordsOf(table, column)[0] : undefined;
  const action = whatToDo(code);
  const wrong = word === undefined ? zh : `${word}：${zh}`;
  return action === '' ? wrong : `${wrong}。\n${action}`;
}
