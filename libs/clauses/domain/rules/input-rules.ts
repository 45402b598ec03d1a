/**
 * Input that only rises, by level; until 31 December as of the same day of both years.
 * @source 吉政办发〔2017〕63号 一, 二（五）, 四（一）; 吉政发〔2006〕48号 二¶1, 十¶1, 十一¶1
 */
import { compare, dividedBy, rational } from '../../../money/rational.js';
import { type MoneySource, kindOfSource } from '../../../policy/money-sources.js';
import { type Figure, type Verdict, type Words, judged, noData, ratio, yuan } from '../answer.js';
import { type Basis, input, inputBefore, paid, paidBefore, receipts } from '../basis.js';
import type { BudgetLine, LedgerYear, ProvinceFacts, RegionFacts } from '../facts.js';
import {
  DIBAO,
  averageOf,
  budgetedFen,
  inputFen,
  ledgerPath,
  sumFen,
  twoYears,
} from '../ledger-sums.js';
import { DERIVED, ask, before, contradictory, now, reports } from '../reported.js';
import { type Rule, ofBoth, perCounty } from '../rule.js';
import { averageFigures } from './payment-rules.js';

function inputFigures(facts: RegionFacts, codes?: readonly string[]) {
  const path = ledgerPath(facts);
  const [thisYear, lastYear] = twoYears(facts).map((of) => inputFen(of, codes)) as [bigint, bigint];
  const figures = [yuan('input', thisYear, path), yuan('inputLastYear', lastYear, path)];
  return { thisYear, lastYear, figures };
}

function risen(words: Words, strictly: boolean, codes: readonly string[] = []): Rule {
  const [sign, opposite] = strictly ? ['>', '≤'] : ['≥', '<'];
  return ofBoth(
    {
      method: 'LEDGER',
      how: [
        `${words[0]}（指标＋本级预算）本年 ${sign} 上年（年内按同日比较）`,
        `${words[1]} (awarded + own budget) this year ${sign} last year (until 31 December as of the same day)`,
      ],
      fails: [
        `年度结束时本年 ${opposite} 上年`,
        `this year ${opposite} last year when the year is over`,
      ],
      basis: [input(...codes), inputBefore(...codes)],
    },
    (facts) => {
      const of = inputFigures(facts, codes.length === 0 ? undefined : codes);
      const { thisYear, lastYear, figures } = of;
      return judged(strictly ? thisYear > lastYear : thisYear >= lastYear, figures);
    },
  );
}

/** 资金投入逐年增加; 确保困难群众基本生活保障资金只增不减 */
export const inputNotFalling = risen(['投入', 'input'], false);

/** 不断加大财政投入, of the dibao programs. */
export const dibaoInputRising = risen(['城乡低保投入', 'input to dibao'], true, DIBAO);

/** 各级政府要加大投入, for disasters. */
export const disasterInputRising = risen(['救灾投入', 'input to disaster relief'], true, [
  'DISASTER_RELIEF',
]);

const GIVEN_OR_WON: ReadonlySet<MoneySource['kind']> = new Set(['donation', 'lottery']);

/** Government money: what is given or won in a lottery is none. */
function governmentFen(ledger: LedgerYear): bigint {
  return budgetedFen(
    ledger,
    ({ class: of, source }) => of === 'BASIC_LIVELIHOOD' && !GIVEN_OR_WON.has(kindOfSource(source)),
  );
}

function perPerson({ ledger }: RegionFacts, fen: bigint, path: string): Figure[] {
  const months = [...ledger.programs.values()].flatMap((year) => year.months);
  const persons = months.reduce((sum, month) => sum + month.persons, 0n);
  if (persons === 0n) return [];
  return averageFigures('inputPerPerson', rational(fen, persons), persons, path);
}

function levelFigures(facts: RegionFacts) {
  const path = ledgerPath(facts);
  const total = inputFigures(facts);
  const [own, ownBefore] = twoYears(facts).map(governmentFen) as [bigint, bigint];
  return {
    falls: total.thisYear < total.lastYear || own < ownBefore,
    figures: [
      ...total.figures,
      yuan('ownInput', own, path),
      yuan('ownInputLastYear', ownBefore, path),
      ...perPerson(facts, total.thisYear, path),
    ],
  };
}

