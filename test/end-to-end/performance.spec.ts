/** What is said beside the evaluations of the bundled package, and what adopting one means. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

let doudi: RunningDoudi;
let auditor: supertest.Agent;
let province: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  await doudi.importFolder(SAMPLE);
  await doudi.settled();
  auditor = await doudi.as('audit');
  province = await doudi.as('province-finance');
});

afterAll(() => doudi.close());

interface County {
  readonly region: string;
  readonly score: string;
  readonly band: string;
  readonly rank: number;
  readonly previousScore: string;
  readonly change: string;
  readonly indicators: Readonly<Record<string, string>>;
}

interface Year {
  readonly status: string;
  readonly adoptedOn: string | null;
  readonly items: readonly County[];
}

async function evaluation(year: number, query: object = {}): Promise<Year> {
  const minPosition = Number(await doudi.system.store.head());
  const path = `/api/v1/performance/${year}`;
  const answer = await auditor.get(path).query({ minPosition, ...query });
  expect([answer.status, answer.body]).toMatchObject([200, { next: null }]);
  return answer.body as Year;
}

describe('the evaluation of a year', () => {
  it('ranks by score, and says how it was the year before', async () => {
    const [year, before] = [await evaluation(2017), await evaluation(2016)];
    const best = [...year.items].sort((a, b) => Number(b.score) - Number(a.score))[0]!;
    expect(best.rank).toBe(1);
    const earlier = before.items.find((item) => item.region === best.region)!;
    expect(best.previousScore).toBe(earlier.score);
    expect(Number(best.change)).toBeCloseTo(Number(best.score) - Number(earlier.score), 2);
  });

  it('says of one county what each indicator was reckoned from', async () => {
    const { body } = await auditor.get('/api/v1/performance/2017/220422').expect(200);
    const evidence = body as {
      evidence: Record<string, { value: string; weight: string; inputs: object }>;
    };
    expect(evidence.evidence['integrity']).toMatchObject({
      weight: '10',
      inputs: { irregular: expect.stringMatching(/^\d+\.\d{2}$/), listed: expect.any(String) },
    });
    expect(Object.keys(evidence.evidence).length).toBe(8);
  });

  it('shows a county its own', async () => {
    const county = await doudi.as('county-treasury', '220422');
    const { body } = await county.get('/api/v1/performance/2017').expect(200);
    expect((body as Year).items.map((item) => item.region)).toEqual(['220422']);
    await county.get('/api/v1/performance/2017/220503').expect(403);
  });

  it('stays as it was adopted, whatever is recorded later, until another is adopted', async () => {
    const adopt = (key: string, adoptedOn: string) =>
      province
        .post('/api/v1/performance/2017/adopt')
        .set('Idempotency-Key', key)
        .send({ adoptedOn });
    const key = randomUUID();
    const first = await adopt(key, '2018-03-01');
    expect([first.status, first.body]).toMatchObject([
      201,
      { events: [{ type: 'EvaluationAdopted', stream: 'evaluation-2017' }] },
    ]);
    const adopted = await evaluation(2017);
    const before = await evaluation(2016);
    expect(adopted).toMatchObject({ status: 'adopted', adoptedOn: '2018-03-01' });

    await reportMissedPublication();
    expect(await evaluation(2017)).toEqual(adopted);
    const anew = await evaluation(2017, { status: 'current' });
    expect(scoreOf(anew, '220422')).not.toBe(scoreOf(adopted, '220422'));

    await weigh('performance.weight.gapClosure', '2017-12-31', '10');
    expect(await evaluation(2017)).toEqual(adopted);
    const lighter = await evaluation(2017, { status: 'current' });
    expect(lighter.items.every(({ score }) => Number(score) <= 90)).toBe(true);
    expect((await evaluation(2016)).items).toEqual(before.items);
    await weigh('performance.weight.gapClosure', '2017-12-31', '20');

    expect((await adopt(key, '2018-03-01')).headers['idempotent-replayed']).toBe('true');
    expect((await adopt(key, '2018-04-01')).status).toBe(409);
    await adopt(randomUUID(), '2018-12-01').expect(201);
    const superseding = await evaluation(2017);
    expect(superseding.adoptedOn).toBe('2018-12-01');
    expect(scoreOf(superseding, '220422')).toBe(scoreOf(anew, '220422'));
  });
});

async function weigh(name: string, effectiveFrom: string, value: string): Promise<void> {
  const decision = { document: '吉财社〔2017〕99号', clause: '一', quote: '调整分值' };
  const body = { name, effectiveFrom, value, ...decision };
  await province.post('/api/v1/policy/parameters').send(body).expect(201);
}

/** A month of 220422 that was never published: published on its first day of payment. */
async function reportMissedPublication(): Promise<void> {
  const [missed] = await doudi.system.sql.query<{ code: string; period: string; paid_on: string }>(
    `SELECT d.code, d.period, min(d.paid_on)::text AS paid_on FROM read.disbursements d
      WHERE d.region = '220422' AND d.fiscal_year = 2017 AND d.class = 'BASIC_LIVELIHOOD'
        AND NOT EXISTS (SELECT FROM read.disclosures p WHERE p.region = d.region
          AND p.fiscal_year = 2017 AND p.program = d.code AND p.period = d.period)
      GROUP BY d.code, d.period ORDER BY d.code, d.period LIMIT 1`,
  );
  const affairs = await doudi.as('civil-affairs', '220422');
  const answer = await affairs.post('/api/v1/disclosures').send({
    region: '220422',
    fiscalYear: 2017,
    program: missed!.code,
    period: missed!.period,
    publishedOn: missed!.paid_on,
    url: 'https://example.gov.cn/gs/later',
  });
  expect(answer.status).toBe(201);
}

function scoreOf({ items }: Year, region: string): string {
  return items.find((item) => item.region === region)!.score;
}
