/**
 * How the province's money reaches the counties, and whom it favours. Only counties whose need is
 * assessed are compared, and only by what is reported of them: what is unknown is no default.
 * @source 吉政办发〔2017〕63号 四（三）, 四（四）; 吉政发〔2006〕48号 四¶1; domain.md, section 7
 */
import {
  type Rational,
  ONE,
  ZERO_RATIONAL,
  compare,
  dividedBy,
  rational,
  rounded,
} from '../../../money/rational.js';
import type { IndicatorName } from '../../../policy/indicators.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  decimalFigure,
  judged,
  noData,
  notApplicable,
  ratio,
  yuan,
  yuanEach,
} from '../answer.js';
import {
  type Basis,
  assessed,
  awards,
  bandsBefore,
  input,
  inputBefore,
  known,
  receipts,
} from '../basis.js';
import { sumOfDecimals } from '../decimal-sums.js';
import type { CountyFacts, ProvinceFacts } from '../facts.js';
import { sumFen } from '../ledger-sums.js';
import { DERIVED, plain } from '../reported.js';
import { type Rule, ofProvince } from '../rule.js';

const RECEIPTS = '/api/v1/receipts';
const TRANSFERS = '/api/v1/transfers';

function receivedFen({ receipts: all }: ProvinceFacts, year: number): bigint {
  return all.reduce((sum, of) => (of.year === year ? sum + of.amountFen : sum), 0n);
}

/** 将财力向县（市）倾斜: the share that goes to counties does not fall. */
export const shareOfCounties = ofProvince(
  {
    method: 'TRANSFERS',
    how: [
      '全年下达县（市）÷ 省级统筹资金：本年 ≥ 上年',
      'issued to counties ÷ pool of the province, of the whole year: this year ≥ last year',
    ],
    fails: ['占比低于上年', 'a smaller share than last year'],
    basis: [receipts(null), receipts(null, [], 1), input(), inputBefore()],
    whenOver: true,
  },
  (facts) => {
    const { year, ledger, lastLedger } = facts;
    const [pool, poolBefore] = [receivedFen(facts, year), receivedFen(facts, year - 1)];
    const [issued, issuedBefore] = [ledger, lastLedger].map((of) => sumFen(of, 'awardedFen'));
    const [share, before] = [rational(issued!, pool), rational(issuedBefore!, poolBefore)];
    return judged(compare(share, before) >= 0, [
      yuan('pool', pool, RECEIPTS),
      yuan('toCounties', issued!, TRANSFERS),
      yuan('poolLastYear', poolBefore, RECEIPTS),
      yuan('toCountiesLastYear', issuedBefore!, TRANSFERS),
      ratio('countyShare', share, DERIVED),
      ratio('countyShareLastYear', before, DERIVED),
    ]);
  },
);

type Weigh = (county: CountyFacts) => Rational;

const awarded: Weigh = ({ ledger }) => rational(sumFen(ledger, 'awardedFen'));
const need: Weigh = ({ ledger }) => rational(sumFen(ledger, 'needFen'));
const gap: Weigh = ({ ledger }) => rational(ledger.gapFen);
const needLastYear: Weigh = ({ lastLedger }) => rational(sumFen(lastLedger, 'needFen'));
const reportedBefore =
  (name: IndicatorName): Weigh =>
  (county) =>
    known(county, name, county.year - 1) ?? ZERO_RATIONAL;
const residents = reportedBefore('RESIDENT_POPULATION');
const revenue = reportedBefore('GENERAL_PUBLIC_REVENUE');
const has = (weigh: Weigh) => (county: CountyFacts) => weigh(county).numerator > 0n;

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

/** Sums in fen, or in persons; the quotient is shown in the unit of the clause. */
interface Tilt {
  readonly above: Weigh;
  readonly below: Weigh;
  readonly per: 'need' | 'person' | 'gap';
}

const PER_NEED: Tilt = { above: awarded, below: need, per: 'need' };

const NAMES = {
  need: ['favouredPerNeed', 'othersPerNeed', 'favouredNeed', 'othersNeed'],
  person: ['favouredPerPerson', 'othersPerPerson', 'favouredPersons', 'othersPersons'],
  gap: ['favouredGapRatio', 'othersGapRatio', 'favouredNeed', 'othersNeed'],
} as const;

