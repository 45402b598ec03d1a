/** What was reported of the regions: indicators, standards, targets, publications, alerts. */
import { GapAlerts } from '../../gap-alerts/store/gap-alerts.js';
import { parseYuan } from '../../money/fen.js';
import { type Rational, parseDecimal } from '../../money/rational.js';
import { certifiedThrough } from '../../performance/domain/certifications.js';
import type { Parameters } from '../../policy/parameters.js';
import type { Sql } from '../../postgres/sql.js';
import type {
  AlertsOfYear,
  ComplaintsOfYear,
  PaidMonth,
  StandardInForce,
  TargetState,
} from '../domain/facts.js';
import type { AskedYear, ClauseSources } from './clause-sources.js';

export type ByRegion<T> = ReadonlyMap<string, T>;

function grouped<Row extends { readonly region: string }, T>(
  rows: readonly Row[],
  of: (row: Row) => T,
): Map<string, T[]> {
  const byRegion = new Map<string, T[]>();
  for (const row of rows) {
    const known = byRegion.get(row.region);
    if (known) known.push(of(row));
    else byRegion.set(row.region, [of(row)]);
  }
  return byRegion;
}

/**
 * Decimals by `region/year/name`; the report that was recorded last counts. An indicator is one of
 * the last day of its year.
 */
export async function indicatorsOf(
  sql: Sql,
  regions: readonly string[] | null,
  { year, asOf }: AskedYear,
): Promise<ReadonlyMap<string, Rational>> {
  const rows = await sql.query<{
    readonly region: string;
    readonly year: number;
    readonly indicator: string;
    readonly value: string;
  }>(INDICATORS, [regions, [year - 1, year], asOf]);
  const values = new Map<string, Rational>();
  for (const { region, year: of, indicator, value } of rows) {
    const parsed = parseDecimal(value);
    if (parsed) values.set(`${region}/${of}/${indicator}`, parsed);
  }
  return values;
}

const INDICATORS = `SELECT region, year, indicator, value FROM published.indicators
  WHERE year = ANY ($2) AND ($1::text[] IS NULL OR region = ANY ($1))
    AND ($3::date IS NULL OR make_date(year, 12, 31) <= $3) ORDER BY position`;

export interface StandardsOfRegion {
  /** By program, or program/tier; the one in force first. */
  readonly byKey: ReadonlyMap<string, readonly StandardInForce[]>;
}

export async function standardsOf(
  sql: Sql,
  { region, date }: AskedYear,
): Promise<ByRegion<StandardsOfRegion>> {
  const rows = await sql.query<{
    readonly region: string;
    readonly program: string;
    readonly tier: string | null;
    readonly monthly_amount_fen: bigint;
    readonly effective_from: string;
    readonly basis: string;
  }>(STANDARDS, [region, date]);
  const byRegion = new Map<string, { byKey: Map<string, StandardInForce[]> }>();
  for (const row of rows) {
    let found = byRegion.get(row.region);
    if (!found) byRegion.set(row.region, (found = { byKey: new Map() }));
    const key = row.tier === null ? row.program : `${row.program}/${row.tier}`;
    const { monthly_amount_fen: monthlyFen, effective_from: effectiveFrom, basis } = row;
    const known = found.byKey.get(key);
    if (known) known.push({ monthlyFen, effectiveFrom, basis });
    else found.byKey.set(key, [{ monthlyFen, effectiveFrom, basis }]);
  }
  return byRegion;
}

const STANDARDS = `SELECT region, program, tier, monthly_amount_fen, effective_from, basis
  FROM published.standards
  WHERE effective_from <= $2 AND ($1::text IS NULL OR region = $1)
  ORDER BY region, program, effective_from DESC, position DESC`;

export async function targetsOf(
  sql: Sql,
  regions: readonly string[] | null,
  { date, asOf }: AskedYear,
) {
  const rows = await sql.query<{
    readonly target_no: string;
    readonly region: string;
    readonly clause: string;
    readonly name: string;
    readonly unit: string;
    readonly target: string;
    readonly due_on: string;
    readonly reported_on: string | null;
    readonly value: string | null;
  }>(TARGETS, [regions, date, asOf]);
  return rows.map((row): TargetState => {
    const value = parseDecimal(row.value ?? '');
    return {
      targetNo: row.target_no,
      region: row.region,
      clause: row.clause,
      name: row.name,
      unit: row.unit,
      target: parseDecimal(row.target),
      dueOn: row.due_on,
      progress: value && row.reported_on !== null ? { reportedOn: row.reported_on, value } : null,
    };
  });
}

/**
 * With the latest progress by the day; what was due by then may be reported later, where later days
 * count.
 */
const TARGETS = `SELECT t.target_no, t.region, t.clause, t.name, t.unit, t.target, t.due_on,
    p.reported_on, p.value
  FROM published.targets t
  LEFT JOIN LATERAL (SELECT reported_on, value FROM published.target_progress
    WHERE target_no = t.target_no AND (reported_on <= $2 OR t.due_on <= $2)
      AND ($3::date IS NULL OR reported_on <= $3)
    ORDER BY reported_on DESC, position DESC LIMIT 1) p ON true
  WHERE $1::text[] IS NULL OR t.region = ANY ($1) ORDER BY t.position`;

export async function paidMonthsOf(
  sql: Sql,
  { region, year, asOf }: AskedYear,
  parameters: Parameters,
): Promise<ByRegion<readonly PaidMonth[]>> {
  const rows = await sql.query<{
    readonly region: string;
    readonly program: string;
    readonly period: string;
    readonly amount_fen: bigint;
    readonly late_fen: bigint;
    readonly published_on: string | null;
    readonly publish_by: string;
  }>(PAID_MONTHS, [
    region,
    year,
    parameters.whole('supervision.payment.dueDay'),
    parameters.whole('disclosure.dueDays'),
    asOf,
  ]);
  return grouped(rows, (row) => ({
    program: row.program,
    period: row.period,
    amountFen: row.amount_fen,
    lateFen: row.late_fen,
    publishedOn: row.published_on,
    publishBy: row.publish_by,
  }));
}

