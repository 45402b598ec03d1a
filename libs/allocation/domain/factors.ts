/**
 * The factors of a county's score, each rounded before it is used, so that the published table
 * and a calculator give the same result.
 * @source 2017, 四（三）, 四（四）; 2006, 二¶4; domain.md, section 7
 */
import {
  type Rational,
  ONE,
  clamp,
  compare,
  dividedBy,
  minus,
  parseDecimal,
  plus,
  rational,
  roundHalfUp,
  scaled,
  times,
} from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import type { CountyFacts, DesignationKind, Factor, SchemeTerms } from './scheme-inputs.js';

/** Decimal places of every factor but the need. */
export const FACTOR_PLACES = 6;
const UNIT = 10n ** BigInt(FACTOR_PLACES);

/** Factors in millionths. */
export interface CountyScore {
  readonly region: string;
  /** The lagged mean, rounded to the fen. */
  readonly needFen: bigint;
  /** Idle carry-over taken off the need; 0 unless policy says so. */
  readonly deductedFen: bigint;
  readonly difficulty: bigint;
  readonly pressure: bigint;
  readonly resource: bigint;
  readonly performance: bigint;
  readonly effort: bigint;
  /** The designation that counts; null: none is in force. */
  readonly designation: DesignationKind | null;
  /** (need − deducted) × the factors, exactly: in fen × 10^−30. */
  readonly score: bigint;
}

/** q̄, r̄ and ē over all counties; null where there is nothing to divide by. */
export interface ProvinceMeans {
  readonly revenuePerHead: Rational | null;
  readonly needPerRevenue: Rational | null;
  readonly ownPerRevenue: Rational | null;
}

export function scoresOf(
  terms: SchemeTerms,
  counties: readonly CountyFacts[],
  policy: Parameters,
): CountyScore[] {
  const means = provinceMeans(counties);
  const off = new Set<Factor>(terms.switchedOff);
  const asksForEffort = countsEffort(terms);
  return counties.map((county) => {
    const needFen = laggedNeedFen(county);
    const deductedFen = deductionFen(county, needFen, policy);
    const designation = designationOf(county, policy);
    const unless = (factor: Factor, value: () => bigint) => (off.has(factor) ? UNIT : value());
    const difficulty = unless('difficulty', () => difficultyOf(county, means, policy));
    const pressure = unless('pressure', () => pressureOf(county, means, policy));
    const resource = unless('resource', () => resourceOf(county, means, policy));
    const performance = unless('performance', () => performanceOf(county, policy));
    const effort = unless('effort', () => (asksForEffort ? effortOf(county, means, policy) : UNIT));
    const needed = needFen - deductedFen;
    const score = needed * difficulty * pressure * resource * performance * effort;
    const factors = { difficulty, pressure, resource, performance, effort };
    return { region: county.region, needFen, deductedFen, ...factors, designation, score };
  });
}

/** Whether the scheme asks for the fiscal effort, or weighs it. */
export function countsEffort({ effort, weights }: Pick<SchemeTerms, 'effort' | 'weights'>) {
  return effort || (weights ?? []).some(({ factor }) => factor === 'EFFORT');
}

/** The mean of the years that have a need, rounded to the fen; 0 where none has. */
export function laggedNeedFen({ needsFen }: Pick<CountyFacts, 'needsFen'>): bigint {
  const known = needsFen.filter((need) => need !== null);
  if (known.length === 0) return 0n;
  return roundHalfUp(rational(sumOf(known), known.length));
}

/** @source 2017, 四（一）: 加快盘活存量资金，统筹使用 */
function deductionFen({ idleFen }: CountyFacts, needFen: bigint, policy: Parameters): bigint {
  const share = policy.ratio('allocation.idleDeduction');
  const deducted = roundHalfUp(times(rational(idleFen), share));
  return deducted > needFen ? needFen : deducted;
}

/** A missing figure counts nothing. */
export function provinceMeans(counties: readonly CountyFacts[]): ProvinceMeans {
  let [revenue, population] = [rational(0n), rational(0n)];
  let [needFen, ownFen] = [0n, 0n];
  for (const county of counties) {
    revenue = plus(revenue, figure(county.revenue) ?? rational(0n));
    population = plus(population, figure(county.population) ?? rational(0n));
    needFen += county.assessedNeedFen;
    ownFen += county.ownBudgetFen;
  }
  return {
    revenuePerHead: quotient(revenue, population),
    needPerRevenue: quotient(rational(needFen, 100n), revenue),
    ownPerRevenue: quotient(rational(ownFen, 100n), revenue),
  };
}

/** q = revenue / population; null where one is missing. */
export function revenuePerHead({ revenue, population }: CountyFacts): Rational | null {
  return quotient(figure(revenue), figure(population));
}

