/** Standards as a table. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { StandardAnswers } from './answers.js';

export const STANDARDS_TABLE = tableOf(StandardAnswers, {
  title: '保障标准达标情况',
  columns: {
    region: '县（市、区）',
    date: '日期',
    rule: { ...coded('标准', CODES.standardRule), width: 36 },
    holds: '达标',
    actual: '执行标准',
    required: '应达标准',
    per: coded('期间', CODES.period),
    clause: { header: '条款', width: 30 },
  },
});
