/**
 * Payments in time and by a standard, what is published of them, and what a person gets.
 * @source 吉政办发〔2017〕63号 二（三）, 四（一）, 四（四）, 五（三）; 吉政发〔2006〕48号 二¶1, 二¶2
 */
import { sum } from '../../../money/fen.js';
import type { ProgramCode } from '../../../policy/programs.js';
import {
  type Rational,
  compare,
  dividedBy,
  rational,
  roundHalfUp,
} from '../../../money/rational.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  judged,
  monthly,
  noData,
  ratio,
  wantedEntry,
  yuan,
} from '../answer.js';
import type { CountyFacts, FindingTotals, ProvinceFacts, RegionFacts } from '../facts.js';
import { DIBAO, averageFen, ledgerPath } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import type { Method, Rule } from '../rule.js';

const NO_PAYMENTS: Words = ['本年没有发放记录', 'no payment is recorded in the year'];
const PAYMENTS = wantedEntry(
  'disbursements',
  ['发放批次', 'payment batches'],
  'POST /counties/{code}/years/{year}/disbursements',
);

function perCounty(method: Method, how: Words, judge: (facts: CountyFacts) => Verdict): Rule {
  return { method, how, county: judge, province: 'every county' };
}

function disclosurePath({ region }: RegionFacts): string {
  return `/api/v1/disclosures?region=${region}`;
}

/** 推进资金使用管理公示公开: each program and month with payments is published in time. */
export const publishedInTime: Rule = {
  ...perCounty(
    'DISCLOSURES',
    [
      '有发放的（项目, 月份）全部在首次发放后规定天数内公示',
      'each (program, month) with payments is published within so many days of the earliest',
    ],
    (facts) => {
      const { paidMonths } = facts;
      if (paidMonths.length === 0) return noData(NO_PAYMENTS, [PAYMENTS]);
      const inTime = paidMonths.filter(({ publishedInTime: timely }) => timely).length;
      return judged(inTime === paidMonths.length, [
        ...publicationFigures(facts),
        count('publishedOnTime', inTime, disclosurePath(facts)),
      ]);
    },
  ),
  parameters: ['disclosure.dueDays'],
};

/** 强化公开公示: nothing is left unpublished. */
export const allPublished = perCounty(
  'DISCLOSURES',
  [
    '有发放的（项目, 月份）全部已公示（不论早晚）',
    'each (program, month) with payments is published, late or not',
  ],
  (facts) => {
    const { paidMonths } = facts;
    if (paidMonths.length === 0) return noData(NO_PAYMENTS, [PAYMENTS]);
    return judged(
      paidMonths.every(({ publishedOn }) => publishedOn !== null),
      publicationFigures(facts),
    );
  },
);

function publicationFigures(facts: CountyFacts): readonly Figure[] {
  const path = disclosurePath(facts);
  const published = facts.paidMonths.filter(({ publishedOn }) => publishedOn !== null).length;
  return [
    count('pairs', facts.paidMonths.length, path),
    count('published', published, path),
    count('unpublished', facts.paidMonths.length - published, path),
  ];
}

const STANDARDISED: readonly string[] = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'ORPHAN',
] satisfies readonly ProgramCode[];

/** 有标准可依、按标准办事: a standard is in force for each month that is paid. */
export const paidByStandard = perCounty(
  'STANDARDS',
  [
    '低保、特困、孤儿各发放月份的 1 日均有有效标准',
    'on the 1st of each month paid, dibao, destitute and orphans have a standard in force',
  ],
  (facts) => {
    const months = facts.paidMonths.filter(({ program }) => STANDARDISED.includes(program));
    if (months.length === 0) return noData(NO_PAYMENTS, [PAYMENTS]);
    const by = months.filter(({ program, period }) =>
      facts.standards(program).some(({ effectiveFrom }) => effectiveFrom <= `${period}-01`),
    ).length;
    const path = `/api/v1/policy/standards?region=${facts.region}`;
    return judged(by === months.length, [
      count('batchesWithStandard', by, path),
      count('batchesWithoutStandard', months.length - by, path),
    ]);
  },
);

/** 提高资金申请的便捷性和发放的及时性 */
export const paidInTime: Rule = {
  ...perCounty(
    'LEDGER',
    [
      '当月规定日前发放的金额占比 ≥ 规定比例',
      'the share of batch amounts paid by the due day of their month ≥ its share',
    ],
    (facts) => {
      const all = sum(facts.paidMonths.map(({ amountFen }) => amountFen));
      const late = sum(facts.paidMonths.map(({ lateFen }) => lateFen));
      if (all === 0n) return noData(NO_PAYMENTS, [PAYMENTS]);
      const share = rational(all - late, all);
      const least = facts.parameters.ratio('clauses.payments.onTimeShare');
      const path = ledgerPath(facts);
      return judged(compare(share, least) >= 0, [
        yuan('batchAmount', all, path),
        yuan('lateAmount', late, path),
        ratio('onTimeShare', share, path),
        ratio('threshold', least, path),
      ]);
    },
  ),
  parameters: ['clauses.payments.onTimeShare', 'supervision.payment.dueDay'],
};

const NOT_SUPERVISED: Words = ['监督发现未接入', 'supervision is not connected'];
const SUPERVISION = wantedEntry(
  'findings',
  ['监督发现', 'findings of supervision'],
  'GET /supervision/findings',
);

