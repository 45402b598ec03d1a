/**
 * Construction while a gap remains, and works that the notices order themselves.
 * @source 吉政办发〔2017〕63号 二（一）, 二（二）, 四（二）; 吉政发〔2006〕48号 五¶1, 八, 九; domain.md, section 6
 */
import type { IndicatorName } from '../../../policy/indicators.js';
import { compare, rational } from '../../../money/rational.js';
import { type MoneySource, kindOfSource } from '../../../policy/money-sources.js';
import {
  type Figure,
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  notApplicable,
  ratio,
  yuan,
} from '../answer.js';
import { assessed, budgets, mandated, ownBudget } from '../basis.js';
import type { BudgetLine, CountyFacts, RegionFacts } from '../facts.js';
import {
  budgetedFen,
  generalFen,
  isMaterial,
  ledgerPath,
  sumFen,
  worksOf,
} from '../ledger-sums.js';
import { DERIVED, ask, before, now, reports } from '../reported.js';
import { type Rule, perCounty } from '../rule.js';
import { countyGap, metIfAllReported } from './gap-rules.js';

function alertsPath({ region, year }: RegionFacts): string {
  return `/api/v1/gap-alerts?region=${region}&fiscalYear=${year}`;
}

function alertFigures(facts: CountyFacts): readonly Figure[] {
  const path = alertsPath(facts);
  const { episodes, unresolved, spentDuringFen, spentUnfundedFen, mustCompressFen } = facts.alerts;
  return [
    count('episodes', episodes, path),
    count('unresolvedEpisodes', unresolved, path),
    yuan('spentDuring', spentDuringFen, path),
    yuan('spentUnfunded', spentUnfundedFen, path),
    yuan('mustCompress', mustCompressFen, path),
    yuan('generalConstruction', generalFen(facts.ledger), ledgerPath(facts)),
  ];
}

const NO_GAP: Words = [
  '没有缺口，该条不涉及',
  'there is no gap: the clause does not concern the county',
];

/** Without an episode: the county has no gap, which is only known where all is assessed. */
function withoutEpisode(facts: CountyFacts, figures: readonly Figure[]): Verdict | undefined {
  if (facts.alerts.episodes > 0) return undefined;
  const { status } = metIfAllReported(facts, judged(facts.ledger.gapFen === 0n, figures));
  if (status === 'MET') return notApplicable(NO_GAP, figures);
  return undefined;
}

/** 原则上不得安排建设性支出, while a gap remains. */
export const noConstructionWhileGap = perCounty(
  {
    method: 'ALERTS',
    how: [
      '有缺口：缺口期间安排的可调整建设性支出均已自行化解，且没有在资金未到位的月份执行；无缺口则不涉及',
      'with a gap: no alert of redirectable construction is left unresolved, and none was spent in a month that was not funded; without a gap it does not apply',
    ],
    fails: [
      '资金未到位的月份执行了一般建设性支出；或年度结束时预警未自行化解',
      'general construction was spent in a month that was not funded, or an alert is left unresolved when the year is over',
    ],
    basis: [assessed(), budgets],
  },
  (facts) => {
    const { unresolved, spentUnfundedFen, episodes } = facts.alerts;
    const figures = [...countyGap(facts), ...alertFigures(facts)];
    const apart = withoutEpisode(facts, figures);
    if (apart) return apart;
    const isSpent = spentUnfundedFen > 0n;
    const verdict = judged(unresolved === 0 && !isSpent, figures, { lasting: isSpent });
    return episodes > 0 || facts.ledger.gapFen > 0n ? verdict : metIfAllReported(facts, verdict);
  },
);

