/** Texts that came another way than by a package, made such that a package may hold them. */
import { isFormulaLike } from './cell-checks.js';
import { type Column, isText } from './table.js';

const CONTROL = /[\u0000-\u001f\u007f]/g;
const CONTROL_IN_PROSE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A spreadsheet would calculate a text that begins like a formula, so it gets an apostrophe before
 * it; blanks at the ends go, control characters become blanks, an empty text that must be there
 * becomes a dash.
 */
export function csvSafeText(text: string, column: Column): string {
  if (!isText(column.type)) return text;
  const plain = text.replace('prose' in column.type ? CONTROL_IN_PROSE : CONTROL, ' ').trim();
  if (plain === '') return column.required ? '—' : '';
  return isFormulaLike(plain) ? `'${plain}` : plain;
}
