/**
 * Public rows as CSV that a spreadsheet shows and does not calculate: texts that begin like a
 * formula get an apostrophe, control characters become blanks.
 */
import { csvLine } from '../../data-package/domain/csv-writer.js';
import type { PublicCell, PublicColumn, PublicRow, PublicTable } from './public-tables.js';

/** So that spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

export function csvHeader({ columns }: PublicTable): string {
  return csvLine(columns.map(({ name }) => name));
}

export function csvRow({ columns }: PublicTable, row: PublicRow): string {
  return csvLine(columns.map((column) => csvText(column, row[column.name] ?? null)));
}

const CONTROL = /\p{Cc}+/gu;
/** Also in the full-width forms that spreadsheets take for the same. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

function csvText({ type }: PublicColumn, cell: PublicCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || type === 'yuan') return String(cell);
  const plain = cell.replace(CONTROL, ' ');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}
