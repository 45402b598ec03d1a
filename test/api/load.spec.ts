/** What one person, or all of them together, may ask of a process. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { LogVerification } from '../../libs/audit/store/log-verification.js';
import { waitOf } from '../../libs/http/observation/loop-delay.js';
import { Metrics } from '../../libs/http/observation/metrics.js';
import { Sql } from '../../libs/postgres/sql.js';
import { OWN } from './some-entries.js';
import { type RunningApi, runApi } from './running-api.js';

const REPLAY = `/api/v1/audit/counties/${OWN}/years/2017/replay`;

let api: RunningApi;
beforeAll(async () => {
  api = await runApi({ DOUDI_WORK_SECONDS: '60', DOUDI_LOOP_WAIT_MS: '60000' });
});
afterAll(() => api.close());

describe('12.B1 long work', () => {
  /** As another process counts it. */
  const took = (ms: number, hoursAgo = 0): Promise<unknown> =>
    api.app.get(Sql).query(
      `INSERT INTO store.long_work VALUES ('a audit', date_trunc('hour', now()) - $2::int * interval '1 hour', $1)
       ON CONFLICT (person) DO UPDATE SET hour = excluded.hour, milliseconds = excluded.milliseconds`,
      [ms, hoursAgo],
    );

  // First, since what a request took is settled after its answer.
  it('counts from its beginning, and by what it took in the end', async () => {
    await took(59_000);
    await (await api.as('audit')).get(REPLAY).expect(200);
    const counted = async (): Promise<number> => {
      const [row] = await api.app
        .get(Sql)
        .query<{ milliseconds: bigint }>(
          `SELECT milliseconds FROM store.long_work WHERE person = 'a audit'`,
        );
      return Number(row!.milliseconds);
    };
    expect(await counted()).toBeLessThanOrEqual(64_000);
    while ((await counted()) > 63_000) await pause(20);
    expect(await counted()).toBeGreaterThanOrEqual(59_000);
  });

  it('is refused for the rest of the hour to who has used up the budget', async () => {
    await took(60_000);
    const refused = await (await api.as('audit')).get(REPLAY);
    expect([refused.status, refused.body.code]).toEqual([429, 'WORK_BUDGET_SPENT']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const ledger = `/api/v1/counties/${OWN}/years/2017/ledger`;
    expect((await (await api.as('audit')).get(ledger)).status).toBe(200);
    const asKnown = await (await api.as('audit')).get(`${ledger}?knownAt=2018-01-01T00:00:00Z`);
    expect(asKnown.body.code).toBe('WORK_BUDGET_SPENT');
  });

  it('of others, and of an hour ago, does not count', async () => {
    await took(60_000);
    expect((await (await api.as('discipline')).get(REPLAY)).status).toBe(200);
    await took(60_000, 1);
    expect((await (await api.as('audit')).get(REPLAY)).status).toBe(200);
  });
});

describe('12.B1 an answer that takes long', () => {
  it('begins before it is done', async () => {
    const verification = api.app.get(LogVerification);
    const report = await verification.report();
    let done: () => void = () => undefined;
    const working = new Promise<void>((resolve) => (done = resolve));
    jest.spyOn(verification, 'report').mockImplementation(() => working.then(() => report));
    const { port } = api.server.address() as AddressInfo;
    const headers = { authorization: `Bearer ${await api.token('audit')}` };
    const url = `http://127.0.0.1:${port}/api/v1/audit/verification`;
    const answer = await fetch(url, { headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('application/json'),
    ]);
    done();
    expect(await answer.json()).toMatchObject({ position: expect.any(Number) });
  });
});

describe('12.B1 a process whose event loop cannot keep up', () => {
  it('turns requests away and says when to come again, but never probes', async () => {
    const metrics = api.app.get(Metrics);
    const wait = jest.spyOn(metrics.loop, 'waitMs', 'get').mockReturnValue(60_001);
    const shed = await api.anonymous().get('/api/v1/public/overview');
    expect([shed.status, shed.body.code]).toEqual([503, 'OVERLOADED']);
    expect(shed.headers['retry-after']).toBe('1');
    expect((await api.anonymous().get('/health/live')).status).toBe(200);
    expect((await api.anonymous().get('/health/ready')).status).toBe(200);
    const told = await metrics.text([]);
    expect(told).toContain('doudi_requests_shed_total 1');
    expect(told).toContain('doudi_event_loop_wait_seconds 60.001');
    wait.mockReturnValue(60_000);
    expect((await api.anonymous().get('/api/v1/public/overview')).status).toBe(200);
  });

  it('is known by what a request waits that comes at any moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 5_000 }),
        fc.integer({ min: 0, max: 400 }),
        (held, idle) => {
          const rounds = [...Array<number>(idle).fill(10), held];
          const total = rounds.reduce((sum, each) => sum + each);
          const mean = total / rounds.length;
          const square = rounds.reduce((sum, each) => sum + (each - mean) ** 2, 0) / rounds.length;
          const wait = waitOf({ mean, deviation: Math.sqrt(square) });
          // Who comes while it is held up waits half of it.
          expect(wait).toBeCloseTo((held - 10) ** 2 / (2 * total), 6);
        },
      ),
    );
  });
});
