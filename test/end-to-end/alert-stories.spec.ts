/**
 * Three counties in 2025: one waits for the second round of transfers, one pays by a raised
 * standard that nobody assessed, one builds with bonds and grants while a gap remains.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [WAITS, RAISES, BUILDS, SILENT] = ['220422', '220421', '220402', '220403'];

let doudi: RunningDoudi;
let province: supertest.Agent;
let auditor: supertest.Agent;
const treasuries = new Map<string, supertest.Agent>();

beforeAll(async () => {
  doudi = await runDoudi();
  province = await doudi.as('province-finance');
  auditor = await doudi.as('audit');
  await write(province, '/regions', { code: '220000', name: '吉林省', level: 'province' });
  const city = { code: '220400', name: '辽源市', level: 'prefecture', parent: '220000' };
  await write(province, '/regions', city);
  for (const code of [WAITS, RAISES, BUILDS, SILENT]) {
    await write(province, '/regions', {
      code,
      name: `县${code}`,
      level: 'county',
      parent: '220400',
    });
    treasuries.set(code, await doudi.as('county-treasury', code));
  }
}, 120_000);

afterAll(() => doudi.close(), 60_000);

async function write(agent: supertest.Agent, path: string, body: object) {
  const answer = await agent.post(`/api/v1${path}`).send(body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
}

async function enter(county: string, kind: string, body: object): Promise<void> {
  await write(treasuries.get(county)!, `/counties/${county}/years/2025/${kind}`, body);
}

type Item = Readonly<Record<string, unknown>>;

async function read(path: string) {
  await doudi.settled();
  const answer = await auditor.get(`/api/v1${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return answer.body as Item & { readonly items: readonly Item[]; readonly totals: Item };
}

const alertsOf = async (county: string, asOf: string) =>
  (await read(`/gap-alerts?region=${county}&fiscalYear=2025&asOf=${asOf}`)).items;

const ledgerOf = (county: string, more = '') =>
  read(`/counties/${county}/years/2025/ledger${more}`);

async function findings(kind: string, more = ''): Promise<readonly Item[]> {
  return (await read(`/supervision/findings?kind=${kind}${more}`)).items;
}

/** Awards it on a day, and lets it arrive on the same. */
async function award(county: string, program: string, amount: string, on: string): Promise<void> {
  const documentNo = `吉财社指〔2025〕${Number(county) * 100 + Number(on.slice(5, 7))}号`;
  const receipt = documentNo.replace('吉财社指', '财社');
  await write(province, '/receipts', {
    ...{ documentNo: receipt, program, fiscalYear: 2025, source: 'CENTRAL', amount },
    ...{ documentDate: on, receivedOn: on },
  });
  const lines = [{ region: county, program, amount }];
  await write(province, '/transfers', { documentNo, fiscalYear: 2025, issuedOn: on, lines });
  const arrivals = `/transfers/${encodeURIComponent(documentNo)}/arrivals`;
  await write(treasuries.get(county)!, arrivals, { region: county, receivedOn: on });
}

const assessed = (program: string, monthlyAmount: string, assessedOn: string, more = {}) => ({
  ...{ program, months: 12, persons: 100, monthlyAmount, assessedOn },
  ...more,
});

const road = (entryNo: string, source: string, amount: string, allocatedOn: string) => ({
  ...{ entryNo, class: 'CONSTRUCTION', code: 'ROAD', projectKind: 'GENERAL', projectName: '道路' },
  ...{ source, amount, allocatedOn },
});

describe('the second round of transfers comes in July', () => {
  it('is a notice while the months so far are funded, a warning after, and closes for good', async () => {
    await enter(WAITS, 'needs', assessed('RURAL_DIBAO', '80.00', '2025-01-02'));
    await enter(WAITS, 'needs', assessed('URBAN_DIBAO', '20.00', '2025-01-02'));
    await enter(WAITS, 'budgets', road('YS-1', 'OWN', '30000.00', '2025-01-10'));
    await award(WAITS, 'COMBINED_ASSISTANCE', '60000.00', '2025-01-05');
    expect(await alertsOf(WAITS, '2025-01-31')).toMatchObject([
      {
        ...{ severity: 'NOTICE', status: 'open', gap: '60000.00', fundedThrough: 6 },
        ...{ constructionArranged: '30000.00', mustCompress: '30000.00', spentDuring: '0.00' },
      },
    ]);
    expect(await alertsOf(WAITS, '2025-06-30')).toMatchObject([{ severity: 'NOTICE' }]);
    expect(await alertsOf(WAITS, '2025-07-01')).toMatchObject([{ severity: 'WARNING' }]);
    expect(await ledgerOf(WAITS)).toMatchObject({ gap: '60000.00', unsplit: '60000.00' });
    await award(WAITS, 'COMBINED_ASSISTANCE', '60000.00', '2025-07-08');
    const closed = { closedOn: '2025-07-08', closedBy: 'GAP_CLOSED', gap: '0.00' };
    expect(await alertsOf(WAITS, '2025-12-31')).toMatchObject([{ severity: 'NOTICE', ...closed }]);
  });

  it('was no gap of the program that the county splits it to', async () => {
    const move = { from: 'COMBINED_ASSISTANCE', to: 'RURAL_DIBAO' };
    await enter(WAITS, 'adjustments', {
      ...{ entryNo: 'TZ-1', amount: '96000.00', adjustedOn: '2025-07-09', reason: '分配' },
      from: { class: 'BASIC_LIVELIHOOD', code: move.from },
      to: { class: 'BASIC_LIVELIHOOD', code: move.to },
    });
    const { programs, ...ledger } = await ledgerOf(WAITS);
    expect(ledger).toMatchObject({ gap: '0.00', unsplit: '24000.00', reported: 'FULL' });
    expect(programs).toMatchObject([
      { program: 'COMBINED_ASSISTANCE', arranged: '24000.00', assessed: false },
      { program: 'RURAL_DIBAO', gap: '0.00', assessed: true },
      { program: 'URBAN_DIBAO', gap: '24000.00', assessed: true },
    ]);
  });
});

