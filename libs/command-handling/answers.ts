/** How a command is brought to the handler, and how it is answered. */
import type { Actor, AppendResult, StoredEvent } from '../event-store/port.js';
import type { CommandContent, Decision, DecisionWarning, Foresight } from './decider.js';
import type { Refusal } from '../refusals/refusals.js';
import type { Approval } from './review.js';

/** Who brings a command, and as which. */
export interface CommandContext {
  readonly actor: Actor;
  /** UUID; the same id with the same content is answered as the first time. */
  readonly commandId: string;
  /** UUID of the request that it belongs to. */
  readonly correlationId: string;
  /** `If-Match`: the last revision of the stream that the command writes to. */
  readonly ifRevision?: bigint;
  /** What the request is refused for, unless the command was carried out before. */
  readonly refusal?: Refusal;
  /** Decides and tells what would be recorded; records nothing. */
  readonly dryRun?: true;
  /** Another person is to look at it first, also where nobody must. */
  readonly prefersReview?: true;
  /** Of a command that was prepared before and is carried out now. */
  readonly approval?: Approval;
  /** It lacks what is filled in on approval: recorded as it is it cannot be. */
  readonly onlyReviewed?: true;
  /** How it is put before another person, where one must look at it. */
  readonly proposing?: ProposingContext;
}

export interface ProposingContext {
  /** Who may record it by its own route may review it. */
  readonly permission: string;
  /** A proposal that was drafted before, and is submitted by this command. */
  readonly proposalId?: string;
  /** What its author has filled in, where it was a form. */
  readonly form?: () => string;
}

/** What was put before another person instead of being recorded. */
export interface ProposedCommand {
  readonly id: string;
  /** Last revision of its stream, for `If-Match`. */
  readonly revision: bigint;
  /** ISO 8601 with offset. */
  readonly expiresAt: string;
}

export type CommandAnswer =
  | {
      readonly kind: 'recorded';
      readonly result: AppendResult;
      readonly replayed: boolean;
      /** What the store was sent now; left out where the command was carried out before. */
      readonly sent?: readonly StoredEvent[];
      readonly warnings?: readonly DecisionWarning[];
    }
  /** Of a dry run. */
  | {
      readonly kind: 'foreseen';
      readonly decision: Decision;
      readonly foresight: Foresight;
    }
  /** Another person must look at it first; nothing is recorded yet. */
  | {
      readonly kind: 'to-review';
      readonly decision: Decision;
      readonly content: CommandContent | null;
      readonly foresight: Foresight;
    }
  /** Its author has left out what only a proposal may, and nobody has to look at it. */
  | { readonly kind: 'left-out' }
  /** As a proposal, for another person to look at. */
  | {
      readonly kind: 'proposed';
      readonly proposal: ProposedCommand;
      readonly warnings: readonly DecisionWarning[];
      readonly replayed: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The command id was used for another command. */
  | { readonly kind: 'key-reused' }
  /** `ifRevision` is not the last revision; -1n: the stream does not exist. */
  | { readonly kind: 'stale'; readonly revision: bigint };

/** What came of a command, for metrics: `recorded`, `failed`, or the code of the refusal. */
export interface HandledCommand {
  readonly name: string;
  readonly outcome: string;
  readonly seconds: number;
}

export type CommandObserver = (handled: HandledCommand) => void;

/** The answer in one word: its kind, or the code of the refusal. */
export function outcomeOf(answer: CommandAnswer): string {
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}
