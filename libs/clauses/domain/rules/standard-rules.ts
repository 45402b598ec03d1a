/**
 * The assistance standards of a county on a day. The five rules of domain.md, section 10, are those
 * of libs/standards; the clause register adds grades, reviews and what standards rest on.
 * @source 吉政办发〔2017〕63号 二（一）, 二（三）, 二（六）, 四（四）; 吉政发〔2006〕48号 二¶1
 */
import type { IndicatorName } from '../../../policy/indicators.js';
import type { ProgramCode } from '../../../policy/programs.js';
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
  figureOf,
  judged,
  monthly,
  noData,
  text,
  yuan,
} from '../answer.js';
import { type Basis, known, oneOf, standard } from '../basis.js';
import { daysBetween } from '../calendar.js';
import type { CountyFacts, RegionFacts, StandardInForce } from '../facts.js';
import type { FigureName } from '../figure-words.js';
import { DESTITUTE, DIBAO, program } from '../ledger-sums.js';
import { before, now, reportOf, reports } from '../reported.js';
import { type Rule, perCounty } from '../rule.js';

export function standardsPath({ region, date: day }: RegionFacts): string {
  return `/api/v1/policy/standards?region=${region}&date=${day}`;
}

export function wantedStandards(programs: readonly string[]): readonly Wanted[] {
  return programs.map((code) => ({
    kind: 'standard',
    name: code,
    words: [`${code} 标准`, `standard of ${code}`],
    route: 'POST /standards',
  }));
}

export const NO_STANDARD: Words = [
  '没有报告标准或比较的依据',
  'no standard, or nothing to compare it with, is reported',
];

const NAMES: Readonly<Record<string, FigureName>> = {
  URBAN_DIBAO: 'urbanStandard',
  RURAL_DIBAO: 'ruralStandard',
  URBAN_DESTITUTE: 'urbanDestituteStandard',
  RURAL_DESTITUTE: 'ruralDestituteStandard',
  ORPHAN: 'orphanStandard',
  DISABILITY_LIVING: 'livingSubsidyStandard',
  DISABILITY_CARE: 'careSubsidyStandard',
};

/** Standards in force, by program. */
export function shown(facts: CountyFacts, programs: readonly string[]): Figure[] {
  return programs.flatMap((code) => {
    const [inForce] = facts.standards(code);
    return inForce ? [monthly(NAMES[code]!, inForce.monthlyFen, standardsPath(facts))] : [];
  });
}

/** Those of the programs that the county pays by, or has a standard of. */
function concerned({ ledger, standards }: CountyFacts, programs: readonly string[]) {
  return programs.filter(
    (code) => program(ledger, code)?.assessed === true || standards(code).length > 0,
  );
}

interface SectionTen {
  /** The rule of each program. */
  readonly rules: Readonly<Partial<Record<ProgramCode, StandardRule>>>;
  /** Standards shown beside. */
  readonly programs: readonly ProgramCode[];
  readonly indicator?: readonly [name: IndicatorName, back: 0 | 1];
}

/** Rules of domain.md, section 10, of the programs that concern the county: each holds. */
function bySectionTen(
  rule: Pick<Rule, 'how' | 'fails' | 'parameters'>,
  { rules, programs, indicator }: SectionTen,
): Rule {
  const codes = Object.keys(rules);
  const [first, ...rest] = codes.map((code) => standard(code));
  return perCounty(
    {
      method: 'STANDARDS',
      ...rule,
      basis: [oneOf(first!, ...rest), ...(indicator ? reports([indicator]) : [])],
      ...(indicator ? { indicators: [indicator[0]] } : {}),
    },
    (facts) => {
      const results = judgeStandards({
        year: facts.year,
        monthlyFen: (code) => facts.standards(code).map(({ monthlyFen }) => monthlyFen),
        indicator: (name, year) => known(facts, name as IndicatorName, year),
        parameters: facts.parameters,
      });
      const asked = concerned(facts, codes) as ProgramCode[];
      const of = (code: ProgramCode) => results.find((result) => result.rule === rules[code]);
      const figures = [
        ...shown(facts, programs),
        ...(indicator ? reportOf(facts, indicator) : []),
        ...asked.flatMap((code) => required(code, of(code), facts)),
      ];
      if (asked.some((code) => of(code)?.holds === false)) return judged(false, figures);
      const missing = asked.filter((code) => !of(code));
      if (missing.length === 0) return judged(true, figures);
      return noData(NO_STANDARD, wantedStandards(programs), figures);
    },
  );
}

