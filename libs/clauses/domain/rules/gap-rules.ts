/**
 * Whether the need is arranged for and paid. What rests on the need of all programs is met only
 * where all are assessed. @source 吉政办发〔2017〕63号 一, 二（四）, 四（二）; 吉政发〔2006〕48号 二¶1, 二¶4, 三¶1,
 * 八¶1; domain.md, section 5
 */
import { dividedBy, rational } from '../../../money/rational.js';
import {
  type Figure,
  type Verdict,
  type Words,
  countOf,
  judged,
  noData,
  ratio,
  text,
  wantedEntry,
  yuan,
} from '../answer.js';
import { assessed, budgetFrom, ownBudget } from '../basis.js';
import type { BudgetLine, CountyFacts, RegionFacts } from '../facts.js';
import {
  DIBAO,
  budgetedFen,
  gapFen,
  generalFen,
  inputFen,
  isFullyReported,
  isMaterial,
  isShare,
  ledgerPath,
  monthsOver,
  program,
  sumFen,
} from '../ledger-sums.js';
import { DERIVED, ask, now, reports } from '../reported.js';
import { type Rule, perCounty } from '../rule.js';

const NOT_ALL: Words = [
  '有项目尚未核定需求，无缺口不能据此认定',
  'not every program has an assessed need: no gap cannot be concluded from the others',
];

/** Met only where every program's need is known. */
export function metIfAllReported(facts: CountyFacts, verdict: Verdict): Verdict {
  if (verdict.status !== 'MET' || isFullyReported(facts)) return verdict;
  const route = 'POST /counties/{code}/years/{year}/needs';
  const missing = facts.reported.missing.map((code) =>
    wantedEntry(code, [`${code} 的保障需求`, `need of ${code}`], route),
  );
  return noData(NOT_ALL, missing, verdict.figures);
}

export function countyGap(facts: RegionFacts): readonly Figure[] {
  const { ledger } = facts;
  const path = ledgerPath(facts);
  return [
    yuan('need', sumFen(ledger, 'needFen'), path),
    yuan('arranged', sumFen(ledger, 'arrangedFen'), path),
    yuan('unsplit', ledger.unsplitFen, path),
    yuan('gap', ledger.gapFen, path),
  ];
}

/** need, arranged, gap and net payments of some programs. */
function ofPrograms(facts: RegionFacts, codes: readonly string[]) {
  const { ledger } = facts;
  const path = ledgerPath(facts);
  const gap = gapFen(ledger, codes);
  const figures = [
    yuan('need', sumFen(ledger, 'needFen', codes), path),
    yuan('arranged', sumFen(ledger, 'arrangedFen', codes), path),
    yuan('gap', gap, path),
    yuan('paid', sumFen(ledger, 'paidFen', codes), path),
  ];
  return { gap, figures };
}

/** 做好基本民生支出安排，不留缺口 */
export const leavesNoGap = perCounty(
  {
    method: 'LEDGER',
    how: [
      '各项目需求均已核定，县缺口 = 0，按实际发放推算的缺口也 = 0',
      'every program’s need is assessed, the county’s gap = 0 and the projected gap = 0',
    ],
    fails: [
      '年度结束时缺口（含推算）> 0',
      'the gap, or the projected gap, > 0 when the year is over',
    ],
    basis: [assessed()],
  },
  (facts) => {
    const { gapFen: gap, projectedGapFen: projected } = facts.ledger;
    const figures = [...countyGap(facts), yuan('projectedGap', projected, ledgerPath(facts))];
    return metIfAllReported(facts, judged(gap === 0n && projected === 0n, figures));
  },
);

