/** Which store goes on from the last event, as the head in PostgreSQL says (see migration 140). */
import type { Sql } from '../../postgres/sql.js';

export type EventPlace = 'postgresql' | 'eventstoredb';

export interface EventHome {
  readonly home: EventPlace | `moving to ${EventPlace}`;
  /** Last position that PostgreSQL holds. */
  readonly position: bigint;
  /** Of the one log in EventStoreDB that belongs to this database; null: none ever did. */
  readonly logId: string | null;
}

/** Appends to PostgreSQL are refused by it where the events have gone elsewhere. */
export const HEAD_CLOSED = 'head_closed';

export async function readEventHome(sql: Sql): Promise<EventHome> {
  const [home] = await sql.query<EventHome>(
    'SELECT home, position, log_id AS "logId" FROM store.head',
  );
  return home!;
}

/**
 * The events of a database that never had any go to EventStoreDB from the first on.
 * @param sql of the owner
 * @returns what holds from now on: where another process was first, what that one said
 */
export async function beginInEventStoreDb(sql: Sql, logId: string): Promise<EventHome> {
  await sql.query(
    `UPDATE store.head SET home = 'eventstoredb', closed_at = 0, log_id = $1
       WHERE home = 'postgresql' AND position = 0 AND log_id IS NULL`,
    [logId],
  );
  return readEventHome(sql);
}
