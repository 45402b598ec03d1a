/** What answers of policy look like, as JSON Schemas for OpenAPI 3.1. */
import {
  RECORDED_EVENT,
  type Schema,
  text,
  yuan,
  date,
  region,
  integer,
  position,
  orNull,
  oneOf,
  listOf,
  of,
  record,
  pageOf,
} from '../../../libs/http/openapi/schema-parts.js';

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
  signedReceipt: orNull(text),
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
  asOf: orNull(date),
  counts: record({ MET: integer, NOT_MET: integer, NO_DATA: integer, NOT_APPLICABLE: integer }),
  items: listOf(of('ClauseAnswer')),
  next: orNull(text),
});

/** Schemes and clauses. */
export const POLICY_SCHEMAS = {
  Clause: CLAUSE,
  Clauses: pageOf('Clause'),
  ClauseAnswer: CLAUSE_ANSWER,
  Compliance: COMPLIANCE,
  DraftedScheme: DRAFTED_SCHEME,
  Scheme: SCHEME,
  SchemeItem: SCHEME_ITEM,
  Schemes: pageOf('SchemeItem'),
  SchemeComparison: SCHEME_COMPARISON,
} as const satisfies Readonly<Record<string, Schema>>;
