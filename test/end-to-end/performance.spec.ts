/** What is said beside the evaluations of the bundled package, and what adopting one means. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { type RunningDoudi, runSample } from './running-doudi.js';

let doudi: RunningDoudi;
let auditor: supertest.Agent;
let province: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
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
  readonly weightJudged: number;
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
  const { position: _, ...judged } = answer.body as Year & { readonly position: number };
  return judged;
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

    const corrected = await reportMissedPublication();
    expect(await evaluation(2017)).toEqual(adopted);
    const anew = await evaluation(2017, { status: 'current' });
    expect(scoreOf(anew, corrected)).not.toBe(scoreOf(adopted, corrected));

    await weigh('performance.weight.gapClosure', '2017-12-31', '10');
    expect(await evaluation(2017)).toEqual(adopted);
    const lighter = await evaluation(2017, { status: 'current' });
    expect(lighter.items.every(({ weightJudged }) => weightJudged <= 90)).toBe(true);
    expect((await evaluation(2016)).items).toEqual(before.items);
    await weigh('performance.weight.gapClosure', '2017-12-31', '20');

    expect((await adopt(key, '2018-03-01')).headers['idempotent-replayed']).toBe('true');
    expect((await adopt(key, '2018-04-01')).status).toBe(409);
    await adopt(randomUUID(), '2018-12-01').expect(201);
    const superseding = await evaluation(2017);
    expect(superseding.adoptedOn).toBe('2018-12-01');
    expect(scoreOf(superseding, corrected)).toBe(scoreOf(anew, corrected));
  });
});

describe('a year of which nothing is recorded', () => {
  it('is not evaluated, and ranks nobody', async () => {
    const { items } = await evaluation(2031);
    for (const { indicators, ...county } of items) {
      // What is known of it are the standards, which go on from year to year.
      const { standards: _, ...others } = indicators;
      expect(new Set(Object.values(others))).toEqual(new Set([null]));
      const silent = { score: null, band: 'NOT_EVALUATED', rank: null };
      expect(county).toMatchObject({ ...silent, listedShare: null, certifiedThrough: 0 });
    }
  });
});

describe('certified months', () => {
  const route = '/api/v1/counties/220422/years/2018/certifications';
  const list = async (query: object) => {
    const minPosition = Number(await doudi.system.store.head());
    const asked = { fiscalYear: 2018, asOf: '2018-04-11', region: '220422', ...query, minPosition };
    const { body } = await auditor.get('/api/v1/certifications').query(asked).expect(200);
    return (body as { items: { region: string; month: number; status: string }[] }).items
      .filter(({ region }) => region === '220422')
      .map(({ month, status }) => [month, status]);
  };

  it('are due by the 10th, and owed until they are certified', async () => {
    const treasury = await doudi.as('county-treasury', '220422');
    const certify = (month: number, certifiedOn: string) =>
      treasury.post(route).send({ month, certifiedOn });
    await certify(1, '2018-02-10').expect(201);
    await certify(2, '2018-03-12').expect(201);
    const early = await certify(4, '2018-04-30').expect(422);
    expect(early.body).toMatchObject({ code: 'REPORT_DAY_INVALID' });
    const again = await certify(1, '2018-02-11').expect(409);
    expect(again.body).toMatchObject({ code: 'DUPLICATE_KEY' });
    expect(await list({})).toEqual([
      [1, 'CERTIFIED'],
      [2, 'CERTIFIED_LATE'],
    ]);
    expect(await list({ missing: 'true' })).toEqual([[3, 'OVERDUE']]);
  });
});

describe('performance targets', () => {
  const about = { region: '220422', fiscalYear: 2018, program: 'ORPHAN' };
  const target = (targetNo: string, of: object) => ({
    ...{ targetNo, level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数', unit: '人' },
    ...of,
  });

  it('are set, reported on, and reviewed by somebody else', async () => {
    const targets = [
      target('JX-E-1', { comparator: 'AT_LEAST', target: '100.0', weight: '80' }),
      target('JX-E-2', { comparator: 'QUALITATIVE', weight: '10' }),
    ];
    const set = { ...about, documentNo: '吉财社指[2018]第07号', declaredOn: '2018-02-01', targets };
    await province.post('/api/v1/performance-targets').send(set).expect(201);
    const twice = await province
      .post('/api/v1/performance-targets')
      .send({ ...set, targets: [targets[1]] });
    expect([twice.status, (twice.body as { code: string }).code]).toEqual([409, 'DUPLICATE_KEY']);
    const treasury = await doudi.as('county-treasury', '220422');
    const report = (no: string, actual: string, of: object = {}) =>
      treasury.post(`/api/v1/performance-targets/${no}/results`).send({
        ...{ kind: 'SELF_EVALUATION', actual, reportedOn: '2019-01-20', basis: '自评表' },
        ...of,
      });
    await report('JX-E-1', '45', { kind: 'MONITORING', reportedOn: '2018-07-10' }).expect(201);
    await report('JX-E-1', '90').expect(201);
    await report('JX-E-1', '96', { reportedOn: '2019-02-20' }).expect(201);
    await report('JX-E-9', '1').expect(404);
    expect((await report('JX-E-2', '1')).body).toMatchObject({
      code: 'PERFORMANCE_RESULT_INVALID',
    });
    const other = await doudi.as('county-treasury', '220503');
    await other
      .post('/api/v1/performance-targets/JX-E-2/results')
      .send({
        ...{ kind: 'SELF_EVALUATION', actual: 'FULL', reportedOn: '2019-01-20', basis: '自评表' },
      })
      .expect(403);

    expect(await shown()).toMatchObject({ status: 'INCOMPLETE', score: null, band: null });
    await report('JX-E-2', 'MOSTLY').expect(201);
    expect(await shown({ asOf: '2019-02-01' })).toMatchObject({
      ...{ status: 'COMPLETE', execution: '0.00', score: '80.00', band: 'GOOD' },
    });
    const review = { ...about, score: '79.5', reason: '佐证不足，酌减' };
    await province.post('/api/v1/performance-targets/reviews').send(review).expect(201);
    expect(await shown()).toMatchObject({
      ...{ score: '84.80', reviewedScore: '79.50', reviewReason: '佐证不足，酌减' },
      targets: [
        {
          ...{ target: '100.0', weight: '80', documentNo: '吉财社指〔2018〕7号', actual: '96' },
          ...{ attainment: '0.9600', part: '76.80', monitoring: { actual: '45' }, marks: [] },
        },
        { target: null, actual: 'MOSTLY', attainment: '0.8000', part: '8.00' },
      ],
    });
  });

  async function shown(query: object = {}): Promise<object> {
    const minPosition = Number(await doudi.system.store.head());
    const asked = { ...about, ...query, minPosition };
    const { body } = await auditor.get('/api/v1/performance-targets').query(asked).expect(200);
    const { items } = body as { items: object[] };
    expect(items.length).toBe(1);
    return items[0]!;
  }
});

async function weigh(name: string, effectiveFrom: string, value: string): Promise<void> {
  const decision = { document: '吉财社〔2017〕99号', clause: '一', quote: '调整分值' };
  const body = { name, effectiveFrom, value, ...decision };
  await province.post('/api/v1/policy/parameters').send(body).expect(201);
}

interface Missed {
  readonly region: string;
  readonly code: string;
  readonly period: string;
  readonly paid_on: string;
}

/** A month that was never published: published on its first day of payment. @returns the county */
async function reportMissedPublication(): Promise<string> {
  const [missed] = await doudi.system.sql.query<Missed>(
    `SELECT d.region, d.code, d.period, min(d.paid_on)::text AS paid_on FROM read.disbursements d
      WHERE d.fiscal_year = 2017 AND d.class = 'BASIC_LIVELIHOOD'
        AND NOT EXISTS (SELECT FROM read.disclosures p WHERE p.region = d.region
          AND p.fiscal_year = 2017 AND p.program = d.code AND p.period = d.period)
      GROUP BY d.region, d.code, d.period ORDER BY d.region, d.code, d.period LIMIT 1`,
  );
  const affairs = await doudi.as('civil-affairs', missed!.region);
  const answer = await affairs.post('/api/v1/disclosures').send({
    region: missed!.region,
    fiscalYear: 2017,
    program: missed!.code,
    period: missed!.period,
    publishedOn: missed!.paid_on,
    url: 'https://example.gov.cn/gs/later',
  });
  expect(answer.status).toBe(201);
  return missed!.region;
}

function scoreOf({ items }: Year, region: string): string {
  return items.find((item) => item.region === region)!.score;
}
