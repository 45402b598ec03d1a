import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { migrateCommand } from '../../apps/cli/migrate-command.js';
import { createProjector, rebuild } from '../../apps/projector/read-models.js';
import { openProjecting, openSystem } from '../../apps/system/system.js';
import { openVerifying } from '../../apps/system/verifying.js';
import { readSettings } from '../../libs/configuration/settings.js';
import { PostgresEventStore } from '../../libs/event-store/postgres/postgres-event-store.js';
import { createClient, createPool } from '../../libs/postgres/connections.js';
import { type Login, Logins, PERMISSION_SETS, SETTING_OF } from '../../libs/postgres/logins.js';
import { runMigrations } from '../../migrations/run.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { startPooler } from './pooler.js';

let database: TestDatabase;
let owner: pg.Client;
let dataDir: string;
const made: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  owner = createClient({ connectionString: database.url, role: 'owner' });
  await owner.connect();
  dataDir = await mkdtemp(join(tmpdir(), 'doudi-logins-'));
});

afterAll(async () => {
  for (const name of made) await owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  await owner.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const userOf = ({ connectionString }: Login): string => new URL(connectionString).username;

/** Connects, and says as whom; or the code by which it was refused. */
async function connected(login: Login): Promise<string> {
  const client = createClient(login);
  try {
    await client.connect();
    const { rows } = await client.query<{ user: string }>('SELECT current_user AS user');
    return rows[0]!.user;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A login of the database, with the given word of SQL for it. */
async function newLogin(role: Login['role'], ...words: readonly string[]): Promise<Login> {
  const name = `login_${database.url.slice(-12)}_${made.length}`;
  made.push(name);
  await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD 'a word'`);
  const url = new URL(database.url);
  await owner.query(`GRANT CONNECT ON DATABASE ${url.pathname.slice(1)} TO ${name}`);
  for (const word of words) await owner.query(word.replaceAll('{login}', name));
  [url.username, url.password] = [name, 'a word'];
  return { connectionString: url.href, role };
}

interface Right {
  readonly schema: string;
  readonly relation: string;
  readonly kind: string;
  readonly right: string;
  readonly stays: boolean;
}

/** What a login may do, of every relation there is; `stays`: triggers refuse to change it. */
async function rightsOf(login: Login): Promise<readonly Right[]> {
  const { rows } = await owner.query<Right>(
    `SELECT n.nspname AS schema, c.relname AS relation, c.relkind::text AS kind, r AS right,
            EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid
                      AND g.tgfoid = 'store.refuse_change'::regproc) AS stays
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS r
      WHERE n.nspname IN ('store', 'vault', 'read', 'published') AND c.relkind IN ('r', 'v', 'p', 'm')
        AND (has_table_privilege($1, c.oid, r)
          OR r IN ('SELECT', 'INSERT', 'UPDATE') AND has_any_column_privilege($1, c.oid, r))`,
    [userOf(login)],
  );
  return rows;
}

const named = (rights: readonly Right[]): readonly string[] =>
  rights.map(({ schema, relation, right }) => `${right} ${schema}.${relation}`).toSorted();

describe('12.B4 of every relation, by the catalogue,', () => {
  it('the verifier may read, and of the vault no table', async () => {
    const rights = await rightsOf(database.logins.of('verifier'));
    expect(named(rights.filter(({ right }) => right !== 'SELECT'))).toEqual([]);
    expect(named(rights.filter((it) => it.schema === 'vault' && it.kind !== 'v'))).toEqual([]);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT 'SELECT ' || schemaname || '.' || tablename AS name FROM pg_tables
        WHERE schemaname IN ('store', 'read') ORDER BY 1`,
    );
    expect(named(rights)).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  });

  it('the projector owns the read models, adds to seals and reads the rest of store', async () => {
    const rights = await rightsOf(database.logins.of('projector'));
    const elsewhere = rights.filter(({ schema }) => !['read', 'published'].includes(schema));
    expect(named(elsewhere.filter(({ schema }) => schema !== 'store'))).toEqual([]);
    const changes = elsewhere.filter(({ right }) => right !== 'SELECT');
    expect(named(changes.filter(({ right }) => right !== 'INSERT'))).toEqual([]);
    expect(named(changes)).toEqual(
      expect.arrayContaining(['INSERT store.seals', 'INSERT store.tree_nodes']),
    );
    for (const table of ['events', 'claims', 'head', 'receipt_keys']) {
      expect(named(changes)).not.toContain(`INSERT store.${table}`);
    }
    const { rows } = await owner.query<{ relation: string }>(
      `SELECT relname AS relation FROM pg_class WHERE relkind IN ('r', 'v')
          AND relnamespace::regnamespace::text IN ('read', 'published')
          AND relowner <> 'doudi_projector'::regrole`,
    );
    expect(rows).toEqual([]);
  });

  it('the api reads the read models, and changes neither events nor what is sealed', async () => {
    const rights = await rightsOf(database.logins.of('app'));
    const figures = rights.filter(({ schema }) => ['read', 'published'].includes(schema));
    expect(named(figures.filter(({ right }) => right !== 'SELECT'))).toEqual([]);
    const changes = rights.filter(({ schema, right }) => schema === 'store' && right !== 'SELECT');
    expect(named(changes.filter(({ right, stays }) => right !== 'INSERT' && stays))).toEqual([]);
    for (const table of [
      'events',
      'claims',
      'head',
      'seals',
      'tree_nodes',
      'seal_keys',
      'signed_heads',
    ]) {
      expect(named(changes)).not.toContain(`INSERT store.${table}`);
      expect(named(changes)).not.toContain(`UPDATE store.${table}`);
    }
    expect(
      named(rights.filter(({ right }) => right === 'TRUNCATE' || right === 'TRIGGER')),
    ).toEqual([]);
  });

  it.each(PERMISSION_SETS)(
    '%s makes nothing in the database, and becomes nobody else',
    async (role) => {
      const user = userOf(database.logins.of(role));
      const { rows } = await owner.query<{ what: string }>(
        `SELECT 'CREATE in database' AS what WHERE has_database_privilege($1, current_database(), 'CREATE')
       UNION ALL SELECT 'CREATE in ' || nspname FROM pg_namespace
         WHERE has_schema_privilege($1, oid, 'CREATE') AND nspname !~ '^pg_'
           AND NOT ($2 AND nspname IN ('read', 'published'))
       UNION ALL SELECT 'is ' || rolname FROM pg_roles WHERE pg_has_role($1, oid, 'MEMBER')
           AND rolname NOT IN ($1, 'doudi_' || $3)
       UNION ALL SELECT 'may run ' || oid::regprocedure FROM pg_proc
         WHERE prosecdef AND pronamespace::regnamespace::text IN ('store', 'vault')
           AND has_function_privilege($1, oid, 'EXECUTE') AND $3 = 'verifier'`,
        [user, role === 'projector', role],
      );
      expect(rows).toEqual([]);
    },
  );
});

