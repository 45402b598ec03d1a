/** What answers look like, as JSON Schemas for OpenAPI 3.1. */
import { DISCLOSURE_SCHEMAS } from '../disclosure/disclosure-schemas.js';

import { MATTER_SCHEMAS } from '../matters/matter-schemas.js';
import { REPLAY_SCHEMAS } from '../audit-replay/schemas.js';
import {
  type Schema,
  text,
  instant,
  region,
  orNull,
  oneOf,
  listOf,
  record,
  pageOf,
} from '../../../libs/http/openapi/schema-parts.js';

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
  ...REPLAY_SCHEMAS,
  ...DISCLOSURE_SCHEMAS,
  ...MATTER_SCHEMAS,
} as const satisfies Readonly<Record<string, Schema>>;

export type SchemaName = keyof typeof SCHEMAS;
