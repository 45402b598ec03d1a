/**
 * What a database is made of, as lines `key<TAB>value` in their order: schemas, tables and views
 * with their columns, constraints and indexes, triggers and whether they are enabled, rules,
 * policies, functions, event triggers, owners, grants, and the attributes of the permission sets.
 * Names that differ between databases of one release are left out: object ids, the owner's name,
 * names of constraints and indexes (a rebuild gives others), the numbers of dropped columns.
 */
import type { Sql } from './sql.js';

const SCHEMAS = `('store', 'vault', 'read', 'published')`;

/** Who migrates is called `owner`, whatever its name. */
const ROLE = (oid: string): string => `CASE ${oid} WHEN 0 THEN 'PUBLIC'
  WHEN (SELECT nspowner FROM pg_namespace WHERE nspname = 'store') THEN 'owner'
  ELSE pg_get_userbyid(${oid}) END`;

const HASH = (text: string): string =>
  `'sha256:' || encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;

/** Words for `tgenabled`, `ev_enabled`, `evtenabled`. */
const ENABLED = (column: string): string => `CASE ${column} WHEN 'O' THEN 'enabled'
  WHEN 'D' THEN 'disabled' WHEN 'A' THEN 'always' ELSE 'on replicas' END`;

const RELATION = `n.nspname || '.' || c.relname`;
const RELATIONS = `pg_class c JOIN pg_namespace n
  ON n.oid = c.relnamespace AND n.nspname IN ${SCHEMAS} AND c.relkind NOT IN ('i', 'I', 't', 'c')`;

/** Grants of an object but those of its owner to itself, one line for each that has any. */
const grantsOf = (name: string, acl: string, owner: string, from: string): string => `
  SELECT 'grant on ' || ${name} || ' to ' || ${ROLE('g.grantee')},
         string_agg(g.privilege_type || CASE WHEN g.is_grantable THEN ' (grantable)' ELSE '' END,
                    ', ' ORDER BY g.privilege_type COLLATE "C")
    FROM ${from}, aclexplode(${acl}) AS g
   WHERE g.grantee <> ${owner} GROUP BY 1`;

const SIGNATURE = `n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')'`;
const FUNCTIONS = `pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname IN ${SCHEMAS}`;

const PARTS: readonly string[] = [
  `SELECT 'schema ' || nspname, 'owner ' || ${ROLE('nspowner')} FROM pg_namespace
    WHERE nspname IN ${SCHEMAS}`,
  `SELECT CASE c.relkind WHEN 'r' THEN 'table ' WHEN 'v' THEN 'view ' WHEN 'S' THEN 'sequence '
            ELSE 'relation (' || c.relkind::text || ') ' END || ${RELATION},
          'owner ' || ${ROLE('c.relowner')}
            || CASE WHEN c.relpersistence <> 'p' THEN ', not logged' ELSE '' END
            || CASE WHEN c.relrowsecurity THEN ', row security' ELSE '' END
            || CASE WHEN c.relforcerowsecurity THEN ', forced' ELSE '' END
            || CASE c.relkind WHEN 'v' THEN ', ' || ${HASH('pg_get_viewdef(c.oid)')}
                 || coalesce(', ' || c.reloptions::text, '') ELSE '' END
     FROM ${RELATIONS}`,
  `SELECT 'column ' || ${RELATION} || '.' || a.attname,
          row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum) || ' '
            || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attcollation NOT IN (0, t.typcollation) THEN ' collate ' || l.collname ELSE '' END
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END
            || CASE WHEN a.attgenerated <> '' THEN ' generated ' || a.attgenerated::text ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
     FROM ${RELATIONS} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum`,
  `SELECT 'constraint on ' || ${RELATION} || ': ' || pg_get_constraintdef(k.oid), count(*)::text
     FROM ${RELATIONS} JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype NOT IN ('n', 't')
    GROUP BY 1`,
  `SELECT 'index on ' || ${RELATION} || ': '
            || regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .+? ON ', '\\1'),
          count(*) || CASE WHEN bool_and(i.indisvalid AND i.indisready) THEN '' ELSE ', not valid' END
     FROM ${RELATIONS} JOIN pg_index i ON i.indrelid = c.oid GROUP BY 1`,
  `SELECT 'trigger on ' || ${RELATION} || ': ' || g.tgname,
          ${ENABLED('g.tgenabled')} || ', ' || pg_get_triggerdef(g.oid)
     FROM ${RELATIONS} JOIN pg_trigger g ON g.tgrelid = c.oid AND NOT g.tgisinternal`,
  `SELECT 'foreign key triggers on ' || ${RELATION} || ' ' || ${ENABLED('g.tgenabled')}, count(*)::text
     FROM ${RELATIONS} JOIN pg_trigger g ON g.tgrelid = c.oid AND g.tgisinternal GROUP BY 1`,
  `SELECT 'rule on ' || ${RELATION} || ': ' || r.rulename,
          ${ENABLED('r.ev_enabled')} || ', ' || pg_get_ruledef(r.oid)
     FROM ${RELATIONS} JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename <> '_RETURN'`,
  `SELECT 'policy on ' || ${RELATION} || ': ' || p.polname,
          p.polcmd::text || ' ' || coalesce(pg_get_expr(p.polqual, c.oid), '') || ' '
            || coalesce(pg_get_expr(p.polwithcheck, c.oid), '')
     FROM ${RELATIONS} JOIN pg_policy p ON p.polrelid = c.oid`,
  `SELECT 'inheritance: ' || h.inhrelid::regclass || ' adds to ' || h.inhparent::regclass, count(*)::text
     FROM pg_inherits h JOIN ${RELATIONS} ON c.oid IN (h.inhparent, h.inhrelid) GROUP BY 1`,
  `SELECT 'function ' || ${SIGNATURE},
          'owner ' || ${ROLE('p.proowner')} || ', ' || l.lanname || ', ' || p.prokind::text || p.provolatile::text
            || CASE WHEN p.prosecdef THEN ', security definer' ELSE '' END
            || CASE WHEN p.proisstrict THEN ', strict' ELSE '' END
            || CASE WHEN p.proleakproof THEN ', leakproof' ELSE '' END
            || coalesce(', set ' || array_to_string(p.proconfig, ' '), '')
            || coalesce(', returns ' || pg_get_function_result(p.oid), '')
            || ', arguments ' || ${HASH('pg_get_function_arguments(p.oid)')}
            || ', body ' || ${HASH(`coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)`)}
     FROM ${FUNCTIONS} JOIN pg_language l ON l.oid = p.prolang`,
  `SELECT 'event trigger ' || evtname,
          ${ENABLED('evtenabled')} || ', ' || evtevent || ', ' || evtfoid::regprocedure::text
     FROM pg_event_trigger`,
  grantsOf(
    `'schema ' || n.nspname`,
    `coalesce(n.nspacl, acldefault('n', n.nspowner))`,
    'n.nspowner',
    `(SELECT * FROM pg_namespace WHERE nspname IN ${SCHEMAS}) AS n`,
  ),
  grantsOf(RELATION, `coalesce(c.relacl, acldefault('r', c.relowner))`, 'c.relowner', RELATIONS),
  grantsOf(
    `${RELATION} || '.' || a.attname`,
    'a.attacl',
    'c.relowner',
    `${RELATIONS} JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL`,
  ),
  grantsOf(SIGNATURE, `coalesce(p.proacl, acldefault('f', p.proowner))`, 'p.proowner', FUNCTIONS),
  `SELECT 'default grants of ' || ${ROLE('d.defaclrole')} || ' in '
            || coalesce(n.nspname, 'every schema') || ' on ' || d.defaclobjtype::text, d.defaclacl::text
     FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
    WHERE n.nspname IS NULL OR n.nspname IN ${SCHEMAS}`,
  `SELECT 'role ' || rolname, concat_ws(', ',
            CASE WHEN rolcanlogin THEN 'login' ELSE 'no login' END,
            CASE WHEN rolsuper THEN 'superuser' END, CASE WHEN rolcreaterole THEN 'createrole' END,
            CASE WHEN rolcreatedb THEN 'createdb' END, CASE WHEN rolreplication THEN 'replication' END,
            CASE WHEN rolbypassrls THEN 'bypassrls' END, CASE WHEN rolinherit THEN 'inherit' END)
     FROM pg_roles WHERE rolname IN ('doudi_app', 'doudi_projector', 'doudi_verifier')`,
  `SELECT 'setting ' || split_part(s, '=', 1) || ' of '
            || CASE d.setrole WHEN 0 THEN 'every login' ELSE ${ROLE('d.setrole')} END, s
     FROM pg_db_role_setting d, unnest(d.setconfig) AS s
    WHERE d.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
      AND split_part(s, '=', 1) IN ('search_path', 'role', 'row_security', 'session_replication_role',
                                    'session_preload_libraries', 'local_preload_libraries')`,
];

/** @param sql statements of one transaction; its search path is as before afterwards */
export async function catalogueOf(sql: Sql): Promise<readonly string[]> {
  const [before] = await sql.query<{ path: string }>(
    `SELECT current_setting('search_path') AS path, set_config('search_path', 'pg_catalog', true)`,
  );
  const text = PARTS.map((part) => `SELECT * FROM (${part}) AS p (key, value)`);
  const rows = await sql.query<{ key: string; value: string }>(
    `SELECT key, value FROM (${text.join(' UNION ALL ')}) AS all_parts
      ORDER BY key COLLATE "C", value COLLATE "C"`,
  );
  await sql.query(`SELECT set_config('search_path', $1, true)`, [before!.path]);
  return rows.map(({ key, value }) => `${key}\t${value}`.replaceAll(/\s*\n\s*/g, ' '));
}

/**
 * Logins that are members of a permission set and may do more than it: as superusers, by making
 * roles, or by being in more than one. The owner may do all.
 */
export async function tooPowerfulLogins(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ line: string }>(`
    SELECT 'login ' || m.rolname || ' of ' || string_agg(s.rolname, ', ' ORDER BY s.rolname) || ': '
             || concat_ws(', ', CASE WHEN m.rolsuper THEN 'superuser' END,
                CASE WHEN m.rolcreaterole THEN 'createrole' END,
                CASE WHEN m.rolbypassrls THEN 'bypassrls' END,
                CASE WHEN m.rolreplication THEN 'replication' END,
                CASE WHEN count(*) > 1 THEN 'in more than one permission set' END) AS line
      FROM pg_auth_members a JOIN pg_roles m ON m.oid = a.member JOIN pg_roles s ON s.oid = a.roleid
     WHERE s.rolname IN ('doudi_app', 'doudi_projector', 'doudi_verifier')
       AND m.oid <> (SELECT nspowner FROM pg_namespace WHERE nspname = 'store')
     GROUP BY m.oid, m.rolname, m.rolsuper, m.rolcreaterole, m.rolbypassrls, m.rolreplication
    HAVING m.rolsuper OR m.rolcreaterole OR m.rolbypassrls OR m.rolreplication
           OR count(DISTINCT s.oid) > 1
     ORDER BY m.rolname`);
  return rows.map(({ line }) => line);
}

/** Names each line that differs: what is missing, what is more, what is otherwise. */
export function catalogueDifferences(
  expected: readonly string[],
  found: readonly string[],
): readonly string[] {
  const [due, there] = [expected, found].map((lines) => new Map(lines.map(splitLine)));
  const differences: string[] = [];
  for (const [key, value] of due!) {
    const instead = there!.get(key);
    if (instead === undefined) differences.push(`缺少 missing: ${key} (${value})`);
    else if (instead !== value) {
      differences.push(`不同 differs: ${key}: ${instead}，应为 should be: ${value}`);
    }
  }
  for (const [key, value] of there!) {
    if (!due!.has(key)) differences.push(`多出 not of this release: ${key} (${value})`);
  }
  return differences;
}

function splitLine(line: string): readonly [string, string] {
  const at = line.indexOf('\t');
  return [line.slice(0, at), line.slice(at + 1)];
}
