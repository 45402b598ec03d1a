/** A recorded event as it is answered, whole: each type with what its data hold. */
import { CATALOGUE } from '../../event-catalogue/catalogue.js';
import type { EventDefinition } from '../../event-catalogue/event-definition.js';
import {
  type Codec,
  type JsonSchema,
  described,
  integer,
  listOf,
  named,
  oneOf,
  optional,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, instant, position, recordedRegion } from './shapes.js';

export const actor = recordOf({
  subject: text,
  role: text,
  organisation: described(recordedRegion, {
    description: '所属机构的区划 Region code of the organisation',
  }),
});

const metadata = named(
  'EventMetadata',
  recordOf({
    actor,
    commandId: text,
    correlationId: text,
    causationId: text,
    commandHash: optional(text),
    figuresPosition: optional(
      described(integer, {
        description: '所据查询数据的位置 Position of the figures that it was decided on',
      }),
    ),
    reviewedBy: optional(
      described(listOf(actor), {
        description:
          '复核、审批人（经办人为 actor） Who reviewed and approved what `actor` prepared',
      }),
    ),
  }),
);

const TYPES = Object.entries<EventDefinition<unknown>>(CATALOGUE);

/** Common to events of every type. */
const head = {
  position,
  stream: described(text, { example: 'county-220422' }),
  revision: position,
  id: text,
  type: described(oneOf(...TYPES.map(([type]) => type)), { example: 'BudgetAllocated' }),
  schemaVersion: integer,
  occurredOn: date,
  recordedAt: instant,
  metadata,
};

const general = recordOf({ ...head, data: asRecorded({ type: 'object' }) });

/** One schema for each type, named as the type is, which tells them apart. */
export const AuditEvent = named('AuditEvent', {
  ...general,
  schema: {
    oneOf: TYPES.map(([type, definition]) => eventOf(type, definition).schema),
    discriminator: { propertyName: 'type' },
  },
});

function eventOf(type: string, { codec, version, chinese, meaning }: EventDefinition<unknown>) {
  const data = asRecorded(version === 1 ? codec.schema : withoutRequired(codec.schema));
  const event = recordOf({ ...head, type: oneOf(type), data });
  return named(type, described(event, { description: `${chinese} ${meaning}` }));
}

/** Data are answered as they were recorded: nothing reads them here. */
function asRecorded(schema: JsonSchema): Codec<object> {
  return { encode: (data) => data, decode: (json) => json as object, schema };
}

/** Each version of a type has added members to those of the version before. */
function withoutRequired(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (name, part: unknown) =>
    name === 'required' && Array.isArray(part) ? undefined : part,
  );
  return JSON.parse(text) as JsonSchema;
}
