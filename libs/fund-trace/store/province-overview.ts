/**
 * The province at a glance: what came in, where it is, and what was paid out.
 */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';

/** Amounts are yuan strings with two places. */
export interface ProvinceOverview {
  readonly receipts: readonly {
    readonly fiscalYear: number;
    readonly source: string;
    readonly documents: number;
    readonly amount: string;
  }[];
  /** Award money by where it is now; what was reclaimed is unissued again. */
  readonly places: readonly { readonly place: string; readonly amount: string }[];
  readonly batches: number;
  readonly payments: number;
}

interface ReceiptRow {
  readonly fiscal_year: number;
  readonly source: string;
  readonly documents: bigint;
  readonly amount_fen: bigint;
}

export async function provinceOverview(sql: Sql): Promise<ProvinceOverview> {
  const receipts = await sql.query<ReceiptRow>(RECEIPTS);
  const places = await sql.query<{ readonly held: string; readonly amount_fen: bigint }>(PLACES);
  const [counts] = await sql.query<{
    readonly batches: bigint;
    readonly payments: bigint;
  }>(COUNTS);
  return {
    receipts: receipts.map((row) => ({
      fiscalYear: row.fiscal_year,
      source: row.source,
      documents: Number(row.documents),
      amount: formatYuan(row.amount_fen),
    })),
    places: places.map((row) => ({ place: row.held, amount: formatYuan(row.amount_fen) })),
    batches: Number(counts!.batches),
    payments: Number(counts!.payments),
  };
}

const RECEIPTS = `SELECT fiscal_year, source, count(DISTINCT position) AS documents,
    sum(amount_fen) AS amount_fen
  FROM published.receipts
  GROUP BY fiscal_year, source ORDER BY fiscal_year, source`;

/**
 * Of the receipts' money: reclaimed money is in the pools again, so that place is no place of its
 * own.
 */
const PLACES = `SELECT held, sum(amount_fen) AS amount_fen FROM read.fund_moves
  WHERE held <> 'RECLAIMED'
  GROUP BY held ORDER BY array_position(ARRAY['UNISSUED', 'IN_TRANSIT', 'REMAINING', 'DISBURSED'], held)`;

const COUNTS = `SELECT
    (SELECT count(*) FROM published.entered_batches) AS batches,
    (SELECT count(*) FROM published.payments) AS payments`;