describe('a standard is raised in March, and nobody assesses', () => {
  const payroll = (month: number, amount: string) => {
    const period = `2025-0${month}`;
    const account = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' };
    const batchNo = `FF-${month}`;
    return { batchNo, ...account, period, paidOn: `${period}-09`, amount };
  };

  it('shows in what the year will need, long before the money runs out', async () => {
    await enter(RAISES, 'needs', assessed('RURAL_DIBAO', '300.00', '2025-01-02'));
    await award(RAISES, 'RURAL_DIBAO', '360000.00', '2025-01-05');
    for (const month of [1, 2]) await enter(RAISES, 'disbursements', payroll(month, '30000.00'));
    expect(await ledgerOf(RAISES)).toMatchObject({ gap: '0.00', projectedGap: '0.00' });
    await enter(RAISES, 'disbursements', payroll(3, '54000.00'));
    // One month may hold back pay: it is not projected before the next one is as high.
    expect(await ledgerOf(RAISES)).toMatchObject({ projectedGap: '24000.00' });
    await enter(RAISES, 'disbursements', payroll(4, '54000.00'));
    expect(await ledgerOf(RAISES)).toMatchObject({
      ...{ gap: '0.00', projectedGap: '240000.00' },
      programs: [{ program: 'RURAL_DIBAO', need: '360000.00', projectedNeed: '600000.00' }],
    });
    const { items } = await read('/counties?fiscalYear=2025&sort=projectedGap&order=desc');
    expect(items[0]).toMatchObject({ region: RAISES, gap: '0.00', projectedGap: '240000.00' });
  });

  it('is found: less is assessed than was paid', async () => {
    const finding = { region: RAISES, fiscalYear: 2025, program: 'RURAL_DIBAO' };
    const found = { ...finding, amount: '48000.00' };
    expect(await findings('NEED_BELOW_PAYMENTS')).toMatchObject([found]);
    const march = [{ ...finding, amount: '24000.00' }];
    expect(await findings('NEED_BELOW_PAYMENTS', '&asOf=2025-03-31')).toMatchObject(march);
    const from = { fromMonth: 3, months: 10 };
    await enter(RAISES, 'needs', assessed('RURAL_DIBAO', '540.00', '2025-04-20', from));
    expect(await findings('NEED_BELOW_PAYMENTS')).toEqual([]);
    expect(await ledgerOf(RAISES)).toMatchObject({ gap: '240000.00', projectedGap: '240000.00' });
  });
});

