/** How far the read models are, for writers who want to read their own writes. */
import { setTimeout as pause } from 'node:timers/promises';
import { SnapshotSql } from '../postgres/snapshot-sql.js';
import type { Sql } from '../postgres/sql.js';

/**
 * Before the moment of a snapshot is taken: a rebuild that swaps the tables ends before it or waits
 * until it is over, so that no snapshot older than its rows ever looks at them.
 */
export const HOLD_READ_MODELS = 'LOCK TABLE read.lanes IN ACCESS SHARE MODE';

const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;

/** An event that is set aside, and a unit whose figures it stops. */
export interface MissingUnit {
  /** A county; null: the province's pool. */
  readonly region: string | null;
  readonly eventId: string;
}

/** What the read models hold: everything up to the position but for what is set aside. */
export interface Standing {
  readonly position: bigint;
  readonly missing: readonly MissingUnit[];
}

export class ReadPosition {
  private seen = 0n;
  private first = 0n;

  /** @param beside of every snapshot: how far the read models are just now */
  constructor(
    private readonly sql: Sql,
    private readonly beside: Sql = sql instanceof SnapshotSql ? sql.beside : sql,
  ) {}

  /** Does work whose statements, and `standing` among them, see the read models at one moment. */
  atOnce<T>(work: () => Promise<T>): Promise<T> {
    return this.sql instanceof SnapshotSql ? this.sql.atOnce(work) : work();
  }

  /** What was last seen; never too high. */
  current(): bigint {
    return this.seen;
  }

  /** Told by a projector of the same process, so that nobody has to ask the database. */
  advance(position: bigint): void {
    if (position > this.seen) this.seen = position;
  }

  async read(): Promise<bigint> {
    const [row] = await this.beside.query<{ readonly position: bigint }>(
      'SELECT position FROM read.checkpoint',
    );
    this.advance(row?.position ?? 0n);
    return this.seen;
  }

  /** @param position up to which they must hold everything before their answers are whole */
  requireFirst(position: bigint): void {
    this.first = position;
  }

  /** False until they have once held what was recorded before this process began. */
  get isWhole(): boolean {
    return this.isWholeAt(this.seen);
  }

  /**
   * Likewise of an answer that stands on a position: it may be of a moment before the latest that
   * was seen.
   */
  isWholeAt(position: bigint): boolean {
    return position >= this.first;
  }

  async standing(): Promise<Standing> {
    const rows = await this.sql.query<StandingRow>(STANDING);
    const position = rows[0]?.position ?? 0n;
    this.advance(position);
    const missing = rows.flatMap(({ eventId, region }) =>
      eventId === null ? [] : [{ region, eventId }],
    );
    return { position, missing };
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

interface StandingRow {
  readonly position: bigint;
  readonly eventId: string | null;
  readonly region: string | null;
}

/** In the order of the events. */
const STANDING = `SELECT c.position, s.event_id AS "eventId", s.region FROM read.checkpoint c
  LEFT JOIN (SELECT DISTINCT a.position, a.event_id, r.region FROM read.set_aside a
    LEFT JOIN unnest(a.regions) AS r (region) ON true WHERE a.reversed_at IS NULL) s ON true
  ORDER BY s.position, s.region`;

/** The furthest that any partition has got: all of the events up to there were seen once. */
export async function furthestPosition(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ readonly position: bigint | null }>(
    'SELECT max(position) AS position FROM read.lanes',
  );
  return row?.position ?? 0n;
}
