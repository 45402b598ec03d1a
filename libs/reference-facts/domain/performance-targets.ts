/**
 * Performance targets and what is reported of them: what can be evaluated is taken, nothing else.
 * @source domain.md, section 8a
 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { QUALITATIVE_RESULTS } from '../../event-catalogue/vocabulary.js';
import { compare, parseDecimal, rational } from '../../money/rational.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseTooManyDigits } from '../../refusals/sizes.js';

type TargetsSet = DataOf<'PerformanceTargetsSet'>;
export type PerformanceTarget = TargetsSet['targets'][number];

export function targetSetStream({
  region,
  fiscalYear,
  program,
}: Pick<TargetsSet, 'region' | 'fiscalYear' | 'program'>): string {
  return `performance-targets-${region}-${fiscalYear}-${program}`;
}

export function targetStream(targetNo: string): string {
  return `performance-target-${targetNo}`;
}

export function targetKey(targetNo: string): string {
  return `performance-target/${targetNo}`;
}

export function refuseTargets(targets: readonly PerformanceTarget[]): Refusal | undefined {
  const numbers = new Set<string>();
  for (const target of targets) {
    if (numbers.has(target.targetNo)) return refuse('DUPLICATE_KEY', { key: target.targetNo });
    numbers.add(target.targetNo);
    const refusal = refuseTarget(target);
    if (refusal) return refusal;
  }
  return undefined;
}

/** A weight above zero, and a target not below it but where it is QUALITATIVE. */
function refuseTarget({ targetNo, comparator, target, weight }: PerformanceTarget) {
  const isMeasured = comparator !== 'QUALITATIVE';
  if (isMeasured && !isNumber(target, 0)) return invalid(targetNo, 'target');
  if (!isNumber(weight, 1)) return invalid(targetNo, 'weight');
  return refuseTooManyDigits(weight) ?? (isMeasured ? refuseTooManyDigits(target!) : undefined);
}

/** Whether the text is a decimal, not below zero or above it. */
function isNumber(text: string | null, leastSign: 0 | 1): boolean {
  const value = parseDecimal(text ?? '');
  return value !== undefined && compare(value, rational(0n)) >= leastSign;
}

function invalid(targetNo: string, member: string): Refusal {
  return refuse('PERFORMANCE_TARGET_INVALID', { targetNo, member });
}

/** @param target that the result is of; undefined: nobody has set it */
export function refuseResult(
  { targetNo, actual }: DataOf<'PerformanceResultReported'>,
  target: PerformanceTarget | undefined,
): Refusal | undefined {
  if (!target) return refuse('TARGET_UNKNOWN', { targetNo });
  const { comparator } = target;
  const fits =
    comparator === 'QUALITATIVE'
      ? (QUALITATIVE_RESULTS as readonly string[]).includes(actual)
      : parseDecimal(actual) !== undefined;
  if (!fits) return refuse('PERFORMANCE_RESULT_INVALID', { targetNo, comparator });
  return comparator === 'QUALITATIVE' ? undefined : refuseTooManyDigits(actual);
}