describe('12.B4 a connection', () => {
  it.each(PERMISSION_SETS)(
    'works as %s by the login of that set, and by no other',
    async (role) => {
      const login = database.logins.of(role);
      expect(await connected(login)).toBe(userOf(login));
      for (const other of [...PERMISSION_SETS, 'owner'] as const) {
        if (other === role) continue;
        const { connectionString } = database.logins.of(other);
        expect(await connected({ connectionString, role })).toBe('ROLE_NOT_IN_FORCE');
      }
    },
  );

  it('is refused where its login is more than its set, or could become it', async () => {
    const { rows } = await owner.query<{ user: string }>('SELECT current_user AS user');
    const more = [
      ['ALTER ROLE {login} SUPERUSER'],
      ['ALTER ROLE {login} CREATEROLE'],
      [`GRANT ${rows[0]!.user} TO {login} WITH INHERIT FALSE`],
      ['GRANT doudi_projector TO {login}'],
      ['GRANT pg_read_all_data TO {login}'],
      ['ALTER ROLE {login} SET role = doudi_projector', 'GRANT doudi_projector TO {login}'],
      ['REVOKE doudi_app FROM {login}'],
    ];
    for (const words of more) {
      const login = await newLogin('app', 'GRANT doudi_app TO {login}', ...words);
      expect([words[0], await connected(login)]).toEqual([words[0], 'ROLE_NOT_IN_FORCE']);
    }
    const plain = await newLogin('app', 'GRANT doudi_app TO {login}');
    expect(await connected(plain)).toBe(userOf(plain));
  });

  it('is refused also where a pool makes it while it works', async () => {
    const login = await newLogin('app', 'GRANT doudi_app TO {login}');
    const pool = createPool({ ...login, max: 1 });
    await pool.query('SELECT 1');
    await owner.query(`ALTER ROLE ${userOf(login)} CREATEROLE`);
    await owner.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [
      userOf(login),
    ]);
    await pool.query('SELECT 1').catch(() => undefined);
    await expect(pool.query('SELECT 1')).rejects.toMatchObject({ code: 'ROLE_NOT_IN_FORCE' });
    await pool.end();
  });

  it('counts time in UTC whatever the database says, and is ended soon where it holds locks', async () => {
    const { pathname } = new URL(database.url);
    await owner.query(`ALTER DATABASE ${pathname.slice(1)} SET timezone = 'Asia/Shanghai'`);
    const client = createClient({ ...database.logins.of('projector'), holdsLocks: true });
    await client.connect();
    const show = async (name: string) =>
      (await client.query<{ value: string }>(`SELECT current_setting('${name}') AS value`)).rows[0]!
        .value;
    expect(await show('timezone')).toBe('UTC');
    expect(await show('tcp_user_timeout')).toBe('4000');
    await client.end();
  });

  it('is refused through a pooler, whose login ever it is', async () => {
    const pooler = await startPooler(database.url);
    try {
      for (const role of [...PERMISSION_SETS, 'owner'] as const) {
        const url = new URL(database.logins.of(role).connectionString);
        url.host = new URL(pooler.url).host;
        expect(await connected({ connectionString: url.href, role })).toBe('POOLER_IN_BETWEEN');
      }
      await expect(runMigrations(pooler.url, () => undefined)).rejects.toMatchObject({
        code: 'POOLER_IN_BETWEEN',
      });
    } finally {
      await pooler.close();
    }
  });

  it('of a login of another database of the server is refused', async () => {
    const other = await freshDatabase();
    for (const role of PERMISSION_SETS) {
      const url = new URL(other.logins.of(role).connectionString);
      url.pathname = new URL(database.url).pathname;
      // 42501: the right to connect is missing.
      expect(await connected({ connectionString: url.href, role })).toBe('42501');
    }
    await other.drop();
  });
});

