import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddressQuota } from '../../libs/disclosure/nest/address-quota.js';
import { ReadModels } from '../../libs/projection/read-models.js';
import { OBJECTION_NO, OWN, RECEIPT_TOKEN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const PUBLIC = '/api/v1/public';
const OBJECTION = {
  subject: { region: OWN, program: 'URBAN_DIBAO', period: '2017-03' },
  text: '清单中的金额与本人实际收到的不一致。',
};

describe('the public routes', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());

  async function moveOn(): Promise<void> {
    await api.anonymous().post(`${PUBLIC}/objections`).send(OBJECTION).expect(201);
    await api.app.get(ReadModels).caughtUp();
  }

  it('are kept by caches and asked for again by their ETag', async () => {
    const first = await api.anonymous().get(`${PUBLIC}/publications`).expect(200);
    expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+/);
    const etag = first.headers['etag']!;
    const again = api.anonymous().get(`${PUBLIC}/publications`).set('If-None-Match', etag);
    const answer = await again.expect(304);
    expect(answer.text).toBe('');
    expect(answer.headers['etag']).toBe(etag);
    const csv = api.anonymous().get(`${PUBLIC}/publications`).set('Accept', 'text/csv');
    expect((await csv.set('If-None-Match', etag)).status).toBe(200);
    await moveOn();
    const moved = api.anonymous().get(`${PUBLIC}/publications`).set('If-None-Match', etag);
    expect((await moved).status).toBe(200);
  });

  it('let no cache keep what is refused', async () => {
    const list = `${PUBLIC}/payments/${OWN}/2017/ORPHAN/2017-03`;
    const { status, headers, body } = await api.anonymous().get(list);
    expect([status, body.code]).toEqual([404, 'NOT_PUBLISHED']);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['etag']).toBeUndefined();
  });

  it('answer CSV by Accept or by format, and the next page in a link', async () => {
    for (const asked of [
      api.anonymous().get(`${PUBLIC}/publications?format=csv&limit=1&region=${OWN}`),
      api.anonymous().get(`${PUBLIC}/publications?limit=1&region=${OWN}`).set('Accept', 'text/csv'),
    ]) {
      const { headers, text } = await asked.expect(200);
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(text.split('\r\n')[0]).toMatch(/^\ufeff?kind,region,/);
      const next = /^<(.+)>; rel="next"$/.exec(headers['link']!)![1]!;
      expect(next).toContain(`region=${OWN}`);
      expect((await api.anonymous().get(next)).status).toBe(200);
    }
  });

  it('may be read by pages of any origin, and written by none', async () => {
    const { headers } = await api.anonymous().get(`${PUBLIC}/overview`).set('Origin', 'https://a');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    const asked = api.anonymous().options(`${PUBLIC}/objections`);
    const preflight = await asked.set('Access-Control-Request-Method', 'POST');
    expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD');
    const inside = await api.anonymous().get('/api/v1/regions').set('Origin', 'https://a');
    expect(inside.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each(['publications', 'payments', 'ledgers', 'transfers'])(
    'say what is wrong with a question to %s',
    async (table) => {
      for (const bad of ['limit=0', 'cursor=x', 'fiscalYear=abc', 'name=a']) {
        const answer = await api.anonymous().get(`${PUBLIC}/${table}?${bad}`);
        expect([bad, answer.status]).toEqual([bad, 400]);
      }
      const form = await api.anonymous().get(`${PUBLIC}/${table}?format=xml`);
      expect([form.status, form.body.code]).toEqual([406, 'NOT_ACCEPTABLE']);
    },
  );

  it('take an objection and give a number and a secret, once', async () => {
    const send = (body: object) =>
      api.anonymous().post(`${PUBLIC}/objections`).set('Idempotency-Key', 'k-1').send(body);
    const first = await send(OBJECTION).expect(201);
    const { objectionNo, token, position } = first.body as Record<string, string>;
    const location = `${PUBLIC}/objections/${objectionNo}`;
    expect(first.headers['location']).toBe(location);
    const asked = api.anonymous().get(location).set('Objection-Token', token!);
    const own = await asked.query({ minPosition: position });
    expect(own.body).toMatchObject({ objectionNo, status: 'open' });
    const again = await send(OBJECTION).expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toMatchObject({ objectionNo, token });
    const other = await send({ ...OBJECTION, text: '另一件事' });
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it.each<readonly [string, number, object | string, string]>([
    ['too large', 413, { ...OBJECTION, text: 'a'.repeat(20_000) }, 'application/json'],
    ['too long', 400, { ...OBJECTION, text: '长'.repeat(2001) }, 'application/json'],
    ['no text', 400, { subject: OBJECTION.subject }, 'application/json'],
    ['control characters', 400, { ...OBJECTION, text: 'a\u0007' }, 'application/json'],
    ['no subject', 400, { ...OBJECTION, subject: {} }, 'application/json'],
    [
      'two subjects',
      400,
      { ...OBJECTION, subject: { ...OBJECTION.subject, documentNo: 'D-1' } },
      'application/json',
    ],
    ['an unknown field', 400, { ...OBJECTION, name: '张三' }, 'application/json'],
    ['a form', 415, 'text=1', 'application/x-www-form-urlencoded'],
    ['no JSON', 400, '{"text": ', 'application/json'],
  ])('refuse an objection: %s', async (_, status, body, type) => {
    const sent = api.anonymous().post(`${PUBLIC}/objections`).set('Content-Type', type);
    const answer = await sent.send(typeof body === 'string' ? body : JSON.stringify(body));
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it('tell who has not the token nothing, not even that there is such an objection', async () => {
    const asked = (no: string, token: string) =>
      api.anonymous().get(`${PUBLIC}/objections/${no}`).set('Objection-Token', token);
    const wrong = await asked(OBJECTION_NO, 'x');
    const none = await asked('YY-20171123-ZZZZZZZZZZ', 'x');
    const right = await asked(OBJECTION_NO, RECEIPT_TOKEN);
    expect([wrong.status, none.status, right.status]).toEqual([404, 404, 200]);
    expect(wrong.body.code).toBe(none.body.code);
    expect(api.logged()).not.toContain(RECEIPT_TOKEN);
  });

  it('12.B5 take no secret in an address', async () => {
    const { body } = await api.anonymous().get('/openapi.json');
    const paths = Object.values(body.paths as Record<string, Record<string, { parameters?: [] }>>);
    const named = paths
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ parameters = [] }) => parameters as { name: string; in: string }[])
      .filter(({ in: place }) => place !== 'header')
      .map(({ name }) => name);
    expect(named.filter((name) => /token|secret|password|key$/i.test(name))).toEqual([]);
    const address = `${PUBLIC}/objections/${OBJECTION_NO}?token=${encodeURIComponent(RECEIPT_TOKEN)}`;
    expect((await api.anonymous().get(address)).status).toBe(400);
    const token = await api.token('audit');
    const asked = await api.anonymous().get(`/api/v1/regions?access_token=${token}`);
    expect(asked.status).toBe(401);
  });

  it('limit objections of one address to a few an hour', async () => {
    const narrow = await runApi({ DOUDI_RATE_LIMIT: '1000' });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 7; i++) {
        const sent = narrow.anonymous().post(`${PUBLIC}/objections`).send(OBJECTION);
        statuses.push((await sent).status);
      }
      expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
      expect((await narrow.anonymous().get(`${PUBLIC}/overview`)).status).toBe(200);
    } finally {
      await narrow.close();
    }
  });

  it('limit how often one address may read', async () => {
    const narrow = await runApi({ DOUDI_RATE_LIMIT: '1' });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 3; i++) {
        statuses.push((await narrow.anonymous().get(`${PUBLIC}/overview`)).status);
      }
      expect(statuses).toEqual([200, 200, 429]);
    } finally {
      await narrow.close();
    }
  });
});

describe('a quota by address', () => {
  it('is renewed after an hour', () => {
    let now = 0;
    const quota = new AddressQuota(2, () => now);
    expect([quota.take('10.0.0.1'), quota.take('10.0.0.1')]).toEqual([0, 0]);
    expect(quota.take('10.0.0.1')).toBe(3600);
    expect(quota.take('10.0.0.2')).toBe(0);
    now = 3_600_000;
    expect(quota.take('10.0.0.1')).toBe(0);
  });

  it('counts the addresses of one IPv6 network as one', () => {
    const quota = new AddressQuota(1, () => 0);
    expect(quota.take('2001:db8:1:2:3::1')).toBe(0);
    expect(quota.take('2001:db8:1:2:9::7')).toBeGreaterThan(0);
    expect(quota.take('::ffff:10.0.0.1')).toBe(0);
    expect(quota.take('::ffff:10.0.0.2')).toBe(0);
  });
});
