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
import type { UploadImports } from '../../libs/data-package/store/upload-import.js';
import { RecordedOtherwise } from '../../libs/event-store/recorded-otherwise.js';
import { ProposalTexts } from '../../libs/proposals/store/proposal-texts.js';
import { Proposals } from '../../libs/proposals/store/proposals.js';
import { ReviewPolicy } from '../../libs/proposals/store/review-policy.js';
import { AmountsOfReview } from '../../libs/proposals/store/review-rule.js';
import { createPool } from '../../libs/postgres/connections.js';
import type { Logins, PermissionSet } from '../../libs/postgres/logins.js';
import { SnapshotSql } from '../../libs/postgres/snapshot-sql.js';
import type { Sql } from '../../libs/postgres/sql.js';
import { StorageTroubles } from '../../libs/postgres/storage-troubles.js';
import { ReadModels } from '../../libs/projection/read-models.js';
import { HOLD_READ_MODELS, ReadPosition } from '../../libs/projection/read-position.js';
import { knownRelations } from '../projector/read-models.js';
import { openDatabase } from './database.js';
import { ImportThread } from './import-thread.js';
import { type EventStorage, openEventStorage } from './event-storage.js';
import { receiptSigner } from './seals.js';
import { SystemHealth } from './system-health.js';

/** Of a process that keeps read models and seals: it has no vault, and carries out no command. */
export interface ProjectingSystem extends Omit<EventStorage, 'close' | 'store'> {
  readonly store: EventStore;
  readonly settings: Settings;
  readonly logins: Logins;
  readonly sql: Sql;
  readonly position: ReadPosition;
  readonly health: SystemHealth;
  readonly troubles: StorageTroubles;
  close(): Promise<void>;
}

/** Of a process that answers, or of a command. */
export interface System extends ProjectingSystem {
  readonly handler: CommandHandler;
  readonly ledger: Ledger;
  readonly proposals: Proposals;
  readonly vault: PersonalDataVault;
  readonly vaultKeys: VaultKeys;
  readonly readModels: ReadModels;
  readonly receipts: ReceiptSigner;
  /** Begins when something is uploaded. */
  readonly imports: UploadImports;
}

type Log = (message: string) => void;

export interface Opening {
  /** Refuse where there is no database yet, rather than make an empty one. */
  readonly existing?: boolean;
  /** Events that were there before may be gone: only for what looks for them. */
  readonly mayLack?: boolean;
  /** On connections that answer requests; 60 s unless told: commands may take their time. */
  readonly answerWithinMs?: number;
  /** Commands are counted in the database: for processes that nobody scrapes. */
  readonly tallies?: boolean;
  /** Where failures go that pass by themselves; beside all else unless told. */
  readonly warn?: Log;
  /** Options of node for the threads that are begun. */
  readonly execArgv?: readonly string[];
}

/** Starts or joins the database, and opens what keeps its read models and its seals. */
export async function openProjecting(
  settings: Settings,
  log: Log,
  { existing = false, answerWithinMs = COMMANDS_WITHIN_MS, warn = log }: Opening = {},
): Promise<ProjectingSystem> {
  const opening = { existing, mayLack: false, answerWithinMs, warn };
  return opened(async (closers) => {
    const foundation = await openFoundation(settings, log, 'projector', opening, closers);
    const health = new SystemHealth({ ...foundation, unfolded: new Set(), otherwise: new Set() });
    return { ...foundation, health };
  });
}

type Closers = (() => Promise<unknown>)[];

/** Commands may take their time. */
export const COMMANDS_WITHIN_MS = 60_000;

