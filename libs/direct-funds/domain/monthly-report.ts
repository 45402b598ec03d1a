/**
 * The monthly report of direct funds: what it holds and when it is due.
 * @source 财预〔2020〕56号 第六条: by the 10th of each month, on the month before
 */
import type { DirectFundMark } from '../../event-catalogue/vocabulary.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { DIRECT_REPORT_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';

export const REPORT_CLAUSE = '财预〔2020〕56号 第六条';

/** Where the money of one marked receipt is; amount = unissued + in transit + remaining + paid. */
export interface DirectFundFigures {
  readonly receiptNo: string;
  readonly directFund: DirectFundMark;
  readonly program: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
  readonly unissuedFen: bigint;
  readonly inTransitFen: bigint;
  /** In accounts of counties. */
  readonly remainingFen: bigint;
  /** Net of returns. */
  readonly paidFen: bigint;
  /** The part of it that batches paid which list their payments. */
  readonly paidToPersonsFen: bigint;
}

export const REPORT_STATUSES = codesIn(DIRECT_REPORT_STATUS_WORDS);
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** `YYYY-MM` to its last day. */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return `${month}-${String(daysIn(year, number)).padStart(2, '0')}`;
}

/** @param dueDay day of the month after */
export function dueOn(month: string, dueDay: number): string {
  const last = lastDayOf(monthAfter(month));
  const due = `${monthAfter(month)}-${String(dueDay).padStart(2, '0')}`;
  return due < last ? due : last;
}

export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** Months from the first to the last, both with. */
export function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** @param submittedOn null: not by the day asked for */
export function statusOf(submittedOn: string | null, due: string, asOf: string): ReportStatus {
  if (submittedOn !== null) return submittedOn <= due ? 'submitted' : 'late';
  return asOf > due ? 'missing' : 'due';
}

/** A month is reported when it is over, and nobody reports what has not come yet. */
export function refuseReport(
  month: string,
  reportedOn: string,
  today: string,
): Refusal | undefined {
  if (reportedOn > lastDayOf(month) && reportedOn <= today) return undefined;
  return refuse('REPORT_DAY_INVALID', { month, reportedOn, today }, REPORT_CLAUSE);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
