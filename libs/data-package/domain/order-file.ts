/**
 * `posting-order.csv`: written by an export where entries were recorded in another order than that
 * of their business dates (late entries), and followed by an import, so that the copy's ledgers are
 * the original's. A line an entry: table, what the row does, number of the row (from 1) in its
 * file.
 */
export const ORDER_FILE = 'posting-order.csv';
export const ORDER_COLUMNS = ['table', 'step', 'row'] as const;
