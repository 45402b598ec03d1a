/**
 * Compares the rows of tables that lie in two places, streamed in the order of their keys, so that
 * memory stays flat: what is shown against what is proven.
 */
import type pg from 'pg';
import { Lines, cellsOf } from './copy-lines.js';

/** Where tables lie, and a connection that may read them: one of its own for each place. */
export interface Place {
  readonly client: pg.ClientBase;
  readonly schema: string;
}

/** missing: proven and not shown; extra: shown and not proven. */
export type DifferenceKind = 'missing' | 'extra' | 'changed';

export interface ColumnDifference {
  readonly name: string;
  readonly shown: string | null;
  readonly proven: string | null;
}

export interface RowDifference {
  readonly kind: DifferenceKind;
  /** Without the schema. */
  readonly table: string;
  /** The unit that the row is about; null: it names none. */
  readonly unit: string | null;
  /** Such as `position=12, place=0`; null: all of the table. */
  readonly row: string | null;
  /** Of the event that the row names; null: it names none. */
  readonly position: bigint | null;
  /** Where the row is changed: in what. */
  readonly columns: readonly ColumnDifference[];
}

export interface TableComparison {
  readonly table: string;
  /** Rows that are proven. */
  readonly rows: number;
  readonly missing: number;
  readonly extra: number;
  readonly changed: number;
  /** The first ones, in the order of keys. */
  readonly named: readonly RowDifference[];
}

interface Column {
  readonly name: string;
  readonly isNumber: boolean;
  /** Place in the key, from 0; null: not in it. */
  readonly keyPlace: number | null;
}

type Tables = ReadonlyMap<string, readonly Column[]>;

/** All tables of both places, by name. @param mostNamed differences named, of each table */
export async function compareTables(
  shown: Place,
  proven: Place,
  mostNamed: number,
  signal?: AbortSignal,
): Promise<readonly TableComparison[]> {
  const [ofShown, ofProven] = [await tablesOf(shown), await tablesOf(proven)];
  const found: TableComparison[] = [];
  for (const table of [...new Set([...ofShown.keys(), ...ofProven.keys()])].toSorted()) {
    signal?.throwIfAborted();
    const [there, due] = [ofShown.get(table), ofProven.get(table)];
    if (!there || !due) found.push(wholeTable(table, due ? 'missing' : 'extra'));
    else found.push(await new Comparison(table, there, due, mostNamed).of(shown, proven));
  }
  return found;
}

export function isSame({ missing, extra, changed }: TableComparison): boolean {
  return missing + extra + changed === 0;
}

function wholeTable(table: string, kind: 'missing' | 'extra'): TableComparison {
  const named = { kind, table, unit: null, row: null, position: null, columns: [] };
  return { table, rows: 0, missing: 0, extra: 0, changed: 0, [kind]: 1, named: [named] };
}

class Comparison {
  private readonly counts = { missing: 0, extra: 0, changed: 0 };
  private readonly named: RowDifference[] = [];
  /** Those of the key first, in its order. */
  private readonly columns: readonly Column[];
  private readonly keyLength: number;

  constructor(
    private readonly table: string,
    there: readonly Column[],
    due: readonly Column[],
    private readonly mostNamed: number,
  ) {
    const names = new Set(there.map(({ name }) => name));
    const common = due.filter(({ name }) => names.has(name));
    const inKey = common.filter(({ keyPlace }) => keyPlace !== null);
    // Without a key a row is told by all of its columns.
    const key = inKey.length > 0 ? inKey.toSorted((a, b) => a.keyPlace! - b.keyPlace!) : common;
    this.columns = [...key, ...common.filter((column) => !key.includes(column))];
    this.keyLength = key.length;
    this.compareColumns(names, new Set(due.map(({ name }) => name)));
  }

