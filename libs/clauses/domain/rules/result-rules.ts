/**
 * What supervision finds and what becomes of it; allocation by schemes and what results count in
 * it; evaluations. Findings, schemes and evaluations come from their own capabilities.
 * @source 吉政办发〔2017〕63号 二（三）, 四（一）, 四（三）, 四（四）, 五（三）; 吉政发〔2006〕48号 二¶3, 二¶4
 */
import { compare } from '../../../money/rational.js';
import {
  type Words,
  count,
  countOf,
  decimalFigure,
  judged,
  noData,
  notApplicable,
  text,
  yuan,
} from '../answer.js';
import {
  anyEvaluated,
  awards,
  bandsBefore,
  evaluated as isEvaluated,
  findings,
  funded,
  indicator,
  issuedSchemes,
  lastYearKept,
  listed,
  paid,
  receipts,
  schemes,
} from '../basis.js';
import type { ProvinceFacts, SchemeOfYear } from '../facts.js';
import { DIBAO, ledgerPath, monthsOver, sumFen } from '../ledger-sums.js';
import { ask, contradictory, now, reports } from '../reported.js';
import { type Rule, everyCounty, ofProvince, perCounty } from '../rule.js';
import { findingsPath, foundFen } from './payment-rules.js';

const SCHEMES = '/api/v1/allocation-schemes';
const countsPerformance = ({ switchedOff }: SchemeOfYear) => !switchedOff.includes('performance');

function schemeFigures(all: readonly SchemeOfYear[]) {
  return [
    count('schemes', all.length, SCHEMES),
    count('schemesWithPerformance', all.filter(countsPerformance).length, SCHEMES),
  ];
}

/** 资金分配与各地落实民生政策成效挂钩; 激励约束机制: last year's bands move this year's money. */
export const linkedToResults = ofProvince(
  {
    method: 'ALLOCATION',
    how: [
      '上年绩效评价已通过、有等次，且当年已下达的各分配方案均计入绩效因素',
      'last year’s evaluation was adopted with bands, and every scheme issued for the year counts the performance factor',
    ],
    fails: [
      '已下达的方案不计绩效因素',
      'a scheme that was issued leaves the performance factor out',
    ],
    basis: [schemes(), bandsBefore],
  },
  (facts) => {
    const all = issuedSchemes(facts);
    const rated = facts.counties.filter(({ lastEvaluation }) => lastEvaluation !== null);
    return judged(
      all.every(countsPerformance),
      [
        ...schemeFigures(all),
        count('evaluated', rated.length, `/api/v1/performance/${facts.year - 1}`),
      ],
      { lasting: true },
    );
  },
);

/**
 * 不与低保人数变化直接挂钩: need enters as the mean of the years before, so the year's own change in
 * headcount moves nothing; the stock may count since 2017 四（三）.
 */
export const notByHeadcount = ofProvince(
  {
    method: 'ALLOCATION',
    how: [
      '已下达的低保方案，需求因素取前几年平均（不含当年），年数 ≥ 2',
      'schemes of dibao that were issued take need as the mean of at least 2 years before, never the year itself',
    ],
    fails: [
      '需求只取上一年，人数变化直接进入',
      'need is that of one year, so that a change enters',
    ],
    basis: [schemes(...DIBAO, 'COMBINED_ASSISTANCE')],
    parameters: ['allocation.need.years'],
  },
  (facts) => {
    const years = facts.parameters.whole('allocation.need.years');
    return judged(years >= 2, [
      count('schemes', issuedSchemes(facts, [...DIBAO, 'COMBINED_ASSISTANCE']).length, SCHEMES),
      count('needYears', years, SCHEMES),
    ]);
  },
);

/** 加强政策目标考核管理评价: the county's year is evaluated. */
export const evaluated = perCounty(
  {
    method: 'PERFORMANCE',
    how: [
      '县年度绩效评价已通过，且有得分和等次（NOT_EVALUATED 不算）',
      'the county’s year was evaluated and adopted with a score and band (NOT_EVALUATED is none)',
    ],
    fails: null,
    basis: [isEvaluated],
  },
  ({ evaluation, year, region }) => {
    const path = `/api/v1/performance/${year}/${region}`;
    return judged(true, [
      decimalFigure('score', evaluation!.score, 'POINTS', path),
      text('band', evaluation!.band, path),
    ]);
  },
);

