/** How counties' years are judged: now, as of a day, or as it was adopted. domain.md, section 8 */
import { formatYuan } from '../../money/fen.js';
import { decimal, formatDecimal, minus } from '../../money/rational.js';
import { type ParameterChange, type Parameters, parametersAt } from '../../policy/parameters.js';
import { inSlices } from '../../projection/slices.js';
import type { Sql } from '../../postgres/sql.js';
import { type CountyEvaluation, inputsFromDigits } from '../domain/adoption.js';
import {
  type Band,
  CLAUSE_OF,
  INDICATORS,
  INPUTS_OF,
  type Indicator,
  type KnownInputs,
  evaluate,
  ranksOf,
} from '../domain/evaluation.js';
import { evaluationInputs, judgedOn } from './evaluation-inputs.js';

export interface EvaluationSource {
  readonly sql: Sql;
  /** Recorded changes of policy parameters, in the order of their recording. */
  readonly changes: () => Promise<readonly ParameterChange[]>;
  /** Business date of today in Asia/Shanghai. */
  readonly today: () => string;
}

export interface EvaluationQuestion {
  readonly fiscalYear: number;
  /** End of that business day: evaluated as of then, whatever was adopted. */
  readonly asOf?: string;
  /** Evaluated anew although one was adopted. */
  readonly anew?: boolean;
}

/** A year's evaluation. */
export interface YearEvaluation {
  readonly fiscalYear: number;
  readonly status: 'current' | 'adopted';
  readonly asOf: string;
  readonly adoptedOn: string | null;
  readonly adoptedBy: string | null;
  readonly weights: Readonly<Record<Indicator, string>>;
  /** By region code. */
  readonly counties: readonly CountyEvaluation[];
}

interface AdoptedRow {
  readonly position: bigint;
  readonly adopted_on: string;
  readonly as_of: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly adopted_by: string;
}

interface ResultRow {
  readonly region: string;
  readonly score: string | null;
  readonly band: Band;
  readonly rank: number | null;
  readonly indicators: Readonly<Record<Indicator, string | null>>;
  readonly weight_judged: string;
  readonly listed_share: string | null;
  readonly certified_through: number;
  readonly inputs: Readonly<Record<string, string | null>>;
}

export class Evaluations {
  constructor(private readonly source: EvaluationSource) {}

  /** The adopted evaluation where there is one, else the current one; as of a day, that day's. */
  async year(question: EvaluationQuestion): Promise<YearEvaluation> {
    const { fiscalYear, asOf, anew = false } = question;
    const adopted = asOf === undefined && !anew ? await this.adopted(fiscalYear) : undefined;
    return adopted ?? this.current(fiscalYear, asOf ?? this.source.today());
  }

  async current(fiscalYear: number, asOf: string): Promise<YearEvaluation> {
    const changes = await this.source.changes();
    const policy = parametersAt(judgedOn(fiscalYear, asOf), changes);
    const read = await evaluationInputs(this.source.sql, fiscalYear, asOf, changes);
    const judged = [];
    for await (const [region, of] of inSlices(read)) {
      judged.push({ region, ...of, ...evaluate(of.inputs, policy) });
    }
    const ranks = ranksOf(new Map(judged.map(({ region, score }) => [region, score])));
    return {
      fiscalYear,
      status: 'current',
      asOf,
      adoptedOn: null,
      adoptedBy: null,
      weights: weightsOf((name) => policy.inForce(name).value),
      counties: judged.map((county) => ({ ...county, rank: ranks.get(county.region) ?? null })),
    };
  }

  /** The one adopted last, by the day where one is told; undefined where none was. */
  async adopted(fiscalYear: number, by: string | null = null): Promise<YearEvaluation | undefined> {
    const { sql } = this.source;
    const [found] = await sql.query<AdoptedRow>(ADOPTED, [fiscalYear, by]);
    if (!found) return undefined;
    const rows = await sql.query<ResultRow>(RESULTS, [found.position]);
    const values = new Map(found.parameters.map(({ name, value }) => [name, value]));
    return {
      fiscalYear,
      status: 'adopted',
      asOf: found.as_of,
      adoptedOn: found.adopted_on,
      adoptedBy: found.adopted_by,
      weights: weightsOf((name) => values.get(name) ?? '0'),
      counties: rows.map((row) => ({
        ...row,
        weightJudged: Number(row.weight_judged),
        listedShare: row.listed_share,
        certifiedThrough: row.certified_through,
        inputs: inputsFromDigits(row.inputs),
      })),
    };
  }

  /** What allocation goes by: the adopted evaluation, else the current one. */
  async bandsOf(fiscalYear: number): Promise<ReadonlyMap<string, Band>> {
    const { counties } = await this.year({ fiscalYear });
    return new Map(counties.map(({ region, band }) => [region, band]));
  }

  /** The parameters that an evaluation of the year goes by. */
  async policy(fiscalYear: number, asOf: string): Promise<Parameters> {
    return parametersAt(judgedOn(fiscalYear, asOf), await this.source.changes());
  }
}

function weightsOf(
  valueOf: (name: `performance.weight.${Indicator}`) => string,
): Readonly<Record<Indicator, string>> {
  const entries = INDICATORS.map((name) => [name, valueOf(`performance.weight.${name}`)]);
  return Object.fromEntries(entries) as Record<Indicator, string>;
}

/** A county's line beside that of the year before. */
export function lineOf(
  county: CountyEvaluation,
  fiscalYear: number,
  before: CountyEvaluation | undefined,
) {
  const { region, score, band, rank, indicators } = county;
  const { weightJudged, listedShare, certifiedThrough } = county;
  const earlier = before?.score ?? null;
  const change =
    score === null || earlier === null
      ? null
      : formatDecimal(minus(decimal(score), decimal(earlier)), 2);
  return {
    region,
    fiscalYear,
    score,
    band,
    rank,
    previousScore: earlier,
    previousBand: before?.band ?? null,
    change,
    indicators,
    weightJudged,
    listedShare,
    certifiedThrough,
  };
}

/** What each indicator was reckoned from: amounts in yuan, counts as they are. */
export function evidenceOf(
  { indicators, inputs }: CountyEvaluation,
  weights: Readonly<Record<Indicator, string>>,
) {
  const evidence = (indicator: Indicator) => ({
    value: indicators[indicator],
    weight: weights[indicator],
    clause: CLAUSE_OF[indicator],
    inputs: Object.fromEntries(INPUTS_OF[indicator].map((name) => shown(name, inputs))),
  });
  const entries = INDICATORS.map((indicator) => [indicator, evidence(indicator)]);
  return Object.fromEntries(entries) as Record<Indicator, ReturnType<typeof evidence>>;
}

function shown(
  name: keyof KnownInputs,
  inputs: KnownInputs,
): readonly [string, string | number | null] {
  const value = inputs[name];
  return name.endsWith('Fen')
    ? [name.slice(0, -'Fen'.length), value === null ? null : formatYuan(value)]
    : [name, Number(value)];
}

const ADOPTED = `SELECT position, adopted_on, as_of, parameters, adopted_by FROM read.evaluations
  WHERE fiscal_year = $1 AND ($2::date IS NULL OR adopted_on <= $2) ORDER BY position DESC LIMIT 1`;

const RESULTS = `SELECT region, score, band, rank, indicators, weight_judged, listed_share,
    certified_through, inputs
  FROM read.evaluation_results WHERE position = $1 ORDER BY region`;
