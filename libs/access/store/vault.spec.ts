import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { createPool } from '../../postgres/connections.js';
import { poolSql } from '../../postgres/pool-sql.js';
import type { Sql } from '../../postgres/sql.js';
import { KeyFileUnusable, ensureKeyFile, keyFilePath } from './key-file.js';
import { type PersonalDataVault, nameRecorded, openVault } from './vault.js';
import { VaultKeyMismatch, VaultKeys } from './vault-keys.js';

const NUMBER = '220422199106225699';
const NAME = '欧阳建国';

async function opened(sql: Sql, source: { dataDir: string; key: string | null }) {
  return openVault(sql, await VaultKeys.open(sql, { ...source, nextKey: null }));
}

describe('the vault of personal data', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let sql: Sql;
  let dataDir: string;
  let vault: PersonalDataVault;

  beforeAll(async () => {
    database = await freshDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'doudi-vault-'));
    // The role of ordinary work: what it may do is enough for the vault.
    pool = createPool(database.logins.of('app'));
    sql = poolSql(pool);
    vault = await opened(sql, { dataDir, key: null });
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('gives one pseudonym to one number, however it is spelt', () => {
    const pseudonym = vault.pseudonymOf(NUMBER);
    expect(pseudonym).toMatch(/^[\w-]{43}$/);
    expect(vault.pseudonymOf(` ${NUMBER.replace('2', '２')} `)).toBe(pseudonym);
    expect(vault.pseudonymOf('11010119900307001x')).toBe(vault.pseudonymOf('11010119900307001X'));
    expect(vault.pseudonymOf('220422199106225698')).not.toBe(pseudonym);
  });

  it('tells who is behind a pseudonym', async () => {
    await vault.remember([{ identityNo: NUMBER, name: NAME }]);
    const unknown = vault.pseudonymOf('nobody');
    const revealed = await vault.reveal([vault.pseudonymOf(NUMBER), unknown]);
    expect([...revealed]).toMatchObject([
      [vault.pseudonymOf(NUMBER), { identityNo: NUMBER, name: NAME, earlierNames: [] }],
    ]);
  });

  it('keeps every name under which a person was paid, the newest first to be told', async () => {
    const remember = (name: string) => vault.remember([{ identityNo: 'renamed', name }]);
    await remember('');
    const known = async () =>
      (await vault.reveal([vault.pseudonymOf('renamed')])).get(vault.pseudonymOf('renamed'));
    await expect(known()).resolves.toMatchObject({ name: '', earlierNames: [] });
    for (const name of ['王芳', '王芬', '王芳', '']) await remember(name);
    await expect(known()).resolves.toMatchObject({ name: '王芬', earlierNames: ['王芳'] });
    await vault.remember([
      { identityNo: 'twice at once', name: '甲' },
      { identityNo: 'twice at once', name: '乙' },
    ]);
    const both = await vault.reveal([vault.pseudonymOf('twice at once')]);
    expect([...both.values()][0]).toMatchObject({ name: '乙', earlierNames: ['甲'] });
  });

  it('keeps each name and each payee under the mark that a payment holds', async () => {
    const identityNo = '110105194912310043';
    const payee = { name: '监护人甲', bankCode: '102100099996', accountNo: '6222020200098765' };
    const persons = [
      { identityNo, name: '示例旧名' },
      { identityNo, name: '示例 旧名' },
      { identityNo, name: '另一人', payee },
      { identityNo, name: '' },
    ];
    await vault.remember(persons);
    const marks = persons.map((person) => vault.marksOf(person));
    const known = (await vault.reveal([marks[0]!.beneficiary])).get(marks[0]!.beneficiary)!;
    expect(marks.map(({ nameMark }) => nameRecorded(known, nameMark))).toEqual(
      persons.map((p) => p.name),
    );
    expect(nameRecorded(known, null)).toBe('');
    expect(known.payees.get(marks[2]!.payeeMark!)).toEqual(payee);
    const compared = marks.map(({ nameMark }) => nameMark.slice(0, 12));
    expect(compared[0]).toBe(compared[1]);
    expect(new Set(compared).size).toBe(3);
    await vault.forget(marks[0]!.beneficiary, randomUUID());
    const [left] = await sql.query<{ left: bigint }>(
      'SELECT count(*) AS left FROM vault.payees WHERE pseudonym = $1',
      [marks[0]!.beneficiary],
    );
    expect(left!.left).toBe(0n);
  });

  it('agrees on one key for a person whom many remember at once', async () => {
    const rivals = await Promise.all(
      Array.from({ length: 8 }, () => opened(sql, { dataDir, key: null })),
    );
    const persons = Array.from({ length: 50 }, (_, i) => ({
      identityNo: `rival ${i}`,
      name: `某${i}`,
    }));
    await Promise.all(rivals.map((rival) => rival.remember(persons)));
    const revealed = await vault.reveal(
      persons.map(({ identityNo }) => vault.pseudonymOf(identityNo)),
    );
    expect([...revealed.values()].map(({ name }) => name).toSorted()).toEqual(
      persons.map(({ name }) => name).toSorted(),
    );
  });

  it('stores nothing in clear', async () => {
    const rows = await sql.query<{ text: string }>(
      `SELECT p::text || encode(sealed_key, 'escape') || encode(identity_no, 'escape') AS text
         FROM vault.persons p
       UNION ALL SELECT n::text || encode(name, 'escape') FROM vault.names n`,
    );
    const text = rows.map((row) => row.text).join('\n');
    expect(rows.length).toBeGreaterThan(50);
    expect(text).not.toContain(NUMBER);
    expect(text).not.toContain(NAME);
    expect(text).not.toContain(Buffer.from(NAME).toString('hex'));
  });

  it('forgets a person for good', async () => {
    const pseudonym = vault.pseudonymOf(NUMBER);
    await expect(vault.isForgotten(pseudonym)).resolves.toBe(false);
    await expect(vault.forget(pseudonym, randomUUID())).resolves.toBe(true);
    await expect(vault.forget(pseudonym, randomUUID())).resolves.toBe(false);
    await expect(vault.isForgotten(pseudonym)).resolves.toBe(true);
    await vault.remember([{ identityNo: NUMBER, name: NAME }]);
    await expect(vault.reveal([pseudonym])).resolves.toEqual(new Map());
    expect(vault.pseudonymOf(NUMBER)).toBe(pseudonym);
    const [row] = await sql.query<{ left: bigint }>(
      `SELECT count(*) AS left FROM vault.persons LEFT JOIN vault.names USING (pseudonym)
        WHERE pseudonym = $1 AND (sealed_key IS NOT NULL OR name IS NOT NULL)`,
      [pseudonym],
    );
    expect(row!.left).toBe(0n);
  });

  it('remembers a hundred thousand persons in seconds', async () => {
    const persons = Array.from({ length: 100_000 }, (_, i) => ({
      identityNo: `2204221991${String(i).padStart(8, '0')}`,
      name: `某某${i}`,
    }));
    for (let from = 0; from < persons.length; from += 4000) {
      await vault.remember(persons.slice(from, from + 4000));
    }
    const last = vault.pseudonymOf(persons.at(-1)!.identityNo);
    expect((await vault.reveal([last])).get(last)!.name).toBe('某某99999');
  });

  it('keeps its key where only its user may read it', async () => {
    const path = keyFilePath(dataDir, 'vault');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['vault.key']);
    await chmod(path, 0o644);
    await expect(opened(sql, { dataDir, key: null })).rejects.toThrow(KeyFileUnusable);
    await chmod(path, 0o600);
  });

  it('does not open with another key, nor makes a new one where its own is missing', async () => {
    const other = Buffer.alloc(32, 7).toString('base64');
    await expect(opened(sql, { dataDir, key: other })).rejects.toThrow(VaultKeyMismatch);
    const elsewhere = await mkdtemp(join(tmpdir(), 'doudi-vault-'));
    await expect(opened(sql, { dataDir: elsewhere, key: null })).rejects.toThrow(/主密钥.*backup/);
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
    const key = await readFile(keyFilePath(dataDir, 'vault'), 'utf8');
    const again = await opened(sql, { dataDir, key });
    expect(again.pseudonymOf(NUMBER)).toBe(vault.pseudonymOf(NUMBER));
  });
});

describe('a key file', () => {
  it('is one for all who start at once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'doudi-keys-'));
    const keys = await Promise.all(Array.from({ length: 16 }, () => ensureKeyFile(dataDir, 'k')));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(join(dataDir, 'keys'))).toEqual(['k.key']);
    await writeFile(keyFilePath(dataDir, 'k'), 'damaged');
    await expect(ensureKeyFile(dataDir, 'k')).rejects.toThrow(/损坏.*damaged/);
    await rm(dataDir, { recursive: true });
  });
});
