/**
 * How the province's money reaches the counties, and whom it favours.
 * @source 吉政办发〔2017〕63号 四（三）, 四（四）; 吉政发〔2006〕48号 二¶4, 四¶1; domain.md, section 7
 */
import { type Rational, ONE, compare, dividedBy, rational } from '../../../money/rational.js';
import { ZERO_RATIONAL } from '../../../money/rational.js';
import {
  type Verdict,
  type Wanted,
  type Words,
  count,
  judged,
  noData,
  notApplicable,
  ratio,
  wantedIndicator,
  yuan,
} from '../answer.js';
import { sumOfDecimals } from '../decimal-sums.js';
import type { CountyFacts, ProvinceFacts } from '../facts.js';
import type { FigureName } from '../figure-words.js';
import { sumFen } from '../ledger-sums.js';
import type { Method, Rule } from '../rule.js';

function provincial(method: Method, how: Words, judge: (facts: ProvinceFacts) => Verdict): Rule {
  return { method, how, county: null, province: judge };
}

const RECEIPTS = '/api/v1/receipts';
const TRANSFERS = '/api/v1/transfers';

function receivedFen(facts: ProvinceFacts, year: number, source?: string): bigint {
  return facts.receipts.reduce(
    (sum, receipt) =>
      receipt.year === year && (!source || receipt.source === source)
        ? sum + receipt.amountFen
        : sum,
    0n,
  );
}

const NO_RECEIPTS: Words = ['没有登记到位资金', 'no receipt is recorded'];
const WANTED_RECEIPTS: Wanted = {
  kind: 'entry',
  name: 'receipts',
  words: ['到位资金', 'receipts'],
  route: 'POST /receipts',
};

/** 统筹中央与省级一般性转移支付: both in the pool, each lot with its source to the end. */
export const bothPooled = provincial(
  'TRANSFERS',
  [
    '当年中央、省级资金均进入资金池，且每笔到位资金流向守恒（可追溯到来源）',
    'central and provincial money both enter the pools, and every receipt is conserved to the end',
  ],
  (facts) => {
    const [central, own] = ['CENTRAL', 'PROVINCIAL'].map((source) =>
      receivedFen(facts, facts.year, source),
    ) as [bigint, bigint];
    const { agree, disagree } = facts.receiptConservation;
    const figures = [
      yuan('centralReceipts', central, RECEIPTS),
      yuan('provincialReceipts', own, RECEIPTS),
      yuan('pool', receivedFen(facts, facts.year), RECEIPTS),
      count('receiptsAgree', agree, '/api/v1/funds/{documentNo}/trace'),
      count('receiptsDisagree', disagree, '/api/v1/funds/{documentNo}/trace'),
    ];
    if (central === 0n && own === 0n) return noData(NO_RECEIPTS, [WANTED_RECEIPTS], figures);
    return judged(central > 0n && own > 0n && disagree === 0, figures);
  },
);

/** 将财力向县（市）倾斜: the share that goes to counties does not fall. */
export const shareOfCounties = provincial(
  'TRANSFERS',
  [
    '下达县（市）÷ 省级统筹资金：本年 ≥ 上年',
    'issued to counties ÷ pool of the province: this year ≥ last year',
  ],
  (facts) => {
    const [pool, poolBefore] = [facts.year, facts.year - 1].map((year) =>
      receivedFen(facts, year),
    ) as [bigint, bigint];
    const issued = sumFen(facts.ledger, 'awardedFen');
    const figures = [yuan('pool', pool, RECEIPTS), yuan('toCounties', issued, TRANSFERS)];
    if (pool === 0n) return noData(NO_RECEIPTS, [WANTED_RECEIPTS], figures);
    const share = rational(issued, pool);
    const shown = [...figures, ratio('countyShare', share, TRANSFERS)];
    if (poolBefore === 0n) {
      const reason: Words = ['没有上年到位资金可比', 'no receipts of last year to compare with'];
      return noData(reason, [WANTED_RECEIPTS], shown);
    }
    const before = rational(sumFen(facts.lastLedger, 'awardedFen'), poolBefore);
    return judged(compare(share, before) >= 0, [
      ...shown,
      ratio('countyShareLastYear', before, TRANSFERS),
    ]);
  },
);

type Weigh = (county: CountyFacts) => Rational;

