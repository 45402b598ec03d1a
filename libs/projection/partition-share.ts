/**
 * Which partitions a projector holds. Every projector of the database counts the others and takes
 * its fair share, by locks of its session: when it dies they are free at once, for the others to
 * take.
 */
import type pg from 'pg';

/** Any fixed number: the locks of projectors are told from others by it. */
const LOCKS = 20_170_063;
/** Held, shared, by every projector. Partitions are numbered from 1. */
const PRESENCE = 0;

export class PartitionShare {
  private readonly held = new Set<number>();

  /** @param client whose session holds the locks @param partitions how many there are */
  constructor(
    private readonly client: pg.ClientBase,
    private readonly partitions: number,
  ) {}

  /** Indexes of the partitions that are held, in order. */
  get indexes(): readonly number[] {
    return [...this.held].toSorted((a, b) => a - b);
  }

  /** Is counted from now on. */
  async join(): Promise<void> {
    await this.client.query('SELECT pg_advisory_lock_shared($1, $2)', [LOCKS, PRESENCE]);
  }

  /** Gives up what is too much, or takes what is free and due. @returns what changed hands */
  async balance(): Promise<{ readonly gained: readonly number[]; readonly lost: number[] }> {
    const due = Math.ceil(this.partitions / Math.max(await this.projectors(), 1));
    const lost = this.indexes.slice(due);
    for (const index of lost) await this.release(index);
    const gained: number[] = [];
    for (let index = 0; index < this.partitions && this.held.size < due; index++) {
      if (!this.held.has(index) && (await this.take(index))) gained.push(index);
    }
    return { gained, lost };
  }

  private async projectors(): Promise<number> {
    const { rows } = await this.client.query<{ readonly projectors: number }>(
      `SELECT count(*)::int AS projectors FROM pg_locks l
         JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
        WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = $2 AND l.objsubid = 2
          AND l.granted`,
      [LOCKS, PRESENCE],
    );
    return rows[0]!.projectors;
  }

  private async take(index: number): Promise<boolean> {
    const { rows } = await this.client.query<{ readonly taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [LOCKS, index + 1],
    );
    const { taken } = rows[0]!;
    if (taken) this.held.add(index);
    return taken;
  }

  private async release(index: number): Promise<void> {
    this.held.delete(index);
    await this.client.query('SELECT pg_advisory_unlock($1, $2)', [LOCKS, index + 1]);
  }
}
