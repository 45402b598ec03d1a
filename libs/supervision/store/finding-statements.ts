/**
 * One statement a kind of finding, all with the same columns. Parameters: $1 region, $2 fiscal
 * year, $3 the day asked for (null: everything recorded), $4 to $6 the finding after which a page
 * begins, $7 its length, $8 and $9 the steps of the threshold, $10 one key. `key` tells a finding
 * from others of its kind and never changes. @source domain.md, section 9
 */
import type { FindingKind, PaymentKind } from '../domain/finding-kinds.js';

export interface FindingRow {
  readonly region: string | null;
  readonly fiscal_year: number;
  /** A project, where construction was added. */
  readonly program: string | null;
  /** The number of the entry, where construction was added. */
  readonly batch_no: string | null;
  readonly payment_no: number | null;
  readonly document_no: string | null;
  readonly on_date: string | null;
  readonly amount_fen: bigint;
  readonly key: string;
  readonly position: bigint;
}

const REGION = '($1::text IS NULL OR region = $1)';
const YEAR = '($2::integer IS NULL OR fiscal_year = $2)';
const until = (column: string): string => `($3::date IS NULL OR ${column} <= $3)`;
const stepOn = (day: string): string => `(SELECT s.v FROM unnest($8::date[], $9::integer[])
    AS s (f, v) WHERE s.f <= ${day} ORDER BY s.f DESC LIMIT 1)`;

const ofPayment = (kind: PaymentKind): string =>
  `SELECT region, fiscal_year, program, batch_no, payment_no, NULL::text AS document_no,
    NULL::text AS on_date, amount_fen, payment_no || ':' || batch_no AS key, batch AS position
  FROM read.findings
  WHERE kind = '${kind}' AND ${REGION} AND ${YEAR}
    AND CASE WHEN $3::date IS NULL THEN until IS NULL
      ELSE since <= $3 AND (until IS NULL OR until > $3) END`;

const PAYMENT_LATE = `SELECT d.region, d.fiscal_year, d.code AS program, d.batch_no,
    NULL::integer AS payment_no, NULL::text AS document_no, d.paid_on::text AS on_date,
    d.amount_fen, d.batch_no AS key, d.position
  FROM published.batches d
  WHERE d.class = 'BASIC_LIVELIHOOD' AND d.period IS NOT NULL AND ${REGION} AND ${YEAR}
    AND ${until('d.paid_on')}
    AND d.paid_on > (d.period || '-01')::date - 1 + ${stepOn(`(d.period || '-01')::date`)}`;

/** A lot that was carried is at bottom the one that a receipt or a reclaim made. */
const LOTS = `RECURSIVE lots AS (
    SELECT pool_lot, cause, receipt_no, entry_program, entry_source FROM read.pool_moves
      WHERE cause IN ('RECEIPT', 'RECLAIM')
      GROUP BY pool_lot, cause, receipt_no, entry_program, entry_source
    UNION
    SELECT m.pool_lot, lots.cause, lots.receipt_no, lots.entry_program, lots.entry_source FROM lots
      JOIN read.pool_moves m ON m.from_lot = lots.pool_lot)`;
const RECEIPTS = `receipts AS (
    SELECT document_no, received_on, fiscal_year, program, source, position
      FROM published.receipts WHERE source = 'CENTRAL')`;
const OF_RECEIPT = `JOIN lots ON lots.pool_lot = m.pool_lot AND lots.cause = 'RECEIPT'
  JOIN receipts r ON r.document_no = lots.receipt_no AND r.program = lots.entry_program
    AND r.source = lots.entry_source`;

/** One a transfer document, over all its programs. */
const TRANSFER_LATE = `WITH ${LOTS}, ${RECEIPTS}
  SELECT NULL::text AS region, m.fiscal_year, NULL::text AS program, NULL::text AS batch_no,
    NULL::integer AS payment_no, m.document_no, min(m.occurred_on)::text AS on_date,
    -sum(m.amount_fen) AS amount_fen, m.document_no AS key, min(m.position) AS position
  FROM read.pool_moves m
  ${OF_RECEIPT} AND r.fiscal_year = m.fiscal_year
  WHERE m.cause = 'ISSUE' AND $1::text IS NULL AND ($2::integer IS NULL OR m.fiscal_year = $2)
    AND ${until('m.occurred_on')}
    AND m.occurred_on - r.received_on > ${stepOn('m.occurred_on')}
  GROUP BY m.fiscal_year, m.document_no HAVING sum(m.amount_fen) < 0`;

