/** Rows to RFC 4180 text: CRLF, quotes only where they are needed. */
import { plainText } from './cells.js';
import type { Column, Row } from './sheets.js';

const NEEDS_QUOTES = /[",\r\n]/;

export function csvLine(cells: readonly string[]): string {
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** So that spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

const CONTROL = /\p{Cc}+/gu;
/** Also in the full-width forms that spreadsheets take for the same. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/**
 * A text that a spreadsheet shows and does not calculate: what begins like a formula gets an
 * apostrophe, control characters become blanks.
 */
export function spreadsheetText(text: string): string {
  const plain = text.replace(CONTROL, ' ');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

const UNITS = { yuan: '（元）', wan: '（万元）' } as const;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A table for spreadsheets: its header with units, then its rows; totals as they come. */
export async function* csvTable(
  columns: readonly Column[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<string> {
  const headers = columns.map(({ header, kind }) =>
    kind === 'yuan' || kind === 'wan' ? `${header}${UNITS[kind]}` : header,
  );
  let text = `${BYTE_ORDER_MARK}${csvLine(headers)}`;
  for await (const row of rows) {
    const cells = 'totals' in row ? row.totals : row;
    text += csvLine(
      columns.map(({ kind }, index) => {
        const cell = plainText(cells[index], kind);
        return kind !== 'text' && NUMBER.test(cell) ? cell : spreadsheetText(cell);
      }),
    );
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}
