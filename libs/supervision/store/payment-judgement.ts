/**
 * Judges payments against one another, against exits and against standards, many at once and by
 * keyed look-ups only: the cost is that of what was touched, however much is there.
 * @source domain.md, section 9
 */
import type { ReadModelTransaction } from '../../projection/projection.js';
import type { PaymentKind } from '../domain/finding-kinds.js';
import type { JudgePayments, Touched } from '../projections/findings-table.js';

/** Payments that are judged: whole batches by position, or single payments of them. */
interface Scope {
  readonly batches: readonly bigint[];
  /** Beside each batch; undefined: all of its payments. */
  readonly paymentNos?: readonly number[];
}

interface SlotRow {
  readonly month: number;
  readonly slot: bigint;
}

interface PaymentRow {
  readonly batch: bigint;
  readonly payment_no: number;
}

export const judgePayments: JudgePayments = async (touched, models) => {
  for (const setting of PLAN_BY_KEYS) await models.plan(setting);
  const slots = await enterNew(touched, models);
  const withdrawn = await batchesNamed(touched.reversedBatches, models);
  const returned = await paymentsNamed(touched, models);
  slots.push(
    ...(await slotsOf({ batches: withdrawn }, models)),
    ...(await slotsOf(returned, models)),
  );
  const ofStandards = await batchesUnderStandards(touched, models);
  const ofPersons = await paymentsOfPersons(touched, models);
  const examined = await examinedPayments(touched, models);
  slots.push(...(await slotsOf(examined, models)));
  await judgeSingly({ batches: touched.batches }, models);
  for (const scope of [
    { batches: [...withdrawn, ...ofStandards] },
    returned,
    ofPersons,
    examined,
  ]) {
    await forgetSingly(scope, models);
    await judgeSingly(scope, models);
  }
  await judgeDuplicates(slots, models);
  const renamed = [];
  for (const scope of [{ batches: [...touched.batches, ...withdrawn] }, returned, examined]) {
    renamed.push(...(await personsOfTwoNames(scope, models)));
  }
  await judgeNames(renamed, models);
  for (const setting of PLAN_AS_USUAL) await models.plan(setting);
};

/** Statistics lag far behind within an import: the plan is said rather than guessed. */
const PLAN_BY_KEYS = [
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
  'jit = off',
  // Joins in the order in which they are written: from what was touched to what it meets.
  'join_collapse_limit = 1',
  'from_collapse_limit = 1',
];
const PLAN_AS_USUAL = [
  'enable_seqscan = on',
  'enable_hashjoin = on',
  'enable_mergejoin = on',
  'join_collapse_limit = 8',
  'from_collapse_limit = 8',
];

/** Enters the basic payments of new batches. @returns where one meets another */
async function enterNew(touched: Touched, models: ReadModelTransaction): Promise<SlotRow[]> {
  if (touched.batches.length === 0) return [];
  const entered = await models.rows(BASIC_ROWS, [touched.batches]);
  if (entered.length === 0) return [];
  await models.insert(BASIC_TABLE, entered);
  const slots = [entered.map(([month]) => month), entered.map(([, slot]) => slot)];
  return [...(await models.read<SlotRow>(SLOTS_MET, slots))];
}

async function batchesNamed(
  batchNos: readonly string[],
  models: ReadModelTransaction,
): Promise<readonly bigint[]> {
  if (batchNos.length === 0) return [];
  const rows = await models.read<{ readonly batch: bigint }>(BATCHES_NAMED, [batchNos]);
  return rows.map((row) => row.batch);
}

async function paymentsNamed(
  { payments }: Touched,
  models: ReadModelTransaction,
): Promise<Required<Scope>> {
  if (payments.length === 0) return NOTHING;
  const batchNos = payments.map((payment) => payment.batchNo);
  const paymentNos = payments.map((payment) => payment.paymentNo);
  return scopeOf(await models.read<PaymentRow>(PAYMENTS_NAMED, [batchNos, paymentNos]));
}

async function paymentsOfPersons(
  { persons }: Touched,
  models: ReadModelTransaction,
): Promise<Required<Scope>> {
  if (persons.length === 0) return NOTHING;
  const beneficiaries = persons.map((person) => person.beneficiary);
  const programs = persons.map((person) => person.program);
  return scopeOf(await models.read<PaymentRow>(PAYMENTS_OF_PERSONS, [beneficiaries, programs]));
}

