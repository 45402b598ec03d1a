/** What the api asks of seals and proofs. undefined: there is no such thing. */
import type { TakenCosignature } from '../../../libs/audit/store/cosignatures.js';
import type { Selection } from '../../../libs/audit/domain/selection.js';
import type { Bundle } from '../../../libs/audit/store/evidence-bundle.js';
import type { Actor } from '../../../libs/event-store/port.js';
import type { Answer, Page, PageRequest } from '../../../libs/http/answers.js';

export interface Taking {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly purpose: string;
}

export interface ProofPort {
  /** The latest first. */
  checkpoints(page: PageRequest): Promise<Page>;
  keys(): Promise<readonly Answer[]>;
  /** In the tree of `size` events; the latest sealed one unless told. */
  inclusion(eventId: string, size?: number): Promise<Answer | undefined>;
  consistency(from: number, to: number): Promise<Answer | undefined>;
  /** A line by which a witness cosigns the checkpoint of that size; `by`: who brings it. */
  cosign(size: number, line: string, by: string): Promise<TakenCosignature>;
  /** Recomputes everything; whoever asks meanwhile gets the same answer. */
  verification(): Promise<Answer>;
  /** @param taking who takes personal data along, and what for */
  bundle(selection: Selection, taking?: Taking): Promise<Bundle>;
}
