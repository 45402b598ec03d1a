import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { recordForeignEntries } from './foreign-entries.js';
import { shownIn } from './shown.js';
import { FOREIGN, FOREIGN_PREFECTURE, OWN, PREFECTURE } from './some-entries.js';
import { IDENTITY_NO, IMPORT, NAME, ROUTES, type Route, WHO, type Who } from './routes.js';
import { Faked } from './faked.js';
import { type RunningApi, SECRET, runApi } from './running-api.js';

const OFFICES: Readonly<Record<Exclude<Who, 'nobody'>, readonly [Role[], string?]>> = {
  province: [['province-finance'], '220000'],
  prefecture: [['prefecture-finance'], PREFECTURE],
  'other prefecture': [['prefecture-finance'], FOREIGN_PREFECTURE],
  treasury: [['county-treasury'], OWN],
  'other treasury': [['county-treasury'], FOREIGN],
  'affairs of the province': [['civil-affairs']],
  affairs: [['civil-affairs'], OWN],
  'other affairs': [['civil-affairs'], FOREIGN],
  audit: [['audit']],
  discipline: [['discipline']],
  admin: [['admin']],
  'no role': [[]],
};

/** Of the public, of ratios and days, of persons, for auditors alone, or without an end. */
const NOT_READ = /\/public\/|\/policy\/parameters|\/gap-alerts\/stream|\/audit\/|\/beneficiaries\//;
/** Units by name, without figures. */
const REGISTERS = /\/api\/v1\/(?:regions|catalogue)/;

