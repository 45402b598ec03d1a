/**
 * Holds the tables that people read against the digests that the projector kept while it wrote
 * them: what was changed since by anybody else is found, without folding an event.
 */
import type pg from 'pg';
import { Lines, cellsOf } from './copy-lines.js';
import { type DigestKey, RowDigest, TableDigests } from './row-digest.js';
import { ShownReadModels } from './shown-read-models.js';

/** Rows that do not come to what was written. */
export interface DigestDifference extends DigestKey {
  /** As they are now, and as they were written. */
  readonly rows: number;
  readonly written: number;
}

export interface DigestCheck {
  /** Least of the positions at which the partitions are. */
  readonly position: bigint;
  readonly tables: number;
  readonly rows: number;
  readonly differences: readonly DigestDifference[];
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Of themselves there are none. */
const WITHOUT_DIGESTS = ['lanes', 'digests'];

const COLUMNS = `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS names,
    array_agg(format_type(a.atttypid, NULL) ORDER BY a.attnum) AS types
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace = 'read'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1)
 GROUP BY c.relname ORDER BY c.relname`;

/** @param client may only read; its session is of this alone, and ended by whoever opened it */
export async function checkDigests(
  client: pg.ClientBase,
  signal?: AbortSignal,
): Promise<DigestCheck> {
  for (;;) {
    const shown = await ShownReadModels.open(client);
    const { rows: tables } = await client.query<{
      table: string;
      names: readonly string[];
      types: readonly string[];
    }>(COLUMNS, [WITHOUT_DIGESTS]);
    const written = await writtenDigests(client);
    const differences: DigestDifference[] = [];
    let rows = 0;
    for (const { table, names, types } of tables) {
      signal?.throwIfAborted();
      const columns = names.map((name, at) => ({ name, type: types[at]! }));
      const found = await digestsOf(client, table, columns);
      for (const [name, { key, digest }] of found) {
        rows += digest.rows;
        const due = written.get(name);
        written.delete(name);
        if (due?.state.equals(digest.state) && due.rows === digest.rows) continue;
        differences.push({ ...key, rows: digest.rows, written: due?.rows ?? 0 });
      }
    }
    for (const { key, rows: due } of written.values()) {
      differences.push({ ...key, rows: 0, written: due });
    }
    const { position } = shown;
    const isCurrent = await shown.isCurrent();
    await client.query('ROLLBACK');
    if (isCurrent) return { position, tables: tables.length, rows, differences };
  }
}

type Kept = Map<string, { readonly key: DigestKey; readonly digest: RowDigest }>;

interface Written {
  readonly key: DigestKey;
  readonly rows: number;
  readonly state: Buffer;
}

async function writtenDigests(client: pg.ClientBase): Promise<Map<string, Written>> {
  const { rows } = await client.query<DigestKey & { rows: bigint; state: Buffer }>(
    'SELECT "table", unit, year, rows, state FROM read.digests',
  );
  return new Map(
    rows.map(({ state, rows: count, ...key }) => [
      nameOf(key),
      { key, state, rows: Number(count) },
    ]),
  );
}

async function digestsOf(
  client: pg.ClientBase,
  table: string,
  columns: readonly Column[],
): Promise<Kept> {
  const json = columns.filter(({ type }) => /^jsonb?$/.test(type)).map(({ name }) => name);
  const names = columns.map(({ name }) => name);
  const digests = new TableDigests({ name: table, columns: names, json });
  const query = `SELECT ${columns.map(textOf).join(', ')} FROM read."${table}"`;
  const lines = new Lines(client, query);
  const found: Kept = new Map();
  for (;;) {
    if (lines.isEmpty) await lines.fill();
    const { line } = lines;
    if (line === undefined) return found;
    lines.pass();
    const row = cellsOf(line);
    const key = digests.keyOf(row);
    const name = nameOf(key);
    let kept = found.get(name);
    if (!kept) found.set(name, (kept = { key, digest: new RowDigest() }));
    kept.digest.add(digests.hashOf(row), 1);
  }
}

/** As a projection writes it: a time in ISO 8601 in UTC with milliseconds, all else alike. */
function textOf({ name, type }: Column): string {
  return type === 'timestamp with time zone'
    ? `to_char("${name}" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
    : `"${name}"::text`;
}

function nameOf({ table, unit, year }: DigestKey): string {
  return JSON.stringify([table, unit, year]);
}
