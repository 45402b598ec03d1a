/** The list of reminders as a table. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Reminders } from './answers.js';

export const REMINDERS_TABLE = tableOf(Reminders, {
  title: '督办',
  columns: {
    reminderNo: { header: '督办编号', width: 20 },
    region: '县（市、区）',
    aboutKind: coded('督办对象', CODES.reminderSubject),
    aboutId: { header: '对象编号', width: 30 },
    text: { header: '督办内容', width: 40 },
    status: coded('状态', CODES.reminderStatus),
    sentOn: '发出日期',
    dueOn: '回复期限',
    sentBy: '发出人',
    sender: '发出市（州）',
    signedOn: '签收日期',
    signedBy: '签收人',
    repliedOn: '回复日期',
    repliedBy: '回复人',
    reply: { header: '回复内容', width: 40 },
    overdue: '逾期未回复',
  },
});