const awarded: Weigh = ({ ledger }) => rational(sumFen(ledger, 'awardedFen'));
const need: Weigh = ({ ledger }) => rational(sumFen(ledger, 'needFen'));
const gap: Weigh = ({ ledger }) => rational(sumFen(ledger, 'gapFen'));
const needLastYear: Weigh = ({ lastLedger }) => rational(sumFen(lastLedger, 'needFen'));
const residents: Weigh = (county) =>
  county.indicator('RESIDENT_POPULATION', county.year - 1) ?? ZERO_RATIONAL;
const revenue: Weigh = (county) =>
  county.indicator('GENERAL_PUBLIC_REVENUE', county.year - 1) ?? ZERO_RATIONAL;

function total(counties: readonly CountyFacts[], weigh: Weigh): Rational {
  return sumOfDecimals(counties.map(weigh));
}

/** undefined where nothing stands below. */
function quotient(
  counties: readonly CountyFacts[],
  above: Weigh,
  below: Weigh,
): Rational | undefined {
  const divisor = total(counties, below);
  return divisor.numerator > 0n ? dividedBy(total(counties, above), divisor) : undefined;
}

interface Tilt {
  readonly above: Weigh;
  readonly below: Weigh;
  readonly names: readonly [FigureName, FigureName];
  /** The favoured get more; or, of a gap, no more. */
  readonly relation: 'more' | 'no more';
}

const PER_NEED: Tilt = {
  above: awarded,
  below: need,
  names: ['favouredPerNeed', 'othersPerNeed'],
  relation: 'more',
};

/** What the favoured counties get against what the others get. */
function compareGroups(
  favoured: readonly CountyFacts[],
  others: readonly CountyFacts[],
  { above, below, names, relation }: Tilt,
  missing: readonly Wanted[],
): Verdict {
  const [theirs, rest] = [favoured, others].map((group) => quotient(group, above, below));
  const figures = [
    count('favoured', favoured.length, TRANSFERS),
    ...(theirs ? [ratio(names[0], theirs, TRANSFERS)] : []),
    ...(rest ? [ratio(names[1], rest, TRANSFERS)] : []),
  ];
  if (!theirs || !rest) {
    const reason: Words = ['没有可比的两组地区', 'there are no two groups to compare'];
    return noData(reason, missing, figures);
  }
  const order = compare(theirs, rest);
  return judged(relation === 'more' ? order >= 0 : order <= 0, figures);
}

const AWARDED: Wanted = {
  kind: 'entry',
  name: 'transfers',
  words: ['指标文与保障需求', 'transfers and assessed needs'],
  route: 'POST /transfers',
};

/** 加大对财力薄弱地区的支持力度: weak counties get no less a yuan of need. */
export const favoursWeak: Rule = {
  ...provincial(
    'TRANSFERS',
    [
      '财力薄弱县（财政困难系数 > 1，或人均财政收入低于全省平均）的 补助 ÷ 需求 ≥ 其他县',
      'award ÷ need of weak counties (FISCAL_DIFFICULTY > 1, or revenue a head below average) ≥ others',
    ],
    (facts) => {
      const isWeak = weakness(facts);
      const weak = facts.counties.filter((county) => isWeak(county) === true);
      const others = facts.counties.filter((county) => isWeak(county) === false);
      return compareGroups(weak, others, PER_NEED, [
        wantedIndicator('GENERAL_PUBLIC_REVENUE', facts.year - 1),
        wantedIndicator('RESIDENT_POPULATION', facts.year - 1),
        AWARDED,
      ]);
    },
  ),
  indicators: ['FISCAL_DIFFICULTY', 'GENERAL_PUBLIC_REVENUE', 'RESIDENT_POPULATION'],
};

/** Whether a county's finances are weak; undefined where nothing is known of them. */
function weakness({ counties, year }: ProvinceFacts) {
  const average = quotient(counties, revenue, residents);
  return (county: CountyFacts): boolean | undefined => {
    const difficulty = county.indicator('FISCAL_DIFFICULTY', year - 1);
    if (difficulty) return compare(difficulty, ONE) > 0;
    const own = revenue(county).numerator > 0n ? quotient([county], revenue, residents) : undefined;
    return own && average ? compare(own, average) < 0 : undefined;
  };
}

