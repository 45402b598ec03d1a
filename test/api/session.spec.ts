import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Role } from '../../libs/access/domain/roles.js';
import { businessDateToday } from '../../libs/event-store/business-date.js';
import { signToken } from '../../libs/access/tokens.js';
import type { System } from '../../apps/system/system.js';
import { OWN, PREFECTURE } from './some-entries.js';
import { Faked } from './faked.js';
import { type RunningApi, SECRET, runApi } from './running-api.js';

const NEW_CODE = '220482';

async function recode({ ledger }: System): Promise<void> {
  const renamed = { newCode: NEW_CODE, newName: '东辽市', newParent: null };
  const data = { region: OWN, ...renamed, effectiveOn: '2018-01-01', basis: '民函〔2017〕9号' };
  const actor = { subject: 'somebody', role: 'province-finance', organisation: '220000' };
  const commandId = randomUUID();
  const answer = await ledger.execute(
    { kind: 'ReportFact', type: 'RegionRecoded', data },
    { actor, commandId, correlationId: commandId },
  );
  if (answer.kind !== 'recorded') throw new Error(JSON.stringify(answer));
}

interface Permit {
  readonly permission: string;
  readonly region: string | null;
}

describe('14.5 GET /session', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi({}, new Faked(), recode);
  });
  afterAll(() => api.close());

  async function sessionOf(region: string | undefined, roles: readonly Role[], more: object = {}) {
    const office = region === undefined ? {} : { region };
    const token = await signToken(SECRET, { subject: 'someone', roles, ...office, ...more }, 600);
    const get = (path: string) =>
      api
        .anonymous()
        .get(path)
        .set('Authorization', `Bearer ${token}`)
        .set('Accept-Language', 'zh');
    const { status, body } = await get('/api/v1/session');
    expect(status).toBe(200);
    return { body, get, permits: body.permits as readonly Permit[] };
  }

  it('says who the clerk of a county is, and how much waits, as /tasks/count does', async () => {
    const clerk = { name: '张三', duties: ['prepare'] };
    const { body, get, permits } = await sessionOf(OWN, ['county-treasury'], clerk);
    expect(body).toMatchObject({
      person: { subject: 'someone', name: '张三' },
      roles: ['county-treasury'],
      region: { region: NEW_CODE, name: '东辽市' },
      duties: ['prepare'],
      language: 'zh',
      businessDate: businessDateToday(),
    });
    expect((await get('/api/v1/tasks/count')).body).toMatchObject(body.counts);
    expect(body.counts.total).toBeGreaterThan(0);
    expect(permits).toContainEqual({
      ...{ permission: 'disbursements.record', role: 'county-treasury', region: NEW_CODE },
    });
    expect(permits.map(({ permission }) => permission)).not.toContain('receipts.record');
  });

  it('lets a prefecture send reminders and write nothing else', async () => {
    const { body, permits } = await sessionOf(PREFECTURE, ['prefecture-finance']);
    expect(body.duties).toEqual(['prepare', 'review', 'approve']);
    expect(permits.filter(({ permission }) => !/read$|^search$/.test(permission))).toEqual([
      { permission: 'reminders.send', role: 'prefecture-finance', region: PREFECTURE },
    ]);
  });

  it('shows an admin registers alone, and tells nobody’s region', async () => {
    const { body, permits } = await sessionOf(undefined, ['admin']);
    expect([body.region, body.counts]).toEqual([null, { total: 0, overdue: 0, byKind: [] }]);
    expect(permits.map(({ permission }) => permission).toSorted()).toEqual([
      'policy.read',
      'programs.read',
      'regions.read',
      'session.read',
    ]);
  });
});