/** What was opened is closed again where it does not come to its end. */
async function opened<Opened>(
  open: (closers: Closers) => Promise<Opened>,
): Promise<Opened & { close(): Promise<void> }> {
  const closers: Closers = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await open(closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Foundation extends Omit<ProjectingSystem, 'health' | 'close' | 'store'> {
  readonly store: EventStorage['store'];
}

/** The database and the events in it, under one login. */
async function openFoundation(
  settings: Settings,
  log: Log,
  as: PermissionSet,
  { existing, mayLack, answerWithinMs, warn }: Required<Omit<Opening, 'tallies' | 'execArgv'>>,
  closers: Closers,
): Promise<Foundation> {
  const logins = await openDatabase(settings, log, closers, { as, existing });
  const login = logins.of(as);
  const pool = createPool({ ...login, applicationName: 'doudi api', answerWithinMs });
  closers.push(() => pool.end());
  const held = createPool({ ...login, applicationName: 'doudi figures', answerWithinMs });
  closers.push(() => held.end());
  const sql = new SnapshotSql(pool, held, HOLD_READ_MODELS);
  requireHash(await knownLog(sql), settings.sealHash);
  const troubles = new StorageTroubles(undefined, (who, reason) =>
    warn(`遇到暂时故障，将重试 / a passing failure, tried again: ${who}, ${reason}`),
  );
  const storage = await openEventStorage(
    settings,
    { login, sql, troubles, answerWithinMs },
    mayLack,
  );
  closers.push(() => storage.close());
  const { place, store, recordedLog, claimSource } = storage;
  const position = new ReadPosition(sql);
  position.requireFirst(await store.head());
  const beside = claimSource && { claimSource };
  return { settings, logins, place, store, recordedLog, ...beside, sql, position, troubles };
}

/** Starts or joins the database, brings it up to date, and opens everything on it. */
export async function openSystem(
  settings: Settings,
  log: Log,
  {
    existing = false,
    mayLack = false,
    tallies = false,
    answerWithinMs = COMMANDS_WITHIN_MS,
    execArgv,
    warn = log,
  }: Opening = {},
): Promise<System> {
  return opened(async (closers) => {
    const opening = { existing, mayLack, answerWithinMs, warn };
    const foundation = await openFoundation(settings, log, 'app', opening, closers);
    const { store, sql, position } = foundation;
    const vaultKeys = await VaultKeys.open(sql, vaultKeySource(settings));
    const vault = openVault(sql, vaultKeys);
    const { constructionControl } = settings;
    const readModels = new ReadModels(sql, position, store, knownRelations);
    const catchUp = () => readModels.caughtUp();
    const reviewPolicy = new ReviewPolicy(store);
    const texts = new ProposalTexts(sql, vaultKeys);
    const review = new AmountsOfReview(reviewPolicy);
    const handler = new CommandHandler({ store, today: businessDateToday, catchUp, review });
    if (tallies) {
      const tally = new CommandTally(sql);
      handler.observe((handled) => tally.count(handled));
      closers.push(() => tally.keep());
    }
    const ledger = new Ledger({ handler, store, rules: { constructionControl } });
    const receipts = receiptSigner(settings, sql, foundation.recordedLog);
    const imports = new ImportThread({
      settings,
      ...{ login: foundation.logins.of('app'), answerWithinMs, log },
      ...(execArgv && { execArgv }),
      handled: (command) => handler.tell(command),
      ended: (failure) => {
        if (failure) log(`导入失败 an import failed: ${failure.stack ?? failure.message}`);
        noteImport(failure, foundation.troubles, receipts);
      },
    });
    closers.push(() => imports.close());
    return {
      ...foundation,
      handler,
      ledger,
      imports,
      proposals: new Proposals({ handler, texts, policy: reviewPolicy, today: businessDateToday }),
      vault,
      vaultKeys,
      readModels,
      health: new SystemHealth({
        ...foundation,
        unfolded: handler.unfolded,
        otherwise: receipts.otherwise,
      }),
      receipts,
    };
  });
}

/** What an import of another thread met is of this process all the same. */
function noteImport(
  failure: Error | undefined,
  troubles: StorageTroubles,
  { otherwise }: ReceiptSigner,
): void {
  if (failure === undefined) return troubles.over('import');
  troubles.note('import', failure);
  if (failure instanceof RecordedOtherwise) for (const id of failure.eventIds) otherwise.add(id);
}

/** Where the master keys of the vault come from. */
export function vaultKeySource({ dataDir, vaultKey, vaultKeyNext }: Settings): VaultKeySource {
  return { dataDir, key: vaultKey, nextKey: vaultKeyNext };
}
