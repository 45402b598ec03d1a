/** Sums of decimals that keep their denominators small: reports have few places. */
import { type Rational, ZERO_RATIONAL, plus, rational } from '../../money/rational.js';

function add(a: Rational, b: Rational): Rational {
  const [fine, coarse] = a.denominator >= b.denominator ? [a, b] : [b, a];
  if (fine.denominator % coarse.denominator !== 0n) return plus(a, b);
  const scale = fine.denominator / coarse.denominator;
  return rational(fine.numerator + coarse.numerator * scale, fine.denominator);
}

export function sumOfDecimals(values: Iterable<Rational>): Rational {
  let sum = ZERO_RATIONAL;
  for (const value of values) sum = add(sum, value);
  return sum;
}
