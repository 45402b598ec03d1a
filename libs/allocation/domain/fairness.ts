/**
 * How even a distribution is: amounts per person in need and per yuan of need, ranks, and the Gini
 * coefficient, all exact.
 */
import { type Rational, compare, rational } from '../../money/rational.js';

export interface Portion {
  readonly region: string;
  readonly amountFen: bigint;
  /** What the amount is measured by: persons in need, or the need in fen. Not negative. */
  readonly weight: bigint;
}

/** null where there is nothing to divide by. */
export function perWeight({ amountFen, weight }: Omit<Portion, 'region'>): Rational | null {
  return weight === 0n ? null : rational(amountFen, weight);
}

/**
 * Rank from 1 by amount per weight, the highest first, ties alike; counties without a weight
 * have none.
 */
export function ranksOf(portions: readonly Portion[]): ReadonlyMap<string, number> {
  const ordered = byPortion(portions).reverse();
  const ranks = new Map<string, number>();
  ordered.forEach((portion, index) => {
    const before = ordered[index - 1];
    const tied = before !== undefined && ratioOrder(before, portion) === 0;
    ranks.set(portion.region, tied ? ranks.get(before.region)! : index + 1);
  });
  return ranks;
}

/**
 * Gini coefficient of the amounts over the weights: 0 where each unit of weight gets the same,
 * near 1 where one gets all. null where no amount meets a weight. Counties without a weight are
 * left out.
 */
export function giniOf(portions: readonly Portion[]): Rational | null {
  let [amounts, weights] = [0n, 0n];
  // Twice the area between the line of equality and the Lorenz curve, times amounts × weights.
  let area = 0n;
  for (const { amountFen, weight } of byPortion(portions)) {
    area += amountFen * weights - weight * amounts;
    amounts += amountFen;
    weights += weight;
  }
  return amounts === 0n ? null : rational(area, amounts * weights);
}

export function totalPerWeight(portions: readonly Portion[]): Rational | null {
  const weighted = portions.filter(({ weight }) => weight > 0n);
  const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
  return perWeight({
    amountFen: sum(weighted.map(({ amountFen }) => amountFen)),
    weight: sum(weighted.map(({ weight }) => weight)),
  });
}

/** The lowest amount per weight first. */
function byPortion(portions: readonly Portion[]): Portion[] {
  return portions.filter(({ weight }) => weight > 0n).sort(ratioOrder);
}

function ratioOrder(a: Portion, b: Portion): number {
  return compare(rational(a.amountFen, a.weight), rational(b.amountFen, b.weight));
}
