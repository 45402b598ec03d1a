/**
 * The read models as they were known at a position: rows of later events are left out of every
 * statement. What was known is thereby asked by the very statements that ask what is known now.
 */
import type { Sql } from '../postgres/sql.js';

/**
 * For tables whose rows are no single event's: a SELECT that stands for the table, by its name.
 * In it `read.` names tables as they were known, `{live}.` as they are, and `{known}` is the
 * position.
 */
export type DerivedTables = Readonly<Record<string, string>>;

const TABLE = /\bread\.([a-z_]+)/g;

/** Statements over `read.` as if no event after the position had been recorded. */
export function readModelsKnownAt(sql: Sql, position: bigint, derived: DerivedTables = {}): Sql {
  return {
    query: <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const known = textKnownAt(text, `$${values.length + 1}::bigint`, derived);
      return sql.query<Row>(known, known === text ? values : [...values, position]);
    },
  };
}

/** @param place the parameter that holds the position */
export function textKnownAt(text: string, place: string, derived: DerivedTables): string {
  const tables = new Map<string, string>();
  collect(text, place, derived, tables);
  if (tables.size === 0) return text;
  const known = [...tables].map(([name, rows]) => `known_${name} AS NOT MATERIALIZED (${rows})`);
  const own = renamed(text);
  const leading = /^\s*WITH(\s+RECURSIVE)?\s/.exec(own);
  if (!leading) return `WITH ${known.join(', ')} ${own}`;
  return `${leading[0]}${known.join(', ')}, ${own.slice(leading[0].length)}`;
}

/** Each table after those that its rows are derived from. */
function collect(
  text: string,
  place: string,
  derived: DerivedTables,
  tables: Map<string, string>,
): void {
  for (const [, name] of text.matchAll(TABLE)) {
    if (tables.has(name!)) continue;
    const rows = derived[name!];
    if (rows === undefined) {
      tables.set(name!, `SELECT * FROM read.${name} WHERE position <= ${place}`);
      continue;
    }
    collect(rows, place, derived, tables);
    const restricted = renamed(rows).replaceAll('{live}.', 'read.').replaceAll('{known}', place);
    tables.set(name!, restricted);
  }
}

function renamed(text: string): string {
  return text.replace(TABLE, 'known_$1');
}
