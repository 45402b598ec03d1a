/** States that are kept folded between commands, since folding them anew would be too slow. */
import type { Fact } from '../event-catalogue/catalogue.js';

export interface StatesRead<State> {
  readonly state: State;
  /** Of each stream that the state rests on, the last revision that is in it; -1n: none. */
  readonly revisions: ReadonlyMap<string, bigint>;
}

export interface RecordedInStream {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly fact: Fact;
}

export interface KeptStates<Wanted, State> {
  /** @param fresh read what was recorded since first */
  read(wanted: Wanted, fresh: boolean): Promise<StatesRead<State>>;
  /** Takes in a fact where it is the next of its stream; ignores any other. */
  record(recorded: RecordedInStream): void;
}
