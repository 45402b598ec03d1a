/**
 * What is wrong with an entry against other rows of its package: by the order of dates the ledgers
 * would not know yet what it follows.
 */
import { addressHoldsPersonalData, holdsPersonalData } from '../../access/domain/personal-data.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { fieldsOf } from '../domain/row-commands.js';
import type { Column } from '../domain/table.js';
import { tableNamed } from '../domain/tables.js';
import type { PlannedEntry } from './posting-plan.js';
import type { ReadPackage } from './read-package.js';

export function refuseBeforehand(read: ReadPackage, entry: PlannedEntry): Refusal | undefined {
  if (entry.table === 'transfers') return refuseEarlyArrival(read, entry);
  return entry.table === 'returns' ? refuseReturn(read, entry) : undefined;
}

export interface TextPlace {
  readonly line: number;
  readonly column: string;
}

/** Free texts and addresses of an entry's rows that hold numbers of persons. */
export function textsWithPersonalData(
  read: ReadPackage,
  entry: PlannedEntry,
): readonly TextPlace[] {
  const rows = read.tables.get(entry.table)!;
  const { columns } = tableNamed(entry.table);
  const places = read.documents.get(entry.table)?.rowsOf(rows.cells(entry.row)[0]!) ?? [entry.row];
  return places.flatMap((row) => {
    const cells = rows.cells(row);
    const found = columns.filter((column, index) => saysANumber(cells[index]!, column));
    return found.map(({ name }) => ({ line: rows.line(row), column: name }));
  });
}

/** undefined: there are none. */
export function refusalOfTexts(texts: readonly TextPlace[]): Refusal | undefined {
  if (texts.length === 0) return undefined;
  const fields = [...new Set(texts.map(({ column }) => column))].join(', ');
  return refuse('PERSONAL_DATA_IN_TEXT', { fields });
}

function saysANumber(cell: string, { type, personal }: Column): boolean {
  if (type.kind !== 'text' || personal || type.is === 'key') return false;
  return type.is === 'address' ? addressHoldsPersonalData(cell) : holdsPersonalData(cell);
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
