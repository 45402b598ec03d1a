/**
 * Read models and queries know a unit by its identity; answers call it by the code, name and parent
 * in force: on the asOf date, else on 31 December of the fiscal year that they are about, else
 * today. Where in an answer a unit is named, its description says. @source domain.md, section 1
 */
import { SetMetadata } from '@nestjs/common';
import type { Codec, JsonSchema } from '../../event-catalogue/codec.js';
import { businessDateAt, businessDateToday } from '../../event-store/business-date.js';
import type { Divisions, Standing } from '../../regions/domain/divisions.js';
import { UNIT, type UnitWord } from '../openapi/shapes.js';

export const NAMES_UNITS = 'doudi:names-units';

/** On which day of its fiscal year a route names units. */
export type DayOfYear = '01-01' | '12-31';

export interface NamesUnits {
  readonly answers: Codec<unknown>;
  readonly dayOfYear: DayOfYear;
}

export const NamesUnitsOf = (answers: Codec<unknown>, dayOfYear: DayOfYear = '12-31') =>
  SetMetadata(NAMES_UNITS, { answers, dayOfYear } satisfies NamesUnits);

/** Where units are named in values of a shape. */
interface Shape {
  readonly word?: UnitWord;
  readonly items?: Shape;
  readonly members?: ReadonlyMap<string, Shape>;
}

const SHAPES = new WeakMap<JsonSchema, { readonly shape: Shape | undefined }>();

/** undefined: units are named nowhere. */
function shapeOf(schema: JsonSchema): Shape | undefined {
  let known = SHAPES.get(schema);
  if (!known) SHAPES.set(schema, (known = { shape: foundIn(schema) }));
  return known.shape;
}

function foundIn(schema: JsonSchema & { readonly [UNIT]?: UnitWord }): Shape | undefined {
  const { [UNIT]: word, items, properties, anyOf } = schema;
  if (word !== undefined) return { word };
  if (anyOf !== undefined) return (anyOf as JsonSchema[]).map(shapeOf).reduce(merged, undefined);
  if (items !== undefined) {
    const ofItems = shapeOf(items as JsonSchema);
    return ofItems && { items: ofItems };
  }
  const members = new Map<string, Shape>();
  for (const [name, member] of Object.entries((properties ?? {}) as Record<string, JsonSchema>)) {
    const shape = shapeOf(member);
    if (shape) members.set(name, shape);
  }
  return members.size > 0 ? { members } : undefined;
}

/** Of a value that has one of two shapes. */
function merged(one: Shape | undefined, other: Shape | undefined): Shape | undefined {
  if (!one || !other) return one ?? other;
  const members = new Map(one.members);
  for (const [name, shape] of other.members ?? []) {
    members.set(name, merged(members.get(name), shape)!);
  }
  const items = merged(one.items, other.items);
  return { ...one, ...other, ...(items && { items }), ...(members.size > 0 && { members }) };
}

/** Any answer may name units of which something is missing. */
const MISSING: Shape = {
  members: new Map([['missing', { items: { members: new Map([['region', { word: 'code' }]]) } }]]),
};

/** What a request says of the day. */
export interface DayAsked {
  readonly asOf?: unknown;
  readonly date?: unknown;
  readonly knownAt?: unknown;
  readonly fiscalYear?: unknown;
  readonly year?: unknown;
}

/** Whether the answer may name units at all. */
export function namesUnits(answer: unknown, { answers }: NamesUnits): answer is object {
  if (typeof answer !== 'object' || answer === null) return false;
  return shapeOf(answers.schema) !== undefined || 'missing' in answer;
}

/** The answer with units called as they are to be. */
export function withUnitNames<T>(
  answer: T,
  { answers, dayOfYear }: NamesUnits,
  asked: DayAsked,
  divisions: Divisions,
): T {
  const shape = merged(shapeOf(answers.schema), MISSING)!;
  return new Naming(divisions, dayOfYear, asked).of(answer, shape) as T;
}

type Members = Readonly<Record<string, unknown>>;

/** Of which unit, on which day. */
interface Context {
  readonly date: string;
  readonly unit: string | undefined;
}

class Naming {
  private readonly fixed: string | undefined;
  private readonly otherwise: string;
  private readonly knownAt: string | undefined;

  constructor(
    private readonly divisions: Divisions,
    private readonly dayOfYear: DayOfYear,
    asked: DayAsked,
  ) {
    this.fixed = fixedDay(asked);
    this.knownAt = knownAtOf(asked);
    this.otherwise = dayIn(asked, dayOfYear) ?? todayOf(asked);
  }

  of(value: unknown, shape: Shape): unknown {
    return this.shown(value, shape, { date: this.fixed ?? this.otherwise, unit: undefined });
  }

  private shown(value: unknown, shape: Shape, context: Context): unknown {
    if (value === null || value === undefined) return value;
    if (shape.word !== undefined) return this.called(value, shape.word, context);
    if (Array.isArray(value)) {
      return shape.items ? value.map((item) => this.shown(item, shape.items!, context)) : value;
    }
    return typeof value === 'object' ? this.record(value as Members, shape, context) : value;
  }

  private record(value: Members, { members = new Map() }: Shape, context: Context): Members {
    const own = [...members].find(([name, { word }]) => word === 'code' && value[name]);
    const within: Context = {
      date: this.fixed ?? dayIn(value, this.dayOfYear) ?? context.date,
      unit: own ? String(value[own[0]]) : context.unit,
    };
    const shown: Record<string, unknown> = { ...value };
    for (const [name, shape] of members) {
      if (name in shown) shown[name] = this.shown(shown[name], shape, within);
    }
    return shown;
  }

  private called(value: unknown, word: UnitWord, { date, unit }: Context): unknown {
    if (word === 'code') return this.standing(String(value), date)?.code ?? value;
    const standing = unit === undefined ? undefined : this.standing(unit, date);
    if (!standing) return value;
    if (word === 'name') return standing.name;
    return standing.parent === null ? null : (this.standing(standing.parent, date)?.code ?? value);
  }

  private standing(unit: string, date: string): Standing | undefined {
    return this.divisions.standing(unit, { date, knownAt: this.knownAt });
  }
}

/** The day on which a unit is named in a record of an answer. */
export function namingDay(record: DayAsked, asked: DayAsked, dayOfYear: DayOfYear): string {
  const own = dayIn(record, dayOfYear) ?? dayIn(asked, dayOfYear);
  return fixedDay(asked) ?? own ?? todayOf(asked);
}

function fixedDay({ asOf, date }: DayAsked): string | undefined {
  return textOf(asOf) ?? textOf(date);
}

/** ISO 8601, in UTC. */
export function knownAtOf({ knownAt }: DayAsked): string | undefined {
  const text = textOf(knownAt);
  return text && new Date(text).toISOString();
}

function todayOf(asked: DayAsked): string {
  const knownAt = knownAtOf(asked);
  return knownAt === undefined ? businessDateToday() : businessDateAt(knownAt);
}

/** Of the year that it is about. */
function dayIn({ fiscalYear, year }: DayAsked, dayOfYear: DayOfYear): string | undefined {
  const about = [fiscalYear, year].map(String).find((each) => /^\d{4}$/.test(each));
  return about && `${about}-${dayOfYear}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
