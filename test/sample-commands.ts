/**
 * Commands as specs tell them: amounts in yuan, and a plain county's year where nothing else is
 * said.
 */
import type * as commands from '../libs/funds/domain/commands.js';
import type { LotPart, Origin } from '../libs/event-catalogue/fund-events.js';
import { type Fen, parseYuan } from '../libs/money/fen.js';
import { COUNTIES } from './given-when-then.js';

export function yuan(text: string): Fen {
  const amount = parseYuan(text);
  if (amount === undefined) throw new Error(`${text} is no amount`);
  return amount;
}

const [region] = COUNTIES;
const fiscalYear = 2017;
const program = 'RURAL_DIBAO';
type Changes<T> = Partial<Omit<T, 'kind'>>;

/** With one entry, unless the changes bring several. */
export const receipt = (
  documentNo: string,
  amount: string,
  changes: Changes<commands.RecordReceipt & Omit<commands.ReceiptEntry, 'amountFen'>> = {},
): commands.RecordReceipt => {
  const { program: of = program, source = 'CENTRAL', directFund, ...document } = changes;
  const mark = directFund === undefined ? {} : { directFund };
  return {
    kind: 'RecordReceipt',
    documentNo,
    fiscalYear,
    documentDate: `${changes.fiscalYear ?? fiscalYear}-01-10`,
    receivedOn: `${changes.fiscalYear ?? fiscalYear}-01-15`,
    entries: [{ program: of, source, amountFen: yuan(amount), ...mark }],
    ...document,
  };
};

/** @param lines amounts by region; one amount goes to the first county */
export const transfer = (
  documentNo: string,
  lines: string | Readonly<Record<string, string>>,
  changes: Changes<commands.IssueTransfer> & { readonly program?: string } = {},
): commands.IssueTransfer => {
  const { program: of = program, ...document } = changes;
  return {
    kind: 'IssueTransfer',
    documentNo,
    fiscalYear,
    issuedOn: `${changes.fiscalYear ?? fiscalYear}-02-01`,
    schemeId: null,
    lines: Object.entries(typeof lines === 'string' ? { [region]: lines } : lines).map(
      ([code, amount]) => ({ region: code, program: of, amountFen: yuan(amount) }),
    ),
    ...document,
  };
};

export const arrival = (
  documentNo: string,
  receivedOn = '2017-02-10',
  of: string = region,
): commands.ReceiveTransfer => ({ kind: 'ReceiveTransfer', documentNo, region: of, receivedOn });

export const opening = (
  originDocumentNo: string,
  amount: string,
  changes: Changes<commands.EnterOpeningBalance> = {},
): commands.EnterOpeningBalance => ({
  kind: 'EnterOpeningBalance',
  region,
  fiscalYear,
  program,
  originDocumentNo,
  originYear: 2015,
  amountFen: yuan(amount),
  ...changes,
});

export const need = (
  persons: number,
  monthly: string,
  changes: Changes<commands.AssessNeed> = {},
): commands.AssessNeed => ({
  kind: 'AssessNeed',
  region,
  fiscalYear,
  program,
  assessedOn: `${changes.fiscalYear ?? fiscalYear}-01-05`,
  fromMonth: null,
  months: 12,
  persons,
  monthlyAmountFen: yuan(monthly),
  ...changes,
});

export const exemption = (
  exemptionNo: string,
  amount: string,
  changes: Changes<commands.GrantExemption> = {},
): commands.GrantExemption => ({
  kind: 'GrantExemption',
  exemptionNo,
  region,
  project: 'ROAD',
  fiscalYear,
  amountFen: yuan(amount),
  issuedOn: '2017-01-20',
  reason: 'dangerous bridge',
  ...changes,
});

/** Into a program, or into the project where the class is CONSTRUCTION. */
export const budget = (
  entryNo: string,
  amount: string,
  changes: Changes<commands.AllocateBudget> = {},
): commands.AllocateBudget => ({
  kind: 'AllocateBudget',
  entryNo,
  region,
  fiscalYear,
  class: 'BASIC_LIVELIHOOD',
  code: changes.class === 'CONSTRUCTION' ? 'ROAD' : program,
  projectKind: null,
  source: 'OWN',
  amountFen: yuan(amount),
  allocatedOn: `${changes.fiscalYear ?? fiscalYear}-03-01`,
  exemptionDocumentNo: null,
  ...(changes.projectKind === 'LIVELIHOOD_MANDATED' ? { mandate: 'WELFARE_CENTRE' } : {}),
  ...changes,
});

