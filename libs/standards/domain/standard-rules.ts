/**
 * The rules that a county's assistance standards are held to on a day. Comparisons are exact.
 * @source 吉政办发〔2017〕63号 二（一）, 二（三）; domain.md, section 10
 */
import {
  type Rational,
  ceiling,
  compare,
  dividedBy,
  rational,
  times,
} from '../../money/rational.js';
import type { Parameters } from '../../policy/parameters.js';
import { STANDARD_RULE_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';

export const STANDARD_RULES = codesIn(STANDARD_RULE_WORDS);
export type StandardRule = (typeof STANDARD_RULES)[number];

/** What is known of one county on the day. */
export interface StandardFacts {
  readonly year: number;
  /**
   * Monthly standards of a program without tier that are effective by the day, in fen: the one in
   * force first, then the one before it.
   */
  readonly monthlyFen: (program: string) => readonly bigint[];
  /** An indicator of the county as reported; undefined where it was not. */
  readonly indicator: (name: string, year: number) => Rational | undefined;
  readonly parameters: Parameters;
}

/** Amounts in fen; `requiredFen` is the least whole fen that holds. */
export interface Judged {
  readonly rule: StandardRule;
  readonly clause: string;
  readonly holds: boolean;
  readonly actualFen: bigint;
  readonly requiredFen: bigint;
  /** What the amounts are reckoned for. */
  readonly per: 'month' | 'year';
}

interface Comparison {
  readonly actualFen: bigint;
  readonly required: Rational;
  readonly per: 'month' | 'year';
}

interface Rule {
  readonly clause: string;
  /** undefined where an input is missing: the rule does not apply. */
  readonly compare: (facts: StandardFacts) => Comparison | undefined;
}

const NOTICE = '吉政办发〔2017〕63号';
const FEN_A_YUAN = rational(100n);

/** @source 2017, 二（三）: 城市低保标准不低于当地上年度城镇居民人均可支配收入的20% (2016 to 2020) */
function incomeShare({ year, monthlyFen, indicator, parameters }: StandardFacts) {
  const [actualFen] = monthlyFen('URBAN_DIBAO');
  const income = indicator('URBAN_DISPOSABLE_INCOME_PER_CAPITA', year - 1);
  const share = parameters.find('standards.urbanDibao.incomeShare');
  if (actualFen === undefined || !income || !share) return undefined;
  const ratio = parameters.ratio('standards.urbanDibao.incomeShare');
  const required = dividedBy(times(times(ratio, income), FEN_A_YUAN), rational(12n));
  return { actualFen, required, per: 'month' } as const;
}

/** @source 2017, 二（三）: 农村低保标准不低于脱贫计划确定的最低指导标准 */
function guideline({ year, monthlyFen, indicator }: StandardFacts) {
  const [monthly] = monthlyFen('RURAL_DIBAO');
  const least = indicator('RURAL_GUIDELINE_STANDARD', year);
  if (monthly === undefined || !least) return undefined;
  return { actualFen: monthly * 12n, required: times(least, FEN_A_YUAN), per: 'year' } as const;
}

/** @source 2017, 二（一）: 原则上应不低于当地低保标准的1.3倍 */
function dibaoMultiple(destitute: string, dibao: string) {
  return ({ monthlyFen, parameters }: StandardFacts): Comparison | undefined => {
    const [actualFen] = monthlyFen(destitute);
    const [dibaoFen] = monthlyFen(dibao);
    const multiple = parameters.find('standards.destitute.dibaoMultiple');
    if (actualFen === undefined || dibaoFen === undefined || !multiple) return undefined;
    const required = times(
      parameters.ratio('standards.destitute.dibaoMultiple'),
      rational(dibaoFen),
    );
    return { actualFen, required, per: 'month' };
  };
}

/** @source 2017, 二（一）: 建立健全孤儿基本生活最低养育标准增长机制 */
function noDecrease({ monthlyFen }: StandardFacts): Comparison | undefined {
  const [actualFen, beforeFen] = monthlyFen('ORPHAN');
  if (actualFen === undefined || beforeFen === undefined) return undefined;
  return { actualFen, required: rational(beforeFen), per: 'month' };
}

const RULES: Readonly<Record<StandardRule, Rule>> = {
  URBAN_DIBAO_20PCT_INCOME: { clause: `${NOTICE} 二（三）`, compare: incomeShare },
  RURAL_DIBAO_GUIDELINE: { clause: `${NOTICE} 二（三）`, compare: guideline },
  URBAN_DESTITUTE_1_3X: {
    clause: `${NOTICE} 二（一）`,
    compare: dibaoMultiple('URBAN_DESTITUTE', 'URBAN_DIBAO'),
  },
  RURAL_DESTITUTE_1_3X: {
    clause: `${NOTICE} 二（一）`,
    compare: dibaoMultiple('RURAL_DESTITUTE', 'RURAL_DIBAO'),
  },
  ORPHAN_NO_DECREASE: { clause: `${NOTICE} 二（一）`, compare: noDecrease },
};

export function clauseOfRule(rule: StandardRule): string {
  return RULES[rule].clause;
}

/** The rules that apply, in the order of their list; a rule that misses an input is left out. */
export function judgeStandards(facts: StandardFacts): readonly Judged[] {
  return STANDARD_RULES.flatMap((rule) => {
    const { clause, compare: compared } = RULES[rule];
    const comparison = compared(facts);
    if (!comparison) return [];
    const { actualFen, required, per } = comparison;
    const holds = compare(rational(actualFen), required) >= 0;
    return [{ rule, clause, holds, actualFen, requiredFen: ceiling(required), per }];
  });
}
