import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OWN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const LEDGER = `/api/v1/counties/${OWN}/years/2017/ledger`;

describe('a read', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.faked.asked.length = 0;
    api.faked.caughtUp = true;
  });

  it('asks for a point in time', async () => {
    const auditor = await api.as('audit');
    const knownAt = '2017-06-30T23:59:59+08:00';
    await auditor.get(LEDGER).query({ asOf: '2017-06-30', knownAt });
    await auditor.get(`${LEDGER}?asOf=&knownAt=`);
    await auditor.get(`${LEDGER}?knownAt=${knownAt}`);
    expect(api.faked.asked.map((asked) => asked.with)).toEqual([
      { region: OWN, fiscalYear: 2017, asOf: '2017-06-30', knownAt },
      { region: OWN, fiscalYear: 2017 },
      { region: OWN, fiscalYear: 2017, knownAt },
    ]);
  });

  it.each([
    'asOf=2017-02-29',
    'asOf=2017-6-30',
    'asOf=2017-06-30T00:00:00Z',
    'knownAt=2017-06-30',
    'knownAt=2017-06-30T10:00:00',
    'knownAt=2017-06-31T10:00:00Z',
    'asOf=2017-01-01&asOf=2017-01-02',
    'minPosition=-1',
    'minPosition=1e3',
    'unheard=of',
  ])('refuses ?%s', async (query) => {
    const answer = await (await api.as('audit')).get(`${LEDGER}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{}] });
  });

  it('waits for a position and says so where it does not come', async () => {
    const auditor = await api.as('audit');
    expect((await auditor.get(`${LEDGER}?minPosition=7`)).status).toBe(200);
    api.faked.caughtUp = false;
    const answer = await auditor.get(`${LEDGER}?minPosition=7`);
    expect([answer.status, answer.body.code]).toEqual([503, 'READ_MODELS_BEHIND']);
    expect(answer.headers['retry-after']).toBe('1');
    expect((await auditor.get(LEDGER)).status).toBe(200);
  });

  it('of what is not there answers 404', async () => {
    const auditor = await api.as('audit');
    for (const path of [
      'counties/229999/years/2017/ledger',
      'funds/unknown/trace',
      'disbursements/FF-9',
      'disbursements/FF-9/payments',
      'payments/FF-1/2/origins',
      'corrections/GZ-9',
    ]) {
      expect((await auditor.get(`/api/v1/${path}`)).status).toBe(404);
    }
  });

  it('goes on where the page before ended', async () => {
    const auditor = await api.as('audit');
    const first = await auditor.get('/api/v1/receipts?limit=1&fiscalYear=2017');
    expect(first.body).toMatchObject({ items: [{ documentNo: 'D-0' }], next: expect.any(String) });
    const next = first.body.next as string;
    const second = await auditor.get('/api/v1/receipts').query({ limit: 1, cursor: next });
    expect(second.body).toMatchObject({ items: [{ documentNo: 'D-00' }], next: null });
    expect(api.faked.asked.map((asked) => asked.with)).toEqual([
      { limit: 1, fiscalYear: 2017 },
      { limit: 1, after: expect.stringMatching(/^\d+$/) },
    ]);
    for (const cursor of ['nonsense', Buffer.from('["receipts","x"]').toString('base64url')]) {
      const answer = await auditor.get('/api/v1/receipts').query({ cursor });
      expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_CURSOR']);
    }
    const elsewhere = await auditor.get('/api/v1/regions').query({ cursor: next });
    expect(elsewhere.body.code).toBe('INVALID_CURSOR');
  });

  it.each(['0', '1001', 'ten', '-1'])('refuses a limit of %s', async (limit) => {
    expect((await (await api.as('audit')).get(`/api/v1/regions?limit=${limit}`)).status).toBe(400);
  });

  it('of auditors is noted in the log', async () => {
    const before = api.logged().length;
    await (await api.as('audit')).get(`${LEDGER}?asOf=2017-06-30`);
    await (await api.as('province-finance')).get(`${LEDGER}?asOf=2017-06-29`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const lines = api.logged().slice(before).trim().split('\n');
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const [audit, province] = ['audit', 'province-finance'].map((role) =>
      logged.find((line) => line['role'] === role),
    );
    expect(audit).toMatchObject({
      method: 'GET',
      route: '/api/v1/counties/:code/years/:year/ledger',
      status: 200,
      subject: 'a audit',
      auditRead: JSON.stringify({ code: OWN, year: '2017', asOf: '2017-06-30' }),
    });
    expect(province).not.toHaveProperty('auditRead');
  });
});

describe('the events', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());

  it('come in pages, or as one stream of lines where that is accepted', async () => {
    const auditor = await api.as('discipline');
    const answer = await auditor
      .get('/api/v1/audit/events')
      .set('Accept', 'application/x-ndjson')
      .buffer(true);
    expect(answer.headers['content-type']).toMatch(/^application\/x-ndjson/);
    const lines = answer.text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    const paged: object[] = [];
    for (let cursor: string | null = ''; cursor !== null && paged.length < lines.length;) {
      const page = await auditor.get('/api/v1/audit/events').query({ limit: 1, cursor });
      paged.push(...page.body.items);
      cursor = page.body.next as string | null;
    }
    expect(paged).toEqual(lines.map((line) => JSON.parse(line)));
  });

  it('are bounded by business date or by recording time', async () => {
    const auditor = await api.as('audit');
    const between = async (from: string, to: string) => {
      const query = { type: 'FindingExplained', from, to };
      const { body } = await auditor.get('/api/v1/audit/events').query(query).expect(200);
      return (body.items as readonly object[]).length;
    };
    expect(await between('2018-01-02', '2018-01-02')).toBe(1);
    expect(await between('2018-01-03', '2018-12-31')).toBe(0);
    expect(await between('2018-01-02', '2018-12-31T00:00:00+08:00')).toBe(0);
    expect(await between('2018-12-31T00:00:00+08:00', '2018-01-02')).toBe(1);
  });
});
