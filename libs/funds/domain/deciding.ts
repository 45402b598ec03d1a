/** Which book a command is decided on, and which stream its fact enters. */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import type { FundsCommand } from './commands.js';
import type { LedgerState } from './corrections.js';
import {
  type Circumstances,
  adjustFunds,
  allocateBudget,
  assessNeed,
  enterOpeningBalance,
  receiveTransfer,
} from './county-decisions.js';
import type { CountyState } from './county-state.js';
import { closeCountyYear, recordDisbursement, returnPayment } from './payment-decisions.js';
import {
  closePoolYear,
  issueTransfer,
  reclaimAward,
  recordReceipt,
  refuseCounty,
} from './province-decisions.js';

/** Whose stream the fact enters: the province's, or this county's. */
export function writesTo(command: FundsCommand): 'province' | { readonly county: string } {
  switch (command.kind) {
    case 'RecordReceipt':
    case 'IssueTransfer':
    case 'ReclaimAward':
    case 'ClosePoolYear':
      return 'province';
    default:
      return { county: command.region };
  }
}

/** The counties whose books the decision reads. */
export function readsCounties(command: FundsCommand): readonly string[] {
  switch (command.kind) {
    case 'RecordReceipt':
    case 'ClosePoolYear':
      return [];
    case 'IssueTransfer':
      return command.lines.map((line) => line.region);
    default:
      return [command.region];
  }
}

/** Decides on the books as they stand. `books.counties` holds at least those of `readsCounties`. */
export function decide(
  command: FundsCommand,
  books: LedgerState,
  circumstances: Circumstances,
): Fact | Refusal {
  const { province, counties } = books;
  switch (command.kind) {
    case 'RecordReceipt':
      return recordReceipt(command, province);
    case 'IssueTransfer':
      return issueTransfer(command, province, counties, circumstances);
    case 'ClosePoolYear':
      return closePoolYear(command, province);
    default: {
      const county = counties.get(command.region);
      const refusal = refuseCounty(command.region, circumstances.divisions);
      if (refusal) return refusal;
      if (!county) return refuse('REGION_UNKNOWN', { region: command.region });
      return command.kind === 'ReclaimAward'
        ? reclaimAward(command, province, county)
        : decideInCounty(command, county, circumstances);
    }
  }
}

type CountyCommand = Exclude<
  FundsCommand,
  { kind: 'RecordReceipt' | 'IssueTransfer' | 'ClosePoolYear' | 'ReclaimAward' }
>;

function decideInCounty(
  command: CountyCommand,
  county: CountyState,
  circumstances: Circumstances,
): Fact | Refusal {
  switch (command.kind) {
    case 'EnterOpeningBalance':
      return enterOpeningBalance(command, county);
    case 'AssessNeed':
      return assessNeed(command, county);
    case 'ReceiveTransfer':
      return receiveTransfer(command, county);
    case 'AllocateBudget':
      return allocateBudget(command, county, circumstances);
    case 'AdjustFunds':
      return adjustFunds(command, county, circumstances);
    case 'RecordDisbursement':
      return recordDisbursement(command, county);
    case 'ReturnPayment':
      return returnPayment(command, county);
    case 'CloseCountyYear':
      return closeCountyYear(command, county);
  }
}

/** The business date of a fact that funds decide: when it happened. domain.md, section 1 */
export function businessDateOf(fact: Fact): string {
  switch (fact.type) {
    case 'ReceiptRecorded':
      return fact.data.receivedOn;
    case 'TransferIssued':
      return fact.data.issuedOn;
    case 'AwardReclaimed':
      return fact.data.reclaimedOn;
    case 'PoolYearClosed':
    case 'CountyYearClosed':
      return fact.data.closedOn;
    case 'OpeningBalanceEntered':
      return `${fact.data.fiscalYear}-01-01`;
    case 'NeedAssessed':
      return fact.data.assessedOn;
    case 'TransferReceived':
      return fact.data.receivedOn;
    case 'BudgetAllocated':
      return fact.data.allocatedOn;
    case 'FundsAdjusted':
      return fact.data.adjustedOn;
    case 'DisbursementRecorded':
      return fact.data.paidOn;
    case 'PaymentReturned':
      return fact.data.returnedOn;
    case 'EntryReversed':
      return businessDateOf(fact.data.reversed);
    default:
      throw new Error(`${fact.type} is no happening of funds`);
  }
}
