/**
 * The payment batches of a package while it is read: what disbursements say, and what payments add
 * up to.
 */
import { PaymentListing } from '../../funds/domain/payment-listing.js';
import { paymentLineOf } from '../domain/pseudonyms.js';
import { payeeOf } from '../../access/domain/payee.js';
import type { PaymentCells } from '../domain/row-commands.js';
import type { PseudonymVault } from '../domain/vault-port.js';
import type { LineSpool } from './line-spool.js';

export interface Batch {
  /** Place of its row among the valid disbursements; null where that row is refused. */
  readonly row: number | null;
  readonly spooled: number | null;
  /** Of its payments, under pseudonyms. */
  readonly listing: PaymentListing;
  /** Its numbers did not come in ascending order: they may repeat. */
  unordered: boolean;
  lastNo: number;
  /** A line of it, or its row, is refused: all of it is. */
  refused: boolean;
  firstBadLine: number | null;
}

/** Payments of a batch that disbursements do not list. */
export interface Stray {
  readonly firstLine: number;
  count: number;
}

export class Batches {
  private readonly byNo = new Map<string, Batch>();
  readonly strays = new Map<string, Stray>();
  /** Of the payments that returns ask for, by batch and number; null until the line was seen. */
  private readonly wanted = new Map<string, Map<number, bigint | null>>();

  constructor(
    private readonly spool: LineSpool,
    private readonly vault: PseudonymVault,
  ) {}

  /** @param row place of the row among the valid disbursements; null where it is refused */
  declare(batchNo: string, row: number | null): void {
    if (this.byNo.has(batchNo)) return;
    this.byNo.set(batchNo, {
      row,
      spooled: row === null ? null : this.spool.addList(),
      listing: new PaymentListing(),
      unordered: false,
      lastNo: 0,
      refused: row === null,
      firstBadLine: null,
    });
  }

  find(batchNo: string): Batch | undefined {
    return this.byNo.get(batchNo);
  }

  all(): IterableIterator<[string, Batch]> {
    return this.byNo.entries();
  }

  want(batchNo: string, paymentNo: number): void {
    let numbers = this.wanted.get(batchNo);
    if (!numbers) this.wanted.set(batchNo, (numbers = new Map<number, bigint | null>()));
    numbers.set(paymentNo, null);
  }

  /** Amount of a payment that was wanted and stands in the package. */
  amountOf(batchNo: string, paymentNo: number): bigint | null {
    return this.wanted.get(batchNo)?.get(paymentNo) ?? null;
  }

  /** Takes a checked payment line. */
  add(payment: PaymentCells, line: number): void {
    const { batchNo, paymentNo, amountFen } = payment;
    const batch = this.byNo.get(batchNo);
    if (!batch) {
      this.stray(batchNo, line);
      return;
    }
    const { batchNo: _, ...cells } = payment;
    batch.listing.add(paymentLineOf(cells, this.vault));
    if (paymentNo <= batch.lastNo) batch.unordered = true;
    else batch.lastNo = paymentNo;
    const numbers = this.wanted.get(batchNo);
    if (numbers?.get(paymentNo) === null) numbers.set(paymentNo, amountFen);
    if (batch.spooled !== null) this.spool.add(batch.spooled, spoolLine(payment, line));
  }

  stray(batchNo: string, line: number): void {
    const stray = this.strays.get(batchNo);
    if (stray) stray.count += 1;
    else this.strays.set(batchNo, { firstLine: line, count: 1 });
  }

  /** A refused payment line takes its batch along. */
  spoil(batchNo: string, line: number): void {
    const batch = this.byNo.get(batchNo);
    if (!batch) return;
    batch.refused = true;
    batch.firstBadLine ??= line;
  }

  drain(): Promise<void> {
    return this.spool.drain();
  }

  async *payments(batch: Batch): AsyncIterable<readonly SpooledPayment[]> {
    if (batch.spooled === null) return;
    for await (const lines of this.spool.lines(batch.spooled)) yield lines.map(readSpoolLine);
  }

  close(): Promise<void> {
    return this.spool.close();
  }
}

export type SpooledPayment = Omit<PaymentCells, 'batchNo'> & { readonly line: number };

const SEPARATOR = '\u001f';

/** Cells that passed their checks hold no control characters, so one separates them. */
function spoolLine(payment: PaymentCells, line: number): string {
  const { paymentNo, persons, months, component, amountFen, identityNo, name, payee } = payment;
  const account = payee ? [payee.name, payee.bankCode, payee.accountNo] : [];
  const s = SEPARATOR;
  const figures = `${line}${s}${paymentNo}${s}${persons}${s}${months}${s}${component}${s}`;
  return [`${figures}${amountFen}`, identityNo, name, ...account].join(s);
}

function readSpoolLine(text: string): SpooledPayment {
  const cells = text.split(SEPARATOR);
  return {
    line: Number(cells[0]),
    paymentNo: Number(cells[1]),
    persons: Number(cells[2]),
    months: Number(cells[3]),
    component: cells[4] as PaymentCells['component'],
    amountFen: BigInt(cells[5]!),
    identityNo: cells[6]!,
    name: cells[7]!,
    payee: payeeOf(cells[8] ?? '', cells[9] ?? '', cells[10] ?? ''),
  };
}
