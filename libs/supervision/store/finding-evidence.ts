/**
 * What a finding rests on: the positions of the events and the facts that they state. No person is
 * named here, not even by pseudonym.
 */
import { formatYuan } from '../../money/fen.js';
import type { Sql } from '../../postgres/sql.js';
import { type FindingKind, type PaymentKind, isOfPayment } from '../domain/finding-kinds.js';
import type { FindingRow } from './finding-statements.js';
import { AFTER_EXIT, MONTH, SLOT, STANDARD } from './payment-judgement.js';

type Found = { readonly kind: FindingKind; readonly row: FindingRow };

interface PaymentRow extends PlacedRow {
  readonly period: string | null;
  readonly paid_on: string;
  readonly component: string;
  readonly paid_fen: bigint;
  readonly listed_at: bigint;
}

interface EarlierRow extends PlacedRow {
  readonly region: string;
  readonly batch_no: string;
  readonly earlier_no: number;
  readonly paid_on: string;
  readonly position: bigint;
}

interface ExitRow extends PlacedRow {
  readonly region: string;
  readonly exited_on: string;
  readonly readmitted_on: string | null;
  readonly position: bigint;
}

interface StandardRow extends PlacedRow {
  readonly monthly_amount_fen: bigint;
  readonly effective_from: string;
  readonly persons: number;
  readonly months: number;
  readonly position: bigint;
}

export type Evidence = Awaited<ReturnType<FindingEvidence['of']>>[number];

/** What is read beside the payments of a kind, and the member of the evidence that shows it. */
interface Beside {
  readonly statement: string;
  show(rows: readonly PlacedRow[]): ShownBeside;
}

interface PlacedRow {
  readonly batch: bigint;
  readonly payment_no: number;
}

interface ShownBeside {
  readonly earlier?: readonly ReturnType<typeof earlierPayment>[];
  readonly exits?: readonly ReturnType<typeof exitFacts>[];
  readonly standard?: ReturnType<typeof standardFacts> | null;
}

type MoneyKind = Exclude<FindingKind, PaymentKind>;
type Day = 'paidOn' | 'issuedOn' | 'receivedOn' | 'availableFrom' | 'assessedOn' | 'enteredOn';

/** The day that a finding about money goes by; null: none. */
const DAYS: Readonly<Record<MoneyKind, Day | null>> = {
  PAYMENT_LATE: 'paidOn',
  TRANSFER_LATE: 'issuedOn',
  RECEIPT_UNISSUED: 'receivedOn',
  FUNDS_IDLE: 'availableFrom',
  SURPLUS_OVER_TWO_YEARS: 'availableFrom',
  INPUT_DECREASED: null,
  NEED_BELOW_PAYMENTS: null,
  NEED_LOWERED_IN_GAP: 'assessedOn',
  CONSTRUCTION_ADDED_IN_GAP: 'enteredOn',
  DIRECT_FUNDS_RESTING: 'paidOn',
};

/** As a member of its own, where the day has the name. */
export function dayOf(kind: FindingKind, row: FindingRow): { readonly [D in Day]?: string | null } {
  const day = isOfPayment(kind) ? null : DAYS[kind];
  return day === null ? {} : { [day]: row.on_date };
}

export class FindingEvidence {
  constructor(private readonly sql: Sql) {}

  /** In the order of what was found. */
  async of(found: readonly Found[]) {
    const payments = await this.gather<PaymentRow>(
      PAYMENTS,
      found.filter(({ kind }) => isOfPayment(kind)),
    );
    const beside = new Map<string, ShownBeside>();
    for (const [name, shown] of Object.entries(BESIDE)) {
      if (shown === null) continue;
      const ofKind = found.filter(({ kind }) => kind === name);
      const rows = await this.gather(shown.statement, ofKind);
      for (const { row } of ofKind) beside.set(`${name} ${placeOf(row)}`, shown.show(rows(row)));
    }
    return found.map(({ kind, row }) => {
      const [payment] = payments(row);
      const events = [row.position, ...(payment ? [payment.listed_at] : [])];
      return {
        events: events.filter((position) => position !== 0n).map(Number),
        ...(payment ? paymentFacts(payment) : {}),
        ...beside.get(`${kind} ${placeOf(row)}`),
        ...dayOf(kind, row),
      };
    });
  }

