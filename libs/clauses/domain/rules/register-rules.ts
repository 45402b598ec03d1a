/**
 * Duties that rest on registers of targets, months of price subsidies, and prefectures.
 * @source 吉政办发〔2017〕63号 一, 二（二）, 二（三）; 吉政发〔2006〕48号 二¶2, 四¶1, 五¶3
 */
import { type Rational, compare, dividedBy, plus, rational } from '../../../money/rational.js';
import type { IndicatorName } from '../../../policy/indicators.js';
import {
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  notApplicable,
  ratio,
  text,
} from '../answer.js';
import { type Basis, indicator, known } from '../basis.js';
import type { ProvinceFacts, RegionFacts, TargetState } from '../facts.js';
import { worksOf } from '../ledger-sums.js';
import {
  DERIVED,
  ask,
  contradictory,
  evidenceOf,
  holds,
  limitOf,
  now,
  reports,
} from '../reported.js';
import { type Rule, ofBoth, ofProvince, perCounty } from '../rule.js';
import { againstGoal, ofClause } from '../targets.js';

/** A target of the clause whose progress was reported in the year: one without is a plan. */
function targetsInUse(facts: RegionFacts): readonly TargetState[] {
  const first = `${facts.year}-01-01`;
  return ofClause(facts, 'A003', facts.region, null).filter(
    ({ dueOn, progress }) => dueOn >= first && progress !== null && progress.reportedOn >= first,
  );
}

/** 纳入各地政府重点工作目标责任制 */
export const inTargetSystem = ofBoth(
  {
    method: 'TARGET',
    how: [
      '本地区有 clause 为 A003、当年有效的目标，且当年有进度报告',
      'the region has a target of clause A003 that is due in the year or later, with progress reported in the year',
    ],
    fails: null,
    basis: [
      {
        words: [
          '列入目标责任制的目标（clause 填 A003）及当年进度',
          'a target of clause A003, and progress of the year',
        ],
        holds: (facts) => targetsInUse(facts).length > 0,
        wanted: ({ year }) => [
          {
            kind: 'target',
            name: 'A003',
            words: ['重点工作目标（有期限）及进度', 'targets with a deadline, and progress'],
            route: 'POST /targets',
            year,
          },
        ],
      },
    ],
  },
  (facts) => {
    const own = targetsInUse(facts);
    return judged(true, [
      count('targets', own.length, 'targets'),
      text('targetsSet', own.map(({ targetNo }) => targetNo).join('、'), 'targets'),
    ]);
  },
);

/** 价格上涨: the months in which prices triggered are the months with a subsidy. */
export const pricesFollowed = perCounty(
  {
    method: 'INDICATOR',
    how: [
      '达到物价联动条件的月份全部发放价格补贴；报告全年没有触发则不涉及',
      'each month in which prices triggered has a subsidy; where none did in the year it does not apply',
    ],
    fails: [
      '年度结束时有触发月份没有发放',
      'a month that triggered has no subsidy when the year is over',
    ],
    basis: reports([now('PRICE_TRIGGER_MONTHS'), now('PRICE_SUBSIDY_MONTHS')]),
    indicators: ['PRICE_TRIGGER_MONTHS', 'PRICE_SUBSIDY_MONTHS'],
    whenOver: true,
  },
  (facts) => {
    const { values, figures } = ask(facts, [
      now('PRICE_TRIGGER_MONTHS'),
      now('PRICE_SUBSIDY_MONTHS'),
    ]);
    const [triggered, paid] = values as [Rational, Rational];
    if (triggered.numerator === 0n) {
      return notApplicable(
        ['本年没有触发物价联动', 'prices triggered nothing in the year'],
        figures,
      );
    }
    return judged(compare(paid, triggered) >= 0, figures);
  },
);

const BASES = 'CP_REHABILITATION_BASES';

function bases({ prefectures }: ProvinceFacts, year: number) {
  const values = prefectures.map((one) => known(one, BASES, year));
  return {
    reported: values.filter((value) => value !== undefined).length,
    reached: values.filter((value) => value && value.numerator > 0n).length,
    sum: values.reduce<Rational>((sum, value) => (value ? plus(sum, value) : sum), rational(0n)),
  };
}

/** Every prefecture has reported, so that years and prefectures compare. */
function basesReported(back: 0 | 1): Basis {
  const { words, wanted } = indicator(BASES, back);
  return {
    words: [`各市（州）${words[0]}`, `${words[1]} of every prefecture`],
    holds: (facts) => {
      const { prefectures } = facts as ProvinceFacts;
      const { reported } = bases(facts as ProvinceFacts, facts.year - back);
      return prefectures.length > 0 && reported === prefectures.length;
    },
    wanted,
  };
}

function basesPath(year: number): string {
  return evidenceOf('prefectures', BASES, year);
}

