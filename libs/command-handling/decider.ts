/**
 * The one shape of what decides a command. A decider reads through the `Reading` of the attempt,
 * decides purely, and says what is recorded. Which revisions the append expects is no part of a
 * decision: the handler takes them from the same reading, so a decision on older state cannot be
 * appended.
 */
import type { Fact } from '../event-catalogue/catalogue.js';
import type { Actor, Claim } from '../event-store/port.js';
import type { Refusal } from '../refusals/refusals.js';
import type { LockWish } from './decision-locks.js';
import type { Reading } from './reading.js';

/** Who asks, by which command, on which business day. */
export interface Occasion {
  readonly actor: Actor;
  /** UUID, from which the ids of the events follow. */
  readonly commandId: string;
  /** Business date of the attempt, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string;
}

/** Facts in a new stream of their own, recorded right before the fact that decides. */
export interface ListedFacts {
  readonly stream: string;
  readonly facts: readonly Fact[];
}

export interface DecisionWarning {
  readonly code: string;
  readonly message: string;
  readonly clause?: string;
}

/** A figure that a write would change, in yuan; `program` null: of the county. */
export interface Effect {
  readonly region: string;
  readonly fiscalYear: number;
  readonly figure: string;
  readonly program: string | null;
  readonly before: string;
  readonly after: string;
}

export interface Foresight {
  readonly effects: readonly Effect[];
  /** County years whose alert would open or close. */
  readonly alertsOpened: readonly object[];
  readonly alertsClosed: readonly object[];
}

export const NOTHING_FORESEEN: Foresight = { effects: [], alertsOpened: [], alertsClosed: [] };

export interface Decision {
  readonly fact: Fact;
  /** Business date of the fact, `YYYY-MM-DD`. */
  readonly occurredOn: string;
  /** Where the fact is recorded. */
  readonly stream: string;
  /** Natural key with its generation, and a fingerprint of what it stands for. */
  readonly claim?: Claim;
  /** Of a decision on several things, the keys of the others. */
  readonly moreClaims?: readonly Claim[];
  readonly listed?: ListedFacts;
  /** What does not stop the write, and its author is to know. */
  readonly warnings?: readonly DecisionWarning[];
  /** More facts of the same stream, recorded right after. */
  readonly more?: readonly Fact[];
}

/**
 * What `commandHash` is made of. A stored format: it lists members one by one and never changes for
 * a version of a command, or repeated idempotency keys are no longer known.
 */
export interface CommandContent {
  readonly asked: unknown;
  readonly lines?: readonly unknown[];
}

export interface Decider<Command, State> {
  /** Name of the command in metrics. */
  name(command: Command): string;
  /**
   * Of the state only what is derived from the command itself: a repeated command must get the same
   * content. null: nobody repeats the command by an idempotency key, and its events have no hash.
   */
  content(command: Command, occasion: Occasion, state: State): CommandContent | null;
  /** What commands of this process wait for each other on; none: they meet in the store. */
  locks?(command: Command, reading: Reading): readonly LockWish[] | Promise<readonly LockWish[]>;
  /** Everything that the decision rests on, read anew in every attempt. */
  read(reading: Reading, command: Command, occasion: Occasion): Promise<State>;
  /** Pure. */
  decide(command: Command, state: State, occasion: Occasion): Decision | Refusal;
  /** What the decision would change; left out: nothing that is foreseen. Pure. */
  foresee?(decision: Decision, state: State): Foresight;
  /** Makes durable what must be so before the event is. Called once an attempt, may be repeated. */
  beforeAppend?(command: Command, state: State): Promise<void>;
}
