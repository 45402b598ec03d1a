/**
 * The assistance standards of a county on a day. The five rules of domain.md, section 10, are those
 * of libs/standards; the clause register adds ratios, grades and reviews.
 * @source 吉政办发〔2017〕63号 二（一）, 二（三）, 二（六）, 四（四）; 吉政发〔2006〕48号 二¶1, 八¶1
 */
import type { ProgramCode } from '../../../policy/programs.js';
import {
  type Rational,
  ceiling,
  compare,
  dividedBy,
  rational,
  times,
} from '../../../money/rational.js';
import {
  type Judged,
  type StandardRule,
  judgeStandards,
} from '../../../standards/domain/standard-rules.js';
import {
  type Figure,
  type Verdict,
  type Wanted,
  type Words,
  date,
  days,
  judged,
  monthly,
  noData,
  ratio,
  text,
  yuan,
} from '../answer.js';
import { daysBetween } from '../calendar.js';
import type { CountyFacts, RegionFacts, StandardInForce } from '../facts.js';
import type { FigureName } from '../figure-words.js';
import { DESTITUTE } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import type { Rule } from '../rule.js';

const NO_STANDARD: Words = ['没有报告标准', 'no standard is reported'];

function perCounty(how: Words, judge: (facts: CountyFacts) => Verdict): Rule {
  return { method: 'STANDARDS', how, county: judge, province: 'every county' };
}

function standardsPath({ region, date: day }: RegionFacts): string {
  return `/api/v1/policy/standards?region=${region}&date=${day}`;
}

export function wantedStandard(program: string, words: Words): Wanted {
  return { kind: 'standard', name: program, words, route: 'POST /standards' };
}

function wantedStandards(programs: readonly string[]): readonly Wanted[] {
  return programs.map((code) => wantedStandard(code, [`${code} 标准`, `standard of ${code}`]));
}

const NAMES: Readonly<Record<string, FigureName>> = {
  URBAN_DIBAO: 'urbanStandard',
  RURAL_DIBAO: 'ruralStandard',
  URBAN_DESTITUTE: 'urbanDestituteStandard',
  RURAL_DESTITUTE: 'ruralDestituteStandard',
  ORPHAN: 'orphanStandard',
  DISABILITY_LIVING: 'livingSubsidyStandard',
  DISABILITY_CARE: 'careSubsidyStandard',
};

function shown(facts: CountyFacts, programs: readonly string[]): Figure[] {
  return programs.flatMap((program) => {
    const [inForce] = facts.standards(program);
    return inForce ? [monthly(NAMES[program]!, inForce.monthlyFen, standardsPath(facts))] : [];
  });
}

/** One or more rules of domain.md, section 10: each that applies holds. */
function bySectionTen(
  how: Words,
  rules: readonly StandardRule[],
  programs: readonly string[],
  indicators: Rule['indicators'] = [],
): Rule {
  const rule = perCounty(how, (facts) => {
    const results = judgeStandards({
      year: facts.year,
      monthlyFen: (program) => facts.standards(program).map(({ monthlyFen }) => monthlyFen),
      indicator: (name, year) => facts.indicator(name as never, year),
      parameters: facts.parameters,
    }).filter(({ rule: name }) => rules.includes(name));
    const figures = [...shown(facts, programs), ...results.flatMap((one) => required(one, facts))];
    if (results.length === 0) {
      return noData(NO_STANDARD, [
        ...wantedStandards(programs.filter((program) => facts.standards(program).length === 0)),
        ...askAll(
          facts,
          indicators.map((name) => [name, facts.year] as const),
        ).wanted,
      ]);
    }
    return judged(
      results.every(({ holds }) => holds),
      figures,
    );
  });
  return indicators.length === 0 ? rule : { ...rule, indicators };
}

function required({ rule, actualFen, requiredFen, per }: Judged, facts: RegionFacts): Figure[] {
  const path = standardsPath(facts);
  const name: FigureName =
    rule === 'URBAN_DESTITUTE_1_3X'
      ? 'requiredUrban'
      : rule === 'RURAL_DESTITUTE_1_3X'
        ? 'requiredRural'
        : 'requiredLeast';
  const least = per === 'year' ? yuan(name, requiredFen, path) : monthly(name, requiredFen, path);
  const missing =
    requiredFen > actualFen ? [monthly('shortfall', requiredFen - actualFen, path)] : [];
  return [least, ...missing];
}

/** 原则上应不低于当地低保标准的1.3倍 */
export const destituteMultiple: Rule = {
  ...bySectionTen(
    [
      '城、乡特困基本生活标准 ≥ 1.3 × 当地城、乡低保标准（当日有效）',
      'urban and rural destitute standard ≥ 1.3 × the local dibao standard in force',
    ],
    ['URBAN_DESTITUTE_1_3X', 'RURAL_DESTITUTE_1_3X'],
    ['URBAN_DIBAO', 'RURAL_DIBAO', ...DESTITUTE],
  ),
  parameters: ['standards.destitute.dibaoMultiple'],
};

