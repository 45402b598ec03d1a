/**
 * Holds after every run of migrations, whatever they made: the projector owns the read models, the
 * api and the verifier read them, and all of `store` is read by projector and verifier. Only what
 * is not so yet is changed.
 */
import type pg from 'pg';

export async function keepPermissionSets(owner: pg.ClientBase): Promise<void> {
  // One statement each, so that no two locks are held where processes are at work.
  const { rows } = await owner.query<{ name: string }>(NOT_OWNED);
  for (const { name } of rows) await owner.query(`ALTER ${name} OWNER TO doudi_projector`);
  await owner.query(READ_TABLES);
}

const NOT_OWNED = `
SELECT format('SCHEMA %I', nspname) AS name FROM pg_namespace
 WHERE nspname IN ('read', 'published') AND nspowner <> 'doudi_projector'::regrole
UNION ALL
SELECT format('TABLE %s', oid::regclass) FROM pg_class
 WHERE relnamespace::regnamespace::text IN ('read', 'published')
   AND relkind IN ('r', 'p', 'v') AND relowner <> 'doudi_projector'::regrole
ORDER BY name`;

const READ_TABLES = `
DO $$
DECLARE missing record;
BEGIN
  FOR missing IN
    SELECT format('SELECT ON %s', c.oid::regclass) AS right, reader FROM pg_class c
      JOIN (VALUES ('store', 'doudi_projector'), ('store', 'doudi_verifier'), ('read', 'doudi_app'),
                   ('read', 'doudi_verifier'), ('published', 'doudi_app'),
                   ('published', 'doudi_verifier')) AS wanted (schema, reader)
        ON c.relnamespace::regnamespace::text = wanted.schema
     WHERE c.relkind IN ('r', 'p', 'v') AND NOT has_table_privilege(reader, c.oid, 'SELECT')
    UNION ALL
    SELECT format('USAGE ON SCHEMA %I', nspname), reader FROM pg_namespace,
      unnest(ARRAY['doudi_app', 'doudi_verifier']) AS reader
     WHERE nspname IN ('read', 'published') AND NOT has_schema_privilege(reader, oid, 'USAGE')
  LOOP
    EXECUTE format('GRANT %s TO %I', missing.right, missing.reader);
  END LOOP;
END
$$`;
