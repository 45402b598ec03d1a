/** 转移支付区域绩效自评表: targets as they were set, what was reached, and the score. */
import type { Ledger } from '../../county-ledger/nest/answers.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { PerformanceTargetSet } from '../../performance/nest/target-answers.js';
import type { Row } from '../../printing/paper.js';
import {
  BAND_WORDS,
  COMPARATOR_WORDS,
  QUALITATIVE_WORDS,
  TARGET_LEVEL_WORDS,
  TARGET_MARK_WORDS,
  TARGET_STATUS_WORDS,
  TARGET_SUBLEVEL_WORDS,
} from '../../wording/performance-words.js';
import { wordsOf } from '../../wording/words.js';
import { NOTHING, UNREPORTED, amount, less, share } from '../domain/cells.js';
import type { Draft, Names } from './press.js';

type TargetSet = ValueOf<typeof PerformanceTargetSet>;
type Target = TargetSet['targets'][number];

export function selfEvaluationDraft(
  set: TargetSet,
  ledger: ValueOf<typeof Ledger>,
  names: Names,
): Draft {
  const { region, fiscalYear, program } = set;
  const account = ledger.programs.find((one) => one.program === program);
  const paid = account ? less(account.disbursed, account.returned) : undefined;
  return {
    subtitle: `${ledger.name}　${fiscalYear}年度　${names.program(program)}`,
    landscape: true,
    about: { region, fiscalYear, program },
    figures: { set, account: account ?? null },
    file: `${region}-${fiscalYear}-${program}`,
    seal: ['填报单位（盖章）：', '单位负责人：', '复核：', '填表：', '　　　年　　月　　日'],
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['转移支付（项目）', names.program(program)],
          ['资金使用单位', `${ledger.name}（${region}）`],
          ['全年安排数', account ? `${amount(account.arranged)}元` : NOTHING],
          ['全年执行数', paid === undefined ? NOTHING : `${amount(paid)}元`],
          ['支出进度', account ? share(paid!, account.arranged) : NOTHING],
          ['预算执行得分（10分）', set.execution],
          ['自评状态', TARGET_STATUS_WORDS[set.status].zh],
          ['自评总分', scored(set)],
          ['复核得分', set.reviewedScore ?? NOTHING],
          ['复核意见', set.reviewReason ?? NOTHING],
        ],
      },
      {
        kind: 'table',
        heading: '绩效指标',
        columns: [
          { head: '一级指标', width: 11 },
          { head: '二级指标', width: 13 },
          { head: '三级指标', width: 24 },
          { head: '年度目标值', width: 14, align: 'center' },
          { head: '全年完成值', width: 12, align: 'center' },
          { head: '分值', width: 7, align: 'right' },
          { head: '完成程度', width: 9, align: 'right' },
          { head: '得分', width: 8, align: 'right' },
          { head: '偏差原因及改进措施', width: 26 },
        ],
        rows: set.targets.map(rowOf),
        empty: '没有设定绩效指标',
      },
    ],
  };
}

function scored({ score, band }: TargetSet): string {
  if (score === null) return UNREPORTED;
  return band === null ? score : `${score}（${wordsOf(BAND_WORDS, band).zh}）`;
}

function rowOf(target: Target): Row {
  const { comparator, unit, actual, reason, marks } = target;
  const remarks = marks.map((mark) => TARGET_MARK_WORDS[mark].zh);
  return {
    cells: [
      TARGET_LEVEL_WORDS[target.level1].zh,
      TARGET_SUBLEVEL_WORDS[target.level2].zh,
      target.name,
      comparator === 'QUALITATIVE'
        ? COMPARATOR_WORDS.QUALITATIVE.zh
        : `${COMPARATOR_WORDS[comparator].zh}${target.target ?? ''}${unit ?? ''}`,
      actual === null ? UNREPORTED : valueOf(actual, unit),
      target.weight,
      target.attainment ?? NOTHING,
      target.part,
      [...(reason === null ? [] : [reason]), ...remarks].join('；'),
    ],
  };
}

function valueOf(actual: string, unit: string | null): string {
  const words = wordsOf(QUALITATIVE_WORDS, actual).zh;
  return words === actual ? `${actual}${unit ?? ''}` : words;
}