/** 孤儿基本生活最低养育标准增长机制 */
export const orphanNoDecrease = bySectionTen(
  ['孤儿养育标准不低于上一次标准', 'the orphan standard in force ≥ the one before it'],
  ['ORPHAN_NO_DECREASE'],
  ['ORPHAN'],
);

/** 城市低保标准不低于当地上年度城镇居民人均可支配收入的20% */
export const urbanIncomeShare: Rule = {
  ...bySectionTen(
    [
      '城市低保月标准 ≥ 20% × 上年城镇居民人均可支配收入 ÷ 12（2016—2020）',
      'urban dibao a month ≥ 20% × last year’s urban income a head ÷ 12 (2016 to 2020)',
    ],
    ['URBAN_DIBAO_20PCT_INCOME'],
    ['URBAN_DIBAO'],
    ['URBAN_DISPOSABLE_INCOME_PER_CAPITA'],
  ),
  parameters: ['standards.urbanDibao.incomeShare'],
};

/** 农村低保标准不低于脱贫计划确定的最低指导标准 */
export const ruralGuideline = bySectionTen(
  [
    '12 × 农村低保月标准 ≥ 当年最低指导标准',
    '12 × rural dibao a month ≥ RURAL_GUIDELINE_STANDARD of the year',
  ],
  ['RURAL_DIBAO_GUIDELINE'],
  ['RURAL_DIBAO'],
  ['RURAL_GUIDELINE_STANDARD'],
);

/** Standard in force on a day, of those effective by the day of judgement. */
function inForceOn(standards: readonly StandardInForce[], day: string) {
  return standards.find(({ effectiveFrom }) => effectiveFrom <= day);
}

const DIBAO_OF: Readonly<Record<(typeof DESTITUTE)[number], ProgramCode>> = {
  URBAN_DESTITUTE: 'URBAN_DIBAO',
  RURAL_DESTITUTE: 'RURAL_DIBAO',
};

/** 一般可参照上年度当地低保标准的一定比例确定 */
export const lastYearsMultiple: Rule = {
  ...perCounty(
    [
      '特困基本生活标准 ≥ 规定比例 × 上年 12 月 31 日有效的低保标准',
      'destitute standard ≥ its multiple × the dibao standard in force at the end of last year',
    ],
    (facts) => {
      const multiple = facts.parameters.ratio('clauses.destitute.lastYearMultiple');
      const pairs = DESTITUTE.flatMap((program) => {
        const [inForce] = facts.standards(program);
        const dibao = inForceOn(facts.standards(DIBAO_OF[program]), `${facts.year - 1}-12-31`);
        return inForce && dibao ? [{ program, inForce, dibao }] : [];
      });
      const figures = shown(facts, DESTITUTE);
      if (pairs.length === 0) return noData(NO_STANDARD, wantedStandards(DESTITUTE), figures);
      let ok = true;
      for (const { program, inForce, dibao } of pairs) {
        const least = times(multiple, rational(dibao.monthlyFen));
        ok &&= compare(rational(inForce.monthlyFen), least) >= 0;
        const name = program === 'URBAN_DESTITUTE' ? 'requiredUrban' : 'requiredRural';
        figures.push(monthly(name, ceiling(least), standardsPath(facts)));
      }
      return judged(ok, figures);
    },
  ),
  parameters: ['clauses.destitute.lastYearMultiple'],
};

const CARE = 'DESTITUTE_CARE';
const GRADES = [
  ['FULL', 'fullCareStandard'],
  ['PARTIAL', 'partialCareStandard'],
  ['SELF', 'selfCareStandard'],
] as const;

function careStandards(facts: CountyFacts) {
  const found = GRADES.map(([tier]) => facts.standards(CARE, tier)[0]);
  const figures = GRADES.flatMap(([, name], index) => {
    const standard = found[index];
    return standard ? [monthly(name, standard.monthlyFen, standardsPath(facts))] : [];
  });
  return { found, figures };
}

/** 依据生活自理能力和服务需求分档制定: three grades, more care never for less. */
export const careGraded = perCounty(
  [
    '全护理、半护理、自理三档俱全，且全护理 ≥ 半护理 ≥ 自理',
    'three grades are set, and full ≥ partial ≥ self-caring',
  ],
  (facts) => {
    const { found, figures } = careStandards(facts);
    if (figures.length === 0) return noData(NO_STANDARD, wantedStandards([CARE]));
    const [full, partial, self] = found;
    const graded =
      full && partial && self
        ? full.monthlyFen >= partial.monthlyFen && partial.monthlyFen >= self.monthlyFen
        : false;
    const missing = GRADES.filter((_, index) => !found[index]).map(([tier]) => tier);
    return judged(graded, [
      ...figures,
      text('missingParts', missing.join('、'), standardsPath(facts)),
    ]);
  },
);

