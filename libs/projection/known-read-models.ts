/**
 * The read models as they were known at a position: rows of later events are left out of every
 * statement. What was known is thereby asked by the very statements that ask what is known now.
 */
import type { Sql } from '../postgres/sql.js';
import type { PublishedView } from './projection.js';

/**
 * For tables whose rows are no single event's: a SELECT that stands for the table, by its name;
 * null: its rows are written over, so that it cannot be asked about the past. In the SELECT `read.`
 * and `published.` name tables and views as they were known, `{read}.` and `{published}.` as they
 * are, and `{known}` is the position.
 */
export type DerivedTables = Readonly<Record<string, string | null>>;

/** What tables and views come to at a position. */
export interface KnownRelations {
  readonly views: readonly PublishedView[];
  readonly derived: DerivedTables;
}

const RELATION = /\b(read|published)\.([a-z_]+)/g;

/** Statements over `read.` and `published.` as if no event after the position had been recorded. */
export function readModelsKnownAt(sql: Sql, position: bigint, models: KnownRelations): Sql {
  return {
    query: <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const known = keptText(text, `$${values.length + 1}::bigint`, models);
      return sql.query<Row>(known, known === text ? values : [...values, position]);
    },
  };
}

/** Statements are few and asked often: each is put together once. */
const KEPT = new WeakMap<KnownRelations, Map<string, string>>();

function keptText(text: string, place: string, models: KnownRelations): string {
  let kept = KEPT.get(models);
  if (!kept) KEPT.set(models, (kept = new Map<string, string>()));
  const key = `${place} ${text}`;
  let known = kept.get(key);
  if (known === undefined) kept.set(key, (known = textKnownAt(text, place, models)));
  return known;
}

/** @param place the parameter that holds the position */
export function textKnownAt(text: string, place: string, models: KnownRelations): string {
  const relations = new Map<string, string>();
  collect(text, place, models, relations);
  if (relations.size === 0) return text;
  const known = [...relations].map(([name, rows]) => `${name} AS NOT MATERIALIZED (${rows})`);
  const own = renamed(text);
  const leading = /^\s*WITH(\s+RECURSIVE)?\s/.exec(own);
  if (!leading) return `WITH ${known.join(', ')} ${own}`;
  return `${leading[0]}${known.join(', ')}, ${own.slice(leading[0].length)}`;
}

/** Each relation after those that its rows are derived from. */
function collect(
  text: string,
  place: string,
  models: KnownRelations,
  relations: Map<string, string>,
): void {
  for (const [relation, schema, name] of text.matchAll(RELATION)) {
    const known = knownName(schema!, name!);
    if (relations.has(known)) continue;
    const rows = schema === 'read' ? models.derived[name!] : viewText(models, name!);
    if (rows === null) throw new Error(`${relation} says nothing of the past`);
    if (rows === undefined) {
      relations.set(known, `SELECT * FROM ${relation} WHERE position <= ${place}`);
      continue;
    }
    collect(rows, place, models, relations);
    relations.set(
      known,
      renamed(rows)
        .replace(/\{(read|published)\}/g, '$1')
        .replaceAll('{known}', place),
    );
  }
}

function viewText({ views }: KnownRelations, name: string): string {
  const view = views.find((candidate) => candidate.name === name);
  if (!view) throw new Error(`nobody publishes ${name}`);
  return view.text;
}

function renamed(text: string): string {
  return text.replace(RELATION, (_, schema: string, name: string) => knownName(schema, name));
}

function knownName(schema: string, name: string): string {
  return schema === 'read' ? `known_${name}` : `known_${schema}_${name}`;
}
