/** Findings that concern one person and are not settled: what keeps that person's data needed. */
import type { Sql } from '../../postgres/sql.js';

const TEXT = `SELECT f.kind || ':' || f.payment_no || ':' || f.batch_no AS finding_id
  FROM published.payments p
  JOIN published.batches d ON d.payment_stream = p.stream
  JOIN read.findings f ON f.batch_no = d.batch_no AND f.payment_no = p.payment_no
  WHERE p.beneficiary = coalesce((SELECT l.becomes FROM published.linked_persons l
      WHERE l.beneficiary = $1), $1) AND f.until IS NULL
    AND NOT EXISTS (SELECT FROM read.finding_handlings h
      WHERE h.finding_id = f.kind || ':' || f.payment_no || ':' || f.batch_no
        AND h.status IN ('dismissed', 'rectified'))
  ORDER BY f.since, f.batch_no, f.payment_no LIMIT 1`;

/** Id of the earliest one; null: there is none. */
export async function unsettledFindingOf(sql: Sql, beneficiary: string): Promise<string | null> {
  const [row] = await sql.query<{ readonly finding_id: string }>(TEXT, [beneficiary]);
  return row?.finding_id ?? null;
}