/** Arranged for, and paid of what the months that are over want. */
function fundedAndPaid(how: Words, codes: readonly string[]): Rule {
  return perCounty(
    {
      method: 'LEDGER',
      how: [
        `${how[0]}：无缺口，且已过月份（一次性需求为全年）发放净额 ÷ 应发 ≥ 规定比例`,
        `${how[1]}: no gap, and paid net ÷ need of the months that are over (of the year, where it is a lump sum) ≥ its share`,
      ],
      fails: [
        '年度结束时有缺口，或发放不足规定比例',
        'a gap when the year is over, or less than its share is paid',
      ],
      basis: [assessed(...codes)],
      parameters: ['clauses.paid.leastShare'],
    },
    (facts) => {
      const { gap, figures } = ofPrograms(facts, codes);
      const months = monthsOver(facts);
      const { due, net } = dueAndPaid(facts, codes, months);
      const least = facts.parameters.ratio('clauses.paid.leastShare');
      const path = ledgerPath(facts);
      const shown = [
        ...figures,
        countOf('MONTHS', 'monthsDue', months, path),
        yuan('payable', due, path),
        yuan('paidOfPayable', net, path),
        ...(due > 0n ? [ratio('share', rational(net, due), DERIVED)] : []),
        ratio('threshold', least, DERIVED),
      ];
      if (gap === 0n && due === 0n) {
        return noData(['尚无到期应发的月份', 'no month is due yet'], [], shown);
      }
      return judged(gap === 0n && isShare(net, due, least), shown);
    },
  );
}

/** Of months 1 to m; of a program with a lump sum the year's, once it is over. */
function dueAndPaid({ ledger }: RegionFacts, codes: readonly string[], months: number) {
  let [due, net] = [0n, 0n];
  for (const code of codes) {
    const year = program(ledger, code);
    if (!year) continue;
    const monthly = year.months.slice(0, months);
    const needed = monthly.reduce((sum, { needFen }) => sum + needFen, 0n);
    if (months === 12) {
      due += year.needFen;
      net += year.paidFen;
    } else if (needed > 0n) {
      due += needed;
      net += monthly.reduce((sum, { paidFen }) => sum + (paidFen ?? 0n), 0n);
    }
  }
  return { due, net };
}

/** 切实保障生活无着流浪乞讨人员的基本权益 */
export const vagrantRelief = fundedAndPaid(
  ['流浪乞讨人员救助（2082002）', 'vagrant relief (2082002)'],
  ['VAGRANT_RELIEF'],
);

/** 按规定落实五保供养资金: since 2014 the destitute of the countryside. */
export const wubaoFunds = fundedAndPaid(
  ['农村特困（原五保）', 'rural destitute (formerly wubao)'],
  ['RURAL_DESTITUTE'],
);

/** 确保城乡低保对象补助资金的筹集与发放 */
export const dibaoRaisedAndPaid = fundedAndPaid(['城乡低保', 'urban and rural dibao'], DIBAO);

/** 给予临时救助 */
export const temporaryRelief = fundedAndPaid(
  ['临时救助（2082001）', 'temporary assistance (2082001)'],
  ['TEMPORARY_ASSISTANCE'],
);

/** 建立覆盖全省城乡困难群众的城乡医疗救助制度: there is money for the need, and it is paid. */
export const medicalCoversAll = fundedAndPaid(
  ['医疗救助', 'medical assistance'],
  ['MEDICAL_ASSISTANCE'],
);

/** 科学合理编制困难群众基本生活保障资金预算 */
export const budgetOnNeed = perCounty(
  {
    method: 'LEDGER',
    how: [
      '有本级预算的项目均有核定需求，各项目需求均已核定，且县缺口 = 0',
      'every program with an own budget has an assessed need, all needs are assessed, and no gap is left',
    ],
    fails: [
      '年度结束时有预算而未核定需求，或仍有缺口',
      'a budget without an assessed need, or a gap, when the year is over',
    ],
    basis: [assessed(), ownBudget()],
  },
  (facts) => {
    const { ledger } = facts;
    const without = [...ledger.programs]
      .filter(([, year]) => !year.assessed && year.ownBudgetFen > 0n)
      .map(([code]) => code);
    const [need, arranged] = [sumFen(ledger, 'needFen'), sumFen(ledger, 'arrangedFen')];
    const budgetRatio =
      need > 0n
        ? [ratio('budgetRatio', dividedBy(rational(arranged), rational(need)), ledgerPath(facts))]
        : [];
    const verdict = judged(ledger.gapFen === 0n && without.length === 0, [
      ...countyGap(facts),
      ...budgetRatio,
      text('programsWithoutNeed', without.join('、'), ledgerPath(facts)),
    ]);
    return metIfAllReported(facts, verdict);
  },
);