/** 列入重点工作目标责任制任务，进行督查考核: every county is evaluated. */
export const league = ofProvince(
  {
    method: 'PERFORMANCE',
    how: ['全省各县均有已通过的年度评价，可排名', 'every county is evaluated, and can be ranked'],
    fails: null,
    basis: [anyEvaluated],
  },
  (facts) => everyCounty(evaluated, facts),
);

const LEAKS = ['PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD'] as const;

/** 防止“跑冒滴漏”: of what is listed by person nothing is paid twice, after exit or too much. */
export const noLeakage = perCounty(
  {
    method: 'FINDINGS',
    how: [
      '按人列明的发放占净发放 ≥ 规定比例，且无未退回的重复、退出后、超标准发放',
      'payments listed by person are ≥ their share of what is paid, and none that stands is a duplicate, after exit or over the standard',
    ],
    fails: [
      '年度结束时有重复、退出后、超标准发放未退回',
      'a duplicate, one after exit or one over the standard stands when the year is over',
    ],
    basis: [paid()],
    parameters: ['clauses.listed.leastShare'],
  },
  (facts) => {
    const path = findingsPath(facts);
    const figures = [
      yuan('listed', facts.listedFen, ledgerPath(facts)),
      yuan('paid', sumFen(facts.ledger, 'paidFen'), ledgerPath(facts)),
      yuan('duplicates', foundFen(facts, 'PAYMENT_DUPLICATE'), path),
      yuan('afterExit', foundFen(facts, 'PAYMENT_AFTER_EXIT'), path),
      yuan('overStandard', foundFen(facts, 'PAYMENT_OVER_STANDARD'), path),
    ];
    if (LEAKS.some((kind) => foundFen(facts, kind) > 0n)) return judged(false, figures);
    return listed.holds(facts)
      ? judged(true, figures)
      : noData(UNLISTED, listed.wanted(facts), figures);
  },
);

const UNLISTED: Words = [
  '按人列明的发放太少，不能据以认定没有跑冒滴漏',
  'too little is listed by person to conclude that nothing leaks',
];

/** 建立健全资金监管机制: what was found was handled. */
export const findingsHandled = perCounty(
  {
    method: 'FINDINGS',
    how: [
      '当年监督发现均已说明、认定或整改（没有发现则不评判）',
      'findings of the year are explained, judged or rectified, all (not judged without one)',
    ],
    fails: ['年度结束时有发现未处理', 'a finding is not handled when the year is over'],
    basis: [findings],
  },
  (facts) => {
    const { byKind, handled } = facts.findings;
    const raised = [...byKind.values()].reduce((sum, { count: n }) => sum + n, 0);
    return judged(handled >= raised, [
      count('findings', raised, findingsPath(facts)),
      count('findingsHandled', handled, findingsPath(facts)),
    ]);
  },
);

/** 按规定及时办理渐退手续: nobody is paid after exit, and no exit is overdue. */
export const exitsInTime = perCounty(
  {
    method: 'FINDINGS',
    how: [
      '有按人列明的发放且没有退出后发放；报告的应退出户数 > 0，其中应退未退（EXITS_OVERDUE）= 0',
      'payments are listed by person, none after exit; EXITS_DUE as reported > 0, EXITS_OVERDUE = 0',
    ],
    fails: [
      '年度结束时有退出后发放未退回，或 EXITS_OVERDUE > 0',
      'a payment after exit stands, or EXITS_OVERDUE > 0, when the year is over',
    ],
    basis: [paid(...DIBAO), indicator('EXITS_OVERDUE')],
    indicators: ['EXITS_OVERDUE', 'EXITS_DUE'],
  },
  (facts) => {
    const { values, figures } = ask(facts, [now('EXITS_OVERDUE'), now('EXITS_DUE')]);
    const after = foundFen(facts, 'PAYMENT_AFTER_EXIT');
    const shown = [yuan('afterExit', after, findingsPath(facts)), ...figures];
    const [overdue, due] = values as [
      NonNullable<(typeof values)[0]>,
      (typeof values)[0] | undefined,
    ];
    if (after > 0n || overdue.numerator > 0n) return judged(false, shown);
    const wanted = [indicator('EXITS_DUE'), listed].filter(({ holds }) => !holds(facts));
    if (wanted.length > 0) {
      return noData(
        [
          '“应退未退 0 户”没有基数或没有按人明细可核',
          'no exit is overdue: of how many is not known',
        ],
        wanted.flatMap((basis) => basis.wanted(facts)),
        shown,
      );
    }
    return due && due.numerator > 0n ? judged(true, shown) : notApplicable(NO_EXIT, shown);
  },
);

