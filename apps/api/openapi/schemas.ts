/** What answers look like, as JSON Schemas for OpenAPI 3.1. */
import { DISCLOSURE_SCHEMAS } from '../disclosure/disclosure-schemas.js';

import { MATTER_SCHEMAS } from '../matters/matter-schemas.js';
import { REPLAY_SCHEMAS } from '../audit-replay/schemas.js';
import { POLICY_SCHEMAS } from './policy-schemas.js';
import {
  type Schema,
  text,
  yuan,
  date,
  instant,
  region,
  integer,
  position,
  orNull,
  oneOf,
  listOf,
  record,
  figures,
  pageOf,
} from '../../../libs/http/openapi/schema-parts.js';

const PROGRAM_LEDGER = record({
  program: text,
  ...figures('need', 'carriedIn', 'carriedOut', 'awarded', 'received', 'inTransit', 'ownBudget'),
  ...figures('adjustedIn', 'adjustedOut', 'reclaimed', 'arranged', 'disbursed', 'returned'),
  ...figures('available', 'gap'),
});

const PROJECT_LEDGER = record({
  project: text,
  kind: oneOf('GENERAL', 'LIVELIHOOD_MANDATED', 'EXEMPTED'),
  ...figures('arranged', 'spent', 'carriedOut', 'available'),
});

const LEDGER = record({
  region,
  name: text,
  fiscalYear: integer,
  asOf: orNull(date),
  position,
  gap: yuan,
  programs: listOf(PROGRAM_LEDGER),
  construction: listOf(PROJECT_LEDGER),
});

const ACKNOWLEDGEMENT = record({ plan: text, dueOn: date });

const GAP_ALERT = record({
  id: text,
  region,
  fiscalYear: integer,
  episode: integer,
  severity: oneOf('WARNING', 'CRITICAL'),
  status: oneOf('open', 'closed'),
  openedOn: date,
  closedOn: orNull(date),
  closedBy: orNull(oneOf('GAP_CLOSED', 'CONSTRUCTION_COMPRESSED', 'YEAR_CLOSED')),
  ...figures('gapAtOpen', 'peakGap', 'gap', 'constructionArranged', 'spentDuring', 'mustCompress'),
  fundedThrough: { type: 'integer', minimum: 0, maximum: 12 },
  clause: text,
  acknowledgement: orNull(ACKNOWLEDGEMENT),
});

const TRANSFER_SHARE = record({
  region,
  ...figures('amount', 'inTransit', 'remaining', 'reclaimed', 'disbursed'),
});

const FLOWS = record({
  nodes: listOf({ type: 'object', additionalProperties: true }),
  links: listOf({ type: 'object', additionalProperties: true }),
});

const DIRECT_FUND_MARK = orNull(oneOf('01', '03'));

const RECEIPT_TRACE = record({
  documentNo: text,
  kind: { const: 'receipt' },
  directFund: DIRECT_FUND_MARK,
  ...figures('amount', 'unissued', 'inTransit', 'remaining', 'disbursed'),
  flows: FLOWS,
});

const TRANSFER_TRACE = record({
  documentNo: text,
  kind: { const: 'transfer' },
  ...figures('amount', 'inTransit', 'remaining', 'reclaimed', 'disbursed'),
  lines: listOf(TRANSFER_SHARE),
  flows: FLOWS,
});

const FIELD_ERROR = record({ path: text, code: text, message: text });

const PROBLEM: Schema = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: text,
    status: integer,
    detail: { type: 'string', description: '中文 / English' },
    code: text,
    errors: listOf(FIELD_ERROR),
    furtherErrors: integer,
    clause: text,
    traceId: { type: 'string', pattern: '^[0-9a-f]{32}$' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
  additionalProperties: true,
};

const RECEIPT = record({
  documentNo: text,
  program: text,
  fiscalYear: integer,
  source: text,
  amount: yuan,
  documentDate: date,
  receivedOn: date,
  directFund: DIRECT_FUND_MARK,
});

const TRANSFER = record({
  documentNo: text,
  program: text,
  fiscalYear: integer,
  amount: yuan,
  issuedOn: date,
  lines: listOf(record({ region, amount: yuan })),
});

const DISBURSEMENT = record({
  batchNo: text,
  region,
  fiscalYear: integer,
  class: text,
  code: text,
  period: orNull(text),
  paidOn: date,
  amount: yuan,
});

const PAYMENT = record({
  paymentNo: integer,
  beneficiary: { type: 'string', description: '化名 Pseudonym' },
  persons: integer,
  months: integer,
  component: text,
  amount: yuan,
});

const CORRECTION = record({
  correctionNo: text,
  eventId: text,
  type: text,
  region: orNull(region),
  reason: text,
  proposedBy: text,
  status: oneOf('proposed', 'approved'),
});

const ORIGINS = record({
  batchNo: text,
  paymentNo: integer,
  amount: yuan,
  origins: listOf({ type: 'object', additionalProperties: true }),
});

const FORGETTING = record({
  forgettingNo: text,
  beneficiary: text,
  region: orNull(region),
  basis: text,
  reason: text,
  status: oneOf('proposed', 'forgotten'),
  proposedBy: text,
  proposedAt: instant,
  approvedBy: orNull(text),
  forgottenAt: orNull(instant),
});

const BENEFICIARY = record(
  { pseudonym: text, name: text, identityNo: text, earlierNames: listOf(text) },
  false,
);

const IMPORT_REPORT: Schema = {
  type: 'object',
  properties: {
    signedFor: { type: 'integer', description: '签名回执所及事件数 Events that are signed for' },
    signedReceipts: {
      type: ['array', 'null'],
      items: text,
      description:
        '本次记账的签名回执；超过 10 万个事件时为 null，请用命令行导入并加 --receipts Signed receipts of what was recorded now; null beyond 100,000 events: import such a package by the command line with --receipts',
    },
  },
  additionalProperties: true,
};

export const SCHEMAS = {
  Ledger: LEDGER,
  GapAlert: GAP_ALERT,
  GapAlerts: pageOf('GapAlert'),
  Trace: { oneOf: [RECEIPT_TRACE, TRANSFER_TRACE] },
  Receipt: RECEIPT,
  Receipts: pageOf('Receipt'),
  Transfer: TRANSFER,
  Transfers: pageOf('Transfer'),
  Disbursement: DISBURSEMENT,
  Disbursements: pageOf('Disbursement'),
  Payment: PAYMENT,
  Payments: pageOf('Payment'),
  PaymentOrigins: ORIGINS,
  Correction: CORRECTION,
  Corrections: pageOf('Correction'),
  Region: record({ code: region, name: text, level: text, parent: orNull(region) }),
  Regions: pageOf('Region'),
  Beneficiary: BENEFICIARY,
  Forgetting: FORGETTING,
  Forgettings: pageOf('Forgetting'),
  ...POLICY_SCHEMAS,
  ...REPLAY_SCHEMAS,
  ImportReport: IMPORT_REPORT,
  ...DISCLOSURE_SCHEMAS,
  ...MATTER_SCHEMAS,
  Health: {
    type: 'object',
    properties: { status: text, events: { enum: ['postgresql', 'eventstoredb'] } },
    required: ['status'],
  },
  Text: text,
  Problem: PROBLEM,
} as const satisfies Readonly<Record<string, Schema>>;

export type SchemaName = keyof typeof SCHEMAS;
