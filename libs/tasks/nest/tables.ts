/** What waits, as a table. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Tasks } from './answers.js';

export const TASKS_TABLE = tableOf(Tasks, {
  title: '待办事项',
  columns: {
    title: { header: '事项', width: 24 },
    about: { header: '事由', width: 30 },
    region: '县（市、区）',
    fiscalYear: '年度',
    subject: { header: '文号或编号', width: 32 },
    count: '件数',
    since: '起算日',
    dueOn: '办理期限',
    duty: coded('岗位', CODES.duty),
  },
});
