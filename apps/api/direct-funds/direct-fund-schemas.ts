/** What answers about direct funds look like, as JSON Schemas for OpenAPI 3.1. */
import {
  type Schema,
  date,
  figures,
  integer,
  listOf,
  oneOf,
  orNull,
  pageOf,
  record,
  region,
  text,
  yuan,
} from '../../../libs/http/openapi/schema-parts.js';

const MARK = oneOf('01', '03');
const month: Schema = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}$', examples: ['2021-03'] };
const PLACES = figures('inTransit', 'remaining', 'paid', 'paidToPersons');

const DIRECT_FUND = record({
  documentNo: text,
  directFund: MARK,
  program: text,
  fiscalYear: integer,
  source: text,
  receivedOn: date,
  amount: yuan,
  unissued: orNull(yuan),
  issued: yuan,
  ...PLACES,
  firstIssuedOn: orNull(date),
  lastIssuedOn: orNull(date),
  daysToIssue: integer,
  counties: listOf(record({ region, issued: yuan, ...PLACES })),
});

const REPORT_LINE = record({
  receiptNo: text,
  directFund: MARK,
  program: text,
  fiscalYear: integer,
  amount: yuan,
  unissued: yuan,
  ...PLACES,
});

const DUTY = record({
  month,
  dueOn: date,
  reportedOn: orNull(date),
  documentNo: orNull(text),
  reportedBy: orNull(text),
  status: oneOf('due', 'submitted', 'late', 'missing'),
  clause: text,
});

export const DIRECT_FUND_SCHEMAS = {
  DirectFund: DIRECT_FUND,
  DirectFunds: pageOf('DirectFund'),
  DirectFundReportLine: REPORT_LINE,
  DirectFundReport: record({
    month,
    asOf: date,
    items: listOf(REPORT_LINE),
    next: { type: 'null' },
  }),
  DirectFundDuty: DUTY,
  DirectFundDuties: pageOf('DirectFundDuty'),
} as const satisfies Readonly<Record<string, Schema>>;
