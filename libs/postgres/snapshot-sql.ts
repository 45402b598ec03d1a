/**
 * Statements of one answer see the database as it stood at one moment: figures, and the position
 * that is told with them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { oneAfterTheOther } from './client-sql.js';
import { type StatementNames, poolSql } from './pool-sql.js';
import { Sql } from './sql.js';

/** Statements of whoever works in a snapshot go there, all others over any connection. */
export class SnapshotSql extends Sql {
  private readonly snapshot = new AsyncLocalStorage<Sql | undefined>();
  private readonly names: StatementNames = new Map<string, string>();
  /** Beside every snapshot: for who waits until something has changed. */
  readonly beside: Sql;

  /**
   * @param pool of connections for statements alone
   * @param snapshots of connections that are held for the length of an answer
   * @param before run first in each snapshot, before its moment is taken
   */
  constructor(
    pool: pg.Pool,
    private readonly snapshots: pg.Pool,
    private readonly before: string,
  ) {
    super();
    this.beside = poolSql(pool);
  }

  override query<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]> {
    return (this.snapshot.getStore() ?? this.beside).query<Row>(text, values);
  }

  /** Does work whose statements, one after the other, see one moment. */
  async atOnce<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.snapshots.connect();
    const own = oneAfterTheOther(poolSql(client, this.names));
    const held = this.untilEnded(own);
    try {
      await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${this.before}`);
      const done = await this.snapshot.run(held.sql, work);
      held.end();
      await own.idle();
      await client.query('COMMIT');
      client.release();
      return done;
    } catch (error) {
      held.end();
      // One statement failed while others were on their way: a client takes one at a time.
      await own.idle();
      // A connection that broke, or answers late, is not lent again.
      await client.query('ROLLBACK').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  /** What goes on after the answer, such as the filling of a cache, asks beside the snapshot. */
  private untilEnded(own: Sql): { readonly sql: Sql; end(): void } {
    let sql = own;
    const query: Sql['query'] = (text, values) => sql.query(text, values);
    return { sql: { query }, end: () => void (sql = this.beside) };
  }
}
