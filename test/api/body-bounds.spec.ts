/**
 * Bodies that hold more than their route takes. Each bomb is cut off in the middle, so that its
 * refusal says that it was counted, not parsed.
 */
import { request as rawRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PAYMENTS_BODY } from '../../libs/funds/nest/disbursement-requests.js';
import { type BodyBounds, SMALL_BODY, requireWithin } from '../../libs/http/intake/body-bounds.js';
import { OWN } from './some-entries.js';
import { BUDGET, DISBURSEMENT, PAYMENT } from './routes.js';
import { type RunningApi, runApi } from './running-api.js';

const YEAR = `/api/v1/counties/${OWN}/years/2017`;
const BUDGETS = `${YEAR}/budgets`;
const PAYMENTS = `${YEAR}/disbursements`;
const TRANSFERS = '/api/v1/transfers';

const times = (count: number, member: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => member(at)).join(',');
const members = (count: number): string => times(count, (at) => `"k${at}":1`);
const lines = (count: number): object[] =>
  Array.from({ length: count }, () => ({ region: OWN, amount: '1.00' }));
const TRANSFER = { documentNo: 'D', program: 'URBAN_DIBAO', fiscalYear: 2017 };

describe('a body that is too much', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());

  async function sent(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
    const role = path === TRANSFERS ? 'province-finance' : 'county-treasury';
    const authorization = `Bearer ${await api.token(role, role === 'county-treasury' ? OWN : undefined)}`;
    const { port } = api.server.address() as AddressInfo;
    const wanted = { 'content-type': 'application/json', authorization, ...headers };
    const text = await new Promise<string>((resolve, reject) => {
      const options = { port, method: 'POST', path, headers: wanted, agent: false };
      const request = rawRequest(options, (response) => {
        let said = '';
        response.on('data', (chunk: Buffer) => (said += chunk.toString()));
        response.on('end', () => resolve(said));
      });
      request.on('error', reject);
      request.end(body);
    });
    return JSON.parse(text) as Record<string, unknown>;
  }

  it.each<readonly [string, string, string, string, number, string]>([
    ['keys', BUDGETS, `{${members(51)}`, '', 413, 'TOO_MANY_FIELDS'],
    ['keys within', BUDGETS, `{"code":{${members(51)}`, 'code', 413, 'TOO_MANY_FIELDS'],
    [
      'keys in all',
      BUDGETS,
      `{"a":[${times(5, () => `{${members(45)}}`)}`,
      'a[4]',
      413,
      'TOO_MANY_FIELDS_IN_ALL',
    ],
    [
      '150,000 keys',
      BUDGETS,
      `{${times(150_000, (at) => `"key number ${at}":1`)}}`,
      '',
      413,
      'TOO_MANY_BYTES',
    ],
    ['150,000 keys for a list', PAYMENTS, `{${members(150_000)}`, '', 413, 'TOO_MANY_FIELDS'],
    ['items', BUDGETS, `{"code":[${times(101, () => '1')}`, 'code', 413, 'TOO_MANY_ITEMS'],
    ['empty lists', BUDGETS, `{"a":[${times(99, () => '[]')}`, 'a', 413, 'TOO_MANY_ITEMS'],
    ['lines', TRANSFERS, `{"lines":[${times(5101, () => '{}')}`, 'lines', 413, 'TOO_MANY_ITEMS'],
    [
      'payments',
      PAYMENTS,
      `{"payments":[${times(50_101, () => '0')}`,
      'payments',
      413,
      'TOO_MANY_ITEMS',
    ],
    ['depth', BUDGETS, `{"code":${'['.repeat(100_000)}`, 'code[0][0][0][0]', 400, 'TOO_DEEP'],
    ['depth of objects', BUDGETS, '{"a":'.repeat(6), 'a.a.a.a.a', 400, 'TOO_DEEP'],
  ])('of %s is refused before it is parsed', async (_, path, body, at, status, code) => {
    const said = await sent(path, body);
    expect(said).toMatchObject({
      status,
      code: status === 413 ? 'BODY_TOO_LARGE' : 'MALFORMED_REQUEST',
      errors: [{ path: at, code, message: expect.stringMatching(/至多.* \d+ .*at most \d+/) }],
    });
    expect(api.faked.commands).toEqual([]);
  });

  it('is refused by its size when it was compressed', async () => {
    const bomb = gzipSync(' '.repeat(4_000_000));
    const said = await sent(BUDGETS, bomb, { 'content-encoding': 'gzip' });
    expect(said).toMatchObject({ status: 413, errors: [{ code: 'TOO_MANY_BYTES' }] });
  });

  it('never repeats what clients call their fields', async () => {
    const said = await sent(BUDGETS, `{"11010119900307001X":{${members(51)}`);
    expect(said).toMatchObject({ errors: [{ path: '?' }] });
  });

  it('is not read of somebody who may not call the route', async () => {
    const said = await (await api.as('audit')).post(BUDGETS).type('json').send('{"entryNo": ');
    expect(said.status).toBe(403);
  });

  it('may be as long as the route says', async () => {
    const province = await api.as('province-finance');
    const transfer = { ...TRANSFER, issuedOn: '2017-01-10', lines: lines(5000) };
    expect((await province.post(TRANSFERS).send(transfer)).status).toBe(201);
    const payments = Array.from({ length: 50_000 }, (_, at) => ({ ...PAYMENT, paymentNo: at }));
    const bytes = Buffer.from(JSON.stringify({ ...DISBURSEMENT, payments }));
    expect(bytes.length).toBeLessThan(PAYMENTS_BODY.bytes);
    expect(() => requireWithin(bytes, PAYMENTS_BODY)).not.toThrow();
  });

  it('has its first hundred faults named, and the others counted', async () => {
    const province = await api.as('province-finance');
    const wrong = lines(200).map((line) => ({ ...line, more: 1 }));
    const said = await province
      .post(TRANSFERS)
      .send({ ...TRANSFER, issuedOn: '2017-01-10', lines: wrong });
    expect(said.body).toMatchObject({ code: 'VALIDATION_FAILED', furtherErrors: 100 });
    expect(said.body.errors).toHaveLength(100);
    const payments = Array.from({ length: 150 }, () => 0);
    const clerk = await api.as('county-treasury');
    const paid = await clerk.post(PAYMENTS).send({ ...DISBURSEMENT, payments });
    expect([paid.body.errors.length, paid.body.furtherErrors]).toEqual([100, 50]);
  });

  it('12.B1 is looked at in slices as it is at once', async () => {
    const province = await api.as('province-finance');
    const wrong = lines(450).map((line, at) => (at === 430 ? { ...line, amount: 'x' } : line));
    const said = await province.post(TRANSFERS).send({ ...TRANSFER, issuedOn: 'x', lines: wrong });
    const { errors } = said.body as { errors: { path: string; code: string }[] };
    expect(errors.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
      'issuedOn NOT_A_DATE',
      'lines[430].amount NOT_YUAN',
    ]);
    const many = { ...TRANSFER, issuedOn: '2017-01-10', lines: lines(5_001) };
    const refused = await province.post(TRANSFERS).send(many);
    expect(refused.body.errors).toMatchObject([{ path: 'lines', code: 'NOT_A_LIST' }]);
  });

  it('has no more query parameters than any route has', async () => {
    const clerk = await api.as('county-treasury');
    const query = Array.from({ length: 51 }, (_, at) => `k${at}`).join('&');
    const said = await clerk.get(`/api/v1/disbursements?${query}`);
    expect([said.status, said.body.code]).toEqual([400, 'MALFORMED_REQUEST']);
  });

  it('is in UTF-8', async () => {
    const body = Buffer.from(JSON.stringify(BUDGET), 'utf16le');
    const said = await sent(BUDGETS, body, {
      'content-type': 'application/json; charset=utf-16le',
    });
    expect(said).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });
});

