/** Complaints that are handled as matters, and whether they were closed in time. */
import type { Sql } from '../../postgres/sql.js';
import type { ComplaintsOfYear } from '../domain/facts.js';

export const NO_COMPLAINTS: ComplaintsOfYear = { due: 0, inTime: 0 };

interface Asked {
  /** null: all counties. */
  readonly region: string | null;
  readonly year: number;
  /** As matters stood at the end of that day. */
  readonly date: string;
}

/** By county. */
export async function complaintsOf(
  sql: Sql,
  { region, year, date }: Asked,
): Promise<ReadonlyMap<string, ComplaintsOfYear>> {
  const rows = await sql.query<{
    readonly region: string;
    readonly due: bigint;
    readonly in_time: bigint;
  }>(COMPLAINTS, [region, year, date]);
  return new Map(
    rows.map((row) => [row.region, { due: Number(row.due), inTime: Number(row.in_time) }]),
  );
}

/** One that is open on its last day is not due yet: there is the day to close it. */
const COMPLAINTS = `WITH complaints AS (
    SELECT m.region,
        coalesce((SELECT s.due_on FROM read.matter_steps s WHERE s.matter_no = m.matter_no
          AND s.taken_on <= $3 AND s.due_on IS NOT NULL ORDER BY s.position DESC LIMIT 1),
          m.due_on) AS due_on,
        (SELECT CASE s.step WHEN 'closed' THEN s.taken_on END FROM read.matter_steps s
          WHERE s.matter_no = m.matter_no AND s.taken_on <= $3 AND s.step IN ('closed', 'reopened')
          ORDER BY s.position DESC LIMIT 1) AS closed_on
      FROM read.matters m
      WHERE m.kind = 'COMPLAINT' AND m.opened_on <= $3 AND ($1::text IS NULL OR m.region = $1))
  SELECT region, count(*) AS due, count(*) FILTER (WHERE closed_on <= due_on) AS in_time
    FROM complaints
    WHERE extract(year FROM due_on) = $2 AND (due_on < $3 OR closed_on IS NOT NULL)
    GROUP BY region`;
