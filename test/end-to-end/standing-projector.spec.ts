/** What is looked up by its number is known as soon as it is recorded: no projector runs here. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Client, type Schema, done, refusal } from '../client/client.js';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [COUNTY] = COUNTIES;
const YEAR = { path: { code: COUNTY, year: 2017 } };
const DIBAO = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' } as const;

let doudi: RunningDoudi;
let treasury: Client;
let colleague: Client;
let affairs: Client;
let province: Client;
let auditor: Client;

beforeAll(async () => {
  doudi = await runDoudi({}, undefined, false);
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  await carriedOut(doudi.system.ledger, region(COUNTY, 'county'));
  treasury = await doudi.client('county-treasury', COUNTY, 'clerk');
  colleague = await doudi.client('county-treasury', COUNTY, 'colleague');
  affairs = await doudi.client('civil-affairs', COUNTY);
  province = await doudi.client('province-finance');
  auditor = await doudi.client('audit');
});

afterAll(() => doudi.close());

/** @returns id of the event that was recorded */
async function budgeted(entryNo: string, amount: string): Promise<string> {
  const money = { source: 'OWN', amount, allocatedOn: '2017-03-01' } as const;
  const body = { entryNo, ...DIBAO, ...money };
  const asked = treasury.POST('/api/v1/counties/{code}/years/{year}/budgets', {
    params: YEAR,
    body,
  });
  return (await done(asked)).events[0]!.id;
}

it('a payment comes back right after it was made, and its batch is corrected', async () => {
  await budgeted('B', '10.00');
  const person = { beneficiaryId: '22050319900101001X', name: '某人', persons: 1 };
  const batch: Schema<'DisbursementBody'> = {
    ...{ batchNo: 'F', ...DIBAO, period: '2017-04', paidOn: '2017-04-10', amount: '3.00' },
    payments: [{ paymentNo: 1, ...person, amount: '3.00' }],
  };
  const paid = treasury.POST('/api/v1/counties/{code}/years/{year}/disbursements', {
    params: YEAR,
    body: batch,
  });
  await done(paid);
  const returned = await done(
    treasury.POST('/api/v1/disbursements/{batchNo}/returns', {
      params: { path: { batchNo: 'F' } },
      body: { returnNo: 'Z', paymentNo: 1, returnedOn: '2017-04-20', reason: '账户已销户' },
    }),
  );
  const correction = { correctionNo: 'GZ-1', eventId: returned.events[0]!.id, reason: '录入有误' };
  await done(treasury.POST('/api/v1/corrections', { body: correction }));
  const params = { path: { id: 'GZ-1' } };
  await done(colleague.POST('/api/v1/corrections/{id}/approve', { params }));
});

it('progress is reported right after its target', async () => {
  const target = { targetNo: 'T-1', region: COUNTY, clause: '二（一）', name: '目标', unit: '%' };
  const body = { ...target, target: '90', dueOn: '2018-12-31' };
  await done(affairs.POST('/api/v1/targets', { body }));
  await done(
    affairs.POST('/api/v1/targets/{no}/progress', {
      params: { path: { no: 'T-1' } },
      body: { reportedOn: '2017-06-30', value: '45', basis: '半年报' },
    }),
  );
});

it('a document is published right after it was issued, and an arrival follows it', async () => {
  const money = { program: 'RURAL_DIBAO', fiscalYear: 2017 };
  const receipt = { documentNo: 'R', ...money, source: 'CENTRAL', amount: '5.00' } as const;
  const days = { documentDate: '2017-01-10', receivedOn: '2017-01-15' };
  await done(province.POST('/api/v1/receipts', { body: { ...receipt, ...days } }));
  const lines = [{ region: COUNTY, amount: '5.00' }];
  const award = { documentNo: 'T', ...money, issuedOn: '2017-02-01', lines };
  await done(province.POST('/api/v1/transfers', { body: award }));
  await done(
    colleague.POST('/api/v1/transfers/{documentNo}/arrivals', {
      params: { path: { documentNo: 'T' } },
      body: { region: COUNTY, receivedOn: '2017-02-10' },
    }),
  );
  const item = { kind: 'TRANSFER', region: PROVINCE, fiscalYear: 2017, documentNo: 'T' } as const;
  const published = { ...item, publishedOn: '2017-02-20', url: 'https://example.gov.cn/t' };
  await done(province.POST('/api/v1/disclosures/documents', { body: published }));
});

it('a matter is opened, and gathers what was recorded', async () => {
  const kind = 'RECTIFICATION';
  const body = { kind, region: COUNTY, title: '发放不及时', dueOn: '2100-01-01' } as const;
  const { matterNo } = await done(auditor.POST('/api/v1/matters', { body }));
  const links = [{ kind: 'EVENT', id: await budgeted('B2', '1.00') } as const];
  await done(
    auditor.POST('/api/v1/matters/{no}/links', {
      params: { path: { no: matterNo } },
      body: { links },
    }),
  );
});

it('what rests on figures waits for them, and says so', async () => {
  const params = { path: { year: 2016 } };
  const body = { adoptedOn: '2017-03-01' };
  const adopted = province.POST('/api/v1/performance/{year}/adopt', { params, body });
  expect(await refusal(adopted)).toEqual([503, 'READ_MODELS_BEHIND']);
});

it('a finding that the figures may raise is not said to be unknown', async () => {
  const explained = treasury.POST('/api/v1/supervision/findings/{id}/explanation', {
    params: { path: { id: 'PAYMENT_DUPLICATE:F/1' } },
    body: { text: '已核实' },
  });
  expect(await refusal(explained)).toEqual([503, 'READ_MODELS_BEHIND']);
});
