/** This process's clock against the database's: a wrong one would date events for years. */
import type { Sql } from '../postgres/sql.js';
import { StoreUnavailable } from './port.js';

/** Seconds by which they may differ. */
export const CLOCKS_AGREE_WITHIN = 60;
/** As `store.require_clock` raises it. */
export const CLOCK_CODE = 'DC001';

/** Nothing was appended: the clock of this process and that of PostgreSQL differ too much. */
export class ClockDisagrees extends StoreUnavailable {
  /** The server, or who asked it, has said no: nothing is recorded. */
  readonly code = CLOCK_CODE;

  constructor(options?: ErrorOptions) {
    super(`the clocks differ by more than ${CLOCKS_AGREE_WITHIN} s`, options);
  }
}

/** How far this process's clock is ahead of the database's, in seconds; negative: behind. */
export async function secondsAhead(sql: Sql): Promise<number> {
  const before = Date.now();
  const [row] = await sql.query<{ readonly now: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS now',
  );
  return (before + Date.now()) / 2000 - row!.now;
}

const ASK_AGAIN_AFTER_MS = 10_000;
/** A clock that was set moves against the one that only counts. */
const SET_BY_MS = 1_000;

/** For stores whose server does not compare the clocks itself. */
export class ClockWatch {
  private asked: { readonly counted: number; readonly wall: number; agrees: boolean } | undefined;

  constructor(private readonly sql: Sql) {}

  /** @throws ClockDisagrees */
  async require(): Promise<void> {
    const [counted, wall] = [performance.now(), Date.now()];
    if (this.asked === undefined || this.isOld(counted, wall)) {
      const agrees = Math.abs(await secondsAhead(this.sql)) <= CLOCKS_AGREE_WITHIN;
      this.asked = { counted, wall, agrees };
    }
    if (!this.asked.agrees) throw new ClockDisagrees();
  }

  private isOld(counted: number, wall: number): boolean {
    const past = counted - this.asked!.counted;
    return past > ASK_AGAIN_AFTER_MS || Math.abs(wall - this.asked!.wall - past) > SET_BY_MS;
  }
}
