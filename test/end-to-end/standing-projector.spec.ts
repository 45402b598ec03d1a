/** What is looked up by its number is known as soon as it is recorded: no projector runs here. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [COUNTY] = COUNTIES;
const YEAR = `/counties/${COUNTY}/years/2017`;

let doudi: RunningDoudi;
let treasury: supertest.Agent;
let colleague: supertest.Agent;
let affairs: supertest.Agent;
let province: supertest.Agent;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runDoudi({}, undefined, false);
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  await carriedOut(doudi.system.ledger, region(COUNTY, 'county'));
  treasury = await doudi.as('county-treasury', COUNTY, 'clerk');
  colleague = await doudi.as('county-treasury', COUNTY, 'colleague');
  affairs = await doudi.as('civil-affairs', COUNTY);
  province = await doudi.as('province-finance');
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

/** @returns id of the event that decides */
async function recorded(agent: supertest.Agent, route: string, body: object): Promise<string> {
  const answer = await agent.post(`/api/v1${route}`).send(body);
  expect([route, answer.status, answer.body.code]).toEqual([route, 201, undefined]);
  return (answer.body as { events: { id: string }[] }).events.at(-1)!.id;
}

it('a payment comes back right after it was made, and its batch is corrected', async () => {
  const account = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' };
  const money = { source: 'OWN', amount: '10.00', allocatedOn: '2017-03-01' };
  await recorded(treasury, `${YEAR}/budgets`, { entryNo: 'B', ...account, ...money });
  const payment = { paymentNo: 1, beneficiaryId: '22050319900101001X', name: '某人', persons: 1 };
  const batch = { batchNo: 'F', ...account, period: '2017-04', paidOn: '2017-04-10' };
  const payments = [{ ...payment, amount: '3.00' }];
  const paid = { ...batch, amount: '3.00', payments };
  await recorded(treasury, `${YEAR}/disbursements`, paid);
  const back = { returnNo: 'Z', paymentNo: 1, returnedOn: '2017-04-20', reason: '账户已销户' };
  const returned = await recorded(treasury, '/disbursements/F/returns', back);
  const correction = { correctionNo: 'GZ-1', eventId: returned, reason: '录入有误' };
  await recorded(treasury, '/corrections', correction);
  await recorded(colleague, '/corrections/GZ-1/approve', {});
});

it('progress is reported right after its target', async () => {
  const target = { targetNo: 'T-1', region: COUNTY, clause: '二（一）', name: '目标', unit: '%' };
  await recorded(affairs, '/targets', { ...target, target: '90', dueOn: '2018-12-31' });
  const progress = { reportedOn: '2017-06-30', value: '45', basis: '半年报' };
  await recorded(affairs, '/targets/T-1/progress', progress);
});

it('a document is published right after it was issued, and an arrival follows it', async () => {
  const money = { program: 'RURAL_DIBAO', fiscalYear: 2017 };
  const receipt = { documentNo: 'R', ...money, source: 'CENTRAL', amount: '5.00' };
  const days = { documentDate: '2017-01-10', receivedOn: '2017-01-15' };
  await recorded(province, '/receipts', { ...receipt, ...days });
  const lines = [{ region: COUNTY, amount: '5.00' }];
  await recorded(province, '/transfers', {
    ...{ documentNo: 'T', ...money, issuedOn: '2017-02-01', lines },
  });
  const arrival = { region: COUNTY, receivedOn: '2017-02-10' };
  await recorded(colleague, '/transfers/T/arrivals', arrival);
  const item = { kind: 'TRANSFER', region: PROVINCE, fiscalYear: 2017, documentNo: 'T' };
  const published = { publishedOn: '2017-02-20', url: 'https://example.gov.cn/t' };
  await recorded(province, '/disclosures/documents', { ...item, ...published });
});

it('a matter is opened, and gathers what was recorded', async () => {
  const matter = {
    kind: 'RECTIFICATION',
    region: COUNTY,
    title: '发放不及时',
    dueOn: '2100-01-01',
  };
  const opened = await auditor.post('/api/v1/matters').send(matter);
  expect(opened.status).toBe(201);
  const { matterNo } = opened.body as { matterNo: string };
  const entry = { entryNo: 'B2', class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO', source: 'OWN' };
  const money = { amount: '1.00', allocatedOn: '2017-03-01' };
  const id = await recorded(treasury, `${YEAR}/budgets`, { ...entry, ...money });
  const links = [{ kind: 'EVENT', id }];
  await recorded(auditor, `/matters/${matterNo}/links`, { links });
});

it('what rests on figures waits for them, and says so', async () => {
  const answer = await province
    .post('/api/v1/performance/2016/adopt')
    .send({ adoptedOn: '2017-03-01' });
  expect([answer.status, answer.body.code]).toEqual([503, 'READ_MODELS_BEHIND']);
});
