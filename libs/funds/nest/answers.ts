/** What is answered of receipts, transfers, batches, payments and corrections. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import {
  DIRECT_FUND_MARKS,
  MANDATES,
  PAYMENT_COMPONENTS,
  PROJECT_KINDS,
  RECEIPT_SOURCES,
  SPENDING_CLASSES,
} from '../../event-catalogue/vocabulary.js';
import {
  date,
  instant,
  pageOf,
  recordedWith,
  region,
  warning,
  yuan,
} from '../../http/openapi/shapes.js';

const documentNo = described(text, { example: '吉财社指〔2017〕0012号' });
const program = described(text, { example: 'URBAN_DIBAO' });
const fiscalYear = described(integer, { example: 2017 });
const source = oneOf(...RECEIPT_SOURCES);
const directFund = described(nullable(oneOf(...DIRECT_FUND_MARKS)), {
  description: '直达资金标识 Mark of direct money; null: none',
});
/** Of the event that entered it. */
const entered = {
  recordedAt: instant,
  eventId: text,
  reversed: described(flag, { description: '已冲销 Whether a correction has reversed it' }),
};

export const Receipt = named(
  'Receipt',
  recordOf({
    documentNo: described(text, { example: '财社〔2017〕1号' }),
    program: described(nullable(text), { description: 'null：多项 Several entries' }),
    fiscalYear,
    source: nullable(source),
    amount: yuan,
    documentDate: date,
    receivedOn: date,
    directFund,
    entries: listOf(recordOf({ program, source, amount: yuan, directFund })),
    ...entered,
  }),
);
export const Receipts = pageOf('Receipts', Receipt);

export const Transfer = named(
  'Transfer',
  recordOf({
    documentNo,
    program: described(nullable(text), { description: 'null：多个项目 Several programs' }),
    fiscalYear,
    schemeId: nullable(text),
    amount: yuan,
    issuedOn: date,
    lines: listOf(recordOf({ region, program, amount: yuan })),
    ...entered,
  }),
);
export const Transfers = pageOf('Transfers', Transfer);

/** A budget of a work that does not count against a gap. */
export const Work = named(
  'Work',
  recordOf({
    region,
    fiscalYear,
    project: text,
    projectName: nullable(text),
    kind: oneOf(...PROJECT_KINDS),
    mandate: described(nullable(oneOf(...MANDATES)), {
      description: '民生工程依据 Which of the works that the notices order',
    }),
    clause: described(nullable(text), { description: '条款 Clause that orders it' }),
    exemptionNo: nullable(text),
    exemptionAmount: described(nullable(yuan), { description: '批复金额 Amount of the exemption' }),
    paper: described(flag, { description: 'false：无依据文件 It has no paper' }),
    entryNo: text,
    amount: yuan,
    allocatedOn: date,
    recordedBy: text,
    ...entered,
  }),
);
export const Works = pageOf('Works', Work);

export const SpelledTwice = named(
  'SpelledTwice',
  recordOf({
    items: listOf(
      recordOf({
        form: described(text, { description: '规范文号 The one form of the number' }),
        spellings: described(listOf(text), { description: '已登记的写法 As recorded' }),
      }),
    ),
  }),
);

const batch = {
  batchNo: described(text, { example: 'FF-2017-008183' }),
  region,
  fiscalYear,
  class: oneOf(...SPENDING_CLASSES),
  code: described(text, { description: '资金项目，或建设项目 Program, or project' }),
  projectKind: nullable(oneOf(...PROJECT_KINDS)),
  period: described(nullable(text), { description: '所属月份 Month paid for', example: '2017-03' }),
  paidOn: date,
  amount: yuan,
  payments: described(integer, { description: '笔数 How many payments' }),
  listedPayments: described(nullable(integer), { description: '逐笔列明的笔数 Of them listed' }),
  ...entered,
};

export const RecordedPayments = recordedWith('RecordedPayments', {
  warnings: described(listOf(warning), {
    description: '监督将发现的问题 What supervision would find of the payments',
  }),
});

export const Disbursement = named('Disbursement', recordOf({ ...batch, returned: optional(yuan) }));
export const Disbursements = pageOf('Disbursements', Disbursement);

export const Payment = named(
  'Payment',
  recordOf({
    paymentNo: integer,
    beneficiary: described(text, { description: '化名 Pseudonym' }),
    persons: integer,
    months: described(integer, { unit: 'months' }),
    component: oneOf(...PAYMENT_COMPONENTS),
    amount: yuan,
    accountEnding: described(nullable(text), {
      description:
        '收款账号后四位；未登记为 null Last four digits of the account; null: none is known',
    }),
    returnNo: described(nullable(text), { description: '退票编号 Its return, where it came back' }),
    returnedOn: nullable(date),
  }),
);
export const Payments = pageOf('Payments', Payment);

export const PersonPayment = named(
  'PersonPayment',
  recordOf({
    batchNo: text,
    paymentNo: integer,
    region,
    fiscalYear: integer,
    program: text,
    period: described(nullable(text), { example: '2017-05' }),
    paidOn: date,
    persons: integer,
    months: described(integer, { unit: 'months' }),
    component: oneOf(...PAYMENT_COMPONENTS),
    amount: yuan,
    reversed: described(flag, { description: '批次已冲销 The batch was reversed' }),
    returnedOn: described(nullable(date), { description: '退票日期 Day on which it came back' }),
  }),
);
export const PersonPayments = pageOf('PersonPayments', PersonPayment);

const correction = {
  correctionNo: described(text, { example: 'GZ-2017-0001' }),
  eventId: described(text, { description: '要冲销的事件 The event to reverse' }),
  region: described(nullable(region), { description: 'null：省级 the province' }),
  reason: text,
  proposedBy: text,
  proposedAt: instant,
  status: oneOf('proposed', 'approved'),
};

export const Correction = named('Correction', recordOf({ ...correction, type: optional(text) }));
export const Corrections = pageOf('Corrections', Correction);