describe('a county builds with bonds and grants', () => {
  it('has no alert by money that it may not cut', async () => {
    await enter(BUILDS, 'needs', assessed('RURAL_DIBAO', '100.00', '2025-01-02'));
    await enter(BUILDS, 'budgets', road('YS-11', 'SPECIAL_BOND', '8000000.00', '2025-01-10'));
    const grant = road('YS-12', 'CENTRAL_CONSTRUCTION', '500000.00', '2025-01-10');
    await enter(BUILDS, 'budgets', grant);
    expect(await alertsOf(BUILDS, '2025-12-31')).toEqual([]);
    expect(await findings('CONSTRUCTION_ADDED_IN_GAP', `&region=${BUILDS}`)).toEqual([]);
  });

  it('has one by its own, which is all that must be compressed', async () => {
    await enter(BUILDS, 'budgets', road('YS-13', 'OWN', '90000.00', '2025-02-01'));
    expect(await alertsOf(BUILDS, '2025-02-28')).toMatchObject([
      {
        ...{ severity: 'WARNING', gap: '120000.00', fundedThrough: 0, mustCompress: '90000.00' },
        ...{ constructionArranged: '90000.00', constructionTotal: '8590000.00' },
      },
    ]);
    expect(await findings('CONSTRUCTION_ADDED_IN_GAP', `&region=${BUILDS}`)).toMatchObject([
      { region: BUILDS, fiscalYear: 2025, project: 'ROAD', entryNo: 'YS-13', amount: '90000.00' },
    ]);
    const project = { project: 'ROAD', name: '道路', redirectableAvailable: '90000.00' };
    expect(await ledgerOf(BUILDS)).toMatchObject({ construction: [project] });
  });

  it('is critical once its own is spent while the need is not funded, not before', async () => {
    const pay = (batchNo: string, amount: string, paidOn: string) =>
      enter(BUILDS, 'disbursements', {
        batchNo,
        class: 'CONSTRUCTION',
        code: 'ROAD',
        paidOn,
        amount,
      });
    await pay('JS-1', '8500000.00', '2025-03-10');
    const bonds = [{ severity: 'WARNING', spentDuring: '0.00', spentUnfunded: '0.00' }];
    expect(await alertsOf(BUILDS, '2025-03-31')).toMatchObject(bonds);
    await pay('JS-2', '40000.00', '2025-04-10');
    expect(await alertsOf(BUILDS, '2025-04-30')).toMatchObject([
      {
        ...{ severity: 'CRITICAL', spentDuring: '40000.00', spentUnfunded: '40000.00' },
        mustCompress: '50000.00',
      },
    ]);
  });

  it('does not answer it by a plan of one word', async () => {
    const path = `/api/v1/gap-alerts/${BUILDS}-2025-1/acknowledgement`;
    const answer = (plan: object) => treasuries.get(BUILDS)!.post(path).send(plan);
    const short = await answer({ plan: '无', dueOn: '2099-01-01' });
    expect([short.status, short.body]).toMatchObject([422, { code: 'PLAN_TOO_SHORT' }]);
    const past = await answer({ plan: '压缩道路项目五万元', dueOn: '2025-06-30' });
    expect([past.status, past.body]).toMatchObject([422, { code: 'PLAN_TOO_SHORT' }]);
    const late = await answer({ plan: '压缩道路项目五万元用于低保', dueOn: '2025-06-30' });
    expect([late.status, late.body]).toMatchObject([422, { code: 'DUE_DATE_PAST' }]);
  });

  it('is not closed by the treasury’s lowering the need; that civil affairs did is said', async () => {
    const affairs = await doudi.as('civil-affairs', BUILDS);
    const nothing = assessed('RURAL_DIBAO', '100.00', '2025-05-01', { persons: 0 });
    const needs = `/counties/${BUILDS}/years/2025/needs`;
    const reserved = await treasuries.get(BUILDS)!.post(`/api/v1${needs}`).send(nothing);
    expect([reserved.status, reserved.body]).toMatchObject([
      422,
      { code: 'NEED_LOWERING_RESERVED' },
    ]);
    expect(await alertsOf(BUILDS, '2025-12-31')).toMatchObject([{ status: 'open' }]);
    await write(affairs, needs, nothing);
    const closed = { severity: 'CRITICAL', closedBy: 'NEED_LOWERED', closedOn: '2025-05-01' };
    expect(await alertsOf(BUILDS, '2025-12-31')).toMatchObject([closed]);
    expect(await findings('NEED_LOWERED_IN_GAP')).toMatchObject([
      { region: BUILDS, program: 'RURAL_DIBAO', assessedOn: '2025-05-01', amount: '120000.00' },
    ]);
  });
});

describe('the list of counties', () => {
  it('has every county, counts those apart that say nothing, and calls them so', async () => {
    const { items, totals } = await read('/counties?fiscalYear=2025');
    expect(items.map(({ region, reported }) => [region, reported])).toEqual([
      [BUILDS, 'FULL'],
      [SILENT, 'NONE'],
      [RAISES, 'FULL'],
      [WAITS, 'FULL'],
    ]);
    expect(totals).toMatchObject({ counties: 4, unreported: 1, gap: '240000.00' });
    const csv = await auditor.get('/api/v1/counties?fiscalYear=2025').set('Accept', 'text/csv');
    const [header, ...lines] = csv.text
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const silent = lines.find(([region]) => region === SILENT)!;
    const cells = Object.fromEntries(header!.map((name, at) => [name, silent[at]]));
    expect(cells).toMatchObject({
      ...{ '保障需求（元）': '未填报', '缺口（元）': '未填报', '推算缺口（元）': '未填报' },
      ...{ 保障到月: '未填报', '已安排（元）': '0.00' },
    });
  });

  it('shows a county’s office its own, and what was known before an entry', async () => {
    const own = await treasuries.get(WAITS)!.get('/api/v1/counties?fiscalYear=2025');
    expect((own.body as { items: Item[] }).items.map(({ region }) => region)).toEqual([WAITS]);
    const at = new Date().toISOString();
    await enter(SILENT, 'needs', assessed('ORPHAN', '10.00', '2025-01-02'));
    const reported = async (more: string) => {
      const { items } = await read(`/counties?fiscalYear=2025&region=${SILENT}${more}`);
      return items.map((item) => [item['reported'], item['need']]);
    };
    expect(await reported('')).toEqual([['FULL', '12000.00']]);
    expect(await reported(`&knownAt=${at}`)).toEqual([['NONE', '0.00']]);
    expect(await reported('&asOf=2025-01-01')).toEqual([['NONE', '0.00']]);
  });
});