const NO_EXIT: Words = ['本年没有应退出的户', 'no household was due to exit'];

/** 应保尽保: who qualifies is in, and who does not is not. */
export const allWhoQualify: Rule = {
  method: 'INDICATOR',
  how: [
    '符合条件者全部纳入低保，不符合条件而享受的为 0',
    'DIBAO_QUALIFYING_ENROLLED ÷ DIBAO_QUALIFYING = 100%, DIBAO_NOT_QUALIFYING_ENROLLED = 0',
  ],
  fails: [
    '年度结束时有符合条件而未纳入的，或有不符合条件而享受的',
    'somebody who qualifies is out, or who does not is in, when the year is over',
  ],
  basis: reports([
    now('DIBAO_QUALIFYING'),
    now('DIBAO_QUALIFYING_ENROLLED'),
    now('DIBAO_NOT_QUALIFYING_ENROLLED'),
  ]),
  indicators: ['DIBAO_QUALIFYING', 'DIBAO_QUALIFYING_ENROLLED', 'DIBAO_NOT_QUALIFYING_ENROLLED'],
  county: (facts) => {
    const { values, figures } = ask(facts, [
      now('DIBAO_QUALIFYING'),
      now('DIBAO_QUALIFYING_ENROLLED'),
      now('DIBAO_NOT_QUALIFYING_ENROLLED'),
    ]);
    const [qualifying, enrolled, undue] = values as [
      (typeof values)[0],
      (typeof values)[0],
      (typeof values)[0],
    ];
    if (compare(enrolled, qualifying) > 0) return contradictory(figures);
    if (qualifying.numerator === 0n && undue.numerator === 0n) {
      return notApplicable(['没有涉及的对象', 'nobody is concerned'], figures);
    }
    return judged(compare(enrolled, qualifying) === 0 && undue.numerator === 0n, figures);
  },
  province: 'own or every county',
};

/** What contradicts itself in the year's records. */
const CONTRADICTIONS = [
  'PERSON_NUMBER_DOUBTFUL',
  'PERSON_TWO_NAMES',
  'NEED_BELOW_PAYMENTS',
] as const;

/**
 * 增强数据准确性、流程有序性: months are certified complete, and nothing that contradicts itself is
 * left. Corrections are shown and count against nobody: who corrects is not worse off.
 */