/** 统筹上级转移支付和自身财力: both are arranged, and no pooled program lacks what another spares. */
export const pooled = perCounty(
  {
    method: 'LEDGER',
    how: [
      '上级资金和本级资金均已安排，且可统筹项目之间不同时存在缺口与结余：min(缺口, 结余＋未拆分) = 0',
      'awards and own money are both arranged, and among pooled programs no gap stands beside a surplus: min(gap, surplus + unsplit) = 0',
    ],
    fails: [
      '年度结束时一个可统筹项目有缺口而另一个有结余',
      'a gap of a pooled program beside a surplus of another when the year is over',
    ],
    basis: [assessed(), ownBudget()],
  },
  (facts) => {
    const { gap, surplus } = pooledBalance(facts);
    const poolable = gap < surplus ? gap : surplus;
    const { ledger } = facts;
    const path = ledgerPath(facts);
    const figures = [
      ...countyGap(facts).slice(0, 3),
      yuan('gap', gap, path),
      yuan('surplusOfOthers', surplus, path),
      yuan('poolable', poolable, path),
      yuan('upperFunds', sumFen(ledger, 'awardedFen'), path),
      yuan('ownInput', sumFen(ledger, 'ownBudgetFen'), path),
    ];
    if (sumFen(ledger, 'awardedFen') <= 0n) {
      return noData(['没有登记上级资金', 'no award is recorded'], [], figures);
    }
    return metIfAllReported(facts, judged(poolable === 0n, figures));
  },
);

function pooledBalance({ ledger }: RegionFacts) {
  let [gap, surplus] = [0n, ledger.unsplitFen];
  for (const year of ledger.programs.values()) {
    if (!year.pooled || !year.assessed) continue;
    gap += year.gapFen;
    if (year.arrangedFen > year.needFen) surplus += year.arrangedFen - year.needFen;
  }
  return { gap, surplus };
}

/** 优先安排: the need is arranged for before general construction. */
export const livelihoodFirst = perCounty(
  {
    method: 'LEDGER',
    how: [
      '各项目需求均已核定且缺口 = 0（先于其他支出得到安排）',
      'every need is assessed and no gap is left: it was arranged before anything else',
    ],
    fails: [
      '年度结束时仍有缺口，而可调整的一般建设性支出 > 0',
      'a gap beside redirectable general construction when the year is over',
    ],
    basis: [assessed()],
  },
  (facts) => {
    const { gapFen: gap } = facts.ledger;
    const construction = generalFen(facts.ledger);
    const figures = [
      ...countyGap(facts),
      yuan('generalConstruction', construction, ledgerPath(facts)),
    ];
    if (gap > 0n && construction <= 0n) {
      return noData(
        [
          '有缺口，台账中没有先于它安排的建设性支出',
          'a gap, and no construction recorded before it',
        ],
        [],
        figures,
      );
    }
    return metIfAllReported(facts, judged(gap === 0n, figures));
  },
);