/** r = assessed need / revenue, both in yuan; null where the revenue is missing. */
export function needPerRevenue({ assessedNeedFen, revenue }: CountyFacts): Rational | null {
  return quotient(rational(assessedNeedFen, 100n), figure(revenue));
}

/** e = own budgets / revenue, both in yuan; null where the revenue is missing. */
export function ownPerRevenue({ ownBudgetFen, revenue }: CountyFacts): Rational | null {
  return quotient(rational(ownBudgetFen, 100n), figure(revenue));
}

/** 财力薄弱: the reported coefficient, else 1 + 0.5 × (1 − q/q̄), else 1; within bounds. */
function difficultyOf(county: CountyFacts, means: ProvinceMeans, policy: Parameters): bigint {
  return within(difficultyKnown(county, means, policy) ?? ONE, 'difficulty', policy);
}

/** null where its figures are unknown. */
function difficultyKnown(county: CountyFacts, means: ProvinceMeans, policy: Parameters) {
  const weight = policy.ratio('allocation.difficulty.weight');
  const share = quotient(revenuePerHead(county), means.revenuePerHead);
  const reckoned = share && plus(ONE, times(weight, minus(ONE, share)));
  return figure(county.fiscalDifficulty) ?? reckoned;
}

/** 保障压力: 1 + 0.25 × (r/r̄ − 1), within bounds; 1 where nothing is assessed or r is unknown. */
function pressureOf(county: CountyFacts, means: ProvinceMeans, policy: Parameters): bigint {
  const share = county.assessed ? quotient(needPerRevenue(county), means.needPerRevenue) : null;
  return tilted(share, 'pressure', policy);
}

/** 财政努力程度: 1 + 0.25 × (e/ē − 1), within bounds; 1 where e is unknown. */
function effortOf(county: CountyFacts, means: ProvinceMeans, policy: Parameters): bigint {
  return tilted(quotient(ownPerRevenue(county), means.ownPerRevenue), 'effort', policy);
}

/** @param share of the province's mean; null: unknown */
function tilted(share: Rational | null, factor: 'pressure' | 'effort', policy: Parameters): bigint {
  if (!share) return UNIT;
  const weight = policy.ratio(`allocation.${factor}.weight`);
  return within(plus(ONE, times(weight, minus(share, ONE))), factor, policy);
}

type Bounded = 'difficulty' | 'pressure' | 'effort';

function within(value: Rational, factor: Bounded, policy: Parameters): bigint {
  const low = policy.ratio(`allocation.${factor}.least`);
  const high = policy.ratio(`allocation.${factor}.most`);
  return scaled(clamp(value, low, high), FACTOR_PLACES);
}

/** The designation with the highest multiplier; of equal ones the first. */
function designationOf({ designations }: CountyFacts, policy: Parameters): DesignationKind | null {
  let best: DesignationKind | null = null;
  for (const kind of designations) {
    if (best === null || compare(multiplier(kind, policy), multiplier(best, policy)) > 0) {
      best = kind;
    }
  }
  return best;
}

function multiplier(kind: DesignationKind, policy: Parameters): Rational {
  return policy.ratio(`allocation.resource.${kind}`);
}

/**
 * Why a designation does not count: 向资源能源型困难地区倾斜 is for those that struggle. null: it
 * counts, or there is none.
 */
export function untilted(
  county: CountyFacts,
  means: ProvinceMeans,
  policy: Parameters,
): 'NOT_DIFFICULT' | 'UNKNOWN' | null {
  const only = policy.find('allocation.resourceOnlyWhereDifficult')?.value;
  if (designationOf(county, policy) === null || only !== '1') return null;
  if (difficultyKnown(county, means, policy) === null) return 'UNKNOWN';
  return difficultyOf(county, means, policy) > UNIT ? null : 'NOT_DIFFICULT';
}

function resourceOf(county: CountyFacts, means: ProvinceMeans, policy: Parameters): bigint {
  const designation = designationOf(county, policy);
  if (designation === null || untilted(county, means, policy) !== null) return UNIT;
  return scaled(multiplier(designation, policy), FACTOR_PLACES);
}

/** 与成效挂钩 */
function performanceOf({ band }: CountyFacts, policy: Parameters): bigint {
  if (band === null || band === 'NOT_EVALUATED') return UNIT;
  return scaled(policy.ratio(`allocation.performance.${band}`), FACTOR_PLACES);
}

/** The score in fen, exactly. */
export function scoreInFen(score: bigint): Rational {
  return rational(score, UNIT ** 5n);
}

function figure(text: string | null): Rational | null {
  return text === null ? null : (parseDecimal(text) ?? null);
}

/** null where a side is missing or there is nothing to divide by. */
function quotient(above: Rational | null, below: Rational | null): Rational | null {
  if (above === null || below === null || below.numerator <= 0n) return null;
  return dividedBy(above, below);
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