describe('12.B4 processes', () => {
  const environment = (urls: Readonly<Record<string, string>>) => ({
    DOUDI_DATA_DIR: dataDir,
    ...urls,
  });
  const settings = (urls: Readonly<Record<string, string>>) =>
    readSettings(environment(urls), 'tool');
  const silent = (): void => undefined;
  const given = (of: TestDatabase, ...roles: readonly (typeof PERMISSION_SETS)[number][]) =>
    Object.fromEntries(
      roles.map((role) => [SETTING_OF[role], of.logins.of(role).connectionString]),
    );

  it('that know the owner’s URL alone work by logins of their own', async () => {
    const system = await openSystem(settings({ DATABASE_URL: database.url }), silent);
    const projector = createProjector(system.store, system.logins.of('projector'), silent);
    const running = projector.run();
    await system.position.waitFor(await system.store.head(), 60_000);
    const users = (['app', 'projector'] as const).map((role) => userOf(database.logins.of(role)));
    const atWork = async () => {
      const { rows } = await owner.query<{ user: string }>(
        `SELECT DISTINCT usename AS user FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY 1`,
      );
      return rows.map(({ user }) => user);
    };
    const isSettled = async () => (await atWork()).join() === users.join();
    // The projector comes by itself, and sessions that ended a moment ago are still counted.
    for (let look = 0; look < 100 && !(await isSettled()); look++) await sleep(100);
    try {
      expect(await atWork()).toEqual(users);
    } finally {
      await projector.stop();
      await running;
      await system.close();
    }
  });

  it('that know their own login alone work by it', async () => {
    const api = await openSystem(settings(given(database, 'app')), silent);
    expect(await api.store.head()).toBe(0n);
    await api.close();
    const projecting = await openProjecting(settings(given(database, 'projector')), silent);
    await rebuild(
      projecting.store,
      projecting.logins.of('projector'),
      silent,
      new AbortController().signal,
    );
    await projecting.close();
    const verifying = await openVerifying(settings(given(database, 'verifier')), silent);
    await verifying.close();
    await expect(openProjecting(settings(given(database, 'app')), silent)).rejects.toThrow(
      /^DATABASE_URL_PROJECTOR: /,
    );
  });

  it('that are not the owner leave a database that is not migrated alone', async () => {
    const last = `DELETE FROM doudi_migrations WHERE name = 'PermissionSets0000000000220' RETURNING *`;
    const { rows } = await owner.query<{ id: number; timestamp: bigint; name: string }>(last);
    await expect(openSystem(settings(given(database, 'app')), silent)).rejects.toThrow(
      /run doudi migrate/,
    );
    const [row] = rows;
    await owner.query('INSERT INTO doudi_migrations VALUES ($1, $2, $3)', [
      row!.id,
      row!.timestamp,
      row!.name,
    ]);
  });

  it('find the logins that doudi migrate makes as the settings name them', async () => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const name = `named_${database.url.slice(-12)}`;
    made.push(name);
    const urlWith = (password: string): string => {
      const url = new URL(database.url);
      [url.username, url.password] = [name, password];
      return url.href;
    };
    const migrated = (password: string) =>
      migrateCommand.run(
        [],
        environment({ DATABASE_URL: database.url, DATABASE_URL_API: urlWith(password) }),
      );
    expect(await migrated('the first')).toBe(0);
    expect(await connected({ connectionString: urlWith('the first'), role: 'app' })).toBe(name);
    expect(await migrated('the next')).toBe(0);
    expect(await connected({ connectionString: urlWith('the first'), role: 'app' })).toBe('28P01');
    expect(await connected({ connectionString: urlWith('the next'), role: 'app' })).toBe(name);
    const ownersOwn = { DATABASE_URL: database.url, DATABASE_URL_API: database.url };
    await expect(migrateCommand.run([], environment(ownersOwn))).rejects.toMatchObject({
      code: 'ROLE_NOT_IN_FORCE',
    });
    jest.restoreAllMocks();
  });

  it('work also for an owner who is no superuser', async () => {
    const name = `owner_${database.url.slice(-12)}`;
    await owner.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'a word'`);
    await owner.query(
      `GRANT doudi_app, doudi_projector, doudi_verifier TO ${name} WITH ADMIN OPTION`,
    );
    await owner.query(`CREATE DATABASE ${name} OWNER ${name} TEMPLATE template0`);
    const url = new URL(database.url);
    [url.username, url.password, url.pathname] = [name, 'a word', `/${name}`];
    const system = await openProjecting(settings({ DATABASE_URL: url.href }), silent);
    const login = system.logins.of('projector');
    await rebuild(system.store, login, silent, new AbortController().signal);
    await system.close();
    expect(await connected({ ...login, role: 'app' })).toBe('ROLE_NOT_IN_FORCE');
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    const logins = Logins.ofOwner(url.href);
    for (const role of PERMISSION_SETS) await owner.query(`DROP ROLE ${userOf(logins.of(role))}`);
    await owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  });

  it('swap what was rebuilt without a right on the database', async () => {
    const store = new PostgresEventStore(database.logins.of('app'));
    const before = await owner.query(`SELECT 'read'::regnamespace::oid AS oid`);
    await rebuild(store, database.logins.of('projector'), silent, new AbortController().signal);
    const after = await owner.query(`SELECT 'read'::regnamespace::oid AS oid`);
    expect(after.rows).not.toEqual(before.rows);
    const left = await owner.query(
      `SELECT nspname FROM pg_namespace WHERE nspname ~ '^(read|published)_'`,
    );
    expect(left.rows).toEqual([]);
    await store.close();
  });
});
