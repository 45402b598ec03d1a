/** The master key is changed beside everything else, and killed at any point. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { clientSql } from '../../postgres/client-sql.js';
import { createClient, createPool } from '../../postgres/connections.js';
import { poolSql } from '../../postgres/pool-sql.js';
import type { Sql } from '../../postgres/sql.js';
import { keyFilePath } from './key-file.js';
import { PersonKeys } from './person-keys.js';
import { SealBroken, unseal } from './sealing.js';
import {
  type KeyRotation,
  type KeyRotationOptions,
  KeyRotationUnderWay,
  NextKeyUnusable,
  rotateMasterKey,
} from './vault-key-rotation.js';
import { VaultKeyMismatch, VaultKeys, masterKeyOf } from './vault-keys.js';
import { type PersonalDataVault, openVault } from './vault.js';

const PERSONS = 2500;
const identityNo = (i: number) => `2204221991${String(i).padStart(8, '0')}`;

let database: TestDatabase;
let dataDir: string;
let pool: pg.Pool;
let sql: Sql;
/** As a server holds it that runs all the while. */
let vault: PersonalDataVault;
let recorded: KeyRotation[];
let older: Buffer;

const source = (key: string | null = null, nextKey: string | null = null) => ({
  dataDir,
  key,
  nextKey,
});
const keyOf = async (file = 'vault') =>
  Buffer.from(await readFile(keyFilePath(dataDir, file), 'utf8'), 'base64');

async function opened(...keys: (string | null)[]): Promise<PersonalDataVault> {
  return openVault(sql, await VaultKeys.open(sql, source(...keys)));
}

