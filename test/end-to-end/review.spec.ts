/** What one person prepares and another must look at before it counts, over every road. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [COUNTY] = COUNTIES;
const YEAR = `/api/v1/counties/${COUNTY}/years/2017`;
const BATCHES = `${YEAR}/disbursements`;

let doudi: RunningDoudi;
let province: supertest.Agent;
let chief: supertest.Agent;
let clerk: supertest.Agent;
let reviewer: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi();
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  await carriedOut(doudi.system.ledger, region(COUNTY, 'county'));
  province = await doudi.as('province-finance', undefined, 'drafter');
  chief = await doudi.as('province-finance', undefined, 'chief');
  clerk = await doudi.as('county-treasury', COUNTY, 'clerk', ['prepare']);
  reviewer = await doudi.as('county-treasury', COUNTY, 'reviewer', ['review']);
  expect(await budget('YS-1', '9000.00')).toMatchObject({ status: 201 });
});

afterAll(() => doudi.close());

const budget = (entryNo: string, amount: string, prefer = '') =>
  clerk
    .post(`${YEAR}/budgets`)
    .set('Prefer', prefer)
    .send({
      ...{ entryNo, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' },
      ...{ amount, allocatedOn: '2017-01-20' },
    });

const batch = (batchNo: string, amount: string, of: object = {}) => ({
  ...{ batchNo, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', period: '2017-02' },
  ...{ paidOn: '2017-02-10', amount, ...of },
});

const payments = (amount: string) => [
  { paymentNo: 1, beneficiaryId: '11010119900307125X', name: '示例甲', persons: 1, amount },
];

const parameter = (name: string, value: string, effectiveFrom = '2017-01-01') =>
  province.post('/api/v1/policy/parameters').send({
    ...{ name, value, effectiveFrom, document: '吉财社〔2026〕9号', clause: '一', quote: '复核' },
  });

interface Proposal {
  readonly id: string;
  readonly revision: number;
}

async function proposed(answer: supertest.Test): Promise<Proposal> {
  const { status, body } = await answer;
  expect([status, body]).toMatchObject([202, { proposal: { expiresAt: expect.any(String) } }]);
  return (body as { proposal: Proposal }).proposal;
}

const approve = (by: supertest.Agent, { id, revision }: Proposal) =>
  by.post(`/api/v1/proposals/${id}/approve`).set('If-Match', `"${revision}"`);

async function shown(by: supertest.Agent, { id }: Proposal) {
  const minPosition = Number(await doudi.system.store.head());
  const { body } = await by.get(`/api/v1/proposals/${id}`).query({ minPosition });
  return body as Record<string, unknown>;
}

it('nothing is reviewed until two persons of the province say so', async () => {
  expect(await clerk.post(BATCHES).send(batch('FF-0', '1.00'))).toMatchObject({ status: 201 });
  const change = await proposed(parameter('review.batches.second', '1000'));
  expect(await approve(province, change)).toMatchObject({
    status: 403,
    body: { code: 'SAME_PERSON' },
  });
  expect(await approve(chief, { ...change, revision: 7 })).toMatchObject({ status: 412 });
  const { status, body } = await approve(chief, change);
  expect([status, body]).toMatchObject([
    201,
    { events: [{ type: 'ProposalApproved' }, { type: 'PolicyParameterSet' }] },
  ]);
  expect(await shown(chief, change)).toMatchObject({ state: 'APPROVED', approvedBy: 'chief' });
});

it('a batch that is large enough waits, is sent back, mended and carried out once', async () => {
  const key = { 'Idempotency-Key': 'one-batch' };
  const large = batch('FF-1', '1000.00', { payments: payments('1000.00') });
  const ask = () => clerk.post(BATCHES).set(key).send(large);
  const proposal = await proposed(ask());
  expect(await proposed(ask())).toEqual(proposal);
  const refused = await clerk.get('/api/v1/disbursements/FF-1');
  expect(refused.status).toBe(404);
  expect(await shown(reviewer, proposal)).toMatchObject({
    ...{ state: 'SUBMITTED', kind: 'batches', amount: '1000.00', key: 'batch/FF-1' },
    ...{ warnings: ['PAID_BEFORE_APPROVAL'], preparedBy: 'clerk', region: COUNTY },
    content: { batchNo: 'FF-1', amount: '1000.00', paidOn: '2017-02-10' },
    form: null,
  });
  expect(await approve(clerk, proposal)).toMatchObject({
    status: 403,
    body: { code: 'DUTY_MISSING' },
  });
  const first = await approve(reviewer, proposal);
  expect([first.status, first.body]).toMatchObject([
    201,
    {
      events: [
        { type: 'PaymentsListed' },
        { type: 'ProposalApproved' },
        { type: 'DisbursementRecorded' },
      ],
      warnings: [{ code: 'PAID_BEFORE_APPROVAL' }],
    },
  ]);
  const again = await approve(reviewer, proposal);
  expect([again.status, again.body.events]).toEqual([201, first.body.events]);
  const [event] = await doudi.system.store.findEvents([first.body.events[2].id as string]);
  expect(event!.metadata).toMatchObject({
    actor: { subject: 'clerk' },
    reviewedBy: [{ subject: 'reviewer', role: 'county-treasury', organisation: COUNTY }],
  });
});

it('splitting does not help, nor does another spelling of the name', async () => {
  expect(await clerk.post(BATCHES).send(batch('FF-2', '600.00'))).toMatchObject({ status: 202 });
  const other = await doudi.as('county-treasury', COUNTY, 'other');
  expect(await other.post(BATCHES).send(batch('FF-3', '600.00'))).toMatchObject({ status: 201 });
  await proposed(other.post(BATCHES).send(batch('FF-4', '400.00')));
  const spelt = await doudi.as('county-treasury', COUNTY, 'ＯＴＨＥＲ\u200b');
  const proposal = await proposed(spelt.post(BATCHES).send(batch('FF-4', '400.00')));
  expect(await approve(other, proposal)).toMatchObject({
    status: 403,
    body: { code: 'SAME_PERSON' },
  });
  expect(await spelt.post(BATCHES).send(batch('FF-5', '399.99'))).toMatchObject({ status: 201 });
});

it('a list as text/csv waits likewise, paid on the day of its approval', async () => {
  const year = new Date().getFullYear();
  const path = `/api/v1/counties/${COUNTY}/years/${year}`;
  const own = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', amount: '1000.00' };
  const budgeted = { ...own, entryNo: 'YS-2', source: 'OWN', allocatedOn: `${year}-01-20` };
  const waiting = await proposed(
    clerk.post(`${path}/budgets`).set('Prefer', 'review').send(budgeted),
  );
  const list =
    'payment_no,beneficiary_id,name,persons,amount\n1,11010119900307125X,示例甲,1,1000.00\n';
  const query = { ...own, batchNo: 'FF-6', period: `${year}-01` };
  const newcomer = await doudi.as('county-treasury', COUNTY, 'newcomer');
  const pay = (by = clerk) => by.post(`${path}/disbursements`);
  expect(await pay().send({ ...query, amount: '1.00' })).toMatchObject({ status: 422 });
  expect(await approve(reviewer, waiting)).toMatchObject({ status: 201 });
  expect(await pay(newcomer).send({ ...query, amount: '1.00' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'paidOn' }] },
  });
  const proposal = await proposed(pay().query(query).set('Content-Type', 'text/csv').send(list));
  const approved = await approve(reviewer, proposal);
  expect([approved.status, approved.body]).toMatchObject([201, { warnings: [] }]);
  const minPosition = Number(await doudi.system.store.head());
  const paid = await clerk.get('/api/v1/disbursements/FF-6').query({ minPosition });
  expect(paid.body).toMatchObject({ paidOn: new Date().toISOString().slice(0, 10) });
});

it('what the ledgers refuse stays submitted and says so; it is sent back or withdrawn', async () => {
  const proposal = await proposed(clerk.post(BATCHES).send(batch('FF-8', '6000.00')));
  const drained = await proposed(clerk.post(BATCHES).send(batch('FF-9', '6000.00')));
  expect(await approve(reviewer, drained)).toMatchObject({ status: 201 });
  expect(await approve(reviewer, proposal)).toMatchObject({
    status: 422,
    body: { code: 'INSUFFICIENT_FUNDS' },
  });
  const refused = await shown(reviewer, proposal);
  expect(refused).toMatchObject({
    ...{ state: 'SUBMITTED', refusal: expect.stringMatching('^INSUFFICIENT_FUNDS ') },
  });
  const back = await reviewer
    .post(`/api/v1/proposals/${proposal.id}/return`)
    .send({ reason: '重报' });
  expect(back.status).toBe(201);
  expect(await shown(clerk, proposal)).toMatchObject({ state: 'RETURNED', reason: '重报' });
  const withdrawn = `/api/v1/proposals/${proposal.id}/withdraw`;
  expect(await chief.post(withdrawn)).toMatchObject({
    status: 403,
    body: { code: 'NOT_THE_AUTHOR' },
  });
  expect(await clerk.post(withdrawn)).toMatchObject({ status: 201 });
  const mine = await clerk.get('/api/v1/proposals').query({
    ...{ mine: 'true', state: 'WITHDRAWN', minPosition: Number(await doudi.system.store.head()) },
  });
  expect(mine.body).toMatchObject({ items: [{ id: proposal.id, state: 'WITHDRAWN' }] });
});

it('a payroll that is imported waits likewise, once however often it is imported', async () => {
  const importer = await doudi.as('county-treasury', COUNTY, 'importer');
  const payroll = (batchNo: string, ...amounts: readonly string[]) =>
    [
      '序号,批次号,资金项目,发放月份,发放日期,身份证号,姓名,人数,金额',
      ...amounts.map(
        (amount, at) =>
          `${at + 1},${batchNo},城市低保,2017年3月,2017/3/20,110101199003071233,王伟,1,${amount}`,
      ),
    ].join('\r\n');
  const send = (text: string) =>
    importer.post('/api/v1/imports').attach('package', Buffer.from(`\ufeff${text}`), '发放表.csv');
  expect(await budget('YS-3', '1000.00')).toMatchObject({ status: 201 });
  const small = await send(payroll('FF-20', '600'));
  expect([small.status, small.body]).toMatchObject([201, { accepted: 1, proposed: 0 }]);
  const split = await send(payroll('FF-21', '300', '100'));
  expect([split.status, split.body]).toMatchObject([202, { accepted: 0, proposed: 1 }]);
  const [proposal] = split.body.proposals as Proposal[];
  const again = await send(payroll('FF-21', '300', '100'));
  expect([again.status, again.body.proposals]).toEqual([202, [proposal]]);
  expect(await approve(importer, proposal!)).toMatchObject({ status: 403 });
  const { status, body } = await approve(reviewer, proposal!);
  expect([status, body.events.length]).toEqual([201, 3]);
  const known = await send(payroll('FF-21', '300', '100'));
  expect([known.status, known.body]).toMatchObject([201, { known: 1, proposed: 0 }]);
});

it('64 approvals at once of one proposal are one', async () => {
  const proposal = await proposed(budget('YS-64', '10.00', 'review'));
  const others = await Promise.all(
    Array.from({ length: 8 }, (_, at) => doudi.as('county-treasury', COUNTY, `reviewer ${at}`)),
  );
  const answers = await Promise.all(
    Array.from({ length: 64 }, (_, at) => approve(others[at % others.length]!, proposal)),
  );
  const first = answers.filter(
    ({ status, headers }) => status === 201 && !headers['idempotent-replayed'],
  );
  expect(first).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const { events } = first[0]!.body as { events: { id: string; stream: string }[] };
  const revisions = [`proposal-approval-${proposal.id}`, events.at(-1)!.stream];
  expect(await doudi.system.store.streamRevision(revisions[0]!)).toBe(0n);
});

it('a form is kept, mended, submitted as by its route, and compared with the month before', async () => {
  const path = `${BATCHES}`;
  const month = (period: string, of: object) => ({ ...batch('FF-30', '20.00', of), period });
  const person = (paymentNo: number, beneficiaryId: string, amount: string) => ({
    ...{ paymentNo, beneficiaryId, name: '示例', persons: 1, amount },
  });
  const [first, second] = ['110101199003071233', '110105194912310021'];
  const author = await doudi.as('county-treasury', COUNTY, 'author');
  const before = [person(1, first, '10.00'), person(2, second, '10.00')];
  const earlier = { ...month('2017-05', { payments: before }), batchNo: 'FF-29' };
  expect(await author.post(BATCHES).send(earlier)).toMatchObject({ status: 201 });
  const form = { route: `POST ${path}`, body: { batchNo: 'FF-30' } };
  const kept = await author.post('/api/v1/proposals').send(form);
  expect([kept.status, kept.body.proposal]).toMatchObject([201, { revision: 0 }]);
  const { id } = kept.body.proposal as Proposal;
  const own = `/api/v1/proposals/${id}`;
  expect(await shown(author, { id, revision: 0 })).toMatchObject({ state: 'DRAFT', form });
  expect(await shown(reviewer, { id, revision: 0 })).not.toHaveProperty('form');
  expect(await author.post(`${own}/submit`)).toMatchObject({ status: 400 });
  const payments = [person(1, first, '11.00'), person(2, '110101198001010010', '9.00')];
  const whole = { ...form, body: month('2017-06', { payments }) };
  expect(await reviewer.put(own).send(whole)).toMatchObject({ status: 403 });
  expect(await author.put(own).send(whole)).toMatchObject({ status: 201 });
  const submitted = await author.post(`${own}/submit`);
  expect([submitted.status, submitted.body]).toMatchObject([202, { proposal: { id } }]);
  const minPosition = Number(await doudi.system.store.head());
  const changes = await reviewer.get(`${own}/changes`).query({ minPosition });
  const kinds = (changes.body.items as { change: string }[]).map(({ change }) => change);
  expect(kinds.toSorted()).toEqual(['changed', 'left', 'new']);
  const { revision } = submitted.body.proposal as Proposal;
  const several = {
    proposals: [
      { id, revision },
      { id: 'none', revision: 0 },
    ],
  };
  const approved = await reviewer.post('/api/v1/proposals/approve').send(several);
  expect([approved.status, approved.body]).toMatchObject([
    201,
    {
      items: [
        { id, status: 201 },
        { id: 'none', status: 404, code: 'PROPOSAL_UNKNOWN' },
      ],
    },
  ]);
});
