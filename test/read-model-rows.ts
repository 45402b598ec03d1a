/**
 * Every row of every read model and published view, as a count and a hash for each, and whether the
 * application may read it.
 */
import pg from 'pg';

export async function rowsOfReadModels(url: string): Promise<ReadonlyMap<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const relations = await client.query<{ name: string; readable: boolean }>(
      `SELECT oid::regclass::text AS name, has_table_privilege('doudi_app', oid, 'SELECT')
          AND has_schema_privilege('doudi_app', relnamespace, 'USAGE') AS readable
        FROM pg_class WHERE relkind IN ('r', 'v')
          AND relnamespace::regnamespace::text IN ('read', 'published') ORDER BY 1`,
    );
    const found = new Map<string, string>();
    for (const { name, readable } of relations.rows) {
      const { rows } = await client.query<{ content: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS content
          FROM (SELECT t::text AS line FROM ${name} t) AS lines`,
      );
      found.set(name, `${readable ? 'readable' : 'closed'} ${rows[0]!.content}`);
    }
    return found;
  } finally {
    await client.end();
  }
}
