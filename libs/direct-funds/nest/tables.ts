/** Direct funds as tables. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { DirectFundDuties, DirectFundReport, DirectFunds } from './answers.js';

const PLACES = {
  inTransit: '在途',
  remaining: '县级结存',
  paid: '已支付',
  paidToPersons: '已支付到人',
} as const;
const MARK = coded('直达资金标识', CODES.directFund);

export const DIRECT_FUNDS_TABLE = tableOf(DirectFunds, {
  title: '直达资金',
  columns: {
    documentNo: { header: '文号', width: 24 },
    directFund: MARK,
    program: program(),
    fiscalYear: '预算年度',
    source: coded('资金来源', CODES.source),
    receivedOn: '收文日期',
    amount: '金额',
    unissued: '未下达',
    issued: '已下达',
    ...PLACES,
    firstIssuedOn: '首次下达日期',
    lastIssuedOn: '最后下达日期',
    daysToIssue: '下达天数',
  },
});

export const REPORT_TABLE = tableOf(DirectFundReport, {
  title: '直达资金月报',
  columns: {
    receiptNo: { header: '文号', width: 24 },
    directFund: MARK,
    program: program(),
    fiscalYear: '预算年度',
    amount: '金额',
    unissued: '未下达',
    ...PLACES,
  },
});

export const DUTIES_TABLE = tableOf(DirectFundDuties, {
  title: '直达资金月报报送情况',
  columns: {
    month: '月份',
    dueOn: '报送期限',
    reportedOn: '报送日期',
    documentNo: { header: '报送文号', width: 24 },
    reportedBy: '报送人',
    status: coded('状态', CODES.directReportStatus),
    clause: { header: '条款', width: 30 },
  },
});
