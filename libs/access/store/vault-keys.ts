/**
 * The keys of the vault as a process has them. A master key wraps the key of each person and may be
 * changed; what makes pseudonyms and hashes never changes and lies sealed under the master key.
 * While a master key is changed a process has both, and reads its sources anew when it meets a row
 * under one that it does not have.
 */
import { hkdfSync } from 'node:crypto';
import { StoreUnavailable } from '../../event-store/port.js';
import type { Sql } from '../../postgres/sql.js';
import { KEY_BYTES, ensureKeyFile, keyFilePath, readKeyFile } from './key-file.js';
import { seal, unseal } from './sealing.js';

/** Where master keys come from: the settings, or else the files of the data folder. */
export interface VaultKeySource {
  readonly dataDir: string;
  /** In base64; null: in the file. */
  readonly key: string | null;
  /** The one that follows, while the key is changed; null: in the file, if there is one. */
  readonly nextKey: string | null;
}

export const KEY_FILE = 'vault';
export const NEXT_KEY_FILE = 'vault-next';

/** The keys at hand are not those under which the vault lies. The server must not start. */
export class VaultKeyMismatch extends Error {
  override readonly name = 'VaultKeyMismatch';
  constructor({ dataDir, key }: VaultKeySource) {
    const where =
      key === null
        ? keyFilePath(dataDir, KEY_FILE)
        : 'DOUDI_VAULT_KEY (更换期间另需 while it is changed also DOUDI_VAULT_KEY_NEXT)';
    super(
      `个人信息保险库的主密钥不符或已丢失：请从备份恢复 ${where} / ` +
        `The master key of the vault of personal data is missing or not the one it was sealed with: restore ${where} from your backup`,
    );
  }
}

/** What is made of one master key. */
export interface MasterKey {
  /** In the order in which they came, from 1. */
  readonly no: number;
  /** Derived one-way, 64 characters: tells keys apart. */
  readonly check: string;
  /** Wraps the keys of persons. */
  readonly persons: Buffer;
  /** Seals the texts of objections. */
  readonly texts: Buffer;
  /** Seals the steady keys. */
  readonly steady: Buffer;
}

export interface SteadyKeys {
  readonly pseudonyms: Buffer;
  readonly objectionHashes: Buffer;
  readonly objectionTokens: Buffer;
}

/** How each was derived from the first master key, before that could be changed. */
const STEADY: Readonly<Record<keyof SteadyKeys, readonly [string, string]>> = {
  pseudonyms: ['doudi vault', 'pseudonyms'],
  objectionHashes: ['doudi objections', 'hashes'],
  objectionTokens: ['doudi objections', 'tokens'],
};

function derive(root: Buffer, salt: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, salt, purpose, KEY_BYTES));
}

export function checkOf(root: Buffer): string {
  return derive(root, 'doudi vault', 'key check').toString('hex');
}

export function masterKeyOf(root: Buffer, no: number): MasterKey {
  return {
    no,
    check: checkOf(root),
    persons: derive(root, 'doudi vault', 'person keys'),
    texts: derive(root, 'doudi objections', 'texts'),
    steady: derive(root, 'doudi vault', 'steady keys'),
  };
}

/** So often the key may be retired while one statement waits. */
const MOST_RETIRED_KEYS = 3;

/** A part of a statement: the row of the key of that number, held while it is in use. */
export const keyInUse = (parameter: string): string =>
  `used AS (SELECT no FROM vault.keys WHERE no = ${parameter} AND retired_at IS NULL FOR SHARE)`;

interface KeyRow {
  readonly no: number;
  readonly key_check: string;
  readonly isRetired: boolean;
}

export class VaultKeys {
  private readonly byNumber = new Map<number, MasterKey>();
  private newest: MasterKey | undefined;

  private constructor(
    private readonly sql: Sql,
    readonly source: VaultKeySource,
    readonly steady: SteadyKeys,
  ) {}

  /**
   * With the key of `<dataDir>/keys/vault.key`, made on the first start, or with the one given.
   * @throws VaultKeyMismatch where something may lie under a key that is not at hand
   */
  static async open(sql: Sql, source: VaultKeySource): Promise<VaultKeys> {
    const known = await knownKeys(sql, source);
    const keys = new VaultKeys(sql, source, await steadyKeys(sql, source, known));
    keys.take(known);
    return keys;
  }

  /**
   * Inserts what is new under the present key. `insert` takes a share lock on the key's row, so
   * that nothing is added under a key that is retired, and answers undefined where it is: then the
   * next key follows.
   * @throws StoreUnavailable
   */
  async underPresent<T>(insert: (key: MasterKey) => Promise<T | undefined>): Promise<T> {
    for (let tried = 0; tried < MOST_RETIRED_KEYS; tried++) {
      const done = await insert(this.newest!);
      if (done !== undefined) return done;
      await this.reload();
    }
    throw new StoreUnavailable('the master key of the vault is being changed');
  }

