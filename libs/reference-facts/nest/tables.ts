/** Divisions and programs as tables. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Programs, Regions } from './answers.js';

export const REGIONS_TABLE = tableOf(Regions, {
  title: '行政区划',
  columns: {
    code: '行政区划',
    level: coded('级别', CODES.regionLevel),
    parent: '上级代码',
  },
});

export const PROGRAMS_TABLE = tableOf(Programs, {
  title: '资金项目',
  columns: {
    code: { header: '代码', width: 26 },
    chinese: { header: '项目', width: 30 },
    class: coded('支出类别', CODES.spendingClass),
    pooled: '统筹使用',
    functionalCode: '功能科目编码',
    effectiveFrom: '起始日期',
    basis: { header: '依据', width: 40 },
  },
});
