/**
 * What a finding rests on: the positions of the events and the facts that they state. No person is
 * named here, not even by pseudonym.
 */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import { type FindingKind, PAYMENT_KINDS } from '../domain/finding-kinds.js';
import type { FindingRow } from './finding-statements.js';

type Found = { readonly kind: FindingKind; readonly row: FindingRow };

interface PaymentRow {
  readonly batch: bigint;
  readonly payment_no: number;
  readonly period: string;
  readonly paid_on: string;
  readonly component: string;
  readonly paid_fen: bigint;
  readonly listed_at: bigint;
}

interface EarlierRow {
  readonly batch: bigint;
  readonly payment_no: number;
  readonly region: string;
  readonly batch_no: string;
  readonly earlier_no: number;
  readonly paid_on: string;
  readonly position: bigint;
}

interface ExitRow {
  readonly batch: bigint;
  readonly payment_no: number;
  readonly region: string;
  readonly exited_on: string;
  readonly readmitted_on: string | null;
  readonly position: bigint;
}

interface StandardRow {
  readonly batch: bigint;
  readonly payment_no: number;
  readonly monthly_amount_fen: bigint;
  readonly effective_from: string;
  readonly persons: number;
  readonly months: number;
  readonly position: bigint;
}

export type Evidence = Awaited<ReturnType<FindingEvidence['of']>>[number];

const OF_PAYMENTS: ReadonlySet<FindingKind> = new Set(PAYMENT_KINDS);

export class FindingEvidence {
  constructor(private readonly sql: Sql) {}

  /** In the order of what was found. */
  async of(found: readonly Found[]) {
    const payments = await this.gather<PaymentRow>(PAYMENTS, found, OF_PAYMENTS);
    const earlier = await this.gather<EarlierRow>(EARLIER, found, only('PAYMENT_DUPLICATE'));
    const exits = await this.gather<ExitRow>(EXITS, found, only('PAYMENT_AFTER_EXIT'));
    const standards = await this.gather<StandardRow>(
      STANDARDS,
      found,
      only('PAYMENT_OVER_STANDARD'),
    );
    return found.map(({ kind, row }) => {
      if (!OF_PAYMENTS.has(kind)) return evidenceOfMoney(kind, row);
      const place = `${row.position}/${row.payment_no}`;
      const [payment] = payments.get(place) ?? [];
      return {
        events: [Number(row.position), ...(payment ? [Number(payment.listed_at)] : [])],
        ...(payment ? paymentFacts(payment) : {}),
        ...(kind === 'PAYMENT_DUPLICATE'
          ? { earlier: (earlier.get(place) ?? []).map(earlierPayment) }
          : {}),
        ...(kind === 'PAYMENT_AFTER_EXIT'
          ? { exits: (exits.get(place) ?? []).map(exitFacts) }
          : {}),
        ...(kind === 'PAYMENT_OVER_STANDARD'
          ? { standard: (standards.get(place) ?? []).map(standardFacts)[0] ?? null }
          : {}),
      };
    });
  }

  private async gather<R extends { readonly batch: bigint; readonly payment_no: number }>(
    statement: string,
    found: readonly Found[],
    kinds: ReadonlySet<FindingKind>,
  ): Promise<ReadonlyMap<string, readonly R[]>> {
    const rows = found.filter(({ kind }) => kinds.has(kind)).map(({ row }) => row);
    const byPlace = new Map<string, R[]>();
    if (rows.length === 0) return byPlace;
    const batches = rows.map((row) => row.position);
    const paymentNos = rows.map((row) => row.payment_no);
    for (const row of await this.sql.query<R>(statement, [batches, paymentNos])) {
      const place = `${row.batch}/${row.payment_no}`;
      const known = byPlace.get(place);
      if (known) known.push(row);
      else byPlace.set(place, [row]);
    }
    return byPlace;
  }
}

function only(kind: FindingKind): ReadonlySet<FindingKind> {
  return new Set([kind]);
}

