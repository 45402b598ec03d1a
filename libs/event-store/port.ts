/**
 * The event store as the rest of Doudi knows it: streams `category-id`, bigint revisions from 0,
 * expected revisions, one gap-free total order. The semantics are EventStoreDB's; adapters in
 * `memory/`, `postgres/` and `eventstoredb/` pass one suite (`test/event-store/contract.ts`).
 */

/**
 * What a writer knows of a stream: anything, that it is new, that it exists, or its last revision.
 */
export type ExpectedRevision = 'any' | 'none' | 'exists' | bigint;

/** Who acted, as told by the access token or by the command line. */
export interface Actor {
  readonly subject: string;
  readonly role: string;
  /** Region code of the organisation that acts; the province's code for provincial bodies. */
  readonly organisation: string;
}

/** Facts about the recording of an event that are no part of what happened. */
export interface EventMetadata {
  readonly actor: Actor;
  /** UUID of the command; all events of a command share it. */
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /**
   * Keyed hash (hex) of the command, by which a repeated idempotency key is told from a reused one.
   */
  readonly commandHash?: string;
  /** Position that the read models held when the command's figures were read; none: none were. */
  readonly figuresPosition?: number;
  /** Who reviewed and approved what `actor` had prepared, in that order; none: nobody had to. */
  readonly reviewedBy?: readonly Actor[];
}

/** An event as handed to the store. `data` is its JSON text, stored and hashed byte for byte. */
export interface NewEvent {
  /** UUID. The store accepts an id once; the same append again answers as the first did. */
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** Business date, `YYYY-MM-DD`, in Asia/Shanghai. */
  readonly occurredOn: string;
  readonly metadata: EventMetadata;
  readonly data: string;
}

/** An event as the store holds it. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Place in the one total order: from 1, gap-free, growing. */
  readonly position: bigint;
  /** ISO 8601 in UTC with milliseconds; given by the store, never decreasing with `position`. */
  readonly recordedAt: string;
}

export interface StreamWrite {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly events: readonly NewEvent[];
}

/** A stream that the decision has read but does not write: it must still end at this revision. */
export interface Guard {
  readonly stream: string;
  /** -1n: the stream does not exist. */
  readonly revision: bigint;
}

/**
 * A natural key that may be used once (`batch/FF-2016-000001/0`), with a hash of what it stands
 * for.
 */
export interface Claim {
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * All of it or nothing. Writes before the last must go to streams that do not exist yet
 * (`expectedRevision: 'none'`): readers see them together with the last one, which decides.
 */
export interface AppendRequest {
  readonly writes: readonly StreamWrite[];
  readonly guards?: readonly Guard[];
  /** Recorded for the first event of the last write. */
  readonly claims?: readonly Claim[];
}

export interface AppendedEvent {
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
}

export interface AppendResult {
  readonly events: readonly AppendedEvent[];
  /** Position of the last event appended. */
  readonly position: bigint;
  readonly recordedAt: string;
  /** True where the very same events were there already: nothing was written now. */
  readonly repeated: boolean;
}

export interface ClaimHolder extends Claim {
  readonly eventId: string;
  readonly stream: string;
  readonly position: bigint;
}

/**
 * The stream, or a guarded stream, does not end where the writer expected. Read again and decide
 * again.
 */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: bigint,
  ) {
    super(`stream ${stream}: expected ${String(expected)}, found ${actual}`);
  }
}

/** A natural key is in use already. */
export class ClaimTaken extends Error {
  override readonly name = 'ClaimTaken';
  constructor(readonly holder: ClaimHolder) {
    super(`key ${holder.key} is in use`);
  }
}

/** An event id is in use already, by another append. */
export class EventIdConflict extends Error {
  override readonly name = 'EventIdConflict';
  constructor(readonly eventId: string) {
    super(`event id ${eventId} is in use by another append`);
  }
}

/**
 * The store cannot be reached, or is closing; the append may or may not have happened: retry with
 * the same ids.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

export interface ReadStreamOptions {
  /** First revision to return, inclusive. Default 0 (forwards) or the last (backwards). */
  readonly fromRevision?: bigint;
  readonly direction?: 'forwards' | 'backwards';
  readonly maxCount?: number;
}

export interface ReadAllOptions {
  /**
   * First position to return, inclusive. Default 1 (forwards) or the head when the read began
   * (backwards, where positions fall).
   */
  readonly fromPosition?: bigint;
  /**
   * Last position to return, inclusive. Default: the head when the read began, or 1 (backwards).
   */
  readonly toPosition?: bigint;
  readonly direction?: 'forwards' | 'backwards';
  readonly maxCount?: number;
  /** Only streams whose name begins with one of these. */
  readonly streamPrefixes?: readonly string[];
  /** Only events of these types. */
  readonly types?: readonly string[];
}

export interface Subscription {
  /** Ends the subscription; resolves when the handler in flight is done. */
  stop(): Promise<void>;
  /** Settles when the subscription ends: resolves after stop(), rejects when the handler threw. */
  readonly done: Promise<void>;
}

export interface SubscribeOptions {
  /** Exclusive: the first event delivered is the one after this position. */
  readonly afterPosition: bigint;
  readonly streamPrefixes?: readonly string[];
  /** At most so many events a call of the handler. */
  readonly batchSize?: number;
  /**
   * Gets events in order, each once; the next call waits for the promise. `head` is the position up
   * to which everything has been seen, also where the filter left events out: the list may then be
   * empty. `caughtUp`: nothing is waiting; it is told at least once, also where no event comes. The
   * handler must not await `stop()`, which waits for the handler.
   */
  readonly onEvents: (
    events: readonly StoredEvent[],
    progress: { readonly head: bigint; readonly caughtUp: boolean },
  ) => Promise<void>;
}

/** What is recorded, for everybody. Who records has an `AppendingEventStore` (`appending.ts`). */
export abstract class EventStore {
  /** Pages of events in order; nothing for a stream that does not exist. */
  abstract readStream(
    stream: string,
    options?: ReadStreamOptions,
  ): AsyncIterable<readonly StoredEvent[]>;
  abstract readAll(options?: ReadAllOptions): AsyncIterable<readonly StoredEvent[]>;
  /** Last revision of a stream; -1n where there is none. */
  abstract streamRevision(stream: string): Promise<bigint>;
  /** Last position of the total order; 0n where nothing is recorded. */
  abstract head(): Promise<bigint>;
  abstract findEvents(ids: readonly string[]): Promise<readonly StoredEvent[]>;
  abstract findClaims(keys: readonly string[]): Promise<readonly ClaimHolder[]>;
  /** Last position that was recorded by `at` (ISO 8601); 0n where there is none. */
  abstract positionAt(at: string): Promise<bigint>;
  abstract subscribe(options: SubscribeOptions): Subscription;
  abstract close(): Promise<void>;
}
