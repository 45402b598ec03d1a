import type pg from 'pg';
import type { Sql } from './sql.js';

/** Statements over one connection, within whatever transaction it is in. */
export function clientSql(client: pg.ClientBase): Sql {
  return {
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query<Row & pg.QueryResultRow>(text, [...values]);
      return rows;
    },
  };
}
