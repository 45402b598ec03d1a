/**
 * Since when award money is due to be reclaimed: surplus of so many years goes back to whoever
 * allotted it. @source 财预〔2015〕15号; domain.md, section 9 (SURPLUS_OVER_TWO_YEARS)
 */
import type { Steps } from '../../policy/dated-steps.js';

/**
 * The first day of the time without a break in which money of the origin year was due, up to the
 * day; undefined where it is not due on the day.
 * @param steps years of age from which it is due, by day; without a value nothing is
 * @param day `YYYY-MM-DD`
 */
export function dueSince(originYear: number, steps: Steps, day: string): string | undefined {
  let since: string | undefined;
  for (let index = steps.from.length - 1; index >= 0; index--) {
    const from = steps.from[index]!;
    if (from > day) continue;
    const years = steps.values[index];
    if (typeof years !== 'number') break;
    const first = `${originYear + years}-01-01`;
    // Due when this value's time was over: on the day itself, or before the next value came.
    if (since === undefined ? first > day : first >= since) break;
    since = first > from ? first : from;
    if (since !== from) break;
  }
  return since;
}
