/** The report as a table that a spreadsheet reads. Amounts are yuan with two places. */
import { formatYuan } from '../../money/fen.js';
import type { DirectFundFigures } from './monthly-report.js';

const COLUMNS = [
  'month',
  'receipt_no',
  'direct_fund',
  'program',
  'fiscal_year',
  'amount',
  'unissued',
  'in_transit',
  'remaining',
  'paid',
  'paid_to_persons',
];

export function reportCsv(month: string, lines: readonly DirectFundFigures[]): string {
  const rows = lines.map((line) => [
    month,
    line.receiptNo,
    line.directFund,
    line.program,
    String(line.fiscalYear),
    ...[line.amountFen, line.unissuedFen, line.inTransitFen, line.remainingFen, line.paidFen].map(
      (fen) => formatYuan(fen),
    ),
    formatYuan(line.paidToPersonsFen),
  ]);
  return [COLUMNS, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\n`).join('');
}

/** A text that begins like a formula gets an apostrophe, so that nothing is calculated. */
function cellOf(text: string): string {
  const plain = /^\s*[=+\-@＝＋－＠]/u.test(text) && !/^-?\d/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
