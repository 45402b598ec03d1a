/**
 * Whether the need is arranged for. @source 吉政办发〔2017〕63号 四（一）, 四（二）; 吉政发〔2006〕48号
 * 二¶1, 二¶4, 八¶1; domain.md, section 5
 */
import { dividedBy, rational } from '../../../money/rational.js';
import { Programs } from '../../../policy/known-programs.js';
import {
  type Verdict,
  type Words,
  count,
  judged,
  noData,
  ratio,
  text,
  wantedEntry,
  yuan,
} from '../answer.js';
import type { CountyFacts, LedgerYear, RegionFacts } from '../facts.js';
import { DIBAO, ledgerPath, sumFen } from '../ledger-sums.js';
import type { Rule } from '../rule.js';

const NO_NEED: Words = ['尚未核定保障需求', 'no need has been assessed'];
const NEEDS = wantedEntry(
  'needs',
  ['保障需求', 'assessed needs'],
  'POST /counties/{code}/years/{year}/needs',
);

function perCounty(how: Words, judge: (facts: CountyFacts) => Verdict): Rule {
  return { method: 'LEDGER', how, county: judge, province: 'every county' };
}

/** need, arranged, gap of the programs asked for; undefined where nothing is needed. */
function needFigures(facts: RegionFacts, codes?: readonly string[]) {
  const { ledger } = facts;
  const path = ledgerPath(facts);
  const [need, arranged, gap] = (['needFen', 'arrangedFen', 'gapFen'] as const).map((figure) =>
    sumFen(ledger, figure, codes),
  ) as [bigint, bigint, bigint];
  return {
    need,
    arranged,
    gap,
    figures: [yuan('need', need, path), yuan('arranged', arranged, path), yuan('gap', gap, path)],
  };
}

/** gap = 0 over the programs asked for. */
function noGap(how: Words, codes?: readonly string[]): Rule {
  return perCounty(how, (facts) => {
    const { need, gap, figures } = needFigures(facts, codes);
    return need === 0n ? noData(NO_NEED, [NEEDS], figures) : judged(gap === 0n, figures);
  });
}

/** 做好基本民生支出安排，不留缺口 */
export const leavesNoGap = noGap([
  '各项目 max(0, 需求 − 已安排) 之和 = 0',
  'the sum over programs of max(0, need − arranged) = 0',
]);

/** 切实保障生活无着流浪乞讨人员的基本权益 */
export const vagrantRelief = noGap(
  ['流浪乞讨人员救助（2082002）无缺口', 'no gap in vagrant relief (2082002)'],
  ['VAGRANT_RELIEF'],
);

/** 按规定落实五保供养资金: since 2014 the destitute of the countryside. */
export const wubaoFunds = noGap(
  ['农村特困（原五保）已安排 ≥ 需求', 'rural destitute (formerly wubao): arranged ≥ need'],
  ['RURAL_DESTITUTE'],
);

/** 科学合理编制困难群众基本生活保障资金预算 */
export const budgetOnNeed = perCounty(
  [
    '凡有安排的项目均有核定需求，且已安排合计 ÷ 需求合计 ≥ 1',
    'every program with money has an assessed need, and arranged ÷ need ≥ 1 in all',
  ],
  (facts) => {
    const { need, arranged, figures } = needFigures(facts);
    if (need === 0n) return noData(NO_NEED, [NEEDS], figures);
    const without = [...facts.ledger.programs]
      .filter(([, year]) => year.needFen === 0n && year.ownBudgetFen > 0n)
      .map(([code]) => code);
    return judged(arranged >= need && without.length === 0, [
      ...figures,
      ratio('budgetRatio', dividedBy(rational(arranged), rational(need)), ledgerPath(facts)),
      text('programsWithoutNeed', without.join('、'), ledgerPath(facts)),
    ]);
  },
);

