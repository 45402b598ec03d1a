/** Direct money from its receipt to the household, and its monthly report, on PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [COUNTY, OTHER] = ['220503', '220602'];
const RECEIPT = '财社〔2021〕1号';
let doudi: RunningDoudi;
let province: supertest.Agent;
let treasury: supertest.Agent;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  province = await doudi.as('province-finance');
  treasury = await doudi.as('county-treasury', COUNTY);
  auditor = await doudi.as('audit');
  await registerRegions();
  await recordYear();
  await doudi.settled();
}, 120_000);

afterAll(() => doudi.close(), 60_000);

async function registerRegions(): Promise<void> {
  const regions = [
    ['220000', '吉林省', 'province', null],
    ['220500', '通化市', 'prefecture', '220000'],
    [COUNTY, '二道江区', 'county', '220500'],
    [OTHER, '浑江区', 'county', '220500'],
  ] as const;
  for (const [code, name, level, parent] of regions) {
    const data = { code, name, level, parent };
    await doudi.system.ledger.execute(
      { kind: 'ReportFact', type: 'RegionRegistered', data },
      {
        actor: { subject: 'setup', role: 'admin', organisation: '220000' },
        commandId: randomUUID(),
        correlationId: randomUUID(),
      },
    );
  }
}

async function write(agent: supertest.Agent, path: string, body: object): Promise<void> {
  const answer = await agent.post(`/api/v1${path}`).send(body);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
}

const receipt = (more: object) => ({
  documentNo: RECEIPT,
  program: 'URBAN_DIBAO',
  fiscalYear: 2021,
  source: 'CENTRAL',
  amount: '1000.00',
  documentDate: '2021-01-04',
  receivedOn: '2021-01-05',
  ...more,
});

const batch = (batchNo: string, paidOn: string, amount: string, more: object = {}) => ({
  batchNo,
  class: 'BASIC_LIVELIHOOD',
  code: 'URBAN_DIBAO',
  period: paidOn.slice(0, 7),
  paidOn,
  amount,
  ...more,
});

const payment = (paymentNo: number, amount: string) => ({
  paymentNo,
  beneficiaryId: `22050319800101${1234 + paymentNo}`,
  name: '示例甲',
  persons: 1,
  amount,
});

/** 1000 marked and 100 unmarked; 600 and 100 to the county, 200 in transit to the other. */
async function recordYear(): Promise<void> {
  await write(province, '/receipts', receipt({ directFund: '01' }));
  const plain = { documentNo: '财社〔2021〕2号', amount: '100.00', program: 'RURAL_DIBAO' };
  await write(province, '/receipts', receipt(plain));
  const lines = [
    { region: COUNTY, amount: '600.00' },
    { region: OTHER, amount: '200.00' },
  ];
  const award = { documentNo: 'D-1', program: 'URBAN_DIBAO', fiscalYear: 2021, lines };
  await write(province, '/transfers', { ...award, issuedOn: '2021-01-20' });
  await write(province, '/transfers', {
    documentNo: 'D-2',
    program: 'RURAL_DIBAO',
    fiscalYear: 2021,
    issuedOn: '2021-01-20',
    lines: [{ region: COUNTY, amount: '100.00' }],
  });
  for (const document of ['D-1', 'D-2']) {
    const arrival = { region: COUNTY, receivedOn: '2021-01-25' };
    await write(treasury, `/transfers/${document}/arrivals`, arrival);
  }
  const year = `/counties/${COUNTY}/years/2021/disbursements`;
  const payments = [payment(1, '100.00'), payment(2, '150.00')];
  await write(treasury, year, batch('FF-1', '2021-02-08', '250.00', { payments }));
  await write(treasury, year, batch('FF-2', '2021-03-08', '120.00'));
  await write(treasury, year, batch('FF-3', '2021-03-09', '40.00', { code: 'RURAL_DIBAO' }));
  await doudi.settled();
  await write(treasury, '/disbursements/FF-1/returns', {
    returnNo: 'TH-1',
    paymentNo: 2,
    returnedOn: '2021-03-15',
    reason: '账户已销户',
  });
}

async function answered(agent: supertest.Agent, path: string, query: object = {}) {
  const answer = await agent.get(`/api/v1${path}`).query(query);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body as { readonly items: readonly Record<string, unknown>[] };
}

