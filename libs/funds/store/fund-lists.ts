/** Documents, batches and payments as people list them: in the order of recording, page by page. */
import { formatYuan } from '../../money/fen.js';
import type { Mandate } from '../../event-catalogue/vocabulary.js';
import { MANDATED_WORKS } from '../../policy/mandates.js';
import type { Sql } from '../../postgres/sql.js';

/** The rows after a key: the position of an event, or a payment's number. */
export interface ListPage {
  readonly after: bigint;
  readonly limit: number;
}

export interface Listed<T> {
  readonly items: readonly T[];
  /** Key of the last item where more follow. */
  readonly next: bigint | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly key: bigint };
type Item = Readonly<Record<string, unknown>>;

export interface DocumentQuestion extends ListPage {
  readonly fiscalYear?: number;
  readonly program?: string;
  readonly region?: string;
}

export interface WorksQuestion extends ListPage {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly paper?: string;
}

function clauseOf(mandate: Mandate | null): string | null {
  if (mandate === null) return null;
  const { document, clause } = MANDATED_WORKS[mandate];
  return `${document} ${clause}`;
}

export interface DisbursementQuestion extends ListPage {
  readonly region?: string;
  readonly fiscalYear?: number;
  readonly code?: string;
  readonly period?: string;
}

/** Position of the list of payments, and the payment's number in it. */
type PaymentPlace = readonly [position: bigint, paymentNo: bigint];

export interface PersonQuestion {
  /** Pseudonym. */
  readonly beneficiary: string;
  readonly region?: string;
  readonly after?: PaymentPlace;
  readonly limit: number;
}

interface PersonRow extends Readonly<Record<string, unknown>> {
  readonly place: bigint;
  readonly payment_no: number;
}

export interface PersonPayments {
  readonly items: readonly Item[];
  readonly next: PaymentPlace | null;
}

export class FundLists {
  constructor(private readonly sql: Sql) {}

  receipts({ after, limit, fiscalYear, program }: DocumentQuestion): Promise<Listed<Item>> {
    const values = [after, limit + 1, fiscalYear ?? null, program ?? null];
    return this.page(RECEIPTS, values, limit, (item) => ({
      ...item,
      entries: (item['entries'] as (Item & AmountText)[]).map(withAmount),
    }));
  }

  /** With a region: only documents that have a line for it, and of them only that line. */
  async transfers(question: DocumentQuestion): Promise<Listed<Item>> {
    const { after, limit, fiscalYear, program, region } = question;
    const values = [after, limit + 1, fiscalYear ?? null, program ?? null, region ?? null];
    return this.page(TRANSFERS, values, limit, (item) => ({
      ...item,
      lines: (item['lines'] as (Item & AmountText)[]).map(withAmount),
    }));
  }

  /** Numbers under which two documents stand, by their form. */
  spelledTwice() {
    return this.sql.query<{ readonly form: string; readonly spellings: readonly string[] }>(
      SPELLED_TWICE,
    );
  }

  /** Budgets under an exemption or a mandate, also those that the first edition took without. */
  works(question: WorksQuestion): Promise<Listed<Item>> {
    const { after, limit, region, fiscalYear, paper } = question;
    const values = [after, limit + 1, region ?? null, fiscalYear ?? null, paper ?? null];
    return this.page(WORKS, values, limit, (item) => ({
      ...item,
      clause: clauseOf(item['mandate'] as Mandate | null),
    }));
  }

  disbursements(question: DisbursementQuestion): Promise<Listed<Item>> {
    const { after, limit, region, fiscalYear, code, period } = question;
    const filters = [region ?? null, fiscalYear ?? null, code ?? null, period ?? null];
    return this.page(DISBURSEMENTS, [after, limit + 1, ...filters], limit);
  }

  /**
   * The batch that counts now: the one with this number that is not reversed, else the last
   * reversed.
   */
  async batch(batchNo: string): Promise<Item | undefined> {
    const [row] = await this.sql.query<Row>(BATCH, [batchNo]);
    return row && itemOf(row);
  }

  /** The listed payments of a batch by number, with what has become of them. */
  payments(batchNo: string, { after, limit }: ListPage): Promise<Listed<Item>> {
    return this.page(PAYMENTS, [after, limit + 1, batchNo], limit);
  }

