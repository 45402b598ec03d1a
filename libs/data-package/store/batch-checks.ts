/** Payments against their batches: they add up, count up, do not repeat, and have a batch. */
import { formatYuan, parseYuan } from '../../money/fen.js';
import { quoteCell } from '../domain/issue.js';
import { fieldsOf } from '../domain/row-commands.js';
import type { Batch } from './batches.js';
import type { IssueLog } from './issue-log.js';
import type { ReadPackage } from './read-package.js';

export async function checkBatches(read: ReadPackage, log: IssueLog): Promise<void> {
  const { batches, fileNames } = read;
  const paymentsFile = fileNames.get('payments')!;
  for (const [batchNo, { firstLine, count }] of batches.strays) {
    const place = { file: paymentsFile, line: firstLine, column: 'batch_no' };
    log.at(place, 'BATCH_NOT_IN_PACKAGE', { batchNo: quoteCell(batchNo, true), count });
  }
  for (const [, batch] of batches.all()) {
    if (batch.unordered) await checkNumbers(read, batch, log);
    if (batch.row === null || batch.refused || batch.listing.payments === 0) continue;
    checkSum(read, batch, batch.row, log);
  }
}

function checkSum(read: ReadPackage, batch: Batch, row: number, log: IssueLog): void {
  const rows = read.tables.get('disbursements')!;
  const { amount, payments, batch_no: batchNo } = fieldsOf('disbursements', rows.cells(row));
  const place = { file: read.fileNames.get('disbursements')!, line: rows.line(row) };
  const shown = quoteCell(batchNo!, false);
  if (parseYuan(amount!) !== batch.listing.amountFen) {
    const listed = formatYuan(batch.listing.amountFen);
    const data = { batchNo: shown, amount: amount!, listed };
    log.at({ ...place, column: 'amount' }, 'BATCH_SUM_MISMATCH', data);
    batch.refused = true;
  }
  if (payments !== '' && Number(payments) !== batch.listing.payments) {
    const data = { batchNo: shown, payments: payments!, listed: batch.listing.payments };
    log.at({ ...place, column: 'payments' }, 'BATCH_COUNT_MISMATCH', data);
    batch.refused = true;
  }
  if (batch.refused) log.reject('disbursements', rows.record(row));
}

/** A batch whose numbers do not ascend is looked through once more, by itself. */
async function checkNumbers(read: ReadPackage, batch: Batch, log: IssueLog): Promise<void> {
  const file = read.fileNames.get('payments')!;
  const lines = new Map<number, number>();
  for await (const payments of read.batches.payments(batch)) {
    for (const { paymentNo, line } of payments) {
      const first = lines.get(paymentNo);
      if (first === undefined) {
        lines.set(paymentNo, line);
        continue;
      }
      const data = { first, columns: 'batch_no, payment_no' };
      log.at({ file, line, column: 'payment_no' }, 'KEY_TWICE', data);
      batch.refused = true;
      batch.firstBadLine ??= line;
    }
  }
}
