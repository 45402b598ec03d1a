/** A row put in, one taken out and one changed in every table of the read models. */
import type pg from 'pg';

export interface Tampered {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly changed: readonly string[];
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly inKey: boolean;
  /** In the key, else in the table. */
  readonly place: number;
}

/** By type: a value, and another one in place of `c`. */
const VALUES: Readonly<Record<string, readonly [value: string, changed: string]>> = {
  text: [`'x'`, `coalesce(c, '') || 'x'`],
  integer: ['7', 'coalesce(c, 0) + 1'],
  bigint: ['999999999', 'coalesce(c, 0) + 1'],
  numeric: ['7', 'coalesce(c, 0) + 1'],
  boolean: ['true', 'NOT c'],
  uuid: ['gen_random_uuid()', 'gen_random_uuid()'],
  date: [`'2020-01-01'`, `coalesce(c, '2020-01-01') + 1`],
  json: [`'{"x":1}'`, `'{"x":2}'`],
  jsonb: [`'{"x":1}'`, `'{"x":2}'`],
  'text[]': [`'{x}'`, `c || 'x'::text`],
  'timestamp with time zone': ['now()', `c + interval '1 second'`],
  bytea: [`'\\x00'`, `c || '\\x00'`],
};

const TABLES = `SELECT c.relname AS "table", json_agg(json_build_object(
      'name', a.attname, 'type', regexp_replace(format_type(a.atttypid, a.atttypmod), '\\(\\d+\\)', ''),
      'inKey', k.conkey IS NULL OR a.attnum = ANY (k.conkey),
      'place', coalesce(array_position(k.conkey, a.attnum), a.attnum)) ORDER BY a.attnum) AS columns
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
   WHERE c.relnamespace = 'read'::regnamespace AND c.relkind = 'r'
   GROUP BY c.oid, c.relname ORDER BY c.relname`;

/** @returns by table: the rows that are not as they were, by their keys */
export async function tamperWithEveryTable(
  client: pg.Client,
): Promise<ReadonlyMap<string, Tampered>> {
  const { rows } = await client.query<{ table: string; columns: readonly Column[] }>(TABLES);
  const done = new Map<string, Tampered>();
  for (const { table, columns } of rows) done.set(table, await tamperWith(client, table, columns));
  return done;
}

async function tamperWith(
  client: pg.Client,
  table: string,
  columns: readonly Column[],
): Promise<Tampered> {
  const inKey = columns.filter((column) => column.inKey);
  const keys = inKey.toSorted((a, b) => a.place - b.place).map(({ name }) => name);
  const key = keys.map((name) => `"${name}"::text`).join(', ');
  const run = async (statement: string): Promise<readonly string[]> => {
    const { rows } = await client.query<{ key: readonly string[] }>(
      `${statement} RETURNING ARRAY[${key}] AS key`,
    );
    return rows.map((row) => keys.map((name, at) => `${name}=${row.key[at]}`).join(', '));
  };
  const one = (order: string): string =>
    `WHERE ctid = (SELECT ctid FROM read.${table} ORDER BY ${key} ${order} LIMIT 1)`;
  const missing = await run(`DELETE FROM read.${table} ${one('')}`);
  const isAllKey = inKey.length === columns.length;
  const column = columns.findLast((one) => isAllKey || !one.inKey)!;
  const value = VALUES[column.type]![1].replaceAll(/\bc\b/g, `"${column.name}"`);
  const changed = isAllKey
    ? []
    : await run(`UPDATE read.${table} SET "${column.name}" = ${value} ${one('DESC')}`);
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ type }) => VALUES[type]![0]).join(', ');
  const extra = await run(`INSERT INTO read.${table} (${names}) VALUES (${values})`);
  return { missing, extra, changed };
}
