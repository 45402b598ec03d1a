/**
 * The events as audit reads them, whichever store holds them: in the order of their positions, each
 * with the exact texts that its leaf is hashed over.
 */
import type { RecordedEvent } from '../domain/leaf.js';
import type { Selection } from '../domain/selection.js';

/**
 * Canonical fields of one event stand in `page` from `start` to `end`; the page is gone after the
 * call. `leafHashInPlace` may write into the two bytes before `start`.
 */
export type VisitRow = (page: Buffer, start: number, end: number) => void;

/** Positions above `after` and up to `upTo`; null: open at that end. */
export interface Stretch {
  readonly after: bigint | null;
  readonly upTo: bigint | null;
}

/** Where a log ends. The two differ only where somebody has been at it. */
export interface LogEnd {
  /** Positions given so far. */
  readonly head: bigint;
  /** The last position at which an event stands; 0n: none does. */
  readonly last: bigint;
}

/** One reader at a time; it may be on a connection of its own. */
export interface LogReading {
  end(): Promise<LogEnd>;
  /** In the order of positions; a stretch that is open above goes to the end as last asked for. */
  visit(stretch: Stretch, visit: VisitRow): Promise<void>;
  /** Events at positions, in any order; none where nothing stands. */
  at(positions: readonly bigint[]): Promise<readonly RecordedEvent[]>;
  close(): Promise<void>;
}

export abstract class RecordedLog {
  /**
   * @param snapshot exported by a transaction on the database that holds the seals: everything that
   * is sealed as it sees them is there to be read
   */
  abstract open(snapshot?: string): Promise<LogReading>;
  abstract find(id: string): Promise<RecordedEvent | undefined>;
  /** Those that there are, by position. */
  abstract withIds(ids: readonly string[]): Promise<readonly RecordedEvent[]>;
  /**
   * Positions of the events of the selection up to a position, with the payment lists of the
   * batches among them, ascending; `most` at most.
   */
  abstract chosen(selection: Selection, upTo: bigint, most: number): Promise<readonly bigint[]>;
}
