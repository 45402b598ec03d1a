/** What answers of policy look like, as JSON Schemas for OpenAPI 3.1. */
import {
  type Schema,
  text,
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

/** Clauses. */
export const POLICY_SCHEMAS = {
  Clause: CLAUSE,
  Clauses: pageOf('Clause'),
  ClauseAnswer: CLAUSE_ANSWER,
  Compliance: COMPLIANCE,
} as const satisfies Readonly<Record<string, Schema>>;