/** 参照当地最低工资标准的一定比例确定: set anew when the minimum wage has changed. */
export const careFollowsWage: Rule = {
  ...perCounty(
    [
      '护理标准占最低工资的比例列示；最低工资较上年提高的，护理标准须在规定天数内调整',
      'its share of the minimum wage is shown; set anew within its days where the wage rose',
    ],
    (facts) => {
      const { year } = facts;
      const asked = askAll(facts, [
        ['MINIMUM_WAGE_MONTHLY', year],
        ['MINIMUM_WAGE_MONTHLY', year - 1],
      ]);
      const [wage, before] = asked.values;
      const { found, figures } = careStandards(facts);
      const [full] = found;
      if (!full) return noData(NO_STANDARD, wantedStandards([CARE]), asked.figures);
      if (!wage || !before || wage.numerator <= 0n) {
        return noData(NOT_REPORTED, asked.wanted, figures);
      }
      const share = dividedBy(rational(full.monthlyFen, 100n), wage);
      const rose = compare(wage, before) > 0;
      const fresh = isFresh(full, facts);
      return judged(!rose || fresh, [
        ...figures,
        ...asked.figures,
        ratio('careShare', share, standardsPath(facts)),
        ...setFigures(full, facts),
      ]);
    },
  ),
  indicators: ['MINIMUM_WAGE_MONTHLY'],
  parameters: ['clauses.standards.reviewDays'],
};

function isFresh(standard: StandardInForce, facts: RegionFacts): boolean {
  const most = facts.parameters.whole('clauses.standards.reviewDays');
  return daysBetween(standard.effectiveFrom, facts.date) <= most;
}

function setFigures(standard: StandardInForce, facts: RegionFacts): Figure[] {
  const path = standardsPath(facts);
  return [
    date('setOn', standard.effectiveFrom, path),
    days('daysSinceSet', daysBetween(standard.effectiveFrom, facts.date), path),
  ];
}

/** 适时调整: no destitute standard is older than its days. */
export const reviewedInTime: Rule = {
  ...perCounty(
    ['特困供养标准距上次调整不超过规定天数', 'destitute standards are no older than their days'],
    (facts) => {
      const found = DESTITUTE.flatMap((program) => facts.standards(program)[0] ?? []);
      if (found.length === 0) return noData(NO_STANDARD, wantedStandards(DESTITUTE));
      const oldest = found.reduce((a, b) => (a.effectiveFrom <= b.effectiveFrom ? a : b));
      return judged(isFresh(oldest, facts), setFigures(oldest, facts));
    },
  ),
  parameters: ['clauses.standards.reviewDays'],
};

const SUBSIDIES = [
  'DISABILITY_LIVING',
  'DISABILITY_CARE',
] as const satisfies readonly ProgramCode[];

/** 随经济社会发展水平和城乡低保标准变化适时调整: set no longer than its days before dibao. */
export const subsidiesFollowDibao: Rule = {
  ...perCounty(
    [
      '两项残疾人补贴标准的执行日期不早于低保标准调整日期之前规定天数',
      'both allowances were set no longer than their days before the dibao standard',
    ],
    (facts) => {
      const [dibao] = facts.standards('URBAN_DIBAO');
      const missing = SUBSIDIES.filter((program) => facts.standards(program).length === 0);
      const figures = shown(facts, SUBSIDIES);
      if (missing.length > 0) return noData(NO_STANDARD, wantedStandards(missing), figures);
      if (!dibao) return noData(NO_STANDARD, wantedStandards(['URBAN_DIBAO']), figures);
      const most = facts.parameters.whole('clauses.standards.reviewDays');
      const set = SUBSIDIES.map((program) => facts.standards(program)[0]!.effectiveFrom);
      return judged(
        set.every((from) => daysBetween(from, dibao.effectiveFrom) <= most),
        [...figures, date('dibaoSetOn', dibao.effectiveFrom, standardsPath(facts))],
      );
    },
  ),
  parameters: ['clauses.standards.reviewDays'],
};

/** 逐步…提高救助标准: no stage of education gets less than before. */
export const educationAidRises = perCounty(
  [
    'EDUCATION_AID 各学段标准不低于上一次标准（标准的 tier 填学段）',
    'each stage’s EDUCATION_AID standard ≥ the one before it (the tier names the stage)',
  ],
  (facts) => {
    const pairs = facts.tiers('EDUCATION_AID').flatMap((tier) => {
      const [now, before] = facts.standards('EDUCATION_AID', tier);
      return now && before ? [{ now, before }] : [];
    });
    if (pairs.length === 0) return noData(NO_STANDARD, wantedStandards(['EDUCATION_AID']));
    const figures = pairs.flatMap(({ now, before }) => [
      monthly('aidStandard', now.monthlyFen, standardsPath(facts)),
      monthly('aidStandardBefore', before.monthlyFen, standardsPath(facts)),
    ]);
    return judged(
      pairs.every(({ now, before }) => now.monthlyFen >= before.monthlyFen),
      figures,
    );
  },
);

/** A standard as a decimal of yuan, so many months of it. */
export function yuanOf(standard: StandardInForce, months = 1n): Rational {
  return rational(standard.monthlyFen * months, 100n);
}
