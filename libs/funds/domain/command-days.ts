/**
 * On which days entries of a fiscal year may lie. What is decided ahead (exemptions; recodings,
 * standards, designations and targets are no entries) may lie after today.
 * @source domain.md, section 1
 */
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseFuture } from '../../refusals/days.js';
import type { FundsCommand } from './commands.js';

/** `year`: of a fiscal year until March after it; `around`: also from July before it. */
type Window = 'year' | 'around';

interface Days {
  readonly days: readonly string[];
  /** The day that lies in the window of the fiscal year; left out: any may. */
  readonly within?: readonly [Window, fiscalYear: number];
}

type DaysOf = {
  readonly [K in FundsCommand['kind']]: (
    command: Extract<FundsCommand, { readonly kind: K }>,
  ) => Days;
};

const inYear = (fiscalYear: number, ...days: readonly string[]): Days => {
  return { days, within: ['year', fiscalYear] };
};
const around = (fiscalYear: number, ...days: readonly string[]): Days => {
  return { days, within: ['around', fiscalYear] };
};

/** The first day is that of the entry. */
const DAYS: DaysOf = {
  RecordReceipt: ({ fiscalYear, receivedOn, documentDate }) =>
    around(fiscalYear, receivedOn, documentDate),
  IssueTransfer: ({ fiscalYear, issuedOn }) => around(fiscalYear, issuedOn),
  ReceiveTransfer: ({ receivedOn }) => ({ days: [receivedOn] }),
  EnterOpeningBalance: ({ fiscalYear }) => inYear(fiscalYear, `${fiscalYear}-01-01`),
  AssessNeed: ({ fiscalYear, assessedOn }) => around(fiscalYear, assessedOn),
  GrantExemption: () => ({ days: [] }),
  AllocateBudget: ({ fiscalYear, allocatedOn }) => inYear(fiscalYear, allocatedOn),
  AdjustFunds: ({ fiscalYear, adjustedOn }) => inYear(fiscalYear, adjustedOn),
  RecordDisbursement: ({ fiscalYear, paidOn }) => inYear(fiscalYear, paidOn),
  ReturnPayment: ({ returnedOn }) => ({ days: [returnedOn] }),
  ReclaimAward: ({ fiscalYear, reclaimedOn }) => inYear(fiscalYear, reclaimedOn),
  CloseCountyYear: ({ closedOn }) => ({ days: [closedOn] }),
  ClosePoolYear: ({ closedOn }) => ({ days: [closedOn] }),
};

/** Looked at before anything else. */
export function refuseDays(command: FundsCommand, today: string): Refusal | undefined {
  const daysOf = DAYS[command.kind] as (of: FundsCommand) => Days;
  const { days, within } = daysOf(command);
  for (const day of days) {
    const refusal = refuseFuture(day, today);
    if (refusal) return refusal;
  }
  return within && refuseOutside(days[0]!, ...within);
}

function refuseOutside(day: string, window: Window, fiscalYear: number): Refusal | undefined {
  const first = window === 'year' ? `${fiscalYear}-01-01` : `${fiscalYear - 1}-07-01`;
  const last = `${fiscalYear + 1}-03-31`;
  if (day >= first && day <= last) return undefined;
  return refuse('DATE_OUTSIDE_YEAR', { day, fiscalYear, first, last });
}
