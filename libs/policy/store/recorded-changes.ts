/** The changes of policy values that the read models hold. */
import type { Sql } from '../../postgres/sql.js';
import type { KnownReadModels } from '../../projection/read-models.js';
import type { ParameterChange } from '../parameters.js';

export interface RecordedChange extends ParameterChange {
  readonly recordedAt: string;
  readonly decidedBy: string;
}

interface ChangeRow {
  readonly name: string;
  readonly effective_from: string;
  readonly effective_to: string | null;
  readonly value: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly recorded_at: string;
  readonly decided_by: string;
}

/** What is known, with the changes of policy values that it holds. */
export function policySource({ sql, today }: KnownReadModels) {
  return { sql, today, changes: () => recordedChanges(sql) };
}

/** In the order of their recording. */
export async function recordedChanges(sql: Sql): Promise<readonly RecordedChange[]> {
  const rows = await sql.query<ChangeRow>(CHANGES, []);
  return rows.map((row) => ({
    name: row.name,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    value: row.value,
    document: row.document,
    clause: row.clause,
    quote: row.quote,
    recordedAt: row.recorded_at,
    decidedBy: row.decided_by,
  }));
}

const CHANGES = `SELECT name, effective_from, effective_to, value, document, clause, quote, recorded_at,
    decided_by
  FROM read.policy_changes ORDER BY position`;
