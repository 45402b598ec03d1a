/** How a command is brought to the handler, and how it is answered. */
import type { Actor, AppendResult, StoredEvent } from '../event-store/port.js';
import type { Decision, DecisionWarning, Foresight } from './decider.js';
import type { Refusal } from '../refusals/refusals.js';

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
