/**
 * A list or ledger as a table: its columns are declared once, beside its answer, and give the
 * workbook and the CSV. What stands in a column follows from the shape of the answer: amounts are
 * amounts, dates dates; codes need words, and units and programs get their names beside them.
 */
import type { Codec, JsonSchema } from '../../event-catalogue/codec.js';
import type { WordTable } from '../../wording/words.js';
import type { Cell, ColumnKind } from '../../workbook/cells.js';
import type { Column, Row } from '../../workbook/sheets.js';
import { UNIT, type UnitWord } from '../openapi/shapes.js';

type Members = Readonly<Record<string, unknown>>;

export interface ColumnSpec {
  readonly header: string;
  /** Of codes: what people read in their place. */
  readonly words?: WordTable;
  /** Where the shape does not tell: of decimals that are texts. */
  readonly kind?: ColumnKind;
  readonly width?: number;
  readonly note?: string;
  /** A program: its name stands beside its code. */
  readonly isProgram?: true;
  /** What stands there where there is none. */
  readonly none?: string;
  /** What is said in place of the value. */
  readonly instead?: (item: Members) => string | undefined;
}

/** By the path of the member in the item: `acknowledgement.plan`. */
export type ColumnSpecs = Readonly<Record<string, string | ColumnSpec>>;

export interface SheetSpec {
  /** Its name in the workbook, and its heading. */
  readonly title: string;
  /** By which `?sheet=` names it where CSV is asked for. */
  readonly key?: string;
  /** The member of the answer that lists its rows; '' where the answer itself is the one row. */
  readonly items?: string;
  /** A list in each item of which each entry is a row. */
  readonly each?: string;
  /** The member of the answer that holds totals under the names of the columns. */
  readonly totals?: string;
  readonly columns: ColumnSpecs;
}

/** What units and programs are called. */
export interface Names {
  unit(code: string, record: Members): string;
  program(code: string): string;
}

export interface TableSheet {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly hasAmounts: boolean;
  /** Whether its rows come in pages. */
  readonly isPaged: boolean;
  /** Whether an answer that may have several shapes has it. */
  isIn(answer: Members): boolean;
  rows(answer: Members, names: Names): Iterable<Row>;
  totals(answer: Members): Iterable<Row>;
}

export interface Table {
  readonly title: string;
  readonly sheets: readonly TableSheet[];
}

/** @throws where a column is not in the answer, or shows codes without words */
export function tableOf(
  answers: Codec<unknown>,
  spec: SheetSpec | { readonly title: string; readonly sheets: readonly SheetSpec[] },
): Table {
  const sheets = 'sheets' in spec ? spec.sheets : [spec];
  return { title: spec.title, sheets: sheets.map((sheet) => sheetOf(answers.schema, sheet)) };
}

/** A program's column. */
export function program(header = '资金项目'): ColumnSpec {
  return { header, isProgram: true };
}

export function coded(header: string, words: WordTable): ColumnSpec {
  return { header, words };
}

/** Of decimals that answers hold as texts. */
export function decimal(header: string): ColumnSpec {
  return { header, kind: 'decimal' };
}

/** Columns of figures that go by the same words everywhere. */
export function figures<Name extends string>(
  words: WordTable<Name>,
  ...names: readonly Name[]
): ColumnSpecs {
  return Object.fromEntries(names.map((name) => [name, words[name].zh]));
}

/** A column with its value in an item, or in an entry of a list in it. */
interface ReadColumn {
  readonly column: Column;
  readonly path: string;
  read(item: Members, entry: Members, names: Names): Cell;
}

function sheetOf(answers: JsonSchema, spec: SheetSpec): TableSheet {
  const { title, key = 'items', items = 'items', each, totals } = spec;
  const rowSchema = items === '' ? answers : entryOf(memberAt(answers, items, title));
  const read = Object.entries(spec.columns).flatMap(([path, column]) =>
    columnsOf(path, typeof column === 'string' ? { header: column } : column, {
      schema: memberAt(rowSchema, path, title),
      each,
    }),
  );
  const columns = read.map(({ column }) => column);
  return {
    key,
    title,
    columns,
    hasAmounts: columns.some(({ kind }) => kind === 'yuan'),
    isPaged: items === 'items',
    isIn: (answer) => items === '' || answer[items] !== undefined,
    *rows(answer, names) {
      const list = items === '' ? [answer] : (answer[items] as readonly Members[]);
      for (const item of list) {
        for (const entry of entriesOf(item, each))
          yield read.map((column) => column.read(item, entry, names));
      }
    },
    *totals(answer) {
      if (totals === undefined) return;
      const sums = answer[totals] as Members;
      yield { totals: read.map(({ path }, at) => (at === 0 ? '合计' : (sums[path] as Cell))) };
    },
  };
}

/** What has no entry has a row of its own. */
function entriesOf(item: Members, each: string | undefined): readonly Members[] {
  const entries = each === undefined ? [] : (item[each] as readonly Members[]);
  return entries.length === 0 ? [{}] : entries;
}

interface Place {
  readonly schema: JsonSchema;
  readonly each: string | undefined;
}

