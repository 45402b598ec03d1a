/**
 * Allocation by schemes and what results count in it; evaluations; what supervision finds and what
 * becomes of it. Schemes, evaluations and findings come from their own capabilities.
 * @source 吉政办发〔2017〕63号 四（三）, 四（四）, 五（三）; 吉政发〔2006〕48号 二¶3, 二¶4
 */
import { compare, rational } from '../../../money/rational.js';
import {
  type Verdict,
  type Wanted,
  type Words,
  count,
  days,
  decimalFigure,
  judged,
  noData,
  notApplicable,
  ratio,
  text,
  yuan,
} from '../answer.js';
import type { CountyFacts, FindingTotals, ProvinceFacts, SchemeOfYear } from '../facts.js';
import { DIBAO, ledgerPath } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import { type Rule, everyCounty } from '../rule.js';
import { findingsPath, foundFen, withFindings } from './payment-rules.js';

const SCHEMES = '/api/v1/allocation-schemes';
const NO_SCHEME: Words = [
  '当年没有通过的分配方案',
  'no allocation scheme was adopted for the year',
];
const WANTED_SCHEME: Wanted = {
  kind: 'entry',
  name: 'allocation-schemes',
  words: ['按因素分配的方案', 'a scheme by factors'],
  route: 'POST /allocation-schemes',
};

function bySchemes(
  how: Words,
  judge: (schemes: readonly SchemeOfYear[], facts: ProvinceFacts) => Verdict,
  programs?: readonly string[],
): Rule {
  return {
    method: 'ALLOCATION',
    how,
    county: null,
    province: (facts) => {
      const schemes = (facts.schemes ?? []).filter(
        ({ program }) => !programs || programs.includes(program),
      );
      return schemes.length === 0 ? noData(NO_SCHEME, [WANTED_SCHEME]) : judge(schemes, facts);
    },
  };
}

const countsPerformance = ({ switchedOff }: SchemeOfYear) => !switchedOff.includes('performance');

/** 资金分配与各地落实民生政策成效挂钩: the performance factor counts in every scheme. */
export const linkedToResults: Rule = bySchemes(
  [
    '当年通过的各分配方案均计入绩效因素',
    'the performance factor counts in every scheme adopted for the year',
  ],
  (schemes) =>
    judged(schemes.every(countsPerformance), [
      count('schemes', schemes.length, SCHEMES),
      count('schemesWithPerformance', schemes.filter(countsPerformance).length, SCHEMES),
    ]),
);

/** 向成效突出地区适当倾斜: an excellent year weighs more than a fair one, where it is counted. */
export const favoursResults: Rule = {
  ...bySchemes(
    [
      '优等系数 > 中等系数，且当年方案计入绩效因素',
      'the factor of an excellent year > that of a fair one, and schemes count it',
    ],
    (schemes, { parameters }) => {
      const [excellent, fair] = [
        parameters.ratio('allocation.performance.EXCELLENT'),
        parameters.ratio('allocation.performance.FAIR'),
      ];
      return judged(compare(excellent, fair) > 0 && schemes.every(countsPerformance), [
        count('schemes', schemes.length, SCHEMES),
        ratio('excellentFactor', excellent, SCHEMES),
        ratio('fairFactor', fair, SCHEMES),
      ]);
    },
  ),
  parameters: ['allocation.performance.EXCELLENT', 'allocation.performance.FAIR'],
};

/** 激励约束机制: last year was evaluated, and this year's schemes count it. */
export const incentive: Rule = bySchemes(
  [
    '县年度绩效已评价，当年方案计入评价等次，奖优罚差',
    'counties are evaluated, and schemes of the year count the band',
  ],
  (schemes, facts) => {
    const evaluated = facts.counties.filter(({ evaluation }) => evaluation !== null).length;
    return judged(evaluated > 0 && schemes.every(countsPerformance), [
      count('evaluated', evaluated, `/api/v1/performance/${facts.year}`),
      count('schemes', schemes.length, SCHEMES),
      count('schemesWithPerformance', schemes.filter(countsPerformance).length, SCHEMES),
    ]);
  },
);

/**
 * 不与低保人数变化直接挂钩: need enters as the mean of the years before, so the year's own change in
 * headcount moves nothing; the stock may count since 2017 四（三）.
 */