async function batchesUnderStandards(
  { standards }: Touched,
  models: ReadModelTransaction,
): Promise<readonly bigint[]> {
  if (standards.length === 0) return [];
  const rows = await models.read<{ readonly batch: bigint }>(BATCHES_UNDER_STANDARDS, [
    standards.map((standard) => standard.region),
    standards.map((standard) => standard.program),
    standards.map((standard) => standard.effectiveFrom),
  ]);
  return rows.map((row) => row.batch);
}

/** The payments of linked persons, entered where they belong now, and those of doubtful numbers. */
async function examinedPayments(
  { linked, doubtful }: Touched,
  models: ReadModelTransaction,
): Promise<Required<Scope>> {
  if (linked.length + doubtful.length === 0) return NOTHING;
  const [earlier, present] = [linked.map((l) => l.beneficiary), linked.map((l) => l.becomes)];
  if (linked.length > 0) await moveLinked(earlier, present, models);
  return scopeOf(
    await models.read<PaymentRow>(ALL_PAYMENTS_OF_PERSONS, [[...present, ...doubtful]]),
  );
}

async function moveLinked(
  earlier: readonly string[],
  present: readonly string[],
  models: ReadModelTransaction,
): Promise<void> {
  const moved = await models.rows(LINKED_ROWS, [earlier, present]);
  const columns = [0, 1, 2, 3].map((at) => moved.map((row) => row[at]!));
  await models.remove(BASIC_TABLE, OF_ROWS, columns);
  await models.insert(
    BASIC_TABLE,
    moved.map(([month, , batch, paymentNo, slot]) => [month!, slot!, batch!, paymentNo!]),
  );
}

/** Those whom the payments of the scope name and who are paid under another name as well. */
async function personsOfTwoNames(
  scope: Scope,
  models: ReadModelTransaction,
): Promise<readonly string[]> {
  if (scope.batches.length === 0) return [];
  const persons = await models.read<{ readonly beneficiary: string }>(
    personsOfTwo(from(scope)),
    valuesOf(scope),
  );
  return persons.map(({ beneficiary }) => beneficiary);
}

async function judgeNames(persons: readonly string[], models: ReadModelTransaction): Promise<void> {
  if (persons.length === 0) return;
  const values = [[...new Set(persons)]];
  await models.remove(FINDINGS_TABLE, FORGET_NAMES, values);
  await enterFindings(twoNamesRows(OF_PERSONS), values, models);
}

/** Where the basic payments of the scope meet others. */
async function slotsOf(scope: Scope, models: ReadModelTransaction): Promise<readonly SlotRow[]> {
  if (scope.batches.length === 0) return [];
  return models.read<SlotRow>(slotsWithOthers(from(scope)), valuesOf(scope));
}

async function forgetSingly(scope: Scope, models: ReadModelTransaction): Promise<void> {
  if (scope.batches.length === 0) return;
  await models.remove(FINDINGS_TABLE, forgetSingle(from(scope)), valuesOf(scope));
}

/** By the kinds of which each payment is judged by itself. */
async function judgeSingly(scope: Scope, models: ReadModelTransaction): Promise<void> {
  if (scope.batches.length === 0) return;
  for (const { rows, ofBatch } of Object.values(JUDGED_SINGLY)) {
    await enterFindings(rows(from(scope, ofBatch)), valuesOf(scope), models);
  }
}

async function judgeDuplicates(
  slots: readonly SlotRow[],
  models: ReadModelTransaction,
): Promise<void> {
  if (slots.length === 0) return;
  const unique = new Map(slots.map((row) => [`${row.month}/${row.slot}`, row]));
  const values = [
    [...unique.values()].map((row) => row.month),
    [...unique.values()].map((row) => row.slot),
  ];
  await models.remove(FINDINGS_TABLE, FORGET_DUPLICATES, values);
  await enterFindings(duplicateRows(TOUCHED_SLOTS), values, models);
}

/** @param text of a query whose rows are findings */
async function enterFindings(
  text: string,
  values: readonly unknown[],
  models: ReadModelTransaction,
): Promise<void> {
  const found = await models.rows(text, values);
  if (found.length > 0) await models.insert(FINDINGS_TABLE, found);
}

const NOTHING: Required<Scope> = { batches: [], paymentNos: [] };

function scopeOf(rows: readonly PaymentRow[]): Required<Scope> {
  return { batches: rows.map((row) => row.batch), paymentNos: rows.map((row) => row.payment_no) };
}

