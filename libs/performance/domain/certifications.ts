/** 按期确认: how far a county has certified its year. @source domain.md, sections 2 and 8 */
import { CERTIFICATION_STATUS_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';

/** The last month of an unbroken run from January; 0 without one. @param months 1 to 12 */
export function certifiedThrough(months: Iterable<number>): number {
  const certified = new Set(months);
  let through = 0;
  while (certified.has(through + 1)) through++;
  return through;
}

/** Day of the next month by which a month is to be certified. @param dueDay 1 to 28 */
export function certificationDueOn(fiscalYear: number, month: number, dueDay: number): string {
  const [year, next] = month === 12 ? [fiscalYear + 1, 1] : [fiscalYear, month + 1];
  return [year, ...[next, dueDay].map((part) => String(part).padStart(2, '0'))].join('-');
}

export const CERTIFICATION_STATUSES = codesIn(CERTIFICATION_STATUS_WORDS);
export type CertificationStatus = (typeof CERTIFICATION_STATUSES)[number];

/** @param today the day looked at */
export function certificationStatus(
  certifiedOn: string | null,
  dueOn: string,
  today: string,
): CertificationStatus {
  if (certifiedOn !== null) return certifiedOn > dueOn ? 'CERTIFIED_LATE' : 'CERTIFIED';
  return today > dueOn ? 'OVERDUE' : 'PENDING';
}
