/** The members by which answers tell what they stand on, in the document. */
import {
  type JsonSchema,
  described,
  listOf,
  nullable,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import type { StandsOn } from '../reading/standing.js';
import { position, region } from './shapes.js';

const POSITION = described(position, {
  description: '此前记录的全部在内 Everything recorded up to here is in it',
}).schema;
const MISSING = described(listOf(recordOf({ region: nullable(region), eventId: text })), {
  description:
    '因事件搁置而缺失的县（null 为省级资金）；没有缺失时无此项 Counties whose figures are not in it since an event is set aside, null: the province’s pools; left out where nothing is missing',
}).schema;

type Operation = Record<string, unknown> & {
  readonly responses: Readonly<Record<string, unknown>>;
};

type Schemas = Record<string, JsonSchema>;
type Members = Readonly<Record<string, JsonSchema>>;

/** Adds the members to the answers of reads; required, but where others have the same schema. */
export function describeStanding(
  operations: ReadonlyMap<string, Operation>,
  schemas: Schemas,
): void {
  const references = referencesIn([[...operations.values()], schemas]);
  for (const operation of operations.values()) {
    const on = operation['x-stands-on'] as StandsOn | undefined;
    delete operation['x-stands-on'];
    if (on === undefined || on === 'neither') continue;
    const members: Members = {
      position: POSITION,
      ...(on === 'events' ? {} : { missing: MISSING }),
    };
    const { content } = operation.responses['200'] as {
      readonly content: Readonly<Record<string, { schema: JsonSchema }>>;
    };
    const json = content['application/json'];
    if (json) json.schema = withMembers(json.schema, members, schemas, references);
  }
}

function withMembers(
  schema: JsonSchema,
  members: Members,
  schemas: Schemas,
  references: ReadonlyMap<string, number>,
  isOwn = true,
): JsonSchema {
  const { $ref, anyOf, properties, required } = schema as {
    readonly $ref?: string;
    readonly anyOf?: readonly JsonSchema[];
    readonly properties?: Members;
    readonly required?: readonly string[];
  };
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1)!;
    const isItsOwn = isOwn && references.get($ref) === 1;
    schemas[name] = withMembers(schemas[name]!, members, schemas, references, isItsOwn);
    return schema;
  }
  if (anyOf) {
    const one = (of: JsonSchema) => withMembers(of, members, schemas, references, isOwn);
    return { ...schema, anyOf: anyOf.map(one) };
  }
  if (!properties) return schema;
  const added = isOwn ? { required: [...new Set([...(required ?? []), 'position'])] } : {};
  return { ...schema, ...added, properties: { ...members, ...properties } };
}

/** How often each schema is referred to. */
function referencesIn(document: unknown): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, ref] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    counts.set(ref!, (counts.get(ref!) ?? 0) + 1);
  }
  return counts;
}
