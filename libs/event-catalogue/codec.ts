/**
 * A small algebra of codecs: one description gives the TypeScript type, the JSON form and the JSON
 * Schema. Money is a bigint of fen inside and a string of digits in JSON, because JSON numbers are
 * floats; only fields that say so become bigint, since document numbers are strings of digits too.
 */
export interface Codec<T> {
  encode(value: T): unknown;
  /** @throws EventMalformed at the path where the JSON is not of this shape */
  decode(json: unknown, path: string): T;
  readonly schema: JsonSchema;
}

export type JsonSchema = Readonly<Record<string, unknown>>;
export type ValueOf<C> = C extends Codec<infer T> ? T : never;

/** What a value means to those who read the schema. */
export interface Meaning {
  readonly description?: string;
  readonly unit?: string;
  /** As it stands in JSON. */
  readonly example?: unknown;
}

/** The same values; the schema says more of them. */
export function described<T>(codec: Codec<T>, meaning: Meaning): Codec<T> {
  const { description, unit, example } = meaning;
  const schema = {
    ...codec.schema,
    ...(description === undefined ? {} : { description }),
    ...(unit === undefined ? {} : { 'x-unit': unit }),
    ...(example === undefined ? {} : { examples: [example] }),
  };
  return { ...codec, schema };
}

const NAMES = new WeakMap<JsonSchema, string>();

/** The same values; documents that hold many schemas refer to this one by its name. */
export function named<T>(name: string, codec: Codec<T>): Codec<T> {
  const schema = { ...codec.schema };
  NAMES.set(schema, name);
  return { ...codec, schema };
}

export function nameOf(schema: JsonSchema): string | undefined {
  return NAMES.get(schema);
}

/**
 * A recorded event that does not have the shape of its version: a defect, never caught to go on.
 */
export class EventMalformed extends Error {
  override readonly name = 'EventMalformed';
  constructor(
    readonly path: string,
    readonly wanted: string,
  ) {
    super(`${path}: not ${wanted}`);
  }
}

export function textMatching(
  pattern: RegExp | null,
  schema: JsonSchema,
  wanted: string,
): Codec<string> {
  return {
    encode: (value) => value,
    decode(json, path) {
      if (typeof json !== 'string' || (pattern && !pattern.test(json))) {
        throw new EventMalformed(path, wanted);
      }
      return json;
    },
    schema,
  };
}

