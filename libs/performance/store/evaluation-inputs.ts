/**
 * Reads what counties are judged by, for all of them at once. Basic-livelihood accounts of the
 * fiscal year only, from everything that had happened by the end of a day.
 * @source domain.md, section 8
 */
import {
  arrangedFen,
  countyGapFen,
  needFen,
  redirectableSpendingFen,
  spentFen,
  totalFen,
} from '../../county-ledger/domain/year-figures.js';
import { type AlertYear, type Episode, newAlertYear } from '../../gap-alerts/domain/episodes.js';
import {
  type MaterialShares,
  materialShares,
  spentUnfundedFen,
} from '../../gap-alerts/domain/severity.js';
import { foldedYears } from '../../gap-alerts/store/alert-years.js';
import { stepsOf } from '../../policy/dated-steps.js';
import { type ParameterChange, parametersAt } from '../../policy/parameters.js';
import { inSlices } from '../../projection/slices.js';
import type { Sql } from '../../postgres/sql.js';
import { StandardAnswers } from '../../standards/store/standard-answers.js';
import { certifiedThrough } from '../domain/certifications.js';
import type { EvaluationInputs } from '../domain/evaluation.js';

interface BatchRow {
  readonly region: string;
  readonly batches_fen: bigint;
  readonly punctual_fen: bigint;
}

interface AmountRow {
  readonly region: string;
  readonly amount_fen: bigint;
}

interface CertifiedRow {
  readonly region: string;
  readonly months: readonly number[];
}

interface MonthRow {
  readonly region: string;
  readonly months: bigint;
  readonly published: bigint;
}

type FiguresOfYear = Pick<
  EvaluationInputs,
  | 'needFen'
  | 'gapFen'
  | 'arrangedFen'
  | 'paidFen'
  | 'inputFen'
  | 'episodes'
  | 'episodesUnresolved'
  | 'generalSpendingFen'
  | 'spentDuringFen'
  | 'spentUnfundedFen'
>;

/** The day on which standards and parameters of a year's evaluation are looked up. */
export function judgedOn(fiscalYear: number, asOf: string): string {
  const lastDay = `${fiscalYear}-12-31`;
  return asOf < lastDay ? asOf : lastDay;
}

/**
 * To which day the input of the year before counts: asked before 31 December of the year, both
 * count as of the same day of their years.
 */
export function comparedTo(fiscalYear: number, asOf: string): string {
  if (asOf >= `${fiscalYear}-12-31`) return asOf;
  const day = asOf.slice(5);
  return `${Number(asOf.slice(0, 4)) - 1}-${day === '02-29' ? '02-28' : day}`;
}

/** What a county is judged by, and what is shown beside. */
export interface ReadForEvaluation {
  readonly inputs: EvaluationInputs;
  readonly certifiedThrough: number;
}

/** By region code; every registered county has an entry. */
export async function evaluationInputs(
  sql: Sql,
  fiscalYear: number,
  asOf: string,
  changes: readonly ParameterChange[],
): Promise<ReadonlyMap<string, ReadForEvaluation>> {
  const asked = [fiscalYear, asOf];
  const date = judgedOn(fiscalYear, asOf);
  const dueDay = stepsOf('supervision.payment.dueDay', changes);
  const dueDays = stepsOf('disclosure.dueDays', changes);
  const standards = new StandardAnswers(sql);
  const parameters = parametersAt(date, changes);
  const earlier = [fiscalYear - 1, comparedTo(fiscalYear, asOf)];
  const [judged, years, before, batches, irregular, listed, months, certified] = await Promise.all([
    standards.judged({ date, parameters }),
    foldedYears(sql, { fiscalYear, asOf }),
    sql.query<AmountRow>(INPUT, earlier),
    sql.query<BatchRow>(BATCHES, [...asked, dueDay.from, dueDay.values]),
    sql.query<AmountRow>(IRREGULAR, asked),
    sql.query<AmountRow>(LISTED, asked),
    sql.query<MonthRow>(MONTHS, [...asked, dueDays.from, dueDays.values]),
    sql.query<CertifiedRow>(CERTIFIED, asked),
  ]);
  const shares = materialShares(changes);
  const byCounty = new Map(years.map(({ region, year }) => [region, year]));
  const read: ReadByCounty = {
    before: byRegion(before),
    batches: byRegion(batches),
    irregular: byRegion(irregular),
    listed: byRegion(listed),
    months: byRegion(months),
  };
  const certifications = byRegion(certified);
  const found = new Map<string, ReadForEvaluation>();
  for await (const [region, rules] of inSlices(judged)) {
    const inputs = {
      ...figuresOf(byCounty.get(region) ?? newAlertYear(fiscalYear), shares),
      ...inputsRead(region, read),
      rules: BigInt(rules.length),
      rulesHeld: BigInt(rules.filter((rule) => rule.holds).length),
    };
    const certifiedMonths = certifications.get(region)?.months ?? [];
    found.set(region, { inputs, certifiedThrough: certifiedThrough(certifiedMonths) });
  }
  return found;
}

interface ReadByCounty {
  readonly before: ReadonlyMap<string, AmountRow>;
  readonly batches: ReadonlyMap<string, BatchRow>;
  readonly irregular: ReadonlyMap<string, AmountRow>;
  readonly listed: ReadonlyMap<string, AmountRow>;
  readonly months: ReadonlyMap<string, MonthRow>;
}

const NO_BATCHES = { batches_fen: 0n, punctual_fen: 0n };
const NO_MONTHS = { months: 0n, published: 0n };

