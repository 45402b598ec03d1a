/**
 * What supervision would find of payments that are not recorded yet, against what is: the findings
 * of payments, before the money goes out. Persons are pseudonyms here, names are marks.
 * @source domain.md, section 9
 */
import type { Sql } from '../../postgres/sql.js';
import type { PaymentKind } from '../domain/finding-kinds.js';
import { AFTER_EXIT, ALLOWED, MONTH, SLOT, STANDARD, returnOf } from './payment-judgement.js';

export interface PlannedBatch {
  readonly batchNo: string;
  readonly region: string;
  readonly code: string;
  /** `YYYY-MM`; null: of no month. */
  readonly period: string | null;
}

export interface PlannedPayment {
  readonly paymentNo: number;
  readonly beneficiary: string;
  readonly persons: number;
  readonly months: number;
  readonly component: string;
  readonly amountFen: bigint;
  readonly nameMark: string | null;
  readonly doubtful: boolean;
}

export interface WouldBeFinding {
  readonly kind: PaymentKind;
  readonly paymentNo: number;
  readonly amountFen: bigint;
}

/** In the order of kinds and payments. A batch that is brought again is not held against itself. */
export async function wouldBeFindings(
  sql: Sql,
  batch: PlannedBatch,
  payments: readonly PlannedPayment[],
): Promise<readonly WouldBeFinding[]> {
  const rows = await sql.query<WouldBeFinding>(WOULD_BE, [
    payments.map(({ paymentNo }) => paymentNo),
    payments.map(({ beneficiary }) => beneficiary),
    payments.map(({ persons }) => persons),
    payments.map(({ months }) => months),
    payments.map(({ component }) => component),
    payments.map(({ amountFen }) => amountFen),
    payments.map(({ nameMark }) => nameMark?.slice(0, COMPARED_CHARACTERS) ?? ''),
    payments.map(({ doubtful }) => doubtful),
    batch.region,
    batch.code,
    batch.period,
    batch.batchNo,
  ]);
  return rows;
}

const COMPARED_CHARACTERS = 12;

/** Payments `q` of another batch `e` that count. */
const STANDING = `NOT e.reversed AND e.batch_no <> $12::text
  AND ${returnOf('e', 'q')} IS NULL`;
const NAMED = `SELECT FROM published.payments q
    JOIN published.entered_batches e ON e.payment_stream = q.stream
    WHERE q.beneficiary = p.beneficiary AND ${STANDING}`;

const JUDGED: Readonly<Record<PaymentKind, string>> = {
  PAYMENT_DUPLICATE: `SELECT p.payment_no, p.amount_fen FROM batch d CROSS JOIN (
      SELECT *, row_number() OVER (PARTITION BY beneficiary ORDER BY payment_no) AS place
        FROM given WHERE component = 'BASIC') p
    WHERE d.period IS NOT NULL AND (p.place > 1 OR EXISTS (
      SELECT FROM read.basic_payments b
        JOIN published.entered_batches e ON e.position = b.batch AND e.code = d.code
        JOIN published.payments q ON q.stream = e.payment_stream AND q.payment_no = b.payment_no
          AND q.beneficiary = p.beneficiary
        WHERE b.month = ${MONTH} AND b.slot = ${SLOT} AND ${STANDING}))`,
  PAYMENT_AFTER_EXIT: `SELECT p.payment_no, p.amount_fen FROM batch d CROSS JOIN given p
    WHERE p.component <> 'BACK_PAY' AND EXISTS (SELECT FROM published.exits e WHERE ${AFTER_EXIT})`,
  PAYMENT_OVER_STANDARD: `SELECT p.payment_no, p.amount_fen - ${ALLOWED}
    FROM batch d ${STANDARD} CROSS JOIN given p
    WHERE p.component IN ('BASIC', 'BACK_PAY') AND p.amount_fen > ${ALLOWED}`,
  PERSON_TWO_NAMES: `SELECT p.payment_no, p.amount_fen FROM (
      SELECT *, first_value(name) OVER (PARTITION BY beneficiary ORDER BY payment_no) AS first_name,
        row_number() OVER (PARTITION BY beneficiary, name ORDER BY payment_no) AS place
      FROM given WHERE name <> '') p
    WHERE p.place = 1 AND NOT EXISTS (${NAMED} AND q.name = p.name)
      AND (p.name <> p.first_name OR EXISTS (${NAMED} AND q.name > ''))`,
  PERSON_NUMBER_DOUBTFUL: 'SELECT p.payment_no, p.amount_fen FROM given p WHERE p.doubtful',
};

const WOULD_BE = `WITH given AS MATERIALIZED (SELECT * FROM unnest($1::integer[], $2::text[],
      $3::integer[], $4::integer[], $5::text[], $6::bigint[], $7::text[], $8::boolean[])
    AS p (payment_no, beneficiary, persons, months, component, amount_fen, name, doubtful)),
  batch AS (SELECT $9::text AS region, $10::text AS code, $11::text AS period)
${Object.entries(JUDGED)
  .map(
    ([kind, rows], place) => `SELECT '${kind}' AS kind, payment_no AS "paymentNo",
      amount_fen::bigint AS "amountFen", ${place} AS place
    FROM (${rows}) AS f (payment_no, amount_fen)`,
  )
  .join(' UNION ALL ')}
ORDER BY place, "paymentNo"`;