/** 根据低保人数变化、补助标准和资金需求安排: budget and award of the year pay for the year. */
export const dibaoBudgetOnNeed = perCounty(
  {
    method: 'LEDGER',
    how: [
      '城、乡低保分别：本级预算 ＋ 上级指标（含统筹资金拆入和未拆分）≥ 人数 × 月补助 × 月数，且本级预算不是象征性的',
      'urban and rural dibao each: own budget + awarded (with what is split in of the combined sum, and what is not split yet) ≥ persons × amount × months, and the own budget is more than a token',
    ],
    fails: [
      '年度结束时当年安排少于需求，或本级预算只是象征性的',
      'less than the need is arranged of the year’s money, or the own budget is a token, when the year is over',
    ],
    basis: [assessed(...DIBAO), ownBudget(...DIBAO)],
    parameters: ['clauses.materialShare'],
  },
  (facts) => {
    const { ledger } = facts;
    const { figures } = ofPrograms(facts, DIBAO);
    let short = 0n;
    for (const code of DIBAO) {
      const year = program(ledger, code);
      if (!year) continue;
      const missing = year.needFen - inputFen(ledger, [code]);
      if (missing > 0n) short += missing;
    }
    const own = sumFen(ledger, 'ownBudgetFen', DIBAO);
    const need = sumFen(ledger, 'needFen', DIBAO);
    const path = ledgerPath(facts);
    return judged(short <= ledger.unsplitFen && isMaterial(own, need, facts), [
      ...figures,
      yuan('ownInput', own, path),
      yuan('upperFunds', sumFen(ledger, 'awardedFen', DIBAO), path),
      yuan('unsplit', ledger.unsplitFen, path),
      yuan('shortOfNeed', short, path),
    ]);
  },
);

/** 落实预算，抓好统筹，强化督导: a budget, and inspections. */
export const budgetAndSupervision = perCounty(
  {
    method: 'LEDGER',
    how: [
      '当年有本级预算（不是象征性的），且督导检查（SUPERVISION_INSPECTIONS）≥ 规定次数',
      'the county has a budget of its own, more than a token, and SUPERVISION_INSPECTIONS ≥ their number',
    ],
    fails: [
      '年度结束时督导检查少于规定次数，或本级预算只是象征性的',
      'fewer inspections, or a token budget, when the year is over',
    ],
    basis: [ownBudget(), assessed(), ...reports([now('SUPERVISION_INSPECTIONS')])],
    indicators: ['SUPERVISION_INSPECTIONS'],
    parameters: ['clauses.supervision.inspections', 'clauses.materialShare'],
  },
  (facts) => {
    const { values, figures } = ask(facts, [now('SUPERVISION_INSPECTIONS')]);
    const own = sumFen(facts.ledger, 'ownBudgetFen');
    const need = sumFen(facts.ledger, 'needFen');
    const { numerator } = values[0]!;
    const least = BigInt(facts.parameters.whole('clauses.supervision.inspections'));
    const path = ledgerPath(facts);
    return judged(numerator >= least && isMaterial(own, need, facts), [
      ...figures,
      yuan('ownInput', own, path),
      yuan('need', need, path),
    ]);
  },
);

const isGeneral = ({ source }: BudgetLine) => source === 'GENERAL_TRANSFER';
const isForLivelihood = (line: BudgetLine) =>
  line.class === 'BASIC_LIVELIHOOD' ||
  (line.class === 'CONSTRUCTION' && line.projectKind !== 'GENERAL');

/** In general transfers basic livelihood comes first: none goes elsewhere beside a gap. */
export const generalTransfersFirst = perCounty(
  {
    method: 'LEDGER',
    how: [
      '来源为 GENERAL_TRANSFER 的资金全部用于基本民生（含文件要求或经批复的设施），或需求均已核定且无缺口',
      'all GENERAL_TRANSFER money goes to livelihood (works that are ordered or exempted too), or every need is assessed and no gap is left',
    ],
    fails: [
      '年度结束时有缺口而一般性转移支付用于其他支出',
      'general transfers used elsewhere beside a gap when the year is over',
    ],
    basis: [budgetFrom('GENERAL_TRANSFER'), assessed()],
  },
  (facts) => {
    const { ledger } = facts;
    const path = ledgerPath(facts);
    const elsewhere = budgetedFen(ledger, (line) => isGeneral(line) && !isForLivelihood(line));
    const figures = [
      yuan('generalTransfers', budgetedFen(ledger, isGeneral), path),
      yuan('generalTransfersElsewhere', elsewhere, path),
      yuan('gap', ledger.gapFen, path),
    ];
    if (elsewhere <= 0n) return judged(true, figures);
    return metIfAllReported(facts, judged(ledger.gapFen === 0n, figures));
  },
);
