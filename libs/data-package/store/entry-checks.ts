/**
 * What is wrong with an entry against other rows of its package: by the order of dates the ledgers
 * would not know yet what it follows.
 */
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { fieldsOf } from '../domain/row-commands.js';
import type { PlannedEntry } from './posting-plan.js';
import type { ReadPackage } from './read-package.js';

export function refuseBeforehand(read: ReadPackage, entry: PlannedEntry): Refusal | undefined {
  if (entry.table === 'transfers') return refuseEarlyArrival(read, entry);
  return entry.table === 'returns' ? refuseReturn(read, entry) : undefined;
}

function refuseEarlyArrival(read: ReadPackage, { row, command }: PlannedEntry) {
  if (command?.kind !== 'ReceiveTransfer') return undefined;
  const f = fieldsOf('transfers', read.tables.get('transfers')!.cells(row));
  const [issuedOn, receivedOn] = [f['issued_on']!, f['received_on']!];
  return receivedOn < issuedOn
    ? refuse('ARRIVAL_BEFORE_ISSUE', { receivedOn, issuedOn })
    : undefined;
}

/** Also of a payment that neither the package nor the ledgers have, or whose batch is refused. */
function refuseReturn(read: ReadPackage, { row, command }: PlannedEntry): Refusal | undefined {
  const f = fieldsOf('returns', read.tables.get('returns')!.cells(row));
  const [batchNo, paymentNo] = [f['batch_no']!, f['payment_no']!];
  const batch = read.batches.find(batchNo);
  if (!command) {
    return refuse(batch?.refused ? 'BATCH_UNKNOWN' : 'PAYMENT_UNKNOWN', { batchNo, paymentNo });
  }
  if (batch?.row == null) return undefined;
  const paid = fieldsOf('disbursements', read.tables.get('disbursements')!.cells(batch.row));
  const paidOn = paid['paid_on']!;
  return f['returned_on']! < paidOn
    ? refuse('RETURN_BEFORE_PAYMENT', { batchNo, paidOn })
    : undefined;
}