interface Counted {
  members: number;
  membersOfOne: number;
  items: number;
  depth: number;
}

function count(value: unknown, counted: Counted, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  counted.depth = Math.max(counted.depth, depth);
  const parts = Object.values(value);
  if (Array.isArray(value)) counted.items += Math.max(1, parts.length);
  else {
    counted.members += parts.length;
    counted.membersOfOne = Math.max(counted.membersOfOne, parts.length);
  }
  for (const part of parts) count(part, counted, depth + 1);
}

describe('the scan of a body', () => {
  it('counts as a parser would, whatever texts hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
        const bytes = Buffer.from(JSON.stringify(value, undefined, indent));
        const exact: Counted = { members: 0, membersOfOne: 0, items: 0, depth: 0 };
        count(value, exact, 1);
        const bounds: BodyBounds = { bytes: bytes.length, ...exact };
        requireWithin(bytes, bounds);
        for (const name of ['members', 'membersOfOne', 'items', 'depth'] as const) {
          if (exact[name] === 0) continue;
          expect(() => requireWithin(bytes, { ...bounds, [name]: exact[name] - 1 })).toThrow();
        }
      }),
    );
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\a') }), (text) => {
        try {
          requireWithin(Buffer.from(text), SMALL_BODY);
        } catch (refused) {
          expect(refused).toMatchObject({ name: 'Problem' });
        }
      }),
    );
  });
});
