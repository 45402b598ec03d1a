import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from '../port.js';

const firstPauseMs = 20;
const longestPauseMs = 1_000;
/** An answer that takes longer is taken for lost. */
const ANSWER_WITHIN_MS = 30_000;

/** No second attempt makes these better. */
const FINAL: readonly string[] = [
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.STREAM_DELETED,
  ErrorType.UNSUPPORTED,
];

export function isWrongVersion(error: unknown): boolean {
  return typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION;
}

export function isNoStream(error: unknown): boolean {
  return typeOf(error) === ErrorType.STREAM_NOT_FOUND;
}

/** Whether the server may answer another time; a mistake of this program is none of it. */
export function isPassing(error: unknown): boolean {
  const type = typeOf(error);
  if (type !== undefined) return !FINAL.includes(type);
  return !(error instanceof TypeError || error instanceof RangeError);
}

/** Says the kind of the failure alone: the client's errors may hold addresses and credentials. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const kind = typeOf(error) ?? (error instanceof Error ? error.name : 'unknown');
  return new StoreUnavailable(`the event store cannot be used (${kind})`);
}

/** Doubling to a second at most, spread so that processes do not come back all at once. */
export async function pause(attempt: number): Promise<void> {
  const longest = Math.min(firstPauseMs * 2 ** attempt, longestPauseMs);
  await sleep(longest * (0.5 + Math.random() / 2));
}

/**
 * Does the work again while the server is away, for so long. Only for work that may be done twice.
 *
 * @throws StoreUnavailable
 */
export async function retried<T>(retryForMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + retryForMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw finalError(error);
      if (Date.now() >= deadline) throw unavailable(error);
      await pause(attempt);
    }
  }
}

/** Of the server: it refuses. Of this program: as it is. */
export function finalError(error: unknown): unknown {
  return typeOf(error) === undefined ? error : unavailable(error);
}

/** The client waits for some answers without end. */
export async function answered<T>(answer: Promise<T>): Promise<T> {
  const waiting = new AbortController();
  const late = sleep(ANSWER_WITHIN_MS, undefined, { signal: waiting.signal }).then(() => {
    throw new StoreUnavailable('the event store did not answer');
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    waiting.abort();
    late.catch(() => undefined);
  }
}

function typeOf(error: unknown): string | undefined {
  const { type } = (error ?? {}) as { type?: unknown };
  return typeof type === 'string' ? type : undefined;
}
