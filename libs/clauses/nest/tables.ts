/** The register of clauses and its answers as tables. */
import { coded, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Clauses, Compliance } from './answers.js';

const ABOUT = {
  id: '编号',
  document: { header: '文件', width: 24 },
  clause: { header: '条款', width: 18 },
  kind: coded('类型', CODES.clauseKind),
  words: { header: '所问原文', width: 50 },
  method: coded('判断方法', CODES.clauseMethod),
};

export const CLAUSES_TABLE = tableOf(Clauses, {
  title: '条款目录',
  columns: {
    ...ABOUT,
    'formula.zh': { header: '计算方法', width: 50 },
    'fails.zh': { header: '何时为未落实', width: 40 },
    effectiveFrom: '起始日期',
    effectiveTo: '截止日期',
  },
});

export const COMPLIANCE_TABLE = tableOf(Compliance, {
  title: '条款落实情况',
  columns: {
    ...ABOUT,
    status: coded('结论', CODES.clauseStatus),
    provisional: '暂定',
    'reason.zh': { header: '理由', width: 40 },
    'formula.zh': { header: '计算方法', width: 50 },
  },
});
