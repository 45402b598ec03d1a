/** What a new session must be before work is done in it, asked of the server itself. */
import type pg from 'pg';
import type { PermissionSet } from './logins.js';

export interface SessionOptions {
  readonly role: PermissionSet;
  /**
   * It holds locks that others wait for: where its machine vanishes without a word, the server ends
   * the session after some four seconds, not after hours; where its process is stopped, and says
   * nothing for eight, in a transaction or not. Whoever has nothing to ask says `heldStill`.
   */
  readonly holdsLocks?: boolean;
}

/** What a session may be refused for: Chinese and English. */
export const SESSION_REFUSALS = {
  ROLE_NOT_IN_FORCE: [
    '数据库登录不具备且仅具备所需的权限组',
    'the login of the database has not just the permissions that it should have',
  ],
  POOLER_IN_BETWEEN: [
    '与数据库之间有连接池，会话锁、通知和预备语句不可靠：请直接连接数据库',
    'a pooler such as pgbouncer stands between, where session locks, notifications and prepared statements cannot be relied on: connect to PostgreSQL itself',
  ],
} as const;

export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';
  constructor(
    readonly code: keyof typeof SESSION_REFUSALS,
    detail: string,
    /** Roles that the login is, or could become, and must not. */
    readonly beyond: readonly string[] = [],
  ) {
    const [zh, en] = SESSION_REFUSALS[code];
    super(`${code}: ${zh} / ${en} (${detail})`);
  }
}

const VANISHED_SOON: Readonly<Record<string, string>> = {
  tcp_keepalives_idle: '2',
  tcp_keepalives_interval: '1',
  tcp_keepalives_count: '2',
  tcp_user_timeout: '4000',
  idle_session_timeout: '8000',
  idle_in_transaction_session_timeout: '8000',
};

const ANSWER_WITHIN_MS = 5_000;

interface Session {
  readonly pid: number;
  readonly user: string;
  readonly sets: readonly string[];
  readonly beyond: readonly string[];
}

/**
 * Settings are taken on by the statement that asks, not by options of the start, which poolers drop
 * without a word. Beyond any set are superusers, whoever may make roles or databases, the server's
 * own roles, and who owns the database or what is recorded in it.
 */
const SESSION = `
SELECT pg_backend_pid() AS pid, current_user::text AS "user",
  ARRAY(SELECT r.rolname::text FROM pg_roles r
         WHERE r.rolname IN ('doudi_app', 'doudi_projector', 'doudi_verifier')
           AND pg_has_role(current_user, r.oid, 'USAGE') ORDER BY 1) AS sets,
  ARRAY(SELECT r.rolname::text FROM pg_roles r
         WHERE (pg_has_role(session_user, r.oid, 'MEMBER') OR pg_has_role(current_user, r.oid, 'MEMBER'))
           AND (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls
             OR r.oid < 16384
             OR r.oid = (SELECT datdba FROM pg_database WHERE datname = current_database())
             OR r.oid IN (SELECT nspowner FROM pg_namespace WHERE nspname IN ('store', 'vault')))
         ORDER BY 1) AS beyond,
  (SELECT count(set_config(name, value, false)) FROM unnest($1::text[], $2::text[]) AS s (name, value))`;

/** @throws SessionRefused */
export async function openSession(client: pg.ClientBase, options: SessionOptions): Promise<void> {
  const { role, holdsLocks = false } = options;
  const settings = { TimeZone: 'UTC', ...(holdsLocks ? VANISHED_SOON : {}) };
  const values = [Object.keys(settings), Object.values(settings)];
  const asked = { text: SESSION, values, query_timeout: ANSWER_WITHIN_MS };
  const { rows } = await client.query<Session>(asked);
  const { pid, user, sets, beyond } = rows[0]!;
  const greeted = (client as pg.ClientBase & { readonly processID: number }).processID;
  // A pooler greets with a number of its own making.
  if (greeted !== pid) throw new SessionRefused('POOLER_IN_BETWEEN', `${greeted}, ${pid}`);
  if (role === 'owner') return;
  if (beyond.length > 0) {
    const may = `${user} may become ${beyond.join(', ')}`;
    throw new SessionRefused('ROLE_NOT_IN_FORCE', may, beyond);
  }
  if (sets.join() === `doudi_${role}`) return;
  const has = sets.join(', ') || 'none';
  throw new SessionRefused('ROLE_NOT_IN_FORCE', `${user}: doudi_${role} wanted, has ${has}`);
}
