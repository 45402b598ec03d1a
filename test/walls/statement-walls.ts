/**
 * Looks at every statement that this process sends to PostgreSQL: a lib names its own tables and
 * published views, and nothing else of another's. Whose a statement is, the stack tells.
 */
import pg from 'pg';
import { mayName } from './relation-owners.js';

/** Functions are no relations. */
const RELATION = /\b(read|published|store|vault)\.([a-z_]+)\b(?!\()/g;
const KNOWN = /\bknown_(published_)?([a-z_]+)/g;
const KNOWN_ROWS = /\bknown_[a-z_]+ AS NOT MATERIALIZED \(/g;
/** What only hands statements on. */
const PASSING_ON = new RegExp(
  [
    '/node_modules/',
    '/libs/postgres/',
    '/libs/projection/(?:known-read-models|projection|published-views|read-model-writer)[.]',
    '/test/walls/',
  ].join('|'),
);
/** `libs/projection` writes the rows that projections hand over, and makes every table anew. */
const OF_EVERY_TABLE =
  /^(?:INSERT INTO|COPY) read\.[a-z_]+ \([^)]*\) (?:VALUES|FROM STDIN)|^CREATE TABLE read_next\./;

/** Relations that the statement itself names; what was known of them is made by libs/projection. */
export function relationsIn(text: string): ReadonlySet<string> {
  const own = withoutKnownRows(text);
  const names = [...own.matchAll(RELATION)].map(([name]) => name);
  for (const [, published, name] of own.matchAll(KNOWN)) {
    names.push(`${published ? 'published' : 'read'}.${name}`);
  }
  return new Set(names);
}

/** Relations of others that a lib, or `apps`, must not name. */
export function trespassesIn(text: string, lib: string): readonly string[] {
  if (lib === 'projection' && OF_EVERY_TABLE.test(text)) return [];
  return [...relationsIn(text)].filter((relation) => !mayName(lib, relation));
}

const judged = new Set<string>();
const found: string[] = [];

/** What was found since the process began to watch. */
export function trespasses(): readonly string[] {
  return found;
}

/** From now on; once a process. */
export function watchStatements(): void {
  watch(pg.Pool.prototype);
  watch(pg.Client.prototype);
}

type Query = (this: unknown, ...args: unknown[]) => unknown;

function watch(prototype: object): void {
  const { query } = prototype as { query: Query };
  Object.assign(prototype, {
    query(this: unknown, ...args: unknown[]) {
      const [statement] = args as [string | { readonly text?: string } | undefined];
      const text = typeof statement === 'string' ? statement : statement?.text;
      if (text !== undefined && !judged.has(text)) judge(text);
      return query.apply(this, args);
    },
  });
}

function judge(text: string): void {
  judged.add(text);
  if (relationsIn(text).size === 0) return;
  const sender = senderOf(stackFiles());
  if (sender === undefined) return;
  const names = trespassesIn(text, sender);
  if (names.length > 0) found.push(`${sender} names ${names.join(', ')}: ${text.slice(0, 90)}`);
}

/** A lib or `apps`; `nobody` where the stack does not tell; undefined: tests and migrations. */
function senderOf(files: readonly string[]): string | undefined {
  const file = files.find((name) => name.includes('/') && !PASSING_ON.test(name));
  if (file === undefined) return 'nobody';
  const [, room, lib] = /\/(libs|apps|migrations|test)\/([^/]+)\//.exec(file) ?? [];
  if (room === 'libs') return lib;
  return room === 'apps' ? 'apps' : undefined;
}

function stackFiles(): readonly string[] {
  const { stackTraceLimit } = Error;
  const shown = Object.getOwnPropertyDescriptor(Error, 'prepareStackTrace');
  Error.stackTraceLimit = 60;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getFileName() ?? '');
  try {
    return new Error('stack').stack as unknown as string[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (shown) Object.defineProperty(Error, 'prepareStackTrace', shown);
    else Reflect.deleteProperty(Error, 'prepareStackTrace');
  }
}

function withoutKnownRows(text: string): string {
  let own = '';
  let from = 0;
  for (const { index, 0: opening } of text.matchAll(KNOWN_ROWS)) {
    if (index < from) continue;
    own += text.slice(from, index);
    from = closingOf(text, index + opening.length);
  }
  return own + text.slice(from);
}

/** Where the parenthesis ends that is open at a place. */
function closingOf(text: string, place: number): number {
  let depth = 1;
  for (let at = place; at < text.length; at++) {
    const character = text[at]!;
    if (character === "'") at = text.indexOf("'", at + 1);
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}
