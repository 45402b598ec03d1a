/** A person is forgotten: the name is gone for good, and every sum, hash and proof stays valid. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type supertest from 'supertest';
import { completeForgettings } from '../../libs/access/store/forgetting-commands.js';
import { privateKeyOf } from '../../libs/audit/domain/signed-note.js';
import { Sealer } from '../../libs/audit/store/sealer.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';
import { RememberedState } from '../audit/remembered-state.js';

const COUNTY = '220422';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const NUMBER = '11010119900307125X';
const OTHER_NUMBER = '110101199003071268';
const NAME = '示例甲';

let doudi: RunningDoudi;
let clerk: supertest.Agent;
let drafter: supertest.Agent;
let approver: supertest.Agent;
const key = randomBytes(32);
const state = new RememberedState();
const pseudonym = (number: string) => doudi.system.vault.pseudonymOf(number);

const payment = (paymentNo: number, beneficiaryId: string, amount: string) => ({
  paymentNo,
  beneficiaryId,
  name: NAME,
  persons: 1,
  amount,
});
const batch = (batchNo: string, period: string, payments: readonly object[], amount: string) => ({
  batchNo,
  class: 'BASIC_LIVELIHOOD',
  code: 'URBAN_DIBAO',
  period,
  paidOn: '2018-03-09',
  amount,
  payments,
});
const proposal = (forgettingNo: string, number = NUMBER) => ({
  forgettingNo,
  beneficiary: pseudonym(number),
  basis: '个人信息保护法第四十七条',
  reason: '本人申请',
});

async function seal(): Promise<void> {
  const { logins, recordedLog: log } = doudi.system;
  const told = { today: () => '2018-12-31', now: Date.now, onFailure: () => undefined };
  const sealer = new Sealer({
    connectionString: logins.of('projector').connectionString,
    log,
    signer: async () => privateKeyOf(key),
    state,
    province: '220000',
    hash: null,
    ...told,
  });
  await sealer.sealAll();
  await sealer.disconnect();
}

async function ledger(): Promise<unknown> {
  await doudi.settled();
  const { position: _position, ...figures } = (await clerk.get(`${YEAR}/ledger`).expect(200)).body;
  return figures;
}

/** As a vault looks that was restored from a backup of before. */
async function undoForgetting(person: string): Promise<void> {
  const owner = new pg.Client({ connectionString: doudi.database.url });
  await owner.connect();
  await owner.query('DELETE FROM vault.persons WHERE pseudonym = $1', [person]);
  await owner.end();
}

