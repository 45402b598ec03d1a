import type { RecordedFact } from '../event-catalogue/catalogue.js';
import type { Actor } from '../event-store/port.js';

/** How a state is folded from the events of one stream. */
export interface Fold<State> {
  initial(): State;
  /** @param by who recorded the fact */
  evolve(state: State, fact: RecordedFact, by: Actor): State;
}

/** All facts of a stream, in the order of their recording. */
export const ALL_FACTS: Fold<readonly RecordedFact[]> = {
  initial: () => [],
  evolve: (facts, fact) => [...facts, fact],
};
