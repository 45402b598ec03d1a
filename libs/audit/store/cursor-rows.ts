import type { Sql } from '../../postgres/sql.js';

const ROWS_AT_ONCE = 1_000;

/** The rows of a question, fetched a thousand at a time. @param sql of an open transaction */
export async function* rowsOf<Row extends object>(
  sql: Sql,
  cursor: string,
  text: string,
): AsyncGenerator<Row, void, undefined> {
  await sql.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const rows = await sql.query<Row>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
    yield* rows;
    if (rows.length === 0) break;
  }
  await sql.query(`CLOSE ${cursor}`);
}