/** 对已安排的建设性支出也要调整压缩 */
export const arrangedIsCut = perCounty(
  {
    method: 'ALERTS',
    how: [
      '有缺口又有可调整建设性支出：已压缩，且仍应压缩额 min(缺口, 未执行的可调整建设性支出) = 0',
      'redirectable construction beside a gap: some was cut, and min(gap, what of it is not spent) = 0',
    ],
    fails: ['年度结束时仍应压缩额 > 0', 'something must still be cut when the year is over'],
    basis: [assessed(), budgets],
  },
  (facts) => {
    const { compressedFen } = facts.ledger;
    const figures = [
      ...countyGap(facts),
      ...alertFigures(facts),
      yuan('compressed', compressedFen, ledgerPath(facts)),
    ];
    const isLeft = facts.alerts.mustCompressFen > 0n;
    if (isLeft) return judged(false, figures);
    if (compressedFen > 0n) return judged(true, figures);
    return withoutEpisode(facts, figures) ?? nothingCut(facts, figures);
  },
);

/** The gap was filled otherwise, or there is nothing that could be cut. */
function nothingCut(facts: CountyFacts, figures: readonly Figure[]): Verdict {
  if (facts.ledger.gapFen > 0n && facts.alerts.episodes === 0) {
    return notApplicable(
      ['没有可调整的建设性支出', 'there is no construction money that could be cut'],
      figures,
    );
  }
  return noData(
    ['没有压缩，缺口由其他途径化解或仍在核定', 'nothing was cut: the gap closed in another way'],
    [],
    figures,
  );
}

/** 用于弥补基本民生支出缺口: what is cut goes to basic livelihood. */
export const cutFillsGap = perCounty(
  {
    method: 'ALERTS',
    how: [
      '压缩额 > 0，全部转入基本民生，且没有仍应压缩的缺口',
      'something was cut, all of it moved to basic livelihood, and nothing is left that must be cut',
    ],
    fails: [
      '年度结束时压缩额转作他用，或仍应压缩额 > 0',
      'what was cut went elsewhere, or something must still be cut, when the year is over',
    ],
    basis: [assessed(), budgets],
  },
  (facts) => {
    const { compressedFen, filledFen } = facts.ledger;
    const path = ledgerPath(facts);
    const figures = [
      yuan('compressed', compressedFen, path),
      yuan('filled', filledFen, path),
      ...countyGap(facts),
      ...alertFigures(facts),
    ];
    const isLeft = facts.alerts.mustCompressFen > 0n;
    if (compressedFen > 0n || isLeft) {
      return judged(!isLeft && filledFen === compressedFen, figures);
    }
    return withoutEpisode(facts, figures) ?? nothingCut(facts, figures);
  },
);

/** 建立县级财政为责任主体的资金保障机制: own money is there, and alerts are answered for. */
export const countyIsResponsible = perCounty(
  {
    method: 'ALERTS',
    how: [
      '本级预算占需求不是象征性的，且每个未化解的预警都有未逾期的整改计划',
      'the own budget is more than a token of the need, and each alert that is left has a plan that is not overdue',
    ],
    fails: [
      '年度结束时未化解的预警没有计划或计划已逾期，或本级预算只是象征性的',
      'an alert without a plan, or with an overdue one, or a token budget, when the year is over',
    ],
    basis: [assessed(), ownBudget()],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const { episodes, unanswered } = facts.alerts;
    const own = sumFen(facts.ledger, 'ownBudgetFen');
    const need = sumFen(facts.ledger, 'needFen');
    return judged(unanswered === 0 && isMaterial(own, need, facts), [
      count('episodes', episodes, alertsPath(facts)),
      count('unansweredEpisodes', unanswered, alertsPath(facts)),
      yuan('ownInput', own, ledgerPath(facts)),
      yuan('need', need, ledgerPath(facts)),
    ]);
  },
);

/** What the ledger says of works that a notice orders. */
function worksFigures(facts: RegionFacts, mandate: string) {
  const works = worksOf(facts.ledger, mandate);
  const arranged = works.reduce((sum, { arrangedFen }) => sum + arrangedFen, 0n);
  const spent = works.reduce((sum, { spentFen }) => sum + spentFen, 0n);
  const path = ledgerPath(facts);
  const figures = [
    yuan('mandatedConstruction', arranged, path),
    yuan('mandatedConstructionSpent', spent, path),
  ];
  return { spent, arranged, figures };
}

