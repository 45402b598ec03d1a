/** What the catalogue says of an event type. */
import type { Codec } from './codec.js';
import type { FoldName } from './fold-names.js';

export interface EventDefinition<T, F extends readonly string[] = readonly string[]> {
  readonly version: number;
  readonly codec: Codec<T>;
  /** `upcasts[n]` turns the JSON of version n into that of version n + 1. */
  readonly upcasts: Readonly<Record<number, (json: unknown) => unknown>>;
  readonly chinese: string;
  readonly meaning: string;
  /** The folds that the event affects: each has an entry for it. */
  readonly folds: F;
}

/** A name that is no fold is an error in its own row, not in every fold. */
export function define<T, const F extends readonly string[]>(
  codec: Codec<T>,
  chinese: string,
  meaning: string,
  folds: F & readonly FoldName[],
  upcasts: EventDefinition<T>['upcasts'] = {},
): EventDefinition<T, F> {
  return { version: Object.keys(upcasts).length + 1, codec, upcasts, chinese, meaning, folds };
}
