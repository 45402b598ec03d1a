/** Policy values as a table. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { PolicyParameters } from './answers.js';

export const PARAMETERS_TABLE = tableOf(PolicyParameters, {
  title: '政策参数',
  columns: {
    chinese: { header: '参数', width: 36 },
    value: { header: '值', kind: 'decimal' },
    unit: coded('单位', CODES.unit),
    effectiveFrom: '起始日期',
    effectiveTo: '截止日期',
    assumed: '文件未定数值',
    decided: '由省决定',
    document: { header: '文件', width: 30 },
    clause: { header: '条款', width: 18 },
    quote: { header: '原文', width: 50 },
  },
});