function valuesOf({ batches, paymentNos }: Scope): readonly unknown[] {
  return paymentNos ? [batches, paymentNos] : [batches];
}

/** Batches `d` that count, what is looked up for each batch, and their payments `p`. */
function from({ paymentNos }: Scope, ofBatch = ''): string {
  const [batches, payment] = paymentNos
    ? [
        '(SELECT DISTINCT * FROM unnest($1::bigint[], $2::integer[]) AS u (batch, payment_no))',
        'AND p.payment_no = t.payment_no',
      ]
    : ['(SELECT DISTINCT * FROM unnest($1::bigint[]) AS u (batch))', ''];
  return `${batches} AS t
    JOIN published.entered_batches d ON d.position = t.batch ${ofBatch}
    JOIN published.payments p ON p.stream = d.payment_stream ${payment}`;
}

export const MONTH = `replace(d.period, '-', '')::integer`;
export const SLOT = `hashtextextended(p.beneficiary || '/' || d.code, 0)`;
/** The day on which a payment came back, once it has. */
export const returnOf = (batch: string, payment: string): string =>
  `(SELECT min(r.returned_on) FROM published.returns r
    WHERE r.batch_no = ${batch}.batch_no AND r.payment_no = ${payment}.payment_no
      AND r.position > ${batch}.position)`;
const RETURNED = returnOf('d', 'p');
const FINDINGS_TABLE = {
  name: 'findings',
  columns: [
    ...['kind', 'batch', 'payment_no', 'batch_no', 'region', 'fiscal_year', 'program'],
    ...['amount_fen', 'since', 'until'],
  ],
};
export const FINDING_COLUMNS = FINDINGS_TABLE.columns.join(', ');
const BASIC_TABLE = { name: 'basic_payments', columns: ['month', 'slot', 'batch', 'payment_no'] };
/** The standard is looked up once a batch, before its payments are. */
export const STANDARD = `CROSS JOIN LATERAL (SELECT s.monthly_amount_fen, s.effective_from, s.position
      FROM published.standards s
      WHERE s.region = d.region AND s.program = d.code AND s.tier IS NULL
        AND s.effective_from <= (d.period || '-01')::date
      ORDER BY s.effective_from DESC, s.position DESC LIMIT 1) s`;
const OF_PAYMENT = `d.position, p.payment_no, d.batch_no, d.region, d.fiscal_year, d.code`;

const BASIC_ROWS = `SELECT ${MONTH}, ${SLOT}, d.position, p.payment_no FROM ${from({ batches: [] })}
  WHERE p.component = 'BASIC' AND d.period IS NOT NULL`;

/** Of slots that were entered just now: those with others in them. */
const SLOTS_MET = `SELECT DISTINCT e.month, e.slot
  FROM unnest($1::integer[], $2::bigint[]) AS e (month, slot)
  WHERE (SELECT count(*) FROM (SELECT FROM read.basic_payments b
    WHERE b.month = e.month AND b.slot = e.slot LIMIT 2) AS both_of) > 1`;

const BATCHES_NAMED = `SELECT d.position AS batch FROM published.entered_batches d
  WHERE d.batch_no = ANY ($1) AND d.payment_stream IS NOT NULL`;

const PAYMENTS_NAMED = `SELECT DISTINCT d.position AS batch, t.payment_no
  FROM unnest($1::text[], $2::integer[]) AS t (batch_no, payment_no)
  JOIN published.entered_batches d ON d.batch_no = t.batch_no
  WHERE d.payment_stream IS NOT NULL`;

/** Also where an exit that is recorded late names the person by an earlier pseudonym. */
const PAYMENTS_OF_PERSONS = `SELECT DISTINCT d.position AS batch, p.payment_no
  FROM unnest($1::text[], $2::text[]) AS t (beneficiary, program)
  LEFT JOIN published.linked_persons l ON l.beneficiary = t.beneficiary
  JOIN published.payments p ON p.beneficiary = coalesce(l.becomes, t.beneficiary)
  JOIN published.entered_batches d ON d.payment_stream = p.stream AND d.code = t.program`;

const ALL_PAYMENTS_OF_PERSONS = `SELECT d.position AS batch, p.payment_no
  FROM (SELECT DISTINCT * FROM unnest($1::text[]) AS u (beneficiary)) AS t
  JOIN published.payments p ON p.beneficiary = t.beneficiary
  JOIN published.entered_batches d ON d.payment_stream = p.stream`;

