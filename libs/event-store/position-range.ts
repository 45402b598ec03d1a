import type { ReadAllOptions } from './port.js';

/**
 * The positions that a read covers, whichever way it goes; empty where `lowest` exceeds `highest`.
 */
export function positionRange(
  { fromPosition, toPosition, direction = 'forwards' }: ReadAllOptions,
  head: bigint,
): { readonly lowest: bigint; readonly highest: bigint } {
  return direction === 'forwards'
    ? { lowest: fromPosition ?? 1n, highest: toPosition ?? head }
    : { lowest: toPosition ?? 1n, highest: fromPosition ?? head };
}

/** Whether a read of these prefixes includes the stream; undefined: of all streams. */
export function matches(stream: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix));
}
