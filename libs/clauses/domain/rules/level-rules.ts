/**
 * Standards beside wages, poverty lines and living costs, and what the province's money does for
 * them. @source 吉政发〔2006〕48号 二¶1, 二¶4, 八¶1
 */
import {
  type Rational,
  compare,
  dividedBy,
  rational,
  roundHalfUp,
  times,
} from '../../../money/rational.js';
import { type Figure, type Words, count, judged, monthly, noData, ratio, yuan } from '../answer.js';
import { assessed, input, standard } from '../basis.js';
import type { CountyFacts, StandardInForce } from '../facts.js';
import { DIBAO, program, sumFen } from '../ledger-sums.js';
import { DERIVED, ask, before, now, reports } from '../reported.js';
import { type Rule, ofProvince, perCounty } from '../rule.js';
import { inForceOn, shown, standardsPath, wantedStandards } from './standard-rules.js';

/** A standard as a decimal of yuan, so many months of it. */
function yuanOf({ monthlyFen }: StandardInForce, months = 1n): Rational {
  return rational(monthlyFen * months, 100n);
}

const LEVELS = [
  now('UNEMPLOYMENT_BENEFIT_MONTHLY'),
  now('MINIMUM_WAGE_MONTHLY'),
  now('RURAL_POVERTY_LINE'),
];

/**
 * 与最低工资标准、失业保险金标准和农村贫困线标准相互衔接. The words name no inequality; assumed:
 * dibao < unemployment benefit < minimum wage, and rural dibao ≥ poverty line.
 */
export const levelsInOrder: Rule = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '城市低保 < 失业保险金 < 最低工资；12 × 农村低保 ≥ 农村贫困线（顺序为假定）',
      'urban dibao < unemployment benefit < minimum wage; 12 × rural dibao ≥ poverty line (assumed)',
    ],
    fails: [
      '年度结束时顺序不成立（顺序为假定）',
      'out of that order when the year is over (assumed)',
    ],
    basis: [...reports(LEVELS), standard('URBAN_DIBAO'), standard('RURAL_DIBAO')],
    indicators: LEVELS.map(([name]) => name),
  },
  (facts) => {
    const { values, figures } = ask(facts, LEVELS);
    const [benefit, wage, line] = values as [Rational, Rational, Rational];
    const [urban] = facts.standards('URBAN_DIBAO');
    const [rural] = facts.standards('RURAL_DIBAO');
    const isOrdered = compare(yuanOf(urban!), benefit) < 0 && compare(benefit, wage) < 0;
    return judged(isOrdered && compare(yuanOf(rural!, 12n), line) >= 0, [
      ...shown(facts, DIBAO),
      ...figures,
    ]);
  },
);

/**
 * 五保供养标准不低于当地村民的平均生活水平. Since the notice of 2017 the rule of 1.3 × dibao stands
 * beside it: the standard meets the larger of the two.
 */
export const wubaoAboveVillagers: Rule = perCounty(
  {
    method: 'STANDARDS',
    how: [
      '12 × 农村特困标准 ≥ 上年农村居民人均消费；2017年8月起同时 ≥ 1.3 × 农村低保',
      '12 × rural destitute ≥ last year’s rural consumption; since August 2017 ≥ 1.3 × dibao too',
    ],
    fails: ['12 月 31 日有效的标准低于其中之一', 'less than one of them on 31 December'],
    basis: [standard('RURAL_DESTITUTE'), ...reports([before('RURAL_CONSUMPTION_PER_CAPITA')])],
    indicators: ['RURAL_CONSUMPTION_PER_CAPITA'],
    parameters: ['standards.destitute.dibaoMultiple'],
  },
  (facts) => {
    const { values, figures } = ask(facts, [before('RURAL_CONSUMPTION_PER_CAPITA')]);
    const [own] = facts.standards('RURAL_DESTITUTE');
    const [dibao] = facts.standards('RURAL_DIBAO');
    const multiple = facts.parameters.ratio('standards.destitute.dibaoMultiple');
    const bound = facts.date >= '2017-08-04' && dibao ? rational(dibao.monthlyFen) : rational(0n);
    const least = times(multiple, bound);
    const required: Figure[] =
      least.numerator > 0n
        ? [monthly('requiredLeast', roundHalfUp(least), standardsPath(facts))]
        : [];
    return judged(
      compare(yuanOf(own!, 12n), values[0]!) >= 0 && compare(rational(own!.monthlyFen), least) >= 0,
      [...shown(facts, ['RURAL_DESTITUTE', 'RURAL_DIBAO']), ...figures, ...required],
    );
  },
);

/**
 * 省对各地的低保补助资金主要用于提高低保补助标准: what the raises of the year cost from the month on
 * in which they took effect, against the province's money for dibao, central money in it.
 */
export const grantRaisesStandard: Rule = ofProvince(
  {
    method: 'STANDARDS',
    how: [
      'Σ（标准提高额 × 执行月份的保障人数）÷ 省对各地的低保补助（指标＋统筹资金拆入）> 规定比例',
      'Σ (raise of the standard × persons of the months from its first day on) ÷ the province’s money for dibao (awarded + split in of the combined sum) > its share',
    ],
    fails: ['占比不超过规定比例', 'no more than its share'],
    basis: [input(...DIBAO), assessed(...DIBAO)],
    parameters: ['clauses.grant.raiseShare'],
    whenOver: true,
  },
  ({ counties, ledger, parameters }) => {
    const split = sumFen(ledger, 'splitInFen', DIBAO);
    const grant = sumFen(ledger, 'awardedFen', DIBAO) + split;
    const raises = counties.map(raiseOf);
    const unknown = raises.filter((raise) => raise === undefined).length;
    const raise = raises.reduce<bigint>((sum, fen) => sum + (fen ?? 0n), 0n);
    const figures = [
      yuan('raise', raise, '/api/v1/policy/standards'),
      yuan('upperFunds', grant, '/api/v1/transfers'),
      count('countiesUnknown', unknown, '/api/v1/policy/standards'),
    ];
    if (grant <= 0n) return noData(NO_GRANT, [], figures);
    const share = dividedBy(rational(raise), rational(grant));
    const shownAll = [...figures, ratio('raiseShare', share, DERIVED)];
    const met = compare(share, parameters.ratio('clauses.grant.raiseShare')) > 0;
    if (met || unknown === 0) return judged(met, shownAll);
    return noData(NOT_ALL, wantedStandards(DIBAO), shownAll);
  },
);

const NO_GRANT: Words = [
  '没有登记对各地的低保补助',
  'no money of the province for dibao is recorded',
];
const NOT_ALL: Words = [
  '有县没有上年末和本年的低保标准可比',
  'of some counties the standards of this year and the end of last are not known',
];

/** Each month by the standard on its first day; undefined: it cannot be compared. */
function raiseOf(county: CountyFacts): bigint | undefined {
  let raise = 0n;
  for (const code of DIBAO) {
    const months = program(county.ledger, code)?.months ?? [];
    if (months.every(({ persons }) => persons === 0n)) continue;
    const standards = county.standards(code);
    const last = inForceOn(standards, `${county.year - 1}-12-31`);
    if (!last) return undefined;
    for (const [index, { persons }] of months.entries()) {
      const first = `${county.year}-${String(index + 1).padStart(2, '0')}-01`;
      const higher = inForceOn(standards, first)!.monthlyFen - last.monthlyFen;
      if (higher > 0n) raise += higher * persons;
    }
  }
  return raise;
}
