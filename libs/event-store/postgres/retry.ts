import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from '../../postgres/connections.js';
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

/**
 * Does the work again where the server went away under it, for so long; other failures pass
 * through. Only for work that may be done twice.
 *
 * @throws StoreUnavailable
 */
export async function retried<T>(retryForMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + retryForMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      if (Date.now() >= deadline) throw unavailable(error);
      await sleep(pauseMs(attempt));
    }
  }
}
