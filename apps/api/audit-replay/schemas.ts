/** What replay answers, as JSON Schemas for OpenAPI 3.1. */
import { READ_KINDS } from '../../../libs/access/domain/access-events.js';
import {
  type Schema,
  listOf,
  of,
  position,
  record,
  text,
  yuan,
} from '../../../libs/http/openapi/schema-parts.js';

const late: Schema = listOf({ enum: ['BACK_DATED', 'AFTER_CLOSE'] });

const point = record({
  asOf: { type: ['string', 'null'] },
  knownAt: { type: ['string', 'null'] },
});
const beforeAfter = { before: yuan, after: yuan };
const figureChange = record({ class: text, code: text, figure: text, ...beforeAfter });

const alertChange = record({
  episode: { type: 'integer' },
  what: { enum: ['opened', 'changed', 'closed'] },
  before: { type: ['object', 'null'], additionalProperties: true },
  after: { type: 'object', additionalProperties: true },
});

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
  ReplayedEntry: record({
    event: of('AuditEvent'),
    fiscalYear: {
      type: 'integer',
      description:
        '所变动的年度；变动两个年度的事件有两行 An event that moves two years has two lines',
    },
    changes: listOf(figureChange),
    gap: record(beforeAfter),
    alerts: listOf(alertChange),
    late: { type: 'boolean', description: '补记 back-dated, or recorded after the close' },
    lateBecause: late,
  }),
  YearDiff: record({
    region: { type: 'string', pattern: '^[0-9]{6}$' },
    fiscalYear: { type: 'integer' },
    from: point,
    to: point,
    gap: record(beforeAfter),
    figures: listOf(
      record({
        class: text,
        code: text,
        figure: text,
        ...beforeAfter,
        difference: yuan,
        events: listOf(position),
      }),
    ),
    alerts: listOf({ type: 'object', additionalProperties: true }),
    events: listOf(
      record({
        side: { enum: ['added', 'removed'] },
        position,
        id: text,
        type: text,
        late: { type: 'boolean' },
        lateBecause: late,
      }),
    ),
  }),
  ReplayedMove: record({
    event: of('AuditEvent'),
    changes: listOf(
      record({
        place: { enum: ['unissued', 'inTransit', 'remaining', 'reclaimed', 'disbursed'] },
        region: { type: ['string', 'null'] },
        fiscalYear: { type: 'integer' },
        program: text,
        documentNo: { type: ['string', 'null'] },
        batchNo: { type: ['string', 'null'] },
        ...beforeAfter,
      }),
    ),
    totals: record({
      before: { type: 'object', additionalProperties: yuan },
      after: { type: 'object', additionalProperties: yuan },
    }),
    late: { type: 'boolean' },
    lateBecause: late,
  }),
  AuditRead: auditRead,
  AuditReads: record({
    items: listOf(of('AuditRead')),
    next: { type: ['string', 'null'], description: 'cursor' },
  }),
} as const satisfies Readonly<Record<string, Schema>>;
