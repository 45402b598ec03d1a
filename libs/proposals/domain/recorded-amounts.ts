import type { Fold } from '../../command-handling/fold.js';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { Actor } from '../../event-store/port.js';

/** A state to which every event may add. */
export function foldOfAll<State>(
  initial: State,
  evolve: (state: State, fact: RecordedFact, by: Actor) => State,
): Fold<State> {
  return { initial: () => initial, evolve };
}
