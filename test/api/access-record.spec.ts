/** What cannot be recorded is not answered. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import { IDENTITY_NO, NAME, PSEUDONYM } from './routes.js';
import { type RunningApi, runApi } from './running-api.js';

describe('the record of access', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
    await api.faked.vault.remember([{ identityNo: IDENTITY_NO, name: NAME }]);
  });
  afterAll(() => api.close());

  it.each([
    ['audit', '/api/v1/funds/D-1/trace'],
    ['audit', `/api/v1/beneficiaries/${PSEUDONYM}?purpose=check-the-case`],
    ['civil-affairs', `/api/v1/beneficiaries/${PSEUDONYM}?purpose=check-the-case`],
  ] as const)('comes before the answer to %s at %s', async (role, path) => {
    api.faked.asked.length = 0;
    const commands = api.app.get(CommandBus);
    const execute = commands.execute.bind(commands);
    commands.execute = () => Promise.reject(new StoreUnavailable('away'));
    const { status, text } = await (await api.as(role)).get(path);
    commands.execute = execute;
    expect([status, text.includes(NAME)]).toEqual([503, false]);
    if (role === 'audit') expect(api.faked.asked).toEqual([]);
  });

  it('says which persons are too many for one bundle', async () => {
    const queries = api.app.get(QueryBus);
    const execute = queries.execute.bind(queries);
    queries.execute = async () => ({ kind: 'too-many-persons', most: 20_000 }) as never;
    const body = { documentNo: 'D-1', personalDataPurpose: '核查冒领救助资金' };
    const answer = await (await api.as('audit')).post('/api/v1/audit/bundles').send(body);
    queries.execute = execute;
    const errors = [{ path: 'personalDataPurpose', code: 'TOO_MANY_PERSONS' }];
    expect([answer.status, answer.body]).toMatchObject([400, { errors }]);
  });
});
