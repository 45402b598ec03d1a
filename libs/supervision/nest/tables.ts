/** What supervision answers as tables. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { Ageing, Findings, ReclaimsDue } from './answers.js';

export const FINDINGS_TABLE = tableOf(Findings, {
  title: '监督发现的问题',
  columns: {
    id: { header: '问题编号', width: 34 },
    kind: { ...coded('问题类型', CODES.finding), width: 22 },
    region: { header: '县（市、区）', none: '省级' },
    fiscalYear: '预算年度',
    program: program(),
    project: '建设项目',
    documentNo: { header: '文号', width: 24 },
    entryNo: '编号',
    batchNo: { header: '批次号', width: 20 },
    paymentNo: '明细序号',
    issuedOn: '发文日期',
    assessedOn: '测算日期',
    amount: '金额',
    status: coded('状态', CODES.findingStatus),
    clause: { header: '条款', width: 30 },
  },
});

export const AGEING_TABLE = tableOf(Ageing, {
  title: '结余资金账龄',
  columns: {
    region: '县（市、区）',
    fiscalYear: '账户年度',
    program: program(),
    originYear: '资金年度',
    age: '账龄（年）',
    amount: '金额',
    reclaimDue: '应收回',
  },
});

export const RECLAIMS_DUE_TABLE = tableOf(ReclaimsDue, {
  title: '应收回的结转结余资金',
  columns: {
    region: '县（市、区）',
    fiscalYear: '账户年度',
    program: program(),
    documentNo: { header: '文号', width: 24 },
    originYear: '资金年度',
    dueSince: '到期日期',
    daysDue: '已到期天数',
    amount: '应收回金额',
    reclaimed: '已收回金额',
    clause: { header: '条款', width: 30 },
    findingId: { header: '问题编号', width: 34 },
  },
});
