/**
 * A set of performance targets and how far it was reached, exact until the parts are rounded to two
 * places. The weights of a set add up to 90; the other 10 points are for execution.
 * @source 吉政办发〔2017〕63号 四（四）; domain.md, section 8a
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { Comparator, QualitativeResult } from '../../event-catalogue/vocabulary.js';
import {
  ONE,
  type Rational,
  ZERO_RATIONAL,
  compare,
  decimal,
  dividedBy,
  formatDecimal,
  greatest,
  least,
  minus,
  plus,
  rational,
  rounded,
  times,
} from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import { TARGET_MARK_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';
import { type Band, bandOf } from './evaluation.js';

export type PerformanceTarget = DataOf<'PerformanceTargetsSet'>['targets'][number];

/** A target with its latest self-evaluation; null: none. */
export interface ReportedTarget extends PerformanceTarget {
  readonly actual: string | null;
}

/** The accounts that the set is about, in fen; `paidFen` less what was returned. */
export interface ExecutionInputs {
  readonly arrangedFen: bigint;
  readonly paidFen: bigint;
}

export const TARGET_MARKS = codesIn(TARGET_MARK_WORDS);
export type TargetMark = (typeof TARGET_MARKS)[number];

interface Reached {
  /** Four places; null before a self-evaluation. */
  readonly attainment: string | null;
  /** Points with two places. */
  readonly part: string;
  readonly marks: readonly TargetMark[];
}

/** @typeParam T what a target is shown with */
export interface EvaluatedSet<T> {
  /** INCOMPLETE where a result is missing or the weights do not add up. */
  readonly status: 'COMPLETE' | 'INCOMPLETE';
  readonly score: string | null;
  readonly band: Band | null;
  readonly execution: string;
  readonly targets: readonly (T & Reached)[];
}

/** @param policy the parameters in force on the last day of the year */
export function evaluateSet<T extends ReportedTarget>(
  targets: readonly T[],
  inputs: ExecutionInputs,
  policy: Parameters,
): EvaluatedSet<T> {
  const execution = executionPart(inputs, policy);
  const parts = targets.map((target) => ({ target, ...partOf(target, policy) }));
  const weights = targets.reduce((sum, { weight }) => plus(sum, decimal(weight)), ZERO_RATIONAL);
  const isComplete =
    compare(weights, policy.ratio('performance.targets.points')) === 0 &&
    targets.every(({ actual }) => actual !== null);
  const points = parts.reduce((sum, { points: part }) => plus(sum, part), execution);
  const score = isComplete ? formatDecimal(points, 2) : null;
  return {
    status: isComplete ? 'COMPLETE' : 'INCOMPLETE',
    score,
    band: score === null ? null : bandOf(score, policy),
    execution: formatDecimal(execution, 2),
    targets: parts.map(({ target, reached }) => ({ ...target, ...reached })),
  };
}

function executionPart({ arrangedFen, paidFen }: ExecutionInputs, policy: Parameters): Rational {
  if (arrangedFen === 0n) return ZERO_RATIONAL;
  const share = least(ONE, rational(paidFen, arrangedFen));
  return rounded(times(policy.ratio('performance.targets.executionPoints'), share), 2);
}

function partOf(
  target: ReportedTarget,
  policy: Parameters,
): { readonly points: Rational; readonly reached: Reached } {
  const { actual, weight } = target;
  if (actual === null) {
    return { points: ZERO_RATIONAL, reached: { attainment: null, part: '0.00', marks: [] } };
  }
  const share = attainmentOf(target, actual, policy);
  const points = rounded(times(decimal(weight), share), 2);
  const little = times(policy.ratio('performance.targets.deviation'), decimal(weight));
  const marks: TargetMark[] = [];
  if (isTooLow(target, actual, policy)) marks.push('TARGET_TOO_LOW');
  if (compare(points, little) < 0) marks.push('DEVIATION');
  const [attainment, part] = [formatDecimal(share, 4), formatDecimal(points, 2)];
  return { points, reached: { attainment, part, marks } };
}

type Measured = Pick<PerformanceTarget, 'comparator' | 'target'>;

function isTooLow({ comparator, target }: Measured, actual: string, policy: Parameters): boolean {
  if (comparator !== 'AT_LEAST') return false;
  const limit = times(policy.ratio('performance.targets.tooLow'), decimal(target!));
  return compare(decimal(actual), limit) > 0;
}

/** @param actual fits the comparator: a decimal, or how far a QUALITATIVE target was reached */
export function attainmentOf(
  { comparator, target }: Measured,
  actual: string,
  policy: Parameters,
): Rational {
  if (comparator !== 'QUALITATIVE') {
    return MEASURED[comparator](decimal(actual), decimal(target!));
  }
  const reached: Readonly<Record<QualitativeResult, Rational>> = {
    FULL: ONE,
    MOSTLY: policy.ratio('performance.targets.mostly'),
    PARTLY: policy.ratio('performance.targets.partly'),
    NONE: ZERO_RATIONAL,
  };
  return reached[actual as QualitativeResult];
}

const MEASURED: Readonly<
  Record<Exclude<Comparator, 'QUALITATIVE'>, (actual: Rational, target: Rational) => Rational>
> = {
  AT_LEAST: (actual, target) =>
    isZero(target) ? oneWhere(actual.numerator >= 0n) : least(ONE, dividedBy(actual, target)),
  AT_MOST(actual, target) {
    if (compare(actual, target) <= 0) return ONE;
    return isZero(target) ? ZERO_RATIONAL : withoutExcess(minus(actual, target), target);
  },
  EQUAL(actual, target) {
    if (isZero(target)) return oneWhere(isZero(actual));
    const off = minus(actual, target);
    return withoutExcess(greatest(off, minus(target, actual)), target);
  },
};

/** max(0, 1 − off ÷ target) */
function withoutExcess(off: Rational, target: Rational): Rational {
  return greatest(ZERO_RATIONAL, minus(ONE, dividedBy(off, target)));
}

function isZero({ numerator }: Rational): boolean {
  return numerator === 0n;
}

function oneWhere(holds: boolean): Rational {
  return holds ? ONE : ZERO_RATIONAL;
}