function columnsOf(path: string, spec: ColumnSpec, { schema, each }: Place): ReadColumn[] {
  const { header, isProgram, none, instead, words } = spec;
  const column = { header, ...pick(spec), kind: spec.kind ?? kindOf(schema) };
  const valueOf = valueAt(path, each);
  const shown = shownAs(schema, path, words);
  const cell = { column, path, read: reading(valueOf, shown, { none, instead }) };
  if (isProgram) {
    const name = (code: unknown, _: Members, names: Names) => names.program(code as string);
    const code = { ...cell, column: { ...column, header: `${header}代码`, width: 22 } };
    return [
      code,
      { column: { ...column, width: 24 }, path: '', read: reading(valueOf, name, spec) },
    ];
  }
  if (!isUnitCode(schema)) return [cell];
  const name = (code: unknown, record: Members, names: Names) => names.unit(code as string, record);
  const code = { ...cell, column: { ...column, header: `${header}代码`, width: 14 } };
  return [code, { column: { ...column, width: 18 }, path: '', read: reading(valueOf, name, spec) }];
}

function pick({ width, note }: ColumnSpec) {
  return { ...(width === undefined ? {} : { width }), ...(note === undefined ? {} : { note }) };
}

type ValueOf = (item: Members, entry: Members) => unknown;
type Shown = (value: unknown, record: Members, names: Names) => Cell;

function reading(
  valueOf: ValueOf,
  shown: Shown,
  {
    none,
    instead,
  }: Pick<ColumnSpec, never> & {
    readonly none?: string | undefined;
    readonly instead?: ((item: Members) => string | undefined) | undefined;
  },
): ReadColumn['read'] {
  return (item, entry, names) => {
    const said = instead?.(item);
    if (said !== undefined) return said;
    const value = valueOf(item, entry);
    if (value === null || value === undefined) return none ?? null;
    return shown(value, { ...item, ...entry }, names);
  };
}

/** In the entry where the path goes through the list of entries. */
function valueAt(path: string, each: string | undefined): ValueOf {
  const within = each !== undefined && path.startsWith(`${each}.`);
  const steps = (within ? path.slice(each.length + 1) : path).split('.');
  return (item, entry) => {
    let value: unknown = within ? entry : item;
    for (const step of steps) value = (value as Members | null | undefined)?.[step];
    return value;
  };
}

function shownAs(schema: JsonSchema, path: string, words: WordTable | undefined): Shown {
  const leaf = leafOf(schema);
  if (leaf['type'] === 'array') {
    const one = shownAs(leaf['items'] as JsonSchema, path, words);
    return (value, record, names) =>
      (value as readonly unknown[]).map((each) => String(one(each, record, names))).join('、');
  }
  if (words)
    return (value) =>
      Object.hasOwn(words, value as string) ? words[value as string]!.zh : (value as string);
  if (leaf['enum'] !== undefined) throw new Error(`codes without words: ${path}`);
  if (leaf['format'] === 'date-time') return (value) => beijingTime(value as string);
  return (value) => value as Cell;
}

const BEIJING_MILLISECONDS = 8 * 3_600_000;

/** `2017-03-15 09:30:00` */
export function beijingTime(instant: string): string {
  const time = new Date(Date.parse(instant) + BEIJING_MILLISECONDS).toISOString();
  return time.slice(0, 19).replace('T', ' ');
}

function kindOf(schema: JsonSchema): ColumnKind {
  const leaf = leafOf(schema);
  if (leaf['x-unit'] === 'yuan') return 'yuan';
  if (leaf['type'] === 'integer') return 'integer';
  if (leaf['type'] === 'number') return 'decimal';
  return leaf['format'] === 'date' ? 'date' : 'text';
}

function isUnitCode(schema: JsonSchema): boolean {
  const leaf: JsonSchema & { readonly [UNIT]?: UnitWord } = leafOf(schema);
  return leaf[UNIT] === 'code';
}

/** Without the null that it may be. */
function leafOf(schema: JsonSchema): JsonSchema {
  const { anyOf, ...said } = schema as JsonSchema & { readonly anyOf?: readonly JsonSchema[] };
  const one = anyOf?.find(({ type }) => type !== 'null');
  return one === undefined ? schema : { ...leafOf(one), ...said };
}

function entryOf(schema: JsonSchema): JsonSchema {
  return leafOf(schema)['items'] as JsonSchema;
}

/** Of the shapes that a value may have, those that have the member. */
function memberAt(schema: JsonSchema, path: string, table: string): JsonSchema {
  let at = schema;
  for (const step of path.split('.')) {
    const shapes = shapesOf(at);
    const found = shapes.flatMap(
      ({ properties }) => (properties as Members | undefined)?.[step] ?? [],
    );
    if (found.length === 0) throw new Error(`${table}: no ${path} in its answer`);
    at = found[0] as JsonSchema;
  }
  return at;
}

function shapesOf(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, items } = schema as {
    readonly anyOf?: readonly JsonSchema[];
    readonly items?: JsonSchema;
  };
  if (anyOf) return anyOf.flatMap(shapesOf);
  return items ? shapesOf(items) : [schema];
}