export const accurateData = perCounty(
  {
    method: 'LEDGER',
    how: [
      '已过月份均已按期确认，且没有未改正的矛盾记录（身份证号存疑、一号两名、需求低于发放）；更正不计为问题',
      'every month that is over is certified, and no contradiction is left (doubtful number, two names of one number, need below payments); corrections count against nobody',
    ],
    fails: [
      '年度结束时仍有未改正的矛盾记录',
      'a contradiction is left uncorrected when the year is over',
    ],
    basis: [funded(), paid()],
  },
  (facts) => {
    const { entries, corrections } = facts.ledger;
    const contradictions = CONTRADICTIONS.reduce(
      (sum, kind) => sum + (facts.findings.byKind.get(kind)?.count ?? 0),
      0,
    );
    const months = monthsOver(facts);
    const certified = facts.certifiedThrough;
    const figures = [
      count('entries', entries, ledgerPath(facts)),
      count('corrections', corrections, `/api/v1/corrections?region=${facts.region}`),
      count('contradictions', contradictions, findingsPath(facts)),
      countOf('MONTHS', 'monthsCertified', certified, '/api/v1/certifications'),
      countOf('MONTHS', 'monthsDue', months, '/api/v1/certifications'),
    ];
    if (contradictions > 0) return judged(false, figures);
    if (certified >= months && months > 0) return judged(true, figures);
    return noData(
      ['已过月份尚未全部按期确认', 'not every month that is over is certified'],
      [
        {
          kind: 'entry',
          name: 'certifications',
          words: ['按期确认', 'certifications'],
          route: 'POST /counties/{code}/years/{year}/certifications',
        },
      ],
      figures,
    );
  },
);

/** 及时拨付: a county lets no award money lie idle; the province issues central money in time. */
export const issuedInTime: Rule = {
  method: 'FINDINGS',
  how: [
    '县：当年到账的上级资金已开始发放，没有闲置超过规定天数的；省：当年有中央资金到位，没有超期下达、超期未下达的',
    'county: award money that arrived is being paid out, none is idle beyond its days; province: central money was received, none issued late or left',
  ],
  fails: [
    '县：年度结束时有闲置资金；省：有超期下达或超期未下达',
    'county: idle money when the year is over; province: money issued late or left',
  ],
  basis: [awards, paid()],
  provinceBasis: [receipts('CENTRAL')],
  parameters: ['supervision.idle.days', 'supervision.transfer.issueDays'],
  county: (facts) => {
    const idle = foundFen(facts, 'FUNDS_IDLE');
    return judged(idle === 0n, [
      yuan('received', sumFen(facts.ledger, 'receivedFen'), ledgerPath(facts)),
      yuan('paid', sumFen(facts.ledger, 'paidFen'), ledgerPath(facts)),
      yuan('idle', idle, findingsPath(facts)),
    ]);
  },
  province: (facts) => {
    const late = foundFen(facts, 'TRANSFER_LATE');
    const unissued = foundFen(facts, 'RECEIPT_UNISSUED');
    const figures = [
      yuan('centralReceipts', centralFen(facts), '/api/v1/receipts'),
      yuan('transfersLate', late, findingsPath(facts)),
      yuan('unissued', unissued, findingsPath(facts)),
    ];
    return judged(late === 0n && unissued === 0n, figures, { lasting: true });
  },
};

function centralFen({ receipts: all, year }: ProvinceFacts): bigint {
  return all.reduce(
    (sum, of) => (of.source === 'CENTRAL' && of.year === year ? sum + of.amountFen : sum),
    0n,
  );
}

/** 加快盘活存量资金: nothing is left whose origin year lies two years back. */
export const stockRevived = perCounty(
  {
    method: 'FINDINGS',
    how: [
      '有年初结转，且按初次安排年度计算，结转两年以上的上级资金 = 0（调整用途不重新计算）；没有结转则不涉及',
      'something was carried in, and no award money has an origin year two or more back (re-purposing does not reset it); without carry-over it does not apply',
    ],
    fails: [
      '年度结束时有结转两年以上的资金',
      'money of two years and more is left when the year is over',
    ],
    basis: [lastYearKept],
    parameters: ['supervision.surplus.years'],
  },
  (facts) => {
    const old = foundFen(facts, 'SURPLUS_OVER_TWO_YEARS');
    const carried = sumFen(facts.ledger, 'carriedInFen');
    const figures = [
      yuan('carriedIn', carried, ledgerPath(facts)),
      yuan('overTwoYears', old, findingsPath(facts)),
      yuan('idle', foundFen(facts, 'FUNDS_IDLE'), findingsPath(facts)),
    ];
    if (carried === 0n && old === 0n) return notApplicable(NO_STOCK, figures);
    return judged(old === 0n, figures);
  },
);

const NO_STOCK: Words = ['年初没有结转存量', 'nothing was carried into the year'];
