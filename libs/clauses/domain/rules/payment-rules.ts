/**
 * Payments in time and by a standard, what is published of them, and what a person gets.
 * @source 吉政办发〔2017〕63号 四（四）, 五（三）; 吉政发〔2006〕48号 二¶2
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
  type Words,
  count,
  countOf,
  judged,
  monthly,
  noData,
  ratio,
  yuan,
} from '../answer.js';
import { FIGURE_WORDS, type FigureName } from '../figure-words.js';
import { indicator, paid } from '../basis.js';
import type { CountyFacts, PaidMonth, RegionFacts } from '../facts.js';
import { DIBAO, averageOf, ledgerPath } from '../ledger-sums.js';
import { DERIVED, ask, now } from '../reported.js';
import { perCounty } from '../rule.js';

function disclosurePath({ region }: RegionFacts): string {
  return `/api/v1/disclosures?region=${region}`;
}

function publicationFigures(facts: CountyFacts, due: readonly PaidMonth[]): readonly Figure[] {
  const path = disclosurePath(facts);
  const published = due.filter(({ publishedOn }) => publishedOn !== null).length;
  return [
    count('pairs', due.length, path),
    count('published', published, path),
    count('unpublished', due.length - published, path),
    count('pairsNotDue', facts.paidMonths.length - due.length, path),
  ];
}

/** Published, or to be published by now. */
const dueOf = ({ paidMonths, date }: CountyFacts) =>
  paidMonths.filter(({ publishedOn, publishBy }) => publishedOn !== null || date > publishBy);

const NONE_DUE: Words = ['公示期限均未到', 'no publication is due yet'];

/** 推进资金使用管理公示公开: each program and month with payments is published in time. */
export const publishedInTime = perCounty(
  {
    method: 'DISCLOSURES',
    how: [
      '已到期的（项目, 月份）全部在首次发放后规定天数内公示',
      'each (program, month) with payments that is due was published within so many days of the earliest',
    ],
    fails: ['有一项超过规定天数才公示或仍未公示', 'one was published later, or is overdue'],
    basis: [paid()],
    parameters: ['disclosure.dueDays'],
  },
  (facts) => {
    const due = dueOf(facts);
    const inTime = due.filter(
      ({ publishedOn, publishBy }) => publishedOn !== null && publishedOn <= publishBy,
    ).length;
    const figures = [
      ...publicationFigures(facts, due),
      count('publishedOnTime', inTime, disclosurePath(facts)),
    ];
    if (due.length === 0) return noData(NONE_DUE, [], figures);
    return judged(inTime === due.length, figures, { lasting: true });
  },
);

/** 强化公开公示: nothing that is due is left unpublished. */
export const allPublished = perCounty(
  {
    method: 'DISCLOSURES',
    how: [
      '已到期的（项目, 月份）全部已公示（不论早晚）',
      'each (program, month) with payments that is due is published, late or not',
    ],
    fails: ['年度结束时有到期而未公示的', 'one that is due is not published when the year is over'],
    basis: [paid()],
    parameters: ['disclosure.dueDays'],
  },
  (facts) => {
    const due = dueOf(facts);
    const figures = publicationFigures(facts, due);
    if (due.length === 0) return noData(NONE_DUE, [], figures);
    return judged(
      due.every(({ publishedOn }) => publishedOn !== null),
      figures,
    );
  },
);

const NOT_BY_MONTH: Words = ['没有按月发放的批次', 'no batch is of a month'];

const STANDARDISED = [
  'URBAN_DIBAO',
  'RURAL_DIBAO',
  'URBAN_DESTITUTE',
  'RURAL_DESTITUTE',
  'ORPHAN',
] as const satisfies readonly ProgramCode[];