/** 重点向困难人口多、保障压力大的地区倾斜: more a resident where need presses on revenue. */
export const favoursPressed: Rule = {
  ...provincial(
    'TRANSFERS',
    [
      '保障压力（上年需求 ÷ 财政收入）高于全省平均的县，人均补助 ≥ 其他县',
      'award a resident of counties whose need ÷ revenue of last year is above average ≥ others',
    ],
    (facts) => {
      const average = quotient(facts.counties, needOrNow, revenue);
      const known = facts.counties.filter((county) => quotient([county], needOrNow, revenue));
      const pressed = (county: CountyFacts) =>
        average !== undefined && compare(quotient([county], needOrNow, revenue)!, average) > 0;
      return compareGroups(
        known.filter(pressed),
        known.filter((county) => !pressed(county)),
        {
          above: awarded,
          below: residents,
          names: ['favouredPerPerson', 'othersPerPerson'],
          relation: 'more',
        },
        [
          wantedIndicator('GENERAL_PUBLIC_REVENUE', facts.year - 1),
          wantedIndicator('RESIDENT_POPULATION', facts.year - 1),
          AWARDED,
        ],
      );
    },
  ),
  indicators: ['GENERAL_PUBLIC_REVENUE', 'RESIDENT_POPULATION'],
};

/** Need of the year before; of the year itself where the ledger begins with it. */
const needOrNow: Weigh = (county) => {
  const before = needLastYear(county);
  return before.numerator > 0n ? before : need(county);
};

const isResource = ({ resourceMultiplier }: CountyFacts) => compare(resourceMultiplier, ONE) > 0;

/** 向资源能源型困难地区倾斜 */
export const favoursResourceRegions: Rule = {
  ...provincial(
    'TRANSFERS',
    [
      '资源型困难地区（当年 1 月 1 日认定且系数 > 1）的 补助 ÷ 需求 ≥ 其他县',
      'award ÷ need of resource-type regions (designated on 1 January, multiplier > 1) ≥ others',
    ],
    (facts) => {
      const resource = facts.counties.filter(isResource);
      if (resource.length === 0) {
        return notApplicable(['没有认定的资源型地区', 'no resource-type region is designated']);
      }
      const others = facts.counties.filter((county) => !isResource(county));
      return compareGroups(resource, others, PER_NEED, [AWARDED]);
    },
  ),
  parameters: [
    'allocation.resource.RESOURCE_DECLINING',
    'allocation.resource.RESOURCE_REGENERATIVE',
    'allocation.resource.RESOURCE_MATURE',
  ],
};

/** 着力解决重点地区…的基本民生保障问题: the focus regions are left with no larger a gap. */
export const focusRegions = provincial(
  'TRANSFERS',
  [
    '重点地区（资源型或财力薄弱）的 缺口 ÷ 需求 ≤ 其他县',
    'gap ÷ need of focus regions (resource-type or weak) ≤ others',
  ],
  (facts) => {
    const isWeak = weakness(facts);
    const isFocus = (county: CountyFacts) => isResource(county) || isWeak(county) === true;
    return compareGroups(
      facts.counties.filter(isFocus),
      facts.counties.filter((county) => !isFocus(county)),
      {
        above: gap,
        below: need,
        names: ['favouredGapRatio', 'othersGapRatio'],
        relation: 'no more',
      },
      [AWARDED],
    );
  },
);

/** 重点资助“老、少、边、贫”县: their share of education aid against their share of need. */
export const favoursOldBase: Rule = {
  ...provincial(
    'TRANSFERS',
    [
      '老少边贫县教育救助 补助 ÷ 需求 ≥ 其他县',
      'award ÷ need of education aid in old-base, minority, border and poor counties ≥ others',
    ],
    (facts) => {
      const aid = (figure: 'awardedFen' | 'needFen'): Weigh => {
        return ({ ledger }) => rational(sumFen(ledger, figure, ['EDUCATION_AID']));
      };
      const tagged = (county: CountyFacts) =>
        (county.indicator('OLD_MINORITY_BORDER_POOR', facts.year)?.numerator ?? 0n) > 0n;
      return compareGroups(
        facts.counties.filter(tagged),
        facts.counties.filter((county) => !tagged(county)),
        { ...PER_NEED, above: aid('awardedFen'), below: aid('needFen') },
        [wantedIndicator('OLD_MINORITY_BORDER_POOR', facts.year), AWARDED],
      );
    },
  ),
  indicators: ['OLD_MINORITY_BORDER_POOR'],
};