const LINKED_SLOT = (person: string): string => `hashtextextended(t.${person} || '/' || d.code, 0)`;

/** Rows of basic payments of linked persons, each with the slot that it belongs to now. */
const LINKED_ROWS = `SELECT b.month, b.slot, b.batch, b.payment_no, ${LINKED_SLOT('becomes')}
  FROM unnest($1::text[], $2::text[]) AS t (beneficiary, becomes)
  JOIN published.payments p ON p.beneficiary = t.becomes
  JOIN published.entered_batches d ON d.payment_stream = p.stream
  JOIN read.basic_payments b ON b.month = ${MONTH} AND b.slot = ${LINKED_SLOT('beneficiary')}
    AND b.batch = d.position AND b.payment_no = p.payment_no`;

const OF_ROWS = `USING unnest($1::integer[], $2::bigint[], $3::bigint[], $4::integer[])
    AS m (month, slot, batch, payment_no)
  WHERE (r.month, r.slot, r.batch, r.payment_no) = (m.month, m.slot, m.batch, m.payment_no)`;

const BATCHES_UNDER_STANDARDS = `SELECT DISTINCT d.position AS batch
  FROM unnest($1::text[], $2::text[], $3::text[]) AS t (region, program, effective_from)
  JOIN published.entered_batches d ON d.region = t.region AND d.code = t.program
    AND d.period || '-01' >= t.effective_from
  WHERE d.payment_stream IS NOT NULL`;

const slotsWithOthers = (source: string): string => `
  SELECT month, slot FROM (
    SELECT DISTINCT ${MONTH} AS month, ${SLOT} AS slot FROM ${source}
      WHERE p.component = 'BASIC' AND d.period IS NOT NULL) s
  WHERE (SELECT count(*) FROM read.basic_payments b
    WHERE b.month = s.month AND b.slot = s.slot) > 1`;

const forgetSingle = (source: string): string => `
  USING ${source}
  WHERE r.batch = d.position AND r.payment_no = p.payment_no
    AND r.kind IN ('PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD', 'PERSON_NUMBER_DOUBTFUL')`;

/**
 * A payment `p` of a batch `d` lies after an exit `e`: its month is later than that of the exit
 * and, where there is a readmission, earlier than the month of that.
 */
export const AFTER_EXIT = `e.beneficiary = p.beneficiary AND e.program = d.code
  AND d.period > to_char(e.exited_on, 'YYYY-MM')
  AND (e.readmitted_on IS NULL OR d.period < to_char(e.readmitted_on, 'YYYY-MM'))`;

/** Rows of `FINDING_COLUMNS` out of payments `p` of batches `d`. */
const afterExitRows = (source: string): string => `
  SELECT * FROM (
    SELECT 'PAYMENT_AFTER_EXIT', ${OF_PAYMENT}, p.amount_fen,
      greatest(d.paid_on, min(e.exited_on)) AS since, ${RETURNED} AS until
    FROM ${source}
    JOIN published.exits e ON ${AFTER_EXIT}
    WHERE p.component <> 'BACK_PAY' AND NOT d.reversed
    GROUP BY ${OF_PAYMENT}, d.paid_on, p.amount_fen, p.stream
  ) found WHERE until IS NULL OR until > since`;

/** A product of what was entered may be larger than any entry. */
export const ALLOWED = 's.monthly_amount_fen::numeric * p.persons * p.months';

/** Rows of `FINDING_COLUMNS` out of payments `p` of batches `d`, beside their standard `s`. */
const overStandardRows = (source: string): string => `
  SELECT * FROM (
    SELECT 'PAYMENT_OVER_STANDARD', ${OF_PAYMENT},
      p.amount_fen - ${ALLOWED},
      d.paid_on AS since, ${RETURNED} AS until
    FROM ${source}
    WHERE p.component IN ('BASIC', 'BACK_PAY')
      AND p.amount_fen > ${ALLOWED} AND NOT d.reversed
  ) found WHERE until IS NULL OR until > since`;

/** Rows of `FINDING_COLUMNS` out of payments `p` of batches `d`. */
const doubtfulRows = (source: string): string => `
  SELECT * FROM (
    SELECT 'PERSON_NUMBER_DOUBTFUL', ${OF_PAYMENT}, p.amount_fen, d.paid_on AS since,
      ${RETURNED} AS until
    FROM ${source} WHERE p.doubtful AND NOT d.reversed
  ) found WHERE until IS NULL OR until > since`;

