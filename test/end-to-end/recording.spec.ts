/** A county's year as people record it, request by request, on PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';
import { rebuild } from '../../apps/projector/read-models.js';

const [COUNTY, OTHER] = ['220503', '220602'];
let doudi: RunningDoudi;
let province: supertest.Agent;
let approver: supertest.Agent;
let treasury: supertest.Agent;
let civilAffairs: supertest.Agent;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  province = await doudi.as('province-finance', undefined, 'drafter');
  approver = await doudi.as('province-finance', undefined, 'approver');
  treasury = await doudi.as('county-treasury', COUNTY, 'clerk');
  civilAffairs = await doudi.as('civil-affairs', COUNTY);
  auditor = await doudi.as('audit');
  await registerRegions();
});

afterAll(() => doudi.close());

async function registerRegions(): Promise<void> {
  const regions = [
    ['220000', '吉林省', 'province', null],
    ['220500', '通化市', 'prefecture', '220000'],
    [COUNTY, '二道江区', 'county', '220500'],
    [OTHER, '浑江区', 'county', '220500'],
  ] as const;
  for (const [code, name, level, parent] of regions) {
    const answer = await doudi.system.ledger.execute(
      {
        kind: 'ReportFact',
        type: 'RegionRegistered',
        data: { code, name, level, parent },
      },
      {
        actor: { subject: 'setup', role: 'admin', organisation: '220000' },
        commandId: randomUUID(),
        correlationId: randomUUID(),
      },
    );
    expect(answer.kind).toBe('recorded');
  }
}

const counties = (path: string): string => `/api/v1/counties/${COUNTY}/years/${path}`;

interface Written {
  readonly events: readonly { readonly id: string; readonly type: string }[];
  readonly position: number;
}

async function write(agent: supertest.Agent, path: string, body: object): Promise<Written> {
  const answer = await agent.post(path).send(body);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return answer.body as Written;
}

async function ledger(year: number, query: object = {}): Promise<Record<string, unknown>> {
  const minPosition = Number(await doudi.system.store.head());
  const answer = await treasury.get(counties(`${year}/ledger`)).query({ minPosition, ...query });
  expect(answer.status).toBe(200);
  return answer.body as Record<string, unknown>;
}

const receipt = (documentNo: string, amount: string, fiscalYear = 2017) => ({
  documentNo,
  program: 'URBAN_DIBAO',
  fiscalYear,
  source: 'CENTRAL',
  amount,
  documentDate: `${fiscalYear}-01-03`,
  receivedOn: `${fiscalYear}-01-05`,
});

const transfer = (documentNo: string, amount: string, fiscalYear = 2017) => ({
  documentNo,
  program: 'URBAN_DIBAO',
  fiscalYear,
  issuedOn: `${fiscalYear}-01-10`,
  lines: [{ region: COUNTY, amount }],
});

const batch = (batchNo: string, amount: string, more: object = {}) => ({
  batchNo,
  class: 'BASIC_LIVELIHOOD',
  code: 'URBAN_DIBAO',
  period: '2017-02',
  paidOn: '2017-02-08',
  amount,
  ...more,
});

describe('from the award document to the county ledger and the gap alert', () => {
  it('receipt, transfer, arrival, need, payment: each figure where it belongs', async () => {
    await write(province, '/api/v1/receipts', receipt('财社〔2017〕1号', '1000.00'));
    await write(province, '/api/v1/transfers', transfer('吉财社指〔2017〕1号', '800.00'));
    const need = {
      program: 'URBAN_DIBAO',
      months: 12,
      persons: 1,
      monthlyAmount: '100.00',
      assessedOn: '2017-01-02',
    };
    await write(civilAffairs, counties('2017/needs'), need);
    expect(await ledger(2017)).toMatchObject({
      gap: '400.00',
      programs: [{ awarded: '800.00', inTransit: '800.00', available: '0.00', gap: '400.00' }],
    });
    const arrivals = `/api/v1/transfers/${encodeURIComponent('吉财社指〔2017〕1号')}/arrivals`;
    await write(treasury, arrivals, { region: COUNTY, receivedOn: '2017-01-12' });
    const payments = [
      {
        paymentNo: 1,
        beneficiaryId: '220503198001011234',
        name: '测试甲',
        persons: 1,
        amount: '30.00',
      },
      {
        paymentNo: 2,
        beneficiaryId: '220503198001015678',
        name: '测试乙',
        persons: 2,
        amount: '70.00',
      },
    ];
    await write(treasury, counties('2017/disbursements'), batch('FF-1', '100.00', { payments }));
    expect(await ledger(2017)).toMatchObject({
      programs: [{ received: '800.00', disbursed: '100.00', available: '700.00' }],
    });
  });

  it('general construction while a gap remains raises an alert, which its county answers', async () => {
    const project = {
      entryNo: 'YS-1',
      class: 'CONSTRUCTION',
      code: 'PRJ-1',
      projectKind: 'GENERAL',
      source: 'OWN',
      amount: '500.00',
      allocatedOn: '2017-02-01',
    };
    const { position } = await write(treasury, counties('2017/budgets'), project);
    const list = await treasury.get('/api/v1/gap-alerts').query({ minPosition: position });
    const alerts = list.body as { items: Record<string, unknown>[] };
    expect(alerts.items).toMatchObject([
      { severity: 'WARNING', gapAtOpen: '400.00', mustCompress: '400.00', fundedThrough: 8 },
    ]);
    const id = String(alerts.items[0]!['id']);
    const plan = { plan: '压缩建设项目，补足民生缺口', dueOn: '2099-06-30' };
    await write(treasury, `/api/v1/gap-alerts/${id}/acknowledgement`, plan);
    await province.post(`/api/v1/gap-alerts/${id}/acknowledgement`).send(plan).expect(403);
    const move = {
      entryNo: 'TZ-1',
      from: { class: 'CONSTRUCTION', code: 'PRJ-1' },
      to: { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
      amount: '400.00',
      adjustedOn: '2017-03-01',
      reason: '压缩建设性支出弥补缺口',
    };
    const moved = await write(treasury, counties('2017/adjustments'), move);
    const after = await treasury.get('/api/v1/gap-alerts').query({ minPosition: moved.position });
    expect((after.body as typeof alerts).items).toMatchObject([
      { status: 'closed', closedBy: 'GAP_CLOSED', acknowledgement: { plan: plan.plan } },
    ]);
    const before = await treasury.get('/api/v1/gap-alerts').query({ asOf: '2017-02-15' });
    expect((before.body as typeof alerts).items).toMatchObject([{ status: 'open' }]);
  });

  it('a return is recorded once, and money returned can be paid again', async () => {
    const body = { returnNo: 'TH-1', paymentNo: 2, returnedOn: '2017-02-20', reason: '户名不符' };
    await write(treasury, '/api/v1/disbursements/FF-1/returns', body);
    const again = await treasury
      .post('/api/v1/disbursements/FF-1/returns')
      .send({ ...body, returnNo: 'TH-2' });
    expect([again.status, again.body]).toMatchObject([409, { code: 'ALREADY_RETURNED' }]);
    expect(await ledger(2017)).toMatchObject({ programs: [{ returned: '70.00' }] });
  });
});

describe('what is refused', () => {
  it('says why, with code, clause and both languages, and changes nothing', async () => {
    const head = await doudi.system.store.head();
    const move = {
      entryNo: 'TZ-9',
      from: { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
      to: { class: 'BASIC_LIVELIHOOD', code: 'MEDICAL_ASSISTANCE' },
      amount: '600.00',
      adjustedOn: '2017-03-02',
      reason: '调剂',
    };
    const earmarked = await treasury.post(counties('2017/adjustments')).send(move);
    expect([earmarked.status, earmarked.body]).toMatchObject([422, { code: 'EARMARKED_FUNDS' }]);
    const tooMuch = await treasury
      .post(counties('2017/disbursements'))
      .send(batch('FF-9', '9999.99'));
    expect([tooMuch.status, tooMuch.body]).toMatchObject([422, { code: 'INSUFFICIENT_FUNDS' }]);
    const duplicate = await province
      .post('/api/v1/receipts')
      .send(receipt('财社〔2017〕1号', '5.00'));
    expect([duplicate.status, duplicate.body]).toMatchObject([409, { code: 'DUPLICATE_KEY' }]);
    const pool = await province
      .post('/api/v1/transfers')
      .send(transfer('吉财社指〔2017〕9号', '200.01'));
    expect([pool.status, pool.body]).toMatchObject([422, { code: 'POOL_INSUFFICIENT' }]);
    expect(await doudi.system.store.head()).toBe(head);
  });

  it('the last yuan of an account is spent by exactly one of 64 clients', async () => {
    const available = '1030.00';
    expect(await ledger(2017)).toMatchObject({ programs: [{ available: '1170.00' }] });
    await write(treasury, counties('2017/disbursements'), batch('FF-2', '140.00'));
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, client) =>
        treasury.post(counties('2017/disbursements')).send(batch(`FF-L${client}`, available)),
      ),
    );
    const statuses = answers.map((answer) => answer.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer.body).toMatchObject({ code: 'INSUFFICIENT_FUNDS' });
    }
    expect(await ledger(2017)).toMatchObject({ programs: [{ available: '0.00' }] });
  });
});

describe('idempotency and revisions', () => {
  it('the same key and body answers again, another body is refused', async () => {
    const key = randomUUID();
    const body = receipt('财社〔2017〕2号', '50.00');
    const post = (sent: object) =>
      province.post('/api/v1/receipts').set('Idempotency-Key', key).send(sent);
    const first = await post(body);
    const second = await post(body);
    expect([second.status, second.headers['idempotent-replayed']]).toEqual([201, 'true']);
    expect(second.body).toEqual(first.body);
    const other = await post(receipt('财社〔2017〕3号', '50.00'));
    expect([other.status, other.body]).toMatchObject([409, { code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('a stale If-Match is refused', async () => {
    const need = { program: 'ORPHAN', months: 12, persons: 1, monthlyAmount: '1.00' };
    const answer = await civilAffairs
      .post(counties('2017/needs'))
      .set('If-Match', '"0"')
      .send({ ...need, assessedOn: '2017-01-02' });
    expect(answer.status).toBe(412);
  });
});

describe('corrections and time', () => {
  it('reverses an entry on approval by another person; known-at remembers what was known', async () => {
    const wrong = await write(treasury, counties('2017/needs'), {
      program: 'ORPHAN',
      months: 12,
      persons: 10,
      monthlyAmount: '1000.00',
      assessedOn: '2017-01-15',
    });
    const before = await ledger(2017);
    expect(before).toMatchObject({ gap: '120000.00' });
    const knownAt = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const eventId = wrong.events.find(({ type }) => type === 'NeedAssessed')!.id;
    const proposal = { correctionNo: 'GZ-1', eventId, reason: '人数录入错误' };
    const reserved = await treasury.post('/api/v1/corrections').send(proposal);
    expect([reserved.status, reserved.body]).toMatchObject([
      422,
      { code: 'NEED_LOWERING_RESERVED' },
    ]);
    await write(civilAffairs, '/api/v1/corrections', proposal);
    const same = await civilAffairs.post('/api/v1/corrections/GZ-1/approve').send({});
    expect([same.status, same.body]).toMatchObject([403, { code: 'SAME_PERSON' }]);
    const colleague = await doudi.as('civil-affairs', COUNTY, 'colleague');
    await write(colleague, '/api/v1/corrections/GZ-1/approve', {});
    expect(await ledger(2017)).toMatchObject({ gap: '0.00' });
    expect(await ledger(2017, { asOf: '2017-01-15' })).toMatchObject({ asOf: '2017-01-15' });
    expect(await ledger(2017, { knownAt })).toMatchObject({ gap: '120000.00' });
    const again = await approver.post('/api/v1/corrections/GZ-1/approve').send({});
    expect([403, 409]).toContain(again.status);
  });

  it('closes the year, carries the lots, and lets only the two late entries in', async () => {
    await write(province, '/api/v1/receipts', receipt('财社〔2017〕5号', '300.00'));
    await write(province, '/api/v1/transfers', transfer('吉财社指〔2017〕5号', '300.00'));
    await write(treasury, counties('2017/close'), { closedOn: '2018-01-20' });
    const refused = await treasury.post(counties('2017/disbursements')).send(batch('FF-3', '1.00'));
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'YEAR_CLOSED' }]);
    const arrivals = `/api/v1/transfers/${encodeURIComponent('吉财社指〔2017〕5号')}/arrivals`;
    await write(treasury, arrivals, { region: COUNTY, receivedOn: '2018-01-25' });
    const late = { returnNo: 'TH-3', paymentNo: 1, returnedOn: '2018-02-01', reason: '死亡停发' };
    await write(treasury, '/api/v1/disbursements/FF-1/returns', late);
    const closed = (await ledger(2017)) as { programs: { program: string }[] };
    expect(closed.programs.find(({ program }) => program === 'URBAN_DIBAO')).toMatchObject({
      received: '1100.00',
      returned: '100.00',
      carriedOut: '330.00',
      available: '0.00',
    });
    expect(await ledger(2018)).toMatchObject({
      programs: [{ program: 'URBAN_DIBAO', carriedIn: '330.00', available: '330.00' }],
    });
    expect(await ledger(2017, { asOf: '2018-01-31' })).toMatchObject({ asOf: '2018-01-31' });
  });

  it('the payment knows its receipts; the auditor sees events; live equals rebuilt', async () => {
    const origins = await auditor.get('/api/v1/payments/FF-1/2/origins').expect(200);
    expect(origins.body).toMatchObject({
      amount: '70.00',
      origins: [
        { receiptNo: '财社〔2017〕1号', documentNo: '吉财社指〔2017〕1号', amount: '70.00' },
      ],
    });
    const events = await auditor.get('/api/v1/audit/events').query({ type: 'EntryReversed' });
    expect((events.body as { items: unknown[] }).items).toHaveLength(1);
    await doudi.settled();
    const live = await rowsOfReadModels(doudi.database.url);
    const { store, logins } = doudi.system;
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});