/** One a receipt document, over all its entries and pool years. */
const RECEIPT_UNISSUED = `WITH ${LOTS}, ${RECEIPTS}
  SELECT NULL::text AS region, r.fiscal_year, NULL::text AS program, NULL::text AS batch_no,
    NULL::integer AS payment_no, r.document_no, r.received_on::text AS on_date,
    sum(m.amount_fen) AS amount_fen, r.document_no AS key, r.position
  FROM read.pool_moves m
  ${OF_RECEIPT}
  WHERE $1::text IS NULL AND ($2::integer IS NULL OR r.fiscal_year = $2)
    AND m.occurred_on <= $3::date AND $3::date - r.received_on > ${stepOn('$3::date')}
  GROUP BY r.document_no, r.fiscal_year, r.received_on, r.position
  HAVING sum(m.amount_fen) > 0`;

/** Lots with a remainder; a move to another purpose or year keeps their origin and their day. */
const stock = (isDue: string): string => `SELECT region, fiscal_year, program,
    NULL::text AS batch_no, NULL::integer AS payment_no, document_no,
    min(available_from)::text AS on_date, sum(amount_fen) AS amount_fen,
    region || '/' || fiscal_year || '/' || program || '/' || document_no AS key,
    min(position) AS position
  FROM (
    SELECT region, fiscal_year, program, document_no, lot, available_from,
        sum(amount_fen) AS amount_fen, min(position) AS position
      FROM published.fund_moves
      WHERE held = 'REMAINING' AND ${REGION} AND ${YEAR} AND occurred_on <= $3::date AND ${isDue}
      GROUP BY region, fiscal_year, program, document_no, lot, available_from
      HAVING sum(amount_fen) > 0
  ) lots GROUP BY region, fiscal_year, program, document_no`;

const FUNDS_IDLE = stock(`$3::date - available_from > ${stepOn('$3::date')}`);
const SURPLUS = stock(
  `extract(year FROM $3::date)::integer - origin_year >= ${stepOn('$3::date')}`,
);

/** Of years that are over on the day asked for. */
const INPUT_DECREASED = `WITH inputs AS (
    SELECT region, fiscal_year, sum(amount_fen) AS input_fen FROM published.postings
      WHERE class = 'BASIC_LIVELIHOOD' AND figure IN ('awarded', 'ownBudget') AND ${REGION}
        AND ($2::integer IS NULL OR fiscal_year BETWEEN $2 - 1 AND $2)
        AND ${until('occurred_on')}
      GROUP BY region, fiscal_year)
  SELECT y.region, y.fiscal_year, NULL::text AS program, NULL::text AS batch_no,
    NULL::integer AS payment_no, NULL::text AS document_no, NULL::text AS on_date,
    b.input_fen - y.input_fen AS amount_fen, y.region || '/' || y.fiscal_year AS key,
    0::bigint AS position
  FROM inputs y JOIN inputs b ON b.region = y.region AND b.fiscal_year = y.fiscal_year - 1
  WHERE y.input_fen > 0 AND y.input_fen < b.input_fen
    AND make_date(y.fiscal_year, 12, 31) <= $3::date
    AND ($2::integer IS NULL OR y.fiscal_year = $2)`;

/**
 * Direct money that left an account in a batch without payments by name: that it reached a person,
 * and does not rest in a unit's account, is not shown. What was listed is taken to have reached
 * whom it names; to which bank account it went no ledger knows. A batch number is taken again only
 * once its batch was reversed, so the latest one counts.
 */
const DIRECT_FUNDS_RESTING = `SELECT region, fiscal_year, program, batch_no,
    NULL::integer AS payment_no, NULL::text AS document_no, max(paid_on)::text AS on_date,
    sum(amount_fen) AS amount_fen, batch_no AS key, max(batch_position) AS position
  FROM (SELECT m.region, m.fiscal_year, m.program, m.batch_no, m.amount_fen, m.occurred_on,
        d.paid_on, d.position AS batch_position
      FROM published.receipts r
      JOIN published.fund_moves m ON m.receipt_no = r.document_no AND m.held = 'DISBURSED'
        AND (m.entry_program IS NULL
          OR (r.program = m.entry_program AND r.source = m.entry_source))
      JOIN LATERAL (SELECT paid_on, position, payment_stream FROM published.entered_batches b
        WHERE b.batch_no = m.batch_no ORDER BY b.position DESC LIMIT 1) d
        ON d.payment_stream IS NULL
      WHERE r.direct_fund IS NOT NULL) paid
  WHERE ${REGION} AND ${YEAR} AND ${until('occurred_on')}
  GROUP BY region, fiscal_year, program, batch_no HAVING sum(amount_fen) > 0`;

