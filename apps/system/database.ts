/** The database as the settings name it, and the logins by which this process works with it. */
import type { Settings } from '../../libs/configuration/settings.js';
import { unusableDatabase } from '../../libs/postgres/database-fault.js';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { Logins, type PermissionSet } from '../../libs/postgres/logins.js';
import { makeLogins } from '../../libs/postgres/make-logins.js';
import { requireMigrated, runMigrations } from '../../migrations/run.js';

export interface DatabaseOpening {
  /** The set that the process works with first of all. */
  readonly as: PermissionSet;
  /** Refuse where there is no database yet, rather than make an empty one. */
  readonly existing?: boolean;
}

/**
 * Starts or joins the database. Who knows the owner's login brings it up to date and makes the
 * other logins; who does not needs an owner to have done so.
 * @throws LoginMissing, LoginUnusable, NotDoudi, NotMigrated
 */
export async function openDatabase(
  settings: Settings,
  log: (message: string) => void,
  closers: (() => Promise<unknown>)[],
  { as, existing = false }: DatabaseOpening,
): Promise<Logins> {
  const { databaseUrls: given } = settings;
  let owner = settings.databaseUrl;
  if (owner === null && Object.keys(given).length > 0) {
    const logins = new Logins(given);
    await requireMigrated(logins.of(as));
    return logins;
  }
  if (owner === null) {
    const cluster = await startEmbeddedCluster({ dataDir: settings.dataDir, log, existing });
    closers.push(() => cluster.stop());
    owner = cluster.connectionString;
  }
  try {
    await runMigrations(owner, log, existing);
  } catch (error) {
    throw unusableDatabase(error, owner);
  }
  const logins = Logins.ofOwner(owner, given);
  await makeLogins(logins, log);
  return logins;
}