/** What is looked up for each batch, and the rows; the others are judged among each other. */
interface SingleJudgement {
  readonly ofBatch: string;
  readonly rows: (source: string) => string;
}

export const JUDGED_SINGLY: Readonly<
  Record<Exclude<PaymentKind, 'PAYMENT_DUPLICATE' | 'PERSON_TWO_NAMES'>, SingleJudgement>
> = {
  PAYMENT_AFTER_EXIT: { ofBatch: '', rows: afterExitRows },
  PAYMENT_OVER_STANDARD: { ofBatch: STANDARD, rows: overStandardRows },
  PERSON_NUMBER_DOUBTFUL: { ofBatch: '', rows: doubtfulRows },
};

const TOUCHED_SLOTS = `unnest($1::integer[], $2::bigint[]) AS t (month, slot)
  JOIN read.basic_payments b ON b.month = t.month AND b.slot = t.slot`;

const FORGET_DUPLICATES = `USING ${TOUCHED_SLOTS}
  WHERE r.batch = b.batch AND r.payment_no = b.payment_no AND r.kind = 'PAYMENT_DUPLICATE'`;

/** All that come before a payment in the order of payments. @source domain.md, section 9 */
const BEFORE = `ORDER BY paid_on, batch_no COLLATE "C", payment_no
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`;

/**
 * A payment is a duplicate from the day it was paid on, until it came back or the last of the
 * earlier ones did. Rows of `FINDING_COLUMNS` out of the basic payments `b` of slots.
 */
export const duplicateRows = (slots: string): string => `
  SELECT 'PAYMENT_DUPLICATE', position, payment_no, batch_no, region, fiscal_year, code,
      amount_fen, paid_on, nullif(least(until, earlier_until), 'infinity')
  FROM (
    SELECT *, max(until) OVER (PARTITION BY month, slot, beneficiary, code ${BEFORE})
        AS earlier_until
    FROM (
      SELECT b.month, b.slot, p.beneficiary, ${OF_PAYMENT}, p.amount_fen, d.paid_on,
          coalesce(${RETURNED}, 'infinity'::date) AS until
        FROM ${slots}
        JOIN published.entered_batches d ON d.position = b.batch
        JOIN published.payments p ON p.stream = d.payment_stream AND p.payment_no = b.payment_no
        WHERE NOT d.reversed
    ) members
  ) ranked WHERE earlier_until > paid_on AND until > paid_on`;

const personsOfTwo = (source: string): string => `SELECT DISTINCT p.beneficiary FROM ${source}
  WHERE p.name <> '' AND (
    EXISTS (SELECT FROM published.payments q
      WHERE q.beneficiary = p.beneficiary AND q.name > '' AND q.name < p.name)
    OR EXISTS (SELECT FROM published.payments q
      WHERE q.beneficiary = p.beneficiary AND q.name > p.name))`;

const OF_PERSONS = `unnest($1::text[]) AS t (beneficiary)`;

const FORGET_NAMES = `USING ${OF_PERSONS}
    JOIN published.payments p ON p.beneficiary = t.beneficiary
    JOIN published.entered_batches d ON d.payment_stream = p.stream
  WHERE r.batch = d.position AND r.payment_no = p.payment_no AND r.kind = 'PERSON_TWO_NAMES'`;

/**
 * A payment is the first under a further name from the day it was paid on, or from the return of
 * the last earlier one under its name; until it came back, or the last earlier one did. Rows of
 * `FINDING_COLUMNS` out of the payments of persons `t`.
 */
export const twoNamesRows = (persons: string): string => `
  SELECT 'PERSON_TWO_NAMES', position, payment_no, batch_no, region, fiscal_year, code, amount_fen,
      since, nullif(least(until, earlier_until), 'infinity')
  FROM (
    SELECT *, max(until) OVER (PARTITION BY beneficiary ${BEFORE}) AS earlier_until,
      greatest(paid_on, max(until) OVER (PARTITION BY beneficiary, name ${BEFORE})) AS since
    FROM (
      SELECT p.beneficiary, p.name, ${OF_PAYMENT}, p.amount_fen, d.paid_on,
          coalesce(${RETURNED}, 'infinity'::date) AS until
        FROM ${persons}
        JOIN published.payments p ON p.beneficiary = t.beneficiary
        JOIN published.entered_batches d ON d.payment_stream = p.stream
        WHERE p.name <> '' AND NOT d.reversed
    ) members
  ) ranked WHERE earlier_until > since AND until > since`;
