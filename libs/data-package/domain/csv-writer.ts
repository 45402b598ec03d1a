/** Rows to RFC 4180 text: CRLF, quotes only where they are needed. */
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
