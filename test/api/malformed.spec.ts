import { request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../../libs/access/domain/roles.js';
import { OWN } from './some-entries.js';
import { BUDGET, DISBURSEMENT, RECEIPT, ROUTES, type Route } from './routes.js';
import { type RunningApi, runApi } from './running-api.js';

const BUDGETS = `/api/v1/counties/${OWN}/years/2017/budgets`;

interface Raw {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

describe('malformed requests', () => {
  let api: RunningApi;
  let clerk: string;
  beforeAll(async () => {
    api = await runApi({ DOUDI_MAX_JSON_MB: '1', DOUDI_MAX_CSV_MB: '1' });
    clerk = await api.token('county-treasury', OWN);
  });
  afterAll(() => api.close());

  /** Sent as it is, past what a well-behaved client would correct. */
  function send({ method = 'POST', path, headers = {}, body }: Raw) {
    const { port } = api.server.address() as AddressInfo;
    return new Promise<{ status: number; headers: object; body: string }>((resolve, reject) => {
      const authorization = `Bearer ${clerk}`;
      const wanted = { 'content-type': 'application/json', authorization, ...headers };
      const options = { port, method, path, headers: wanted, agent: false };
      const sent = rawRequest(options, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: text }),
        );
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  const json = JSON.stringify;
  const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

  it.each<readonly [string, number, Raw]>([
    ['JSON that is none', 400, { path: BUDGETS, body: '{"entryNo": ' }],
    ['a body that is no object', 400, { path: BUDGETS, body: '[]' }],
    ['null', 400, { path: BUDGETS, body: 'null' }],
    ['no body', 400, { path: BUDGETS }],
    ['absurd depth', 400, { path: BUDGETS, body: nested }],
    ['a number for an amount', 400, { path: BUDGETS, body: json({ ...BUDGET, amount: 5 }) }],
    ['three decimals', 400, { path: BUDGETS, body: json({ ...BUDGET, amount: '5.001' }) }],
    [
      'a date that is none',
      400,
      { path: BUDGETS, body: json({ ...BUDGET, allocatedOn: '2017-02-30' }) },
    ],
    ['a NUL', 400, { path: BUDGETS, body: json({ ...BUDGET, code: 'A\0B' }) }],
    ['half a character', 400, { path: BUDGETS, body: '{"entryNo":"\\ud800"}' }],
    ['a reserved name', 400, { path: BUDGETS, body: '{"__proto__":{"amount":"1"}}' }],
    ['a reserved name within', 400, { path: BUDGETS, body: '{"code":{"constructor":{}}}' }],
    ['an unknown field', 400, { path: BUDGETS, body: json({ ...BUDGET, extra: 1 }) }],
    ['bytes that are no UTF-8', 400, { path: BUDGETS, body: Buffer.from([0x22, 0xff, 0x22]) }],
    ['a bad escape in the path', 400, { path: '/api/v1/transfers/%E0%A4%A/arrivals', body: '{}' }],
    ['a NUL in the path', 400, { path: '/api/v1/transfers/a%00b/arrivals', body: '{}' }],
    ['a bad escape in the query', 400, { method: 'GET', path: '/api/v1/regions?cursor=%FF' }],
    ['a reserved name in the query', 400, { method: 'GET', path: '/api/v1/regions?__proto__=1' }],
    [
      'a region that is none',
      403,
      { path: '/api/v1/counties/22042/years/2017/budgets', body: json(BUDGET) },
    ],
    [
      'a year that is none',
      400,
      { path: `/api/v1/counties/${OWN}/years/17/budgets`, body: json(BUDGET) },
    ],
    [
      'an endless address',
      400,
      { method: 'GET', path: `/api/v1/regions?cursor=${'a'.repeat(9000)}` },
    ],
    ['too large a body', 413, { path: BUDGETS, body: json({ code: 'a'.repeat(1.5e6) }) }],
    ['XML', 415, { path: BUDGETS, headers: { 'content-type': 'application/xml' }, body: '<a/>' }],
    [
      'CSV where JSON is taken',
      415,
      { path: BUDGETS, headers: { 'content-type': 'text/csv' }, body: 'a' },
    ],
    [
      'JSON in another character set',
      415,
      { path: BUDGETS, headers: { 'content-type': 'application/json; charset=gbk' }, body: '{}' },
    ],
    [
      'an unknown encoding',
      415,
      { path: BUDGETS, headers: { 'content-encoding': 'zip' }, body: '{}' },
    ],
    [
      'compressed noise',
      400,
      { path: BUDGETS, headers: { 'content-encoding': 'gzip' }, body: '{}' },
    ],
    ['an unknown route', 404, { method: 'GET', path: '/api/v1/nowhere' }],
    ['an unknown page', 404, { method: 'GET', path: '/wp-login.php' }],
    ['a wrong method', 405, { method: 'DELETE', path: BUDGETS }],
    ['another wrong method', 405, { method: 'PUT', path: '/health/live' }],
  ])('%s: %d', async (_, status, raw) => {
    const answer = await send(raw);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/problem\+json/),
    });
    const problem = JSON.parse(answer.body) as Record<string, unknown>;
    expect(problem).toMatchObject({
      status,
      type: `/docs/errors#${String(problem['code'])}`,
      title: expect.any(String),
      detail: expect.stringMatching(/\p{Script=Han}.* \/ .*[a-z]/u),
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(answer.body).not.toMatch(/node_modules|\.ts:|\n {4}at /);
  });

  it('says which methods there are', async () => {
    expect((await send({ method: 'DELETE', path: '/api/v1/receipts' })).headers).toMatchObject({
      allow: 'GET, HEAD, POST',
    });
  });

  it('lists everything that is wrong, at its place, without repeating it', async () => {
    const body = json({
      ...BUDGET,
      amount: 'many',
      class: 'SECRET',
      from: { '11010119900307001X': 1 },
    });
    const answer = await send({ path: BUDGETS, body });
    const { errors } = JSON.parse(answer.body) as { errors: { path: string; code: string }[] };
    expect(errors.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      'amount NOT_YUAN',
      'class NOT_ONE_OF',
      'from UNKNOWN_FIELD',
    ]);
    expect(answer.body).not.toMatch(/many|SECRET|11010119900307001X/);
  });

  it('takes no list for a part of a list', async () => {
    const province = await api.as('province-finance');
    const document = { documentNo: 'T', program: 'URBAN_DIBAO', fiscalYear: 2017 };
    for (const lines of [[[]], [[{ region: '220422', amount: '1.00' }]]]) {
      const answer = await province
        .post('/api/v1/transfers')
        .send({ ...document, issuedOn: '2017-01-10', lines });
      expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ path: 'lines' }] }]);
    }
  });

  it('names the place within lists and parts', async () => {
    const lines = [{ region: OWN, amount: '1' }, { region: 'x', amount: '1', more: 1 }, 7];
    const body = { documentNo: 'D', program: 'P', fiscalYear: 2017, issuedOn: '2017-01-01', lines };
    const answer = await (await api.as('province-finance')).post('/api/v1/transfers').send(body);
    const errors = answer.body.errors as { path: string }[];
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      'lines[1].more',
      'lines[1].region',
      'lines[2]',
    ]);
  });

  it('does not read the bodies of strangers', async () => {
    const answer = await api
      .anonymous()
      .post(BUDGETS)
      .send({ code: 'a'.repeat(1.5e6) });
    expect(answer.status).toBe(401);
  });
});

