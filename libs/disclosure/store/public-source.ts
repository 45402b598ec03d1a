/** What public questions stand on, and the statements that several of them begin with. */
import { definitionOf, parametersAt } from '../../policy/parameters.js';
import type { ParameterName } from '../../policy/parameter-values.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import type { Sql } from '../../postgres/sql.js';

export type ParameterChanges = NonNullable<Parameters<typeof parametersAt>[1]>;

/** The read models as if no event after the position had been recorded. */
export type UpTo = (position: bigint) => Sql;

export interface DisclosureSource {
  readonly sql: Sql;
  readonly upTo: UpTo;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<ParameterChanges>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
}

/**
 * Public answers are the same for everybody who asks at the same position and on the same day, to
 * the byte: every statement is one over the read models up to the position.
 */
export interface PublicPoint {
  readonly position: bigint;
  readonly today: string;
  /** Recipients below which a group is not shown by itself. */
  readonly smallGroup: number;
  /** Days after which documents and closed ledgers are open without an act of anybody. */
  readonly openDays: number;
  /** Chinese name of a program, also of one that the province added; else its code. */
  readonly programName: (code: string) => string;
}

export async function publicPoint(
  { changes, today, upTo }: DisclosureSource,
  position: bigint,
): Promise<PublicPoint> {
  const date = today();
  const parameters = parametersAt(date, await changes());
  const programs = await recordedPrograms(upTo(position));
  return {
    position,
    today: date,
    smallGroup: parameters.whole('disclosure.smallGroup'),
    openDays: parameters.whole('disclosure.documentOpenDays'),
    programName: (code) => programs.find(code)?.chinese ?? code,
  };
}

/** A dated number of days as steps, for statements that look it up for each row. */
export interface DaySteps {
  readonly from: readonly string[];
  readonly days: readonly number[];
}

export function dayStepsOf(name: ParameterName, changes: ParameterChanges): DaySteps {
  const ofName = changes.filter((change) => change.name === name);
  const dated = [...definitionOf(name).values, ...ofName];
  const from = [...new Set(dated.map(({ effectiveFrom }) => effectiveFrom))].sort();
  return { from, days: from.map((day) => parametersAt(day, ofName).whole(name)) };
}

/** Batches of basic-livelihood programs that count. */
export const BATCHES = `
  SELECT b.region, b.fiscal_year, b.code AS program, b.period, b.paid_on, b.amount_fen,
         b.payments, b.listed_payments, b.payment_stream
    FROM published.batches b
   WHERE b.class = 'BASIC_LIVELIHOOD' AND b.period IS NOT NULL`;

/** No withdrawal has ended `p` by the day $1. */
export function notWithdrawn(p: string, kind: string, subject: string): string {
  return `NOT EXISTS (SELECT FROM read.disclosure_withdrawals w
    WHERE w.kind = ${kind} AND w.region = ${p}.region AND w.fiscal_year = ${p}.fiscal_year
      AND w.subject = ${subject} AND w.position > ${p}.position AND w.withdrawn_on <= $1)`;
}

/** Lists that stand published on the day $1, each with its earliest publication. */
export const STANDING_LISTS = `
  SELECT DISTINCT ON (d.region, d.fiscal_year, d.program, d.period)
         d.region, d.fiscal_year, d.program, d.period, d.published_on, d.url
    FROM published.disclosures d
   WHERE d.published_on <= $1
     AND ${notWithdrawn('d', `'LIST'`, `d.program || '/' || d.period`)}
   ORDER BY d.region, d.fiscal_year, d.program, d.period, d.published_on, d.position`;

/** Documents that stand published on the day $1, likewise. */
export const STANDING_DOCUMENTS = `
  SELECT DISTINCT ON (p.kind, p.region, p.fiscal_year, p.subject)
         p.kind, p.region, p.fiscal_year, p.subject, p.published_on, p.url
    FROM read.document_publications p
   WHERE p.published_on <= $1
     AND ${notWithdrawn('p', 'p.kind', 'p.subject')}
   ORDER BY p.kind, p.region, p.fiscal_year, p.subject, p.published_on, p.position`;

/**
 * Whether an item may be seen on the day $1: it stands published, or it is $2 days old and nobody
 * has withdrawn it. A withdrawal ends both, until the item is published anew.
 * @param item.since a date; the other members are SQL as well
 */
export function isOpen(item: {
  readonly kind: string;
  readonly region: string;
  readonly year: string;
  readonly subject: string;
  readonly since: string;
}): string {
  const { kind, region, year, subject, since } = item;
  const same = (p: string): string =>
    `${p}.kind = '${kind}' AND ${p}.region = ${region} AND ${p}.fiscal_year = ${year}
      AND ${p}.subject = ${subject}`;
  return `(EXISTS (SELECT FROM read.document_publications p
      WHERE ${same('p')} AND p.published_on <= $1
        AND ${notWithdrawn('p', 'p.kind', 'p.subject')})
    OR (${since} + $2::integer <= $1::date AND NOT EXISTS (
      SELECT FROM read.disclosure_withdrawals w WHERE ${same('w')} AND w.withdrawn_on <= $1)))`;
}

/** The province's own code. */
export const PROVINCE = `(SELECT v.code FROM published.regions v WHERE v.level = 'province' LIMIT 1)`;

/**
 * How many persons a batch reached, at least: somebody may be paid twice by a batch, which only
 * matters where it is small.
 */
export const RECIPIENTS = `CASE WHEN b.payment_stream IS NOT NULL AND b.payments <= 500 THEN
    (SELECT count(DISTINCT y.beneficiary)::integer FROM published.payments y
      WHERE y.stream = b.payment_stream)
  ELSE b.payments END`;
