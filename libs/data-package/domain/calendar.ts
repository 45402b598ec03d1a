/**
 * Calendar dates as text, without a clock: ISO days, and the day numbers that spreadsheets keep.
 */
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_MONTH = /^(\d{4})-(\d{2})$/;
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

function isYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** True for a day that exists, 1990 to 2100, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const day = Number(match[3]);
  return isYear(year) && day >= 1 && day <= daysIn(year, Number(match[2]));
}

/** True for `YYYY-MM`, 1990 to 2100. */
export function isCalendarMonth(text: string): boolean {
  const match = ISO_MONTH.exec(text);
  return match !== null && isYear(Number(match[1])) && daysIn(2000, Number(match[2])) > 0;
}

export function isFiscalYear(text: string): boolean {
  return /^\d{4}$/.test(text) && isYear(Number(text));
}

/** Days from the spreadsheet's day 0 to 1970-01-01: its systems of 1900 and of 1904. */
const EPOCH_SERIAL = { 1900: 25569, 1904: 24107 } as const;

/**
 * The day a spreadsheet's number stands for, as `YYYY-MM-DD`; undefined where it is no whole day
 * from 1 March 1900 on (before it the 1900 system counts a day that never was) to the year 9999.
 */
export function dateOfSerial(serial: number, system: 1900 | 1904): string | undefined {
  if (!Number.isInteger(serial) || serial < 61 || serial > 2_958_465) return undefined;
  return isoOfDays(serial - EPOCH_SERIAL[system]);
}

/**
 * Days since 1970-01-01 to a date, in the proleptic Gregorian calendar (years of 400, from 1
 * March).
 */
function isoOfDays(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const ofYear = ofEra - (365 * yearOfEra + leapDays);
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