/** 统筹上级转移支付和自身财力: no pooled program lacks what another could spare. */
export const pooled = perCounty(
  [
    '可统筹项目之间不同时存在缺口与结余：min(缺口, 结余) = 0',
    'among pooled programs no gap beside a surplus: min(gap, surplus) = 0',
  ],
  (facts) => {
    const { need, figures } = needFigures(facts);
    if (need === 0n) return noData(NO_NEED, [NEEDS], figures);
    const { gap, surplus } = pooledBalance(facts.ledger);
    const poolable = gap < surplus ? gap : surplus;
    const path = ledgerPath(facts);
    return judged(poolable === 0n, [
      yuan('gap', gap, path),
      yuan('surplusOfOthers', surplus, path),
      yuan('poolable', poolable, path),
      yuan('available', sumFen(facts.ledger, 'availableFen'), path),
    ]);
  },
);

function pooledBalance(ledger: LedgerYear): { readonly gap: bigint; readonly surplus: bigint } {
  let [gap, surplus] = [0n, 0n];
  for (const [code, { needFen, arrangedFen, gapFen }] of ledger.programs) {
    if (!new Programs().isPooled({ class: 'BASIC_LIVELIHOOD', code })) continue;
    gap += gapFen;
    if (arrangedFen > needFen) surplus += arrangedFen - needFen;
  }
  return { gap, surplus };
}

/** 优先安排: no general construction while a need is not arranged for. */
export const livelihoodFirst = perCounty(
  ['缺口 = 0，或一般建设性支出安排 = 0', 'gap = 0, or no general construction is arranged'],
  (facts) => {
    const { need, gap, figures } = needFigures(facts);
    if (need === 0n) return noData(NO_NEED, [NEEDS], figures);
    const { arrangedFen } = facts.ledger.construction.GENERAL;
    return judged(gap === 0n || arrangedFen <= 0n, [
      ...figures,
      yuan('generalConstruction', arrangedFen, ledgerPath(facts)),
    ]);
  },
);

/** 根据低保人数变化、补助标准和资金需求安排: budget and award of the year pay for the year. */
export const dibaoBudgetOnNeed = perCounty(
  [
    '城、乡低保分别：本级预算 ＋ 上级指标 ≥ 人数 × 月补助 × 月数',
    'urban and rural dibao each: own budget + awarded ≥ persons × amount × months',
  ],
  (facts) => {
    const { need, figures } = needFigures(facts, DIBAO);
    if (need === 0n) return noData(NO_NEED, [NEEDS], figures);
    const short = DIBAO.filter((code) => {
      const year = facts.ledger.programs.get(code);
      return year && year.ownBudgetFen + year.awardedFen < year.needFen;
    });
    const path = ledgerPath(facts);
    return judged(short.length === 0, [
      ...figures,
      yuan('ownInput', sumFen(facts.ledger, 'ownBudgetFen', DIBAO), path),
      yuan('upperFunds', sumFen(facts.ledger, 'awardedFen', DIBAO), path),
    ]);
  },
);

/** 确保补助资金的筹集与发放: arranged for, and paid in every month. */
export const dibaoRaisedAndPaid = perCounty(
  ['低保无缺口，且应发月份均已发放', 'no gap in dibao, and paid in every month that is due'],
  (facts) => {
    const { need, gap, figures } = needFigures(facts, DIBAO);
    if (need === 0n) return noData(NO_NEED, [NEEDS], figures);
    const due = monthsDue(facts);
    const needed = DIBAO.filter((code) => (facts.ledger.programs.get(code)?.needFen ?? 0n) > 0n);
    const paid = facts.paidMonths.filter(
      ({ program, period }) =>
        needed.some((code) => code === program) && Number(period.slice(5)) <= due,
    );
    return judged(gap === 0n && paid.length >= due * needed.length, [
      ...figures,
      count('monthsPaid', paid.length, ledgerPath(facts)),
      count('monthsDue', due * needed.length, ledgerPath(facts)),
    ]);
  },
);

/** Months of the year that are over on the day. */
function monthsDue({ date, year }: RegionFacts): number {
  return date >= `${year}-12-31` ? 12 : Number(date.slice(5, 7)) - 1;
}

/** 省、县: budget entries, and inspections reported. */
export function hasBudget(facts: RegionFacts): boolean {
  return sumFen(facts.ledger, 'ownBudgetFen') > 0n;
}
