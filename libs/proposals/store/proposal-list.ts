/** Proposals as offices list them, as they stand today. Lists show nobody's name but officials'. */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import { type ProposalStatus, expiresAt } from '../domain/proposal.js';

export interface ProposalQuestion {
  readonly region?: string;
  readonly state?: ProposalStatus;
  /** Subject of the author. */
  readonly author?: string;
  /** Drafts are shown to their authors alone. */
  readonly asker: string;
  readonly id?: string;
  readonly today: string;
  /** Exclusive: position of the first step of the proposal seen last. */
  readonly after: bigint;
  readonly limit: number;
}

interface Row {
  readonly first: bigint;
  readonly proposal_id: string;
  readonly revision: bigint;
  readonly state: ProposalStatus;
  readonly kind: string | null;
  readonly event_type: string | null;
  readonly permission: string | null;
  readonly region: string | null;
  readonly fiscal_year: number | null;
  readonly amount_fen: bigint | null;
  readonly key: string | null;
  readonly expires_on: string;
  readonly warnings: string | null;
  readonly author: string;
  readonly role: string;
  readonly organisation: string;
  readonly created_at: string;
  readonly submitted_at: string | null;
  readonly reason: string | null;
  readonly refusal: string | null;
  readonly reviewed_by: readonly string[] | null;
  readonly approved_by: string | null;
}

const TEXT = `WITH proposals AS (
  SELECT f.position AS first, f.proposal_id, f.taken_by AS author, f.role, f.organisation,
      f.recorded_at AS created_at,
      (SELECT max(s.revision) FROM read.proposal_steps s
        WHERE s.proposal_id = f.proposal_id AND s.step <> 'approved') AS revision,
      l.expires_on, coalesce(d.region, l.region) AS region, d.position AS submitted,
      d.recorded_at AS submitted_at, d.kind, d.event_type, d.permission, d.fiscal_year,
      d.amount_fen, d.key, d.warnings, t.step, t.taken_by,
      CASE WHEN t.step = 'returned' THEN t.reason END AS reason
    FROM read.proposal_steps f
    CROSS JOIN LATERAL (SELECT s.expires_on, s.region FROM read.proposal_steps s
      WHERE s.proposal_id = f.proposal_id AND s.expires_on IS NOT NULL
      ORDER BY s.position DESC LIMIT 1) l
    LEFT JOIN LATERAL (SELECT s.* FROM read.proposal_steps s
      WHERE s.proposal_id = f.proposal_id AND s.step = 'submitted'
      ORDER BY s.position DESC LIMIT 1) d ON true
    LEFT JOIN LATERAL (SELECT s.step, s.reason, s.taken_by FROM read.proposal_steps s
      WHERE s.proposal_id = f.proposal_id
        AND s.step IN ('submitted', 'returned', 'withdrawn', 'approved')
      ORDER BY s.position DESC LIMIT 1) t ON true
    WHERE f.revision = 0 AND f.step IN ('drafted', 'submitted') AND f.position > $1
      AND ($2::text IS NULL OR f.proposal_id = $2) AND ($3::text IS NULL OR f.taken_by = $3)),
  judged AS (
    SELECT p.*, CASE WHEN step = 'approved' THEN 'APPROVED' WHEN step = 'withdrawn' THEN 'WITHDRAWN'
        WHEN expires_on < $4 THEN 'EXPIRED' WHEN step = 'returned' THEN 'RETURNED'
        WHEN step = 'submitted' THEN 'SUBMITTED' ELSE 'DRAFT' END AS state
      FROM proposals p)
  SELECT j.*,
      (SELECT s.reason FROM read.proposal_steps s WHERE s.proposal_id = j.proposal_id
        AND s.step = 'refused' AND s.position > j.submitted
        ORDER BY s.position DESC LIMIT 1) AS refusal,
      (SELECT array_agg(s.taken_by ORDER BY s.position) FROM read.proposal_steps s
        WHERE s.proposal_id = j.proposal_id AND s.step = 'reviewed'
        AND s.position > j.submitted) AS reviewed_by,
      CASE WHEN j.step = 'approved' THEN j.taken_by END AS approved_by
    FROM judged j
    WHERE ($5::text IS NULL OR state = $5) AND ($6::text IS NULL OR region = $6)
      AND (submitted IS NOT NULL OR author = $7)
    ORDER BY first LIMIT $8`;

/** In the order in which they were begun. */
export async function listProposals(sql: Sql, asked: ProposalQuestion) {
  const { after, id, author, today, state, region, asker, limit } = asked;
  const rows = await sql.query<Row>(TEXT, [
    ...[after, id ?? null, author ?? null, today, state ?? null, region ?? null],
    ...[asker, limit + 1],
  ]);
  const page = rows.slice(0, limit);
  return { items: page.map(listed), next: rows.length > limit ? page.at(-1)!.first : null };
}

export type ListedProposal = ReturnType<typeof listed>;

function listed(row: Row) {
  return {
    id: row.proposal_id,
    revision: Number(row.revision),
    state: row.state,
    kind: row.kind,
    eventType: row.event_type,
    permission: row.permission,
    region: row.region,
    fiscalYear: row.fiscal_year,
    amount: row.amount_fen === null ? null : formatYuan(row.amount_fen),
    key: row.key,
    preparedBy: row.author,
    role: row.role,
    organisation: row.organisation,
    createdAt: row.created_at,
    submittedAt: row.submitted_at,
    expiresAt: expiresAt(row.expires_on),
    warnings: row.warnings === null || row.warnings === '' ? [] : row.warnings.split(' '),
    reason: row.reason,
    refusal: row.refusal,
    reviewedBy: row.reviewed_by ?? [],
    approvedBy: row.approved_by,
  };
}
