/**
 * A household over the years: two names under one number, an account, the old number of 15 digits,
 * and what an earlier release recorded of it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type supertest from 'supertest';
import { givenIdentityNumber } from '../../libs/access/domain/identity-number.js';
import { examineNumbers } from '../../libs/access/store/number-examination.js';
import { seal } from '../../libs/access/store/sealing.js';
import { exportPackage } from '../../libs/data-package/store/export-package.js';
import { importerVault } from '../../libs/data-package/store/importer-vault.js';
import { recordedFact } from '../../libs/event-store/decoding.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const COUNTY = '220422';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const NUMBER = '11010119900307125X';
/** Of the 15 digits that it was. */
const OLD = '110105491231002';
const PRESENT = '11010519491231002X';
const DOUBTFUL = '110101199003071251';
const ACCOUNT = '6222020200098765';

let doudi: RunningDoudi;
let clerk: supertest.Agent;
let folder: string;

interface Warned {
  readonly code: string;
  readonly path?: string;
}

async function pay(batchNo: string, month: number, beneficiaryId: string, more: object = {}) {
  const payment = { paymentNo: 1, beneficiaryId, name: '示例旧名', persons: 1, amount: '300.00' };
  const period = `2018-${String(month).padStart(2, '0')}`;
  const { body } = await clerk
    .post(`${YEAR}/disbursements`)
    .send({
      ...{ batchNo, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', period, amount: '300.00' },
      ...{ paidOn: `${period}-09`, payments: [{ ...payment, ...more }] },
    })
    .expect(201);
  return (body.warnings as readonly Warned[]).map(({ code, path }) => `${code} ${path}`);
}

async function found(): Promise<readonly string[]> {
  await doudi.settled();
  const audit = await doudi.as('audit');
  const { body } = await audit.get('/api/v1/supervision/findings?limit=200').expect(200);
  return (body.items as readonly { kind: string; batchNo?: string }[])
    .filter(({ kind }) => kind.startsWith('PERSON') || kind === 'PAYMENT_DUPLICATE')
    .map(({ kind, batchNo }) => `${kind} ${batchNo}`);
}

async function exported(name: string, isPersonal: boolean): Promise<string> {
  const path = join(folder, name);
  const { store, vault } = doudi.system;
  await exportPackage({
    events: async function* () {
      for await (const page of store.readAll()) yield* page.map(recordedFact);
    },
    ...(isPersonal && { vault: importerVault(vault) }),
    ...{ path, format: 'folder', workDir: doudi.dataDir },
  });
  return readFile(join(path, 'payments.csv'), 'utf8');
}

/** As the release before left it: the number as it was given, under the pseudonym of its own. */
async function rememberAsBefore(number: string): Promise<string> {
  const { vault, vaultKeys } = doudi.system;
  const pseudonym = vault.givenPseudonymOf(number);
  const { no, persons } = await vaultKeys.numbered(1);
  const key = Buffer.alloc(32, 5);
  const owner = new pg.Client({ connectionString: doudi.database.url });
  await owner.connect();
  const text = (content: string) => seal(key, Buffer.from(content, 'utf8'), pseudonym);
  await owner.query(
    `INSERT INTO vault.persons (pseudonym, sealed_key, identity_no, key_no) VALUES ($1, $2, $3, $4)`,
    [pseudonym, seal(persons, key, pseudonym), text(givenIdentityNumber(number)), no],
  );
  await owner.query('INSERT INTO vault.names (pseudonym, mark, name) VALUES ($1, $2, $3)', [
    ...[pseudonym, Buffer.alloc(8, 1)],
    text('早年姓名'),
  ]);
  await owner.end();
  return pseudonym;
}

beforeAll(async () => {
  doudi = await runDoudi();
  folder = await mkdtemp(join(tmpdir(), 'doudi-persons-'));
  const province = await doudi.as('province-finance');
  for (const region of [
    { code: '220000', name: '某省', level: 'province' },
    { code: COUNTY, name: '某县', level: 'county', parent: '220000' },
  ]) {
    await province.post('/api/v1/regions').send(region).expect(201);
  }
  clerk = await doudi.as('county-treasury', COUNTY, 'clerk');
  const entry = { entryNo: 'YS-1', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' };
  const budget = { ...entry, amount: '90000.00', allocatedOn: '2018-01-03' };
  await clerk.post(`${YEAR}/budgets`).send(budget).expect(201);
});

afterAll(async () => {
  await doudi.close();
  await rm(folder, { recursive: true });
});

it('each payment keeps the name and the account it was recorded with', async () => {
  const account = { payeeName: '监护人', bankCode: '102100099996', accountNo: ACCOUNT };
  expect(await pay('FF-1', 1, NUMBER)).toEqual([]);
  expect(await pay('FF-2', 2, NUMBER, { name: '另一人', ...account })).toEqual([
    'PERSON_TWO_NAMES payments[0]',
  ]);
  expect(await found()).toEqual(['PERSON_TWO_NAMES FF-2']);
  const { body } = await clerk.get('/api/v1/disbursements/FF-2/payments').expect(200);
  expect(body.items).toMatchObject([{ accountEnding: '8765' }]);
  const named = await exported('named', true);
  expect(named).toContain(`FF-1,1,${NUMBER},示例旧名,1,1,BASIC,300.00,,,\r\n`);
  expect(named).toContain(
    `FF-2,1,${NUMBER},另一人,1,1,BASIC,300.00,监护人,102100099996,${ACCOUNT}\r\n`,
  );
  const blind = await exported('blind', false);
  expect(blind).not.toMatch(/示例|另一人|监护人|account_no/);
  for await (const page of doudi.system.store.readAll()) {
    expect(page.map(({ data }) => data).join()).not.toMatch(/示例旧名|另一人|监护人|098765/);
  }
  expect(doudi.logged()).not.toMatch(/另一人|监护人|098765/);
});

it('15 digits and the 18 that they became are one person, and a wrong check digit is said', async () => {
  expect(await pay('FF-3', 3, OLD)).toEqual([]);
  expect(await pay('FF-4', 3, ` ${PRESENT.toLowerCase()}`)).toEqual([
    'PAYMENT_DUPLICATE payments[0]',
  ]);
  expect(await pay('FF-5', 3, DOUBTFUL)).toEqual(['PERSON_NUMBER_DOUBTFUL payments[0]']);
  expect(await found()).toEqual([
    'PAYMENT_DUPLICATE FF-4',
    'PERSON_TWO_NAMES FF-2',
    'PERSON_NUMBER_DOUBTFUL FF-5',
  ]);
});

it('what was recorded under 15 digits before is linked, found across, and forgotten with it', async () => {
  const { vault, sql } = doudi.system;
  const before = await rememberAsBefore(OLD);
  const batch = { batchNo: 'FF-0', region: COUNTY, fiscalYear: 2018, amountFen: 30_000n };
  const line = {
    ...{ paymentNo: 1, beneficiary: before, persons: 1, months: 1, component: 'BASIC' as const },
    ...{ amountFen: 30_000n, nameMark: null, payeeMark: null, doubtful: false },
  };
  const answer = await doudi.system.ledger.execute(
    {
      ...{ kind: 'RecordDisbursement', ...batch, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
      ...{ period: '2018-03', paidOn: '2018-03-02', payments: 1, lines: [line] },
      listed: { payments: 1, amountFen: 30_000n },
    },
    {
      actor: { subject: 'clerk', role: 'county-treasury', organisation: COUNTY },
      commandId: '0190a5f0-7c1e-7b5a-9d2e-3f4a5b6c7d8e',
      correlationId: '0190a5f0-7c1e-7b5a-9d2e-3f4a5b6c7d8e',
    },
  );
  expect(answer.kind).toBe('recorded');
  expect(await found()).not.toContain('PAYMENT_DUPLICATE FF-3');
  await examineNumbers(doudi.system);
  expect(await found()).toContain('PAYMENT_DUPLICATE FF-3');
  const head = await doudi.system.store.head();
  await examineNumbers(doudi.system);
  expect(await doudi.system.store.head()).toBe(head);
  const present = vault.pseudonymOf(PRESENT);
  const known = (await vault.reveal([present])).get(present)!;
  expect(known).toMatchObject({ identityNo: PRESENT, earlierNames: ['早年姓名'] });
  expect(await exported('linked', true)).toContain(`FF-0,1,${PRESENT},早年姓名,1,1,BASIC`);
  await vault.forget(before, randomUUID());
  expect(await vault.reveal([before, present])).toEqual(new Map());
  const [left] = await sql.query<{ left: bigint }>(
    'SELECT count(*) AS left FROM vault.names WHERE pseudonym = ANY($1::text[])',
    [[before, present]],
  );
  expect(left!.left).toBe(0n);
});
