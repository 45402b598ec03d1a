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

export interface OneAfterTheOther extends Sql {
  /** Resolves once everything that was asked has been answered, whoever waits for it. */
  idle(): Promise<void>;
}

/** Statements of callers who do not wait for each other, one after the other. */
export function oneAfterTheOther(sql: Sql): OneAfterTheOther {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query<Row extends object>(text: string, values?: readonly unknown[]) {
      const answer = last.then(() => sql.query<Row>(text, values));
      last = answer.catch(() => undefined);
      return answer;
    },
    idle: async () => void (await last),
  };
}
