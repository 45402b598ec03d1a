/** Where the money of a document is. @source domain.md, section 4 */
import type { DirectFundMark } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import type { ReadModels } from '../../projection/read-models.js';
import type { Place } from '../domain/fund-moves.js';
import { type LinkRow, flowsOf } from './fund-flows.js';

export interface TraceQuestion {
  readonly documentNo: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  /** Only this county's share. */
  readonly region?: string;
}

interface ReceiptRow {
  readonly amount_fen: bigint | null;
  readonly direct_fund: DirectFundMark | null;
}

interface SumRow {
  readonly region: string | null;
  readonly held: Place;
  readonly amount_fen: bigint;
}

export class FundTraces {
  constructor(private readonly models: ReadModels) {}

  /**
   * undefined where no document of that number was there by then, or none that the county has a
   * share in.
   */
  async trace(question: TraceQuestion) {
    const { documentNo, asOf, knownAt, region } = question;
    const { sql } = await this.models.knownAt(knownAt);
    const values = [documentNo, asOf ?? null, region ?? null];
    return (await this.receipt(sql, question, values)) ?? this.transfer(sql, question, values);
  }

  private async receipt(
    sql: Sql,
    { documentNo, region }: TraceQuestion,
    values: readonly unknown[],
  ) {
    const [entered] = await sql.query<ReceiptRow>(RECEIPT, values.slice(0, 2));
    if (typeof entered?.amount_fen !== 'bigint') return undefined;
    const rows = await sql.query<SumRow>(RECEIPT_SUMS, values);
    const held = (place: Place) => total(rows.filter((row) => row.held === place));
    const [unissued, inTransit] = [held('UNISSUED'), held('IN_TRANSIT')];
    const [remaining, disbursed] = [held('REMAINING'), held('DISBURSED')];
    const shareFen = inTransit + remaining + disbursed;
    if (region !== undefined && shareFen === 0n) return undefined;
    const amountFen = region === undefined ? entered.amount_fen : shareFen;
    const links = await sql.query<LinkRow>(RECEIPT_LINKS, values);
    return {
      documentNo,
      kind: 'receipt' as const,
      directFund: entered.direct_fund,
      amount: formatYuan(amountFen),
      unissued: formatYuan(unissued),
      inTransit: formatYuan(inTransit),
      remaining: formatYuan(remaining),
      disbursed: formatYuan(disbursed),
      flows: flowsOf(links),
    };
  }

  private async transfer(sql: Sql, { documentNo }: TraceQuestion, values: readonly unknown[]) {
    const rows = await sql.query<SumRow>(DOCUMENT_SUMS, values);
    if (rows.length === 0) return undefined;
    const [issued] = await sql.query<{ readonly found: boolean }>(ISSUED, [documentNo]);
    const byRegion = new Map<string, SumRow[]>();
    for (const row of rows) {
      const ofRegion = byRegion.get(row.region!);
      if (ofRegion) ofRegion.push(row);
      else byRegion.set(row.region!, [row]);
    }
    const links = await sql.query<LinkRow>(DOCUMENT_LINKS, values);
    return {
      documentNo,
      kind: issued?.found ? ('transfer' as const) : ('carry-over' as const),
      ...lineAmounts(rows),
      lines: [...byRegion].map(([region, ofRegion]) => ({ region, ...lineAmounts(ofRegion) })),
      flows: flowsOf(links),
    };
  }
}

function total(rows: readonly SumRow[]): bigint {
  return rows.reduce((sum, row) => sum + row.amount_fen, 0n);
}

/** amount = in transit + remaining + reclaimed + disbursed net of returns. */
function lineAmounts(rows: readonly SumRow[]) {
  const held = (place: Place) => formatYuan(total(rows.filter((row) => row.held === place)));
  return {
    amount: formatYuan(total(rows)),
    inTransit: held('IN_TRANSIT'),
    remaining: held('REMAINING'),
    reclaimed: held('RECLAIMED'),
    disbursed: held('DISBURSED'),
  };
}

const ADMITTED = `($2::date IS NULL OR occurred_on <= $2)`;
const OF_REGION = `($3::text IS NULL OR region = $3)`;

const RECEIPT = `SELECT sum(amount_fen) AS amount_fen, max(direct_fund) AS direct_fund
  FROM published.receipts
  WHERE document_no = $1 AND ($2::date IS NULL OR received_on <= $2)`;

const RECEIPT_SUMS = `SELECT NULL::text AS region, held, sum(amount_fen) AS amount_fen
  FROM read.fund_moves
  WHERE receipt_no = $1 AND ${ADMITTED} AND ${OF_REGION} GROUP BY held`;

const DOCUMENT_SUMS = `SELECT region, held, sum(amount_fen) AS amount_fen
  FROM read.fund_moves
  WHERE document_no = $1 AND held <> 'UNISSUED' AND ${ADMITTED} AND ${OF_REGION}
  GROUP BY region, held ORDER BY region, held`;

const ISSUED = `SELECT count(*) > 0 AS found FROM published.entered_transfers
  WHERE document_no = $1`;

/** Where the money of each receipt and document is in each county; what is paid out, by batch. */
const links = (column: 'receipt_no' | 'document_no') => `
  SELECT receipt_no, document_no, region, held,
    CASE WHEN held = 'DISBURSED' THEN batch_no END AS batch_no,
    sum(amount_fen) AS amount_fen
  FROM read.fund_moves
  WHERE ${column} = $1 AND held <> 'UNISSUED' AND ${ADMITTED} AND ${OF_REGION}
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount_fen) <> 0
  ORDER BY 1, 2, 3, 4, 5`;

const RECEIPT_LINKS = links('receipt_no');
const DOCUMENT_LINKS = links('document_no');
