/** A point in time as a question writes it: `2017-06-30`, a time, or `2017-06-30@time`. */
import type { Point } from '../domain/year-diff.js';
import { isCalendarDate, isInstant } from '../../http/intake/texts.js';
import { invalid } from '../../http/problems/problem.js';

/** @throws Problem 400 */
export function pointAt(path: string, text: string): Point {
  // A plus of an offset arrives as a blank where it was not encoded.
  const [first = '', second, ...rest] = text.replace(/ (?=\d\d:?\d\d$)/, '+').split('@');
  const known = second ?? (isInstant(first) ? first : undefined);
  const asOf = known === first ? null : first;
  const isPoint =
    rest.length === 0 &&
    (asOf === null || isCalendarDate(asOf)) &&
    (known === undefined || isInstant(known));
  if (!isPoint) {
    throw invalid(
      path,
      'NOT_A_POINT',
      '应为日期、带时区的时间，或“日期@时间” / must be a date, a time with an offset, or date@time',
    );
  }
  return { asOf, knownAt: known === undefined ? null : new Date(known).toISOString() };
}
