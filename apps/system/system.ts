/**
 * Doudi put together for one process: the database, the event store, the command handler and the
 * questions, as the settings say. The api and the command line tools both start from here.
 */
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { openVault, type PersonalDataVault } from '../../libs/access/store/vault.js';
import { VaultKeys, type VaultKeySource } from '../../libs/access/store/vault-keys.js';
import { CommandHandler } from '../../libs/command-handling/command-handler.js';
import { CommandTally } from '../../libs/command-handling/command-tally.js';
import type { Settings } from '../../libs/configuration/settings.js';
import type { EventStore } from '../../libs/event-store/port.js';
import { Ledger } from '../../libs/funds/store/ledger.js';
import { knownLog, requireHash } from '../../libs/audit/store/log.js';
import type { ReceiptSigner } from '../../libs/audit/store/receipt-signer.js';
import { createPool } from '../../libs/postgres/connections.js';
import { unusableDatabase } from '../../libs/postgres/database-fault.js';
import { startEmbeddedCluster } from '../../libs/postgres/embedded-cluster.js';
import { poolSql } from '../../libs/postgres/pool-sql.js';
import type { Sql } from '../../libs/postgres/sql.js';
import { StorageTroubles } from '../../libs/postgres/storage-troubles.js';
import { ReadModels } from '../../libs/projection/read-models.js';
import { ReadPosition } from '../../libs/projection/read-position.js';
import { knownRelations } from '../projector/read-models.js';
import { runMigrations } from '../../migrations/run.js';
import { type EventStorage, openEventStorage } from './event-storage.js';
import { receiptSigner } from './seals.js';
import { SystemHealth } from './system-health.js';

export interface System extends Omit<EventStorage, 'close' | 'store'> {
  readonly store: EventStore;
  readonly settings: Settings;
  /** The owner's connection. */
  readonly connectionString: string;
  readonly sql: Sql;
  readonly handler: CommandHandler;
  readonly ledger: Ledger;
  readonly vault: PersonalDataVault;
  readonly vaultKeys: VaultKeys;
  readonly position: ReadPosition;
  readonly readModels: ReadModels;
  readonly health: SystemHealth;
  readonly troubles: StorageTroubles;
  readonly receipts: ReceiptSigner;
  close(): Promise<void>;
}

type Log = (message: string) => void;

export interface Opening {
  /** Refuse where there is no database yet, rather than make an empty one. */
  readonly existing?: boolean;
  /** Events that were there before may be gone: only for what looks for them. */
  readonly mayLack?: boolean;
  /** Commands are counted in the database: for processes that nobody scrapes. */
  readonly tallies?: boolean;
}

/** Starts or joins the database, brings it up to date, and opens everything on it. */
export async function openSystem(
  settings: Settings,
  log: Log,
  { existing = false, mayLack = false, tallies = false }: Opening = {},
): Promise<System> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const connectionString = await openDatabase(settings, log, closers, existing);
    const pool = createPool({ connectionString, role: 'app', applicationName: 'doudi api' });
    closers.push(() => pool.end());
    const sql = poolSql(pool);
    requireHash(await knownLog(sql), settings.sealHash);
    const troubles = new StorageTroubles();
    const storage = await openEventStorage(settings, connectionString, sql, troubles, mayLack);
    closers.push(() => storage.close());
    const { store } = storage;
    const vaultKeys = await VaultKeys.open(sql, vaultKeySource(settings));
    const vault = openVault(sql, vaultKeys);
    const { constructionControl } = settings;
    const position = new ReadPosition(sql);
    const readModels = new ReadModels(sql, position, store, knownRelations);
    position.requireFirst(await store.head());
    const catchUp = () => readModels.caughtUp();
    const handler = new CommandHandler({ store, today: businessDateToday, catchUp });
    if (tallies) {
      const tally = new CommandTally(sql);
      handler.observe((handled) => tally.count(handled));
      closers.push(() => tally.keep());
    }
    const ledger = new Ledger({ handler, store, rules: { constructionControl } });
    const receipts = receiptSigner(settings, sql, storage.recordedLog);
    return {
      settings,
      connectionString,
      place: storage.place,
      store,
      recordedLog: storage.recordedLog,
      sql,
      handler,
      ledger,
      vault,
      vaultKeys,
      position,
      readModels,
      health: new SystemHealth({
        ...{ ...storage, sql, position, troubles },
        unfolded: handler.unfolded,
        otherwise: receipts.otherwise,
      }),
      receipts,
      troubles,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the master keys of the vault come from. */
export function vaultKeySource({ dataDir, vaultKey, vaultKeyNext }: Settings): VaultKeySource {
  return { dataDir, key: vaultKey, nextKey: vaultKeyNext };
}

/** Starts or joins the database and brings it up to date. */
export async function openDatabase(
  settings: Settings,
  log: Log,
  closers: (() => Promise<unknown>)[],
  existing = false,
): Promise<string> {
  let connectionString = settings.databaseUrl;
  if (connectionString === null) {
    const cluster = await startEmbeddedCluster({ dataDir: settings.dataDir, log, existing });
    closers.push(() => cluster.stop());
    ({ connectionString } = cluster);
  }
  try {
    await runMigrations(connectionString, log, existing);
  } catch (error) {
    throw unusableDatabase(error, connectionString);
  }
  return connectionString;
}
