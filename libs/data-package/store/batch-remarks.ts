/** What is worth knowing of the batches of a package, told while they are tried. */
import type { TableName } from '../domain/tables.js';
import type { PseudonymVault } from '../domain/vault-port.js';
import { AmountRemarks, type PaidBefore } from './amount-remarks.js';
import type { Batches } from './batches.js';
import type { IssueLog } from './issue-log.js';
import { type JudgeList, PaymentRemarks, judgeAlone } from './payment-remarks.js';
import type { PlannedEntry } from './posting-plan.js';

interface Compared {
  readonly judge?: JudgeList;
  readonly paidBefore?: PaidBefore;
  readonly vault: PseudonymVault;
}

/** @returns to be told of each entry; of one that is refused the amount alone is looked at */
export function batchRemarks(
  { judge = judgeAlone, paidBefore, vault }: Compared,
  batches: Batches,
  log: IssueLog,
  fileNames: ReadonlyMap<TableName, string>,
): (entry: PlannedEntry, isRefused: boolean) => Promise<void> {
  const payments = new PaymentRemarks(judge, batches, vault, log);
  const amounts = new AmountRemarks(paidBefore, log);
  return async ({ command, batch, line, table }, isRefused) => {
    if (command?.kind !== 'RecordDisbursement') return;
    const isLookedAt = !isRefused && batch !== null && batch.listing.payments > 0;
    const lines = isLookedAt
      ? await payments.remark(command, batch, fileNames.get('payments')!)
      : new Map();
    await amounts.remark(command, { file: fileNames.get(table)!, line }, lines);
  };
}
