/**
 * The header row: every column of the table once, in any order, and no other; columns that came
 * later may be left out.
 */
import { type Issue, issueAt } from './issue.js';
import type { Table } from './table.js';

export interface Header {
  /** For each column of the table, the cell of the row that holds it; -1: the file has none. */
  readonly positions: readonly number[];
  readonly width: number;
}

/**
 * Only what looks like a column name is quoted: without a header, a first row of data stands here.
 */
const LIKE_A_NAME = /^[A-Za-z][A-Za-z_ ]{0,39}$/;

/** @returns the header, or all that is wrong with it */
export function readHeader(
  table: Table,
  cells: readonly string[],
  file: string,
  line: number,
): Header | readonly Issue[] {
  const issues: Issue[] = [];
  const found = new Map<string, number>();
  cells.forEach((cell, index) => {
    const place = { file, line, column: LIKE_A_NAME.test(cell) ? cell : `#${index + 1}` };
    if (cell.includes('\0')) issues.push(issueAt(place, 'NUL_BYTE'));
    else if (!table.columns.some((column) => column.name === cell)) {
      issues.push(issueAt(place, 'COLUMN_UNKNOWN', { name: place.column }));
    } else if (found.has(cell)) issues.push(issueAt(place, 'HEADER_DUPLICATE', { name: cell }));
    else found.set(cell, index);
  });
  for (const { name, later } of table.columns) {
    if (!found.has(name) && !later) {
      issues.push(issueAt({ file, line, column: name }, 'COLUMN_MISSING', { name }));
    }
  }
  if (issues.length > 0) return issues;
  const positions = table.columns.map((column) => found.get(column.name) ?? -1);
  return { positions, width: cells.length };
}

export function isHeader(value: Header | readonly Issue[]): value is Header {
  return 'positions' in value;
}
