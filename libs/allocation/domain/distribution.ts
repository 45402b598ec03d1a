/**
 * Distributes a total by scores between floors and caps: x = min(cap, max(floor, λ × score))
 * with the one λ that makes the sum the total, in whole units. Exact: λ is found between the
 * sorted points at which a county leaves its floor or reaches its cap, not approached.
 * @source 2017, 四（一）: 只增不减; domain.md, section 7
 */
import { formatYuan } from '../../money/fen.js';
import { type Rational, ceiling, compare, floor, rational, times } from '../../money/rational.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';

export interface Claimant {
  readonly region: string;
  /** Not negative; only its proportion to other scores counts. */
  readonly score: bigint;
  readonly priorFen: bigint;
}

export interface DistributionTerms {
  readonly totalFen: bigint;
  readonly unitFen: bigint;
  readonly floorRatio: Rational;
  readonly capRatio: Rational | null;
}

export interface Share {
  readonly region: string;
  readonly floorFen: bigint;
  /** null: no cap. */
  readonly capFen: bigint | null;
  readonly amountFen: bigint;
}

const ONLY_RISES = '吉政办发〔2017〕63号 四（一）';
const ALLOCATION = '吉政办发〔2017〕63号 四（三）';

/** A claimant between bounds that are whole units. */
interface Bounded extends Claimant {
  readonly floorUnits: bigint;
  readonly capUnits: bigint | null;
}

export function distribute(
  terms: DistributionTerms,
  claimants: readonly Claimant[],
): readonly Share[] | Refusal {
  const { totalFen, unitFen } = terms;
  if (totalFen % unitFen !== 0n) {
    const [total, unit] = [formatYuan(totalFen), formatYuan(unitFen)];
    return refuse('NOT_A_MULTIPLE', { total, unit }, ALLOCATION);
  }
  const bounded = claimants.map((claimant) => boundsOf(claimant, terms));
  const refusal = refuseTotal(totalFen / unitFen, unitFen, bounded);
  if (refusal) return refusal;
  const amounts = unitsOf(totalFen / unitFen, bounded);
  return bounded.map(({ region, floorUnits, capUnits }) => ({
    region,
    floorFen: floorUnits * unitFen,
    capFen: capUnits === null ? null : capUnits * unitFen,
    amountFen: amounts.get(region)! * unitFen,
  }));
}

function boundsOf(claimant: Claimant, terms: DistributionTerms): Bounded {
  const prior = rational(claimant.priorFen, terms.unitFen);
  const floorUnits = ceiling(times(prior, terms.floorRatio));
  if (terms.capRatio === null || claimant.priorFen === 0n) {
    return { ...claimant, floorUnits, capUnits: null };
  }
  const capUnits = floor(times(prior, terms.capRatio));
  return { ...claimant, floorUnits, capUnits: capUnits < floorUnits ? floorUnits : capUnits };
}

/** The refusals, in their order. */
function refuseTotal(
  totalUnits: bigint,
  unitFen: bigint,
  counties: readonly Bounded[],
): Refusal | undefined {
  const floors = counties.reduce((sum, { floorUnits }) => sum + floorUnits, 0n);
  const yuan = (units: bigint): string => formatYuan(units * unitFen);
  const total = yuan(totalUnits);
  if (floors > totalUnits) {
    const shortfall = yuan(floors - totalUnits);
    return refuse('FLOORS_EXCEED_TOTAL', { total, floors: yuan(floors), shortfall }, ONLY_RISES);
  }
  const scored = counties.filter(({ score }) => score > 0n);
  if (scored.length === 0) {
    if (totalUnits === floors) return undefined;
    return refuse('NO_BASIS', { total, floors: yuan(floors) }, ALLOCATION);
  }
  if (scored.some(({ capUnits }) => capUnits === null)) return undefined;
  const most = counties.reduce(
    (sum, { score, floorUnits, capUnits }) => sum + (score > 0n ? capUnits! : floorUnits),
    0n,
  );
  if (most >= totalUnits) return undefined;
  const surplus = yuan(totalUnits - most);
  return refuse('CAPS_BELOW_TOTAL', { total, caps: yuan(most), surplus }, ALLOCATION);
}

/**
 * Whole units by region: rounded down, the rest to the largest remainders, ties to the county that
 * stands first: the one of the smaller code.
 */
function unitsOf(totalUnits: bigint, counties: readonly Bounded[]): ReadonlyMap<string, bigint> {
  const lambda = findLambda(totalUnits, counties);
  const units = new Map<string, bigint>();
  const remainders: { readonly region: string; readonly remainder: bigint }[] = [];
  let left = totalUnits;
  for (const county of counties) {
    const [amount, remainder] = shareAt(lambda, county);
    units.set(county.region, amount);
    left -= amount;
    if (remainder > 0n) remainders.push({ region: county.region, remainder });
  }
  remainders.sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  for (const { region } of remainders) {
    if (left === 0n) break;
    units.set(region, units.get(region)! + 1n);
    left -= 1n;
  }
  return units;
}

/**
 * The whole units of min(cap, max(floor, λ × score)), and what is over, in parts of λ's
 * denominator.
 */
function shareAt(lambda: Rational, county: Bounded): readonly [bigint, bigint] {
  const { numerator, denominator } = lambda;
  const { floorUnits, capUnits } = county;
  const product = numerator * county.score;
  if (product <= floorUnits * denominator) return [floorUnits, 0n];
  if (capUnits !== null && product >= capUnits * denominator) return [capUnits, 0n];
  return [product / denominator, product % denominator];
}

/** Where a county begins to rise above its floor, or stops at its cap. */
interface Turn {
  readonly at: Rational;
  readonly county: Bounded;
  readonly rises: boolean;
}

/**
 * Walks the turns in their order. Between two of them the sum is `fixed` + λ × `rising`; the first
 * stretch that holds the total gives λ. What is asked for lies between Σ floors and Σ caps.
 */
function findLambda(totalUnits: bigint, counties: readonly Bounded[]): Rational {
  const turns = turnsOf(counties);
  let fixed = counties.reduce((sum, { floorUnits }) => sum + floorUnits, 0n);
  let rising = 0n;
  for (const { at, county, rises } of turns) {
    const reached = fixed * at.denominator + rising * at.numerator;
    if (reached >= totalUnits * at.denominator) break;
    fixed += rises ? -county.floorUnits : county.capUnits!;
    rising += rises ? county.score : -county.score;
  }
  return rising === 0n ? rational(0n) : rational(totalUnits - fixed, rising);
}

function turnsOf(counties: readonly Bounded[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const county of counties) {
    const { score, floorUnits, capUnits } = county;
    if (score === 0n || capUnits === floorUnits) continue;
    turns.push({ at: rational(floorUnits, score), county, rises: true });
    if (capUnits !== null) turns.push({ at: rational(capUnits, score), county, rises: false });
  }
  return turns.sort((a, b) => compare(a.at, b.at));
}
