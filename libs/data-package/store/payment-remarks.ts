/** What supervision would find of the payments of a package, said before they are recorded. */
import { StoreUnavailable } from '../../event-store/port.js';
import type { PaymentLine, RecordDisbursement } from '../../funds/domain/commands.js';
import { formatYuan } from '../../money/fen.js';
import type { ReadModels } from '../../projection/read-models.js';
import { type WouldBeFinding, wouldBeFindings } from '../../supervision/store/payment-warnings.js';
import { paymentLineOf } from '../domain/pseudonyms.js';
import type { PseudonymVault } from '../domain/vault-port.js';
import type { Batch, Batches } from './batches.js';
import type { IssueLog } from './issue-log.js';

/** Of the payments of a batch, against what is recorded. */
export type JudgeList = (
  batch: RecordDisbursement,
  lines: readonly PaymentLine[],
) => Promise<readonly WouldBeFinding[]>;

/** Where nothing is recorded to compare with, of a package that fills an empty system. */
export const judgeAlone: JudgeList = async (_, lines) =>
  lines
    .filter(({ doubtful }) => doubtful)
    .map(({ paymentNo, amountFen }) => ({ kind: 'PERSON_NUMBER_DOUBTFUL', paymentNo, amountFen }));

/** Against what the read models hold; where they are behind, numbers alone are looked at. */
export async function judgeAgainst(models: ReadModels): Promise<JudgeList> {
  try {
    await models.caughtUp();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return judgeAlone;
  }
  const { sql } = models;
  const [row] = await sql.query<{ readonly any: boolean }>(
    'SELECT EXISTS (SELECT FROM published.payments) AS any',
  );
  return row!.any ? (batch, lines) => wouldBeFindings(sql, batch, lines) : judgeAlone;
}

export class PaymentRemarks {
  constructor(
    private readonly judge: JudgeList,
    private readonly batches: Batches,
    private readonly vault: PseudonymVault,
    private readonly log: IssueLog,
  ) {}

  /**
   * @param file of the payments
   * @returns the payments with their places
   */
  async remark(
    command: RecordDisbursement,
    batch: Batch,
    file: string,
  ): Promise<ReadonlyMap<PaymentLine, { readonly file: string; readonly line: number }>> {
    const lines: PaymentLine[] = [];
    const places = new Map<number, number>();
    for await (const payments of this.batches.payments(batch)) {
      for (const { line, ...payment } of payments) {
        lines.push(paymentLineOf(payment, this.vault));
        places.set(payment.paymentNo, line);
      }
    }
    for (const { kind, paymentNo, amountFen } of await this.judge(command, lines)) {
      const place = { file, line: places.get(paymentNo)!, column: 'beneficiary_id' };
      this.log.remark(place, kind, { amount: formatYuan(amountFen) });
    }
    return new Map(lines.map((line) => [line, { file, line: places.get(line.paymentNo)! }]));
  }
}
