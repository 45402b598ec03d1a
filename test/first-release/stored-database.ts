/**
 * A database without its read models, as lines of text: what an older release recorded, put into an
 * empty migrated database word for word.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import pg from 'pg';

/** In an order in which every row finds the rows that it refers to. */
const TABLES: Readonly<Record<string, string>> = {
  'store.events': 'position',
  'store.claims': 'position, key',
  'store.log': 'origin',
  'store.seals': 'size',
  'store.tree_nodes': 'height, place',
  'store.seal_keys': 'key',
  'store.receipt_keys': 'key',
  'store.cosignatures': 'size, key, time',
  'vault.key_check': 'value',
  'vault.keys': 'no',
  'vault.steady_keys': 'key_no, purpose',
  'vault.persons': 'pseudonym',
  'vault.names': 'pseudonym, mark',
  'vault.objection_texts': 'objection_no, part',
  'vault.matter_texts': 'matter_no, part',
};

/** Each value as PostgreSQL writes it. */
export type Row = Readonly<Record<string, string | null>>;
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** @param after only events and claims behind this position, and of no other table anything */
export async function storedRows(url: string, after?: bigint): Promise<Rows> {
  return withClient(url, async (client) => {
    const rows: Record<string, Row[]> = {};
    for (const [table, order] of Object.entries(TABLES)) {
      const hasPosition = table === 'store.events' || table === 'store.claims';
      if (after !== undefined && !hasPosition) continue;
      const where = after === undefined ? '' : `WHERE position > ${after}`;
      const columns = [...(await columnsOf(client, table)).keys()];
      const texts = columns.map((column) => `${column}::text AS ${column}`).join(', ');
      const found = await client.query<Row>(
        `SELECT ${texts} FROM ${table} t ${where} ORDER BY ${qualified(order)}`,
      );
      rows[table] = found.rows;
    }
    return rows;
  });
}

/** Into a database that holds nothing yet, or whose head is just before these events. */
export async function loadRows(url: string, rows: Rows): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query("SET LOCAL timezone TO 'UTC'");
    for (const [table, lines] of Object.entries(rows)) await insert(client, table, lines);
    await client.query(
      `UPDATE store.head h SET position = last.position, recorded_at = last.recorded_at
         FROM (SELECT * FROM store.events ORDER BY position DESC LIMIT 1) AS last`,
    );
    await client.query('COMMIT');
  });
}

async function insert(client: pg.Client, table: string, lines: readonly Row[]): Promise<void> {
  if (lines.length === 0) return;
  const types = await columnsOf(client, table);
  const columns = Object.keys(lines[0]!);
  const values = columns.map((column) => `v.${column}::${types.get(column)!}`).join(', ');
  const arrays = columns.map((_, place) => `$${place + 1}::text[]`).join(', ');
  await client.query(
    `INSERT INTO ${table} (${columns.join(', ')})
       SELECT ${values} FROM unnest(${arrays}) AS v (${columns.join(', ')})`,
    columns.map((column) => lines.map((line) => line[column])),
  );
}

/** Name and type. */
async function columnsOf(client: pg.Client, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET timezone TO 'UTC'");
    return await work(client);
  } finally {
    await client.end();
  }
}

const qualified = (order: string): string =>
  order
    .split(', ')
    .map((column) => `t.${column}`)
    .join(', ');

/** A row a line, `{"table": …, "row": …}`. */
export async function writeRows(file: string, rows: Rows): Promise<void> {
  const lines = Object.entries(rows).flatMap(([table, of]) => of.map((row) => ({ table, row })));
  await writeLines(file, lines);
}

export async function readRows(file: string): Promise<Rows> {
  const rows: Record<string, Row[]> = {};
  for (const { table, row } of await readLines<{ table: string; row: Row }>(file)) {
    (rows[table] ??= []).push(row);
  }
  return rows;
}

export async function writeLines(file: string, lines: readonly object[]): Promise<void> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(file, await promisify(gzip)(text, { level: 9 }));
}

export async function readLines<T>(file: string): Promise<readonly T[]> {
  const text = String(await promisify(gunzip)(await readFile(path.resolve(file))));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
