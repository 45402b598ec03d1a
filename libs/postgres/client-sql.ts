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

/** Statements of callers who do not wait for each other, one after the other. */
export function oneAfterTheOther(sql: Sql): Sql {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query<Row extends object>(text: string, values?: readonly unknown[]) {
      const answer = last.then(() => sql.query<Row>(text, values));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}
