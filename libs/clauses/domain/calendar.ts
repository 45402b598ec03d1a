/** Days between dates, without a clock. */
const CUMULATIVE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1 January of year 0 of the Gregorian calendar. @param date `YYYY-MM-DD` */
function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return past * 365 + leapDays + CUMULATIVE[month - 1]! + day + (leapYear && month > 2 ? 1 : 0);
}

/** Negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of the year before; 28 February for the 29th. */
export function sameDayBefore(date: string): string {
  const day = date.slice(5);
  return `${Number(date.slice(0, 4)) - 1}-${day === '02-29' ? '02-28' : day}`;
}
