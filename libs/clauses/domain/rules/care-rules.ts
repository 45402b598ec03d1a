/**
 * The standards of care for the destitute, by grade.
 * @source 吉政办发〔2017〕63号 二（一）
 */
import { compare, dividedBy, rational } from '../../../money/rational.js';
import {
  type Figure,
  type Words,
  figureOf,
  judged,
  monthly,
  noData,
  ratio,
  text,
} from '../answer.js';
import { type Basis, oneOf, standard } from '../basis.js';
import type { CountyFacts } from '../facts.js';
import { DESTITUTE } from '../ledger-sums.js';
import { DERIVED, ask, before, now, reports } from '../reported.js';
import { perCounty } from '../rule.js';
import {
  NO_STANDARD,
  inForceOn,
  lastDayBefore,
  standardsPath,
  wantedStandards,
} from './standard-rules.js';

const CARE = 'DESTITUTE_CARE';
const GRADES = [
  ['FULL', 'fullCareStandard'],
  ['PARTIAL', 'partialCareStandard'],
  ['SELF', 'selfCareStandard'],
] as const;
const TIERS = GRADES.map(([tier]) => tier);
const careBasis = oneOf(
  ...(DESTITUTE.map((payer) => standard(CARE, TIERS, payer)) as [Basis, ...Basis[]]),
);

function careFigures(facts: CountyFacts): Figure[] {
  return GRADES.flatMap(([tier, name]) => {
    const [found] = facts.standards(CARE, tier);
    return found ? [monthly(name, found.monthlyFen, standardsPath(facts))] : [];
  });
}

/** 依据生活自理能力和服务需求分档制定: three grades, more care never for less. */
export const careGraded = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '全护理、半护理、自理三档俱全，且全护理 ≥ 半护理 ≥ 自理',
      'three grades are set, and full ≥ partial ≥ self-caring',
    ],
    fails: ['12 月 31 日有效的各档倒挂', 'more care for less on 31 December'],
    basis: [careBasis],
  },
  (facts) => {
    const found = TIERS.map((tier) => facts.standards(CARE, tier)[0]);
    const set = found.flatMap((one) => one?.monthlyFen ?? []);
    const missing = TIERS.filter((_, index) => !found[index]);
    const figures = [
      ...careFigures(facts),
      text('missingParts', missing.join('、'), standardsPath(facts)),
    ];
    const isOrdered = set.every((fen, index) => index === 0 || set[index - 1]! >= fen);
    if (!isOrdered) return judged(false, figures);
    if (missing.length === 0) return judged(true, figures);
    return noData(NO_STANDARD, wantedStandards(missing.map((tier) => `${CARE}/${tier}`)), figures);
  },
);

/** 参照当地最低工资标准的一定比例确定: raised with the minimum wage. */
export const careFollowsWage = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '最低工资较上年提高，且各档护理标准较上年末均已提高；最低工资没有变动的，不能据以判断',
      'the minimum wage rose, and each care standard is above that of the end of last year; where the wage stood still there is no verdict',
    ],
    fails: [
      '年度结束时最低工资提高而有护理标准没有提高',
      'the wage rose and a care standard did not when the year is over',
    ],
    basis: [careBasis, ...reports([now('MINIMUM_WAGE_MONTHLY'), before('MINIMUM_WAGE_MONTHLY')])],
    indicators: ['MINIMUM_WAGE_MONTHLY'],
  },
  (facts) => {
    const asked = ask(facts, [now('MINIMUM_WAGE_MONTHLY'), before('MINIMUM_WAGE_MONTHLY')]);
    const [wage, last] = [asked.values[0]!, asked.values[1]!];
    const pairs = TIERS.flatMap((tier) => {
      const standards = facts.standards(CARE, tier);
      const old = inForceOn(standards, lastDayBefore(facts));
      return standards[0] && old ? [{ tier, current: standards[0], old }] : [];
    });
    const share = (fen: bigint) => dividedBy(rational(fen, 100n), wage);
    const figures = [
      ...careFigures(facts),
      ...asked.figures,
      ...pairs.flatMap(({ tier, current, old }) => [
        figureOf(tier, monthly('careStandardBefore', old.monthlyFen, standardsPath(facts))),
        figureOf(tier, ratio('careShare', share(current.monthlyFen), DERIVED)),
      ]),
    ];
    if (compare(wage, last) <= 0) return noData(WAGE_STOOD_STILL, [], figures);
    if (pairs.length === 0) return noData(NO_STANDARD, wantedStandards([CARE]), figures);
    return judged(
      pairs.every(({ current, old }) => current.monthlyFen > old.monthlyFen),
      figures,
    );
  },
);

const WAGE_STOOD_STILL: Words = [
  '最低工资没有提高：护理标准是否随之确定，不能据以判断',
  'the minimum wage did not rise: whether the care standard follows it cannot be seen',
];
