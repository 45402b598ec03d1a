/**
 * What is met by what the system does, shown by figures of it; and duties that rest on registers of
 * targets, budgets and prefectures.
 * @source 吉政办发〔2017〕63号 一, 二（二）, 二（三）, 五（三）; 吉政发〔2006〕48号 一, 二¶2, 附件
 */
import { PROGRAMS, type ProgramCode } from '../../../policy/programs.js';
import { compare, rational } from '../../../money/rational.js';
import {
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  notApplicable,
  text,
  wantedIndicator,
} from '../answer.js';
import type { ProvinceFacts, RegionFacts } from '../facts.js';
import { sumFen } from '../ledger-sums.js';
import { NOT_REPORTED, askAll, evidenceOf } from '../reported.js';
import type { Rule } from '../rule.js';
import { judgePace } from '../targets.js';

function both(how: Words, judge: (facts: RegionFacts) => Verdict): Rule {
  return { method: 'CAPABILITY', how, county: judge, province: judge };
}

/** 主动接受审计、纪检、检察等部门的监督检查 */
export const openToAudit = both(
  [
    '全部事件只增不改、可按业务日期和录入时间重放；审计、纪检可读全部，其读取本身留痕',
    'events are only added, and can be replayed as of a day and as known at a time; audit and ' +
      'discipline read all of it, and their reads are recorded',
  ],
  ({ position }) =>
    judged(position > 0, [
      count('eventsRecorded', position, '/api/v1/audit/events'),
      text('roles', 'audit、discipline', '/api/v1/audit/counties/{code}/years/{year}/replay'),
    ]),
);

const BASE_AND_AIDS: readonly ProgramCode[] = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'EMPLOYMENT_AID',
  'MEDICAL_ASSISTANCE',
  'EDUCATION_AID',
  'HOUSING_AID',
  'LEGAL_AID',
];

/** 以最低生活保障为基础,以就业、医疗、教育、住房、法律等专项救助为重点 */
export const baseAndAids = both(
  [
    '资金项目目录含低保和就业、医疗、教育、住房、法律五类专项救助，每笔资金归一项',
    'the catalogue has dibao and the five special aids, and all money belongs to one program',
  ],
  () => {
    const missing = BASE_AND_AIDS.filter((code) => !PROGRAMS.some((known) => known.code === code));
    return judged(missing.length === 0, [
      count('programs', PROGRAMS.length, 'libs/policy/programs.ts'),
      text('missingParts', missing.join('、'), 'libs/policy/programs.ts'),
    ]);
  },
);

const READING_ROLES = [
  'province-finance',
  'civil-affairs',
  'county-treasury',
  'audit',
  'discipline',
];

/** 协调小组: each department of the group reads, by a role of its own. */
export const coordinationOffice: Rule = {
  method: 'CAPABILITY',
  how: [
    '民政（牵头）、财政、审计、监察（纪检）各有角色和读取权限（权限表）',
    'civil affairs (lead), finance, audit and discipline each read by a role of their own',
  ],
  county: null,
  province: () => judged(true, [text('roles', READING_ROLES.join('、'), 'docs/access.md')]),
};

/** 纳入各地政府重点工作目标责任制: at least one dated target stands for the region. */
export const inTargetSystem: Rule = {
  method: 'TARGET',
  how: [
    '本地区有至少一个当年仍有效的目标（有期限）',
    'the region has at least one target whose deadline lies in the year or later',
  ],
  county: judgeTargets,
  province: judgeTargets,
};

function judgeTargets(facts: RegionFacts): Verdict {
  const { region, year } = facts;
  const own = facts.targets.filter(
    (target) => target.region === region && target.dueOn >= `${year}-01-01`,
  );
  const figures = [count('targetsSet', own.length, 'targets')];
  if (own.length > 0) return judged(true, figures);
  return noData(
    ['没有登记目标', 'no target is recorded'],
    [
      {
        kind: 'target',
        name: 'A003',
        words: ['重点工作目标（有期限）', 'targets with a deadline'],
        route: 'POST /targets',
        year,
      },
    ],
    figures,
  );
}

/** 落实预算，抓好统筹，强化督导: a budget, and inspections. */
export const budgetAndSupervision: Rule = {
  method: 'LEDGER',
  how: [
    '当年有本级预算安排，且督导检查（SUPERVISION_INSPECTIONS）≥ 规定次数',
    'the level has a budget, and SUPERVISION_INSPECTIONS ≥ their number',
  ],
  indicators: ['SUPERVISION_INSPECTIONS'],
  parameters: ['clauses.supervision.inspections'],
  county: judgeBudgetAndSupervision,
  province: 'every county',
};

function judgeBudgetAndSupervision(facts: RegionFacts): Verdict {
  const asked = askAll(facts, [['SUPERVISION_INSPECTIONS', facts.year]]);
  const [inspections] = asked.values;
  const budget = sumFen(facts.ledger, 'ownBudgetFen') > 0n;
  if (!inspections) return noData(NOT_REPORTED, asked.wanted, asked.figures);
  const least = facts.parameters.ratio('clauses.supervision.inspections');
  return judged(budget && compare(inspections, least) >= 0, asked.figures);
}

