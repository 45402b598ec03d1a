/** What answers look like, as JSON Schemas for OpenAPI 3.1. */
import { DISCLOSURE_SCHEMAS } from '../disclosure/disclosure-schemas.js';

import type { Schema } from '../../../libs/http/openapi/schema-parts.js';

export const SCHEMAS = {
  ...DISCLOSURE_SCHEMAS,
} as const satisfies Readonly<Record<string, Schema>>;

export type SchemaName = keyof typeof SCHEMAS;
