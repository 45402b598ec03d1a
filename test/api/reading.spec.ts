import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FAULTS } from '../../libs/audit/domain/faults.js';
import { TABLES } from '../../libs/data-package/domain/tables.js';
import { HEALTH_REASON_CODES } from '../../libs/http/observation/health-reasons.js';
import { OWN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const LEDGER = `/api/v1/counties/${OWN}/years/2017/ledger`;

/** How a request is to be answered, and names of technical things: no codes of the work. */
const WITHOUT_WORDS = new Set<string>([
  // Forms and parts of an export, and how a payroll differs from the last.
  ...['xlsx', 'wan', 'yuan', 'items', 'lines', 'entries', 'prefectures', 'otherAccounts'],
  ...['new', 'left'],
  ...[
    'asc',
    'desc',
    'backwards',
    'forwards',
    'urgency',
    'region',
    'csv',
    'json',
    'sha256',
    'sm3',
    'zh',
    'en',
  ],
  ...[
    'unit',
    'workbook',
    'correct',
    'kept',
    'own',
    'stop',
    'skip',
    'added',
    'removed',
    'up',
    'degraded',
    'down',
    'stopping',
  ],
  // These have tables of their own, and answers tell their words.
  ...[...Object.keys(FAULTS), ...HEALTH_REASON_CODES, ...TABLES.map(({ name }) => name)],
]);

function enumsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]: [string, unknown]) =>
    name === 'enum' && Array.isArray(value)
      ? value.filter((one) => typeof one === 'string')
      : enumsIn(value),
  );
}

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

  it('of the catalogue is 304 until something is called otherwise', async () => {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.get('/api/v1/catalogue');
    expect(answer.body).toMatchObject({
      codes: { severity: { CRITICAL: { zh: '严重', en: 'Critical' } } },
      parameters: { 'supervision.idle.days': { zh: expect.any(String) } },
      programs: expect.arrayContaining([
        expect.objectContaining({ code: 'ORPHAN', zh: '孤儿基本生活保障' }),
      ]),
    });
    const tag = String(answer.headers['etag']);
    const again = (known: string) => clerk.get('/api/v1/catalogue').set('If-None-Match', known);
    const same = await again(`"other", W/${tag}`);
    expect([same.status, same.text]).toEqual([304, '']);
    expect((await again('"other"')).status).toBe(200);
  });

  it('names by code nothing that the catalogue has no words for', async () => {
    const document: unknown = (await api.anonymous().get('/openapi.json')).body;
    const { codes } = (await (await api.as('audit')).get('/api/v1/catalogue')).body as {
      readonly codes: Readonly<Record<string, object>>;
    };
    const known = new Set(Object.values(codes).flatMap((table) => Object.keys(table)));
    const isNamed = (value: string) => known.has(value) || WITHOUT_WORDS.has(value);
    const values = enumsIn(document).filter(
      (value) => !/[a-z][.][a-z]|^(?:true|false)$/.test(value),
    );
    expect(values.length).toBeGreaterThan(200);
    expect([...new Set(values.filter((value) => !isNamed(value)))].sort()).toEqual([]);
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
