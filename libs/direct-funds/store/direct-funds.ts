/**
 * The money of marked receipts, listed apart: by receipt, and of each by county.
 * @source 财预〔2020〕56号 第四条: issued and marked apart, followed down to the household
 */
import type { DirectFundMark } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import type { DirectFundFigures } from '../domain/monthly-report.js';

export interface DirectFundsQuestion {
  readonly fiscalYear?: number;
  readonly program?: string;
  readonly directFund?: DirectFundMark;
  /** Only this county's share. */
  readonly region?: string;
  /** End of that business day. */
  readonly asOf: string;
  /** Position of the receipt after which a page begins. */
  readonly after: bigint;
  readonly limit: number;
}

/** Amounts are yuan strings with two places. */
interface Places {
  readonly inTransit: string;
  readonly remaining: string;
  readonly paid: string;
  readonly paidToPersons: string;
}

export interface DirectFundLine extends Places {
  readonly documentNo: string;
  readonly directFund: DirectFundMark;
  readonly program: string;
  readonly fiscalYear: number;
  readonly source: string;
  readonly receivedOn: string;
  readonly amount: string;
  /** Still with the province; null where a county asks for its share. */
  readonly unissued: string | null;
  readonly issued: string;
  /** First and last day on which some of it was issued. */
  readonly firstIssuedOn: string | null;
  readonly lastIssuedOn: string | null;
  /** From its receipt until the last of it was issued, or until the day asked for. */
  readonly daysToIssue: number;
  readonly counties: readonly ({ readonly region: string; readonly issued: string } & Places)[];
}

/** An entry of a receipt: each carries a mark of its own, or none. */
interface ReceiptRow {
  /** Of the receipt, with the place of the entry in it. */
  readonly position: bigint;
  readonly entry: string;
  readonly document_no: string;
  readonly direct_fund: DirectFundMark;
  readonly program: string;
  readonly fiscal_year: number;
  readonly source: string;
  readonly received_on: string;
  readonly amount_fen: bigint;
}

interface HeldRow {
  readonly entry: string;
  /** null: the province. */
  readonly region: string | null;
  readonly unissued_fen: bigint;
  readonly in_transit_fen: bigint;
  readonly remaining_fen: bigint;
  readonly paid_fen: bigint;
  readonly to_persons_fen: bigint;
}

interface IssueRow {
  readonly entry: string;
  readonly first_on: string;
  readonly last_on: string;
}

export class DirectFunds {
  constructor(private readonly sql: Sql) {}

  /** In the order of their recording. */
  async list(question: DirectFundsQuestion): Promise<{
    readonly items: readonly DirectFundLine[];
    readonly next: bigint | null;
  }> {
    const { asOf, limit, region } = question;
    const receipts = await this.receipts(question);
    const page = receipts.slice(0, limit);
    const numbers = page.map((row) => row.document_no);
    const held = groupedBy(await this.held(numbers, asOf, region ?? null));
    const issues = await this.sql.query<IssueRow>(ISSUES, [numbers, asOf, region ?? null]);
    const issueOf = new Map(issues.map((row) => [row.entry, row]));
    return {
      items: page.map((row) =>
        lineOf(row, held.get(row.entry) ?? [], issueOf.get(row.entry), question),
      ),
      next: receipts.length > limit ? page.at(-1)!.position : null,
    };
  }

  /**
   * What a report of the day holds: receipts of that year, and earlier ones that were not all paid
   * when it began.
   */
  async figures(asOf: string): Promise<readonly DirectFundFigures[]> {
    const receipts = await this.receipts({ asOf, after: -1n, limit: ALL });
    const numbers = receipts.map((row) => row.document_no);
    const yearBefore = `${Number(asOf.slice(0, 4)) - 1}-12-31`;
    const held = groupedBy(await this.held(numbers, asOf, null));
    const before = groupedBy(await this.held(numbers, yearBefore, null));
    return receipts
      .filter(({ fiscal_year, entry }) => {
        if (fiscal_year >= Number(asOf.slice(0, 4))) return true;
        const then = sumOf(before.get(entry) ?? []);
        return then.unissued_fen + then.in_transit_fen + then.remaining_fen > 0n;
      })
      .map((row) => figuresOf(row, held.get(row.entry) ?? []));
  }

  /** Month of the first marked receipt by the day; null: there is none. */
  async firstMonth(asOf: string): Promise<string | null> {
    const [row] = await this.sql.query<{ readonly month: string | null }>(FIRST_MONTH, [asOf]);
    return row!.month;
  }

  private receipts(question: Omit<DirectFundsQuestion, 'region'>): Promise<readonly ReceiptRow[]> {
    const { asOf, after, limit, fiscalYear, program, directFund } = question;
    return this.sql.query<ReceiptRow>(RECEIPTS, [
      asOf,
      after,
      limit === ALL ? ALL : limit + 1,
      fiscalYear ?? null,
      program ?? null,
      directFund ?? null,
    ]);
  }

  private held(
    numbers: readonly string[],
    asOf: string,
    region: string | null,
  ): Promise<readonly HeldRow[]> {
    return this.sql.query<HeldRow>(HELD, [numbers, asOf, region]);
  }
}

const ALL = 1_000_000;

function groupedBy(rows: readonly HeldRow[]): ReadonlyMap<string, readonly HeldRow[]> {
  const groups = new Map<string, HeldRow[]>();
  for (const row of rows) {
    const known = groups.get(row.entry);
    if (known) known.push(row);
    else groups.set(row.entry, [row]);
  }
  return groups;
}

