/** Where money is, and where it came from. Amounts are yuan. */
import {
  described,
  eitherOf,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import {
  BUDGET_SOURCES,
  DIRECT_FUND_MARKS,
  LOT_KINDS,
  RECEIPT_SOURCES,
} from '../../event-catalogue/vocabulary.js';
import { date, region, regionOrText, yuan } from '../../http/openapi/shapes.js';
import { NODE_KINDS } from '../store/fund-flows.js';

const directFund = described(nullable(oneOf(...DIRECT_FUND_MARKS)), {
  description: '直达资金标识 Mark of direct money; null: none',
});

const fiscalYear = described(integer, { description: '文件所属年度 Of the document' });

/** Of a Sankey diagram: what flows into a county flows out of it. */
const flows = recordOf({
  nodes: listOf(
    recordOf({
      id: text,
      kind: oneOf(...NODE_KINDS),
      label: described(regionOrText, { description: '文号、代码或去向 Number, code or place' }),
    }),
  ),
  links: listOf(recordOf({ source: text, target: text, amount: yuan })),
});

/** amount = in transit + remaining + reclaimed + disbursed net of returns. */
const share = { amount: yuan, inTransit: yuan, remaining: yuan, reclaimed: yuan, disbursed: yuan };

const ofReceipt = {
  unissued: described(yuan, { description: '未下达 Not issued yet' }),
  inTransit: yuan,
  remaining: yuan,
  disbursed: yuan,
};

export const Trace = named(
  'Trace',
  eitherOf(
    recordOf({
      documentNo: text,
      kind: oneOf('receipt'),
      fiscalYear,
      directFund,
      amount: yuan,
      ...ofReceipt,
      entries: described(
        listOf(
          recordOf({
            program: text,
            source: oneOf(...RECEIPT_SOURCES),
            amount: yuan,
            ...ofReceipt,
          }),
        ),
        { description: '逐项到位资金 One a program and source' },
      ),
      flows,
    }),
    recordOf({
      documentNo: text,
      kind: described(oneOf('transfer', 'carry-over'), {
        description: '转移支付，或期初结转 A transfer, or the document of an opening balance',
      }),
      fiscalYear,
      ...share,
      lines: listOf(
        recordOf({
          region,
          program: described(nullable(text), {
            description:
              '资金项目；null：期初结转未说明 Program; null: an opening balance of none said',
          }),
          ...share,
        }),
      ),
      flows,
    }),
  ),
);

const origin = recordOf({
  kind: oneOf(...LOT_KINDS),
  receiptNo: nullable(text),
  entry: described(nullable(recordOf({ program: text, source: oneOf(...RECEIPT_SOURCES) })), {
    description: '到位资金的项 Entry of the receipt; null: none, or its only one',
  }),
  budgetSource: described(nullable(oneOf(...BUDGET_SOURCES)), {
    description: '预算来源 Source of a budget',
  }),
  documentNo: text,
  originYear: integer,
  availableFrom: date,
  amount: yuan,
  centralDocument: described(nullable(text), {
    description: '中央文号 The central document, where the receipt is central money',
  }),
  receipt: nullable(
    recordOf({ documentNo: text, source: text, documentDate: date, receivedOn: date, directFund }),
  ),
  transfer: nullable(recordOf({ documentNo: text, issuedOn: date, schemeId: nullable(text) })),
});

export const PaymentOrigins = named(
  'PaymentOrigins',
  recordOf({
    batchNo: text,
    paymentNo: integer,
    region,
    fiscalYear: integer,
    program: text,
    amount: yuan,
    origins: listOf(origin),
  }),
);