export const text = textMatching(null, { type: 'string' }, 'a text');
export const isoDate = textMatching(
  /^\d{4}-\d{2}-\d{2}$/,
  { type: 'string', format: 'date' },
  'a date',
);
export const isoMonth = textMatching(
  /^\d{4}-\d{2}$/,
  { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
  'a month',
);
export const regionCode = textMatching(
  /^\d{6}$/,
  { type: 'string', pattern: '^\\d{6}$', description: 'GB/T 2260 code' },
  'a region code',
);

export const integer: Codec<number> = {
  encode: (value) => value,
  decode(json, path) {
    if (!Number.isSafeInteger(json)) throw new EventMalformed(path, 'an integer');
    return json as number;
  },
  schema: { type: 'integer' },
};

export const number: Codec<number> = {
  encode: (value) => value,
  decode(json, path) {
    if (typeof json !== 'number') throw new EventMalformed(path, 'a number');
    return json;
  },
  schema: { type: 'number' },
};

export const flag: Codec<boolean> = {
  encode: (value) => value,
  decode(json, path) {
    if (typeof json !== 'boolean') throw new EventMalformed(path, 'true or false');
    return json;
  },
  schema: { type: 'boolean' },
};

const DIGITS = /^-?\d+$/;

export const fenAmount: Codec<bigint> = {
  encode: (value) => value.toString(),
  decode(json, path) {
    if (typeof json !== 'string' || !DIGITS.test(json)) {
      throw new EventMalformed(path, 'an amount in fen');
    }
    return BigInt(json);
  },
  schema: { type: 'string', pattern: '^-?\\d+$', description: 'fen' },
};

export function oneOf<const V extends string>(...values: readonly V[]): Codec<V> {
  const allowed = new Set<unknown>(values);
  return {
    encode: (value) => value,
    decode(json, path) {
      if (!allowed.has(json)) throw new EventMalformed(path, `one of ${values.join(', ')}`);
      return json as V;
    },
    schema: { enum: values },
  };
}

export function nullable<T>(inner: Codec<T>): Codec<T | null> {
  return {
    encode: (value) => (value === null ? null : inner.encode(value)),
    decode: (json, path) => (json === null ? null : inner.decode(json, path)),
    schema: { anyOf: [inner.schema, { type: 'null' }] },
  };
}

export function listOf<T>(inner: Codec<T>): Codec<readonly T[]> {
  return {
    encode: (value) => value.map((item) => inner.encode(item)),
    decode(json, path) {
      if (!Array.isArray(json)) throw new EventMalformed(path, 'a list');
      return json.map((item, index) => inner.decode(item, `${path}[${index}]`));
    },
    schema: { type: 'array', items: inner.schema },
  };
}

/** A member of a record that may be left out. */
export interface OptionalMember<T> {
  readonly optional: Codec<T>;
}

export function optional<T>(inner: Codec<T>): OptionalMember<T> {
  return { optional: inner };
}

export type Fields = Readonly<Record<string, Codec<unknown> | OptionalMember<unknown>>>;
type OptionalNames<F> = {
  [K in keyof F]: F[K] extends OptionalMember<unknown> ? K : never;
}[keyof F];
type Flat<T> = { [K in keyof T]: T[K] };
export type RecordOf<F> = Flat<
  { readonly [K in Exclude<keyof F, OptionalNames<F>>]: ValueOf<F[K]> } & {
    readonly [K in OptionalNames<F>]?: F[K] extends OptionalMember<infer T> ? T : never;
  }
>;

export function recordOf<const F extends Fields>(fields: F): Codec<RecordOf<F>> {
  const names = Object.keys(fields);
  const isOptional = names.map((name) => 'optional' in fields[name]!);
  const codecs = Object.values<Fields[string]>(fields).map((member) =>
    'optional' in member ? member.optional : member,
  );
  return {
    encode(value) {
      const json: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        const member = (value as Record<string, unknown>)[name];
        if (member !== undefined || !isOptional[i]) json[name] = codecs[i]!.encode(member);
      }
      return json;
    },
    decode(json, path) {
      if (typeof json !== 'object' || json === null) throw new EventMalformed(path, 'a record');
      const value: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        const member = (json as Record<string, unknown>)[name];
        if (member === undefined && isOptional[i]) continue;
        value[name] = codecs[i]!.decode(member, `${path}.${name}`);
      }
      return value as RecordOf<F>;
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name, i) => [name, codecs[i]!.schema])),
      required: names.filter((_, i) => !isOptional[i]),
      additionalProperties: false,
    },
  };
}

/** An object with any member names, its values all alike. */
export function dictionaryOf<T>(inner: Codec<T>): Codec<Readonly<Record<string, T>>> {
  const each = <V, W>(members: Readonly<Record<string, V>>, turn: (member: V, name: string) => W) =>
    Object.fromEntries(
      Object.entries<V>(members).map(([name, member]) => [name, turn(member, name)] as const),
    );
  return {
    encode: (value) => each(value, (member) => inner.encode(member)),
    decode(json, path) {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) {
        throw new EventMalformed(path, 'an object');
      }
      return each({ ...json }, (member, name) => inner.decode(member, `${path}.${name}`));
    },
    schema: { type: 'object', additionalProperties: inner.schema },
  };
}

/** A value of the first shape that it fits. The shapes' values are their own JSON. */
export function eitherOf<const C extends readonly Codec<unknown>[]>(
  ...shapes: C
): Codec<ValueOf<C[number]>> {
  return {
    encode: (value) => value,
    decode(json, path) {
      for (const shape of shapes) {
        try {
          return shape.decode(json, path) as ValueOf<C[number]>;
        } catch (error) {
          if (!(error instanceof EventMalformed)) throw error;
        }
      }
      throw new EventMalformed(path, 'of one of the shapes');
    },
    schema: { anyOf: shapes.map(({ schema }) => schema) },
  };
}
