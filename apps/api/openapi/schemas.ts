/** What answers look like, as JSON Schemas for OpenAPI 3.1. */
import { DISCLOSURE_SCHEMAS } from '../disclosure/disclosure-schemas.js';

import { REPLAY_SCHEMAS } from '../audit-replay/schemas.js';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const yuan: Schema = {
  type: 'string',
  pattern: '^-?[0-9]+\\.[0-9]{2}$',
  description: '元 yuan',
  examples: ['1234.50'],
};
const date: Schema = { type: 'string', format: 'date', examples: ['2017-03-15'] };
const instant: Schema = { type: 'string', format: 'date-time' };
const region: Schema = { type: 'string', pattern: '^[0-9]{6}$', examples: ['220422'] };
const integer: Schema = { type: 'integer' };
const position: Schema = { type: ['integer', 'string'], description: 'A string beyond 2^53' };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const of = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

function record(properties: Readonly<Record<string, Schema>>, open = true): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: open,
  };
}

function figures(...names: readonly string[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(names.map((name) => [name, yuan]));
}

function pageOf(name: string): Schema {
  return {
    type: 'object',
    properties: {
      items: listOf(of(name)),
      next: { type: ['string', 'null'], description: 'cursor' },
    },
    required: ['items', 'next'],
  };
}

const RECORDED_EVENT = record({ id: text, type: text, stream: text, revision: position, position });

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

const RECEIPT_TRACE = record({
  documentNo: text,
  kind: { const: 'receipt' },
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

const AUDIT_EVENT = record({
  id: text,
  type: text,
  schemaVersion: integer,
  stream: text,
  revision: position,
  position,
  occurredOn: date,
  recordedAt: instant,
  metadata: { type: 'object', additionalProperties: true },
  data: { type: 'object', additionalProperties: true },
});

const HASH: Schema = { type: 'string', description: 'SHA-256, base64' };
const CHECKPOINT = record({ size: integer, root: HASH, checkpoint: text, sealedAt: instant });

const INCLUSION_PROOF = record({
  event: { type: 'object', additionalProperties: true },
  index: integer,
  leaf: HASH,
  size: integer,
  root: HASH,
  proof: listOf(HASH),
  checkpoint: orNull(text),
});

const CONSISTENCY_PROOF = record({
  from: integer,
  to: integer,
  fromRoot: HASH,
  toRoot: HASH,
  proof: listOf(HASH),
});

const VERIFICATION = record({
  holds: { type: 'boolean' },
  events: integer,
  sealed: integer,
  seals: integer,
  badEvents: integer,
  faults: listOf({ type: 'object', additionalProperties: true }),
  seconds: text,
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

const BENEFICIARY = record(
  { pseudonym: text, name: text, identityNo: text, earlierNames: listOf(text) },
  false,
);

const STANDARD_ANSWER = record({
  region,
  date,
  rule: text,
  holds: { type: 'boolean' },
  actual: yuan,
  required: yuan,
  per: oneOf('month', 'year'),
  clause: text,
});

const FINDING = record({
  id: text,
  kind: text,
  region: orNull(region),
  fiscalYear: integer,
  amount: yuan,
  status: oneOf('raised', 'explained', 'confirmed', 'dismissed', 'rectified'),
  clause: text,
  evidence: { type: 'object', additionalProperties: true },
  handling: listOf({ type: 'object', additionalProperties: true }),
});

const AGEING_LINE = record({
  region,
  fiscalYear: integer,
  program: text,
  originYear: integer,
  age: integer,
  amount: yuan,
  reclaimDue: { type: 'boolean' },
});

const EVALUATION = record({
  region,
  fiscalYear: integer,
  score: text,
  band: oneOf('EXCELLENT', 'GOOD', 'FAIR', 'POOR'),
  rank: integer,
  previousScore: orNull(text),
  previousBand: orNull(text),
  change: orNull(text),
  indicators: { type: 'object', additionalProperties: text },
});

const SCHEME_TERMS = {
  schemeId: text,
  fiscalYear: integer,
  program: text,
  total: yuan,
  unit: yuan,
  floorRatio: text,
  capRatio: orNull(text),
  switchedOff: listOf(text),
  status: oneOf('draft', 'adopted', 'issued'),
};

const SCHEME_LINE = record({
  region,
  name: text,
  need: yuan,
  difficulty: text,
  pressure: text,
  resource: text,
  performance: text,
  score: yuan,
  floor: yuan,
  cap: orNull(yuan),
  prior: yuan,
  amount: yuan,
  change: yuan,
});

const DRAFTED_SCHEME = record({
  ...SCHEME_TERMS,
  lines: listOf(SCHEME_LINE),
  events: listOf(RECORDED_EVENT),
  position,
});

const FAIRNESS = record({
  perPerson: orNull(yuan),
  perYuanOfNeed: orNull(text),
  giniByPersons: orNull(text),
  giniByNeed: orNull(text),
});

const SCHEME = record({
  ...SCHEME_TERMS,
  draftedBy: text,
  adoptedBy: orNull(text),
  adoptedOn: orNull(date),
  documentNo: orNull(text),
  issuedOn: orNull(date),
  fairness: FAIRNESS,
  lines: listOf(SCHEME_LINE),
});

const COMPARED_LINE = record({
  region,
  name: text,
  amount: yuan,
  difference: yuan,
  perPerson: orNull(yuan),
  perYuanOfNeed: orNull(text),
  rank: orNull(integer),
  rankChange: orNull(integer),
  with: { type: 'object', additionalProperties: true },
});

const SCHEME_COMPARISON = record({
  schemeId: text,
  fiscalYear: integer,
  program: text,
  with: orNull(text),
  switchedOff: listOf(text),
  total: yuan,
  otherTotal: yuan,
  fairness: FAIRNESS,
  otherFairness: FAIRNESS,
  lines: listOf(COMPARED_LINE),
});

const SCHEME_ITEM = record({
  schemeId: text,
  fiscalYear: integer,
  program: text,
  total: yuan,
  switchedOff: listOf(text),
  status: oneOf('draft', 'adopted', 'issued'),
});

const POLICY_PARAMETER = record({
  name: text,
  chinese: text,
  english: text,
  unit: text,
  value: text,
  effectiveFrom: date,
  effectiveTo: orNull(date),
  assumed: { type: 'boolean' },
  decided: { type: 'boolean' },
  document: text,
  clause: text,
  quote: text,
});

const IMPORT_REPORT: Schema = { type: 'object', additionalProperties: true };

const texts = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, text]));
const OPEN: Schema = { type: 'object', additionalProperties: true };

const CLAUSE = record({
  ...texts('id', 'document', 'clause', 'kind', 'words', 'passage', 'demand', 'method'),
  effectiveFrom: date,
  effectiveTo: orNull(date),
  formula: OPEN,
  addressedTo: listOf(text),
  indicators: listOf(OPEN),
  parameters: listOf(OPEN),
});

const CLAUSE_ANSWER = record({
  ...texts('id', 'document', 'clause', 'kind', 'words', 'method'),
  status: oneOf('MET', 'NOT_MET', 'NO_DATA', 'NOT_APPLICABLE'),
  provisional: { type: 'boolean', description: '期限未到，按进度判断 Judged by the pace so far' },
  figures: listOf(
    record({ ...texts('name', 'zh', 'en', 'unit', 'evidence'), value: orNull(text) }),
  ),
  report: listOf(OPEN),
});

const COMPLIANCE = record({
  ...{ region, name: text, level: oneOf('county', 'province'), year: integer, date, position },
  counts: record({ MET: integer, NOT_MET: integer, NO_DATA: integer, NOT_APPLICABLE: integer }),
  items: listOf(of('ClauseAnswer')),
  next: orNull(text),
});

export const SCHEMAS = {
  Recorded: record({ events: listOf(RECORDED_EVENT), position }),
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
  AuditEvent: AUDIT_EVENT,
  AuditEvents: pageOf('AuditEvent'),
  Checkpoint: CHECKPOINT,
  Checkpoints: pageOf('Checkpoint'),
  SealKey: record({ key: text, since: instant }),
  SealKeys: pageOf('SealKey'),
  InclusionProof: INCLUSION_PROOF,
  ConsistencyProof: CONSISTENCY_PROOF,
  Verification: VERIFICATION,
  Clause: CLAUSE,
  Clauses: pageOf('Clause'),
  ClauseAnswer: CLAUSE_ANSWER,
  Compliance: COMPLIANCE,
  StandardAnswer: STANDARD_ANSWER,
  StandardAnswers: pageOf('StandardAnswer'),
  Finding: FINDING,
  Findings: pageOf('Finding'),
  AgeingLine: AGEING_LINE,
  Ageing: pageOf('AgeingLine'),
  Evaluation: EVALUATION,
  Evaluations: pageOf('Evaluation'),
  DraftedScheme: DRAFTED_SCHEME,
  Scheme: SCHEME,
  SchemeItem: SCHEME_ITEM,
  Schemes: pageOf('SchemeItem'),
  SchemeComparison: SCHEME_COMPARISON,
  PolicyParameters: record({ date, items: listOf(POLICY_PARAMETER) }),
  ...REPLAY_SCHEMAS,
  ImportReport: IMPORT_REPORT,
  ...DISCLOSURE_SCHEMAS,
  Health: { type: 'object', properties: { status: text }, required: ['status'] },
  Text: text,
  Problem: PROBLEM,
} as const satisfies Readonly<Record<string, Schema>>;

export type SchemaName = keyof typeof SCHEMAS;
