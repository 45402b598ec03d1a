/**
 * Folds as tables, exhaustive both ways: an event that names a fold in the catalogue and has no
 * entry in its table is a type error, and so is an entry for an event that doesn't name the fold.
 */
import type { DataOf, EventOf, EventType } from './catalogue.js';
import type { FoldName } from './fold-names.js';
import type { ReversibleType } from './reversal-events.js';

/** One entry for each of these events, of its data and whatever else all entries take. */
export type EventTable<T extends EventType, Rest extends readonly unknown[], R> = {
  readonly [K in T]: (data: DataOf<K>, ...rest: Rest) => R;
};

/** What a fold makes of each event that names it. */
export type FoldTable<F extends FoldName, Rest extends readonly unknown[], R> = EventTable<
  EventOf<F>,
  Rest,
  R
>;

/** What a fold takes back of each event that names it and may be reversed. */
export type ReversalTable<F extends FoldName, Rest extends readonly unknown[], R> = EventTable<
  EventOf<F> & ReversibleType,
  Rest,
  R
>;

type Entry<Rest extends readonly unknown[], R> = (data: unknown, ...rest: Rest) => R;

/**
 * The entry for an event; undefined where the table has none. It is given the data of that same
 * event, which its type can't say.
 */
export function entryFor<T extends EventType, Rest extends readonly unknown[], R>(
  table: EventTable<T, Rest, R>,
  type: EventType,
): Entry<Rest, R> | undefined {
  return (table as { readonly [K in string]?: Entry<Rest, R> })[type];
}
