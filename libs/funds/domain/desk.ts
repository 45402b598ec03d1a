/**
 * Where commands are brought: the desk judges a command against the ledger as it stands, records
 * what it decides, and answers. Implemented over the event store in `../store/`; the importer and
 * the api use it.
 */
import type { ReferenceCommand } from '../../reference-facts/domain/commands.js';
import type { Refusal } from '../../refusals/refusals.js';
import type { AppendResult, Actor } from '../../event-store/port.js';
import type { FundsCommand, PaymentLine } from './commands.js';

export type DeskCommand = FundsCommand | ReferenceCommand;

/**
 * accepted: recorded now; known: the very same is recorded already, nothing is written;
 * refused: nothing is written.
 */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * A run of many commands in one order: first as a trial that writes nothing, or for real. The run
 * sees its own earlier commands. Commands of a trial and of a posting of the same package get the
 * same verdicts.
 */
export interface Run {
  /** Says what comes next, so that look-ups go in one question; some hundred commands at a time. */
  prepare(commands: readonly DeskCommand[]): Promise<void>;
  /**
   * @param lines the batch's payments, asked for only where the command is accepted and the run is
   * for real
   */
  submit(
    command: DeskCommand,
    lines?: () => AsyncIterable<readonly PaymentLine[]>,
  ): Promise<Verdict>;
  /** Resolves when everything submitted is durable. */
  flush(): Promise<void>;
}

export interface Desk {
  /** A trial run over the state as it stands now. */
  openTrial(): Promise<Run>;
  /**
   * A posting run. Appends are pipelined; `flush` before saying that anything is done.
   * @param recorded hears the ids of the events of each append, once that is durable
   */
  openPosting(actor: Actor, recorded?: (eventIds: readonly string[]) => void): Promise<Run>;
}

export interface SingleCommand {
  readonly command: DeskCommand;
  readonly actor: Actor;
  /** UUID; the same id with the same command answers the first answer again. */
  readonly commandId: string;
  readonly correlationId: string;
  /** `If-Match`: the last revision of the stream the command writes to. */
  readonly ifRevision?: bigint;
  /** The batch's payments, for RecordDisbursement with a list. */
  readonly lines?: readonly PaymentLine[];
}

/** One command from one user. */
export type SingleAnswer =
  | { readonly kind: 'recorded'; readonly result: AppendResult; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The idempotency key was used for another command. */
  | { readonly kind: 'key-reused' }
  /** `ifRevision` is stale. */
  | { readonly kind: 'stale'; readonly revision: bigint };
