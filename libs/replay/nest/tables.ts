/** A county's entries and history as tables. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { words } from '../../wording/words.js';
import { CountyEntries, HistorySteps } from './history-answers.js';

const STATES = {
  recorded: words('已入账', 'Recorded'),
  reversed: words('已冲销', 'Reversed'),
} as const;

export const ENTRIES_TABLE = tableOf(CountyEntries, {
  title: '县级年度业务流水',
  columns: {
    position: '位置',
    on: '业务日期',
    kind: { ...coded('业务', CODES.event), width: 20 },
    text: { header: '说明', width: 60 },
    amount: '金额',
    state: coded('状态', STATES),
    reversedBy: '更正编号',
    by: '登记人',
    role: coded('角色', CODES.role),
    recordedAt: { header: '登记时间', width: 20 },
  },
});

export const HISTORY_TABLE = tableOf(HistorySteps, {
  title: '县级年度逐笔经过',
  each: 'changes',
  columns: {
    position: '位置',
    on: '业务日期',
    kind: { ...coded('业务', CODES.event), width: 20 },
    text: { header: '说明', width: 60 },
    role: coded('角色', CODES.role),
    'changes.class': coded('支出类别', CODES.spendingClass),
    'changes.code': { header: '资金或建设项目', isProgram: true },
    'changes.figure': coded('数字', { ...CODES.projectFigure, ...CODES.programFigure }),
    'changes.before': '变动前',
    'changes.after': '变动后',
    'gap.before': '变动前全县缺口',
    'gap.after': '变动后全县缺口',
    recordedAt: { header: '登记时间', width: 20 },
  },
});