function inputsRead(region: string, { before, batches, irregular, listed, months }: ReadByCounty) {
  const { batches_fen: batchesFen, punctual_fen: punctualFen } = batches.get(region) ?? NO_BATCHES;
  const { months: paid, published: monthsPublished } = months.get(region) ?? NO_MONTHS;
  return {
    inputBeforeFen: before.get(region)?.amount_fen ?? 0n,
    irregularFen: irregular.get(region)?.amount_fen ?? 0n,
    listedFen: listed.get(region)?.amount_fen ?? 0n,
    batchesFen,
    punctualFen,
    months: paid,
    monthsPublished,
  };
}

function byRegion<R extends { readonly region: string }>(
  rows: readonly R[],
): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.region, row]));
}

/** @param shares by day, from which on a gap is a material one */
function figuresOf({ figures, episodes }: AlertYear, shares: MaterialShares): FiguresOfYear {
  const unresolved = episodes.filter(
    ({ closedOn, closedBy }) => closedOn === null || closedBy === 'YEAR_CLOSED',
  );
  const spent = (fen: (episode: Episode) => bigint): bigint =>
    episodes.reduce((sum, episode) => sum + fen(episode), 0n);
  return {
    needFen: totalFen(figures, needFen),
    gapFen: countyGapFen(figures),
    arrangedFen: totalFen(figures, ({ amounts }) => arrangedFen(amounts)),
    paidFen: totalFen(figures, ({ amounts }) => spentFen(amounts)),
    inputFen: totalFen(figures, ({ amounts }) => amounts.awarded + amounts.ownBudget),
    episodes: BigInt(episodes.length),
    episodesUnresolved: BigInt(unresolved.length),
    generalSpendingFen: redirectableSpendingFen(figures),
    spentDuringFen: spent(({ spentDuringFen }) => spentDuringFen),
    spentUnfundedFen: spent((episode) => spentUnfundedFen(episode, shares)),
  };
}

const INPUT = `SELECT region, sum(amount_fen) AS amount_fen FROM published.postings
  WHERE fiscal_year = $1 AND occurred_on <= $2 AND class = 'BASIC_LIVELIHOOD'
    AND figure IN ('awarded', 'ownBudget')
  GROUP BY region`;

const COUNTED = `d.class = 'BASIC_LIVELIHOOD' AND d.fiscal_year = $1 AND d.paid_on <= $2
  AND d.period IS NOT NULL`;
const FIRST = `(d.period || '-01')::date`;
const stepOn = (day: string): string => `(SELECT s.v FROM unnest($3::date[], $4::integer[])
    AS s (f, v) WHERE s.f <= ${day} ORDER BY s.f DESC LIMIT 1)`;

const BATCHES = `SELECT d.region, sum(d.amount_fen) AS batches_fen,
    coalesce(sum(d.amount_fen) FILTER (WHERE d.paid_on <= ${FIRST} - 1 + ${stepOn(FIRST)}), 0)
      AS punctual_fen
  FROM published.batches d WHERE ${COUNTED} GROUP BY d.region`;

/** A payment's irregular amount is the largest of its findings'. */
const IRREGULAR = `SELECT region, sum(largest_fen) AS amount_fen FROM (
    SELECT f.region, max(f.amount_fen) AS largest_fen FROM published.payment_findings f
      JOIN published.batches d ON d.position = f.batch
      WHERE f.fiscal_year = $1 AND f.since <= $2 AND (f.until IS NULL OR f.until > $2)
        AND d.class = 'BASIC_LIVELIHOOD'
        AND f.kind IN ('PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD')
      GROUP BY f.region, f.batch, f.payment_no
  ) payments GROUP BY region`;

/** The payments of a batch that lists any add up to it; one that returned is among them. */
const LISTED = `SELECT region, sum(amount_fen) AS amount_fen FROM (
    SELECT d.region, d.amount_fen FROM published.batches d
      WHERE d.class = 'BASIC_LIVELIHOOD' AND d.fiscal_year = $1 AND d.paid_on <= $2
        AND d.payment_stream IS NOT NULL
    UNION ALL
    SELECT d.region, -w.amount_fen FROM published.returns w
      JOIN published.batches d ON d.batch_no = w.batch_no
      WHERE d.class = 'BASIC_LIVELIHOOD' AND d.fiscal_year = $1 AND d.paid_on <= $2
        AND w.returned_on <= $2
  ) payments GROUP BY region`;

const CERTIFIED = `SELECT region, array_agg(month) AS months FROM published.certifications
  WHERE fiscal_year = $1 AND certified_on <= $2 GROUP BY region`;

/** A list that is not out yet is left out until it is due. */
const MONTHS = `WITH pairs AS (
    SELECT d.region, d.code, d.period, min(d.paid_on) AS paid_on
      FROM published.batches d WHERE ${COUNTED} GROUP BY d.region, d.code, d.period),
  published AS (
    SELECT region, program, period, min(published_on) AS published_on
      FROM published.disclosures WHERE fiscal_year = $1 AND published_on <= $2
      GROUP BY region, program, period)
  SELECT d.region,
    count(*) FILTER (WHERE p.published_on IS NOT NULL OR d.paid_on + ${stepOn(FIRST)} < $2::date)
      AS months,
    count(*) FILTER (WHERE p.published_on <= d.paid_on + ${stepOn(FIRST)}) AS published
  FROM pairs d LEFT JOIN published p
    ON p.region = d.region AND p.program = d.code AND p.period = d.period
  GROUP BY d.region`;
