/** Complaints of a year, and whether they were closed in time. */
import type { Sql } from '../../postgres/sql.js';
import { CLOSED_ON, DUE_ON } from './matter-days.js';

/** Complaints whose deadline lies in the year, and of them those closed by then. */
export interface ComplaintTally {
  readonly due: number;
  readonly inTime: number;
}

interface Asked {
  /** null: all counties. */
  readonly region: string | null;
  readonly year: number;
  /** As matters stood at the end of that day. */
  readonly date: string;
}

/** By county. */
export async function complaintTally(
  sql: Sql,
  { region, year, date }: Asked,
): Promise<ReadonlyMap<string, ComplaintTally>> {
  const rows = await sql.query<{
    readonly region: string;
    readonly due: bigint;
    readonly in_time: bigint;
  }>(COMPLAINTS, [date, year, region]);
  return new Map(
    rows.map((row) => [row.region, { due: Number(row.due), inTime: Number(row.in_time) }]),
  );
}

/** One that is open on its last day is not due yet: there is the day to close it. */
const COMPLAINTS = `WITH complaints AS (
    SELECT m.region, ${DUE_ON} AS due_on, ${CLOSED_ON} AS closed_on
      FROM read.matters m
      WHERE m.kind = 'COMPLAINT' AND m.opened_on <= $1 AND ($3::text IS NULL OR m.region = $3))
  SELECT region, count(*) AS due, count(*) FILTER (WHERE closed_on <= due_on) AS in_time
    FROM complaints
    WHERE extract(year FROM due_on) = $2 AND (due_on < $1 OR closed_on IS NOT NULL)
    GROUP BY region`;
