/**
 * How large what somebody enters may be. Sums of entries have no bound: what holds them must not
 * have one either. A refusal does not repeat what was entered: it may be an identity number.
 * @source domain.md, section 1
 */
import { formatYuan } from '../money/fen.js';
import { type Refusal, refuse } from './refusals.js';

/** Of an entry: 10,000,000,000,000.00 yuan. */
export const MOST_AMOUNT_FEN = 10n ** 15n;
/** Of a need. */
export const MOST_PERSONS = 100_000_000;
/** Of a need, a person and month: 1,000,000.00 yuan. */
export const MOST_MONTHLY_FEN = 10n ** 8n;
/** Of an indicator, before the point. */
export const MOST_INDICATOR_DIGITS = 15;

/** Refuses what is not above zero, and what is too large for an entry. */
export function refuseAmount(amountFen: bigint): Refusal | undefined {
  if (amountFen > 0n) return refuseTooLarge(amountFen);
  return refuse('AMOUNT_NOT_POSITIVE', { amount: formatYuan(amountFen) });
}

export function refuseTooLarge(
  amountFen: bigint,
  mostFen: bigint = MOST_AMOUNT_FEN,
): Refusal | undefined {
  if (amountFen <= mostFen) return undefined;
  return refuse('AMOUNT_TOO_LARGE', { most: formatYuan(mostFen) });
}

/** Persons at a monthly amount: neither is below zero, each within its bound. */
export function refuseNeedSize(persons: number, monthlyFen: bigint): Refusal | undefined {
  if (monthlyFen < 0n || persons < 0) {
    return refuse('AMOUNT_NOT_POSITIVE', { amount: formatYuan(monthlyFen) });
  }
  if (persons <= MOST_PERSONS) return refuseTooLarge(monthlyFen, MOST_MONTHLY_FEN);
  return refuse('AMOUNT_TOO_LARGE', { most: MOST_PERSONS });
}

export const LARGEST_INDICATOR = '9'.repeat(MOST_INDICATOR_DIGITS);

/** @param value a decimal as text */
export function refuseTooManyDigits(value: string): Refusal | undefined {
  const digits = /^-?0*(\d*)/.exec(value)![1]!;
  if (digits.length <= MOST_INDICATOR_DIGITS) return undefined;
  return refuse('AMOUNT_TOO_LARGE', { most: LARGEST_INDICATOR });
}