export const construction = (
  entryNo: string,
  amount: string,
  changes: Changes<commands.AllocateBudget> = {},
): commands.AllocateBudget => budget(entryNo, amount, { class: 'CONSTRUCTION', ...changes });

/** `CONSTRUCTION/ROAD`, or a program. */
const account = (name: string): commands.AdjustFunds['from'] => {
  const [of, code] = name.includes('/') ? name.split('/') : ['BASIC_LIVELIHOOD', name];
  return { class: of as commands.AdjustFunds['from']['class'], code: code! };
};

export const adjustment = (
  entryNo: string,
  from: string,
  to: string,
  amount: string,
  changes: Changes<commands.AdjustFunds> = {},
): commands.AdjustFunds => ({
  kind: 'AdjustFunds',
  entryNo,
  region,
  fiscalYear,
  from: account(from),
  to: account(to),
  amountFen: yuan(amount),
  adjustedOn: `${changes.fiscalYear ?? fiscalYear}-04-01`,
  reason: 'moved',
  ...changes,
});

/** @param listed payments by number from 1, which add up to the amount */
export const batch = (
  batchNo: string,
  amount: string,
  changes: Changes<Omit<commands.RecordDisbursement, 'listed'>> & { listed?: number } = {},
): commands.RecordDisbursement => {
  const { listed, ...rest } = changes;
  const year = changes.fiscalYear ?? fiscalYear;
  return {
    kind: 'RecordDisbursement',
    batchNo,
    region,
    fiscalYear,
    class: 'BASIC_LIVELIHOOD',
    code: changes.class === 'CONSTRUCTION' ? 'ROAD' : program,
    period: changes.class === 'CONSTRUCTION' ? null : `${year}-05`,
    paidOn: `${year}-05-08`,
    amountFen: yuan(amount),
    payments: listed ?? 1,
    listed: listed === undefined ? null : { payments: listed, amountFen: yuan(amount) },
    ...rest,
  };
};

export const spending = (
  batchNo: string,
  amount: string,
  changes: Parameters<typeof batch>[2] = {},
): commands.RecordDisbursement => batch(batchNo, amount, { class: 'CONSTRUCTION', ...changes });

export const bankReturn = (
  returnNo: string,
  batchNo: string,
  paymentNo: number,
  amount: string,
  changes: Changes<commands.ReturnPayment> = {},
): commands.ReturnPayment => ({
  kind: 'ReturnPayment',
  returnNo,
  region,
  batchNo,
  paymentNo,
  amountFen: yuan(amount),
  returnedOn: '2017-05-20',
  reason: 'account closed',
  ...changes,
});

export const reclaim = (
  reclaimNo: string,
  documentNo: string,
  amount: string,
  changes: Changes<commands.ReclaimAward> = {},
): commands.ReclaimAward => ({
  kind: 'ReclaimAward',
  reclaimNo,
  region,
  fiscalYear,
  program,
  documentNo,
  amountFen: yuan(amount),
  reclaimedOn: '2017-10-01',
  reason: 'stock funds',
  ...changes,
});

export const close = (year: number, of: string = region): commands.CloseCountyYear => ({
  kind: 'CloseCountyYear',
  region: of,
  fiscalYear: year,
  closedOn: `${year}-12-31`,
});

export const closePools = (year: number): commands.ClosePoolYear => ({
  kind: 'ClosePoolYear',
  fiscalYear: year,
  closedOn: `${year}-12-31`,
});

/** A part of a lot as events say it. */
export const part = (lot: number, amount: string, origin: Origin, year = fiscalYear): LotPart => ({
  lot,
  fiscalYear: year,
  amountFen: yuan(amount),
  origin,
});

export const fromTransfer = (
  documentNo: string,
  receiptNo: string,
  originYear = fiscalYear,
  availableFrom = '2017-02-10',
): Origin => ({
  kind: 'TRANSFER',
  receiptNo,
  entry: { program, source: 'CENTRAL' },
  budgetSource: null,
  awardProgram: program,
  documentNo,
  originYear,
  availableFrom,
});

export const fromBudget = (entryNo: string, originYear = fiscalYear): Origin => ({
  kind: 'BUDGET',
  receiptNo: null,
  entry: null,
  budgetSource: 'OWN',
  awardProgram: null,
  documentNo: entryNo,
  originYear,
  availableFrom: `${originYear}-03-01`,
});

export const fromOpening = (documentNo: string, originYear = 2015): Origin => ({
  kind: 'OPENING',
  receiptNo: null,
  entry: null,
  budgetSource: null,
  awardProgram: program,
  documentNo,
  originYear,
  availableFrom: '2017-01-01',
});