/** 到2020年实现每个市（州）建成1个 */
export const baseInEveryPrefecture = ofProvince(
  {
    method: 'INDICATOR',
    how: [
      '各市（州）CP_REHABILITATION_BASES ≥ 1，2020-12-31 前',
      'CP_REHABILITATION_BASES ≥ 1 in every prefecture by 2020-12-31',
    ],
    fails: ['2020-12-31 仍有市（州）没有', 'a prefecture has none on 2020-12-31'],
    basis: [basesReported(0)],
    indicators: [BASES],
    until: '2020-12-31',
  },
  (facts) => {
    const all = facts.prefectures.length;
    const figures = [count('prefectures', all, basesPath(facts.year))];
    const deadline = { from: '2017-08-04', dueOn: '2020-12-31' };
    const { reached } = bases(facts, facts.year);
    return againstGoal(facts, rational(reached), rational(all), deadline, figures);
  },
);

/** 继续…建设: there are more, or works go on; or every prefecture has one already. */
export const basesContinue = ofProvince(
  {
    method: 'INDICATOR',
    how: [
      '各市（州）CP_REHABILITATION_BASES 合计 > 上年；或不少于上年且 REHABILITATION_BASE 工程有执行，或各市（州）均已建成',
      'the sum of CP_REHABILITATION_BASES over prefectures > last year; or no fewer, with money spent on such works, or one in every prefecture',
    ],
    fails: ['合计少于上年', 'fewer than last year'],
    basis: [basesReported(0), basesReported(1)],
    indicators: [BASES],
    whenOver: true,
  },
  (facts) => {
    const [current, last] = [bases(facts, facts.year), bases(facts, facts.year - 1)];
    const spent = worksOf(facts.ledger, 'REHABILITATION_BASE').some((work) => work.spentFen > 0n);
    const order = compare(current.sum, last.sum);
    const figures = [
      count('prefectures', facts.prefectures.length, basesPath(facts.year)),
      count('prefecturesReached', current.reached, basesPath(facts.year)),
      count('lastYear', last.reached, basesPath(facts.year - 1)),
    ];
    const goesOn = spent || current.reached === facts.prefectures.length;
    if (order !== 0 || goesOn) return judged(order >= 0, figures);
    return noData(
      ['与上年持平，也没有工程执行', 'no more than last year, and no works'],
      [],
      figures,
    );
  },
);

const PARTS = [
  'RURAL_HOUSING_GOVERNMENT',
  'RURAL_HOUSING_COLLECTIVE',
  'RURAL_HOUSING_PERSONAL',
] as const satisfies readonly IndicatorName[];

/** 政府补一块、集体助一块、个人出一块: each gives more than a token of the whole. */
export const threeParts = perCounty(
  {
    method: 'INDICATOR',
    how: [
      '农村住房救助的政府、集体、个人三部分均有报告，各占合计不是象征性的',
      'government, collective and household parts of rural housing are reported, each more than a token of their sum',
    ],
    fails: [
      '年度结束时有一部分没有或只是象征性的',
      'a part is none or a token when the year is over',
    ],
    basis: reports(PARTS.map((name) => now(name))),
    indicators: PARTS,
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const { values, figures } = ask(
      facts,
      PARTS.map((name) => now(name)),
    );
    const all = values.reduce((sum, part) => plus(sum, part), rational(0n));
    if (all.numerator === 0n) {
      return notApplicable(['本年没有农村住房救助', 'no rural housing aid in the year'], figures);
    }
    const least = limitOf('clauses.materialShare', facts);
    const met = values.every((part) => holds(dividedBy(part, all), 'atLeast', least));
    return judged(met, figures);
  },
);

const CHILDREN = [
  'DISABLED_CHILDREN_ENROLLED',
  'DISABLED_CHILDREN',
  'OTHER_CHILDREN_ENROLLED',
  'OTHER_CHILDREN',
] as const satisfies readonly IndicatorName[];

/** 同等水平: the rate of disabled children is no less than that of their peers. */
export const equalEnrolment: Rule = {
  method: 'INDICATOR',
  how: [
    '残疾儿童少年入学人数 ÷ 适龄人数 ≥ 健康儿童少年的同一比例；只报百分比的不作依据',
    'DISABLED_CHILDREN_ENROLLED ÷ DISABLED_CHILDREN ≥ OTHER_CHILDREN_ENROLLED ÷ OTHER_CHILDREN; a typed percentage is no basis',
  ],
  fails: ['年度结束时低于健康儿童少年', 'less than their peers when the year is over'],
  basis: reports(CHILDREN.map((name) => now(name))),
  indicators: [...CHILDREN, 'DISABLED_ENROLMENT_PERCENT', 'CHILD_ENROLMENT_PERCENT'],
  county: judgeEnrolment,
  province: 'own or every county',
};

function judgeEnrolment(facts: RegionFacts): Verdict {
  const { values, figures } = ask(
    facts,
    CHILDREN.map((name) => now(name)),
  );
  const [enrolled, disabled, othersEnrolled, others] = values as [
    Rational,
    Rational,
    Rational,
    Rational,
  ];
  const nobody: Words = ['没有涉及的对象', 'nobody is concerned'];
  if (disabled.numerator === 0n || others.numerator === 0n) return notApplicable(nobody, figures);
  if (compare(enrolled, disabled) > 0 || compare(othersEnrolled, others) > 0) {
    return contradictory(figures);
  }
  const [rate, peers] = [dividedBy(enrolled, disabled), dividedBy(othersEnrolled, others)];
  return judged(compare(rate, peers) >= 0, [
    ...figures,
    ratio('share', rate, DERIVED),
    ratio('threshold', peers, DERIVED),
  ]);
}
