/** Counties and their alerts as tables. */
import { coded, decimal, figures, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { UNREPORTED } from '../../county-ledger/domain/year-figures.js';
import { GapAlerts } from './answers.js';
import { Counties } from './county-answers.js';

const WORDS = CODES.countyFigure;

/** Of a county that has reported no need nothing is told that rests on need. */
function onNeed(name: 'need' | 'gap' | 'projectedGap' | 'fundedThrough') {
  const instead = ({ reported }: Readonly<Record<string, unknown>>) =>
    reported === 'NONE' ? UNREPORTED : undefined;
  return { header: WORDS[name].zh, instead };
}

const MONEY = {
  need: onNeed('need'),
  ...figures(WORDS, 'arranged', 'unsplit'),
  gap: onNeed('gap'),
  projectedGap: onNeed('projectedGap'),
  ...figures(WORDS, 'awarded', 'received', 'inTransit', 'disbursed'),
  ...figures(WORDS, 'constructionArranged', 'constructionTotal', 'mustCompress'),
};

export const COUNTIES_TABLE = tableOf(Counties, {
  title: '全省各县（市、区）保障情况',
  sheets: [
    {
      title: '各县（市、区）',
      totals: 'totals',
      columns: {
        region: '县（市、区）',
        prefecture: '市（州）',
        ...MONEY,
        fundedThrough: onNeed('fundedThrough'),
        execution: decimal(WORDS.execution.zh),
        alert: coded(WORDS.alert.zh, CODES.severity),
        ...figures(WORDS, 'certifiedThrough'),
        reported: coded(WORDS.reported.zh, CODES.reported),
        ...figures(WORDS, 'acknowledgedOn', 'dueOn', 'lastEntryOn'),
      },
    },
    {
      title: '各市（州）合计',
      key: 'prefectures',
      items: 'prefectures',
      columns: {
        prefecture: '市（州）',
        counties: '县数',
        unreported: '未填报县数',
        ...figures(WORDS, 'need', 'arranged', 'unsplit', 'gap', 'projectedGap', 'awarded'),
        ...figures(WORDS, 'received', 'inTransit', 'disbursed', 'constructionArranged'),
        ...figures(WORDS, 'constructionTotal', 'mustCompress'),
      },
    },
  ],
});

export const ALERTS_TABLE = tableOf(GapAlerts, {
  title: '缺口预警',
  columns: {
    id: { header: '预警编号', width: 18 },
    region: '县（市、区）',
    fiscalYear: '预算年度',
    episode: '本年第几次',
    severity: coded('级别', CODES.severity),
    status: coded('状态', CODES.alertStatus),
    openedOn: '预警日期',
    closedOn: '解除日期',
    closedBy: coded('解除方式', CODES.closedBy),
    ...figures(WORDS, 'gapAtOpen', 'peakGap', 'gap', 'constructionArranged'),
    ...figures(WORDS, 'constructionTotal', 'spentDuring', 'spentUnfunded', 'mustCompress'),
    ...figures(WORDS, 'fundedThrough'),
    'acknowledgement.plan': { header: '整改方案', width: 40 },
    'acknowledgement.acknowledgedOn': '整改方案报送日期',
    'acknowledgement.dueOn': '整改期限',
    'acknowledgement.overdue': '逾期未解除',
    clause: { header: '条款', width: 30 },
  },
});
