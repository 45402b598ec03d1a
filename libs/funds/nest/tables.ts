/** Receipts, transfers, batches, payments and corrections as tables. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import {
  Corrections,
  Disbursements,
  Payments,
  PersonPayments,
  Receipts,
  SpelledTwice,
  Transfers,
  Works,
} from './answers.js';

const ENTERED = { recordedAt: '记录时间', reversed: '已冲销' } as const;

export const RECEIPTS_TABLE = tableOf(Receipts, {
  title: '到位资金',
  each: 'entries',
  columns: {
    documentNo: '文号',
    fiscalYear: '预算年度',
    'entries.program': program(),
    'entries.source': coded('资金来源', CODES.source),
    'entries.directFund': coded('直达资金标识', CODES.directFund),
    'entries.amount': '金额',
    documentDate: '文件日期',
    receivedOn: '收文日期',
    ...ENTERED,
  },
});

export const TRANSFERS_TABLE = tableOf(Transfers, {
  title: '转移支付文件',
  each: 'lines',
  columns: {
    documentNo: '文号',
    fiscalYear: '预算年度',
    'lines.region': '县（市、区）',
    'lines.program': program(),
    'lines.amount': '金额',
    issuedOn: '发文日期',
    schemeId: '分配方案',
    ...ENTERED,
  },
});

export const WORKS_TABLE = tableOf(Works, {
  title: '豁免和民生工程',
  columns: {
    region: '县（市、区）',
    fiscalYear: '预算年度',
    entryNo: '编号',
    project: '项目代码',
    projectName: '项目名称',
    kind: coded('项目类型', CODES.projectKind),
    mandate: coded('民生任务', CODES.mandate),
    clause: '条款',
    exemptionNo: '批复文号',
    exemptionAmount: '批复金额',
    paper: '有依据文件',
    amount: '金额',
    allocatedOn: '安排日期',
    recordedBy: '记录人',
    ...ENTERED,
  },
});

export const SPELLED_TWICE_TABLE = tableOf(SpelledTwice, {
  title: '同一文号的不同写法',
  columns: { form: '规范文号', spellings: { header: '已登记的写法', width: 60 } },
});

export const DISBURSEMENTS_TABLE = tableOf(Disbursements, {
  title: '发放批次',
  columns: {
    batchNo: { header: '批次号', width: 20 },
    region: '县（市、区）',
    fiscalYear: '预算年度',
    class: coded('支出类别', CODES.spendingClass),
    code: program('资金或建设项目'),
    projectKind: coded('项目类型', CODES.projectKind),
    period: '所属月份',
    paidOn: '发放日期',
    amount: '金额',
    payments: '笔数',
    listedPayments: '列明笔数',
    ...ENTERED,
  },
});

/** Persons by their pseudonyms alone. */
export const PAYMENTS_TABLE = tableOf(Payments, {
  title: '发放明细',
  columns: {
    paymentNo: '序号',
    beneficiary: { header: '人员化名', width: 46 },
    persons: '人数',
    months: '月数',
    component: coded('发放内容', CODES.component),
    amount: '金额',
    accountEnding: '账号后四位',
    returnNo: '退票编号',
    returnedOn: '退票日期',
  },
});

export const PERSON_PAYMENTS_TABLE = tableOf(PersonPayments, {
  title: '一人历次领取的补助',
  columns: {
    batchNo: { header: '批次号', width: 20 },
    paymentNo: '序号',
    region: '县（市、区）',
    fiscalYear: '预算年度',
    program: program(),
    period: '所属月份',
    paidOn: '发放日期',
    persons: '人数',
    months: '月数',
    component: coded('发放内容', CODES.component),
    amount: '金额',
    reversed: '批次已冲销',
    returnedOn: '退票日期',
  },
});

export const CORRECTIONS_TABLE = tableOf(Corrections, {
  title: '更正申请',
  columns: {
    correctionNo: { header: '更正编号', width: 18 },
    type: coded('更正的记录', CODES.event),
    region: { header: '县（市、区）', none: '省级' },
    reason: { header: '理由', width: 40 },
    status: coded('状态', CODES.correctionStatus),
    proposedBy: '申请人',
    proposedAt: { header: '申请时间', width: 20 },
    eventId: { header: '记录标识', width: 38 },
  },
});
