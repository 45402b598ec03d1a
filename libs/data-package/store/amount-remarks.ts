/**
 * Amounts that stand ten thousand times off what the same county paid last: 万元 typed as 元, or
 * the other way. Said, never refused: a list may be of another kind.
 */
import type { PaymentLine, RecordDisbursement } from '../../funds/domain/commands.js';
import { formatYuan } from '../../money/fen.js';
import type { ReadModels } from '../../projection/read-models.js';
import type { IssueLog } from './issue-log.js';

/** What a batch came to. */
export interface Paid {
  readonly amountFen: bigint;
  /** 0: not said. */
  readonly payments: number;
}

/** The batch of the same county and program that was paid last before this one. */
export type PaidBefore = (batch: RecordDisbursement) => Promise<Paid | undefined>;

export function paidBefore({ sql }: Pick<ReadModels, 'sql'>): PaidBefore {
  return async ({ batchNo, region, class: spendingClass, code, paidOn }) => {
    const [row] = await sql.query<Paid>(
      `SELECT b.amount_fen AS "amountFen", coalesce(b.listed_payments, b.payments, 0) AS payments
       FROM published.batches b
       WHERE b.region = $1 AND b.class = $2 AND b.code = $3 AND b.paid_on < $4 AND b.batch_no <> $5
       ORDER BY b.paid_on DESC, b.position DESC LIMIT 1`,
      [region, spendingClass, code, paidOn, batchNo],
    );
    return row && { amountFen: BigInt(row.amountFen), payments: Number(row.payments) };
  };
}

interface Place {
  readonly file: string;
  readonly line: number;
}

/** Follows the batches of a package in the order in which they are posted. */
export class AmountRemarks {
  private readonly last = new Map<string, Paid | undefined>();

  constructor(
    private readonly before: PaidBefore | undefined,
    private readonly log: IssueLog,
  ) {}

  /** @param lines of the batch with their places; empty where none are listed */
  async remark(
    batch: RecordDisbursement,
    place: Place,
    lines: ReadonlyMap<PaymentLine, Place>,
  ): Promise<void> {
    const { region, class: spendingClass, code, amountFen } = batch;
    if (spendingClass === 'CONSTRUCTION') return;
    const key = `${region} ${spendingClass} ${code}`;
    const last = this.last.has(key) ? this.last.get(key) : await this.before?.(batch);
    const payments = batch.listed?.payments ?? batch.payments;
    this.last.set(key, { amountFen, payments });
    if (last && !this.compare(batch, payments, last, place, lines)) this.last.set(key, last);
  }

  /** @returns false: the batch itself is off, and nothing to compare others with */
  private compare(
    { amountFen }: RecordDisbursement,
    payments: number,
    last: Paid,
    place: Place,
    lines: ReadonlyMap<PaymentLine, Place>,
  ): boolean {
    const isByPayment = payments > 0 && last.payments > 0;
    const [now, then] = isByPayment
      ? [amountFen / BigInt(payments), last.amountFen / BigInt(last.payments)]
      : [amountFen, last.amountFen];
    if (isTenThousandFold(now, then)) {
      this.say(place, now, then);
      return false;
    }
    for (const [line, at] of isByPayment ? lines : []) {
      if (isTenThousandFold(line.amountFen, then)) this.say(at, line.amountFen, then);
    }
    return true;
  }

  private say(place: Place, now: bigint, then: bigint): void {
    const data = { amount: formatYuan(now), before: formatYuan(then) };
    this.log.remark({ ...place, column: 'amount' }, 'AMOUNT_TEN_THOUSAND_FOLD', data);
  }
}

/** What a month may differ from another by itself: less than this many times. */
const LEAST = 3_000n;
const MOST = 30_000n;

/** Whether one is about ten thousand times the other. */
function isTenThousandFold(a: bigint, b: bigint): boolean {
  const [less, more] = a < b ? [a, b] : [b, a];
  return more >= less * LEAST && more <= less * MOST && less > 0n;
}
