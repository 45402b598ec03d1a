/**
 * The province's own formula: weights of factors, each of which gives a county its share of all.
 * @source domain.md, section 7: 因素法, as the central measures distribute
 */
import { WEIGHED_FACTORS } from '../../event-catalogue/vocabulary.js';
import {
  ONE,
  type Rational,
  ZERO_RATIONAL,
  compare,
  decimal,
  formatDecimal,
  parseDecimal,
  plus,
  rational,
  scaled,
  times,
} from '../../money/rational.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { type CountyScore, FACTOR_PLACES } from './factors.js';
import { type CountyFacts, type FactorWeight, INDICATOR_PREFIX } from './scheme-inputs.js';

const CLAUSE = '吉政办发〔2017〕63号 四（三）';
export const SHARE_PLACES = 10;
const WEIGHT_PLACES = 4;

export function isWeighed(factor: string): boolean {
  return (
    (WEIGHED_FACTORS as readonly string[]).includes(factor) ||
    /^INDICATOR:[A-Z][A-Z0-9_]{0,79}$/.test(factor)
  );
}

/** The indicators that a formula weighs. */
export function indicatorsOf(weights: readonly FactorWeight[] | null): readonly string[] {
  return (weights ?? [])
    .filter(({ factor }) => factor.startsWith(INDICATOR_PREFIX))
    .map(({ factor }) => factor.slice(INDICATOR_PREFIX.length));
}

/** Weights of at most four places that add up to 1. */
export function refuseWeights(weights: readonly FactorWeight[]): Refusal | undefined {
  const sum = weights.reduce((total, { weight }) => plus(total, decimal(weight)), ZERO_RATIONAL);
  const isFine = weights.every(({ weight }) => !/\.\d{5}/.test(weight)) && compare(sum, ONE) === 0;
  return isFine
    ? undefined
    : refuse('WEIGHTS_NOT_ONE', { sum: formatDecimal(sum, FACTOR_PLACES) }, CLAUSE);
}

/** What a county has of one factor. */
type Quantity = (county: CountyFacts, score: CountyScore) => Rational;

/**
 * Σ weight × share of each county, in 10^−14: shares have ten places, weights four. A factor that
 * is switched off is 1 in its score, and so counts as the need.
 */
export function weighed(
  weights: readonly FactorWeight[],
  counties: readonly CountyFacts[],
  scores: readonly CountyScore[],
): readonly bigint[] | Refusal {
  const columns: { readonly of: FactorWeight; readonly values: readonly Rational[] }[] = [];
  for (const of of weights) {
    const quantity = quantityOf(of.factor);
    const values = counties.map((county, index) => quantity(county, scores[index]!));
    const negative = values.findIndex((value) => value.numerator < 0n);
    if (negative >= 0) {
      const { region } = counties[negative]!;
      return refuse('FACTOR_NEGATIVE', { factor: of.factor, region }, CLAUSE);
    }
    columns.push({ of, values });
  }
  const totals = counties.map(() => 0n);
  for (const { of, values } of columns) {
    const all = values.reduce((sum, value) => plus(sum, value), ZERO_RATIONAL);
    if (all.numerator === 0n) {
      return refuse('FACTOR_WITHOUT_BASIS', { factor: of.factor }, CLAUSE);
    }
    const weight = scaled(decimal(of.weight), WEIGHT_PLACES);
    values.forEach((value, index) => (totals[index]! += weight * shareOf(value, all)));
  }
  return totals;
}

function shareOf(value: Rational, all: Rational): bigint {
  const share = rational(value.numerator * all.denominator, value.denominator * all.numerator);
  return scaled(share, SHARE_PLACES);
}

/** Σ weight × share, exactly. */
export function shareOfScore(score: bigint): Rational {
  return rational(score, 10n ** BigInt(SHARE_PLACES + WEIGHT_PLACES));
}

function quantityOf(factor: string): Quantity {
  if (factor === 'EQUAL') return () => ONE;
  if (factor.startsWith(INDICATOR_PREFIX)) {
    const name = factor.slice(INDICATOR_PREFIX.length);
    return ({ indicators }) => parseDecimal(indicators[name] ?? '') ?? ZERO_RATIONAL;
  }
  const of = FACTORS[factor]!;
  return (_, score) => times(rational(score.needFen - score.deductedFen), of(score));
}

const millionths = (value: bigint): Rational => rational(value, 10n ** BigInt(FACTOR_PLACES));
const FACTORS: Readonly<Record<string, (score: CountyScore) => Rational>> = {
  NEED: () => ONE,
  DIFFICULTY: ({ difficulty }) => millionths(difficulty),
  PRESSURE: ({ pressure }) => millionths(pressure),
  RESOURCE: ({ resource }) => millionths(resource),
  PERFORMANCE: ({ performance }) => millionths(performance),
  EFFORT: ({ effort }) => millionths(effort),
};
