/** What a process holds, as Linux and its database tell it. */
import { readFile, readdir } from 'node:fs/promises';
import type { Sql } from '../../../libs/postgres/sql.js';

export interface Held {
  /** Bytes of memory that are resident. */
  readonly memory: number;
  readonly descriptors: number;
  /** Sessions of the database that all processes of the site have. */
  readonly connections: number;
}

export async function heldBy(pid: number, sql: Sql): Promise<Held> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const [row] = await sql.query<{ readonly sessions: bigint }>(
    `SELECT count(*) AS sessions FROM pg_stat_activity WHERE datname = current_database()`,
  );
  return {
    memory: Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) * 1024,
    descriptors: (await readdir(`/proc/${pid}/fd`)).length,
    connections: Number(row!.sessions),
  };
}

/** Of the second tenth and of the last, each the median. */
export type Tenths = Readonly<Record<keyof Held, readonly [second: number, last: number]>>;

export function tenthsOf(held: readonly Held[]): Tenths {
  const of = (name: keyof Held): readonly [number, number] => {
    const values = held.map((each) => each[name]);
    return [medianOfTenth(values, 1), medianOfTenth(values, 9)];
  };
  return {
    memory: of('memory'),
    descriptors: of('descriptors'),
    connections: of('connections'),
  };
}

function medianOfTenth(values: readonly number[], tenth: number): number {
  const size = values.length / 10;
  const part = values.slice(Math.floor(tenth * size), Math.ceil((tenth + 1) * size));
  return part.toSorted((a, b) => a - b)[part.length >> 1] ?? 0;
}
