/**
 * Which entries came late. Recording has an order and business has dates: where an entry's date
 * lies before one that had been recorded already, the ledger of that day has changed after
 * somebody may have read it. domain.md, sections 1 and 3.
 */
export type LateReason = 'BACK_DATED' | 'AFTER_CLOSE';

export interface Timekeeping {
  /** The latest business date recorded so far; empty before the first. */
  latestOn: string;
  closed: boolean;
}

export function newTimekeeping(): Timekeeping {
  return { latestOn: '', closed: false };
}

const ON_TIME: readonly LateReason[] = [];

/**
 * BACK_DATED: the business date lies before the latest one recorded until then; AFTER_CLOSE:
 * recorded when the year was closed already. The timekeeping is the caller's own: it is changed in
 * place.
 * @param closes whether this entry closes the year
 */
export function lateReasons(
  time: Timekeeping,
  occurredOn: string,
  closes: boolean,
): readonly LateReason[] {
  const backDated = occurredOn < time.latestOn;
  const afterClose = time.closed;
  if (!backDated) time.latestOn = occurredOn;
  if (closes) time.closed = true;
  if (!backDated && !afterClose) return ON_TIME;
  return [
    ...(backDated ? (['BACK_DATED'] as const) : []),
    ...(afterClose ? (['AFTER_CLOSE'] as const) : []),
  ];
}