const PAID_MONTHS = `SELECT d.region, d.code AS program, d.period, d.amount_fen, d.late_fen,
    p.published_on, d.first_paid + $4::integer AS publish_by
  FROM (SELECT region, code, period, sum(amount_fen) AS amount_fen,
      coalesce(sum(amount_fen) FILTER (
        WHERE paid_on > (period || '-01')::date - 1 + $3::integer), 0) AS late_fen,
      min(paid_on) AS first_paid
    FROM published.batches
    WHERE fiscal_year = $2 AND class = 'BASIC_LIVELIHOOD' AND period IS NOT NULL
      AND ($1::text IS NULL OR region = $1) AND ($5::date IS NULL OR paid_on <= $5)
    GROUP BY region, code, period) d
  LEFT JOIN (SELECT region, program, period, min(published_on) AS published_on
    FROM published.disclosures WHERE fiscal_year = $2 AND ($1::text IS NULL OR region = $1)
      AND ($5::date IS NULL OR published_on <= $5)
    GROUP BY region, program, period) p
    ON p.region = d.region AND p.program = d.code AND p.period = d.period`;

export const NO_COMPLAINTS: ComplaintsOfYear = { due: 0, inTime: 0 };

export const NO_ALERTS: AlertsOfYear = {
  episodes: 0,
  unresolved: 0,
  unanswered: 0,
  spentDuringFen: 0n,
  spentUnfundedFen: 0n,
  mustCompressFen: 0n,
};

/** As they stand, or stood on a day; one that only the year's closing ended is unresolved. */
export async function alertsOf(
  source: ClauseSources,
  { region, year, date, asOf }: AskedYear,
): Promise<ByRegion<AlertsOfYear>> {
  const asked = { fiscalYear: year, limit: ALL, ...(asOf === null ? {} : { asOf }) };
  const of = region === null ? asked : { ...asked, region };
  const { items } = await new GapAlerts(source).list(of);
  const byRegion = new Map<string, AlertsOfYear>();
  for (const alert of items) {
    const known = byRegion.get(alert.region) ?? NO_ALERTS;
    const { closedOn, closedBy, acknowledgement } = alert;
    const isUnresolved = closedOn === null || closedBy === 'YEAR_CLOSED';
    const isAnswered = acknowledgement !== null && acknowledgement.dueOn >= date;
    byRegion.set(alert.region, {
      episodes: known.episodes + 1,
      unresolved: known.unresolved + (isUnresolved ? 1 : 0),
      unanswered: known.unanswered + (isUnresolved && !isAnswered ? 1 : 0),
      spentDuringFen: known.spentDuringFen + parseYuan(alert.spentDuring)!,
      spentUnfundedFen: known.spentUnfundedFen + parseYuan(alert.spentUnfunded)!,
      mustCompressFen: known.mustCompressFen + (isUnresolved ? parseYuan(alert.mustCompress)! : 0n),
    });
  }
  return byRegion;
}

const ALL = 1_000_000;

/** Paid by lists, less what was returned; by region. */
export async function listedOf(
  sql: Sql,
  { region, year, asOf }: AskedYear,
): Promise<ByRegion<bigint>> {
  const rows = await sql.query<{ readonly region: string; readonly amount_fen: bigint }>(LISTED, [
    region,
    year,
    asOf,
  ]);
  return new Map(rows.map((row) => [row.region, row.amount_fen]));
}

const LIST = `d.class = 'BASIC_LIVELIHOOD' AND d.fiscal_year = $2 AND d.payment_stream IS NOT NULL
  AND ($1::text IS NULL OR d.region = $1) AND ($3::date IS NULL OR d.paid_on <= $3)`;
const LISTED = `SELECT region, sum(amount_fen) AS amount_fen FROM (
    SELECT d.region, d.amount_fen FROM published.batches d WHERE ${LIST}
    UNION ALL
    SELECT d.region, -w.amount_fen FROM published.returns w
      JOIN published.batches d ON d.batch_no = w.batch_no
      WHERE ${LIST} AND ($3::date IS NULL OR w.returned_on <= $3)
  ) payments GROUP BY region`;

/** The last month of an unbroken run of certifications from January; by region. */
export async function certifiedOf(
  sql: Sql,
  { region, year, asOf }: AskedYear,
): Promise<ByRegion<number>> {
  const rows = await sql.query<{ readonly region: string; readonly months: readonly number[] }>(
    CERTIFIED,
    [region, year, asOf],
  );
  return new Map(rows.map((row) => [row.region, certifiedThrough(row.months)]));
}

const CERTIFIED = `SELECT region, array_agg(month) AS months FROM published.certifications
  WHERE fiscal_year = $2 AND ($1::text IS NULL OR region = $1)
    AND ($3::date IS NULL OR certified_on <= $3)
  GROUP BY region`;

/** Kinds of designation in force on the first day of the year, by region. */
export async function designationsOf(sql: Sql, year: number): Promise<ByRegion<readonly string[]>> {
  const rows = await sql.query<{ readonly region: string; readonly kind: string }>(DESIGNATIONS, [
    `${year}-01-01`,
  ]);
  return grouped(rows, ({ kind }) => kind);
}

const DESIGNATIONS = `SELECT region, kind FROM published.designations
  WHERE effective_from <= $1 AND (effective_to IS NULL OR effective_to >= $1)`;