/** A report of works, beside what the ledger says of them. */
export function withMandatedWorks(mandate: string, rule: Rule): Rule {
  const shown = <F extends RegionFacts>(judge: (facts: F) => Verdict) => {
    return (facts: F): Verdict => {
      const verdict = judge(facts);
      return { ...verdict, figures: [...verdict.figures, ...worksFigures(facts, mandate).figures] };
    };
  };
  const { county, province } = rule;
  return {
    ...rule,
    county: county && shown(county),
    province: typeof province === 'function' ? shown(province) : province,
  };
}

/** 加强…建设: there is more of it, or money was spent on its works and there is no less. */
export function strengthened(name: IndicatorName, mandate: string): Rule {
  return {
    method: 'INDICATOR',
    how: [
      `${name} 本年 > 上年；或不少于上年且该类民生工程（${mandate}）有执行`,
      `${name} this year > last year; or no fewer, and money spent on ${mandate} works`,
    ],
    fails: [`年度结束时 ${name} 少于上年`, `${name} less than last year when the year is over`],
    basis: reports([now(name), before(name)]),
    indicators: [name],
    whenOver: true,
    county: (facts) => judgeStrengthened(facts, name, mandate),
    province: 'own or every county',
  };
}

function judgeStrengthened(facts: RegionFacts, name: IndicatorName, mandate: string): Verdict {
  const asked = ask(facts, [now(name), before(name)]);
  const works = worksFigures(facts, mandate);
  const figures = [...asked.figures, ...works.figures];
  const order = compare(asked.values[0]!, asked.values[1]!);
  if (order !== 0 || works.spent > 0n) return judged(order >= 0, figures);
  const still: Words = [
    '与上年持平，也没有登记该类工程的执行',
    'no more than last year, and nothing spent on such works',
  ];
  return noData(still, [], figures);
}

const LOCAL: ReadonlySet<MoneySource['kind']> = new Set(['local', 'donation', 'land']);
const isCentre = ({ mandate }: BudgetLine) => mandate === 'WELFARE_CENTRE';
const isLocal = ({ source }: BudgetLine) => LOCAL.has(kindOfSource(source));

/**
 * 改造建设资金以地方自筹为主. Where the county has a gap meanwhile, 2017 四（二） stands beside it:
 * the works are exempt from the ban, the county's own money for them is not a duty above the gap.
 */
export const locallyFunded: Rule = {
  method: 'LEDGER',
  how: [
    '福利中心（WELFARE_CENTRE）预算中地方自筹（本级、市级、土地出让、捐赠）占比 > 规定比例',
    'local money (own, prefecture, land, donations) in budgets of welfare centres > its share',
  ],
  fails: [
    '年度结束时地方自筹占比不超过规定比例',
    'local money is no more than its share when the year is over',
  ],
  basis: [mandated('WELFARE_CENTRE')],
  parameters: ['clauses.centre.localShare'],
  county: judgeLocalShare,
  province: judgeLocalShare,
};

function judgeLocalShare(facts: RegionFacts): Verdict {
  const { ledger, parameters } = facts;
  const all = budgetedFen(ledger, isCentre);
  const local = budgetedFen(ledger, (line) => isCentre(line) && isLocal(line));
  const path = ledgerPath(facts);
  const share = rational(local, all);
  const figures = [
    yuan('mandatedConstruction', all, path),
    yuan('localFunds', local, path),
    ratio('localShare', share, DERIVED),
    yuan('gap', ledger.gapFen, path),
  ];
  const least = parameters.ratio('clauses.centre.localShare');
  const conflict: Words = [
    '本地存在缺口：2017年四（二）要求先保基本民生，见决策记录',
    'there is a gap: 2017 四（二） puts basic livelihood first; see the decision record',
  ];
  return judged(compare(share, least) > 0, figures, ledger.gapFen > 0n ? { reason: conflict } : {});
}
