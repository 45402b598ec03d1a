/** The list of counties as CSV, for spreadsheets. Amounts are yuan. */
import { UNREPORTED } from '../../county-ledger/domain/year-figures.js';
import { BYTE_ORDER_MARK, csvLine, spreadsheetText } from '../../workbook/csv.js';
import { MONEY_COLUMNS } from './county-row.js';

const COLUMNS = [
  ...['region', 'name', 'prefecture'],
  ...MONEY_COLUMNS,
  ...['fundedThrough', 'execution', 'alert', 'certifiedThrough', 'reported'],
  ...['acknowledgedOn', 'dueOn', 'lastEntryOn'],
];

/** Of a county that has reported no need nothing is told that rests on need. */
const ON_NEED: ReadonlySet<string> = new Set(['need', 'gap', 'projectedGap', 'fundedThrough']);

type Cell = string | number | null;

/** With a header; a line a county, in the order given. */
export function countyCsv(items: readonly Readonly<Record<string, Cell>>[]): string {
  const lines = items.map((item) =>
    csvLine(
      COLUMNS.map((column) => {
        if (item['reported'] === 'NONE' && ON_NEED.has(column)) return UNREPORTED;
        const cell = item[column] ?? '';
        return column === 'name' ? spreadsheetText(String(cell)) : String(cell);
      }),
    ),
  );
  return `${BYTE_ORDER_MARK}${csvLine(COLUMNS)}${lines.join('')}`;
}
