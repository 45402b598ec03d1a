/** Findings of the bundled package: what later entries make of them, and their life. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { rebuild } from '../../apps/projector/read-models.js';
import { lines } from './figure-cases.js';
import { type Item, everyFinding } from './figure-questions.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

let doudi: RunningDoudi;
let auditor: supertest.Agent;

beforeAll(async () => {
  doudi = await runSample();
  auditor = await doudi.as('audit');
});

afterAll(() => doudi.close());

const everyPage = (query: object, agent = auditor) => everyFinding(agent, query);

const NUMBER = '220422197001019999';
const YEAR_2018 = '/api/v1/counties/220422/years/2018';

async function batch(batchNo: string, paidOn: string, amount = '300.00'): Promise<void> {
  const treasury = await doudi.as('county-treasury', '220422');
  const answer = await treasury.post(`${YEAR_2018}/disbursements`).send({
    batchNo,
    class: 'BASIC_LIVELIHOOD',
    code: 'URBAN_DIBAO',
    period: '2018-03',
    paidOn,
    amount,
    payments: [{ paymentNo: 1, beneficiaryId: NUMBER, name: '测试', persons: 1, amount }],
  });
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
}

async function duplicates(query: object = {}): Promise<readonly string[]> {
  const minPosition = Number(await doudi.system.store.head());
  const found = await everyPage({
    kind: 'PAYMENT_DUPLICATE',
    fiscalYear: 2018,
    minPosition,
    ...query,
  });
  return found.map((item) => String(item['batchNo']));
}

describe('a finding of a payment', () => {
  beforeAll(async () => {
    const treasury = await doudi.as('county-treasury', '220422');
    const answer = await treasury.post(`${YEAR_2018}/budgets`).send({
      entryNo: 'YS-2018-T1',
      class: 'BASIC_LIVELIHOOD',
      code: 'URBAN_DIBAO',
      source: 'OWN',
      amount: '10000.00',
      allocatedOn: '2018-01-02',
    });
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
  });

  it('is there once the second batch is recorded, whichever of the two was paid first', async () => {
    await batch('T-2', '2018-03-09');
    expect(await duplicates()).toEqual([]);
    await batch('T-1', '2018-03-05');
    expect(await duplicates()).toEqual(['T-2']);
    expect(await duplicates({ asOf: '2018-03-08' })).toEqual([]);
    expect(await duplicates({ asOf: '2018-03-09' })).toEqual(['T-2']);
  });

  it('goes when the earlier payment comes back, and stays for the days before', async () => {
    const treasury = await doudi.as('county-treasury', '220422');
    await treasury
      .post('/api/v1/disbursements/T-1/returns')
      .send({ returnNo: 'T-R1', paymentNo: 1, returnedOn: '2018-03-20', reason: '账户已销户' })
      .expect(201);
    expect(await duplicates()).toEqual([]);
    expect(await duplicates({ asOf: '2018-03-19' })).toEqual(['T-2']);
    expect(await duplicates({ asOf: '2018-03-20' })).toEqual([]);
  });

  it('comes with an exit that is reported after the payment', async () => {
    const affairs = await doudi.as('civil-affairs', '220422');
    const exit = {
      beneficiaryId: NUMBER,
      region: '220422',
      program: 'URBAN_DIBAO',
      exitedOn: '2018-02-11',
      reason: '迁出',
    };
    await affairs.post('/api/v1/exits').send(exit).expect(201);
    const minPosition = Number(await doudi.system.store.head());
    const query = { kind: 'PAYMENT_AFTER_EXIT', fiscalYear: 2018, minPosition };
    expect(await everyPage(query)).toMatchObject([
      {
        batchNo: 'T-2',
        paymentNo: 1,
        amount: '300.00',
        evidence: { exits: [{ region: '220422' }] },
      },
    ]);
  });

  it('is rebuilt to the same rows', async () => {
    await doudi.settled();
    const live = await rowsOfReadModels(doudi.database.url);
    const { store, logins } = doudi.system;
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});

describe('the life of a finding', () => {
  const id = 'PAYMENT_DUPLICATE:278:FF-2017-007014';
  const path = (step: string, of = id) =>
    `/api/v1/supervision/findings/${encodeURIComponent(of)}/${step}`;
  const explanation = { text: '该户当月由街道与社区重复申报，已核实。' };
  const verdict = { verdict: 'confirmed', text: '情况属实，应予追回。' };
  const rectification = { text: '已追回。', recoveredAmount: '826.00', evidence: 'TH-9' };
  let county: supertest.Agent;

  beforeAll(async () => {
    county = await doudi.as('county-treasury', '220503');
  });

  async function status(): Promise<Item> {
    const minPosition = Number(await doudi.system.store.head());
    const items = await everyPage({ kind: 'PAYMENT_DUPLICATE', region: '220503', minPosition });
    return items.find((item) => item['id'] === id)!;
  }

  it('begins with the county: nothing is judged that was not explained', async () => {
    const early = await auditor.post(path('verdict')).send(verdict);
    expect([early.status, early.body.code]).toEqual([422, 'FINDING_NOT_EXPLAINED']);
    const unknown = await county
      .post(path('explanation', 'PAYMENT_DUPLICATE:1:X'))
      .send(explanation);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'FINDING_UNKNOWN']);
    const other = await doudi.as('county-treasury', '220422');
    await other.post(path('explanation')).send(explanation).expect(403);
    const province = await doudi.as('province-finance');
    await province.post(path('explanation')).send(explanation).expect(403);
    await county.post(path('explanation')).send(explanation).expect(201);
    expect(await status()).toMatchObject({ status: 'explained', handling: [explanation] });
  });

  it('goes on with a verdict, once', async () => {
    const early = await county.post(path('rectification')).send(rectification);
    expect([early.status, early.body.code]).toEqual([422, 'FINDING_NOT_CONFIRMED']);
    await county.post(path('verdict')).send(verdict).expect(403);
    await auditor.post(path('verdict')).send(verdict).expect(201);
    const again = await auditor.post(path('verdict')).send({ ...verdict, verdict: 'dismissed' });
    expect([again.status, again.body.code]).toEqual([409, 'FINDING_ALREADY_JUDGED']);
    const late = await county.post(path('explanation')).send(explanation);
    expect([late.status, late.body.code]).toEqual([409, 'FINDING_ALREADY_JUDGED']);
    expect(await status()).toMatchObject({ status: 'confirmed' });
  });

  it('ends with the rectification, which recovers no more than was found', async () => {
    const greedy = { ...rectification, recoveredAmount: '826.01' };
    const refused = await county.post(path('rectification')).send(greedy);
    expect([refused.status, refused.body.code]).toEqual([422, 'RECOVERY_EXCEEDS_FINDING']);
    await county.post(path('rectification')).send(rectification).expect(201);
    expect(await status()).toMatchObject({
      status: 'rectified',
      handling: [{}, { role: 'audit' }, { recoveredAmount: '826.00', evidence: 'TH-9' }],
    });
    const again = await county.post(path('rectification')).send(rectification);
    expect([again.status, again.body.code]).toEqual([409, 'FINDING_ALREADY_RECTIFIED']);
  });

  it('names the entries by which the money came back, which must concern it', async () => {
    const items = await everyPage({ kind: 'PAYMENT_DUPLICATE', region: '220503' });
    const [other, another] = items.filter((item) => item['id'] !== id);
    const of = String(other!['id']);
    await county.post(path('explanation', of)).send(explanation).expect(201);
    await auditor.post(path('verdict', of)).send(verdict).expect(201);
    const returned = async (returnNo: string, { batchNo, paymentNo }: Item): Promise<void> => {
      const answer = await county
        .post(`/api/v1/disbursements/${String(batchNo)}/returns`)
        .send({ returnNo, paymentNo, returnedOn: '2018-12-20', reason: '追回' });
      expect([answer.status, answer.body]).toMatchObject([201, {}]);
    };
    await returned('ZH-1', other!);
    await returned('ZH-2', another!);
    const rectify = (named: object, more: object = {}) =>
      county
        .post(path('rectification', of))
        .send({ text: '已追回。', recoveries: [named], ...more });
    const head = await doudi.system.store.head();
    for (const [named, more, status, code] of [
      [{ kind: 'RETURN', number: 'ZH-9' }, {}, 422, 'RECOVERY_UNKNOWN'],
      [{ kind: 'CORRECTION', number: 'ZH-1' }, {}, 422, 'RECOVERY_UNKNOWN'],
      [{ kind: 'RETURN', number: 'ZH-2' }, {}, 422, 'RECOVERY_NOT_OF_FINDING'],
      [
        { kind: 'RETURN', number: 'ZH-1' },
        { recoveredAmount: '999999.00' },
        422,
        'RECOVERY_EXCEEDS_ENTRIES',
      ],
      [{ kind: 'GIFT', number: 'ZH-1' }, {}, 400, 'VALIDATION_FAILED'],
    ] as const) {
      const { status: answered, body } = await rectify(named, more);
      expect([named, answered, body.code]).toEqual([named, status, code]);
    }
    expect(await doudi.system.store.head()).toBe(head);
    const { body } = await rectify({ kind: 'RETURN', number: 'ZH-1' }).expect(201);
    expect(body.events[0].type).toBe('FindingRectified');
    const minPosition = Number(await doudi.system.store.head());
    const dated = { kind: 'PAYMENT_DUPLICATE', asOf: '2018-12-01', minPosition };
    const life = async (): Promise<Item> => {
      const all = await everyPage({ ...dated, asOf: '2018-12-19' });
      return all.find((item) => item['id'] === of)!;
    };
    expect(await life()).toMatchObject({ id: of });
    const [handled] = await doudi.system.sql.query<{ recoveries: object; recovered_fen: bigint }>(
      'SELECT recoveries, recovered_fen FROM read.finding_handlings WHERE recoveries <> $1 ',
      ['[]'],
    );
    expect(handled!.recoveries).toMatchObject([{ kind: 'RETURN', number: 'ZH-1' }]);
    expect(String(handled!.recovered_fen)).toBe(String(other!['amount']).replace('.', ''));
  });

  it('is rectified once, also where the entry that was named was reversed since', async () => {
    const of = 'PAYMENT_AFTER_EXIT:1:T-2';
    const treasury = await doudi.as('county-treasury', '220422', 'clerk');
    const approver = await doudi.as('county-treasury', '220422', 'approver');
    await treasury.post(path('explanation', of)).send(explanation).expect(201);
    await auditor.post(path('verdict', of)).send(verdict).expect(201);
    const back = { returnNo: 'ZH-3', paymentNo: 1, returnedOn: '2018-04-20', reason: '追回' };
    await treasury.post('/api/v1/disbursements/T-2/returns').send(back).expect(201);
    const rectify = () =>
      treasury
        .post(path('rectification', of))
        .set('Idempotency-Key', 'rectify-T-2')
        .send({ text: '已追回。', recoveries: [{ kind: 'RETURN', number: 'ZH-3' }] });
    const { body: first } = await rectify().expect(201);
    const [claim] = await doudi.system.store.findClaims(['return/ZH-3/0']);
    const correction = { correctionNo: 'GZ-ZH-3', eventId: claim!.eventId, reason: '录入有误' };
    await treasury.post('/api/v1/corrections').send(correction).expect(201);
    await approver.post('/api/v1/corrections/GZ-ZH-3/approve').send({}).expect(201);
    const again = await rectify().expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body.events).toEqual(first.events);
  });

  it('of the province is explained by the province', async () => {
    const late = 'TRANSFER_LATE:吉财社指〔2015〕10号';
    await county.post(path('explanation', late)).send(explanation).expect(403);
    const province = await doudi.as('province-finance');
    await province.post(path('explanation', late)).send(explanation).expect(201);
  });

  it('shows a county its own, and nobody a person', async () => {
    const own = await everyPage({}, county);
    expect(new Set(own.map((item) => item['region']))).toEqual(new Set(['220503']));
    const everything = JSON.stringify(await everyPage({}));
    const persons = await doudi.system.sql.query<{ beneficiary: string }>(
      'SELECT DISTINCT beneficiary FROM read.payments',
    );
    expect(persons.length).toBeGreaterThan(1000);
    expect(persons.filter(({ beneficiary }) => everything.includes(beneficiary))).toEqual([]);
  });
});

describe('remaining money by original budget year', () => {
  it('says how old it is and what is due to be reclaimed', async () => {
    const asOf = '2017-12-31';
    const { body } = await auditor.get('/api/v1/supervision/ageing').query({ asOf }).expect(200);
    const { items } = body as { items: Item[] };
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(item['reclaimDue']).toBe(Number(item['age']) >= 2);
    const due = items.filter((item) => item['reclaimDue']);
    const surplus = await everyPage({ kind: 'SURPLUS_OVER_TWO_YEARS', asOf });
    expect(due.length).toBeGreaterThan(0);
    const place = ['region', 'fiscalYear', 'program'];
    expect(new Set(lines(due, place))).toEqual(new Set(lines(surplus, place)));
  });
});

describe('money that is due to be reclaimed', () => {
  const due = async (query: object, agent = auditor): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let cursor = ''; ;) {
      const path = '/api/v1/supervision/reclaims-due';
      const { body } = await agent
        .get(path)
        .query({ limit: 2, ...query, cursor })
        .expect(200);
      const page = body as { items: Item[]; next: string | null };
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  };

  it('is all surplus of two years, document by document, with the day since when', async () => {
    const asOf = '2017-12-31';
    const items = await due({ asOf });
    const surplus = await everyPage({ kind: 'SURPLUS_OVER_TWO_YEARS', asOf });
    const members = ['region', 'fiscalYear', 'program', 'documentNo', 'amount'];
    expect(items.length).toBeGreaterThan(4);
    expect(lines(items, members)).toEqual(lines(surplus, members));
    for (const { originYear, dueSince, daysDue } of items) {
      expect(dueSince).toBe(`${Number(originYear) + 2}-01-01`);
      const days = (Date.parse(asOf) - Date.parse(String(dueSince))) / 86_400_000;
      expect(daysDue).toBe(days);
    }
    const since = items.map((item) => String(item['dueSince']));
    expect(since).toEqual(since.toSorted());
  });

  it('names its finding, and is less once some of it was reclaimed', async () => {
    const asOf = '2018-12-31';
    const first = (await due({ asOf })).find((item) => item['fiscalYear'] === 2018);
    const { region, fiscalYear, documentNo, program, amount, findingId } = first!;
    const again = async (query: object) =>
      (await due(query)).find((item) => item['findingId'] === findingId);
    const found = await everyPage({ kind: 'SURPLUS_OVER_TWO_YEARS', asOf, region: String(region) });
    expect(found.map((item) => item['id'])).toContain(findingId);
    const province = await doudi.as('province-finance');
    const path = `/api/v1/counties/${String(region)}/years/${String(fiscalYear)}/reclaims`;
    const answer = await province.post(path).send({
      reclaimNo: 'SH-T1',
      program,
      documentNo,
      amount: '1.00',
      reclaimedOn: '2018-11-30',
      reason: 'SURPLUS',
    });
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    const minPosition = Number(await doudi.system.store.head());
    const after = await again({ asOf, minPosition });
    const left = (Number(amount) - 1).toFixed(2);
    expect(after).toMatchObject({ findingId, amount: left, reclaimed: '1.00' });
    expect(await again({ asOf: '2018-11-29', minPosition })).toMatchObject({ reclaimed: '0.00' });
  });

  it('goes on after a line that is not there any more', async () => {
    const ask = (query: object) =>
      auditor
        .get('/api/v1/supervision/reclaims-due')
        .query({ limit: 1, ...query })
        .expect(200);
    const { body: page } = await ask({ asOf: '2018-12-31' });
    const { body: rest } = await ask({ asOf: '2015-12-31', cursor: page.next });
    expect(rest.items.map((item: Item) => item['findingId'])).not.toContain(
      page.items[0].findingId,
    );
  });

  it('shows a county its own', async () => {
    const [first] = await due({ asOf: '2018-12-31' });
    const region = String(first!['region']);
    const own = await due({ asOf: '2018-12-31' }, await doudi.as('county-treasury', region));
    expect(new Set(own.map((item) => item['region']))).toEqual(new Set([region]));
  });
});

describe('a threshold that changes', () => {
  async function decide(name: string, effectiveFrom: string, value: string): Promise<void> {
    const province = await doudi.as('province-finance');
    const answer = await province.post('/api/v1/policy/parameters').send({
      name,
      effectiveFrom,
      value,
      document: '吉财社〔2017〕99号',
      clause: '三',
      quote: '调整时限',
    });
    expect([answer.status, answer.body]).toMatchObject([201, {}]);
    await doudi.settled();
  }

  it('changes what lies idle from its day on, and on no day before', async () => {
    const idle = async (asOf: string) => (await everyPage({ kind: 'FUNDS_IDLE', asOf })).length;
    const [before, on] = ['2017-11-30', '2017-12-31'];
    const was = { before: await idle(before), on: await idle(on) };
    await decide('supervision.idle.days', '2017-12-01', '400');
    expect(await idle(before)).toBe(was.before);
    expect(await idle(on)).toBeLessThan(was.on);
  });

  it('holds batches of its months to it, and none of the months before', async () => {
    const late = async () => {
      const items = await everyPage({ kind: 'PAYMENT_LATE', fiscalYear: 2017 });
      return items.map((item) => [item['batchNo'], (item['evidence'] as Item)['paidOn']]);
    };
    const was = await late();
    await decide('supervision.payment.dueDay', '2017-07-01', '31');
    const is = await late();
    expect(is.length).toBeLessThan(was.length);
    const firstHalf = (items: readonly unknown[][]) =>
      items.filter(([, paidOn]) => String(paidOn) < '2017-07-01');
    expect(firstHalf(is)).toEqual(firstHalf(was));
  });
});