type Sums = Omit<HeldRow, 'entry' | 'region'>;

function sumOf(rows: readonly HeldRow[]): Sums {
  const total = (column: keyof Sums) => rows.reduce((sum, row) => sum + row[column], 0n);
  return {
    unissued_fen: total('unissued_fen'),
    in_transit_fen: total('in_transit_fen'),
    remaining_fen: total('remaining_fen'),
    paid_fen: total('paid_fen'),
    to_persons_fen: total('to_persons_fen'),
  };
}

function placesOf(sums: Sums): Places {
  return {
    inTransit: formatYuan(sums.in_transit_fen),
    remaining: formatYuan(sums.remaining_fen),
    paid: formatYuan(sums.paid_fen),
    paidToPersons: formatYuan(sums.to_persons_fen),
  };
}

function issuedFen(sums: Sums): bigint {
  return sums.in_transit_fen + sums.remaining_fen + sums.paid_fen;
}

function lineOf(
  row: ReceiptRow,
  held: readonly HeldRow[],
  issue: IssueRow | undefined,
  { asOf, region }: DirectFundsQuestion,
): DirectFundLine {
  const sums = sumOf(held);
  const ofProvince = region === undefined;
  const allIssued = sums.unissued_fen === 0n && issue !== undefined;
  return {
    documentNo: row.document_no,
    directFund: row.direct_fund,
    program: row.program,
    fiscalYear: row.fiscal_year,
    source: row.source,
    receivedOn: row.received_on,
    amount: formatYuan(ofProvince ? row.amount_fen : issuedFen(sums)),
    unissued: ofProvince ? formatYuan(sums.unissued_fen) : null,
    issued: formatYuan(issuedFen(sums)),
    ...placesOf(sums),
    firstIssuedOn: issue?.first_on ?? null,
    lastIssuedOn: issue?.last_on ?? null,
    daysToIssue: daysBetween(row.received_on, allIssued ? issue.last_on : asOf),
    counties: held
      .filter((of) => of.region !== null)
      .map((of) => ({ region: of.region!, issued: formatYuan(issuedFen(of)), ...placesOf(of) })),
  };
}

function figuresOf(row: ReceiptRow, held: readonly HeldRow[]): DirectFundFigures {
  const sums = sumOf(held);
  return {
    receiptNo: row.document_no,
    directFund: row.direct_fund,
    program: row.program,
    fiscalYear: row.fiscal_year,
    amountFen: row.amount_fen,
    unissuedFen: sums.unissued_fen,
    inTransitFen: sums.in_transit_fen,
    remainingFen: sums.remaining_fen,
    paidFen: sums.paid_fen,
    paidToPersonsFen: sums.to_persons_fen,
  };
}

const DAY = 86_400_000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

const MARKED = `published.receipts r WHERE r.direct_fund IS NOT NULL`;

/** More than the entries of a receipt: positions of entries are those of receipts, spread. */
const SPREAD = 1024;
const POSITION = `(r.position * ${SPREAD} + r.place)`;
const ENTRY = `concat_ws(' ', r.document_no, r.program, r.source)`;

const RECEIPTS = `SELECT ${POSITION} AS position, ${ENTRY} AS entry, r.document_no, r.direct_fund, r.program, r.fiscal_year,
    r.source, r.received_on, r.amount_fen
  FROM ${MARKED} AND r.received_on <= $1 AND ${POSITION} > $2
    AND ($4::integer IS NULL OR r.fiscal_year = $4) AND ($5::text IS NULL OR r.program = $5)
    AND ($6::text IS NULL OR r.direct_fund = $6)
  ORDER BY 1 LIMIT $3`;

const FIRST_MONTH = `SELECT to_char(min(r.received_on), 'YYYY-MM') AS month
  FROM ${MARKED} AND r.received_on <= $1`;

/** A batch number is taken again only once its batch was reversed: the latest one counts. */
const LISTED = `coalesce((SELECT d.payment_stream IS NOT NULL FROM published.entered_batches d
    WHERE d.batch_no = m.batch_no ORDER BY d.position DESC LIMIT 1), false)`;

const held = (place: string, more = ''): string =>
  `coalesce(sum(m.amount_fen) FILTER (WHERE m.held = '${place}'${more}), 0)`;

/** Money says of which entry it is; where it does not, the receipt has only one. */
const MOVES = `published.fund_moves m JOIN published.receipts r ON r.document_no = m.receipt_no
    AND (m.entry_program IS NULL OR (r.program = m.entry_program AND r.source = m.entry_source))`;

const HELD = `SELECT ${ENTRY} AS entry, m.region, ${held('UNISSUED')} AS unissued_fen,
    ${held('IN_TRANSIT')} AS in_transit_fen, ${held('REMAINING')} AS remaining_fen,
    ${held('DISBURSED')} AS paid_fen,
    ${held('DISBURSED', ` AND ${LISTED}`)} AS to_persons_fen
  FROM ${MOVES}
  WHERE m.receipt_no = ANY ($1) AND m.occurred_on <= $2
    AND ($3::text IS NULL OR m.region = $3)
  GROUP BY 1, m.region ORDER BY 1, m.region`;

const ISSUES = `SELECT ${ENTRY} AS entry, min(m.occurred_on)::text AS first_on,
    max(m.occurred_on)::text AS last_on
  FROM ${MOVES}
  JOIN published.transfers t ON t.position = m.position
  WHERE m.receipt_no = ANY ($1) AND m.held = 'IN_TRANSIT' AND m.occurred_on <= $2
    AND ($3::text IS NULL OR m.region = $3)
  GROUP BY 1`;
