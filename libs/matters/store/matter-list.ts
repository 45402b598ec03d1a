/** Matters as offices list them, as they stood at the end of a day. Lists show nobody's name. */
import type { MatterKind } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import { MATTER_STATUS_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';
import { CLOSED_ON, DUE_ON, STEPS_BY_THEN } from './matter-days.js';

export const MATTER_STATUSES = codesIn(MATTER_STATUS_WORDS);
export type MatterStatus = (typeof MATTER_STATUSES)[number];

/** Amounts are yuan strings with two places. */
export interface ListedMatter {
  readonly matterNo: string;
  readonly kind: MatterKind;
  readonly region: string;
  readonly title: string;
  readonly program: string | null;
  readonly fiscalYear: number | null;
  readonly status: MatterStatus;
  readonly openedOn: string;
  readonly dueOn: string;
  readonly closedOn: string | null;
  /** Whether it was closed after its deadline; null while it is not closed. */
  readonly closedLate: boolean | null;
  /** null: nothing has to come back. */
  readonly requiredAmount: string | null;
  /** By entries that were not reversed since. */
  readonly recoveredAmount: string;
}

export interface MatterQuestion {
  readonly region?: string;
  readonly kind?: MatterKind;
  readonly status?: MatterStatus;
  /** End of that business day. */
  readonly asOf: string;
  /** Exclusive: position of the opening of the matter seen last. */
  readonly after: bigint;
  readonly limit: number;
}

interface MatterRow {
  readonly position: bigint;
  readonly matter_no: string;
  readonly kind: MatterKind;
  readonly region: string;
  readonly title: string;
  readonly program: string | null;
  readonly fiscal_year: number | null;
  readonly opened_on: string;
  readonly due_on: string;
  readonly closed_on: string | null;
  readonly status: MatterStatus;
  readonly required_fen: bigint | null;
  readonly recovered_fen: bigint;
}

const TEXT = `WITH matters AS (
  SELECT m.position, m.matter_no, m.kind, m.region, m.title, m.program, m.fiscal_year, m.opened_on,
      m.required_fen,
      ${DUE_ON} AS due_on, ${CLOSED_ON} AS closed_on,
      (SELECT coalesce(sum(s.amount_fen), 0) FROM ${STEPS_BY_THEN}
        AND s.step = 'recovered'
        AND NOT EXISTS (SELECT FROM published.reversals v WHERE v.event_id = s.recovery_event)
      ) AS recovered_fen
    FROM read.matters m
    WHERE m.opened_on <= $1 AND m.position > $2 AND ($3::text IS NULL OR m.region = $3)
      AND ($4::text IS NULL OR m.kind = $4)),
  judged AS (
    SELECT *, CASE WHEN closed_on IS NOT NULL THEN 'closed' WHEN due_on < $1 THEN 'overdue'
      ELSE 'open' END AS status FROM matters)
  SELECT * FROM judged WHERE $5::text IS NULL OR status = $5 ORDER BY position LIMIT $6`;

/** In the order in which they were opened. */
export async function listMatters(
  sql: Sql,
  { asOf, after, region, kind, status, limit }: MatterQuestion,
): Promise<{ readonly items: readonly ListedMatter[]; readonly next: bigint | null }> {
  const rows = await sql.query<MatterRow>(TEXT, [
    ...[asOf, after, region ?? null, kind ?? null, status ?? null, limit + 1],
  ]);
  const page = rows.slice(0, limit);
  return { items: page.map(listed), next: rows.length > limit ? page.at(-1)!.position : null };
}

function listed(row: MatterRow): ListedMatter {
  const { due_on: dueOn, closed_on: closedOn, required_fen: requiredFen } = row;
  return {
    matterNo: row.matter_no,
    kind: row.kind,
    region: row.region,
    title: row.title,
    program: row.program,
    fiscalYear: row.fiscal_year,
    status: row.status,
    openedOn: row.opened_on,
    dueOn,
    closedOn,
    closedLate: closedOn === null ? null : closedOn > dueOn,
    requiredAmount: requiredFen === null ? null : formatYuan(requiredFen),
    recoveredAmount: formatYuan(row.recovered_fen),
  };
}