export const notByHeadcount: Rule = {
  ...bySchemes(
    [
      '低保方案的需求因素为前几年平均（不含当年），年数 ≥ 2，人数变化不直接进入公式',
      'need enters dibao schemes as the mean of at least 2 years before, never the year itself',
    ],
    (schemes, { parameters }) => {
      const years = parameters.whole('allocation.need.years');
      return judged(years >= 2, [
        count('schemes', schemes.length, SCHEMES),
        count('needYears', years, SCHEMES),
      ]);
    },
    DIBAO,
  ),
  parameters: ['allocation.need.years'],
};

const NO_EVALUATION: Words = ['尚无绩效评价', 'there is no evaluation'];
const WANTED_EVALUATION: Wanted = {
  kind: 'entry',
  name: 'performance',
  words: ['绩效评价', 'evaluation'],
  route: 'POST /performance/{year}/adopt',
};

function judgeEvaluation(facts: CountyFacts): Verdict {
  const { evaluation, year, region } = facts;
  if (!evaluation) return noData(NO_EVALUATION, [WANTED_EVALUATION]);
  const path = `/api/v1/performance/${year}/${region}`;
  return judged(true, [
    decimalFigure('score', evaluation.score, 'POINTS', path),
    text('band', evaluation.band, path),
  ]);
}

/** 加强政策目标考核管理评价: the county's year is evaluated. */
export const evaluated: Rule = {
  method: 'PERFORMANCE',
  how: ['县年度绩效已评价（得分、等次）', 'the county’s year is evaluated (score and band)'],
  county: judgeEvaluation,
  province: 'every county',
};

/** 列入重点工作目标责任制任务，进行督查考核: the league of all counties. */
export const league: Rule = {
  method: 'PERFORMANCE',
  how: ['全省各县均有年度评价，可排名', 'every county is evaluated, and can be ranked'],
  county: null,
  province: (facts) => everyCounty(judgeEvaluation, facts),
};

const LEAKS = ['PAYMENT_DUPLICATE', 'PAYMENT_AFTER_EXIT', 'PAYMENT_OVER_STANDARD'] as const;

function leakFigures(facts: CountyFacts, findings: FindingTotals) {
  const path = findingsPath(facts);
  return [
    yuan('duplicates', foundFen(findings, 'PAYMENT_DUPLICATE'), path),
    yuan('afterExit', foundFen(findings, 'PAYMENT_AFTER_EXIT'), path),
    yuan('overStandard', foundFen(findings, 'PAYMENT_OVER_STANDARD'), path),
    count('accountsAgree', facts.accounts.agree, ledgerPath(facts)),
    count('accountsDisagree', facts.accounts.disagree, ledgerPath(facts)),
  ];
}

/** 防止“跑冒滴漏”: money is conserved, and nobody is paid twice, after exit or too much. */
export const noLeakage: Rule = {
  method: 'FINDINGS',
  how: [
    '资金守恒（县：各账户账款相符；省：每笔到位资金守恒），且无重复、退出后、超标准发放',
    'money is conserved (accounts agree; every receipt is conserved), and no payment is a ' +
      'duplicate, after exit or over the standard',
  ],
  county: judgeLeakage,
  province: (facts) => {
    const { agree, disagree } = facts.receiptConservation;
    const counties = everyCounty(judgeLeakage, facts);
    const path = '/api/v1/funds/{documentNo}/trace';
    return {
      ...counties,
      ...(disagree > 0 ? { status: 'NOT_MET' } : {}),
      figures: [
        ...counties.figures,
        count('receiptsAgree', agree, path),
        count('receiptsDisagree', disagree, path),
      ],
    };
  },
};

function judgeLeakage(facts: CountyFacts): Verdict {
  return withFindings(facts, (findings) =>
    judged(
      facts.accounts.disagree === 0 && LEAKS.every((kind) => foundFen(findings, kind) === 0n),
      leakFigures(facts, findings),
    ),
  );
}

/** 建立健全资金监管机制: what was found was handled. */
export const findingsHandled: Rule = {
  method: 'FINDINGS',
  how: ['发放类监督发现均已说明、认定或整改', 'findings are explained, judged or rectified, all'],
  county: (facts) =>
    withFindings(facts, ({ byKind, handled }) => {
      const raised = [...byKind.values()].reduce((sum, { count: n }) => sum + n, 0);
      const figures = [
        count('findings', raised, findingsPath(facts)),
        count('findingsHandled', handled, findingsPath(facts)),
      ];
      return judged(handled >= raised, figures);
    }),
  province: 'every county',
};