beforeAll(async () => {
  doudi = await runDoudi();
  const province = await doudi.as('province-finance');
  for (const region of [
    { code: '220000', name: '某省', level: 'province' },
    { code: COUNTY, name: '某县', level: 'county', parent: '220000' },
  ]) {
    await province.post('/api/v1/regions').send(region).expect(201);
  }
  clerk = await doudi.as('county-treasury', COUNTY, 'clerk');
  drafter = await doudi.as('civil-affairs', COUNTY, 'drafter');
  approver = await doudi.as('civil-affairs', COUNTY, 'approver');
  const entry = { entryNo: 'YS-1', class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' };
  const budget = { ...entry, amount: '9000.00', allocatedOn: '2018-01-10' };
  await clerk.post(`${YEAR}/budgets`).send(budget).expect(201);
  const january = batch('FF-1', '2018-01', [payment(1, NUMBER, '300.00')], '300.00');
  await clerk.post(`${YEAR}/disbursements`).send(january).expect(201);
  const twice = [payment(1, OTHER_NUMBER, '300.00'), payment(2, OTHER_NUMBER, '310.00')];
  const february = batch('FF-2', '2018-02', twice, '610.00');
  await clerk.post(`${YEAR}/disbursements`).send(february).expect(201);
  await doudi.settled();
});

afterAll(() => doudi.close());

describe('forgetting', () => {
  it('is proposed and approved by two persons, and by no other county', async () => {
    const foreign = await doudi.as('civil-affairs', '220421', 'foreigner');
    const told = await foreign.post('/api/v1/forgettings').send(proposal('SC-0')).expect(403);
    expect(told.body.code).toBe('OUTSIDE_COUNTY');
    await drafter.post('/api/v1/forgettings').send(proposal('SC-1')).expect(201);
    const same = await drafter.post('/api/v1/forgettings/SC-1/approve').send({}).expect(403);
    expect(same.body.code).toBe('SAME_PERSON');
    await foreign.post('/api/v1/forgettings/SC-1/approve').send({}).expect(403);
    await approver.post('/api/v1/forgettings/SC-9/approve').send({}).expect(404);
    await clerk.post('/api/v1/forgettings/SC-1/approve').send({}).expect(403);
  });

  it('waits until findings that concern the person are settled', async () => {
    const path = '/api/v1/forgettings';
    const told = await drafter.post(path).send(proposal('SC-2', OTHER_NUMBER)).expect(422);
    expect(told.body.code).toBe('PERSON_UNDER_REVIEW');
    const finding = '/api/v1/supervision/findings/PAYMENT_DUPLICATE:2:FF-2';
    const explanation = { text: '重复录入' };
    await clerk.post(`${finding}/explanation`).send(explanation).expect(201);
    const audit = await doudi.as('audit');
    const verdict = { verdict: 'dismissed', text: '补发差额' };
    await audit.post(`${finding}/verdict`).send(verdict).expect(201);
    await drafter.post(path).send(proposal('SC-2', OTHER_NUMBER)).expect(201);
  });

  it('takes the name away and leaves every figure, hash and proof as it was', async () => {
    const audit = await doudi.as('audit');
    const person = `/api/v1/beneficiaries/${pseudonym(NUMBER)}?purpose=check-the-case`;
    expect((await audit.get(person).expect(200)).body.name).toBe(NAME);
    await seal();
    const before = await ledger();
    const [listed] = (await audit.get('/api/v1/audit/events?type=PaymentsListed').expect(200)).body
      .items as { id: string }[];
    const path = `/api/v1/audit/events/${listed!.id}/inclusion`;
    const proof = (await audit.get(path).expect(200)).body;

    const approve = '/api/v1/forgettings/SC-1/approve';
    const first = await approver.post(approve).set('Idempotency-Key', 'a').send({}).expect(201);
    const again = await approver.post(approve).set('Idempotency-Key', 'a').send({}).expect(201);
    expect(again.body.events).toEqual(first.body.events);
    const twice = await approver.post(approve).send({}).expect(409);
    expect(twice.body.code).toBe('ALREADY_FORGOTTEN');

    expect((await audit.get(person).expect(410)).body.code).toBe('PERSON_FORGOTTEN');
    expect(await ledger()).toEqual(before);
    const same = (await audit.get(`${path}?size=${proof.size}`).expect(200)).body;
    expect(same).toEqual({ ...proof, position: expect.any(Number) });
    await seal();
    const { body } = await audit.get('/api/v1/audit/verification').expect(200);
    expect(body).toMatchObject({ holds: true });
  });

  it('is not undone by the next payment to the same number', async () => {
    const march = batch('FF-3', '2018-03', [payment(1, NUMBER, '300.00')], '300.00');
    await clerk.post(`${YEAR}/disbursements`).send(march).expect(201);
    expect(await doudi.system.vault.isForgotten(pseudonym(NUMBER))).toBe(true);
  });

  it('is completed after a crash between the event and the key', async () => {
    const { vault } = doudi.system;
    await approver.post('/api/v1/forgettings/SC-2/approve').send({}).expect(201);
    const other = pseudonym(OTHER_NUMBER);
    await undoForgetting(other);
    await vault.remember([{ identityNo: OTHER_NUMBER, name: NAME }]);
    expect(await vault.isForgotten(other)).toBe(false);
    await completeForgettings(doudi.system.store, doudi.system.vault);
    expect(await vault.isForgotten(other)).toBe(true);
  });

  it('is listed, for its county and for auditors', async () => {
    await doudi.settled();
    const audit = await doudi.as('audit');
    const { body } = await audit.get('/api/v1/forgettings?status=forgotten').expect(200);
    expect(body.items).toMatchObject([
      { forgettingNo: 'SC-1', region: COUNTY, proposedBy: 'drafter', approvedBy: 'approver' },
      { forgettingNo: 'SC-2', status: 'forgotten' },
    ]);
    const foreign = await doudi.as('civil-affairs', '220421');
    expect((await foreign.get('/api/v1/forgettings').expect(200)).body.items).toEqual([]);
  });
});
