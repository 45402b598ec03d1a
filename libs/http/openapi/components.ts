/** The schemas of answers that routes refer to, by their names. */
import { type Codec, type JsonSchema, nameOf } from '../../event-catalogue/codec.js';

interface Component {
  readonly source: JsonSchema;
  schema: JsonSchema;
}

const COMPONENTS = new Map<string, Component>();

/** What an OpenAPI document says where such a value is answered: named shapes by reference. */
export function schemaOf(codec: Codec<unknown>): JsonSchema {
  return referring(codec.schema) as JsonSchema;
}

export function answerComponents(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([...COMPONENTS].map(([name, { schema }]) => [name, schema]));
}

function referring(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(referring);
  if (typeof schema !== 'object' || schema === null) return schema;
  const name = nameOf(schema as JsonSchema);
  if (name === undefined) return spelledOut(schema);
  const known = COMPONENTS.get(name);
  if (known === undefined) {
    const component = { source: schema as JsonSchema, schema: {} };
    COMPONENTS.set(name, component);
    component.schema = spelledOut(schema);
  } else if (known.source !== schema) {
    throw new Error(`two answers are called ${name}`);
  }
  return { $ref: `#/components/schemas/${name}` };
}

function spelledOut(schema: object): JsonSchema {
  const members = Object.entries(schema).map(([name, member]) => [name, referring(member)]);
  return Object.fromEntries(members) as JsonSchema;
}
