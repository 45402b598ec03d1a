/**
 * A whole log as it goes from one store to another, each event as it was recorded: not the way of
 * ordinary appends, which are given their places and times by the store.
 */
import type { Claim, StoredEvent } from './port.js';

export interface MovedEvent extends StoredEvent {
  /** Natural keys that it holds, by key. */
  readonly claims: readonly Claim[];
}

export interface MovableLog {
  /** Last position. */
  head(): Promise<bigint>;
  /** Pages of events after a position, in order, up to the head when it was asked. */
  events(after: bigint): AsyncIterable<readonly MovedEvent[]>;
  /**
   * Adds events that follow the head, in order. What is there of them after a crash follows the
   * head too, so that the rest may be added later.
   *
   * @throws LogNotFollowed, StoreUnavailable
   */
  restore(events: readonly MovedEvent[]): Promise<void>;
}

/** The events do not follow what the log ends with: somebody else has written to it. */
export class LogNotFollowed extends Error {
  override readonly name = 'LogNotFollowed';
  constructor(position: bigint, head: bigint) {
    super(
      `事件 ${position} 不能接在目标的末尾 ${head} 之后 / ` +
        `event ${position} does not follow the last one of the target, ${head}`,
    );
  }
}

export function claimsByKey(claims: readonly Claim[]): readonly Claim[] {
  return claims.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}