function required(code: string, result: Judged | undefined, facts: RegionFacts): Figure[] {
  if (!result) return [];
  const { actualFen, requiredFen, per } = result;
  const path = standardsPath(facts);
  const fen = per === 'year' ? yuan : monthly;
  const missing = requiredFen > actualFen ? [fen('shortfall', requiredFen - actualFen, path)] : [];
  return [fen('requiredLeast', requiredFen, path), ...missing].map((one) => figureOf(code, one));
}

/** 原则上应不低于当地低保标准的1.3倍 */
export const destituteMultiple = bySectionTen(
  {
    how: [
      '城、乡特困基本生活标准 ≥ 1.3 × 当地城、乡低保标准（当日有效）',
      'urban and rural destitute standard ≥ 1.3 × the local dibao standard in force',
    ],
    fails: ['12 月 31 日有效的标准低于 1.3 倍', 'less than 1.3 × on 31 December'],
    parameters: ['standards.destitute.dibaoMultiple'],
  },
  {
    rules: { URBAN_DESTITUTE: 'URBAN_DESTITUTE_1_3X', RURAL_DESTITUTE: 'RURAL_DESTITUTE_1_3X' },
    programs: [...DIBAO, ...DESTITUTE],
  },
);

/** 城市低保标准不低于当地上年度城镇居民人均可支配收入的20% */
export const urbanIncomeShare = bySectionTen(
  {
    how: [
      '城市低保月标准 ≥ 20% × 上年城镇居民人均可支配收入 ÷ 12（2016—2020）',
      'urban dibao a month ≥ 20% × last year’s urban income a head ÷ 12 (2016 to 2020)',
    ],
    fails: ['12 月 31 日有效的标准低于 20%', 'less than 20% on 31 December'],
    parameters: ['standards.urbanDibao.incomeShare'],
  },
  {
    rules: { URBAN_DIBAO: 'URBAN_DIBAO_20PCT_INCOME' },
    programs: ['URBAN_DIBAO'],
    indicator: before('URBAN_DISPOSABLE_INCOME_PER_CAPITA'),
  },
);

/** 农村低保标准不低于脱贫计划确定的最低指导标准 */
export const ruralGuideline = bySectionTen(
  {
    how: [
      '12 × 农村低保月标准 ≥ 当年最低指导标准',
      '12 × rural dibao a month ≥ RURAL_GUIDELINE_STANDARD of the year',
    ],
    fails: ['12 月 31 日有效的标准低于指导标准', 'less than the guideline on 31 December'],
  },
  {
    rules: { RURAL_DIBAO: 'RURAL_DIBAO_GUIDELINE' },
    programs: ['RURAL_DIBAO'],
    indicator: now('RURAL_GUIDELINE_STANDARD'),
  },
);

/** Standard in force on a day, of those effective by the day of judgement. */
export function inForceOn(standards: readonly StandardInForce[], day: string) {
  return standards.find(({ effectiveFrom }) => effectiveFrom <= day);
}

export const lastDayBefore = ({ year }: RegionFacts) => `${year - 1}-12-31`;
const STANDS_STILL: Words = [
  '标准没有变动，看不出增长（调整）机制',
  'the standard stands still: no mechanism can be seen',
];

/** 孤儿基本生活最低养育标准增长机制: it has grown, within the days of a review. */
export const orphanGrows = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '孤儿养育标准高于上一次标准，且距今不超过规定天数',
      'the orphan standard > the one before it, and was set within its days',
    ],
    fails: ['12 月 31 日有效的标准低于上一次标准', 'on 31 December less than the one before it'],
    basis: [standard('ORPHAN')],
    parameters: ['clauses.standards.reviewDays'],
  },
  (facts) => {
    const [inForce, last] = facts.standards('ORPHAN');
    if (!last) return noData(NO_STANDARD, wantedStandards(['ORPHAN']), shown(facts, ['ORPHAN']));
    const figures = [
      ...shown(facts, ['ORPHAN']),
      monthly('orphanStandardBefore', last.monthlyFen, standardsPath(facts)),
      ...setFigures(inForce!, facts),
    ];
    if (inForce!.monthlyFen < last.monthlyFen) return judged(false, figures);
    const grew = inForce!.monthlyFen > last.monthlyFen && isFresh(inForce!, facts);
    return grew ? judged(true, figures) : noData(STANDS_STILL, [], figures);
  },
);

