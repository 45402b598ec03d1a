/** What answers look like, as JSON Schemas for OpenAPI 3.1. */
import { DISCLOSURE_SCHEMAS } from '../disclosure/disclosure-schemas.js';

import { MATTER_SCHEMAS } from '../matters/matter-schemas.js';
import { REPLAY_SCHEMAS } from '../audit-replay/schemas.js';
import { POLICY_SCHEMAS } from './policy-schemas.js';
import {
  type Schema,
  text,
  instant,
  region,
  integer,
  orNull,
  oneOf,
  listOf,
  record,
  pageOf,
} from '../../../libs/http/openapi/schema-parts.js';

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

export const SCHEMAS = {
  Beneficiary: BENEFICIARY,
  Forgetting: FORGETTING,
  Forgettings: pageOf('Forgetting'),
  ...POLICY_SCHEMAS,
  ...REPLAY_SCHEMAS,
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
