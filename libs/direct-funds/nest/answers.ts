/** What is answered of direct funds. */
import {
  described,
  integer,
  isoMonth,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { DIRECT_FUND_MARKS } from '../../event-catalogue/vocabulary.js';
import { date, pageOf, region, yuan } from '../../http/openapi/shapes.js';
import { REPORT_STATUSES } from '../domain/monthly-report.js';

const mark = described(oneOf(...DIRECT_FUND_MARKS), {
  description: '01 中央直达资金，03 省级参照直达资金 Central money; the province’s',
});
const month = described(isoMonth, { example: '2021-03' });
const fiscalYear = described(integer, { example: 2021 });
const unissued = described(yuan, { description: '尚在省级 Still with the province' });

const places = {
  inTransit: yuan,
  remaining: described(yuan, { description: '县级结存 In accounts of counties' }),
  paid: described(yuan, { description: '已支付，扣除退票 Paid, net of returns' }),
  paidToPersons: described(yuan, {
    description: '其中有发放明细的 Of it, by batches that list their payments',
  }),
};

export const DirectFund = named(
  'DirectFund',
  recordOf({
    documentNo: text,
    directFund: mark,
    program: text,
    fiscalYear,
    source: text,
    receivedOn: date,
    amount: yuan,
    unissued: described(nullable(unissued), {
      description: 'null：县级查询本县份额 A county asks for its share',
    }),
    issued: yuan,
    ...places,
    firstIssuedOn: nullable(date),
    lastIssuedOn: nullable(date),
    daysToIssue: described(integer, {
      description:
        '自收到至全部下达，或至查询日 From its receipt until the last of it was issued, or until the day asked for',
      unit: 'days',
    }),
    counties: listOf(recordOf({ region, issued: yuan, ...places })),
  }),
);
export const DirectFunds = pageOf('DirectFunds', DirectFund);

const DirectFundReportLine = named(
  'DirectFundReportLine',
  recordOf({
    receiptNo: text,
    directFund: mark,
    program: text,
    fiscalYear,
    amount: described(yuan, {
      description:
        '等于 unissued、inTransit、remaining、paid 之和 The sum of unissued, inTransit, remaining and paid',
    }),
    unissued,
    ...places,
  }),
);

export const DirectFundReport = named(
  'DirectFundReport',
  recordOf({
    month,
    asOf: date,
    items: listOf(DirectFundReportLine),
    next: described(nullable(text), { description: 'cursor' }),
  }),
);

const DirectFundDuty = named(
  'DirectFundDuty',
  recordOf({
    month,
    dueOn: date,
    reportedOn: nullable(date),
    documentNo: nullable(text),
    reportedBy: nullable(text),
    status: oneOf(...REPORT_STATUSES),
    clause: described(text, { example: '财预〔2020〕56号 第六条' }),
  }),
);
export const DirectFundDuties = pageOf('DirectFundDuties', DirectFundDuty);
