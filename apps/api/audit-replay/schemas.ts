/** What replay answers, as JSON Schemas for OpenAPI 3.1. */
import { READ_KINDS } from '../../../libs/access/domain/access-events.js';
import {
  type Schema,
  listOf,
  of,
  position,
  record,
  text,
} from '../../../libs/http/openapi/schema-parts.js';

const auditRead = record({
  position,
  recordedAt: { type: 'string', format: 'date-time' },
  kind: { enum: [...READ_KINDS] },
  person: text,
  role: text,
  route: { type: ['string', 'null'] },
  parameters: listOf(record({ name: text, value: text })),
  purpose: { type: ['string', 'null'] },
  scope: { type: ['string', 'null'] },
  beneficiary: { type: ['string', 'null'] },
  persons: {
    type: ['integer', 'null'],
    description: '随证据包带出个人信息的人数 How many persons’ data left in a bundle',
  },
});

export const REPLAY_SCHEMAS = {
  AuditRead: auditRead,
  AuditReads: record({
    items: listOf(of('AuditRead')),
    next: { type: ['string', 'null'], description: 'cursor' },
  }),
} as const satisfies Readonly<Record<string, Schema>>;