/** Of months of which a batch is paid up to the last one; need as its latest assessment has it. */
const NEED_BELOW_PAYMENTS = `WITH paid AS (
    SELECT region, fiscal_year, code, month,
        sum(amount_fen) FILTER (WHERE figure = 'disbursed') AS paid_fen,
        sum(CASE figure WHEN 'disbursed' THEN amount_fen ELSE -amount_fen END) AS net_fen
      FROM published.postings
      WHERE class = 'BASIC_LIVELIHOOD' AND month IS NOT NULL AND figure IN ('disbursed', 'returned')
        AND ${REGION} AND ${YEAR} AND ${until('occurred_on')}
      GROUP BY region, fiscal_year, code, month),
  through AS (
    SELECT region, fiscal_year, code, max(month) FILTER (WHERE paid_fen > 0) AS last,
        sum(net_fen) AS net_fen
      FROM paid GROUP BY region, fiscal_year, code),
  needs AS (
    SELECT p.* FROM published.postings p JOIN published.assessments a ON a.position = p.position
      WHERE p.kind = 'need' AND ($1::text IS NULL OR p.region = $1)
        AND ($2::integer IS NULL OR p.fiscal_year = $2) AND ${until('p.occurred_on')})
  SELECT t.region, t.fiscal_year, t.code AS program, NULL::text AS batch_no,
    NULL::integer AS payment_no, NULL::text AS document_no, NULL::text AS on_date,
    t.net_fen - due.fen AS amount_fen,
    t.region || '/' || t.fiscal_year || '/' || t.code AS key, 0::bigint AS position
  FROM through t
  LEFT JOIN LATERAL (SELECT months FROM needs n WHERE n.region = t.region
      AND n.fiscal_year = t.fiscal_year AND n.code = t.code AND n.from_month IS NULL
      ORDER BY n.position DESC LIMIT 1) of_year ON true
  CROSS JOIN LATERAL (SELECT coalesce(sum(n.amount_fen), 0) AS fen
    FROM generate_series(1, t.last) AS m (month)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN n.from_month IS NULL OR m.month < n.from_month + n.months
          THEN n.amount_fen ELSE 0 END AS amount_fen
        FROM needs n WHERE n.region = t.region AND n.fiscal_year = t.fiscal_year
          AND n.code = t.code AND coalesce(n.from_month, 1) <= m.month
        ORDER BY n.position DESC LIMIT 1) n) due
  WHERE t.last IS NOT NULL AND of_year.months IS DISTINCT FROM 1 AND t.net_fen > due.fen`;

const doneInGap = (kind: string, columns: string): string =>
  `SELECT e.region, e.fiscal_year, e.code AS program, ${columns} AS key, e.position,
    NULL::integer AS payment_no, NULL::text AS document_no, e.occurred_on::text AS on_date,
    e.amount_fen
  FROM published.entries_in_gap e
  WHERE e.kind = '${kind}' AND ($1::text IS NULL OR e.region = $1)
    AND ($2::integer IS NULL OR e.fiscal_year = $2) AND ${until('e.occurred_on')}`;
const PLACE = `e.region || '/' || e.fiscal_year || '/' || e.code || '/' ||`;

const STATEMENTS: Readonly<Record<FindingKind, string>> = {
  PAYMENT_DUPLICATE: ofPayment('PAYMENT_DUPLICATE'),
  PAYMENT_AFTER_EXIT: ofPayment('PAYMENT_AFTER_EXIT'),
  PAYMENT_OVER_STANDARD: ofPayment('PAYMENT_OVER_STANDARD'),
  PERSON_TWO_NAMES: ofPayment('PERSON_TWO_NAMES'),
  PERSON_NUMBER_DOUBTFUL: ofPayment('PERSON_NUMBER_DOUBTFUL'),
  PAYMENT_LATE,
  TRANSFER_LATE,
  RECEIPT_UNISSUED,
  FUNDS_IDLE,
  SURPLUS_OVER_TWO_YEARS: SURPLUS,
  INPUT_DECREASED,
  NEED_BELOW_PAYMENTS,
  NEED_LOWERED_IN_GAP: doneInGap(
    'NEED_LOWERED',
    `NULL::text AS batch_no, ${PLACE} e.need_key || CASE WHEN e.withdrawal THEN '/-' ELSE '' END`,
  ),
  CONSTRUCTION_ADDED_IN_GAP: doneInGap(
    'CONSTRUCTION_ADDED',
    `e.entry_no AS batch_no, ${PLACE} e.figure || '/' || e.entry_no`,
  ),
  DIRECT_FUNDS_RESTING,
};

/** By region, year and key; $10 picks one finding. */
export function pageStatement(kind: FindingKind): string {
  return `WITH asked AS (SELECT $1::text, $2::integer, $3::date, $8::date[], $9::integer[])
  SELECT * FROM (${STATEMENTS[kind]}) found
  WHERE ($4::text IS NULL
      OR (coalesce(region, ''), fiscal_year, key COLLATE "C") > ($4, $5::integer, $6::text))
    AND ($10::text IS NULL OR key = $10)
  ORDER BY coalesce(region, ''), fiscal_year, key COLLATE "C" LIMIT $7`;
}