  async of(shown: Place, proven: Place): Promise<TableComparison> {
    const [here, due] = [this.linesOf(shown), this.linesOf(proven)];
    let rows = 0;
    for (;;) {
      if (here.isEmpty) await here.fill();
      if (due.isEmpty) await due.fill();
      const [a, b] = [here.line, due.line];
      if (a === undefined && b === undefined) break;
      const order = a === b ? 0 : this.order(a, b);
      if (order <= 0) here.pass();
      if (order >= 0) due.pass();
      if (order >= 0) rows++;
      if (a !== b) this.note(order, a, b);
    }
    return { table: this.table, rows, ...this.counts, named: this.named };
  }

  private compareColumns(there: ReadonlySet<string>, due: ReadonlySet<string>): void {
    const differing = [...new Set([...there, ...due])].filter(
      (name) => there.has(name) !== due.has(name),
    );
    if (differing.length === 0) return;
    const said = (has: boolean): string | null => (has ? 'column' : null);
    const columns = differing.map((name) => {
      return { name, shown: said(there.has(name)), proven: said(due.has(name)) };
    });
    this.add({
      ...{ kind: 'changed', table: this.table, unit: null, row: null, position: null, columns },
    });
  }

  private linesOf({ client, schema }: Place): Lines {
    const names = this.columns.map(({ name }) => `"${name}"`);
    const order = this.columns
      .slice(0, this.keyLength)
      .map(({ name, isNumber }) => (isNumber ? `"${name}"` : `"${name}"::text COLLATE "C"`));
    const query = `SELECT ${names.join(', ')} FROM ${schema}."${this.table}" ORDER BY ${order.join(', ')}`;
    return new Lines(client, query);
  }

  /** Below 0: the first has no counterpart; above 0: the second has none; 0: they have one key. */
  private order(shown: string | undefined, proven: string | undefined): number {
    if (shown === undefined) return 1;
    if (proven === undefined) return -1;
    const [a, b] = [cellsOf(shown), cellsOf(proven)];
    for (let place = 0; place < this.keyLength; place++) {
      const order = orderOf(a[place]!, b[place]!, this.columns[place]!.isNumber);
      if (order !== 0) return order;
    }
    return 0;
  }

  private note(order: number, shown: string | undefined, proven: string | undefined): void {
    const kind = order < 0 ? 'extra' : order > 0 ? 'missing' : 'changed';
    if (this.named.length >= this.mostNamed) {
      this.counts[kind]++;
      return;
    }
    const row = cellsOf((order > 0 ? proven : shown)!);
    const other = order === 0 ? cellsOf(proven!) : row;
    const valueOf = (name: string): string | null =>
      row[this.columns.findIndex((column) => column.name === name)] ?? null;
    const position = valueOf('position') ?? valueOf('batch');
    const key = this.columns.slice(0, this.keyLength);
    this.add({
      kind,
      table: this.table,
      unit: valueOf('region'),
      row: key.map(({ name }, place) => `${name}=${row[place] ?? 'null'}`).join(', '),
      position: position === null ? null : BigInt(position),
      columns: this.columns.flatMap(({ name }, place) => {
        const [a, b] = [row[place]!, other[place]!];
        return a === b ? [] : { name, shown: a, proven: b };
      }),
    });
  }

  private add(difference: RowDifference): void {
    this.counts[difference.kind]++;
    this.named.push(difference);
  }
}

/** As PostgreSQL orders them: numbers by value, texts by their bytes, NULL last. */
function orderOf(a: string | null, b: string | null, isNumber: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (!isNumber) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return BigInt(a) < BigInt(b) ? -1 : 1;
}

async function tablesOf({ client, schema }: Place): Promise<Tables> {
  const { rows } = await client.query<Column & { readonly table: string }>(
    `SELECT c.relname AS "table", a.attname AS name,
        a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AS "isNumber",
        array_position(k.conkey, a.attnum) - 1 AS "keyPlace"
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
     WHERE c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     ORDER BY c.relname, a.attnum`,
    [schema],
  );
  const tables = new Map<string, Column[]>();
  for (const { table, ...column } of rows) {
    const columns = tables.get(table);
    if (columns) columns.push(column);
    else tables.set(table, [column]);
  }
  return tables;
}
