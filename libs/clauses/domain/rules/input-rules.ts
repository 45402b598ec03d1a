/**
 * Input that only rises, by level. @source 吉政办发〔2017〕63号 一, 四（一）; 吉政发〔2006〕48号 二¶1, 十¶1
 */
import { compare, dividedBy, rational, roundHalfUp } from '../../../money/rational.js';
import { type MoneySource, kindOfSource } from '../../../policy/money-sources.js';
import {
  type Figure,
  type Verdict,
  type Words,
  judged,
  monthly,
  noData,
  ratio,
  wantedEntry,
  yuan,
} from '../answer.js';
import type { LedgerYear, ProvinceFacts, RegionFacts } from '../facts.js';
import { DIBAO, budgetedFen, inputFen, ledgerPath, personMonths, sumFen } from '../ledger-sums.js';
import { NOT_REPORTED, askAll } from '../reported.js';
import type { Rule } from '../rule.js';

const NO_YEAR_BEFORE: Words = ['没有上年数可比', 'there is no year before to compare with'];
const BUDGETS = wantedEntry(
  'budgets',
  ['上年预算和指标', 'budgets and transfers of the year before'],
  'POST /counties/{code}/years/{year}/budgets',
);

function inputFigures(facts: RegionFacts, codes?: readonly string[]) {
  const path = ledgerPath(facts);
  const [now, before] = [inputFen(facts.ledger, codes), inputFen(facts.lastLedger, codes)];
  const figures = [yuan('input', now, path), yuan('inputLastYear', before, path)];
  return { now, before, figures };
}

function risen(strictly: boolean, codes?: readonly string[]) {
  return (facts: RegionFacts): Verdict => {
    const { now, before, figures } = inputFigures(facts, codes);
    if (before === 0n) return noData(NO_YEAR_BEFORE, [BUDGETS], figures);
    return judged(strictly ? now > before : now >= before, figures);
  };
}

function both(how: Words, judge: (facts: RegionFacts) => Verdict): Rule {
  return { method: 'LEDGER', how, county: judge, province: judge };
}

/** 资金投入逐年增加; 确保困难群众基本生活保障资金只增不减 */
export const inputNotFalling = both(
  ['投入（指标＋本级预算）本年 ≥ 上年', 'input (awarded + own budget) this year ≥ last year'],
  risen(false),
);

/** 不断加大财政投入, of the dibao programs: more than last year. */
export const dibaoInputRising = both(
  ['城乡低保投入本年 > 上年', 'input to urban and rural dibao this year > last year'],
  risen(true, DIBAO),
);

/** 各级政府要加大投入, for disasters. */
export const disasterInputRising = both(
  ['救灾投入本年 > 上年', 'input to disaster relief this year > last year'],
  risen(true, ['DISASTER_RELIEF']),
);

const GIVEN_OR_WON: ReadonlySet<MoneySource['kind']> = new Set(['donation', 'lottery']);

/** Government money: what is given or won in a lottery is none. */
function governmentFen(ledger: LedgerYear): bigint {
  return budgetedFen(
    ledger,
    ({ class: of, source }) => of === 'BASIC_LIVELIHOOD' && !GIVEN_OR_WON.has(kindOfSource(source)),
  );
}

function levelFigures(facts: RegionFacts) {
  const path = ledgerPath(facts);
  const total = inputFigures(facts);
  const [own, ownBefore] = [governmentFen(facts.ledger), governmentFen(facts.lastLedger)];
  const months = personMonths(facts.ledger);
  const perPerson = (): Figure[] =>
    months === 0n
      ? []
      : [
          monthly(
            'inputPerPerson',
            roundHalfUp(dividedBy(rational(total.now), rational(months))),
            path,
          ),
        ];
  return {
    falls: total.now < total.before || own < ownBefore,
    comparable: total.before > 0n,
    figures: [
      ...total.figures,
      yuan('ownInput', own, path),
      yuan('ownInputLastYear', ownBefore, path),
      ...perPerson(),
    ],
  };
}

