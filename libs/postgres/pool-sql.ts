import type pg from 'pg';
import type { Sql } from './sql.js';

/**
 * Statements over any connection of a pool. Texts are prepared once a connection, by their content.
 */
export function poolSql(pool: pg.Pool): Sql {
  const names = new Map<string, string>();
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      let name = names.get(text);
      if (name === undefined) names.set(text, (name = `doudi-${names.size}`));
      const result = await pool.query<Row & pg.QueryResultRow>({ name, text, values: [...values] });
      return result.rows;
    },
  };
}
