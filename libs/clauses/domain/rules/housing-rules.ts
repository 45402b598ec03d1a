/**
 * Low-rent housing, and the share of land revenue that is set aside for it.
 * @source 吉政发〔2006〕48号 五¶1
 */
import { compare, dividedBy, rational } from '../../../money/rational.js';
import { kindOfSource } from '../../../policy/money-sources.js';
import { type Words, count, judged, noData, notApplicable, ratio, text, yuan } from '../answer.js';
import type { Basis } from '../basis.js';
import type { BudgetLine, ProvinceFacts, RegionFacts } from '../facts.js';
import { budgetedFen, isMaterial, ledgerPath, movedOut, program, worksOf } from '../ledger-sums.js';
import { DERIVED, ask, contradictory, now, reports } from '../reported.js';
import { ofBoth, perCounty } from '../rule.js';

/** Money of low-rent housing: of its program, or of its works. */
const isLowRent = ({ code, mandate }: BudgetLine): boolean =>
  code === 'HOUSING_AID' || mandate === 'LOW_RENT_HOUSING';

/** 多渠道筹措: so many sources at least, each more than a token. */
export const housingSources = perCounty(
  {
    method: 'LEDGER',
    how: [
      '廉租（住房救助、LOW_RENT_HOUSING 工程）资金中不是象征性的来源数 ≥ 规定个数',
      'sources of low-rent money (HOUSING_AID, LOW_RENT_HOUSING works) that are more than a token ≥ their number',
    ],
    fails: ['年度结束时来源少于规定个数', 'fewer sources when the year is over'],
    basis: [lowRent()],
    parameters: ['clauses.housing.sources', 'clauses.materialShare'],
  },
  (facts) => {
    const { ledger } = facts;
    const bySource = new Map<string, bigint>();
    for (const line of ledger.budgets.filter(isLowRent)) {
      bySource.set(line.source, (bySource.get(line.source) ?? 0n) + line.amountFen);
    }
    bySource.set('TRANSFER', program(ledger, 'HOUSING_AID')?.awardedFen ?? 0n);
    const all = [...bySource.values()].reduce((sum, fen) => sum + fen, 0n);
    const sources = [...bySource].filter(([, fen]) => isMaterial(fen, all, facts));
    const least = facts.parameters.whole('clauses.housing.sources');
    const path = ledgerPath(facts);
    return judged(sources.length >= least, [
      yuan('funds', all, path),
      count('sources', sources.length, path),
      text('sourceNames', sources.map(([name]) => name).join('、'), path),
      count('threshold', least, DERIVED),
    ]);
  },
);

function lowRent(admits: (line: BudgetLine) => boolean = () => true): Basis {
  const words: Words = [
    '廉租住房资金（HOUSING_AID 或 LOW_RENT_HOUSING 工程的预算）',
    'low-rent money (budgets of HOUSING_AID or LOW_RENT_HOUSING works)',
  ];
  return {
    words,
    holds: ({ ledger }) => budgetedFen(ledger, (line) => isLowRent(line) && admits(line)) > 0n,
    wanted: () => [
      {
        kind: 'entry',
        name: 'HOUSING_AID',
        words,
        route: 'POST /counties/{code}/years/{year}/budgets',
      },
    ],
  };
}

const isLand = ({ source }: BudgetLine) => kindOfSource(source) === 'land';

/** Land revenue that is set aside for low-rent housing: no other use of it counts. */
function setAside(facts: RegionFacts) {
  const { ledger } = facts;
  const { receipts: all = [] } = facts as Partial<ProvinceFacts>;
  const received = all.reduce(
    (sum, of) =>
      of.source === 'LAND_TRANSFER' && of.year === facts.year && of.program === 'HOUSING_AID'
        ? sum + of.amountFen
        : sum,
    0n,
  );
  const set = budgetedFen(ledger, (line) => isLand(line) && isLowRent(line)) + received;
  const path = ledgerPath(facts);
  const figures = [
    yuan('landFundsLowRent', set, path),
    yuan('landFunds', budgetedFen(ledger, isLand), path),
  ];
  return { set, figures };
}

/** 从土地出让净收益中提取5%左右 */
export const landShare = ofBoth(
  {
    method: 'LEDGER',
    how: [
      '用于廉租住房的土地出让收益（HOUSING_AID、LOW_RENT_HOUSING）÷ NET_LAND_REVENUE 在 5% 左右的区间内',
      'land revenue set aside for low-rent housing (HOUSING_AID, LOW_RENT_HOUSING) ÷ NET_LAND_REVENUE lies in the band around 5%',
    ],
    fails: [
      '提取比例低于下限；高于上限不算违反，列示',
      'less than the least of about 5%; more is shown, and no breach',
    ],
    basis: [...reports([now('NET_LAND_REVENUE')]), lowRent()],
    indicators: ['NET_LAND_REVENUE'],
    parameters: ['clauses.land.leastShare', 'clauses.land.mostShare'],
    whenOver: true,
  },
  (facts) => {
    const { set, figures } = setAside(facts);
    const asked = ask(facts, [now('NET_LAND_REVENUE')]);
    const revenue = asked.values[0]!;
    const shown = [...figures, ...asked.figures];
    if (revenue.numerator <= 0n) {
      return notApplicable(['没有土地出让净收益', 'there is no net land revenue'], shown);
    }
    const share = dividedBy(rational(set, 100n), revenue);
    if (compare(share, rational(1n)) > 0) return contradictory(shown);
    const [low, high] = [
      facts.parameters.ratio('clauses.land.leastShare'),
      facts.parameters.ratio('clauses.land.mostShare'),
    ];
    const all = [...shown, ratio('landShare', share, DERIVED), ratio('threshold', low, DERIVED)];
    if (compare(share, high) > 0) {
      return noData(['提取比例高于 5% 左右', 'more than about 5% is set aside'], [], all);
    }
    return judged(compare(share, low) >= 0, all);
  },
);

/** 专项用于城镇廉租住房建设: what is set aside stays there, and is spent. */
export const landEarmarked = perCounty(
  {
    method: 'LEDGER',
    how: [
      '提取用于廉租住房的土地出让收益已使用（不是象征性的），且没有从廉租账户调出未调回',
      'what is set aside of land revenue for low-rent housing is used (more than a token), and nothing moved out of its accounts stays out',
    ],
    fails: [
      '年度结束时有从廉租账户调出未调回，或没有使用',
      'money moved out of the low-rent accounts stays out, or nothing is used, when the year is over',
    ],
    basis: [lowRent(isLand)],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const { set, figures } = setAside(facts);
    const { ledger } = facts;
    const aid = program(ledger, 'HOUSING_AID');
    const works = worksOf(ledger, 'LOW_RENT_HOUSING');
    const out = works.reduce((sum, { adjustedOutFen }) => sum + adjustedOutFen, movedOut(aid));
    const spent = works.reduce((sum, { spentFen }) => sum + spentFen, aid?.paidFen ?? 0n);
    const path = ledgerPath(facts);
    return judged(out === 0n && isMaterial(spent, set, facts), [
      ...figures,
      yuan('movedOut', out, path),
      yuan('paid', spent, path),
    ]);
  },
);