function foreignOf(url: string): string {
  return url
    .replace(OWN, FOREIGN)
    .replace(/FF-1\b/, 'FF-F')
    .replace(/D-1\b/, 'D-F');
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

describe('who may do what', () => {
  let api: RunningApi;
  const tokens = new Map<Who, string>();

  beforeAll(async () => {
    api = await runApi({}, new Faked(), recordForeignEntries);
    await api.faked.vault.remember([{ identityNo: IDENTITY_NO, name: NAME }]);
    for (const [who, [roles, region]] of Object.entries(OFFICES)) {
      const office = region === undefined ? {} : { region };
      const content = { subject: who, roles, ...office };
      tokens.set(who as Who, await signToken(SECRET, content, 3600));
    }
  });
  afterAll(() => api.close());

  async function attempt(who: Who, { method, url, body }: Route): Promise<number> {
    const request = requestOf(who, method, url);
    return (await (body === undefined ? request : request.send(body))).status;
  }

  function requestOf(who: Who, method: Route['method'], url: string) {
    const request = api.anonymous()[method](url);
    const token = tokens.get(who);
    if (token !== undefined) void request.set('Authorization', `Bearer ${token}`);
    return request;
  }

  /** What a read shows to who may read it; undefined: it is refused. */
  async function shownTo(who: Who, url: string) {
    const answer = await requestOf(who, 'get', url).buffer(true);
    // What stands on a paper is read in test/end-to-end/papers.spec.ts.
    const isText = answer.type !== 'application/pdf';
    return answer.status === 200 ? shownIn(isText ? answer.text : '') : undefined;
  }

  it('has been said here for every route there is', async () => {
    const { body } = await api.anonymous().get('/openapi.json');
    const described = Object.entries((body as OpenApi).paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .filter((route) => route.includes(' /api/'));
    const said = [...ROUTES.map(({ method, path }) => `${method} ${path}`), `post ${IMPORT}`];
    expect(described.toSorted()).toEqual(said.toSorted());
  });

  it.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    async (_, route) => {
      const got: Record<string, string> = {};
      const ofPerson = /\/beneficiaries\/[^/]+$/.test(route.path);
      for (const who of WHO) {
        const status = await attempt(who, route);
        // Whoever may do it is let in, whatever the rules of money then say.
        const isOut = [401, 403].includes(status) || (status === 404 && ofPerson);
        got[who] = isOut ? String(status) : 'yes';
      }
      const wanted = WHO.map((who): [string, string] => {
        if (route.allowed.includes(who)) return [who, 'yes'];
        if (who === 'nobody') return [who, '401'];
        const other = ofPerson && ['other treasury', 'other affairs'].includes(who);
        return [who, other ? 'yes' : '403'];
      });
      if (ofPerson) {
        // The person has been paid by OWN only: elsewhere nobody learns that there is such a
        // person.
        expect(got['other treasury']).toBe('404');
        expect(got['other affairs']).toBe('404');
        got['other treasury'] = got['other affairs'] = 'yes';
      }
      expect(got).toEqual(Object.fromEntries(wanted));
    },
  );

  describe('12.B2 answers', () => {
    const reads = ROUTES.filter(({ method, path }) => method === 'get' && !NOT_READ.test(path));
    /** Each read as it stands, and of the other county. */
    const urls = [...new Set(reads.flatMap(({ url }) => [url, foreignOf(url)]))];

    it('hold what is looked for here', async () => {
      const found = { amounts: 0, foreign: 0 };
      for (const url of urls) {
        const shown = await shownTo('audit', url);
        if (shown?.amounts.length) found.amounts += 1;
        if (shown?.codes.has(FOREIGN)) found.foreign += 1;
      }
      expect(found.amounts).toBeGreaterThan(15);
      expect(found.foreign).toBeGreaterThan(12);
    });

    it('show no money to who administers', async () => {
      for (const url of urls) {
        expect([url, (await shownTo('admin', url))?.amounts ?? []]).toEqual([url, []]);
      }
      const clauses = await requestOf('admin', 'get', '/api/v1/policy/clauses');
      const { items } = clauses.body as { items: { parameters: object[] }[] };
      const parameters = items.flatMap((item) => item.parameters);
      expect(parameters.length).toBeGreaterThan(0);
      expect(parameters.filter((parameter) => 'value' in parameter)).toEqual([]);
    });

    it.each(['treasury', 'affairs', 'prefecture'] as const)(
      'show %s no other county’s figures',
      async (who) => {
        for (const url of urls) {
          const shown = await shownTo(who, url);
          const isRegister = REGISTERS.test(url);
          expect([url, !isRegister && shown?.codes.has(FOREIGN)]).toEqual([
            url,
            isRegister ? false : shown && false,
          ]);
          if (isRegister) expect([url, shown?.amounts ?? []]).toEqual([url, []]);
        }
      },
    );
  });

  it('12.B2 lets a prefecture read the counties under it, one after the other', async () => {
    const read = async (who: Who, url: string) =>
      (await requestOf(who, 'get', `/api/v1${url}`)).body;
    for (const list of [
      '/gap-alerts',
      '/disbursements',
      '/corrections',
      '/certifications?missing=true&fiscalYear=2017',
    ]) {
      const own = await read('treasury', list);
      expect([list, own.items.length > 0]).toEqual([list, true]);
      expect((await read('prefecture', list)).items).toEqual(own.items);
      const by = list.includes('?') ? '&' : '?';
      const first = await read('prefecture', `${list}${by}limit=1`);
      expect(first.items).toEqual(own.items.slice(0, 1));
      if (first.next === null) continue;
      const rest = await read('prefecture', `${list}${by}cursor=${first.next}`);
      expect(rest.items).toEqual(own.items.slice(1));
    }
    const made = Buffer.from(JSON.stringify(['disbursements', `${FOREIGN}/`])).toString(
      'base64url',
    );
    expect(await read('prefecture', `/disbursements?cursor=${made}`)).toMatchObject({
      code: 'INVALID_CURSOR',
    });
    const counties = await read('prefecture', '/counties?fiscalYear=2017');
    expect(counties.items).toMatchObject([{ region: OWN }]);
    expect(counties.totals).toEqual((await read('treasury', '/counties?fiscalYear=2017')).totals);
    expect(await read('prefecture', `/gap-alerts?region=${FOREIGN}`)).toMatchObject({
      code: 'OUTSIDE_COUNTY',
    });
    expect(await read('treasury', `/policy/compliance?region=220000&year=2017`)).toMatchObject({
      code: 'OUTSIDE_COUNTY',
    });
  });

  it('keeps a county from reading another by a filter', async () => {
    const clerk = await api.as('county-treasury');
    for (const list of ['gap-alerts', 'transfers', 'disbursements', 'corrections']) {
      expect((await clerk.get(`/api/v1/${list}?region=${FOREIGN}`)).status).toBe(403);
      api.faked.asked.length = 0;
      expect((await clerk.get(`/api/v1/${list}`)).status).toBe(200);
      expect(api.faked.asked).toMatchObject([{ with: { region: OWN } }]);
    }
  });

  it('shows a county its share of a trace', async () => {
    api.faked.asked.length = 0;
    await (await api.as('county-treasury')).get('/api/v1/funds/D-1/trace');
    await (await api.as('audit')).get('/api/v1/funds/D-1/trace');
    expect(api.faked.asked).toEqual([
      { query: 'TraceDocument', with: { documentNo: 'D-1', regions: [OWN] } },
      { query: 'TraceDocument', with: { documentNo: 'D-1' } },
    ]);
  });

  it('needs different persons for a correction', async () => {
    const token = await api.token('county-treasury', OWN, 'Somebody-Else');
    const answer = await api
      .anonymous()
      .post('/api/v1/corrections/GZ-1/approve')
      .set('Authorization', `Bearer ${token}`);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'SAME_PERSON' });
    // 12.B5: two spellings of one account look alike, so both are shown.
    expect(JSON.stringify(answer.body)).toMatch(/somebody-else.*Somebody-Else/i);
  });

  it('says in the challenge what is wrong with a token', async () => {
    const bare = await api.anonymous().get('/api/v1/regions');
    expect(bare.headers['www-authenticate']).toBe('Bearer realm="doudi"');
    const late = await signToken(SECRET, { subject: 'a', roles: ['audit'] }, -60);
    const expired = await api.anonymous().get('/api/v1/regions').auth(late, { type: 'bearer' });
    expect(expired.status).toBe(401);
    expect(expired.headers['www-authenticate']).toContain('error="invalid_token"');
    expect(expired.body.detail).toContain('已过期');
  });

  it('limits how often one person may ask, not the others', async () => {
    const narrow = await runApi({ DOUDI_RATE_LIMIT: '1' });
    try {
      const auditor = await narrow.as('audit');
      const answers = [];
      for (let i = 0; i < 4; i++) answers.push(await auditor.get('/api/v1/regions'));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
      expect(answers[3]!.headers['retry-after']).toBe('1');
      expect(answers[3]!.body.code).toBe('RATE_LIMITED');
      expect((await (await narrow.as('discipline')).get('/api/v1/regions')).status).toBe(200);
    } finally {
      await narrow.close();
    }
  });
});
