/**
 * Years close one after the other. What lies before a closed year is closed with it: money entered
 * there could only be carried over into a year that takes nothing any more.
 * @source domain.md, section 4
 */
export function isClosedYear(closedYears: ReadonlySet<number>, fiscalYear: number): boolean {
  return Math.max(...closedYears) >= fiscalYear;
}

/**
 * The first year before `fiscalYear` that must be closed first; `years` are those in which
 * something happened.
 */
export function openYearBefore(
  closedYears: ReadonlySet<number>,
  years: Iterable<number>,
  fiscalYear: number,
): number | undefined {
  for (let year = Math.min(fiscalYear, ...years); year < fiscalYear; year++) {
    if (!isClosedYear(closedYears, year)) return year;
  }
  return undefined;
}