function isFresh(of: StandardInForce, facts: RegionFacts): boolean {
  const most = facts.parameters.whole('clauses.standards.reviewDays');
  return daysBetween(of.effectiveFrom, facts.date) <= most;
}

function setFigures(of: StandardInForce, facts: RegionFacts): Figure[] {
  const path = standardsPath(facts);
  return [
    date('setOn', of.effectiveFrom, path),
    days('daysSinceSet', daysBetween(of.effectiveFrom, facts.date), path),
  ];
}

/** 适时调整: no destitute standard that the year goes by is older than its days. */
export const reviewedInTime = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '当年执行的城、乡特困供养标准距上次调整不超过规定天数',
      'the destitute standards that the year goes by are no older than their days',
    ],
    fails: [
      '年度结束时执行中的标准超过规定天数没有调整',
      'one is older than its days when the year is over',
    ],
    basis: [oneOf(standard('URBAN_DESTITUTE'), standard('RURAL_DESTITUTE'))],
    parameters: ['clauses.standards.reviewDays'],
  },
  (facts) => {
    const asked = concerned(facts, DESTITUTE);
    const found = asked.flatMap((code) => facts.standards(code)[0] ?? []);
    const oldest = found.reduce((a, b) => (a.effectiveFrom <= b.effectiveFrom ? a : b));
    const figures = [...shown(facts, DESTITUTE), ...setFigures(oldest, facts)];
    if (!isFresh(oldest, facts)) return judged(false, figures);
    const missing = asked.filter((code) => facts.standards(code).length === 0);
    if (missing.length === 0) return judged(true, figures);
    return noData(NO_STANDARD, wantedStandards(missing), figures);
  },
);

const SUBSIDIES = [
  'DISABILITY_LIVING',
  'DISABILITY_CARE',
] as const satisfies readonly ProgramCode[];

/** Days on which a dibao standard was changed, of those whose review falls due in the year. */
function dibaoChanges(facts: CountyFacts): readonly string[] {
  const most = facts.parameters.whole('clauses.standards.reviewDays');
  const changes = DIBAO.flatMap((code) => {
    const standards = facts.standards(code);
    return standards.flatMap(({ effectiveFrom, monthlyFen }, index) => {
      const last = standards[index + 1];
      return last && last.monthlyFen !== monthlyFen ? [effectiveFrom] : [];
    });
  });
  return [...new Set(changes)].filter((day) => daysBetween(day, `${facts.year}-01-01`) <= most);
}

/** 随经济社会发展水平和城乡低保标准变化适时调整: both are set anew within days of each change. */
export const subsidiesFollowDibao = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '低保标准每次调整后规定天数内（含当日），两项残疾人补贴标准均已重新确定',
      'within its days of each change of a dibao standard (that day too) both allowances were set anew',
    ],
    fails: [
      '有一次低保调整后超过规定天数没有重新确定',
      'after a change one was not set anew within its days',
    ],
    basis: [
      ...SUBSIDIES.map((code) => standard(code)),
      oneOf(standard('URBAN_DIBAO'), standard('RURAL_DIBAO')),
    ] as unknown as [Basis, ...Basis[]],
    parameters: ['clauses.standards.reviewDays'],
  },
  (facts) => {
    const most = facts.parameters.whole('clauses.standards.reviewDays');
    const changes = dibaoChanges(facts);
    const path = standardsPath(facts);
    const figures = [
      ...shown(facts, SUBSIDIES),
      text('dibaoSetOn', changes.join('、'), path),
      ...SUBSIDIES.map((code) =>
        figureOf(code, date('setOn', facts.standards(code)[0]!.effectiveFrom, path)),
      ),
    ];
    if (changes.length === 0) {
      return noData(
        ['低保标准没有调整可对照', 'no change of a dibao standard to hold it against'],
        [],
        figures,
      );
    }
    const isAnswered = (day: string) =>
      SUBSIDIES.every((code) =>
        facts.standards(code).some(({ effectiveFrom }) => {
          const after = daysBetween(day, effectiveFrom);
          return after >= 0 && after <= most;
        }),
      );
    const open = changes.filter((day) => !isAnswered(day));
    if (open.some((day) => daysBetween(day, facts.date) > most)) {
      return judged(false, figures, { lasting: true });
    }
    if (open.length === 0) return judged(true, figures);
    return noData(['调整期限未到', 'the days of the review are not over'], [], figures);
  },
);

