/** Makes the logins of a database, and closes it to all others: work of its owner. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { createClient } from './connections.js';
import { type Login, type Logins, PERMISSION_SETS } from './logins.js';
import { SessionRefused } from './session.js';

/** Any fixed number: processes that start at once make them one after the other. */
const LOGINS_LOCK = 20_160_434;

/** The owner may not make a login, or it is somebody else's already. */
export class LoginUnusable extends Error {
  override readonly name = 'LoginUnusable';
  constructor(user: string, role: string, because: string) {
    super(
      `登录 ${user} 无法使用：请由数据库管理员建立并加入 ${role}（见 docs/operations.md） / ` +
        `the login ${user} cannot be used: let the server's administrator make it, a member of ${role} (docs/operations.md): ${because}`,
    );
  }
}

/**
 * Logins that work are left as they are. A migrated database is needed.
 * @throws LoginUnusable
 */
export async function makeLogins(logins: Logins, log: (message: string) => void): Promise<void> {
  const owner = createClient({ ...logins.of('owner'), applicationName: 'doudi logins' });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [LOGINS_LOCK]);
    await closeToOthers(owner, log);
    for (const role of PERMISSION_SETS) {
      if (logins.has(role)) await makeUsable(owner, logins.of(role), log);
    }
  } finally {
    await owner.end();
  }
}

async function makeUsable(
  owner: pg.Client,
  login: Login,
  log: (message: string) => void,
): Promise<void> {
  const { user, password } = new pg.Client(login);
  const set = `doudi_${login.role}`;
  if ((await refusalOf(login)) === undefined) return;
  try {
    await make(owner, user!, password as string | null, set);
  } catch (error) {
    throw new LoginUnusable(user!, set, (error as Error).message);
  }
  const refusal = await refusalOf(login);
  if (refusal) throw new LoginUnusable(user!, set, refusal.message);
  log(`数据库登录已就绪 login of the database made: ${user} (${set})`);
}

/** Wrong password, no such login, may not connect. */
const NOT_LET_IN = new Set(['28P01', '28000', '42501']);

/** Why it does not work as it should; undefined: it does. */
async function refusalOf(login: Login): Promise<Error | undefined> {
  const client = createClient({ ...login, applicationName: 'doudi logins' });
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    const isRefusal = error instanceof SessionRefused && error.beyond.length === 0;
    if (isRefusal || NOT_LET_IN.has((error as { code: string }).code)) return error as Error;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function make(
  owner: pg.Client,
  user: string,
  password: string | null,
  set: string,
): Promise<void> {
  const { rows } = await owner.query<{ isMore: boolean; database: string }>(
    `SELECT current_database() AS database, (SELECT rolsuper OR rolcreaterole OR rolname = current_user
       FROM pg_roles WHERE rolname = $1) AS "isMore"`,
    [user],
  );
  const { isMore, database } = rows[0]!;
  if (isMore) throw new Error(`${user} is an administrator or the owner`);
  const name = pg.escapeIdentifier(user);
  const known = password === null ? '' : ` PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`;
  await owner.query(`${isMore === null ? 'CREATE' : 'ALTER'} ROLE ${name} LOGIN${known}`);
  await owner.query(`GRANT ${set} TO ${name}`);
  await owner.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${name}`);
}

/** What the server keeps of a password, so that no statement and no log holds the password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64');
  const server = keyed('Server Key').toString('base64');
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${server}`;
}

/** Logins of other databases of the server, of other provinces, may not connect to this one. */
async function closeToOthers(owner: pg.Client, log: (message: string) => void): Promise<void> {
  if (!(await isOpenToAll(owner))) return;
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  const revoke = `REVOKE CONNECT ON DATABASE ${pg.escapeIdentifier(rows[0]!.name)} FROM PUBLIC`;
  const failed = await owner.query(revoke).then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (!(await isOpenToAll(owner))) return;
  log(
    '任何登录均可连接此数据库：请由其所有者执行 any login may connect to this database, let its owner say: ' +
      `${revoke}${failed === undefined ? '' : ` (${failed})`}`,
  );
}

async function isOpenToAll(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean }>(
    `SELECT has_database_privilege('public', current_database(), 'CONNECT') AS open`,
  );
  return rows[0]!.open;
}
