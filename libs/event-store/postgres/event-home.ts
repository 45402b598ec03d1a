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
 * @returns what holds from now on: where another process was first, what that one said
 */
export async function beginInEventStoreDb(sql: Sql, logId: string): Promise<EventHome> {
  await sql.query('SELECT store.begin_in_eventstoredb($1)', [logId]);
  return readEventHome(sql);
}

/**
 * From here on nobody goes on from the last event until the move is ended or given up.
 * @param sql of the owner
 * @param logId of the log in EventStoreDB, where the database has none yet
 * @returns what holds now: the same as before where the events are there already
 */
export async function beginMove(sql: Sql, to: EventPlace, logId: string): Promise<EventHome> {
  await sql.query(
    `UPDATE store.head
       SET home = 'moving to ' || $1, closed_at = position, log_id = coalesce(log_id, $2)
       WHERE home IN ($3, 'moving to ' || $1)`,
    [to, logId, otherPlace(to)],
  );
  return readEventHome(sql);
}

/** From here on the last event is gone on from in that store. @param sql of the owner */
export async function endMove(sql: Sql, to: EventPlace): Promise<void> {
  await settle(sql, to, to);
}

/** The events stay where they were. @param sql of the owner */
export async function giveUpMove(sql: Sql, to: EventPlace): Promise<void> {
  await settle(sql, to, otherPlace(to));
}

export function otherPlace(place: EventPlace): EventPlace {
  return place === 'postgresql' ? 'eventstoredb' : 'postgresql';
}

async function settle(sql: Sql, moving: EventPlace, home: EventPlace): Promise<void> {
  await sql.query(
    `UPDATE store.head
       SET home = $2, closed_at = CASE WHEN $2 = 'postgresql' THEN NULL ELSE position END
       WHERE home = 'moving to ' || $1`,
    [moving, home],
  );
}
