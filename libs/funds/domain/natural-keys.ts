/**
 * Natural keys: what makes an entry the entry it is. data-package.md. A key is claimed in the
 * append; once the entry was reversed, its next generation may be claimed, so that a document
 * number can be entered again.
 */
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import type { FundsCommand } from './commands.js';

export function naturalKeyOfCommand(command: FundsCommand): string {
  switch (command.kind) {
    case 'RecordReceipt':
      return `receipt/${command.documentNo}`;
    case 'IssueTransfer':
      return `transfer/${command.documentNo}`;
    case 'ReceiveTransfer':
      return arrivalKey(command);
    case 'EnterOpeningBalance':
      return openingKey(command);
    case 'AssessNeed':
      return needKey(command);
    case 'GrantExemption':
      return `exemption/${command.exemptionNo}`;
    case 'AllocateBudget':
    case 'AdjustFunds':
      return `entry/${command.entryNo}`;
    case 'RecordDisbursement':
      return `batch/${command.batchNo}`;
    case 'ReturnPayment':
      return `return/${command.returnNo}`;
    case 'ReclaimAward':
      return `reclaim/${command.reclaimNo}`;
    case 'CloseCountyYear':
      return `close/${command.region}/${command.fiscalYear}`;
    case 'ClosePoolYear':
      return `pool-close/${command.fiscalYear}`;
  }
}

export function naturalKeyOf(fact: ReversibleFact): string {
  switch (fact.type) {
    case 'ReceiptRecorded':
      return `receipt/${fact.data.documentNo}`;
    case 'TransferIssued':
      return `transfer/${fact.data.documentNo}`;
    case 'TransferReceived':
      return arrivalKey(fact.data);
    case 'OpeningBalanceEntered':
      return openingKey(fact.data);
    case 'NeedAssessed':
      return needKey(fact.data);
    case 'BudgetAllocated':
    case 'FundsAdjusted':
      return `entry/${fact.data.entryNo}`;
    case 'DisbursementRecorded':
      return `batch/${fact.data.batchNo}`;
    case 'PaymentReturned':
      return `return/${fact.data.returnNo}`;
    case 'AwardReclaimed':
      return `reclaim/${fact.data.reclaimNo}`;
  }
}

interface ArrivalKey {
  readonly documentNo: string;
  readonly region: string;
  readonly program?: string | null;
}

function arrivalKey({ documentNo, region, program }: ArrivalKey): string {
  return `arrival/${documentNo}/${region}${program == null ? '' : `/${program}`}`;
}

interface OpeningKey {
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly originDocumentNo: string;
  readonly originYear: number;
}

function openingKey(of: OpeningKey): string {
  return `opening/${of.region}/${of.fiscalYear}/${of.program}/${of.originDocumentNo}/${of.originYear}`;
}

interface NeedKey {
  readonly region: string;
  readonly fiscalYear: number;
  readonly program: string;
  readonly assessedOn: string;
  readonly fromMonth: number | null;
  readonly months: number;
  readonly persons: number;
}

function needKey(of: NeedKey): string {
  const from = of.fromMonth ?? '';
  const place = `${of.region}/${of.fiscalYear}/${of.program}`;
  return `need/${place}/${of.assessedOn}/${from}/${of.months}/${of.persons}`;
}