/** 有标准可依、按标准办事: a standard is in force for each month that is paid, and nothing is above it. */
export const paidByStandard = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '低保、特困、孤儿各发放月份的 1 日均有有效标准，且没有超标准发放',
      'on the 1st of each month paid, dibao, destitute and orphans have a standard in force, and no payment is over it',
    ],
    fails: [
      '年度结束时有超标准发放未退回',
      'a payment over the standard stands when the year is over',
    ],
    basis: [paid(...STANDARDISED)],
  },
  (facts) => {
    const codes: readonly string[] = STANDARDISED;
    const months = facts.paidMonths.filter(({ program }) => codes.includes(program));
    const without = months.filter(
      ({ program, period }) =>
        !facts.standards(program).some(({ effectiveFrom }) => effectiveFrom <= `${period}-01`),
    );
    const over = foundFen(facts, 'PAYMENT_OVER_STANDARD');
    const path = `/api/v1/policy/standards?region=${facts.region}`;
    const figures = [
      count('batchesWithStandard', months.length - without.length, path),
      count('batchesWithoutStandard', without.length, path),
      yuan('overStandard', over, findingsPath(facts)),
    ];
    if (over > 0n) return judged(false, figures);
    if (months.length === 0) return noData(NOT_BY_MONTH, [], figures);
    if (without.length > 0) {
      const programs = [...new Set(without.map(({ program }) => program))];
      return noData(
        ['有发放月份没有登记标准', 'of some months paid no standard is recorded'],
        programs.map((code) => ({
          kind: 'standard',
          name: code,
          words: [`${code} 标准`, `standard of ${code}`],
          route: 'POST /standards',
        })),
        figures,
      );
    }
    return judged(true, figures);
  },
);

/** 提高资金申请的便捷性和发放的及时性 */
export const paidInTime = perCounty(
  {
    method: 'LEDGER',
    how: [
      '当月规定日前发放的金额占比 ≥ 规定比例',
      'the share of batch amounts paid by the due day of their month ≥ its share',
    ],
    fails: ['年度结束时占比低于规定比例', 'less than its share when the year is over'],
    basis: [paid()],
    parameters: ['clauses.payments.onTimeShare', 'supervision.payment.dueDay'],
  },
  (facts) => {
    const all = sum(facts.paidMonths.map(({ amountFen }) => amountFen));
    const late = sum(facts.paidMonths.map(({ lateFen }) => lateFen));
    const path = ledgerPath(facts);
    if (all === 0n) return noData(NOT_BY_MONTH, []);
    const share = rational(all - late, all);
    const least = facts.parameters.ratio('clauses.payments.onTimeShare');
    return judged(compare(share, least) >= 0, [
      yuan('batchAmount', all, path),
      yuan('lateAmount', late, path),
      ratio('onTimeShare', share, DERIVED),
      ratio('threshold', least, DERIVED),
    ]);
  },
);

export function findingsPath({ region, year }: RegionFacts): string {
  return `/api/v1/supervision/findings?region=${region}&fiscalYear=${year}`;
}

export function foundFen({ findings }: Pick<CountyFacts, 'findings'>, kind: string): bigint {
  return findings.byKind.get(kind)?.amountFen ?? 0n;
}

/** An average, and the person-months that it is over. */
export function averageFigures(
  name: FigureName,
  fen: Rational,
  personMonths: bigint,
  path: string,
): Figure[] {
  const [zh, en] = FIGURE_WORDS[name];
  const over = {
    ...countOf('PERSON_MONTHS', 'personMonths', personMonths, path),
    name: `personMonths.${name}`,
    words: [`${zh}：人月`, `${en}: person-months`] as Words,
  };
  return [monthly(name, roundHalfUp(fen), path), over];
}

/** 分类施保补差标准要高于平均补差标准 */
export const classifiedAboveAverage = perCounty(
  {
    method: 'INDICATOR',
    how: [
      'CLASSIFIED_TOPUP_MONTHLY > 城乡低保已发月份的发放净额 ÷ 同月保障人数',
      'CLASSIFIED_TOPUP_MONTHLY > dibao paid net for months ÷ persons of the same months',
    ],
    fails: ['年度结束时不高于平均补差', 'no more than the average when the year is over'],
    basis: [indicator('CLASSIFIED_TOPUP_MONTHLY'), paid(...DIBAO)],
    indicators: ['CLASSIFIED_TOPUP_MONTHLY'],
  },
  (facts) => {
    const { values, figures } = ask(facts, [now('CLASSIFIED_TOPUP_MONTHLY')]);
    const average = averageOf(facts.ledger, DIBAO);
    if (!average) {
      return noData(
        ['已发月份没有核定人数', 'no persons assessed for the months paid'],
        [],
        figures,
      );
    }
    const { fen, personMonths } = average;
    return judged(compare(values[0]!, dividedBy(fen, rational(100n))) > 0, [
      ...figures,
      ...averageFigures('averageTopUp', fen, personMonths, ledgerPath(facts)),
    ]);
  },
);
