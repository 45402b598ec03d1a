/**
 * A county recoded in mid-year: 公主岭市 was 220381 of 四平市 until 18 June 2020, and is 220184 of
 * 长春市 since. Its money, needs, designations and history go on.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { rebuild } from '../../apps/projector/read-models.js';
import { recordedFact } from '../../libs/event-store/decoding.js';
import { exportPackage } from '../../libs/data-package/store/export-package.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [BEFORE, AFTER, NEIGHBOUR] = ['220381', '220184', '220323'];
const [SIPING, CHANGCHUN] = ['220300', '220100'];
const DAY = '2020-06-18';

let doudi: RunningDoudi;
let province: supertest.Agent;
let auditor: supertest.Agent;
let ofOldCode: supertest.Agent;
let ofNewCode: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  province = await doudi.as('province-finance');
  auditor = await doudi.as('audit');
  ofOldCode = await doudi.as('county-treasury', BEFORE);
  ofNewCode = await doudi.as('county-treasury', AFTER);
  await register();
  await springOf2020();
}, 120_000);

afterAll(() => doudi.close(), 60_000);

async function write(agent: supertest.Agent, path: string, body: object) {
  const answer = await agent.post(`/api/v1${path}`).send(body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer;
}

async function read(agent: supertest.Agent, path: string) {
  const answer = await agent.get(`/api/v1${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.body as Record<string, unknown> & { readonly items: Record<string, unknown>[] };
}

async function register(): Promise<void> {
  for (const [code, name, level, parent] of [
    ['220000', '吉林省', 'province', undefined],
    [SIPING, '四平市', 'prefecture', '220000'],
    [CHANGCHUN, '长春市', 'prefecture', '220000'],
    [BEFORE, '公主岭市', 'county', SIPING],
    [NEIGHBOUR, '伊通满族自治县', 'county', SIPING],
  ] as const) {
    await write(province, '/regions', { code, name, level, parent });
  }
  await write(province, '/designations', {
    region: SIPING,
    kind: 'RESOURCE_DECLINING',
    effectiveFrom: '2013-11-12',
    basis: '国发〔2013〕45号',
  });
}

const need = (assessedOn: string) => ({
  ...{ program: 'RURAL_DIBAO', assessedOn },
  ...{ months: 12, persons: 10, monthlyAmount: '300.00' },
});

/** 36,000 needed, 20,000 awarded, 1,000 paid in March, and a road begun meanwhile. */
async function springOf2020(): Promise<void> {
  const award = { program: 'RURAL_DIBAO', fiscalYear: 2020 };
  await write(province, '/receipts', {
    ...{ ...award, documentNo: '财社〔2020〕1号', source: 'CENTRAL', amount: '50000.00' },
    ...{ documentDate: '2020-01-02', receivedOn: '2020-01-03' },
  });
  await write(province, '/transfers', {
    ...{ ...award, documentNo: '吉财社指〔2020〕1号', issuedOn: '2020-01-10' },
    lines: [
      { region: BEFORE, amount: '20000.00' },
      { region: NEIGHBOUR, amount: '10000.00' },
    ],
  });
  const arrival = { region: BEFORE, receivedOn: '2020-01-15' };
  await write(
    ofOldCode,
    `/transfers/${encodeURIComponent('吉财社指〔2020〕1号')}/arrivals`,
    arrival,
  );
  await write(ofOldCode, `/counties/${BEFORE}/years/2020/budgets`, {
    ...{ entryNo: 'YS-0', class: 'CONSTRUCTION', code: '道路', projectKind: 'GENERAL' },
    ...{ source: 'OWN', amount: '5000.00', allocatedOn: '2020-02-01' },
  });
  await write(ofOldCode, `/counties/${BEFORE}/years/2020/needs`, need('2020-01-05'));
  await write(ofOldCode, `/counties/${BEFORE}/years/2020/disbursements`, batch('FF-3', '2020-03'));
}

