import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OWN } from './fake-backend.js';
import { type RunningApi, runApi } from './running-api.js';

const BUDGET = {
  entryNo: 'YS-1',
  class: 'BASIC_LIVELIHOOD',
  code: 'URBAN_DIBAO',
  source: 'OWN',
  amount: '1234.5',
  allocatedOn: '2017-01-10',
};
const BUDGETS = `/api/v1/counties/${OWN}/years/2017/budgets`;

describe('a write', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.backend.commands.length = 0;
  });

  it('answers what was recorded', async () => {
    const clerk = await api.as('county-treasury');
    const answer = await clerk.post(BUDGETS).send(BUDGET);
    expect(answer.body).toEqual({
      events: [
        { id: expect.any(String), type: 'Something', stream: 'a-b', revision: 0, position: 1 },
      ],
      position: 1,
    });
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"0"');
    expect(answer.headers['location']).toBe(`/api/v1/counties/${OWN}/years/2017/ledger`);
    expect(answer.headers['idempotent-replayed']).toBeUndefined();
    expect(api.backend.commands).toMatchObject([
      {
        command: {
          kind: 'AllocateBudget',
          region: OWN,
          fiscalYear: 2017,
          amountFen: 123450n,
          projectKind: null,
          exemptionDocumentNo: null,
        },
        actor: { subject: 'a county-treasury', role: 'county-treasury', organisation: OWN },
      },
    ]);
  });
});
