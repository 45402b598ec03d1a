/**
 * Construction while a gap remains, and works that the notices order themselves.
 * @source 吉政办发〔2017〕63号 四（二）, 二（一）, 二（二）; 吉政发〔2006〕48号 八, 九; domain.md, section 6
 */
import { compare, dividedBy, rational } from '../../../money/rational.js';
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
  text,
  wantedEntry,
  yuan,
} from '../answer.js';
import type { BudgetLine, CountyFacts, RegionFacts } from '../facts.js';
import { budgetedFen, ledgerPath, sumFen } from '../ledger-sums.js';
import type { Rule } from '../rule.js';

function alertsPath({ region, year }: RegionFacts): string {
  return `/api/v1/gap-alerts?region=${region}&fiscalYear=${year}`;
}

function alertRule(how: Words, judge: (facts: CountyFacts) => Verdict): Rule {
  return { method: 'ALERTS', how, county: judge, province: 'every county' };
}

function alertFigures(facts: CountyFacts): readonly Figure[] {
  const path = alertsPath(facts);
  const { episodes, unresolved, spentDuringFen, mustCompressFen } = facts.alerts;
  return [
    count('episodes', episodes, path),
    count('unresolvedEpisodes', unresolved, path),
    yuan('spentDuring', spentDuringFen, path),
    yuan('mustCompress', mustCompressFen, path),
  ];
}

/** 原则上不得安排建设性支出: no episode is left, and nothing was spent during one. */
export const noConstructionWhileGap = alertRule(
  [
    '没有未自行化解的缺口预警，且缺口期间没有一般建设性支出',
    'no gap alert is left unresolved, and no general construction was spent during one',
  ],
  (facts) => {
    const { unresolved, spentDuringFen } = facts.alerts;
    return judged(unresolved === 0 && spentDuringFen <= 0n, alertFigures(facts));
  },
);

const NO_EPISODE: Words = [
  '本年没有存在缺口又安排建设性支出的情形',
  'there was no construction beside a gap in the year',
];

/** 对已安排的建设性支出也要调整压缩: nothing that can be cut is left. */
export const arrangedIsCut = alertRule(
  [
    '仍应压缩额 min(缺口, 未执行的一般建设性支出) = 0',
    'min(gap, general construction not yet spent) = 0',
  ],
  (facts) => {
    const figures = [
      ...alertFigures(facts),
      yuan('compressed', facts.ledger.compressedFen, ledgerPath(facts)),
    ];
    if (facts.alerts.episodes === 0) return notApplicable(NO_EPISODE, figures);
    return judged(facts.alerts.mustCompressFen === 0n, figures);
  },
);

/** 用于弥补基本民生支出缺口: what is cut goes to basic livelihood, and fills the gap. */
export const cutFillsGap = alertRule(
  [
    '压缩额全部转入基本民生，且压缩后没有仍应压缩的缺口',
    'all that is cut moves to basic livelihood, and nothing is left that must be cut',
  ],
  (facts) => {
    const { compressedFen, filledFen } = facts.ledger;
    const path = ledgerPath(facts);
    const figures = [
      yuan('compressed', compressedFen, path),
      yuan('filled', filledFen, path),
      yuan('gap', sumFen(facts.ledger, 'gapFen'), path),
      ...alertFigures(facts),
    ];
    if (facts.alerts.episodes === 0 && compressedFen === 0n) {
      return notApplicable(NO_EPISODE, figures);
    }
    return judged(filledFen === compressedFen && facts.alerts.mustCompressFen === 0n, figures);
  },
);

/** 建立县级财政为责任主体: each alert is its county's, and the county answers for it. */
export const countyIsResponsible = alertRule(
  [
    '预警责任主体为县级财政，不得上移；未化解的预警均有整改计划',
    'the county’s treasury owns each alert; each that is left unresolved has a remedy plan',
  ],
  (facts) =>
    judged(facts.alerts.unanswered === 0, [
      text('owner', facts.region, alertsPath(facts)),
      count('episodes', facts.alerts.episodes, alertsPath(facts)),
      count('unansweredEpisodes', facts.alerts.unanswered, alertsPath(facts)),
    ]),
);

/** What the ledger says of works that the notices order, beside a report of the works. */
export function withMandatedWorks(rule: Rule): Rule {
  const figures = (facts: RegionFacts): readonly Figure[] => {
    const { arrangedFen, spentFen } = facts.ledger.construction.LIVELIHOOD_MANDATED;
    const path = ledgerPath(facts);
    return [
      yuan('mandatedConstruction', arrangedFen, path),
      yuan('mandatedConstructionSpent', spentFen, path),
    ];
  };
  const shown = <F extends RegionFacts>(judge: (facts: F) => Verdict) => {
    return (facts: F): Verdict => {
      const verdict = judge(facts);
      return { ...verdict, figures: [...verdict.figures, ...figures(facts)] };
    };
  };
  const { how, county, province } = rule;
  return {
    ...rule,
    how: [
      `${how[0]}；所建项目类别为 LIVELIHOOD_MANDATED，不计入建设性支出管控`,
      `${how[1]}; its projects are LIVELIHOOD_MANDATED and do not count against a gap`,
    ],
    county: county && shown(county),
    province: typeof province === 'function' ? shown(province) : province,
  };
}

const LOCAL: ReadonlySet<MoneySource['kind']> = new Set(['local', 'donation']);
const isLocal = ({ source }: BudgetLine) => LOCAL.has(kindOfSource(source));
const isMandated = ({ projectKind }: BudgetLine) => projectKind === 'LIVELIHOOD_MANDATED';

/**
 * 改造建设资金以地方自筹为主. Where the county has a gap meanwhile, 2017 四（二） stands beside it:
 * the works are exempt from the ban, the county's own money for them is not a duty above the gap.
 */
export const locallyFunded: Rule = {
  method: 'LEDGER',
  how: [
    '民生设施项目预算中地方自筹（本级、市级、捐赠）占比 > 规定比例',
    'local money (own, prefecture, donations) in budgets of mandated works > its share',
  ],
  parameters: ['clauses.centre.localShare'],
  county: judgeLocalShare,
  province: judgeLocalShare,
};

function judgeLocalShare(facts: RegionFacts): Verdict {
  const { ledger, parameters } = facts;
  const all = budgetedFen(ledger, isMandated);
  if (all === 0n) {
    return noData(
      ['没有文件要求的设施建设预算', 'no budget for works that the notices order'],
      [
        wantedEntry(
          'LIVELIHOOD_MANDATED',
          ['福利中心建设预算', 'budgets of welfare centres'],
          'POST /counties/{code}/years/{year}/budgets',
        ),
      ],
    );
  }
  const local = budgetedFen(ledger, (line) => isMandated(line) && isLocal(line));
  const path = ledgerPath(facts);
  const share = dividedBy(rational(local), rational(all));
  const gap = sumFen(ledger, 'gapFen');
  const figures = [
    yuan('mandatedConstruction', all, path),
    yuan('localFunds', local, path),
    ratio('localShare', share, path),
    yuan('gap', gap, path),
  ];
  const least = parameters.ratio('clauses.centre.localShare');
  const conflict: Words = [
    '本地存在缺口：2017年四（二）要求先保基本民生，见决策记录',
    'there is a gap: 2017 四（二） puts basic livelihood first; see the decision record',
  ];
  return judged(compare(share, least) > 0, figures, gap > 0n ? { reason: conflict } : {});
}
