/**
 * The indicators of a county's year, exact until they are rounded to four places; the score of
 * those that have a basis, and its band. What nothing is known of is not judged: its indicator is
 * null. @source 吉政办发〔2017〕63号 四（四）; 财预〔2020〕10号; domain.md, section 8
 */
import {
  ONE,
  type Rational,
  ZERO_RATIONAL,
  clamp,
  compare,
  decimal,
  dividedBy,
  formatDecimal,
  minus,
  plus,
  rational,
  rounded,
  times,
} from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import { EVALUATION_WORDS, BAND_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';

export const INDICATORS = codesIn(EVALUATION_WORDS);
export type Indicator = (typeof INDICATORS)[number];

/** 优良中差, and 未评价: too little is known to judge by. */
export const BANDS = codesIn(BAND_WORDS);
export type Band = (typeof BANDS)[number];

/** What a county's year is judged by: amounts in fen, counts as they are. */
export interface EvaluationInputs {
  readonly needFen: bigint;
  readonly gapFen: bigint;
  readonly arrangedFen: bigint;
  /** Disbursed less returned. */
  readonly paidFen: bigint;
  readonly batchesFen: bigint;
  /** Of them, paid by the day that is due. */
  readonly punctualFen: bigint;
  /** Awarded and own budget. */
  readonly inputFen: bigint;
  /** Of the year before; until 31 December as of the same day of it. */
  readonly inputBeforeFen: bigint;
  readonly rules: bigint;
  readonly rulesHeld: bigint;
  readonly episodes: bigint;
  /** Episodes that are open, or that only the year's closing closed. */
  readonly episodesUnresolved: bigint;
  /** GENERAL spending from redirectable lots. */
  readonly generalSpendingFen: bigint;
  readonly spentDuringFen: bigint;
  /** Of it, spent while the county was materially not funded. */
  readonly spentUnfundedFen: bigint;
  readonly irregularFen: bigint;
  /** Payments listed by line and not returned. */
  readonly listedFen: bigint;
  /** (program, month) pairs with payments, published or due to be. */
  readonly months: bigint;
  readonly monthsPublished: bigint;
}
export type InputName = keyof EvaluationInputs;
/** Of an evaluation that was adopted before an input was known of, that input is null. */
export type KnownInputs = { readonly [N in InputName]: bigint | null };

/** Which inputs stand behind which indicator. */
export const INPUTS_OF: Readonly<Record<Indicator, readonly InputName[]>> = {
  gapClosure: ['needFen', 'gapFen'],
  execution: ['arrangedFen', 'paidFen'],
  punctuality: ['batchesFen', 'punctualFen'],
  inputGrowth: ['inputFen', 'inputBeforeFen'],
  standards: ['rules', 'rulesHeld'],
  constructionDiscipline: [
    'episodes',
    'episodesUnresolved',
    'generalSpendingFen',
    'spentDuringFen',
    'spentUnfundedFen',
  ],
  integrity: ['irregularFen', 'listedFen', 'paidFen'],
  disclosure: ['months', 'monthsPublished'],
};

/** 四（一）: the gap and the input; 四（二）: construction; 二: the standards; 四（四）: the rest. */
export const CLAUSE_OF: Readonly<Record<Indicator, string>> = {
  gapClosure: '吉政办发〔2017〕63号 四（二）',
  execution: '吉政办发〔2017〕63号 四（一）',
  punctuality: '吉政办发〔2017〕63号 四（四）',
  inputGrowth: '吉政办发〔2017〕63号 四（一）',
  standards: '吉政办发〔2017〕63号 二',
  constructionDiscipline: '吉政办发〔2017〕63号 四（二）',
  integrity: '吉政办发〔2017〕63号 四（四）',
  disclosure: '吉政办发〔2017〕63号 四（四）',
};

type Formula = (inputs: EvaluationInputs, policy: Parameters) => Rational | null;

const FORMULAS: Readonly<Record<Indicator, Formula>> = {
  gapClosure: ({ gapFen, needFen }) => shareOf(needFen - gapFen, needFen),
  execution: ({ paidFen, arrangedFen }, policy) => {
    const share = shareOf(paidFen, arrangedFen);
    return share && dividedBy(share, policy.ratio('performance.execution.full'));
  },
  punctuality: ({ punctualFen, batchesFen }) => shareOf(punctualFen, batchesFen),
  inputGrowth: ({ inputFen, inputBeforeFen }) => shareOf(inputFen, inputBeforeFen),
  standards: ({ rulesHeld, rules }) => shareOf(rulesHeld, rules),
  constructionDiscipline,
  integrity: ({ irregularFen, listedFen }, policy) => {
    const share = shareOf(irregularFen, listedFen);
    return share && minus(ONE, times(policy.ratio('performance.integrity.multiple'), share));
  },
  disclosure: ({ monthsPublished, months }) => shareOf(monthsPublished, months),
};

/** null where there is nothing to have a share of. */
function shareOf(part: bigint, whole: bigint): Rational | null {
  return whole <= 0n ? null : rational(part, whole);
}

function constructionDiscipline(inputs: EvaluationInputs, policy: Parameters): Rational | null {
  const { needFen, episodesUnresolved, generalSpendingFen, spentUnfundedFen } = inputs;
  if (needFen <= 0n) return null;
  const start = episodesUnresolved > 0n ? policy.ratio('performance.construction.unresolved') : ONE;
  const unfunded = shareOf(spentUnfundedFen, generalSpendingFen);
  return unfunded ? times(start, minus(ONE, unfunded)) : start;
}

/** Indicators with four places, the score with two; null: not judged. */
export interface Evaluation {
  readonly score: string | null;
  readonly band: Band;
  readonly indicators: Readonly<Record<Indicator, string | null>>;
  /** Σ weights of the indicators that were judged. */
  readonly weightJudged: number;
  /** Share of what was paid that is listed by line, four places; null where nothing is net paid. */
  readonly listedShare: string | null;
}

/** @param policy the parameters in force on the last day of the year */
export function evaluate(inputs: EvaluationInputs, policy: Parameters): Evaluation {
  const indicators: Partial<Record<Indicator, string | null>> = {};
  let [points, weights] = [ZERO_RATIONAL, ZERO_RATIONAL];
  for (const indicator of INDICATORS) {
    const exact = FORMULAS[indicator](inputs, policy);
    const value = exact && rounded(clamp(exact, ZERO_RATIONAL, ONE), 4);
    indicators[indicator] = value && formatDecimal(value, 4);
    if (!value) continue;
    const weight = policy.ratio(`performance.weight.${indicator}`);
    points = plus(points, times(weight, value));
    weights = plus(weights, weight);
  }
  const { paidFen, listedFen } = inputs;
  const score = scoreOf(points, weights, policy);
  return {
    score,
    band: bandOf(score, policy),
    indicators: indicators as Record<Indicator, string | null>,
    weightJudged: Number(formatDecimal(weights, 6)),
    listedShare: paidFen === 0n ? null : formatDecimal(rational(listedFen, paidFen), 4),
  };
}

/** Of 100, over the weights judged; null where they are too few. */
function scoreOf(points: Rational, weights: Rational, policy: Parameters): string | null {
  const isTooLittle = compare(weights, policy.ratio('performance.leastJudged')) < 0;
  if (isTooLittle || weights.numerator === 0n) return null;
  return formatDecimal(dividedBy(times(rational(100n), points), weights), 2);
}

/** Of points from 0 to 100. @param score null: not judged */
export function bandOf(score: string | null, policy: Parameters): Band {
  if (score === null) return 'NOT_EVALUATED';
  for (const band of ['EXCELLENT', 'GOOD', 'FAIR'] as const) {
    if (compare(decimal(score), policy.ratio(`performance.band.${band}`)) >= 0) return band;
  }
  return 'POOR';
}

/**
 * 1 for the best score; equal scores share a rank, and the next one is left out. Who has no score
 * has no rank.
 */
export function ranksOf(scores: ReadonlyMap<string, string | null>): ReadonlyMap<string, number> {
  const judged = [...scores].filter((entry): entry is [string, string] => entry[1] !== null);
  const ordered = judged.sort(([, a], [, b]) => compare(decimal(b), decimal(a)));
  const ranks = new Map<string, number>();
  let rank = 0;
  let before: string | undefined;
  for (const [index, [region, score]] of ordered.entries()) {
    if (score !== before) rank = index + 1;
    ranks.set(region, rank);
    before = score;
  }
  return ranks;
}