const batch = (batchNo: string, period: string) => ({
  ...{ batchNo, class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' },
  ...{ period, paidOn: `${period}-09`, amount: '1000.00' },
});

const recoding = {
  ...{ newCode: AFTER, newParent: CHANGCHUN, effectiveOn: DAY },
  basis: '国函〔2020〕73号',
};

describe('a county recoded in mid-year', () => {
  it('is recoded by the province: a code belongs to one unit for ever', async () => {
    const path = `/api/v1/regions/${BEFORE}/recodings`;
    const taken = await province.post(path).send({ ...recoding, newCode: NEIGHBOUR });
    expect([taken.status, taken.body]).toMatchObject([422, { code: 'CODE_TAKEN' }]);
    await write(province, `/regions/${BEFORE}/recodings`, recoding);
    const earlier = { ...recoding, newCode: '220185', effectiveOn: '2020-06-17' };
    const late = await province.post(`/api/v1/regions/${AFTER}/recodings`).send(earlier);
    expect([late.status, late.body]).toMatchObject([422, { code: 'RECODING_OUT_OF_ORDER' }]);
    const again = await province.post('/api/v1/regions').send({
      ...{ code: AFTER, name: '公主岭市', level: 'county', parent: CHANGCHUN },
    });
    expect([again.status, again.body]).toMatchObject([409, { code: 'DUPLICATE_KEY' }]);
  });

  it('is worked on by its office, whichever code the token or the paper names', async () => {
    await write(ofOldCode, `/counties/${AFTER}/years/2020/disbursements`, batch('FF-7', '2020-07'));
    await write(
      ofNewCode,
      `/counties/${BEFORE}/years/2020/disbursements`,
      batch('FF-8', '2020-08'),
    );
    const budget = {
      ...{ entryNo: 'YS-1', class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO', source: 'OWN' },
      ...{ amount: '500.00', allocatedOn: '2020-07-01' },
    };
    await write(ofNewCode, `/counties/${AFTER}/years/2020/budgets`, budget);
    await write(province, '/transfers', {
      ...{ program: 'RURAL_DIBAO', fiscalYear: 2020, issuedOn: '2020-07-10' },
      ...{ documentNo: '吉财社指〔2020〕2号', lines: [{ region: AFTER, amount: '4000.00' }] },
    });
    const neighbour = await doudi.as('county-treasury', NEIGHBOUR);
    for (const code of [BEFORE, AFTER]) {
      const answer = await neighbour.get(`/api/v1/counties/${code}/years/2020/ledger`);
      expect([answer.status, answer.body]).toMatchObject([403, { code: 'OUTSIDE_COUNTY' }]);
    }
    await doudi.settled();
  });

  it('has one ledger, called by the code in force on the day that is asked for', async () => {
    for (const code of [BEFORE, AFTER]) {
      const ledger = (more: string) => read(auditor, `/counties/${code}/years/2020/ledger${more}`);
      const programs = [{ awarded: '24000.00', disbursed: '3000.00', ownBudget: '500.00' }];
      expect(await ledger('')).toMatchObject({ region: AFTER, name: '公主岭市', programs });
      const march = [{ awarded: '20000.00', disbursed: '1000.00', ownBudget: '0.00' }];
      expect(await ledger('?asOf=2020-06-17')).toMatchObject({ region: BEFORE, programs: march });
      expect(await ledger(`?asOf=${DAY}`)).toMatchObject({ region: AFTER, programs: march });
    }
  });

  it('is found by any code in lists, and called likewise there', async () => {
    for (const code of [BEFORE, AFTER]) {
      const { items } = await read(auditor, `/gap-alerts?region=${code}&fiscalYear=2020`);
      expect(items).toMatchObject([{ region: AFTER, owner: AFTER }]);
      const { items: events } = await read(auditor, `/audit/events?stream=county-${code}`);
      expect(events[0]).toMatchObject({ type: 'TransferReceived', stream: `county-${BEFORE}` });
      const batches = await read(auditor, `/disbursements?region=${code}`);
      expect(batches.items.map(({ batchNo, region }) => [batchNo, region])).toEqual([
        ['FF-3', AFTER],
        ['FF-7', AFTER],
        ['FF-8', AFTER],
      ]);
    }
    const answer = { plan: '压缩一般建设性支出，补足缺口', dueOn: '2099-06-30' };
    await write(ofNewCode, `/gap-alerts/${AFTER}-2020-1/acknowledgement`, answer);
    const trace = `/funds/${encodeURIComponent('吉财社指〔2020〕1号')}/trace`;
    const lines = { lines: [{ region: AFTER }, { region: NEIGHBOUR }] };
    expect(await read(auditor, trace)).toMatchObject(lines);
    const then = { lines: [{ region: BEFORE }, { region: NEIGHBOUR }] };
    expect(await read(auditor, `${trace}?asOf=2020-05-31`)).toMatchObject(then);
  });

  it('is called likewise in public, and where a document is replayed', async () => {
    for (const code of [BEFORE, AFTER]) {
      const { items } = await read(auditor, `/public/transfers?region=${code}&fiscalYear=2020`);
      const called = { region: AFTER, regionName: '公主岭市' };
      expect(items).toMatchObject([called, called]);
    }
    const document = encodeURIComponent('吉财社指〔2020〕1号');
    const lines = await auditor.get(`/api/v1/audit/documents/${document}/replay`).buffer(true);
    const issue = JSON.parse(lines.text.split('\n')[0]!) as Record<'changes', object[]>;
    expect(issue.changes).toMatchObject([{ region: AFTER }, { region: NEIGHBOUR }]);
  });

  it('tells what it was called when', async () => {
    const history = [
      { effectiveOn: null, code: BEFORE, name: '公主岭市', parent: SIPING, basis: null },
      { effectiveOn: DAY, code: AFTER, name: '公主岭市', parent: CHANGCHUN, basis: recoding.basis },
    ];
    const now = { code: AFTER, level: 'county', parent: CHANGCHUN, history };
    expect(await read(auditor, `/regions/${BEFORE}`)).toMatchObject(now);
    const then = { code: BEFORE, parent: SIPING, history };
    expect(await read(auditor, `/regions/${AFTER}?asOf=2020-06-17`)).toMatchObject(then);
    const codes = async (more: string) =>
      (await read(auditor, `/regions${more}`)).items.map(({ code }) => code);
    expect(await codes('?asOf=2020-06-17')).toContain(BEFORE);
    expect(await codes('')).toContain(AFTER);
  });

  it('is no resource county of its old city any more when money is shared out', async () => {
    const lineOf = async (fiscalYear: number) => {
      const { body } = await write(province, '/allocation-schemes', {
        ...{ schemeId: `S-${fiscalYear}`, fiscalYear, program: 'RURAL_DIBAO' },
        ...{ total: '90000.00', unit: '100.00', floorRatio: '1.00' },
      });
      const lines = (body as { readonly lines: { readonly region: string }[] }).lines;
      return lines.find(({ region }) => region !== NEIGHBOUR);
    };
    await write(ofNewCode, `/counties/${AFTER}/years/2019/needs`, need('2019-01-05'));
    await doudi.settled();
    const resource = { designations: ['RESOURCE_DECLINING'] };
    expect(await lineOf(2020)).toMatchObject({ region: BEFORE, ...resource });
    expect(await lineOf(2021)).toMatchObject({ region: AFTER, designations: [] });
    const answers = `/policy/compliance?region=${BEFORE}&year`;
    expect(await read(auditor, `${answers}=2019`)).toMatchObject({ region: BEFORE });
    expect(await read(auditor, `${answers}=2020`)).toMatchObject({ region: AFTER });
  });

  it('is the same after a rebuild, and in the package of another system', async () => {
    const before = await rowsOfReadModels(doudi.database.url);
    const { store, logins } = doudi.system;
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(before);
    const path = join(await mkdtemp(join(tmpdir(), 'doudi-recoded-')), 'package');
    const events = async function* () {
      for await (const page of store.readAll()) yield* page.map(recordedFact);
    };
    await exportPackage({ events, path, format: 'folder', workDir: doudi.dataDir });
    const other = await runDoudi();
    try {
      expect(await other.importFolder(path)).toMatchObject({ outcome: 'posted', issues: [] });
      await other.settled();
      const question = `/counties/${BEFORE}/years/2020/ledger`;
      const { position: _, ...ledger } = await read(auditor, question);
      expect(await read(await other.as('audit'), question)).toMatchObject(ledger);
      expect(await other.importFolder(path)).toMatchObject({ accepted: 0, issues: [], notes: [] });
    } finally {
      await other.close();
    }
  }, 120_000);
});