/** 确保政府投入只增不减: in all, of the counties' own, and of the province's. */
export const governmentInputNotFalling: Rule = {
  method: 'LEDGER',
  how: [
    '总投入、本级政府投入（省：另加省级资金）本年均 ≥ 上年（年内按同日比较）；捐赠和彩票公益金不计',
    'total input, own government input (province: provincial receipts too) each ≥ last year (until 31 December as of the same day); donations and lottery funds left out',
  ],
  fails: ['年度结束时任何一项 < 上年', 'one of them < last year when the year is over'],
  basis: [input(), inputBefore()],
  provinceBasis: [input(), inputBefore(), receipts('PROVINCIAL'), receipts('PROVINCIAL', [], 1)],
  county: (facts) => {
    const { falls, figures } = levelFigures(facts);
    return judged(!falls, figures);
  },
  province: (facts) => {
    const { falls, figures } = levelFigures(facts);
    const [thisYear, lastYear] = [0, 1].map((back) => provincialFen(facts, facts.year - back));
    return judged(!falls && thisYear! >= lastYear!, [
      ...figures,
      yuan('provincialInput', thisYear!, '/api/v1/receipts'),
      yuan('provincialInputLastYear', lastYear!, '/api/v1/receipts'),
    ]);
  },
};

function provincialFen({ receipts: all }: ProvinceFacts, year: number): bigint {
  return all.reduce(
    (sum, receipt) =>
      receipt.source === 'PROVINCIAL' && receipt.year === year ? sum + receipt.amountFen : sum,
    0n,
  );
}

/** 优化财政支出结构: the share of basic livelihood in public expenditure does not fall. */
export const livelihoodShare = perCounty(
  {
    method: 'LEDGER',
    how: [
      '全年基本民生支出 ÷ 一般公共预算支出：本年 ≥ 上年',
      'livelihood paid ÷ GENERAL_PUBLIC_EXPENDITURE of the whole year: this year ≥ last year',
    ],
    fails: ['占比低于上年', 'a smaller share than last year'],
    basis: [
      paid(),
      paidBefore(),
      ...reports([now('GENERAL_PUBLIC_EXPENDITURE'), before('GENERAL_PUBLIC_EXPENDITURE')]),
    ],
    indicators: ['GENERAL_PUBLIC_EXPENDITURE'],
    whenOver: true,
  },
  (facts) => {
    const path = ledgerPath(facts);
    const asked = ask(facts, [
      now('GENERAL_PUBLIC_EXPENDITURE'),
      before('GENERAL_PUBLIC_EXPENDITURE'),
    ]);
    const fens = [facts.ledger, facts.lastLedger].map((ledger) => sumFen(ledger, 'paidFen'));
    const [share, shareBefore] = fens.map((fen, index) =>
      dividedBy(rational(fen, 100n), asked.values[index]!),
    );
    const figures = [
      yuan('paid', fens[0]!, path),
      yuan('paidLastYear', fens[1]!, path),
      ...asked.figures,
      ratio('livelihoodShare', share!, DERIVED),
      ratio('livelihoodShareLastYear', shareBefore!, DERIVED),
    ];
    if ([share!, shareBefore!].some((one) => compare(one, rational(1n)) > 0)) {
      return contradictory(figures);
    }
    return judged(compare(share!, shareBefore!) >= 0, figures);
  },
);

/** 补助资金动态增长机制: dibao funds grow no slower than revenue, and never fall. */
export const dynamicGrowth = perCounty(
  {
    method: 'LEDGER',
    how: [
      '全年低保投入增长 ≥ 一般公共预算收入增长，且不低于上年',
      'growth of dibao input over the year ≥ growth of GENERAL_PUBLIC_REVENUE, and no fall',
    ],
    fails: ['投入低于上年，或增长慢于收入', 'less than last year, or growth slower than revenue'],
    basis: [
      input(...DIBAO),
      inputBefore(...DIBAO),
      ...reports([now('GENERAL_PUBLIC_REVENUE'), before('GENERAL_PUBLIC_REVENUE')]),
    ],
    indicators: ['GENERAL_PUBLIC_REVENUE'],
    whenOver: true,
  },
  (facts) => {
    const { thisYear, lastYear, figures } = inputFigures(facts, DIBAO);
    const asked = ask(facts, [now('GENERAL_PUBLIC_REVENUE'), before('GENERAL_PUBLIC_REVENUE')]);
    const growth = rational(thisYear, lastYear);
    const revenueGrowth = dividedBy(asked.values[0]!, asked.values[1]!);
    return judged(thisYear >= lastYear && compare(growth, revenueGrowth) >= 0, [
      ...figures,
      ...asked.figures,
      ratio('growth', growth, DERIVED),
      ratio('revenueGrowth', revenueGrowth, DERIVED),
    ]);
  },
);

const RELIEF = ['MEDICAL_ASSISTANCE', 'TEMPORARY_ASSISTANCE'];

