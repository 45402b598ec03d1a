import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from '../../postgres/passing-errors.js';
import { storageTroubleOf } from '../../postgres/storage-troubles.js';
import { StoreUnavailable } from '../port.js';

const firstPauseMs = 50;
const longestPauseMs = 1_000;

/** Pauses between attempts: doubling, to a second at most. */
export function pauseMs(attempt: number): number {
  return Math.min(firstPauseMs * 2 ** attempt, longestPauseMs);
}

export function unavailable(cause: unknown): StoreUnavailable {
  return new StoreUnavailable('the event store cannot be reached', { cause });
}

/** A full disk, or one that may not be written, is not tried for long: it is told. */
const LONGEST_WITH_TROUBLE_MS = 1_000;

/** Whether work that began then is given up now. */
export function isGivenUp(error: unknown, beganAt: number, deadline: number): boolean {
  const now = Date.now();
  if (now >= deadline) return true;
  return storageTroubleOf(error) !== undefined && now - beganAt >= LONGEST_WITH_TROUBLE_MS;
}

/**
 * Does the work again where the server went away under it, for so long; other failures pass
 * through. Only for work that may be done twice.
 *
 * @param onPassing hears of each failure after which the work is done again
 * @throws StoreUnavailable
 */
export async function retried<T>(
  retryForMs: number,
  work: () => Promise<T>,
  onPassing: (error: unknown) => void = () => undefined,
): Promise<T> {
  const beganAt = Date.now();
  const deadline = beganAt + retryForMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (isGivenUp(error, beganAt, deadline)) throw unavailable(error);
      onPassing(error);
      await sleep(pauseMs(attempt));
    }
  }
}