  /** @throws StoreUnavailable where it is not at hand, nor in the sources */
  async numbered(no: number): Promise<MasterKey> {
    if (!this.byNumber.has(no)) await this.reload();
    const key = this.byNumber.get(no);
    if (!key) throw new StoreUnavailable(`master key ${no} of the vault is not at hand`);
    return key;
  }

  /** Reads the sources anew. @throws StoreUnavailable where a key that is in use is not at hand */
  async reload(): Promise<void> {
    const known = await knownKeys(this.sql, this.source).catch((error: unknown) => {
      if (!(error instanceof VaultKeyMismatch)) throw error;
      throw new StoreUnavailable('a master key of the vault is not at hand', { cause: error });
    });
    this.take(known);
  }

  /** A key once known is kept: a row may have been read just before it was wrapped anew. */
  private take(known: readonly MasterKey[]): void {
    for (const key of known) this.byNumber.set(key.no, key);
    this.newest = known.at(-1);
  }
}

/** Those that are not dropped, by number; of those that are retired only the ones at hand. */
async function knownKeys(sql: Sql, source: VaultKeySource): Promise<readonly MasterKey[]> {
  const read = () =>
    sql.query<KeyRow>(
      `SELECT no, key_check, retired_at IS NOT NULL AS "isRetired" FROM vault.keys
        WHERE dropped_at IS NULL ORDER BY no`,
    );
  let rows = await read();
  if (rows.length === 0) {
    const first = given(source.key) ?? (await ensureKeyFile(source.dataDir, KEY_FILE));
    await sql.query(
      'INSERT INTO vault.keys (no, key_check) VALUES (1, $1) ON CONFLICT DO NOTHING',
      [checkOf(first)],
    );
    rows = await read();
  }
  const roots = new Map((await rootsOf(source)).map((root) => [checkOf(root), root]));
  return rows.flatMap(({ no, key_check: check, isRetired }) => {
    const root = roots.get(check);
    if (!root && !isRetired) throw new VaultKeyMismatch(source);
    return root ? [masterKeyOf(root, no)] : [];
  });
}

async function rootsOf({ dataDir, key, nextKey }: VaultKeySource): Promise<readonly Buffer[]> {
  // The next one first: if its file takes the place of the other meanwhile, it is found there.
  const next = given(nextKey) ?? (await readKeyFile(dataDir, NEXT_KEY_FILE));
  const present = given(key) ?? (await readKeyFile(dataDir, KEY_FILE));
  return [present, next].filter((root) => root !== undefined);
}

/** @param key base64 */
export function given(key: string | null): Buffer | undefined {
  return key === null ? undefined : Buffer.from(key, 'base64');
}

async function steadyKeys(
  sql: Sql,
  source: VaultKeySource,
  known: readonly MasterKey[],
): Promise<SteadyKeys> {
  for (const key of known.toReversed()) {
    const found = await storedSteady(sql, key);
    if (found) return found;
  }
  const first = known.find(({ no }) => no === 1);
  const root = (await rootsOf(source)).find((one) => checkOf(one) === first?.check);
  if (!first || !root) throw new VaultKeyMismatch(source);
  const derived = Object.fromEntries(
    Object.entries(STEADY).map(([purpose, [salt, name]]) => [purpose, derive(root, salt, name)]),
  ) as unknown as SteadyKeys;
  await storeSteady(sql, first, derived);
  return derived;
}

async function storedSteady(sql: Sql, key: MasterKey): Promise<SteadyKeys | undefined> {
  const rows = await sql.query<{ purpose: string; sealed: Buffer }>(
    'SELECT purpose, sealed FROM vault.steady_keys WHERE key_no = $1',
    [key.no],
  );
  if (rows.length === 0) return undefined;
  return Object.fromEntries(
    rows.map(({ purpose, sealed }) => [purpose, unseal(key.steady, sealed, purpose)]),
  ) as unknown as SteadyKeys;
}

/** Harmless where they are stored. All or none. */
export async function storeSteady(sql: Sql, key: MasterKey, steady: SteadyKeys): Promise<void> {
  const entries = Object.entries(steady) as [string, Buffer][];
  await sql.query(
    `INSERT INTO vault.steady_keys (key_no, purpose, sealed)
     SELECT $1, * FROM unnest($2::text[], $3::bytea[]) ON CONFLICT DO NOTHING`,
    [
      key.no,
      entries.map(([purpose]) => purpose),
      entries.map(([purpose, bytes]) => seal(key.steady, bytes, purpose)),
    ],
  );
}
