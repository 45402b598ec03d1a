/**
 * The indicators of a county's year, exact until they are rounded to four places; the score of
 * these, and its band. @source 吉政办发〔2017〕63号 四（四）; 财预〔2020〕10号; domain.md, section 8
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
  least,
  minus,
  plus,
  rational,
  rounded,
  times,
} from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';

export const INDICATORS = [
  'gapClosure',
  'execution',
  'punctuality',
  'inputGrowth',
  'standards',
  'constructionDiscipline',
  'integrity',
  'disclosure',
] as const;
export type Indicator = (typeof INDICATORS)[number];

export const BANDS = ['EXCELLENT', 'GOOD', 'FAIR', 'POOR'] as const;
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
  readonly inputBeforeFen: bigint;
  readonly rules: bigint;
  readonly rulesHeld: bigint;
  readonly episodes: bigint;
  /** Episodes that are open, or that only the year's closing closed. */
  readonly episodesUnresolved: bigint;
  readonly generalSpendingFen: bigint;
  readonly spentDuringFen: bigint;
  readonly irregularFen: bigint;
  /** (program, month) pairs with payments. */
  readonly months: bigint;
  readonly monthsPublished: bigint;
}
export type InputName = keyof EvaluationInputs;

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
  ],
  integrity: ['irregularFen', 'paidFen'],
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

type Formula = (inputs: EvaluationInputs, policy: Parameters) => Rational;

const FORMULAS: Readonly<Record<Indicator, Formula>> = {
  gapClosure: ({ gapFen, needFen }) =>
    needFen === 0n ? ONE : minus(ONE, rational(gapFen, needFen)),
  execution: ({ paidFen, arrangedFen }, policy) =>
    arrangedFen <= 0n
      ? ONE
      : dividedBy(rational(paidFen, arrangedFen), policy.ratio('performance.execution.full')),
  punctuality: ({ punctualFen, batchesFen }) => shareOf(punctualFen, batchesFen),
  inputGrowth: ({ inputFen, inputBeforeFen }) => shareOf(inputFen, inputBeforeFen),
  standards: ({ rulesHeld, rules }) => shareOf(rulesHeld, rules),
  constructionDiscipline,
  integrity: ({ irregularFen, paidFen }, policy) => {
    if (paidFen <= 0n) return ONE;
    const multiple = policy.ratio('performance.integrity.multiple');
    return minus(ONE, least(ONE, times(multiple, rational(irregularFen, paidFen))));
  },
  disclosure: ({ monthsPublished, months }) => shareOf(monthsPublished, months),
};

/** 1 where there is nothing to have a share of. */
function shareOf(part: bigint, whole: bigint): Rational {
  return whole <= 0n ? ONE : rational(part, whole);
}

function constructionDiscipline(inputs: EvaluationInputs, policy: Parameters): Rational {
  const { episodes, episodesUnresolved, generalSpendingFen, spentDuringFen } = inputs;
  const start = episodesUnresolved > 0n ? policy.ratio('performance.construction.unresolved') : ONE;
  if (episodes === 0n || generalSpendingFen <= 0n) return start;
  return times(start, minus(ONE, rational(spentDuringFen, generalSpendingFen)));
}

/** Indicators with four places, the score with two. */
export interface Evaluation {
  readonly score: string;
  readonly band: Band;
  readonly indicators: Readonly<Record<Indicator, string>>;
}

/** @param policy the parameters in force on the last day of the year */
export function evaluate(inputs: EvaluationInputs, policy: Parameters): Evaluation {
  const indicators: Partial<Record<Indicator, string>> = {};
  let points = ZERO_RATIONAL;
  for (const indicator of INDICATORS) {
    const value = rounded(clamp(FORMULAS[indicator](inputs, policy), ZERO_RATIONAL, ONE), 4);
    indicators[indicator] = formatDecimal(value, 4);
    points = plus(points, times(policy.ratio(`performance.weight.${indicator}`), value));
  }
  const score = formatDecimal(points, 2);
  const band = bandOf(decimal(score), policy);
  return { score, band, indicators: indicators as Record<Indicator, string> };
}

function bandOf(score: Rational, policy: Parameters): Band {
  for (const band of ['EXCELLENT', 'GOOD', 'FAIR'] as const) {
    if (compare(score, policy.ratio(`performance.band.${band}`)) >= 0) return band;
  }
  return 'POOR';
}

/** 1 for the best score; equal scores share a rank, and the next one is left out. */
export function ranksOf(scores: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const ordered = [...scores].sort(([, a], [, b]) => compare(decimal(b), decimal(a)));
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
