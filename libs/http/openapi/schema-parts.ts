/** What schemas of answers are made of. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const yuan: Schema = {
  type: 'string',
  pattern: '^-?[0-9]+\\.[0-9]{2}$',
  description: '元 yuan',
  examples: ['1234.50'],
};
export const date: Schema = { type: 'string', format: 'date', examples: ['2017-03-15'] };
export const instant: Schema = { type: 'string', format: 'date-time' };
export const region: Schema = { type: 'string', pattern: '^[0-9]{6}$', examples: ['220422'] };
export const integer: Schema = { type: 'integer' };
export const position: Schema = {
  type: ['integer', 'string'],
  description: 'A string beyond 2^53',
};
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const of = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

export function record(properties: Readonly<Record<string, Schema>>, open = true): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: open,
  };
}

export function figures(...names: readonly string[]): Readonly<Record<string, Schema>> {
  return Object.fromEntries(names.map((name) => [name, yuan]));
}

export function pageOf(name: string): Schema {
  return {
    type: 'object',
    properties: {
      items: listOf(of(name)),
      next: { type: ['string', 'null'], description: 'cursor' },
    },
    required: ['items', 'next'],
  };
}

export const RECORDED_EVENT = record({
  id: text,
  type: text,
  stream: text,
  revision: position,
  position,
});