const AID = 'EDUCATION_AID';
const aidBasis: Basis = {
  words: [
    '当年有效且执行中的教育救助分学段标准',
    'standards of education aid by stage that the year goes by',
  ],
  holds: (facts) => {
    const { tiers } = facts as CountyFacts;
    const stages = tiers(AID);
    return stages.length > 0 && standard(AID, stages).holds(facts);
  },
  wanted: () => wantedStandards([AID]),
};

/** 逐步…提高救助标准: a stage gets more than before, and none less. */
export const educationAidRises = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '有学段的 EDUCATION_AID 标准高于上一次、没有学段低于上一次（标准的 tier 填学段）',
      'the EDUCATION_AID standard of a stage is above the one before it, and of no stage below (the tier names the stage)',
    ],
    fails: ['12 月 31 日有一学段低于上一次', 'a stage less than before on 31 December'],
    basis: [aidBasis],
  },
  (facts) => {
    const pairs = facts.tiers(AID).flatMap((tier) => {
      const [current, last] = facts.standards(AID, tier);
      return current && last ? [{ tier, current, last }] : [];
    });
    const path = standardsPath(facts);
    const figures = pairs.flatMap(({ tier, current, last }) => [
      figureOf(tier, monthly('aidStandard', current.monthlyFen, path)),
      figureOf(tier, monthly('aidStandardBefore', last.monthlyFen, path)),
    ]);
    if (pairs.length === 0) return noData(NO_STANDARD, wantedStandards([AID]), figures);
    if (pairs.some(({ current, last }) => current.monthlyFen < last.monthlyFen)) {
      return judged(false, figures);
    }
    const rises = pairs.some(({ current, last }) => current.monthlyFen > last.monthlyFen);
    return rises ? judged(true, figures) : noData(STANDS_STILL, [], figures);
  },
);

const WITH_STANDARDS: readonly ProgramCode[] = [...DIBAO, ...DESTITUTE, 'ORPHAN'];
const PAPER = /[〔[(【﹝]\d{4}[〕\])】﹞]\d+号/;

/** A basis names a paper by its number. */
const isPaper = (basis: string) => PAPER.test(basis.normalize('NFKC').replace(/\s/g, ''));

function standardsWithBasis(words: Words, codes: readonly ProgramCode[]): Rule {
  const [first, ...rest] = codes.map((code) => standard(code));
  return perCounty(
    {
      method: 'STANDARDS',
      how: [
        `${words[0]}均有标准，且依据是有文号的文件`,
        `${words[1]} have standards, each resting on a paper with a number`,
      ],
      fails: [
        '12 月 31 日有效的标准，其依据不是有文号的文件',
        'a standard in force on 31 December that names no paper',
      ],
      basis: [oneOf(first!, ...rest)],
    },
    (facts) => judgeBasis(facts, codes),
  );
}

function judgeBasis(facts: CountyFacts, codes: readonly ProgramCode[]): Verdict {
  const asked = concerned(facts, codes);
  const found = asked.filter((code) => facts.standards(code).length > 0);
  const missing = asked.filter((code) => !found.includes(code));
  const bases = found.map((code) => facts.standards(code)[0]!.basis);
  const path = standardsPath(facts);
  const figures = [
    text('standardsWithBasis', found.join('、'), path),
    text('programsWithoutStandard', missing.join('、'), path),
    text('basis', bases.join('；'), path),
  ];
  if (!bases.every(isPaper)) return judged(false, figures);
  return missing.length === 0
    ? judged(true, figures)
    : noData(NO_STANDARD, wantedStandards(missing), figures);
}

/** 合理确定基本民生财政补助标准 */
export const standardsCiteBasis = standardsWithBasis(
  ['当年有需求的低保、特困、孤儿项目', 'dibao, destitute and orphan programs with need'],
  WITH_STANDARDS,
);

/** 统筹考虑确定城乡居民最低生活保障标准 */
export const dibaoCitesBasis = standardsWithBasis(['城、乡低保', 'urban and rural dibao'], DIBAO);
