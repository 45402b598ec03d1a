/**
 * What a beneficiary number is, in the one form in which persons are compared: a resident number of
 * 18 characters, or `NOID-<six digits>-<1 to 12 digits>` for who has none.
 *
 * @source domain.md, section 1 (Persons); GB 11643-1999 (ISO 7064 MOD 11-2)
 */
import type { RefusalCode } from '../../refusals/refusals.js';

export type IdentityFault = Extract<RefusalCode, 'ID_NUMBER_INVALID' | 'ID_DIGITS_LOST'>;

export interface IdentityNumber {
  /** Of 18 characters, also where 15 digits were given; or of the NOID form. */
  readonly number: string;
  /** Its check digit is wrong: taken, warned of and found. */
  readonly isDoubtful: boolean;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const CHECKS = '10X98765432';

/** Of the first 17 digits. */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let at = 0; at < WEIGHTS.length; at++) sum += Number(digits[at]) * WEIGHTS[at]!;
  return CHECKS[sum % 11]!;
}

/** Blanks, apostrophes, and what takes no width. */
const TAKEN_AWAY = /[\s'`´‘’′\p{Cf}]/gu;
const DASHES = /[\p{Pd}\u2212]/gu;
const WITHOUT_NUMBER = /^NOID-\d{6}-\d{1,12}$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/;
const OLD = /^\d{15}$/;
const RESIDENT = /^\d{17}[\dX]$/;

/**
 * Without a judgement: what was recorded before numbers were judged may be no number at all.
 * Anything but a number keeps its dashes.
 */
export function normalIdentityNumber(text: string): string {
  const given = givenIdentityNumber(text);
  return OLD.test(given) ? eighteen(given) : given;
}

/** Whether it is of the 15 digits that were given until 1999. */
export function isOldNumber(given: string): boolean {
  return OLD.test(given);
}

function eighteen(fifteen: string): string {
  const digits = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return digits + checkDigitOf(digits);
}

/** The same, save that 15 digits stay what they are. */
export function givenIdentityNumber(text: string): string {
  if (RESIDENT.test(text)) return text;
  const plain = text.normalize('NFKC').toUpperCase().replace(TAKEN_AWAY, '');
  if (plain.startsWith('NOID')) return plain;
  const compact = plain.replace(DASHES, '');
  return [RESIDENT, OLD, SCIENTIFIC].some((form) => form.test(compact)) ? compact : plain;
}

/** @param today `YYYY-MM-DD`: nobody is born later */
export function readIdentityNumber(text: string, today: string): IdentityNumber | IdentityFault {
  const number = normalIdentityNumber(text);
  if (WITHOUT_NUMBER.test(number)) return { number, isDoubtful: false };
  if (SCIENTIFIC.test(number)) return 'ID_DIGITS_LOST';
  if (!RESIDENT.test(number) || !isBirthDate(number.slice(6, 14), today))
    return 'ID_NUMBER_INVALID';
  const isDoubtful = isDoubtfulNumber(number);
  return isDoubtful && number.endsWith('000') ? 'ID_DIGITS_LOST' : { number, isDoubtful };
}

/** Of a number in its normal form. */
export function isDoubtfulNumber(number: string): boolean {
  return RESIDENT.test(number) && checkDigitOf(number) !== number[17];
}

export function isBirthDate(digits: string, today: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)];
  return isDayOf(Number(year), Number(month), Number(day)) && `${year}-${month}-${day}` <= today;
}

function isDayOf(year: number, month: number, day: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return year > 0 && day >= 1 && day <= days;
}
