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

function stringMatching(pattern: RegExp | null, schema: JsonSchema, wanted: string): Codec<string> {
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

export const text = stringMatching(null, { type: 'string' }, 'a text');
export const isoDate = stringMatching(
  /^\d{4}-\d{2}-\d{2}$/,
  { type: 'string', format: 'date' },
  'a date',
);
export const isoMonth = stringMatching(
  /^\d{4}-\d{2}$/,
  { type: 'string', pattern: '^\\d{4}-\\d{2}$' },
  'a month',
);
export const regionCode = stringMatching(
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

type Fields = Readonly<Record<string, Codec<never>>> | Readonly<Record<string, Codec<unknown>>>;
type RecordOf<F> = { readonly [K in keyof F]: ValueOf<F[K]> };

export function recordOf<const F extends Fields>(fields: F): Codec<RecordOf<F>> {
  const names = Object.keys(fields);
  const codecs = names.map((name) => (fields as Record<string, Codec<unknown>>)[name]!);
  return {
    encode(value) {
      const json: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        json[name] = codecs[i]!.encode((value as Record<string, unknown>)[name]);
      }
      return json;
    },
    decode(json, path) {
      if (typeof json !== 'object' || json === null) throw new EventMalformed(path, 'a record');
      const value: Record<string, unknown> = {};
      for (let i = 0; i < names.length; i++) {
        const name = names[i]!;
        const member = (json as Record<string, unknown>)[name];
        value[name] = codecs[i]!.decode(member, `${path}.${name}`);
      }
      return value as RecordOf<F>;
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(names.map((name, i) => [name, codecs[i]!.schema])),
      required: names,
      additionalProperties: false,
    },
  };
}
