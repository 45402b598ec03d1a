/** Where the money of a document is. @source domain.md, section 4 */
import type { DirectFundMark, ReceiptSource } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import type { ReadModels } from '../../projection/read-models.js';
import type { Place } from '../domain/fund-moves.js';
import { recordedNumber } from './recorded-number.js';
import { type LinkRow, flowsOf } from './fund-flows.js';

export interface TraceQuestion {
  readonly documentNo: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  /** Only the share of these counties. */
  readonly regions?: readonly string[];
}

interface EntryRow {
  readonly program: string;
  readonly source: ReceiptSource;
  readonly amount_fen: bigint;
  readonly direct_fund: DirectFundMark | null;
  readonly fiscal_year: number;
}

interface DocumentRow {
  readonly issued: number | null;
  readonly entered: number;
}

interface SumRow {
  readonly held: Place;
  readonly amount_fen: bigint;
}

/** Null: the receipt's only entry. */
interface EntrySumRow extends SumRow {
  readonly program: string | null;
  readonly source: string | null;
}

/** `program` of the line; null: the document's only one. */
interface LineSumRow extends SumRow {
  readonly region: string;
  readonly program: string | null;
}

export class FundTraces {
  constructor(private readonly models: ReadModels) {}

  /**
   * undefined where no document of that number was there by then, or none that the counties
   * have a share in.
   */
  async trace(asked: TraceQuestion) {
    const { asOf, knownAt, regions } = asked;
    const { sql } = await this.models.knownAt(knownAt);
    const documentNo = await recordedNumber(sql, asked.documentNo);
    const question = { ...asked, documentNo };
    const values = [documentNo, asOf ?? null, regions ?? null];
    return (await this.receipt(sql, question, values)) ?? this.transfer(sql, question, values);
  }

  private async receipt(
    sql: Sql,
    { documentNo, regions }: TraceQuestion,
    values: readonly unknown[],
  ) {
    const entered = await sql.query<EntryRow>(ENTRIES, values.slice(0, 2));
    if (entered.length === 0) return undefined;
    const rows = await sql.query<EntrySumRow>(ENTRY_SUMS, values);
    const entries = entered.map((entry) => {
      const { program, source, amount_fen: enteredFen } = entry;
      const ofEntry = rows.filter(
        (row) => row.program === null || (row.program === program && row.source === source),
      );
      return { program, source, ...entryAmounts(ofEntry, regions === undefined && enteredFen) };
    });
    const shown = entries.filter(({ amount }) => regions === undefined || amount !== NOTHING);
    if (shown.length === 0) return undefined;
    const enteredFen = entered.reduce((sum, entry) => sum + entry.amount_fen, 0n);
    const links = await sql.query<LinkRow>(RECEIPT_LINKS, values);
    return {
      documentNo,
      kind: 'receipt' as const,
      fiscalYear: entered[0]!.fiscal_year,
      directFund: entered.find((entry) => entry.direct_fund !== null)?.direct_fund ?? null,
      ...entryAmounts(rows, regions === undefined && enteredFen),
      entries: shown,
      flows: flowsOf(links),
    };
  }

  private async transfer(sql: Sql, { documentNo }: TraceQuestion, values: readonly unknown[]) {
    const rows = await sql.query<LineSumRow>(LINE_SUMS, values);
    if (rows.length === 0) return undefined;
    const [document] = await sql.query<DocumentRow>(DOCUMENT, [documentNo]);
    const [only = null, ...others] = new Set(rows.flatMap(({ program }) => program ?? []));
    const lines = new Map<string, LineSumRow[]>();
    for (const row of rows) {
      const program = row.program ?? (others.length === 0 ? only : null);
      const key = `${row.region} ${program}`;
      const ofLine = lines.get(key);
      if (ofLine) ofLine.push(row);
      else lines.set(key, [{ ...row, program }]);
    }
    const links = await sql.query<LinkRow>(DOCUMENT_LINKS, values);
    return {
      documentNo,
      kind: document!.issued === null ? ('carry-over' as const) : ('transfer' as const),
      fiscalYear: document!.issued ?? document!.entered,
      ...lineAmounts(rows),
      lines: [...lines.values()].map((ofLine) => {
        const [{ region, program }] = ofLine as [LineSumRow];
        return { region, program, ...lineAmounts(ofLine) };
      }),
      flows: flowsOf(links),
    };
  }
}

const NOTHING = formatYuan(0n);

/**
 * amount = unissued + in transit + remaining + disbursed net of returns.
 * @param enteredFen the amount where all of the receipt is asked for; else it is what the rows hold
 */
function entryAmounts(rows: readonly SumRow[], enteredFen: bigint | false) {
  const held = (place: Place) => total(rows.filter((row) => row.held === place));
  const [unissued, inTransit] = [held('UNISSUED'), held('IN_TRANSIT')];
  const [remaining, disbursed] = [held('REMAINING'), held('DISBURSED')];
  const amountFen = enteredFen === false ? inTransit + remaining + disbursed : enteredFen;
  return {
    amount: formatYuan(amountFen),
    unissued: formatYuan(unissued),
    inTransit: formatYuan(inTransit),
    remaining: formatYuan(remaining),
    disbursed: formatYuan(disbursed),
  };
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
const OF_REGION = `($3::text[] IS NULL OR region = ANY ($3))`;

const ENTRIES = `SELECT program, source, amount_fen, direct_fund, fiscal_year
  FROM published.receipts
  WHERE document_no = $1 AND ($2::date IS NULL OR received_on <= $2) ORDER BY position, place`;

const ENTRY_SUMS = `SELECT entry_program AS program, entry_source AS source, held,
    sum(amount_fen) AS amount_fen
  FROM read.fund_moves
  WHERE receipt_no = $1 AND ${ADMITTED} AND ${OF_REGION} GROUP BY 1, 2, 3`;

/** In the document's order: its issue is what first moved the money of a line. */
const LINE_SUMS = `SELECT region, award_program AS program, held, sum(amount_fen) AS amount_fen
  FROM read.fund_moves
  WHERE document_no = $1 AND held <> 'UNISSUED' AND ${ADMITTED} AND ${OF_REGION}
  GROUP BY region, award_program, held ORDER BY min(ARRAY[position, place::bigint]), held`;

/** The year that it was issued for; of an opening balance, the first that it was entered in. */
const DOCUMENT = `SELECT
  (SELECT max(fiscal_year) FROM published.entered_transfers WHERE document_no = $1) AS issued,
  (SELECT min(fiscal_year) FROM read.fund_moves WHERE document_no = $1) AS entered`;

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
