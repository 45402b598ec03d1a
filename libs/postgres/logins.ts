/** By which login a process works with the database, for each set of permissions. */
import { createHash, createHmac } from 'node:crypto';

/**
 * Whose rights a connection works with. `app`: answers requests, and writes events by functions
 * only; `projector`: owns the read models, and seals; `verifier`: reads; `owner`: migrates.
 */
export type PermissionSet = 'app' | 'projector' | 'verifier' | 'owner';

/** The sets of logins that are no owner's, each a role of the server: `doudi_<set>`. */
export const PERMISSION_SETS = ['app', 'projector', 'verifier'] as const;

/** Where a set is not set, its login is made of the owner's. */
export const SETTING_OF: Readonly<Record<PermissionSet, string>> = {
  app: 'DATABASE_URL_API',
  projector: 'DATABASE_URL_PROJECTOR',
  verifier: 'DATABASE_URL_VERIFIER',
  owner: 'DATABASE_URL',
};

export interface Login {
  readonly connectionString: string;
  readonly role: PermissionSet;
}

/** What was asked of this process needs a login that it was not given. */
export class LoginMissing extends Error {
  override readonly name = 'LoginMissing';
  constructor(role: PermissionSet) {
    const setting = SETTING_OF[role];
    super(
      `${setting}: 此进程需要该登录，请设置（所有者的 DATABASE_URL 含口令时可由其生成） / ` +
        'this process needs that login: set it (an owner’s DATABASE_URL with a password makes it too)',
    );
  }
}

type Urls = Readonly<Partial<Record<PermissionSet, string>>>;

export class Logins {
  constructor(private readonly urls: Urls) {}

  /** Those that the owner's URL makes, but for what is given. */
  static ofOwner(owner: string, given: Urls = {}): Logins {
    const made = PERMISSION_SETS.map((set) => [set, madeOf(owner, set)] as const);
    const known = made.filter((entry): entry is [(typeof entry)[0], string] => entry[1] !== null);
    return new Logins({ ...Object.fromEntries(known), ...given, owner });
  }

  has(role: PermissionSet): boolean {
    return this.urls[role] !== undefined;
  }

  /** @throws LoginMissing */
  of(role: PermissionSet): Login {
    const connectionString = this.urls[role];
    if (connectionString === undefined) throw new LoginMissing(role);
    return { connectionString, role };
  }
}

/**
 * A login of this database alone: no other database's owner makes the same. Its password follows
 * from the owner's, and does not tell it. Null where the owner's URL holds none.
 */
function madeOf(owner: string, set: (typeof PERMISSION_SETS)[number]): string | null {
  const url = new URL(owner);
  if (url.password === '' || url.hostname === '') return null;
  const database = decodeURIComponent(url.pathname.slice(1) || url.username);
  const name = `doudi_${set}_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`;
  const password = createHmac('sha256', decodeURIComponent(url.password));
  url.username = name;
  url.password = password.update(`doudi login ${name}`).digest('base64url');
  return url.href;
}
