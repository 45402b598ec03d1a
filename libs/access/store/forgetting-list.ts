/** Proposals to forget persons, as offices and auditors list them. */
import type { Sql } from '../../postgres/sql.js';

export interface ForgettingItem {
  readonly forgettingNo: string;
  readonly beneficiary: string;
  readonly region: string | null;
  readonly basis: string;
  readonly reason: string;
  readonly status: 'proposed' | 'forgotten';
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approvedBy: string | null;
  readonly forgottenAt: string | null;
}

export interface ForgettingQuestion {
  /** Exclusive: position of the proposal seen last. */
  readonly after: bigint;
  readonly limit: number;
  readonly region?: string;
  readonly status?: 'proposed' | 'forgotten';
}

type Row = ForgettingItem & { readonly key: bigint };

const TEXT = `SELECT f.position AS key, f.forgetting_no AS "forgettingNo", f.beneficiary, f.region,
    f.basis, f.reason, CASE WHEN a.position IS NULL THEN 'proposed' ELSE 'forgotten' END AS status,
    f.proposed_by AS "proposedBy", f.recorded_at AS "proposedAt",
    a.approved_by AS "approvedBy", a.recorded_at AS "forgottenAt"
  FROM read.forgettings f LEFT JOIN read.forgetting_approvals a USING (forgetting_no)
  WHERE f.position > $1 AND ($3::text IS NULL OR f.region = $3)
    AND ($4::text IS NULL OR (a.position IS NULL) = ($4 = 'proposed'))
  ORDER BY f.position LIMIT $2`;

export async function listForgettings(
  sql: Sql,
  { after, limit, region, status }: ForgettingQuestion,
): Promise<{ readonly items: readonly ForgettingItem[]; readonly next: bigint | null }> {
  const rows = await sql.query<Row>(TEXT, [after, limit + 1, region ?? null, status ?? null]);
  const page = rows.slice(0, limit);
  const items = page.map(({ key: _key, ...item }) => item);
  return { items, next: rows.length > limit ? page.at(-1)!.key : null };
}
