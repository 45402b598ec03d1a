/** Every row of every read model, as a count and a hash for each table. */
import pg from 'pg';

export async function rowsOfReadModels(url: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'read' ORDER BY tablename`,
    );
    const found = new Map<string, string>();
    for (const { tablename } of tables.rows) {
      const { rows } = await client.query<{ content: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS content
          FROM (SELECT t::text AS line FROM read.${tablename} t) AS lines`,
      );
      found.set(tablename, rows[0]!.content);
    }
    return found;
  } finally {
    await client.end();
  }
}
