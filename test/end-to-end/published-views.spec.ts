/** What capabilities publish, as it was known before entries of every kind were reversed. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { knownRelations } from '../../apps/projector/read-models.js';
import type { Role } from '../../libs/access/domain/roles.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const COUNTY = '220422';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const PROGRAM = 'URBAN_DIBAO';
/** Alerts are written over: the past of these is folded from postings. */
const VIEWS = knownRelations.views.map(({ name }) => name).filter((name) => name !== 'gap_alerts');

type Rows = ReadonlyMap<string, string>;

let doudi: RunningDoudi;
let known: { at: bigint; rows: Rows; entries: readonly string[] };

beforeAll(async () => {
  doudi = await runSample();
  const entries = await enterOneOfEachKind();
  await doudi.settled();
  const at = await doudi.system.store.head();
  known = { at, rows: await rowsOf(doudi.system.sql), entries };
  const treasury = await pair('county-treasury', COUNTY);
  const affairs = await pair('civil-affairs', COUNTY);
  const province = await pair('province-finance');
  const offices = [treasury, treasury, treasury, affairs, province, province];
  for (const [index, eventId] of known.entries.entries()) {
    const [clerk, approver] = offices[index]!;
    const correctionNo = `V-GZ-${index}`;
    await posted(clerk, '/api/v1/corrections', { correctionNo, eventId, reason: '录入有误' });
    await posted(approver, `/api/v1/corrections/${correctionNo}/approve`, {});
  }
  await doudi.settled();
});

afterAll(() => doudi.close());

async function pair(role: Role, region?: string) {
  return [await doudi.as(role, region, 'clerk'), await doudi.as(role, region, 'approver')] as const;
}

async function posted(agent: supertest.Agent, path: string, body: object): Promise<string> {
  await doudi.settled();
  const answer = await agent.post(path).send(body);
  expect([path, body, answer.status, answer.text]).toEqual([path, body, 201, expect.anything()]);
  return (answer.body as { events?: { id: string }[] }).events?.at(-1)?.id ?? '';
}

/** In the order in which they can be reversed; the county's before the province's. */
async function enterOneOfEachKind(): Promise<readonly string[]> {
  const treasury = await doudi.as('county-treasury', COUNTY);
  const affairs = await doudi.as('civil-affairs', COUNTY);
  const province = await doudi.as('province-finance');
  const account = { class: 'BASIC_LIVELIHOOD', code: PROGRAM };
  const document = { program: PROGRAM, fiscalYear: 2018 };
  const need = await posted(affairs, `${YEAR}/needs`, {
    ...{ program: PROGRAM, months: 12, persons: 1, monthlyAmount: '1.00' },
    assessedOn: '2018-02-01',
  });
  const budget = await posted(treasury, `${YEAR}/budgets`, {
    ...{ ...account, entryNo: 'V-YS', source: 'OWN', amount: '90000.00' },
    allocatedOn: '2018-01-02',
  });
  const payment = { beneficiaryId: '220422197001019999', name: '测试', persons: 1 };
  const batch = await posted(treasury, `${YEAR}/disbursements`, {
    ...{ ...account, batchNo: 'V-1', period: '2018-03', paidOn: '2018-03-05', amount: '300.00' },
    payments: [{ ...payment, paymentNo: 1, amount: '300.00' }],
  });
  const returned = await posted(treasury, '/api/v1/disbursements/V-1/returns', {
    ...{ returnNo: 'V-R', paymentNo: 1, returnedOn: '2018-03-09', reason: '账户已销户' },
  });
  const receipt = await posted(province, '/api/v1/receipts', {
    ...{ ...document, documentNo: 'V-收', source: 'PROVINCIAL', amount: '500.00' },
    ...{ documentDate: '2018-03-01', receivedOn: '2018-03-02' },
  });
  const transfer = await posted(province, '/api/v1/transfers', {
    ...{ ...document, documentNo: 'V-拨', issuedOn: '2018-03-05' },
    lines: [{ region: COUNTY, amount: '100.00' }],
  });
  return [returned, batch, budget, need, transfer, receipt];
}

async function rowsOf(sql: RunningDoudi['system']['sql']): Promise<Rows> {
  const rows = new Map<string, string>();
  for (const name of VIEWS) {
    const [row] = await sql.query<{ content: string }>(
      `SELECT count(*) || ' ' || md5(string_agg(line, E'\\n' ORDER BY line)) AS content
        FROM (SELECT v::text AS line FROM published.${name} v) AS lines`,
    );
    rows.set(name, row!.content);
  }
  return rows;
}

it('what was reversed still stands, through every view, as it was known before', async () => {
  expect(await rowsOf(doudi.system.readModels.upTo(known.at))).toEqual(known.rows);
});

it('each reversal takes its entry away from what counts, or the test shows nothing', async () => {
  const now = await rowsOf(doudi.system.sql);
  const changed = VIEWS.filter((name) => now.get(name) !== known.rows.get(name));
  expect(changed).toEqual(
    expect.arrayContaining([
      ...['receipts', 'transfers', 'transfer_lines', 'batches', 'returns', 'budgets'],
      ...['assessments', 'entered_receipts', 'entered_transfers', 'entered_batches', 'reversals'],
      ...['postings', 'fund_moves'],
    ]),
  );
});
