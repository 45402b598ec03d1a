/** Where money is, and where it came from, as tables. */
import { coded, program, tableOf } from '../../http/tables/table.js';
import { CODES } from '../../wording/codes.js';
import { PaymentOrigins, Trace } from './answers.js';

export const TRACE_TABLE = tableOf(Trace, {
  title: '资金去向',
  sheets: [
    {
      title: '文件合计',
      key: 'document',
      items: '',
      columns: {
        documentNo: { header: '文号', width: 24 },
        kind: coded('类型', CODES.traced),
        fiscalYear: '预算年度',
        amount: '金额',
        unissued: '未下达',
        inTransit: '在途',
        remaining: '结存',
        reclaimed: '收回',
        disbursed: '已支付',
      },
    },
    {
      title: '分县',
      key: 'lines',
      items: 'lines',
      columns: {
        region: '县（市、区）',
        program: program(),
        amount: '金额',
        inTransit: '在途',
        remaining: '结存',
        reclaimed: '收回',
        disbursed: '已支付',
      },
    },
    {
      title: '分项目',
      key: 'entries',
      items: 'entries',
      columns: {
        program: program(),
        source: coded('资金来源', CODES.source),
        amount: '金额',
        unissued: '未下达',
        inTransit: '在途',
        remaining: '结存',
        disbursed: '已支付',
      },
    },
  ],
});

export const ORIGINS_TABLE = tableOf(PaymentOrigins, {
  title: '资金来源',
  items: 'origins',
  columns: {
    kind: coded('类型', CODES.lotKind),
    documentNo: { header: '文号', width: 24 },
    originYear: '资金年度',
    availableFrom: '可用日期',
    receiptNo: { header: '到位文号', width: 24 },
    'entry.program': program(),
    'entry.source': coded('资金来源', CODES.source),
    budgetSource: coded('预算来源', CODES.source),
    centralDocument: { header: '中央文号', width: 24 },
    amount: '金额',
  },
});
