/**
 * What rows come to, whatever their order: the sum of their hashes, each of 64 numbers of 32 bits,
 * number by number. A row is taken out by subtracting what it added. docs/audit-proof.md specifies
 * it; docs/adr/0040 says what it protects from.
 */
import { createHash } from 'node:crypto';
import type { Cell, Table } from './projection.js';

const NUMBERS = 64;
export const STATE_BYTES = 4 * NUMBERS;

/** As PostgreSQL or a projection hands it over: an array is of texts, an object is JSON. */
export type Value = Cell | readonly string[] | object;

/** Of which batch, place or unit a digest is, where it is not of the row's `region`. */
const UNIT_COLUMNS: Readonly<Record<string, string>> = {
  payments: 'stream',
  basic_payments: 'batch',
  set_aside: 'lane',
};
/** As JSON escapes it. */
const HALF_CHARACTER = /\\ud[89a-f][0-9a-f]{2}/g;
const YEAR_COLUMNS = ['fiscal_year', 'year'];

export interface DigestKey {
  readonly table: string;
  /** Empty: the table has none. */
  readonly unit: string;
  readonly year: string;
}

/** Of one key: what was added less what was taken out. */
export class RowDigest {
  rows = 0;

  constructor(private readonly numbers = new Uint32Array(NUMBERS)) {}

  /** @param state little-endian; one of another length is cut or filled up */
  static of(state: Buffer, rows: number): RowDigest {
    const whole = Buffer.concat([state, Buffer.alloc(STATE_BYTES)]);
    const numbers = Uint32Array.from({ length: NUMBERS }, (_, at) => whole.readUInt32LE(4 * at));
    const digest = new RowDigest(numbers);
    digest.rows = rows;
    return digest;
  }

  get isNothing(): boolean {
    return this.rows === 0 && this.numbers.every((number) => number === 0);
  }

  get state(): Buffer {
    const state = Buffer.alloc(STATE_BYTES);
    this.numbers.forEach((number, at) => state.writeUInt32LE(number, 4 * at));
    return state;
  }

  add(hash: Buffer, sign: 1 | -1): void {
    this.rows += sign;
    // Numbers of 32 bits wrap around by themselves.
    for (let at = 0; at < NUMBERS; at++) this.numbers[at]! += sign * hash.readUInt32LE(4 * at);
  }

  join({ numbers, rows }: RowDigest): void {
    this.rows += rows;
    for (let at = 0; at < NUMBERS; at++) this.numbers[at]! += numbers[at]!;
  }
}

/** Of the rows of a table: where its digests are kept, and what each row adds to one. */
export class TableDigests {
  private readonly order: readonly number[];
  private readonly lead: string;
  private readonly unit: number;
  private readonly year: number;
  private readonly json: ReadonlySet<number>;

  constructor(private readonly table: Table) {
    const { name, columns, json = [] } = table;
    const sorted = [...columns].toSorted();
    this.order = sorted.map((column) => columns.indexOf(column));
    this.lead = `${name}\n${sorted.join(',')}\n`;
    this.unit = columns.indexOf(UNIT_COLUMNS[name] ?? 'region');
    const isByBatch = name in UNIT_COLUMNS;
    this.year = isByBatch ? -1 : columns.findIndex((column) => YEAR_COLUMNS.includes(column));
    this.json = new Set(json.map((column) => columns.indexOf(column)));
  }

  keyOf(row: readonly Value[]): DigestKey {
    const text = (at: number): string => (at < 0 ? '' : (cellText(row[at]!) ?? ''));
    return { table: this.table.name, unit: text(this.unit), year: text(this.year) };
  }

  hashOf(row: readonly Value[]): Buffer {
    const cells = this.order.map((at) => {
      const value = row[at]!;
      return this.json.has(at) ? jsonText(value) : cellText(value);
    });
    // A half of a character, which PostgreSQL cannot hold, is written as U+FFFD.
    const text = this.lead + JSON.stringify(cells).replace(HALF_CHARACTER, '\ufffd');
    return createHash('shake256', { outputLength: STATE_BYTES }).update(text).digest();
  }
}

function cellText(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Whatever blanks and order of members it was written with. */
function jsonText(value: Value): string | null {
  if (value === null) return null;
  return JSON.stringify(ordered(typeof value === 'string' ? JSON.parse(value) : value));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, ordered(member)]));
}