/** 价格上涨: the months in which prices triggered are the months with a subsidy. */
export const pricesFollowed: Rule = {
  method: 'INDICATOR',
  how: [
    '达到物价联动条件的月份全部发放价格补贴；没有触发则不适用',
    'each month in which prices triggered has a subsidy; without one it does not apply',
  ],
  indicators: ['PRICE_TRIGGER_MONTHS', 'PRICE_SUBSIDY_MONTHS'],
  county: (facts) => {
    const asked = askAll(facts, [
      ['PRICE_TRIGGER_MONTHS', facts.year],
      ['PRICE_SUBSIDY_MONTHS', facts.year],
    ]);
    const [triggered, paid] = asked.values;
    if (!triggered) return noData(NOT_REPORTED, asked.wanted, asked.figures);
    if (triggered.numerator <= 0n) {
      const reason: Words = ['本年没有触发物价联动', 'prices triggered nothing in the year'];
      return notApplicable(reason, asked.figures);
    }
    if (!paid) return noData(NOT_REPORTED, asked.wanted, asked.figures);
    return judged(compare(paid, triggered) >= 0, asked.figures);
  },
  province: 'every county',
};

/** 到2020年实现每个市（州）建成1个: prefectures with a base, of all prefectures. */
export const baseInEveryPrefecture: Rule = {
  method: 'INDICATOR',
  how: [
    '各市（州）CP_REHABILITATION_BASES ≥ 1，2020-12-31 前',
    'CP_REHABILITATION_BASES ≥ 1 in every prefecture by 2020-12-31',
  ],
  indicators: ['CP_REHABILITATION_BASES'],
  county: null,
  province: (facts) => {
    const { reported, reached, wanted } = basesOf(facts);
    const all = facts.prefectures.length;
    const figures = [
      count('prefectures', all, evidenceOf('prefectures', 'CP_REHABILITATION_BASES', facts.year)),
    ];
    if (all === 0 || reported === 0) return noData(NOT_REPORTED, wanted, figures);
    const deadline = { from: '2017-08-04', dueOn: '2020-12-31' };
    return judgePace(facts, rational(reached), rational(all), deadline, figures);
  },
};

const evidence = (year: number) => evidenceOf('prefectures', 'CP_REHABILITATION_BASES', year);

function basesOf({ prefectures, year }: ProvinceFacts) {
  const bases = prefectures.map((one) => one.indicator('CP_REHABILITATION_BASES', year));
  return {
    reported: bases.filter((value) => value !== undefined).length,
    reached: bases.filter((value) => value && value.numerator > 0n).length,
    wanted: [wantedIndicator('CP_REHABILITATION_BASES', year)],
  };
}

/** 继续…建设: no prefecture has fewer bases than the year before. */
export const basesContinue: Rule = {
  method: 'INDICATOR',
  how: [
    '各市（州）CP_REHABILITATION_BASES 合计：本年 ≥ 上年',
    'the sum of CP_REHABILITATION_BASES over prefectures: this year ≥ last year',
  ],
  indicators: ['CP_REHABILITATION_BASES'],
  county: null,
  province: (facts) => {
    const now = basesOf(facts);
    const before = basesOf({ ...facts, year: facts.year - 1 });
    if (now.reported === 0 || before.reported === 0) {
      return noData(NOT_REPORTED, [...now.wanted, ...before.wanted]);
    }
    return judged(now.reached >= before.reached, [
      count('prefecturesReached', now.reached, evidence(facts.year)),
      count('lastYear', before.reached, evidence(facts.year - 1)),
    ]);
  },
};

/** 政府补一块、集体助一块、个人出一块: all three are recorded, and each gives something. */
export const threeParts: Rule = {
  method: 'INDICATOR',
  how: [
    '农村住房救助的政府、集体、个人三部分均有记录且 > 0',
    'government, collective and household parts of rural housing are reported, each above 0',
  ],
  indicators: ['RURAL_HOUSING_GOVERNMENT', 'RURAL_HOUSING_COLLECTIVE', 'RURAL_HOUSING_PERSONAL'],
  county: (facts) => {
    const asked = askAll(facts, [
      ['RURAL_HOUSING_GOVERNMENT', facts.year],
      ['RURAL_HOUSING_COLLECTIVE', facts.year],
      ['RURAL_HOUSING_PERSONAL', facts.year],
    ]);
    if (asked.wanted.length > 0) return noData(NOT_REPORTED, asked.wanted, asked.figures);
    return judged(
      asked.values.every((part) => part!.numerator > 0n),
      asked.figures,
    );
  },
  province: 'every county',
};

/** 同等水平: the rate of disabled children is no less than that of their peers. */
export const equalEnrolment: Rule = {
  method: 'INDICATOR',
  how: ['残疾儿童入学率 ≥ 健康儿童入学率', 'DISABLED_ENROLMENT_PERCENT ≥ CHILD_ENROLMENT_PERCENT'],
  indicators: ['DISABLED_ENROLMENT_PERCENT', 'CHILD_ENROLMENT_PERCENT'],
  county: (facts) => {
    const asked = askAll(facts, [
      ['DISABLED_ENROLMENT_PERCENT', facts.year],
      ['CHILD_ENROLMENT_PERCENT', facts.year],
    ]);
    const [disabled, peers] = asked.values;
    return disabled && peers
      ? judged(compare(disabled, peers) >= 0, asked.figures)
      : noData(NOT_REPORTED, asked.wanted, asked.figures);
  },
  province: 'every county',
};