/** 确保政府投入只增不减: in all, of the counties' own, and of the province's. */
export const governmentInputNotFalling: Rule = {
  method: 'LEDGER',
  how: [
    '总投入、本级政府投入（省：另加省级资金）本年均 ≥ 上年；捐赠和彩票公益金不计',
    'total input, own government input (province: provincial receipts too) each ≥ last year; ' +
      'donations and lottery funds left out',
  ],
  county: (facts) => {
    const { falls, comparable, figures } = levelFigures(facts);
    return comparable ? judged(!falls, figures) : noData(NO_YEAR_BEFORE, [BUDGETS], figures);
  },
  province: (facts) => {
    const { falls, comparable, figures } = levelFigures(facts);
    if (!comparable) return noData(NO_YEAR_BEFORE, [BUDGETS], figures);
    const [now, before] = [facts.year, facts.year - 1].map((year) => provincialFen(facts, year));
    return judged(!falls && now! >= before!, [
      ...figures,
      yuan('provincialInput', now!, '/api/v1/receipts'),
      yuan('provincialInputLastYear', before!, '/api/v1/receipts'),
    ]);
  },
};

function provincialFen({ receipts }: ProvinceFacts, year: number): bigint {
  return receipts.reduce(
    (sum, receipt) =>
      receipt.source === 'PROVINCIAL' && receipt.year === year ? sum + receipt.amountFen : sum,
    0n,
  );
}

/** 优化财政支出结构: the share of basic livelihood in public expenditure does not fall. */
export const livelihoodShare: Rule = {
  ...both(
    [
      '基本民生支出 ÷ 一般公共预算支出：本年 ≥ 上年',
      'livelihood paid ÷ GENERAL_PUBLIC_EXPENDITURE: this year ≥ last year',
    ],
    (facts) => {
      const { year } = facts;
      const path = ledgerPath(facts);
      const asked = askAll(facts, [
        ['GENERAL_PUBLIC_EXPENDITURE', year],
        ['GENERAL_PUBLIC_EXPENDITURE', year - 1],
      ]);
      const [now, before] = asked.values;
      const paid = [
        yuan('paid', sumFen(facts.ledger, 'paidFen'), path),
        yuan('paidLastYear', sumFen(facts.lastLedger, 'paidFen'), path),
      ];
      if (!now || !before || now.numerator <= 0n || before.numerator <= 0n) {
        return noData(NOT_REPORTED, asked.wanted, [...paid, ...asked.figures]);
      }
      const fenOf = (ledger: LedgerYear) => rational(sumFen(ledger, 'paidFen'), 100n);
      const share = dividedBy(fenOf(facts.ledger), now);
      const shareBefore = dividedBy(fenOf(facts.lastLedger), before);
      return judged(compare(share, shareBefore) >= 0, [
        ...paid,
        ...asked.figures,
        ratio('livelihoodShare', share, path),
        ratio('livelihoodShareLastYear', shareBefore, path),
      ]);
    },
  ),
  indicators: ['GENERAL_PUBLIC_EXPENDITURE'],
};

/** 补助资金动态增长机制: dibao funds grow no slower than revenue, and never fall. */
export const dynamicGrowth: Rule = {
  ...both(
    [
      '低保投入增长 ≥ 一般公共预算收入增长，且不低于上年',
      'growth of dibao input ≥ growth of GENERAL_PUBLIC_REVENUE, and no fall',
    ],
    (facts) => {
      const { now, before, figures } = inputFigures(facts, DIBAO);
      const { values, wanted, figures: reported } = askedRevenue(facts);
      const [revenue, revenueBefore] = values;
      if (before === 0n) return noData(NO_YEAR_BEFORE, [BUDGETS], figures);
      if (!revenue || !revenueBefore || revenueBefore.numerator <= 0n) {
        return noData(NOT_REPORTED, wanted, [...figures, ...reported]);
      }
      const growth = dividedBy(rational(now), rational(before));
      const revenueGrowth = dividedBy(revenue, revenueBefore);
      return judged(now >= before && compare(growth, revenueGrowth) >= 0, [
        ...figures,
        ...reported,
        ratio('growth', growth, ledgerPath(facts)),
        ratio('revenueGrowth', revenueGrowth, ledgerPath(facts)),
      ]);
    },
  ),
  indicators: ['GENERAL_PUBLIC_REVENUE'],
};

function askedRevenue(facts: RegionFacts) {
  return askAll(facts, [
    ['GENERAL_PUBLIC_REVENUE', facts.year],
    ['GENERAL_PUBLIC_REVENUE', facts.year - 1],
  ]);
}
