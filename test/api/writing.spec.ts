import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import type { FieldError } from '../../libs/http/problems/problem.js';
import { refuse } from '../../libs/refusals/refusals.js';
import { OWN } from './some-entries.js';
import { BUDGET, RECEIPT } from './routes.js';
import { type RunningApi, runApi } from './running-api.js';

const BUDGETS = `/api/v1/counties/${OWN}/years/2017/budgets`;

describe('a write', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.faked.commands.length = 0;
    api.faked.next = undefined;
    api.faked.failing = undefined;
  });

  it('answers what was recorded', async () => {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.post(BUDGETS).send(BUDGET);
    expect(answer.status).toBe(201);
    const { events, position, signedReceipt } = answer.body;
    const [{ id, revision }] = events;
    expect(answer.body).toEqual({
      events: [{ id, type: 'Something', stream: 'a-b', revision, position }],
      position,
      warnings: [],
      signedReceipt,
    });
    expect(signedReceipt).toContain(id);
    expect([typeof id, typeof revision, typeof position]).toEqual(['string', 'number', 'number']);
    expect(answer.headers['etag']).toBe(`"${revision}"`);
    expect(answer.headers['location']).toBe(`/api/v1/counties/${OWN}/years/2017/ledger`);
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(api.faked.commands).toMatchObject([
      {
        command: {
          kind: 'AllocateBudget',
          region: OWN,
          fiscalYear: 2017,
          amountFen: 123450n,
          projectKind: null,
          exemptionDocumentNo: null,
        },
        actor: { subject: 'a county-treasury', role: 'county-treasury', organisation: OWN },
      },
    ]);
  });

  it('of the province carries the code of the province', async () => {
    await (await api.as('province-finance')).post('/api/v1/receipts').send(RECEIPT);
    expect(api.faked.commands[0]!.actor.organisation).toBe('220000');
  });

  it('with the same key and body answers the first answer again', async () => {
    const clerk = await api.as('county-treasury');
    const send = (body: object) =>
      clerk.post(BUDGETS).set('Idempotency-Key', 'the-key-1').send(body);
    const first = await send(BUDGET);
    const second = await send(BUDGET);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    const other = await send({ ...BUDGET, amount: '1.00' });
    expect(other.status).toBe(409);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const [one, two] = api.faked.commands;
    expect(one!.commandId).toBe(two!.commandId);
    expect(one!.commandId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('means another command under the same key of another person, or without a key', async () => {
    for (const subject of ['li', 'wang', 'zhao']) {
      const token = await api.token('county-treasury', OWN, subject);
      const request = api.anonymous().post(BUDGETS).auth(token, { type: 'bearer' });
      if (subject !== 'zhao') void request.set('Idempotency-Key', 'k');
      await request.send(BUDGET);
    }
    expect(new Set(api.faked.commands.map(({ commandId }) => commandId)).size).toBe(3);
  });

  it.each(['', 'a'.repeat(256), 'two words', 'caf\u00e9'])(
    'refuses the idempotency key %j',
    async (key) => {
      const clerk = await api.as('county-treasury');
      const answer = await clerk.post(BUDGETS).set('Idempotency-Key', key).send(BUDGET);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
    },
  );

  it('hands on the revision of If-Match and answers 412 where it is stale', async () => {
    const clerk = await api.as('county-treasury');
    api.faked.next = { kind: 'stale', revision: 7n };
    const stale = await clerk.post(BUDGETS).set('If-Match', '"3"').send(BUDGET);
    expect(api.faked.commands[0]!.ifRevision).toBe(3n);
    expect(stale.status).toBe(412);
    expect(stale.headers['etag']).toBe('"7"');
    expect((await clerk.post(BUDGETS).set('If-Match', 'W/"3"').send(BUDGET)).status).toBe(400);
    expect((await clerk.post(BUDGETS).set('If-Match', '*').send(BUDGET)).status).toBe(201);
  });

  it('that is refused answers a problem with code, clause and both languages', async () => {
    const data = { account: 'URBAN_DIBAO', available: '1.00', amount: '2.00' };
    api.faked.next = {
      kind: 'refused',
      refusal: refuse('INSUFFICIENT_FUNDS', data, '吉政办发〔2017〕63号 四（二）'),
    };
    const clerk = await api.as('county-treasury');
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await clerk
      .post(BUDGETS)
      .set('traceparent', `00-${trace}-00f067aa0ba902b7-01`)
      .send(BUDGET);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.headers['x-request-id']).toBe(trace);
    expect(answer.body).toEqual({
      type: '/docs/errors#INSUFFICIENT_FUNDS',
      title: 'Insufficient funds',
      status: 422,
      detail:
        '账户余额不足：城市居民最低生活保障 可用 1.00 元，需要 2.00 元 / Not enough money: URBAN_DIBAO holds 1.00 yuan, 2.00 are asked for',
      code: 'INSUFFICIENT_FUNDS',
      clause: '吉政办发〔2017〕63号 四（二）',
      traceId: trace,
    });
    expect(api.faked.commands[0]!.correlationId).toBe('4bf92f35-77b3-4da6-a3ce-929d0e0e4736');
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '与已有记录冲突', '省级 2017 年度已结账'],
    ['en-GB', 'en', 'Year closed', 'The year 2017 of the province is closed'],
  ])('speaks %s', async (asked, language, title, detail) => {
    const data = { region: 'province', fiscalYear: 2017 };
    api.faked.next = { kind: 'refused', refusal: refuse('YEAR_CLOSED', data) };
    const clerk = await api.as('county-treasury');
    const send = (body: object) => clerk.post(BUDGETS).set('Accept-Language', asked).send(body);
    const refused = await send(BUDGET);
    expect(refused.headers).toMatchObject({
      ...{ 'content-language': language, vary: expect.stringContaining('Accept-Language') },
    });
    expect(refused.body).toMatchObject({ title, detail });
    const [{ message }] = (await send({ ...BUDGET, amount: 5 })).body.errors as [FieldError];
    expect(message).toMatch(language === 'en' ? /^must be yuan/ : /^应为金额（元）[^A-Za-z]+$/);

    const warnings = [{ code: 'LATE', message: '已逾期 / It is late' }];
    const events: never[] = [];
    const result = { events, position: 7n, recordedAt: '', repeated: false };
    api.faked.next = { kind: 'recorded', result, replayed: false, warnings };
    const told = (await send(BUDGET)).body.warnings as [FieldError];
    expect(told[0].message).toBe(language === 'en' ? 'It is late' : '已逾期');
  });

  it.each([
    ['YEAR_CLOSED', 409],
    ['DUPLICATE_KEY', 409],
    ['ALREADY_RETURNED', 409],
    ['ALREADY_DRAWN', 422],
    ['SAME_PERSON', 403],
    ['TRANSFER_UNKNOWN', 422],
  ] as const)('that is refused with %s answers %d', async (code, status) => {
    api.faked.next = { kind: 'refused', refusal: refuse(code, {}) };
    const answer = await (await api.as('county-treasury')).post(BUDGETS).send(BUDGET);
    expect(answer.status).toBe(status);
  });

  it('answers 404 where the path names what is not there', async () => {
    const clerk = await api.as('county-treasury');
    api.faked.next = { kind: 'refused', refusal: refuse('TRANSFER_UNKNOWN', {}) };
    const arrival = { region: OWN, receivedOn: '2017-01-05' };
    const path = `/api/v1/transfers/${encodeURIComponent('吉财社指〔2017〕0002号')}/arrivals`;
    expect((await clerk.post(path).send(arrival)).status).toBe(404);
    expect(api.faked.commands[0]!.command).toMatchObject({
      documentNo: '吉财社指〔2017〕2号',
    });
    const returned = { returnNo: 'T', paymentNo: 2, returnedOn: '2017-03-13', reason: '销户' };
    const batch = await clerk.post('/api/v1/disbursements/FF-9/returns').send(returned);
    expect([batch.status, batch.body.code]).toEqual([404, 'BATCH_UNKNOWN']);
    const payment = await clerk.post('/api/v1/disbursements/FF-1/returns').send(returned);
    expect([payment.status, payment.body.code]).toEqual([422, 'PAYMENT_UNKNOWN']);
  });

  it.each(['0.00', '-5.00', '0'])('refuses the amount %s', async (amount) => {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.post(BUDGETS).send({ ...BUDGET, amount });
    expect([answer.status, answer.body.code]).toEqual([422, 'AMOUNT_NOT_POSITIVE']);
  });

  it.each(['10000000000000.01', '9'.repeat(30)])('refuses the amount %s', async (amount) => {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.post(BUDGETS).send({ ...BUDGET, amount });
    expect([answer.status, answer.body.code]).toEqual([422, 'AMOUNT_TOO_LARGE']);
  });

  it('answers 503 where the store is out of reach, and 500 without a word for a defect', async () => {
    const clerk = await api.as('county-treasury');
    api.faked.failing = new StoreUnavailable('gone');
    const outage = await clerk.post(BUDGETS).send(BUDGET);
    expect(outage.status).toBe(503);
    expect(outage.headers['retry-after']).toBe('1');
    api.faked.failing = new Error('a defect with secrets');
    const defect = await clerk.post(BUDGETS).send(BUDGET);
    expect(defect.status).toBe(500);
    expect(JSON.stringify(defect.body)).not.toMatch(/secrets|at .*\.ts/);
    expect(api.logged()).toContain('a defect with secrets');
  });
});
