/**
 * Exact rationals, for everything that a formula reckons before it rounds. domain.md, section 1:
 * rounding is half up, and everything before it is exact.
 */
import { type Fen } from './fen.js';

/** `denominator` is positive; the fraction need not be in its lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** @throws RangeError where the denominator is zero */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (below === 0n) throw new RangeError('division by zero');
  return below < 0n
    ? { numerator: -above, denominator: -below }
    : { numerator: above, denominator: below };
}

export const ZERO_RATIONAL = rational(0n);
export const ONE = rational(1n);

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads "1.30" exactly; undefined where the text is no decimal number. */
export function parseDecimal(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const magnitude = BigInt(match[2]! + fraction);
  return rational(match[1] === '-' ? -magnitude : magnitude, 10n ** BigInt(fraction.length));
}

/** A decimal that the code itself wrote down. */
export function decimal(text: string): Rational {
  const value = parseDecimal(text);
  if (!value) throw new TypeError(`not a decimal number: ${text}`);
  return value;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @throws RangeError where b is zero */
export function dividedBy(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative where a < b, 0 where they are equal, positive where a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function greatest(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** @param low not above `high` */
export function clamp(value: Rational, low: Rational, high: Rational): Rational {
  return least(greatest(value, low), high);
}

/** The largest integer that is not above the value. */
export function floor({ numerator, denominator }: Rational): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

/** The smallest integer that is not below the value. */
export function ceiling({ numerator, denominator }: Rational): bigint {
  return -floor({ numerator: -numerator, denominator });
}

/** To the nearest integer; a half goes away from zero. */
export function roundHalfUp({ numerator, denominator }: Rational): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (magnitude * 2n + denominator) / (denominator * 2n);
  return numerator < 0n ? -rounded : rounded;
}

/** The value rounded half up to so many decimal places: value × 10^places. */
export function scaled(value: Rational, places: number): bigint {
  return roundHalfUp({
    numerator: value.numerator * 10n ** BigInt(places),
    denominator: value.denominator,
  });
}

export function rounded(value: Rational, places: number): Rational {
  return rational(scaled(value, places), 10n ** BigInt(places));
}

/** "1.050000" with so many places, rounded half up. */
export function formatDecimal(value: Rational, places: number): string {
  const units = scaled(value, places);
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Parts of a total in proportion to weights, each rounded down, what is left given to the
 * largest remainders, ties to the earlier part. The parts sum to the total.
 * @param total not negative
 * @param weights not negative, not all zero
 * @throws RangeError otherwise
 */
export function allocateByWeight(total: bigint, weights: readonly bigint[]): Fen[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (total < 0n || sum <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('a total and weights that are not negative, and a weight above zero');
  }
  const parts = weights.map((weight) => (total * weight) / sum);
  let left = total - parts.reduce((all, part) => all + part, 0n);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index]! += 1n;
    left -= 1n;
  }
  return parts as Fen[];
}