function evidenceOfMoney(kind: FindingKind, row: FindingRow) {
  const events = row.position === 0n ? [] : [Number(row.position)];
  switch (kind) {
    case 'PAYMENT_LATE':
    case 'DIRECT_FUNDS_RESTING':
      return { events, paidOn: row.on_date };
    case 'TRANSFER_LATE':
      return { events, issuedOn: row.on_date };
    case 'RECEIPT_UNISSUED':
      return { events, receivedOn: row.on_date };
    case 'FUNDS_IDLE':
    case 'SURPLUS_OVER_TWO_YEARS':
      return { events, availableFrom: row.on_date };
    default:
      return { events };
  }
}

function paymentFacts(row: PaymentRow) {
  const { period, paid_on: paidOn, component } = row;
  return { period, paidOn, component, paid: formatYuan(row.paid_fen) };
}

function earlierPayment(row: EarlierRow) {
  const { region, batch_no: batchNo, earlier_no: paymentNo, paid_on: paidOn } = row;
  return { region, batchNo, paymentNo, paidOn, event: Number(row.position) };
}

function exitFacts(row: ExitRow) {
  const { region, exited_on: exitedOn, readmitted_on: readmittedOn } = row;
  return { region, exitedOn, readmittedOn, event: Number(row.position) };
}

function standardFacts(row: StandardRow) {
  const { effective_from: effectiveFrom, persons, months } = row;
  const monthlyAmount = formatYuan(row.monthly_amount_fen);
  return { monthlyAmount, effectiveFrom, persons, months, event: Number(row.position) };
}

const ASKED = `unnest($1::bigint[], $2::integer[]) AS t (batch, payment_no)
  JOIN read.disbursements d ON d.position = t.batch
  JOIN read.payments p ON p.stream = d.payment_stream AND p.payment_no = t.payment_no`;

const PAYMENTS = `SELECT t.batch, t.payment_no, d.period, d.paid_on, p.component,
    p.amount_fen AS paid_fen, p.position AS listed_at
  FROM ${ASKED}`;

const EARLIER = `SELECT t.batch, t.payment_no, e.region, e.batch_no, q.payment_no AS earlier_no,
    e.paid_on, e.position
  FROM ${ASKED}
  JOIN read.basic_payments b ON b.month = replace(d.period, '-', '')::integer
    AND b.slot = hashtextextended(p.beneficiary || '/' || d.code, 0)
  JOIN read.disbursements e ON e.position = b.batch AND e.code = d.code
  JOIN read.payments q ON q.stream = e.payment_stream AND q.payment_no = b.payment_no
    AND q.beneficiary = p.beneficiary
  WHERE (e.paid_on, e.batch_no COLLATE "C", q.payment_no)
      < (d.paid_on, d.batch_no COLLATE "C", p.payment_no)
    AND NOT EXISTS (SELECT FROM read.reversals v WHERE v.event_id = e.event_id)
  ORDER BY e.paid_on, e.batch_no COLLATE "C", q.payment_no`;

const EXITS = `SELECT t.batch, t.payment_no, e.region, e.exited_on, e.readmitted_on, e.position
  FROM ${ASKED}
  JOIN read.exits e ON e.beneficiary = p.beneficiary AND e.program = d.code
  WHERE d.period > to_char(e.exited_on, 'YYYY-MM')
    AND (e.readmitted_on IS NULL OR d.period < to_char(e.readmitted_on, 'YYYY-MM'))
  ORDER BY e.position`;

const STANDARDS = `SELECT t.batch, t.payment_no, s.monthly_amount_fen, s.effective_from,
    p.persons, p.months, s.position
  FROM ${ASKED}
  CROSS JOIN LATERAL (SELECT * FROM read.standards s
    WHERE s.region = d.region AND s.program = d.code AND s.tier IS NULL
      AND s.effective_from <= (d.period || '-01')::date
    ORDER BY s.effective_from DESC, s.position DESC LIMIT 1) s`;
