/** What cannot be recorded is not answered. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryBus } from '@nestjs/cqrs';
import { StoreUnavailable } from '../../libs/event-store/port.js';
import { OWN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const LEDGER = `/api/v1/counties/${OWN}/years/2017/ledger`;

describe('the record of access', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.backend.asked.length = 0;
    api.backend.recordedReads.length = 0;
  });

  it('comes before the question', async () => {
    api.backend.failing = new StoreUnavailable('away');
    const answer = await (await api.as('audit')).get('/api/v1/funds/D-1/trace');
    api.backend.failing = undefined;
    expect(answer.status).toBe(503);
    expect(api.backend.asked).toEqual([]);
  });

  it('holds who asked for what, not what may be a name', async () => {
    const auditor = await api.as('audit');
    await auditor.get(
      '/api/v1/funds/吉财社指〔2017〕0012号/trace'.replace(/[^\x20-\x7e]+/g, encodeURIComponent),
    );
    await auditor.get(`/api/v1/funds/${encodeURIComponent('欧阳建国')}/trace`);
    expect(api.backend.recordedReads).toMatchObject([
      { parameters: [{ name: 'documentNo', value: '吉财社指〔2017〕0012号' }], scope: null },
      { parameters: [{ name: 'documentNo', value: '…' }] },
    ]);
  });

  it('holds which evidence was taken away', async () => {
    const auditor = await api.as('audit');
    const ask = (body: object) => auditor.post('/api/v1/audit/bundles').send(body).expect(404);
    await ask({ region: OWN, year: 2017 });
    await ask({ streams: ['county-220421', 'county-220422'] });
    expect(api.backend.recordedReads).toMatchObject([
      {
        parameters: [
          { name: 'region', value: OWN },
          { name: 'year', value: '2017' },
        ],
        scope: OWN,
      },
      { parameters: [{ name: 'streams', value: 'county-220421 county-220422' }], scope: null },
    ]);
  });

  it('says which persons are too many for one bundle', async () => {
    const queries = api.app.get(QueryBus);
    const ask = queries.execute.bind(queries);
    queries.execute = async () => ({ kind: 'too-many-persons', most: 20_000 }) as never;
    const body = { documentNo: 'D-1', personalDataPurpose: '核查冒领' };
    const auditor = await api.as('audit');
    const told = await auditor.post('/api/v1/audit/bundles').send(body).expect(400);
    queries.execute = ask;
    const path = 'personalDataPurpose';
    expect(told.body.errors).toMatchObject([{ path, code: 'TOO_MANY_PERSONS' }]);
    expect(JSON.stringify(api.backend.recordedReads)).not.toContain('核查');
  });

  it('holds no writing, and no reading of others', async () => {
    await (await api.as('audit')).post(LEDGER).send({});
    await (await api.as('county-treasury')).get(LEDGER);
    expect(api.backend.recordedReads).toEqual([]);
  });
});