  /** What a person was paid, the earliest first, over all counties or in one. */
  async paymentsOf({ beneficiary, region, after, limit }: PersonQuestion): Promise<PersonPayments> {
    const [position, paymentNo] = after ?? [0n, -1n];
    const values = [beneficiary, region ?? null, position, paymentNo, limit + 1];
    const rows = await this.sql.query<PersonRow>(PAYMENTS_OF, values);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1)! : undefined;
    const next = last ? ([last.place, BigInt(last.payment_no)] as const) : null;
    return { items: page.map(({ place: _, ...row }) => itemOf(row)), next };
  }

  /** The counties that have paid a person, or reported an exit. */
  async countiesOf(beneficiary: string): Promise<readonly string[]> {
    const rows = await this.sql.query<{ readonly region: string }>(COUNTIES_OF, [beneficiary]);
    return rows.map((row) => row.region);
  }

  corrections(
    question: ListPage & { readonly region?: string; readonly status?: string },
  ): Promise<Listed<Item>> {
    const { after, limit, region, status } = question;
    return this.page(CORRECTIONS, [after, limit + 1, region ?? null, status ?? null], limit);
  }

  private async page(
    text: string,
    values: readonly unknown[],
    limit: number,
    finish: (item: Item) => Item = (item) => item,
  ): Promise<Listed<Item>> {
    const rows = await this.sql.query<Row>(text, values);
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? page.at(-1)!.key : null;
    return { items: page.map((row) => finish(itemOf(row))), next };
  }
}

interface AmountText {
  /** Digits: a number of JSON would be a float. */
  readonly amountFen: string;
}

function withAmount({ amountFen, ...part }: Item & AmountText): Item {
  return { ...part, amount: formatYuan(BigInt(amountFen)) };
}

/** Columns ending in `_fen` become yuan; names become camelCase; the paging key stays behind. */
function itemOf(row: Readonly<Record<string, unknown>>): Item {
  const item: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    if (column === 'key') continue;
    const isMoney = column.endsWith('_fen');
    const name = camelCase(isMoney ? column.slice(0, -'_fen'.length) : column);
    if (typeof value !== 'bigint') item[name] = value;
    else item[name] = isMoney ? formatYuan(value) : Number(value);
  }
  return item;
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** A receipt with several entries has none of the members that one entry has. */
const RECEIPTS = `SELECT r.position AS key, r.document_no, r.fiscal_year, r.document_date,
    r.received_on, r.recorded_at, r.event_id, r.reversed, sum(r.amount_fen) AS amount_fen,
    CASE WHEN count(*) = 1 THEN min(r.program) END AS program,
    CASE WHEN count(*) = 1 THEN min(r.source) END AS source,
    CASE WHEN count(*) = 1 THEN min(r.direct_fund) END AS direct_fund,
    json_agg(json_build_object('program', r.program, 'source', r.source,
        'amountFen', r.amount_fen::text, 'directFund', r.direct_fund) ORDER BY r.place) AS entries
  FROM published.entered_receipts r
  WHERE r.position > $1 AND ($3::integer IS NULL OR r.fiscal_year = $3)
  GROUP BY r.position, r.document_no, r.fiscal_year, r.document_date, r.received_on,
    r.recorded_at, r.event_id, r.reversed
  HAVING $4::text IS NULL OR bool_or(r.program = $4)
  ORDER BY r.position LIMIT $2`;

const TRANSFERS = `SELECT t.position AS key, t.document_no, t.program, t.fiscal_year, t.scheme_id,
    coalesce((SELECT sum(l.amount_fen) FROM read.transfer_lines l
      WHERE l.position = t.position AND l.region = $5), t.amount_fen) AS amount_fen,
    t.issued_on, t.recorded_at, t.event_id, t.reversed,
    (SELECT json_agg(json_build_object('region', l.region, 'program', l.program,
        'amountFen', l.amount_fen::text)
        ORDER BY l.place)
      FROM read.transfer_lines l
      WHERE l.position = t.position AND ($5::text IS NULL OR l.region = $5)) AS lines
  FROM published.entered_transfers t
  WHERE t.position > $1 AND ($3::integer IS NULL OR t.fiscal_year = $3)
    AND ($4::text IS NULL OR EXISTS
      (SELECT FROM read.transfer_lines l WHERE l.position = t.position AND l.program = $4))
    AND ($5::text IS NULL OR EXISTS
      (SELECT FROM read.transfer_lines l WHERE l.position = t.position AND l.region = $5))
  ORDER BY t.position LIMIT $2`;

const SPELLED_TWICE = `SELECT document_form AS form,
    array_agg(DISTINCT document_no ORDER BY document_no) AS spellings
  FROM published.documents WHERE stands
  GROUP BY document_form HAVING count(DISTINCT document_no) > 1 ORDER BY document_form`;

