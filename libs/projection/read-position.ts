/** How far the read models are, for writers who want to read their own writes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '../postgres/sql.js';

const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;

export class ReadPosition {
  private seen = 0n;

  constructor(private readonly sql: Sql) {}

  /** What was last seen; never too high. */
  current(): bigint {
    return this.seen;
  }

  /** Told by a projector of the same process, so that nobody has to ask the database. */
  advance(position: bigint): void {
    if (position > this.seen) this.seen = position;
  }

  async read(): Promise<bigint> {
    const [row] = await this.sql.query<{ readonly position: bigint }>(
      'SELECT position FROM read.checkpoint',
    );
    this.advance(row?.position ?? 0n);
    return this.seen;
  }

  /** True once the read models have caught up; false after so many milliseconds. */
  async waitFor(position: bigint, milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      if (this.seen >= position || (await this.read()) >= position) return true;
      if (performance.now() + pauseMs > until) return false;
      await pause(pauseMs);
    }
  }
}

/** The furthest that any partition has got: all of the events up to there were seen once. */
export async function furthestPosition(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ readonly position: bigint | null }>(
    'SELECT max(position) AS position FROM read.lanes',
  );
  return row?.position ?? 0n;
}
