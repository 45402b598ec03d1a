import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../libs/access/domain/roles.js';
import { signToken } from '../../libs/access/tokens.js';
import { FOREIGN, OWN } from './some-entries.js';
import { IDENTITY_NO, IMPORT, NAME, ROUTES, type Route, WHO, type Who } from './routes.js';
import { type RunningApi, SECRET, runApi } from './running-api.js';

const OFFICES: Readonly<Record<Exclude<Who, 'nobody'>, readonly [Role[], string?]>> = {
  province: [['province-finance'], '220000'],
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

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

describe('who may do what', () => {
  let api: RunningApi;
  const tokens = new Map<Who, string>();

  beforeAll(async () => {
    api = await runApi();
    await api.faked.vault.remember([{ identityNo: IDENTITY_NO, name: NAME }]);
    for (const [who, [roles, region]] of Object.entries(OFFICES)) {
      const office = region === undefined ? {} : { region };
      const content = { subject: who, roles, ...office };
      tokens.set(who as Who, await signToken(SECRET, content, 3600));
    }
  });
  afterAll(() => api.close());

  async function attempt(who: Who, { method, url, body }: Route): Promise<number> {
    const request = api.anonymous()[method](url);
    const token = tokens.get(who);
    if (token !== undefined) void request.set('Authorization', `Bearer ${token}`);
    return (await (body === undefined ? request : request.send(body))).status;
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
      const ofPerson = route.path.includes('/beneficiaries/');
      for (const who of WHO) {
        const status = await attempt(who, route);
        // Whoever may do it is let in, whatever the rules of money then say.
        const isOut = [401, 403].includes(status) || (status === 404 && ofPerson);
        got[who] = isOut ? String(status) : 'yes';
      }
      const wanted = WHO.map((who): [string, string] => {
        if (route.allowed.includes(who)) return [who, 'yes'];
        if (who === 'nobody') return [who, '401'];
        const other = ofPerson && who.startsWith('other');
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
      { query: 'TraceDocument', with: { documentNo: 'D-1', region: OWN } },
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