describe('any body, query and header', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi({ LOG_LEVEL: 'silent' });
  });
  afterAll(() => api.close());

  const odd = fc.oneof(
    fc.anything({ maxDepth: 3, withNullPrototype: false }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '2017-02-30', '-1.00', '1e5', '\0', '__proto__', 220422, 1e308, -0, [[]]),
  );

  function roleFor({ allowed }: Route): Role {
    if (allowed.includes('treasury')) return 'county-treasury';
    return allowed.includes('province') ? 'province-finance' : 'audit';
  }

  it('never answers 5xx', async () => {
    const writes = ROUTES.filter(({ body }) => body !== undefined);
    const approvals = writes.find(({ path }) => path === '/api/v1/proposals/approve')!;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...writes),
        fc.array(fc.tuple(fc.nat(20), odd), { minLength: 1, maxLength: 3 }),
        async (route, changes) => {
          const body: Record<string, unknown> = { ...route.body };
          const names = [...Object.keys(body), 'other'];
          for (const [at, value] of changes) body[names[at % names.length]!] = value;
          const text = jsonOf(body);
          const agent = await api.as(roleFor(route));
          const answer = await agent.post(route.url).type('application/json').send(text);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 400, examples: [[approvals, [[0, [0]]]]] },
    );
  });

  it('never answers 5xx to a query either', async () => {
    const reads = ROUTES.filter(({ method }) => method === 'get');
    const names = ['asOf', 'knownAt', 'limit', 'cursor', 'region', 'fiscalYear', 'purpose', 'x'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reads),
        fc.constantFrom(...names),
        fc.string({ unit: 'binary', maxLength: 30 }),
        async (route, name, value) => {
          const agent = await api.as(roleFor(route));
          const [path] = route.url.split('?');
          const text = encodeURIComponent(wellFormed(value));
          const answer = await agent.get(`${path}?${name}=${text}`);
          expect(answer.status).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never answers 5xx to odd paths and payments', async () => {
    const url = `/api/v1/counties/${OWN}/years/2017/disbursements`;
    await fc.assert(
      fc.asyncProperty(odd, fc.string({ unit: 'binary', maxLength: 20 }), async (value, text) => {
        const clerk = await api.as('county-treasury');
        const body = jsonOf({ ...DISBURSEMENT, payments: [value] });
        const paid = await clerk.post(url).type('application/json').send(body);
        expect(paid.status).toBeLessThan(500);
        const path = `/api/v1/disbursements/${encodeURIComponent(wellFormed(text))}`;
        expect((await clerk.get(path)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });

  it('takes a receipt all the same', async () => {
    const province = await api.as('province-finance');
    expect((await province.post('/api/v1/receipts').send(RECEIPT)).status).toBe(201);
  });
});

/** What an address can hold: no half characters. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?');
}

/** As far as a value has a JSON form. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'bigint' ? String(member) : member,
    );
  } catch {
    return '{}';
  }
}
