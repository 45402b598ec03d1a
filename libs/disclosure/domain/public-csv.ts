/** Public rows as CSV that a spreadsheet shows and does not calculate. */
import { csvLine, spreadsheetText } from '../../workbook/csv.js';
import type { PublicCell, PublicColumn, PublicRow, PublicTable } from './public-tables.js';

export function csvHeader({ columns }: PublicTable): string {
  return csvLine(columns.map(({ name }) => name));
}

export function csvRow({ columns }: PublicTable, row: PublicRow): string {
  return csvLine(columns.map((column) => csvText(column, row[column.name] ?? null)));
}

function csvText({ type }: PublicColumn, cell: PublicCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || type === 'yuan' || type === 'reportedYuan') return String(cell);
  return spreadsheetText(cell);
}