function groupFigures(
  group: readonly CountyFacts[],
  { above, below, per }: Tilt,
  isFavoured: boolean,
) {
  const [of, over] = isFavoured ? ([0, 2] as const) : ([1, 3] as const);
  const [sum, divisor] = [total(group, above), total(group, below)];
  const name = NAMES[per][of];
  const sumName =
    per === 'gap'
      ? isFavoured
        ? 'favouredGap'
        : 'othersGap'
      : isFavoured
        ? 'favouredAwarded'
        : 'othersAwarded';
  const figures: Figure[] = [yuan(sumName, sum.numerator / sum.denominator, TRANSFERS)];
  const overName = NAMES[per][over];
  figures.push(
    per === 'person'
      ? decimalFigure(overName, plain(divisor), 'PERSONS', 'indicators')
      : yuan(overName, divisor.numerator / divisor.denominator, TRANSFERS),
  );
  if (divisor.numerator <= 0n) return figures;
  const value = dividedBy(sum, divisor);
  figures.push(per === 'person' ? yuanEach(name, value, DERIVED) : ratio(name, value, DERIVED));
  return figures;
}

/** A difference that a table does not show is no tilt. */
const PLACES = 4;

const NO_GROUPS: Words = ['没有可比的两组地区', 'there are no two groups to compare'];

/** What the favoured counties get is more than what the others get; or, of a gap, no more. */
function compareGroups(
  favoured: readonly CountyFacts[],
  others: readonly CountyFacts[],
  tilt: Tilt,
  wanted: readonly Basis[],
  facts: ProvinceFacts,
): Verdict {
  const [theirs, rest] = [favoured, others].map((of) => quotient(of, tilt.above, tilt.below));
  const figures = [
    count('favoured', favoured.length, TRANSFERS),
    count('others', others.length, TRANSFERS),
    ...groupFigures(favoured, tilt, true),
    ...groupFigures(others, tilt, false),
  ];
  const isNothing = tilt.per !== 'gap' && theirs?.numerator === 0n && rest?.numerator === 0n;
  if (!theirs || !rest || isNothing) {
    return noData(
      NO_GROUPS,
      wanted.flatMap((basis) => basis.wanted(facts)),
      figures,
    );
  }
  const order = compare(rounded(theirs, PLACES), rounded(rest, PLACES));
  return judged(tilt.per === 'gap' ? order <= 0 : order > 0, figures);
}

const FINANCES = ['GENERAL_PUBLIC_REVENUE', 'RESIDENT_POPULATION'] as const;

function tilt(
  rule: Pick<Rule, 'how' | 'indicators' | 'parameters'>,
  judge: (facts: ProvinceFacts, compared: readonly CountyFacts[]) => Verdict,
  basis: readonly Basis[] = [],
): Rule {
  return ofProvince(
    {
      method: 'TRANSFERS',
      fails: ['年度结束时不成立', 'it is not so when the year is over'],
      basis: [awards, assessed(), ...basis],
      ...rule,
    },
    (facts) => judge(facts, facts.counties.filter(has(need))),
  );
}

/** 加大对财力薄弱地区的支持力度: weak counties get more a yuan of need. */
export const favoursWeak = tilt(
  {
    how: [
      '财力薄弱县（上年财政困难系数 > 1，或人均财政收入低于全省平均）的 补助 ÷ 需求 > 其他县',
      'award ÷ need of weak counties (FISCAL_DIFFICULTY > 1, or revenue a head below average, of last year) > others',
    ],
    indicators: ['FISCAL_DIFFICULTY', ...FINANCES],
  },
  (facts, compared) => {
    const isWeak = weakness(facts);
    const weak = compared.filter((county) => isWeak(county) === true);
    const others = compared.filter((county) => isWeak(county) === false);
    return compareGroups(weak, others, PER_NEED, [awards], facts);
  },
);

/** Whether a county's finances are weak; undefined where nothing is known of them. */
function weakness({ counties, year }: ProvinceFacts) {
  const whole = counties.filter((county) => has(revenue)(county) && has(residents)(county));
  const average = quotient(whole, revenue, residents);
  return (county: CountyFacts): boolean | undefined => {
    const difficulty = known(county, 'FISCAL_DIFFICULTY', year - 1);
    if (difficulty) return compare(difficulty, ONE) > 0;
    const own = has(revenue)(county) ? quotient([county], revenue, residents) : undefined;
    return own && average ? compare(own, average) < 0 : undefined;
  };
}

/** 重点向困难人口多、保障压力大的地区倾斜: more a resident where need presses on revenue. */
export const favoursPressed = tilt(
  {
    how: [
      '保障压力（上年需求 ÷ 上年财政收入）高于全省平均的县，人均补助（元/常住人口）> 其他县',
      'award a resident (yuan) of counties whose need ÷ revenue of last year is above average > others',
    ],
    indicators: FINANCES,
  },
  (facts, compared) => {
    const comparable = compared.filter((county) =>
      [needLastYear, revenue, residents].every((weigh) => has(weigh)(county)),
    );
    const average = quotient(comparable, needLastYear, revenue);
    const isPressed = (county: CountyFacts) =>
      compare(quotient([county], needLastYear, revenue)!, average!) > 0;
    return compareGroups(
      comparable.filter(isPressed),
      comparable.filter((county) => !isPressed(county)),
      { above: awarded, below: residents, per: 'person' },
      [awards],
      facts,
    );
  },
);

