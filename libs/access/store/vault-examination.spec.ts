import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { createClient, createPool } from '../../postgres/connections.js';
import { poolSql } from '../../postgres/pool-sql.js';
import type { Sql } from '../../postgres/sql.js';
import { SealedTexts } from './sealed-texts.js';
import { examineVault } from './vault-examination.js';
import { VaultKeys } from './vault-keys.js';
import { type PersonalDataVault, openVault } from './vault.js';

const TEXTS = { name: 'vault.objection_texts', number: 'objection_no' } as const;
const NUMBERS = ['220422199106225699', '11010119900307001X', '220422910622569'];

describe('12.A9 the vault with its key', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let owner: pg.Client;
  let sql: Sql;
  let keys: VaultKeys;
  let vault: PersonalDataVault;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.logins.of('app'));
    sql = poolSql(pool);
    owner = createClient({ connectionString: database.url, role: 'owner' });
    await owner.connect();
    const key = randomBytes(32).toString('base64');
    keys = await VaultKeys.open(sql, { dataDir: '/nowhere', key, nextKey: null });
    vault = openVault(sql, keys);
    await vault.remember(
      NUMBERS.map((identityNo, at) => ({
        ...{ identityNo, name: `欧阳 建国${at}` },
        payee: { name: '欧阳', bankCode: '102241000014', accountNo: `622848001${at}` },
      })),
    );
    const texts = new SealedTexts<'text'>(sql, keys, TEXTS);
    await texts.keep({ no: 'YY-1', contentHash: 'a hash' }, 'text', '名单有误');
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  const examined = () => examineVault(sql, keys, [TEXTS]);
  /** What is found while the rows are otherwise. */
  async function changed(statement: string): Promise<readonly string[]> {
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}`);
    const there: Sql = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await owner.query<Row & pg.QueryResultRow>(text, [...values])).rows,
    };
    const { bad } = await examineVault(there, keys, [TEXTS]);
    await owner.query('ROLLBACK');
    return bad;
  }

  it('opens every row, and counts who was forgotten', async () => {
    const whole = await examined();
    expect(whole).toMatchObject({ bad: [], forgotten: 0 });
    expect(whole.opened).toBeGreaterThanOrEqual(3 * NUMBERS.length + 1);
    await vault.forget(vault.pseudonymOf(NUMBERS[1]!), randomUUID());
    expect(await examined()).toMatchObject({ bad: [], forgotten: 1, opened: whole.opened - 3 });
  });

  it('names what does not open, and what lies in another place', async () => {
    const person = vault.pseudonymOf(NUMBERS[0]!);
    const flip = (column: string) => `set_byte(${column}, 20, get_byte(${column}, 20) # 1)`;
    const of = `WHERE pseudonym = '${person}'`;
    expect(
      await changed(`UPDATE vault.persons SET identity_no = ${flip('identity_no')} ${of}`),
    ).toEqual([`persons ${person}`]);
    expect(
      await changed(`UPDATE vault.persons SET sealed_key = ${flip('sealed_key')} ${of}`),
    ).toEqual([`persons ${person}`, `names ${person}`, `payees ${person}`]);
    expect(await changed(`UPDATE vault.names SET mark = ${flip('mark || mark')} ${of}`)).toEqual([
      `names ${person}`,
    ]);
    expect(await changed(`DELETE FROM vault.persons ${of}`)).toEqual([
      `names ${person}`,
      `payees ${person}`,
    ]);
    expect(await changed(`UPDATE vault.objection_texts SET sealed = ${flip('sealed')}`)).toEqual([
      'vault.objection_texts YY-1 text',
    ]);
  });
});
