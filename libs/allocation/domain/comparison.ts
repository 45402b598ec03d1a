/** Two distributions side by side, county by county, with figures of fairness. */
import { ALLOCATION_FACTORS } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import { type Rational, formatDecimal, times, rational } from '../../money/rational.js';
import { type Refusal, isRefusal, refuse } from '../../refusals/refusals.js';
import { type Draft, type DraftCounty, without } from './draft.js';
import { type Portion, giniOf, perWeight, ranksOf, totalPerWeight } from './fairness.js';
import type { Factor } from './scheme-inputs.js';

/** Amounts are yuan strings; null: nobody in need to divide by. */
export interface Fairness {
  /** Yuan per person in need. */
  readonly perPerson: string | null;
  /** Yuan per yuan of need, six places. */
  readonly perYuanOfNeed: string | null;
  /** Gini coefficient by persons in need and by need, six places. */
  readonly giniByPersons: string | null;
  readonly giniByNeed: string | null;
}

export interface FairLine {
  readonly region: string;
  readonly name: string;
  readonly amount: string;
  readonly perPerson: string | null;
  readonly perYuanOfNeed: string | null;
  /** From 1, by amount per yuan of need. */
  readonly rank: number | null;
}

export interface ComparedLine extends FairLine {
  readonly with: Omit<FairLine, 'region' | 'name'>;
  /** This amount − the other. */
  readonly difference: string;
  /** The other's rank − this rank: positive where the county stands higher here. */
  readonly rankChange: number | null;
}

export interface Comparison {
  readonly schemeId: string;
  readonly fiscalYear: number;
  readonly program: string;
  /** The other scheme; null: this one with factors switched off. */
  readonly with: string | null;
  readonly switchedOff: readonly Factor[];
  readonly total: string;
  readonly otherTotal: string;
  readonly fairness: Fairness;
  readonly otherFairness: Fairness;
  readonly lines: readonly ComparedLine[];
}

export function fairnessOf(draft: Draft): Fairness {
  const [persons, need] = [byPersons(draft), byNeed(draft)];
  return {
    perPerson: yuan(totalPerWeight(persons)),
    perYuanOfNeed: places(totalPerWeight(need)),
    giniByPersons: places(giniOf(persons)),
    giniByNeed: places(giniOf(need)),
  };
}

export function fairLines(draft: Draft): readonly FairLine[] {
  const ranks = ranksOf(byNeed(draft));
  return draft.counties.map((county) => ({
    region: county.region,
    name: county.name,
    amount: formatYuan(county.amountFen),
    perPerson: yuan(perWeight({ ...county, weight: BigInt(county.persons) })),
    perYuanOfNeed: places(perWeight({ ...county, weight: county.needFen })),
    rank: ranks.get(county.region) ?? null,
  }));
}

/** What one factor does: the draft against itself without it. @param named in any case */
export function effectOf(draft: Draft, named: string): Comparison | Refusal {
  const factor = SWITCHABLE.find((known) => known === named.toLowerCase());
  if (!factor) return refuse('FACTOR_NOT_SWITCHABLE', { factor: named });
  const other = without(draft, [...new Set([...draft.switchedOff, factor])]);
  return isRefusal(other) ? other : sideBySide(draft, other, null);
}

const SWITCHABLE = ALLOCATION_FACTORS.filter((factor) => factor !== 'need');

export function compareDrafts(draft: Draft, other: Draft): Comparison | Refusal {
  if (draft.fiscalYear !== other.fiscalYear || draft.program !== other.program) {
    const { schemeId } = draft;
    return refuse('SCHEMES_NOT_COMPARABLE', { schemeId, with: other.schemeId });
  }
  return sideBySide(draft, other, other.schemeId);
}

function sideBySide(draft: Draft, other: Draft, otherId: string | null): Comparison {
  const [mine, theirs] = [fairLines(draft), fairLines(other)];
  const otherLines = new Map(theirs.map((line) => [line.region, line]));
  const otherFen = new Map(other.counties.map((county) => [county.region, county.amountFen]));
  const lines = mine.map((line, index): ComparedLine => {
    const {
      region: _region,
      name: _name,
      ...found
    } = otherLines.get(line.region) ?? {
      ...line,
      amount: '0.00',
      perPerson: null,
      perYuanOfNeed: null,
      rank: null,
    };
    const difference = draft.counties[index]!.amountFen - (otherFen.get(line.region) ?? 0n);
    const ranked = found.rank !== null && line.rank !== null;
    return {
      ...line,
      with: found,
      difference: formatYuan(difference),
      rankChange: ranked ? found.rank! - line.rank : null,
    };
  });
  return {
    schemeId: draft.schemeId,
    fiscalYear: draft.fiscalYear,
    program: draft.program,
    with: otherId,
    switchedOff: other.switchedOff,
    total: formatYuan(draft.totalFen),
    otherTotal: formatYuan(other.totalFen),
    fairness: fairnessOf(draft),
    otherFairness: fairnessOf(other),
    lines,
  };
}

const byPersons = ({ counties }: Draft): readonly Portion[] =>
  counties.map(({ region, amountFen, persons }: DraftCounty) => ({
    region,
    amountFen,
    weight: BigInt(persons),
  }));

const byNeed = ({ counties }: Draft): readonly Portion[] =>
  counties.map(({ region, amountFen, needFen: weight }) => ({ region, amountFen, weight }));

function yuan(fen: Rational | null): string | null {
  return fen && formatDecimal(times(fen, rational(1n, 100n)), 2);
}

function places(value: Rational | null): string | null {
  return value && formatDecimal(value, 6);
}
