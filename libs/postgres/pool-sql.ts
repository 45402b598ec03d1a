import type pg from 'pg';
import type { Sql } from './sql.js';

/** Of prepared statements, by their texts; the same for all connections that have them. */
export type StatementNames = Map<string, string>;

/**
 * Statements over any connection of a pool, or over the one that it lent. Texts are prepared once a
 * connection, by their content.
 */
export function poolSql(
  pool: pg.Pool | pg.PoolClient,
  names: StatementNames = new Map<string, string>(),
): Sql {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      let name = names.get(text);
      if (name === undefined) names.set(text, (name = `doudi-${names.size}`));
      const result = await pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
      return result.rows;
    },
  };
}
