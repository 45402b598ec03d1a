import type { RecordedFact } from '../event-catalogue/catalogue.js';
import type { FoldName } from '../event-catalogue/fold-names.js';
import { type FoldTable, entryFor } from '../event-catalogue/folds.js';
import type { Actor } from '../event-store/port.js';

/** How a state is folded from the events of one stream. */
export interface Fold<State> {
  initial(): State;
  /** @param by who recorded the fact */
  evolve(state: State, fact: RecordedFact, by: Actor): State;
}

/** What the events that name a fold make of its state. */
export type StateTable<F extends FoldName, State> = FoldTable<
  F,
  [state: State, fact: RecordedFact, by: Actor],
  State
>;

/** Events without an entry leave the state as it is. */
export function foldOf<F extends FoldName, State>(
  initial: () => State,
  table: StateTable<F, State>,
): Fold<State> {
  return {
    initial,
    evolve(state, fact, by) {
      const entry = entryFor(table, fact.type);
      return entry ? entry(fact.data, state, fact, by) : state;
    },
  };
}