/** 加大医疗救助、临时救助和慈善救助帮扶力度 */
export const moreRelief = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '医疗救助、临时救助发放净额（含捐赠资金）合计：本年 ≥ 上年（年内按同日比较）',
      'medical and temporary relief paid net (gifts in it): ≥ last year (until 31 December as of the same day)',
    ],
    fails: ['年度结束时少于上年', 'less than last year when the year is over'],
    basis: [paid(...RELIEF), paidBefore(...RELIEF)],
  },
  (facts) => {
    const path = ledgerPath(facts);
    const [thisYear, lastYear] = twoYears(facts).map((of) => sumFen(of, 'paidFen', RELIEF)) as [
      bigint,
      bigint,
    ];
    return judged(thisYear >= lastYear, [
      yuan('paid', thisYear, path),
      yuan('paidLastYear', lastYear, path),
      yuan('donations', givenFen(facts, RELIEF), path),
    ]);
  },
);

const isDonation = ({ source }: BudgetLine) => kindOfSource(source) === 'donation';

/** Gifts that counties budget and, of the province, that it received itself. */
export function givenFen(facts: RegionFacts, codes?: readonly string[], back: 0 | 1 = 0): bigint {
  const admits = (code: string) => !codes || codes.includes(code);
  const { receipts: all = [] } = facts as Partial<ProvinceFacts>;
  const received = all.reduce(
    (sum, { source, year, program, amountFen }) =>
      source === 'DONATION' && year === facts.year - back && admits(program)
        ? sum + amountFen
        : sum,
    0n,
  );
  const ledger = back === 0 ? facts.ledger : facts.lastLedger;
  return budgetedFen(ledger, (line) => isDonation(line) && admits(line.code)) + received;
}

const gifts = (back: 0 | 1, words: Words): Basis => ({
  words,
  holds: (facts) => givenFen(facts, undefined, back) > 0n,
  wanted: () => [
    {
      kind: 'entry',
      name: 'DONATION',
      words,
      route: 'POST /counties/{code}/years/{year}/budgets',
    },
  ],
});

/**
 * 鼓励引导社会资本…扩大救助资源; 努力拓宽募捐渠道: what is given grows. That it does not is no
 * breach: the clause asks to encourage, and nobody can be made to give.
 */
export const socialFundsGrow: Rule = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '登记的捐赠资金本年 > 上年（年内按同日比较），单独记账，不抵减政府投入',
      'donations recorded this year > last year (until 31 December as of the same day), apart from government money',
    ],
    fails: null,
    basis: [
      gifts(0, ['当年捐赠资金（来源 DONATION）', 'gifts of the year (source DONATION)']),
      gifts(1, ['上年（同期）捐赠资金', 'gifts of the year before (by the same day)']),
    ],
  },
  (facts) => {
    const [thisYear, lastYear] = [givenFen(facts), givenFen(facts, undefined, 1)];
    const path = ledgerPath(facts);
    const figures = [
      yuan('donations', thisYear, path),
      yuan('donationsLastYear', lastYear, path),
      yuan('input', inputFen(facts.ledger), path),
    ];
    if (thisYear > lastYear) return judged(true, figures);
    const reason: Words = [
      '捐赠没有增加；鼓励引导性条款，不以此判为未落实',
      'gifts have not grown; a clause that encourages is not failed by that',
    ];
    return noData(reason, [], figures);
  },
);

/** 提高补助水平: what a person gets a month does not fall, urban and rural each. */
export const topUpNotFalling: Rule = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '城、乡低保分别：已发月份的发放净额 ÷ 同月保障人数，本年 ≥ 上年（年内按同日比较）',
      'urban and rural dibao each: paid net for months ÷ persons of the same months, this year ≥ last year (until 31 December as of the same day)',
    ],
    fails: ['年度结束时城或乡低于上年', 'urban or rural less than last year when the year is over'],
    basis: [paid(...DIBAO), paidBefore(...DIBAO)],
  },
  judgeTopUps,
);

const TOP_UPS = [
  ['URBAN_DIBAO', 'urbanTopUp', 'urbanTopUpLastYear'],
  ['RURAL_DIBAO', 'ruralTopUp', 'ruralTopUpLastYear'],
] as const;

function judgeTopUps(facts: RegionFacts): Verdict {
  const figures: Figure[] = [];
  const path = ledgerPath(facts);
  let [falls, compared, alone] = [false, 0, 0];
  for (const [code, name, nameBefore] of TOP_UPS) {
    const [average, last] = twoYears(facts).map((of) => averageOf(of, [code]));
    if (average) figures.push(...averageFigures(name, average.fen, average.personMonths, path));
    if (last) figures.push(...averageFigures(nameBefore, last.fen, last.personMonths, path));
    if (average && last) {
      compared++;
      falls ||= compare(average.fen, last.fen) < 0;
    } else if (average) alone++;
  }
  if (falls || (compared > 0 && alone === 0)) return judged(!falls, figures);
  const reason: Words = [
    '没有上年同项可比，或已发月份没有核定人数',
    'no year before to compare with, or no persons assessed for the months paid',
  ];
  return noData(reason, [], figures);
}