const isResource = ({ resourceMultiplier }: CountyFacts) => compare(resourceMultiplier, ONE) > 0;

/** 向资源能源型困难地区倾斜: resource regions that struggle. */
export const favoursResourceRegions = tilt(
  {
    how: [
      '资源能源型困难地区（当年 1 月 1 日认定、系数 > 1，且财力薄弱）的 补助 ÷ 需求 > 其他县',
      'award ÷ need of resource-type regions that struggle (designated on 1 January, multiplier > 1, and weak finances) > others',
    ],
    indicators: ['FISCAL_DIFFICULTY', ...FINANCES],
    parameters: [
      'allocation.resource.RESOURCE_DECLINING',
      'allocation.resource.RESOURCE_REGENERATIVE',
      'allocation.resource.RESOURCE_MATURE',
    ],
  },
  (facts, compared) => {
    const isWeak = weakness(facts);
    if (!facts.counties.some(isResource)) {
      return notApplicable(['没有认定的资源型地区', 'no resource-type region is designated']);
    }
    const isFavoured = (county: CountyFacts) => isResource(county) && isWeak(county) === true;
    const isUnknown = (county: CountyFacts) => isResource(county) && isWeak(county) === undefined;
    return compareGroups(
      compared.filter(isFavoured),
      compared.filter((county) => !isFavoured(county) && !isUnknown(county)),
      PER_NEED,
      [awards],
      facts,
    );
  },
);

/** 着力解决重点地区…的基本民生保障问题: the focus regions are left with no larger a gap. */
export const focusRegions = tilt(
  {
    how: [
      '重点地区（资源型或财力薄弱）的 缺口 ÷ 需求 ≤ 其他县（只比需求已核定的县）',
      'gap ÷ need of focus regions (resource-type or weak) ≤ others (of counties with an assessed need)',
    ],
    indicators: ['FISCAL_DIFFICULTY', ...FINANCES],
  },
  (facts, compared) => {
    const isWeak = weakness(facts);
    const isFocus = (county: CountyFacts) => isResource(county) || isWeak(county) === true;
    const isOther = (county: CountyFacts) => !isResource(county) && isWeak(county) === false;
    return compareGroups(
      compared.filter(isFocus),
      compared.filter(isOther),
      { above: gap, below: need, per: 'gap' },
      [awards],
      facts,
    );
  },
);

/** 向基本民生保障工作成效突出地区适当倾斜: last year's excellent get more a yuan of need. */
export const favoursResults = tilt(
  {
    how: [
      '上年绩效评价为优的县 补助 ÷ 需求 > 其他有等次的县',
      'award ÷ need of counties that were excellent last year > others with a band',
    ],
  },
  (facts, compared) => {
    const rated = compared.filter(({ lastEvaluation }) => lastEvaluation !== null);
    const isExcellent = ({ lastEvaluation: last }: CountyFacts) => last!.band === 'EXCELLENT';
    return compareGroups(
      rated.filter(isExcellent),
      rated.filter((county) => !isExcellent(county)),
      PER_NEED,
      [bandsBefore],
      facts,
    );
  },
  [bandsBefore],
);

/** 重点资助“老、少、边、贫”县: their award a yuan of need of education aid against the others'. */
export const favoursOldBase = tilt(
  {
    how: [
      '报告为老少边贫县的教育救助 补助 ÷ 需求 > 报告为不是的县',
      'award ÷ need of education aid in counties reported as old-base, minority, border or poor > those reported as none',
    ],
    indicators: ['OLD_MINORITY_BORDER_POOR'],
  },
  (facts, compared) => {
    const aid = (figure: 'awardedFen' | 'needFen'): Weigh => {
      return ({ ledger }) => rational(sumFen(ledger, figure, ['EDUCATION_AID']));
    };
    const tagOf = (county: CountyFacts) => known(county, 'OLD_MINORITY_BORDER_POOR', facts.year);
    const tagged = compared.filter((county) => tagOf(county) !== undefined);
    return compareGroups(
      tagged.filter((county) => tagOf(county)!.numerator > 0n),
      tagged.filter((county) => tagOf(county)!.numerator === 0n),
      { ...PER_NEED, above: aid('awardedFen'), below: aid('needFen') },
      [awards],
      facts,
    );
  },
);