export function findingsPath({ region, year }: RegionFacts): string {
  return `/api/v1/supervision/findings?region=${region}&fiscalYear=${year}`;
}

export function foundFen(findings: FindingTotals, kind: string): bigint {
  return findings.byKind.get(kind)?.amountFen ?? 0n;
}

/** What supervision found, or that it is not asked. */
export function withFindings(
  facts: CountyFacts | ProvinceFacts,
  judge: (findings: FindingTotals) => Verdict,
): Verdict {
  return facts.findings ? judge(facts.findings) : noData(NOT_SUPERVISED, [SUPERVISION]);
}

/**
 * 及时拨付: a county lets no award money lie idle; the province issues central money in time.
 */
export const issuedInTime: Rule = {
  method: 'FINDINGS',
  how: [
    '县：没有闲置超过规定天数的上级资金；省：中央资金没有超期下达、超期未下达的',
    'county: no award money idle beyond its days; province: no central money issued late or left',
  ],
  parameters: ['supervision.idle.days', 'supervision.transfer.issueDays'],
  county: (facts) =>
    withFindings(facts, (findings) => {
      const idle = foundFen(findings, 'FUNDS_IDLE');
      return judged(idle === 0n, [yuan('idle', idle, findingsPath(facts))]);
    }),
  province: (facts) =>
    withFindings(facts, (findings) => {
      const late = foundFen(findings, 'TRANSFER_LATE');
      const unissued = foundFen(findings, 'RECEIPT_UNISSUED');
      return judged(late === 0n && unissued === 0n, [
        yuan('transfersLate', late, findingsPath(facts)),
        yuan('unissued', unissued, findingsPath(facts)),
      ]);
    }),
};

/** 加快盘活存量资金: nothing is left whose origin year lies two years back. */
export const stockRevived: Rule = {
  ...perCounty(
    'FINDINGS',
    [
      '按初次安排年度计算，结转两年以上的上级资金 = 0（调整用途不重新计算）',
      'no award money whose origin year is two or more back; re-purposing does not reset it',
    ],
    (facts) =>
      withFindings(facts, (findings) => {
        const old = foundFen(findings, 'SURPLUS_OVER_TWO_YEARS');
        const idle = foundFen(findings, 'FUNDS_IDLE');
        return judged(old === 0n, [
          yuan('overTwoYears', old, findingsPath(facts)),
          yuan('idle', idle, findingsPath(facts)),
        ]);
      }),
  ),
  parameters: ['supervision.surplus.years'],
};

type TopUps = readonly (readonly [
  code: (typeof DIBAO)[number],
  now: 'urbanTopUp' | 'ruralTopUp',
  before: 'urbanTopUpLastYear' | 'ruralTopUpLastYear',
])[];

const TOP_UPS: TopUps = [
  ['URBAN_DIBAO', 'urbanTopUp', 'urbanTopUpLastYear'],
  ['RURAL_DIBAO', 'ruralTopUp', 'ruralTopUpLastYear'],
];

function topUpFigure(name: TopUps[number][1 | 2], average: Rational, facts: RegionFacts): Figure {
  return monthly(name, roundHalfUp(average), ledgerPath(facts));
}

/** 提高补助水平: what a person gets a month does not fall, urban and rural each. */
export const topUpNotFalling: Rule = {
  method: 'LEDGER',
  how: [
    '城、乡低保分别：发放净额 ÷ 保障人月，本年 ≥ 上年',
    'urban and rural dibao each: paid net of returns ÷ person-months, this year ≥ last year',
  ],
  county: judgeTopUps,
  province: judgeTopUps,
};

function judgeTopUps(facts: RegionFacts): Verdict {
  const figures: Figure[] = [];
  let [compared, falls] = [0, false];
  for (const [code, name, nameBefore] of TOP_UPS) {
    const now = averageFen(facts.ledger, [code]);
    const before = averageFen(facts.lastLedger, [code]);
    if (now) figures.push(topUpFigure(name, now, facts));
    if (before) figures.push(topUpFigure(nameBefore, before, facts));
    if (!now || !before) continue;
    compared++;
    falls ||= compare(now, before) < 0;
  }
  if (compared === 0) {
    return noData(
      ['没有上年数可比', 'there is no year before to compare with'],
      [PAYMENTS],
      figures,
    );
  }
  return judged(!falls, figures);
}

/** 分类施保补差标准要高于平均补差标准 */
export const classifiedAboveAverage: Rule = {
  method: 'INDICATOR',
  how: [
    'CLASSIFIED_TOPUP_MONTHLY > 城乡低保发放净额 ÷ 保障人月',
    'CLASSIFIED_TOPUP_MONTHLY > dibao paid net of returns ÷ person-months',
  ],
  indicators: ['CLASSIFIED_TOPUP_MONTHLY'],
  county: judgeClassified,
  province: 'every county',
};

function judgeClassified(facts: RegionFacts): Verdict {
  const asked = askAll(facts, [['CLASSIFIED_TOPUP_MONTHLY', facts.year]]);
  const [classified] = asked.values;
  const average = averageFen(facts.ledger, DIBAO);
  const figures = [...asked.figures];
  if (average) figures.push(monthly('averageTopUp', roundHalfUp(average), ledgerPath(facts)));
  if (!classified) return noData(NOT_REPORTED, asked.wanted, figures);
  if (!average) return noData(NO_PAYMENTS, [PAYMENTS], figures);
  return judged(compare(classified, dividedBy(average, rational(100n))) > 0, figures);
}
