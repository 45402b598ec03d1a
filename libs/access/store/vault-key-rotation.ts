/**
 * Rotation of the vault's master key while everything works: what lies under
 * the older key is wrapped anew in batches, the older is retired, what came in meanwhile follows,
 * and then the older is dropped. Each step is durable and done once, so a rotation
 * that was killed is made again and goes on where it was.
 */
import type pg from 'pg';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient } from '../../postgres/connections.js';
import type { Sql } from '../../postgres/sql.js';
import { ensureKeyFile, replaceKeyFile } from './key-file.js';
import {
  KEY_FILE,
  type MasterKey,
  NEXT_KEY_FILE,
  VaultKeys,
  type VaultKeySource,
  checkOf,
  given,
  storeSteady,
} from './vault-keys.js';

export interface WrappedBatch {
  readonly rows: number;
  /** After which the next batch begins. */
  readonly last: string;
}

/** What lies under a master key. */
export interface WrappedRows {
  /** How many lie under the key of that number. */
  count(no: number): Promise<number>;
  /** A batch after a place, in order; undefined: there is no more. */
  rewrap(from: MasterKey, to: MasterKey, after: string): Promise<WrappedBatch | undefined>;
}

/** Describes a rotation: no key, but what tells keys apart. */
export interface KeyRotation {
  readonly previousKeyId: string;
  readonly keyId: string;
  /** Rows under the newer key. */
  readonly persons: number;
  readonly texts: number;
}

export interface KeyRotationOptions {
  readonly connectionString: string;
  readonly source: VaultKeySource;
  readonly persons: (sql: Sql) => WrappedRows;
  /** One for each table of sealed texts. */
  readonly texts: (sql: Sql) => readonly WrappedRows[];
  /** Durable when it resolves, and once for a rotation, however often it is called. */
  readonly record: (rotation: KeyRotation) => Promise<void>;
  /** After each batch. */
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Another process rotates a key at this moment. */
export class KeyRotationUnderWay extends Error {
  override readonly name = 'KeyRotationUnderWay';
  constructor() {
    super('另一进程正在更换主密钥 / another process is changing the master key');
  }
}

/** The key that is to follow is not given, or is one that there was. */
export class NextKeyUnusable extends Error {
  override readonly name = 'NextKeyUnusable';
}

/** Any fixed number: one process rotates a key at a time. */
const ROTATION_LOCK = 20_160_434;
const KEY_ID_LENGTH = 16;

/** @throws VaultKeyMismatch, KeyRotationUnderWay, NextKeyUnusable, AbortError */
export async function rotateMasterKey(options: KeyRotationOptions): Promise<KeyRotation> {
  const { connectionString } = options;
  const client = createClient({
    connectionString,
    role: 'app',
    applicationName: 'doudi keys',
    holdsLocks: true,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS held',
      [ROTATION_LOCK],
    );
    if (!rows[0]!.held) throw new KeyRotationUnderWay();
    return await new Rotation(client, options).make();
  } finally {
    await client.end();
  }
}

interface KeyState {
  readonly no: number;
  readonly key_check: string;
  readonly isDropped: boolean;
}

class Rotation {
  private readonly sql: Sql;
  private done = 0;
  private total = 0;

  constructor(
    client: pg.Client,
    private readonly options: KeyRotationOptions,
  ) {
    this.sql = clientSql(client);
  }

  async make(): Promise<KeyRotation> {
    const { source, persons, texts, record } = this.options;
    const keys = await VaultKeys.open(this.sql, source);
    const { older, newer } = await this.begin(keys);
    const [ofPersons, ofTexts] = [persons(this.sql), texts(this.sql)];
    if (!older.isDropped) {
      const all = [ofPersons, ...ofTexts];
      this.total = await countOf(all, older.no);
      const from = await keys.numbered(older.no);
      for (const rows of all) await this.rewrap(rows, from, newer);
      await this.sql.query(
        'UPDATE vault.keys SET retired_at = clock_timestamp() WHERE no = $1 AND retired_at IS NULL',
        [older.no],
      );
      for (const rows of all) await this.rewrap(rows, from, newer);
    }
    const rotation = {
      previousKeyId: older.key_check.slice(0, KEY_ID_LENGTH),
      keyId: newer.check.slice(0, KEY_ID_LENGTH),
      persons: await ofPersons.count(newer.no),
      texts: await countOf(ofTexts, newer.no),
    };
    await record(rotation);
    await this.drop(older.no);
    if (source.key === null && source.nextKey === null) {
      await replaceKeyFile(source.dataDir, KEY_FILE, NEXT_KEY_FILE);
    }
    return rotation;
  }

  /** Makes the newer key known, and puts what never changes under it too. */
  private async begin(keys: VaultKeys) {
    const root = await nextRoot(this.options.source);
    const states = await this.states();
    const check = checkOf(root);
    const known = states.find((state) => state.key_check === check);
    const last = states.at(-1)!;
    const isPresentOnly = known?.no === 1 || (known !== undefined && known.no !== last.no);
    if (isPresentOnly) throw new NextKeyUnusable(SAME_KEY);
    if (!known) {
      await this.sql.query('INSERT INTO vault.keys (no, key_check) VALUES ($1, $2)', [
        last.no + 1,
        check,
      ]);
    }
    await keys.reload();
    const newer = await keys.numbered(known?.no ?? last.no + 1);
    await storeSteady(this.sql, newer, keys.steady);
    const older = (await this.states()).find(({ no }) => no === newer.no - 1)!;
    return { older, newer };
  }

  private states(): Promise<readonly KeyState[]> {
    return this.sql.query<KeyState>(
      `SELECT no, key_check, dropped_at IS NOT NULL AS "isDropped" FROM vault.keys ORDER BY no`,
    );
  }

  /** Over and over, until nothing lies under the older key. */
  private async rewrap(rows: WrappedRows, from: MasterKey, to: MasterKey): Promise<void> {
    let after = '';
    while (after !== '' || (await rows.count(from.no)) > 0) {
      this.options.signal.throwIfAborted();
      const batch = await rows.rewrap(from, to, after);
      after = batch?.last ?? '';
      if (!batch) continue;
      this.done += batch.rows;
      this.options.progress(this.done, Math.max(this.total, this.done));
    }
  }

  private async drop(no: number): Promise<void> {
    await this.sql.query('DELETE FROM vault.steady_keys WHERE key_no = $1', [no]);
    await this.sql.query(
      'UPDATE vault.keys SET dropped_at = clock_timestamp() WHERE no = $1 AND dropped_at IS NULL',
      [no],
    );
  }
}

async function countOf(tables: readonly WrappedRows[], no: number): Promise<number> {
  let count = 0;
  for (const rows of tables) count += await rows.count(no);
  return count;
}

/** Given by the settings, or made in a file beside the present one. */
async function nextRoot({ dataDir, key, nextKey }: VaultKeySource): Promise<Buffer> {
  const next = given(nextKey);
  if (next) return next;
  if (key === null) return ensureKeyFile(dataDir, NEXT_KEY_FILE);
  throw new NextKeyUnusable(
    'DOUDI_VAULT_KEY_NEXT: 当前密钥来自 DOUDI_VAULT_KEY，新密钥也须由设置给出（openssl rand -base64 32） / ' +
      'the present key comes from DOUDI_VAULT_KEY, so the next must be given too (openssl rand -base64 32)',
  );
}

const SAME_KEY =
  'DOUDI_VAULT_KEY_NEXT: 此密钥已使用过，请另行生成 / this key is in use or was used before: make another one';