describe('direct money', () => {
  it('is listed apart, by receipt and county, down to the persons paid', async () => {
    const { items } = await answered(province, '/direct-funds', { asOf: '2021-03-31' });
    expect(items).toEqual([
      {
        documentNo: RECEIPT,
        directFund: '01',
        program: 'URBAN_DIBAO',
        fiscalYear: 2021,
        source: 'CENTRAL',
        receivedOn: '2021-01-05',
        amount: '1000.00',
        unissued: '200.00',
        issued: '800.00',
        inTransit: '200.00',
        remaining: '380.00',
        paid: '220.00',
        paidToPersons: '100.00',
        firstIssuedOn: '2021-01-20',
        lastIssuedOn: '2021-01-20',
        daysToIssue: 85,
        counties: [
          {
            region: COUNTY,
            issued: '600.00',
            inTransit: '0.00',
            remaining: '380.00',
            paid: '220.00',
            paidToPersons: '100.00',
          },
          {
            region: OTHER,
            issued: '200.00',
            inTransit: '200.00',
            remaining: '0.00',
            paid: '0.00',
            paidToPersons: '0.00',
          },
        ],
      },
    ]);
  });

  it('stands as it stood on an earlier day', async () => {
    const { items } = await answered(province, '/direct-funds', { asOf: '2021-02-28' });
    expect(items[0]).toMatchObject({ paid: '250.00', paidToPersons: '250.00' });
    expect((await answered(province, '/direct-funds', { asOf: '2021-01-04' })).items).toEqual([]);
  });

  it('shows a county its share alone', async () => {
    const { items } = await answered(treasury, '/direct-funds');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ unissued: null, issued: '600.00', amount: '600.00' });
    expect(items[0]!['counties']).toMatchObject([{ region: COUNTY }]);
  });

  it('keeps its mark in lists, traces and the origins of payments', async () => {
    const { items } = await answered(province, '/receipts');
    expect(items.map((item) => item['directFund'])).toEqual(['01', null]);
    const trace = `/funds/${encodeURIComponent(RECEIPT)}/trace`;
    expect(await answered(province, trace)).toMatchObject({ directFund: '01' });
    expect(await answered(auditor, '/payments/FF-1/1/origins')).toMatchObject({
      origins: [{ receipt: { documentNo: RECEIPT, directFund: '01' } }],
    });
  });

  it('is found where a batch paid it to nobody by name', async () => {
    const kind = 'DIRECT_FUNDS_RESTING';
    const { items } = await answered(auditor, '/supervision/findings', { kind });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'DIRECT_FUNDS_RESTING:FF-2',
      region: COUNTY,
      fiscalYear: 2021,
      program: 'URBAN_DIBAO',
      batchNo: 'FF-2',
      amount: '120.00',
      status: 'raised',
      clause: '财预〔2020〕56号 第五条',
    });
    const before = { kind, asOf: '2021-03-07' };
    expect((await answered(auditor, '/supervision/findings', before)).items).toEqual([]);
  });

  it('has a mark that its source does not contradict', async () => {
    for (const [source, directFund] of [
      ['PROVINCIAL', '01'],
      ['CENTRAL', '03'],
    ]) {
      const body = receipt({ documentNo: 'X', source, directFund });
      const answer = await province.post('/api/v1/receipts').send(body);
      expect([answer.status, answer.body]).toMatchObject([
        422,
        { code: 'DIRECT_FUND_MISMATCH', clause: '财预〔2020〕56号 第四条' },
      ]);
    }
    const unknown = receipt({ documentNo: 'X', directFund: '02' });
    const answer = await province.post('/api/v1/receipts').send(unknown);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { errors: [{ path: 'directFund', code: 'NOT_ONE_OF' }] },
    ]);
  });
});

describe('the monthly report', () => {
  const figures = {
    receiptNo: RECEIPT,
    directFund: '01',
    program: 'URBAN_DIBAO',
    fiscalYear: 2021,
    amount: '1000.00',
    unissued: '200.00',
    inTransit: '200.00',
    remaining: '380.00',
    paid: '220.00',
    paidToPersons: '100.00',
  };

  it('is there as JSON and as CSV', async () => {
    const report = await answered(province, '/direct-funds/report', { month: '2021-03' });
    expect(report).toEqual({
      position: Number(await doudi.system.store.head()),
      month: '2021-03',
      asOf: '2021-03-31',
      items: [figures],
      next: null,
    });
    const csv = await province
      .get('/api/v1/direct-funds/report?month=2021-03')
      .set('Accept', 'text/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')[1]).toBe(
      `${RECEIPT},中央直达资金,URBAN_DIBAO,城市居民最低生活保障,2021,1000.00,200.00,200.00,380.00,220.00,100.00`,
    );
  });

  it('is submitted once, by the 10th or late; what is missing shows', async () => {
    const submit = (month: string, reportedOn: string) =>
      province.post('/api/v1/direct-funds/reports').send({ month, reportedOn, documentNo: 'B-1' });
    expect((await submit('2021-01', '2021-02-10')).status).toBe(201);
    expect((await submit('2021-03', '2021-04-11')).status).toBe(201);
    const again = await submit('2021-03', '2021-04-12');
    expect([again.status, again.body]).toMatchObject([409, { code: 'DUPLICATE_KEY' }]);
    const early = await submit('2021-04', '2021-04-30');
    expect([early.status, early.body]).toMatchObject([
      422,
      { code: 'REPORT_DAY_INVALID', clause: '财预〔2020〕56号 第六条' },
    ]);
    await doudi.settled();
    const { items } = await answered(auditor, '/direct-funds/reports', { asOf: '2021-05-10' });
    expect(items.map(({ month, dueOn, status }) => [month, dueOn, status])).toEqual([
      ['2021-01', '2021-02-10', 'submitted'],
      ['2021-02', '2021-03-10', 'missing'],
      ['2021-03', '2021-04-10', 'late'],
      ['2021-04', '2021-05-10', 'due'],
    ]);
    const of2022 = { asOf: '2021-05-10', year: 2022 };
    expect((await answered(auditor, '/direct-funds/reports', of2022)).items).toEqual([]);
  });

  it('keeps the figures that it was submitted with', async () => {
    const events = await answered(auditor, '/audit/events', { type: 'DirectFundsReported' });
    const [january, march] = events.items.map(({ data }) => data);
    expect(january).toMatchObject({ month: '2021-01', lines: [{ remainingFen: '60000' }] });
    expect(march).toMatchObject({
      month: '2021-03',
      documentNo: 'B-1',
      lines: [{ receiptNo: RECEIPT, paidFen: '22000', paidToPersonsFen: '10000' }],
    });
  });

  it.each([
    ['month=2021-13', 400],
    ['month=2021', 400],
    ['month=', 400],
    ['', 400],
    ['month=2021-03&format=xml', 406],
  ])('is refused for ?%s', async (query, status) => {
    const answer = await province.get(`/api/v1/direct-funds/report?${query}`);
    expect(answer.status).toBe(status);
  });
});
