/** Values for a schema of the served document: such as it takes, and such as it should refuse. */
import type { KnownValues } from './known-values.js';
import type { Random } from './random.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly example?: unknown;
}

/** What a value is for. */
export interface Place {
  readonly template: string;
  readonly name: string;
  /** The county that the request is about. */
  readonly county: string;
}

export class SchemaValues {
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly known: KnownValues,
  ) {}

  resolved(schema: Schema): Schema {
    if (schema.$ref === undefined) return schema;
    return this.schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {};
  }

  /** Mostly one that the schema takes. */
  right(given: Schema, place: Place, random: Random): unknown {
    const schema = this.resolved(given);
    const { properties, items } = schema;
    if (properties) return this.object(schema, place, random);
    if (items) {
      const most = Math.min(schema.maxItems ?? 3, random.chance(0.01) ? 2_000 : 3);
      const count = Math.max(schema.minItems ?? 0, 1 + random.below(most));
      return Array.from({ length: count }, () => this.right(items, place, random));
    }
    if (schema.enum) return random.pick(schema.enum);
    if (schema.example !== undefined && random.chance(0.3)) return schema.example;
    if (!/^region$|^code$/.test(place.name) && random.chance(0.5)) {
      const told = this.known.pick(place.template, place.name, random);
      if (told !== undefined) return told;
    }
    return scalar(schema, place, random);
  }

  private object(schema: Schema, place: Place, random: Random): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(schema.properties!)) {
      if (!schema.required?.includes(name) && random.chance(0.6)) continue;
      made[name] = this.right(member, { ...place, name }, random);
    }
    return made;
  }
}

function scalar(schema: Schema, { name, county }: Place, random: Random): unknown {
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') return whole(schema, name, random);
  const format = schema.format ?? random.pick(schema.anyOf ?? [{}]).format;
  if (format?.startsWith('date')) return dateOf(format, random);
  return written(schema, county, random);
}

function written(schema: Schema, county: string, random: Random): unknown {
  const { pattern = '' } = schema;
  if (pattern === '^[0-9]{6}$') return county;
  if (pattern.startsWith('^[0-9]{4}-')) return day(random).slice(0, 7);
  return pattern === '' ? text(schema, random) : (schema.example ?? amount(random));
}

function whole({ minimum = 0, maximum = 1000 }: Schema, name: string, random: Random): number {
  if (/year/i.test(name) && random.chance(0.9)) return 2015 + random.below(5);
  if (random.chance(0.1)) return random.pick([minimum, maximum]);
  return Math.min(maximum, minimum + random.below(Math.min(100, maximum - minimum + 1)));
}

function dateOf(format: string, random: Random): string {
  return format === 'date' ? day(random) : `${day(random)}T0${random.below(10)}:00:00.000Z`;
}

function day(random: Random): string {
  const year = random.chance(0.05) ? random.pick([1990, 2100]) : 2014 + random.below(6);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

function amount(random: Random): string {
  if (random.chance(0.05)) return random.pick(['0', '0.00', '99999999999999.99']);
  const fen = String(random.below(100)).padStart(2, '0');
  return `${random.below(10 ** (1 + random.below(7)))}.${fen}`;
}

const SIGNS = [...'甲乙丙丁戊己庚辛县财社民〔2018〕号 -_/.ABCabc0123456789'];

function text({ minLength = 0, maxLength = 40 }: Schema, random: Random): string {
  const most = random.chance(0.02) ? maxLength : Math.min(maxLength, 24);
  const length = Math.max(minLength, 1 + random.below(most));
  return Array.from({ length }, () => random.pick(SIGNS)).join('');
}

const ODD: readonly unknown[] = [
  ...['', ' ', '\0', '\ud800', '__proto__', '💰', '\u202e', '-0', '１２３', 'null', '%', '..', "'"],
  ...['2017-02-30', '0000-00-00', '9999-12-31', '+275760-09-13', '2017-13', '1e5', '-1.00', '1,0'],
  ...['99999999999999999999.99', '0.001', '00', '220000', '229999', '11010119900307001X', '*'],
  ...[null, true, false, [], {}, [[]], [null], { region: 1 }, [{}]],
  ...[0, -0, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER, 2 ** 53, -(2 ** 63), 220422],
];

/** One that few places take. */
export function oddValue(random: Random): unknown {
  if (random.chance(0.75)) return structuredClone(random.pick(ODD));
  const length = random.pick([1, 39, 121, 501, 5_000, 60_000]);
  const sign = random.pick([...SIGNS, '\u0301', '\ufeff', '😀', '\n']);
  return sign.repeat(length);
}
