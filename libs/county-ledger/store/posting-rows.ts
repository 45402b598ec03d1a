/** Reads postings back from their table. */
import type { ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { Figure, Posting } from '../domain/postings.js';

export interface PostingRow {
  readonly position: bigint;
  readonly occurred_on: string;
  readonly region: string;
  readonly fiscal_year: number;
  readonly class: string;
  readonly code: string;
  readonly project_kind: string | null;
  readonly kind: string;
  readonly figure: string | null;
  readonly amount_fen: bigint;
  readonly batch_no: string | null;
  readonly need_key: string | null;
  readonly from_month: number | null;
  readonly months: number | null;
  readonly pooled: boolean;
  readonly redirectable_fen: bigint;
  readonly month: number | null;
  readonly entry_no: string | null;
}

export const POSTING_COLUMNS = `position, occurred_on, region, fiscal_year, class, code, project_kind,
  kind, figure, amount_fen, batch_no, need_key, from_month, months,
  pooled, redirectable_fen, month, entry_no`;

/**
 * Amounts add up in any order, so they are summed by account, figure and month, before all that
 * keep their rows and their order: assessments, and what is told apart.
 * @param summed a condition on amounts; all of them where it is left out
 * @returns rows by region and fiscal year
 */
export function summedPostings(from: string, where: string, summed = "kind = 'amount'"): string {
  const account = 'region, fiscal_year, class, code, project_kind, pooled, kind, figure, month';
  return `SELECT ${POSTING_COLUMNS} FROM (
    SELECT 0::bigint AS position, 0 AS place, max(occurred_on) AS occurred_on, ${account},
        sum(amount_fen) AS amount_fen, sum(redirectable_fen) AS redirectable_fen,
        NULL::text AS batch_no, NULL::text AS need_key, NULL::integer AS from_month,
        NULL::integer AS months, NULL::text AS entry_no
      FROM ${from} WHERE ${where} AND ${summed} GROUP BY ${account}
    UNION ALL
    SELECT position, place, occurred_on, ${account}, amount_fen, redirectable_fen, batch_no,
        need_key, from_month, months, entry_no
      FROM ${from} WHERE ${where} AND (${summed}) IS NOT TRUE
  ) rows ORDER BY region, fiscal_year, position, place`;
}

export function postingOf(row: PostingRow): Posting {
  const to = {
    region: row.region,
    fiscalYear: row.fiscal_year,
    class: row.class as SpendingClass,
    code: row.code,
    projectKind: row.project_kind as ProjectKind | null,
    pooled: row.pooled,
  };
  switch (row.kind) {
    case 'amount': {
      const { amount_fen: amountFen, redirectable_fen: redirectableFen, month } = row;
      const moved = { figure: row.figure as Figure, amountFen, redirectableFen };
      const of = { batchNo: row.batch_no, month, entryNo: row.entry_no };
      return { kind: 'amount', ...to, ...moved, ...of };
    }
    case 'need':
    case 'need-withdrawn':
      return {
        kind: row.kind,
        ...to,
        needKey: row.need_key!,
        fromMonth: row.from_month,
        months: row.months!,
        amountFen: row.amount_fen,
      };
    case 'closing':
      return { kind: 'closing', ...to };
    default:
      throw new Error(`posting of unknown kind ${row.kind}`);
  }
}