  /** The rows of each payment that was found. */
  private async gather<R extends PlacedRow>(
    statement: string,
    found: readonly Found[],
  ): Promise<(row: FindingRow) => readonly R[]> {
    const byPlace = new Map<string, R[]>();
    if (found.length > 0) {
      const batches = found.map(({ row }) => row.position);
      const paymentNos = found.map(({ row }) => row.payment_no);
      for (const row of await this.sql.query<R>(statement, [batches, paymentNos])) {
        const place = `${row.batch}/${row.payment_no}`;
        const known = byPlace.get(place);
        if (known) known.push(row);
        else byPlace.set(place, [row]);
      }
    }
    return (row) => byPlace.get(placeOf(row)) ?? [];
  }
}

function placeOf(row: FindingRow): string {
  return `${row.position}/${row.payment_no}`;
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
  JOIN published.batches d ON d.position = t.batch
  JOIN published.payments p ON p.stream = d.payment_stream AND p.payment_no = t.payment_no`;

const PAYMENTS = `SELECT t.batch, t.payment_no, d.period, d.paid_on, p.component,
    p.amount_fen AS paid_fen, p.position AS listed_at
  FROM ${ASKED}`;

const EARLIER = `SELECT t.batch, t.payment_no, e.region, e.batch_no, q.payment_no AS earlier_no,
    e.paid_on, e.position
  FROM ${ASKED}
  JOIN read.basic_payments b ON b.month = ${MONTH} AND b.slot = ${SLOT}
  JOIN published.batches e ON e.position = b.batch AND e.code = d.code
  JOIN published.payments q ON q.stream = e.payment_stream AND q.payment_no = b.payment_no
    AND q.beneficiary = p.beneficiary
  WHERE (e.paid_on, e.batch_no COLLATE "C", q.payment_no)
      < (d.paid_on, d.batch_no COLLATE "C", p.payment_no)
  ORDER BY e.paid_on, e.batch_no COLLATE "C", q.payment_no`;

const EXITS = `SELECT t.batch, t.payment_no, e.region, e.exited_on, e.readmitted_on, e.position
  FROM ${ASKED}
  JOIN published.exits e ON ${AFTER_EXIT}
  ORDER BY e.position`;

const STANDARDS = `SELECT t.batch, t.payment_no, s.monthly_amount_fen, s.effective_from,
    p.persons, p.months, s.position
  FROM ${ASKED} ${STANDARD}`;

/** Of each other name the first payment before. */
const NAMED_BEFORE = `SELECT * FROM (
    SELECT DISTINCT ON (t.batch, t.payment_no, q.name) t.batch, t.payment_no, e.region, e.batch_no,
      q.payment_no AS earlier_no, e.paid_on, e.position
    FROM ${ASKED}
    JOIN published.payments q ON q.beneficiary = p.beneficiary AND q.name NOT IN ('', p.name)
    JOIN published.batches e ON e.payment_stream = q.stream
    WHERE (e.paid_on, e.batch_no COLLATE "C", q.payment_no)
        < (d.paid_on, d.batch_no COLLATE "C", p.payment_no)
    ORDER BY t.batch, t.payment_no, q.name, e.paid_on, e.batch_no COLLATE "C", q.payment_no
  ) named ORDER BY paid_on, batch_no COLLATE "C", earlier_no`;

/** What is shown beside a payment; null: its own facts say all. */
const BESIDE: Readonly<Record<PaymentKind, Beside | null>> = {
  PAYMENT_DUPLICATE: {
    statement: EARLIER,
    show: (rows: readonly EarlierRow[]) => ({ earlier: rows.map(earlierPayment) }),
  },
  PAYMENT_AFTER_EXIT: {
    statement: EXITS,
    show: (rows: readonly ExitRow[]) => ({ exits: rows.map(exitFacts) }),
  },
  PAYMENT_OVER_STANDARD: {
    statement: STANDARDS,
    show: ([row]: readonly StandardRow[]) => ({ standard: row ? standardFacts(row) : null }),
  },
  PERSON_TWO_NAMES: {
    statement: NAMED_BEFORE,
    show: (rows: readonly EarlierRow[]) => ({ earlier: rows.map(earlierPayment) }),
  },
  PERSON_NUMBER_DOUBTFUL: null,
};
