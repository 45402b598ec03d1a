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
}

export const POSTING_COLUMNS = `position, occurred_on, region, fiscal_year, class, code, project_kind,
  kind, figure, amount_fen, batch_no, need_key, from_month, months`;

export function postingOf(row: PostingRow): Posting {
  const to = {
    region: row.region,
    fiscalYear: row.fiscal_year,
    class: row.class as SpendingClass,
    code: row.code,
    projectKind: row.project_kind as ProjectKind | null,
  };
  switch (row.kind) {
    case 'amount': {
      const { amount_fen: amountFen, batch_no: batchNo } = row;
      return { kind: 'amount', ...to, figure: row.figure as Figure, amountFen, batchNo };
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