const WORKS = `SELECT w.position AS key, w.region, w.fiscal_year, w.project, w.project_name,
    w.project_kind AS kind, w.mandate, w.exemption_no, x.amount_fen AS exemption_amount_fen,
    w.paper, w.entry_no, w.amount_fen, w.allocated_on, w.recorded_by, w.recorded_at, w.event_id,
    w.reversed
  FROM published.excepted_works w
  LEFT JOIN LATERAL (SELECT x.amount_fen FROM read.exemptions x
    WHERE x.exemption_no = w.exemption_no AND x.project = w.project
      AND x.fiscal_year = w.fiscal_year AND x.region = w.region) x ON true
  WHERE w.position > $1 AND ($3::text IS NULL OR w.region = $3)
    AND ($4::integer IS NULL OR w.fiscal_year = $4)
    AND ($5::boolean IS NULL OR w.paper = $5)
  ORDER BY w.position LIMIT $2`;

const DISBURSEMENT_COLUMNS = `d.position AS key, d.batch_no, d.region, d.fiscal_year, d.class, d.code,
  d.project_kind, d.period, d.paid_on, d.amount_fen, d.payments, d.listed_payments, d.recorded_at,
  d.event_id, d.reversed`;

const DISBURSEMENTS = `SELECT ${DISBURSEMENT_COLUMNS} FROM published.entered_batches d
  WHERE d.position > $1 AND ($3::text IS NULL OR d.region = $3)
    AND ($4::integer IS NULL OR d.fiscal_year = $4) AND ($5::text IS NULL OR d.code = $5)
    AND ($6::text IS NULL OR d.period = $6)
  ORDER BY d.position LIMIT $2`;

const BATCH = `SELECT ${DISBURSEMENT_COLUMNS},
    (SELECT coalesce(sum(p.amount_fen), 0) FROM published.returns p
      WHERE p.batch_no = d.batch_no) AS returned_fen
  FROM published.entered_batches d WHERE d.batch_no = $1 ORDER BY d.position DESC LIMIT 1`;

const PAYMENTS = `SELECT p.payment_no::bigint AS key, p.payment_no, p.beneficiary, p.persons, p.months,
    p.component, p.amount_fen, p.payee, r.return_no, r.returned_on
  FROM read.payments p
  LEFT JOIN LATERAL (SELECT w.return_no, w.returned_on FROM published.returns w
    WHERE w.batch_no = $3 AND w.payment_no = p.payment_no
    ORDER BY w.position DESC LIMIT 1) r ON true
  WHERE p.stream = (SELECT d.payment_stream FROM published.entered_batches d
      WHERE d.batch_no = $3 ORDER BY d.position DESC LIMIT 1)
    AND p.payment_no > $1
  ORDER BY p.payment_no LIMIT $2`;

const ASKED_PERSON = `WITH asked AS (SELECT coalesce((SELECT l.becomes
      FROM published.linked_persons l WHERE l.beneficiary = $1), $1) AS person)`;

const PAYMENTS_OF = `${ASKED_PERSON}
  SELECT p.position AS place, p.payment_no, d.batch_no, p.region, d.fiscal_year, d.code AS program,
    d.period, d.paid_on, p.persons, p.months, p.component, p.amount_fen, d.reversed, r.returned_on
  FROM asked JOIN read.payments p ON p.beneficiary = person
  JOIN published.entered_batches d ON d.payment_stream = p.stream
  LEFT JOIN LATERAL (SELECT w.returned_on FROM published.returns w
    WHERE w.batch_no = d.batch_no AND w.payment_no = p.payment_no
    ORDER BY w.position DESC LIMIT 1) r ON true
  WHERE ($2::text IS NULL OR p.region = $2) AND (p.position, p.payment_no) > ($3, $4)
  ORDER BY p.position, p.payment_no LIMIT $5`;

const COUNTIES_OF = `${ASKED_PERSON}
  SELECT p.region FROM asked JOIN read.payments p ON p.beneficiary = person
  UNION SELECT e.region FROM asked JOIN published.exits e ON e.beneficiary = person
  ORDER BY region`;

const CORRECTIONS = `SELECT c.position AS key, c.correction_no, c.event_id, c.reason, c.proposed_by,
    c.recorded_at AS proposed_at,
    CASE WHEN c.stream LIKE 'county-%' THEN substr(c.stream, 8) END AS region,
    CASE WHEN v.event_id IS NULL THEN 'proposed' ELSE 'approved' END AS status
  FROM read.corrections c
  LEFT JOIN read.reversals v ON v.correction_no = c.correction_no
  WHERE c.position > $1 AND ($3::text IS NULL OR c.stream = 'county-' || $3)
    AND ($4::text IS NULL OR (v.event_id IS NULL) = ($4 = 'proposed'))
  ORDER BY c.position LIMIT $2`;
