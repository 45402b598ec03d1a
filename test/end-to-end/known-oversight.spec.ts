/**
 * Findings, standards, ages and scores as they were known: whatever is recorded afterwards, a
 * question with the time of an earlier answer gets that answer again.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type supertest from 'supertest';
import { FINDING_KINDS } from '../../libs/supervision/domain/finding-kinds.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const COUNTY = '220422';
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;
const PERSON = '220422197001019999';

type Answers = Readonly<Record<string, unknown>>;

let doudi: RunningDoudi;
let auditor: supertest.Agent;
const told: { after: string; at: string; answers: Answers }[] = [];

async function everyPage(path: string, query: object): Promise<readonly unknown[]> {
  const items: unknown[] = [];
  for (let cursor = ''; ;) {
    const paged = path === '/supervision/ageing' ? {} : { limit: 900, cursor };
    const answer = await auditor.get(`/api/v1${path}`).query({ ...paged, ...query });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    const page = answer.body as { items: unknown[]; next: string | null };
    items.push(...page.items);
    if (page.next === null) return items;
    cursor = page.next;
  }
}

/** Every question of supervision, standards and performance, of all counties. */
async function ask(known: { knownAt?: string }): Promise<Answers> {
  const answers: Record<string, unknown> = {};
  for (const kind of FINDING_KINDS) {
    answers[kind] = await everyPage('/supervision/findings', { kind, ...known });
  }
  const dated = { kind: 'PAYMENT_DUPLICATE', asOf: '2018-03-10', ...known };
  answers['duplicates in March'] = await everyPage('/supervision/findings', dated);
  answers['ageing'] = await everyPage('/supervision/ageing', { asOf: '2018-06-30', ...known });
  answers['standards'] = await everyPage('/policy/standards', { date: '2018-12-31', ...known });
  for (const year of [2017, 2018]) {
    answers[`performance ${year}`] = await everyPage(`/performance/${year}`, known);
  }
  const county = await auditor.get(`/api/v1/performance/2018/${COUNTY}`).query(known);
  // How far the read models are is asked of now.
  const { position: _, ...figures } = county.body;
  answers['performance of the county'] = figures;
  return answers;
}

/** Notes what is answered now, and when the last event before it was recorded. */
async function tell(after: string): Promise<void> {
  await doudi.settled();
  let at = '';
  for await (const page of doudi.system.store.readAll({ direction: 'backwards', maxCount: 1 })) {
    at = page[0]!.recordedAt;
  }
  told.push({ after, at, answers: await ask({}) });
  // Times of recording have milliseconds: the next event gets a later one.
  await sleep(5);
}

async function batch(batchNo: string, paidOn: string, amount = '300.00'): Promise<void> {
  const treasury = await doudi.as('county-treasury', COUNTY);
  const payments = [{ paymentNo: 1, beneficiaryId: PERSON, name: '测试', persons: 1, amount }];
  const period = '2018-03';
  const account = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', period };
  await posted(treasury, `${YEAR}/disbursements`, {
    batchNo,
    ...account,
    paidOn,
    amount,
    payments,
  });
}

async function posted(agent: supertest.Agent, path: string, body: object): Promise<void> {
  const answer = await agent.post(path).send(body);
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
}

async function reverse(correctionNo: string, claim: string): Promise<void> {
  const [found] = await doudi.system.store.findClaims([claim]);
  const clerk = await doudi.as('county-treasury', COUNTY, 'clerk');
  const approver = await doudi.as('county-treasury', COUNTY, 'approver');
  const entry = { correctionNo, eventId: found!.eventId, reason: '录入有误' };
  await posted(clerk, '/api/v1/corrections', entry);
  await posted(approver, `/api/v1/corrections/${correctionNo}/approve`, {});
}

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
  const treasury = await doudi.as('county-treasury', COUNTY);
  const affairs = await doudi.as('civil-affairs', COUNTY);
  const province = await doudi.as('province-finance');
  await tell('the import');
  await posted(treasury, `${YEAR}/budgets`, {
    entryNo: 'YS-2018-K1',
    class: 'BASIC_LIVELIHOOD',
    code: 'URBAN_DIBAO',
    source: 'OWN',
    amount: '20000.00',
    allocatedOn: '2018-01-02',
  });
  await batch('K-1', '2018-03-05');
  await batch('K-2', '2018-03-09');
  await batch('K-3', '2018-03-12', '2000.00');
  await tell('three payments of one month');
  await posted(treasury, '/api/v1/disbursements/K-1/returns', {
    returnNo: 'K-R1',
    paymentNo: 1,
    returnedOn: '2018-03-09',
    reason: '账户已销户',
  });
  await tell('the first came back');
  const exit = {
    beneficiaryId: PERSON,
    region: COUNTY,
    program: 'URBAN_DIBAO',
    exitedOn: '2018-02-11',
    reason: '迁出',
  };
  await posted(affairs, '/api/v1/exits', exit);
  await tell('an exit');
  await posted(affairs, '/api/v1/exits', { ...exit, readmittedOn: '2018-03-01', reason: '迁回' });
  await tell('the exit with its readmission');
  await posted(affairs, '/api/v1/standards', {
    region: COUNTY,
    program: 'URBAN_DIBAO',
    monthlyAmount: '5000.00',
    effectiveFrom: '2018-02-01',
    basis: '测试',
  });
  await tell('a higher standard, set late');
  await reverse('K-GZ-1', 'return/K-R1/0');
  await tell('the return was reversed');
  await reverse('K-GZ-2', 'batch/K-2/0');
  await tell('the second batch was reversed');
  await posted(province, '/api/v1/policy/parameters', {
    name: 'supervision.payment.dueDay',
    effectiveFrom: '2016-01-01',
    value: '6',
    document: '吉财社〔2018〕9号',
    clause: '三',
    quote: '每月6日前',
  });
  await tell('another threshold');
});

afterAll(() => doudi.close());

it('what was answered once is answered again to whoever asks as it was known then', async () => {
  for (const { after, at, answers } of told) {
    expect([after, await ask({ knownAt: at })]).toEqual([after, answers]);
  }
});

it('each of the later events changed something, or the test shows nothing', () => {
  for (const [index, { after, answers }] of told.entries()) {
    if (index > 0) expect([after, answers]).not.toEqual([after, told[index - 1]!.answers]);
  }
});

it('nothing was known before anything was recorded', async () => {
  const early = await ask({ knownAt: '2000-01-01T00:00:00Z' });
  for (const [what, answer] of Object.entries(early)) {
    if (what !== 'performance of the county') expect([what, answer]).toEqual([what, []]);
  }
});
