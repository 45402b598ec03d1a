/**
 * Where a second person must look at a decision before it is recorded, and what is recorded
 * together with it once that was done. Which decisions these are a capability says.
 */
import type { Fact } from '../event-catalogue/catalogue.js';
import type { Actor } from '../event-store/port.js';
import type { Refusal } from '../refusals/refusals.js';
import type { Decision, Foresight, Occasion } from './decider.js';
import type { Reading } from './reading.js';

export interface ReviewQuestion {
  /** Name of the command. */
  readonly command: string;
  readonly decision: Decision;
  readonly occasion: Occasion;
  /** What it rests on is guarded as whatever a decision reads. */
  readonly reading: Reading;
  readonly foresee: () => Foresight;
  /** Its author wants it to be looked at, whatever it is about. */
  readonly preferred: boolean;
  /** Of a package's run: what the same person records with it in the stream and cannot be read. */
  readonly before?: () => Promise<readonly Fact[]>;
}

export interface ReviewRule {
  /** Whether another person must look at it first. */
  applies(question: ReviewQuestion): Promise<boolean>;
}

/**
 * with: a fact of a new stream of its own, recorded in the same append as the command's, or
 * neither; no: the command is not carried out; done: it was before, and is answered as it was.
 */
export type Accompaniment =
  | { readonly kind: 'with'; readonly stream: string; readonly fact: Fact }
  | { readonly kind: 'no'; readonly answer: Refusal | StaleAnswer }
  | { readonly kind: 'done' };

export interface StaleAnswer {
  readonly kind: 'stale';
  readonly revision: bigint;
}

/** The approval by which a command is carried out that somebody else has prepared. */
export interface Approval {
  /** Who approves, and records what accompanies it. */
  readonly approver: Actor;
  /** All who have looked at it, in order; they stand in the metadata of the command's events. */
  readonly reviewedBy: readonly Actor[];
  /** Decides in each attempt anew, before the command is decided. */
  decide(reading: Reading, occasion: Occasion): Promise<Accompaniment>;
}
