/**
 * The store as whoever records has it: the command handler alone. What everybody else is given
 * cannot append.
 */
import { type AppendRequest, type AppendResult, EventStore } from './port.js';

export abstract class AppendingEventStore extends EventStore {
  /**
   * Looked at in this order: known event ids, claims, revisions of the writes, guards.
   *
   * @throws WrongExpectedRevision, ClaimTaken, EventIdConflict, StoreUnavailable; TypeError for a
   * request that no store takes (see `append-request.ts`)
   */
  abstract append(request: AppendRequest): Promise<AppendResult>;
}
