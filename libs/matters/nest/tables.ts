/** The list of matters as a table. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Matters } from './answers.js';

export const MATTERS_TABLE = tableOf(Matters, {
  title: '投诉与整改事项',
  columns: {
    matterNo: { header: '事项编号', width: 26 },
    kind: coded('类型', CODES.matterKind),
    region: '县（市、区）',
    title: { header: '事项', width: 36 },
    program: program(),
    fiscalYear: '预算年度',
    status: coded('状态', CODES.matterStatus),
    openedOn: '受理日期',
    dueOn: '办理期限',
    closedOn: '结案日期',
    closedLate: '逾期结案',
    requiredAmount: '应追回金额',
    recoveredAmount: '已追回金额',
  },
});