beforeEach(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'doudi-rotation-'));
  pool = createPool(database.logins.of('app'));
  sql = poolSql(pool);
  vault = await opened();
  recorded = [];
  await vault.remember(
    Array.from({ length: PERSONS }, (_, i) => ({ identityNo: identityNo(i), name: `某${i}` })),
  );
  older = await keyOf();
});
afterEach(async () => {
  await pool.end();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

function rotate(options: Partial<KeyRotationOptions> = {}): Promise<KeyRotation> {
  return rotateMasterKey({
    connectionString: database.logins.of('app').connectionString,
    source: source(),
    persons: (of) => new PersonKeys(of),
    texts: () => [],
    record: async (made) => {
      if (!recorded.some(({ keyId }) => keyId === made.keyId)) recorded.push(made);
    },
    progress: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
}

async function expectAllRevealedBy(some: PersonalDataVault): Promise<void> {
  const numbers = Array.from({ length: PERSONS }, (_, i) => identityNo(i));
  const revealed = await some.reveal(numbers.map((number) => some.pseudonymOf(number)));
  expect([...revealed.values()].map((person) => person.identityNo).toSorted()).toEqual(numbers);
}

async function expectOlderOpensNothing(): Promise<void> {
  await expect(VaultKeys.open(sql, source(older.toString('base64')))).rejects.toThrow(
    VaultKeyMismatch,
  );
  const { persons, steady } = masterKeyOf(older, 1);
  const rows = await sql.query<{ pseudonym: string; sealed_key: Buffer }>(
    'SELECT pseudonym, sealed_key FROM vault.persons WHERE sealed_key IS NOT NULL',
  );
  for (const row of rows) {
    expect(() => unseal(persons, row.sealed_key, row.pseudonym)).toThrow(SealBroken);
  }
  const steadyRows = await sql.query<{ purpose: string; sealed: Buffer }>(
    'SELECT purpose, sealed FROM vault.steady_keys',
  );
  expect(steadyRows).toHaveLength(3);
  for (const row of steadyRows) {
    expect(() => unseal(steady, row.sealed, row.purpose)).toThrow(SealBroken);
  }
}

describe('a rotation of the master key', () => {
  it('leaves every person and pseudonym as it was, and nothing to the older key', async () => {
    const pseudonym = vault.pseudonymOf(identityNo(7));
    const made = await rotate();
    expect(made).toMatchObject({ persons: PERSONS, texts: 0 });
    expect(recorded).toEqual([made]);
    expect(made.keyId).not.toBe(made.previousKeyId);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['vault.key']);
    await expectAllRevealedBy(vault);
    const fresh = await opened();
    expect(fresh.pseudonymOf(identityNo(7))).toBe(pseudonym);
    await expectAllRevealedBy(fresh);
    await expectOlderOpensNothing();
    expect(JSON.stringify(made)).not.toContain(older.toString('hex').slice(0, 16));
  });

  it('is made twice as well as once', async () => {
    await rotate();
    expect(await rotate()).toMatchObject({ persons: PERSONS });
    expect(recorded).toHaveLength(2);
    await expectAllRevealedBy(vault);
    await expectAllRevealedBy(await opened());
  });

  it.each([
    ['after the first batch', { stopAt: 1 }],
    ['after the last batch', { stopAt: 3 }],
    ['before it is recorded', { record: 'before' }],
    ['after it is recorded', { record: 'after' }],
  ] as const)('that ends %s goes on when it is made again', async (_, how) => {
    let batches = 0;
    const killed = rotate({
      progress: () => {
        if ('stopAt' in how && ++batches === how.stopAt) throw new Error('killed');
      },
      record: async (made) => {
        if ('record' in how && how.record === 'after') recorded.push(made);
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    await expectAllRevealedBy(vault);
    await expectAllRevealedBy(await opened());
    expect(await rotate()).toMatchObject({ persons: PERSONS });
    expect(recorded).toHaveLength(1);
    await expectAllRevealedBy(vault);
    await expectAllRevealedBy(await opened());
    await expectOlderOpensNothing();
  });

  it('that ends before the newer file takes the place of the older is ended by the next', async () => {
    await expect(rotate({ record: () => Promise.reject(new Error('killed')) })).rejects.toThrow();
    const [vaultFile, nextFile] = [
      keyFilePath(dataDir, 'vault'),
      keyFilePath(dataDir, 'vault-next'),
    ];
    await Promise.all([copyFile(vaultFile, `${vaultFile}~`), copyFile(nextFile, `${nextFile}~`)]);
    const made = await rotate();
    await Promise.all([copyFile(`${vaultFile}~`, vaultFile), copyFile(`${nextFile}~`, nextFile)]);
    await expectAllRevealedBy(await opened());
    expect(await rotate()).toEqual(made);
    expect(recorded).toHaveLength(1);
    expect(await keyOf()).not.toEqual(older);
    await expectAllRevealedBy(await opened());
  });

  it('lets a running server read and remember all the while', async () => {
    let batch = 0;
    await rotate({
      progress: () => void batch++,
      persons: (of) => {
        const keys = new PersonKeys(of);
        return {
          count: (no) => keys.count(no),
          rewrap: async (from, to, after) => {
            const wrapped = await keys.rewrap(from, to, after);
            await expectAllRevealedBy(vault);
            await vault.remember([{ identityNo: `meanwhile ${batch}`, name: '后来' }]);
            return wrapped;
          },
        };
      },
    });
    const fresh = await opened();
    await expectAllRevealedBy(fresh);
    for (let i = 0; i <= batch; i++) {
      expect((await fresh.reveal([fresh.pseudonymOf(`meanwhile ${i}`)])).size).toBe(1);
    }
    await expectOlderOpensNothing();
  });

  it('leaves a person forgotten who is forgotten while the key is wrapped anew', async () => {
    const gone = vault.pseudonymOf(identityNo(3));
    await rotate({
      persons: (of) =>
        new PersonKeys({
          query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
            if (text.startsWith('UPDATE vault.persons')) await vault.forget(gone, randomUUID());
            return of.query<Row>(text, values);
          },
        }),
    });
    expect(recorded).toMatchObject([{ persons: PERSONS - 1 }]);
    const fresh = await opened();
    expect(await fresh.isForgotten(gone)).toBe(true);
    expect(await fresh.reveal([gone])).toEqual(new Map());
    await fresh.remember([{ identityNo: identityNo(3), name: '某3' }]);
    expect(await fresh.reveal([gone])).toEqual(new Map());
  });

  it('moves a writer that knows the older key only to the newer one', async () => {
    const stale = await opened();
    await rotate();
    await stale.remember([{ identityNo: 'late', name: '迟' }]);
    const [row] = await sql.query<{ key_no: number }>(
      'SELECT key_no FROM vault.persons WHERE pseudonym = $1',
      [stale.pseudonymOf('late')],
    );
    expect(row).toEqual({ key_no: 2 });
    expect((await vault.reveal([stale.pseudonymOf('late')])).size).toBe(1);
  });

  it('waits for an insert under the older key, and takes it along', async () => {
    const client = createClient(database.logins.of('app'));
    await client.connect();
    await client.query('BEGIN');
    const slow = openVault(clientSql(client), await VaultKeys.open(sql, source()));
    await slow.remember([{ identityNo: 'slow', name: '慢' }]);
    const rotating = rotate();
    // Only the owner sees for what others wait.
    const owner = createClient({ connectionString: database.url, role: 'owner' });
    await owner.connect();
    const waiting = async () => {
      const { rows } = await owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE application_name = 'doudi keys'
            AND wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return rows.length > 0;
    };
    while (!(await waiting())) await new Promise((resolve) => setTimeout(resolve, 20));
    await client.query('COMMIT');
    await client.end();
    await owner.end();
    expect(await rotating).toMatchObject({ persons: PERSONS + 1 });
    expect((await vault.reveal([vault.pseudonymOf('slow')])).size).toBe(1);
    await expectOlderOpensNothing();
  });

  it('is made by one process at a time', async () => {
    let rival: Promise<unknown> | undefined;
    await rotate({
      progress: () => void (rival ??= expect(rotate()).rejects.toThrow(KeyRotationUnderWay)),
    });
    await rival;
  });
});

it('12.B3 a wrapped key of a forgotten person in the write-ahead log opens no more', async () => {
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  try {
    const wanted = [0, 1, 2, 3, 4].map((i) => vault.pseudonymOf(identityNo(i)));
    const { rows } = await owner.query<{ pseudonym: string; sealed_key: Buffer; logged: boolean }>(
      `SELECT pseudonym, sealed_key, EXISTS (SELECT FROM pg_ls_waldir() w
          WHERE position(sealed_key IN pg_read_binary_file('pg_wal/' || w.name)) > 0) AS logged
         FROM vault.persons WHERE pseudonym = ANY ($1)`,
      [wanted],
    );
    const logged = rows.filter((row) => row.logged);
    expect(logged.length).toBeGreaterThan(0);
    for (const { pseudonym } of logged) await vault.forget(pseudonym, randomUUID());
    await rotate();
    const files = await readdir(join(dataDir, 'keys'));
    const left = await Promise.all(files.map((file) => keyOf(file.replace('.key', ''))));
    expect(left).not.toContainEqual(older);
    for (const { pseudonym, sealed_key: bytes } of logged) {
      expect(unseal(masterKeyOf(older, 1).persons, bytes, pseudonym)).toHaveLength(32);
      for (const root of left) {
        expect(() => unseal(masterKeyOf(root, 2).persons, bytes, pseudonym)).toThrow(SealBroken);
      }
    }
  } finally {
    await owner.end();
  }
});

describe('keys of the settings', () => {
  const given = (seed: number) => Buffer.alloc(32, seed).toString('base64');

  it('are changed by both, and then by the newer alone', async () => {
    const present = older.toString('base64');
    await expect(rotate({ source: source(present) })).rejects.toThrow(NextKeyUnusable);
    await expect(rotate({ source: source(present, present) })).rejects.toThrow(NextKeyUnusable);
    const running = await opened(present, given(7));
    await rotate({ source: source(present, given(7)) });
    await expectAllRevealedBy(running);
    await expectAllRevealedBy(await opened(given(7)));
    await expect(opened(present)).rejects.toThrow(VaultKeyMismatch);
    expect(await keyOf()).toEqual(older);
    await rotate({ source: source(present, given(7)) });
    expect(recorded).toHaveLength(1);
    await expect(rotate({ source: source(given(7), present) })).rejects.toThrow(NextKeyUnusable);
  });

  it('must all be at hand while the key is changed', async () => {
    const present = older.toString('base64');
    const killed = rotate({
      source: source(present, given(7)),
      progress: () => {
        throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    await expect(opened(present)).rejects.toThrow(/DOUDI_VAULT_KEY_NEXT/);
    await expect(opened(given(7))).rejects.toThrow(VaultKeyMismatch);
    const onlyOlder = openVault(sql, await VaultKeys.open(sql, source(present, given(7))));
    await expectAllRevealedBy(onlyOlder);
  });
});