/** 按规定及时办理渐退手续: nobody is paid after exit, and no exit is overdue. */
export const exitsInTime: Rule = {
  method: 'FINDINGS',
  how: [
    '没有退出后发放；报告的应退未退（EXITS_OVERDUE）= 0',
    'nobody is paid after exit; EXITS_OVERDUE as reported = 0',
  ],
  indicators: ['EXITS_OVERDUE'],
  county: (facts) => {
    const asked = askAll(facts, [['EXITS_OVERDUE', facts.year]]);
    const [overdue] = asked.values;
    const after = facts.findings ? foundFen(facts.findings, 'PAYMENT_AFTER_EXIT') : 0n;
    const figures = [yuan('afterExit', after, findingsPath(facts)), ...asked.figures];
    if (after > 0n || (overdue && overdue.numerator > 0n)) return judged(false, figures);
    return overdue ? judged(true, figures) : noData(NOT_REPORTED, asked.wanted, figures);
  },
  province: 'every county',
};

/** 应保尽保: who qualifies is in, and who does not is not. */
export const allWhoQualify: Rule = {
  method: 'INDICATOR',
  how: [
    '符合条件者全部纳入低保，不符合条件而享受的为 0',
    'DIBAO_QUALIFYING_ENROLLED ÷ DIBAO_QUALIFYING = 100%, DIBAO_NOT_QUALIFYING_ENROLLED = 0',
  ],
  indicators: ['DIBAO_QUALIFYING', 'DIBAO_QUALIFYING_ENROLLED', 'DIBAO_NOT_QUALIFYING_ENROLLED'],
  county: (facts) => {
    const asked = askAll(facts, [
      ['DIBAO_QUALIFYING', facts.year],
      ['DIBAO_QUALIFYING_ENROLLED', facts.year],
      ['DIBAO_NOT_QUALIFYING_ENROLLED', facts.year],
    ]);
    const [qualifying, enrolled, undue] = asked.values;
    if (!qualifying || !enrolled || !undue) {
      return noData(NOT_REPORTED, asked.wanted, asked.figures);
    }
    return judged(compare(enrolled, qualifying) >= 0 && undue.numerator === 0n, asked.figures);
  },
  province: 'every county',
};

/** 增强数据准确性: few entries had to be corrected. */
export const accurateData: Rule = {
  method: 'LEDGER',
  how: ['更正笔数 × 1000 ÷ 记录笔数 ≤ 规定数', 'corrections × 1000 ÷ entries ≤ their number'],
  parameters: ['clauses.data.correctionsPerThousand'],
  county: judgeAccuracy,
  province: judgeAccuracy,
};

function judgeAccuracy(facts: CountyFacts | ProvinceFacts): Verdict {
  const { entries, corrections } = facts.ledger;
  const path = `/api/v1/corrections?region=${facts.region}`;
  if (entries === 0) {
    return noData(['本年没有记录', 'nothing is recorded in the year'], []);
  }
  const most = facts.parameters.whole('clauses.data.correctionsPerThousand');
  const perThousand = rational(corrections * 1000, entries);
  return judged(corrections * 1000 <= most * entries, [
    count('entries', entries, ledgerPath(facts)),
    count('corrections', corrections, path),
    ratio('correctionsPerThousand', perThousand, path),
  ]);
}

/** 及时跟踪基本民生政策调整: a changed value is recorded soon after it takes effect. */
export const policyFollowed: Rule = {
  method: 'CAPABILITY',
  how: [
    '当年生效的政策参数调整，均在生效后规定天数内录入并重算',
    'each change of a policy parameter of the year is recorded within its days of taking effect',
  ],
  parameters: ['clauses.policy.followDays'],
  county: null,
  province: ({ parameterChanges, parameters }) => {
    const { count: changes, longestLagDays } = parameterChanges;
    if (changes === 0) {
      return notApplicable(['本年没有政策参数调整', 'no policy parameter changed in the year']);
    }
    return judged(longestLagDays <= parameters.whole('clauses.policy.followDays'), [
      count('parameterChanges', changes, '/api/v1/audit/events?type=PolicyParameterSet'),
      days('longestLag', longestLagDays, '/api/v1/audit/events?type=PolicyParameterSet'),
    ]);
  },
};
