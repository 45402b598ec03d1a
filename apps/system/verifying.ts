/**
 * What is opened to verify a database: a connection that may only read, and the events. No vault,
 * no key, no migration; nothing is made where nothing is.
 */
import type pg from 'pg';
import type { ClaimSource } from '../../libs/audit/store/claim-check.js';
import type { RecordedLog } from '../../libs/audit/store/recorded-log.js';
import type { Settings } from '../../libs/configuration/settings.js';
import { clientSql } from '../../libs/postgres/client-sql.js';
import { createClient } from '../../libs/postgres/connections.js';
import { type Login, Logins, type PermissionSet } from '../../libs/postgres/logins.js';
import { SessionRefused } from '../../libs/postgres/session.js';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { latestMigration } from '../../migrations/data-source.js';
import { NotDoudi } from '../../migrations/run.js';
import { openToRead } from './event-storage.js';

export interface Verifying {
  readonly login: Login;
  readonly recordedLog: RecordedLog;
  readonly claimSource?: ClaimSource | undefined;
  /** Of another set of rights, where what was given makes it. @throws LoginMissing */
  loginOf(role: PermissionSet): Login;
  close(): Promise<void>;
}

/** The database is of another release, or its login may not read it. */
export class NotVerifiable extends Error {
  override readonly name = 'NotVerifiable';
  constructor(zh: string, en: string) {
    super(`${zh}。 ${en}.`);
  }
}

/**
 * Starts or joins the embedded server where no other is named; never makes one.
 * @throws ServerUnusable, NotDoudi, NotVerifiable, EventStoreUnusable
 */
export async function openVerifying(
  settings: Settings,
  log: (message: string) => void,
): Promise<Verifying> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    let connectionString = settings.databaseUrls.verifier ?? settings.databaseUrl;
    if (connectionString === null) {
      const cluster = await startEmbeddedCluster({
        dataDir: settings.dataDir,
        log,
        existing: true,
      });
      closers.push(() => cluster.stop());
      ({ connectionString } = cluster);
    }
    await requireVerifiable(connectionString);
    const { client, login } = await verifierAt(connectionString);
    closers.push(() => client.end());
    const events = await openToRead(settings, login, clientSql(client));
    closers.push(() => events.close());
    const { recordedLog, claimSource } = events;
    const others = loginsOf(settings, connectionString);
    return { login, recordedLog, claimSource, loginOf: (role) => others.of(role), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function loginsOf({ databaseUrls, databaseUrl }: Settings, given: string): Logins {
  const isOwners = databaseUrl !== null || databaseUrls.verifier === undefined;
  return isOwners ? Logins.ofOwner(databaseUrl ?? given, databaseUrls) : new Logins(databaseUrls);
}

/** What was given may be the owner's login: then it is the verifier's that is made of it. */
async function verifierAt(connectionString: string) {
  try {
    return await connected({ connectionString, role: 'verifier' });
  } catch (error) {
    if (!(error instanceof SessionRefused) || error.code !== 'ROLE_NOT_IN_FORCE') throw error;
    return connected(Logins.ofOwner(connectionString).of('verifier'));
  }
}

async function connected(login: Login): Promise<{ readonly client: pg.Client; login: Login }> {
  const client = createClient({ ...login, applicationName: 'doudi verify' });
  await client.connect();
  return { client, login };
}

interface Found {
  readonly isDoudi: boolean;
  readonly mayVerify: boolean | null;
  readonly login: string;
}

/** `mayVerify`: whether the login may take on the verifier's rights; null: nobody has them. */
const FOUND = `
  SELECT (SELECT count(*) = 2 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'store' AND c.relname IN ('events', 'head')) AS "isDoudi",
         (SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = 'doudi_verifier')
           AS "mayVerify",
         current_user AS login`;

/** With the login's own rights, which may be none. */
async function requireVerifiable(connectionString: string): Promise<void> {
  const { client } = await connected({ connectionString, role: 'owner' });
  try {
    await client.query('BEGIN READ ONLY');
    const { rows } = await client.query<Found>(FOUND);
    const { isDoudi, mayVerify, login } = rows[0]!;
    if (!isDoudi) throw new NotDoudi();
    if (mayVerify === null) throw ofOlderRelease('?');
    if (!mayVerify) throw notGranted(login);
    await client.query('SET LOCAL ROLE doudi_verifier');
    await requireThisRelease(client);
  } finally {
    await client.end();
  }
}

async function requireThisRelease(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ latest: bigint }>(
    'SELECT coalesce(max(timestamp), 0) AS latest FROM doudi_migrations',
  );
  const { latest } = rows[0]!;
  if (Number(latest) < latestMigration) throw ofOlderRelease(String(latest));
  if (Number(latest) > latestMigration) {
    throw new NotVerifiable(
      `数据库由较新的版本建立（迁移 ${latest}，本程序 ${latestMigration}）：请用那一版本的 doudi verify`,
      `The database is of a newer release (migration ${latest}, this program has ${latestMigration}): ` +
        'use the doudi verify of that release',
    );
  }
}

function ofOlderRelease(latest: string): NotVerifiable {
  return new NotVerifiable(
    `数据库属于较早的版本（迁移 ${latest}，本程序 ${latestMigration}）：核验不会升级它，请用那一版本的 doudi verify，或先由本版本启动一次`,
    `The database is of an older release (migration ${latest}, this program has ${latestMigration}): ` +
      'verifying does not migrate it; use the doudi verify of that release, or start this one on it first',
  );
}

function notGranted(login: string): NotVerifiable {
  return new NotVerifiable(
    `用户 ${login} 无权核验：请由数据库所有者执行 GRANT doudi_verifier TO ${login}`,
    `The login ${login} may not verify: the owner of the database grants it by ` +
      `GRANT doudi_verifier TO ${login}`,
  );
}
