/** What would be recorded, and what it would change: nothing of it is recorded. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Client, type Schema, done, refusal } from '../client/client.js';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import { carriedOut, region } from '../ledger-at-work.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [COUNTY] = COUNTIES;
const YEAR = { code: COUNTY, year: 2017 };
const BUDGETS = '/api/v1/counties/{code}/years/{year}/budgets';
const NEEDS = '/api/v1/counties/{code}/years/{year}/needs';
const CORRECTION = { correctionNo: 'GZ-1', reason: '录入有误' };
const OF_YEAR = { region: COUNTY, fiscalYear: 2017 };

let doudi: RunningDoudi;
let treasury: Client;
let affairs: Client;

beforeAll(async () => {
  doudi = await runDoudi();
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  await carriedOut(doudi.system.ledger, region(COUNTY, 'county'));
  treasury = await doudi.client('county-treasury', COUNTY);
  affairs = await doudi.client('civil-affairs', COUNTY);
  await done(assess(12));
});

afterAll(() => doudi.close());

type Foreseen = Schema<'Foreseen'>;

/** A dry run. @throws where anything was recorded */
async function foreseen(
  asked: () => Promise<{ data?: unknown; error?: unknown; response: Response }>,
): Promise<Foreseen> {
  const head = await doudi.system.store.head();
  const { data, error, response } = await asked();
  expect([response.status, error]).toEqual([200, undefined]);
  expect(await doudi.system.store.head()).toBe(head);
  return data as Foreseen;
}

const dry = { query: { dryRun: 'true' } } as const;

function assess(persons: number, how: object = {}) {
  const need = { program: 'RURAL_DIBAO', months: 12, monthlyAmount: '1.00' } as const;
  const body = { ...need, persons, assessedOn: '2017-02-01' };
  return affairs.POST(NEEDS, { params: { path: YEAR, ...how }, body });
}

const road = (amount: string, entryNo = 'YS-1'): Schema<'BudgetBody'> => ({
  ...{ entryNo, class: 'CONSTRUCTION', code: 'ROAD', projectKind: 'GENERAL', source: 'OWN' },
  ...{ amount, allocatedOn: '2017-03-01' },
});

const build = (amount: string, how: object = {}) =>
  treasury.POST(BUDGETS, { params: { path: YEAR, ...how }, body: road(amount) });

it('a budget during a gap: what it would warn of, move and open; its key is free after', async () => {
  const how = { header: { 'Idempotency-Key': 'road' } };
  const clause = expect.any(String);
  expect(await foreseen(() => build('50.00', { ...how, ...dry }))).toEqual({
    events: [{ type: 'BudgetAllocated', stream: `county-${COUNTY}`, occurredOn: '2017-03-01' }],
    warnings: [
      { code: 'CONSTRUCTION_DURING_GAP', message: expect.stringMatching('144.00'), clause },
    ],
    effects: ['constructionArranged', 'constructionTotal'].map((figure) => ({
      ...OF_YEAR,
      ...{ figure, program: null, before: '0.00', after: '50.00' },
    })),
    alertsOpened: [OF_YEAR],
    alertsClosed: [],
  });
  const { warnings } = await done(build('60.00', how));
  expect(warnings).toMatchObject([{ code: 'CONSTRUCTION_DURING_GAP' }]);
  const head = await doudi.system.store.head();
  const repeated = await build('60.00', { ...how, ...dry });
  expect(repeated.response.headers.get('idempotent-replayed')).toBe('true');
  expect(repeated.data).toMatchObject({ events: [{ type: 'BudgetAllocated' }] });
  expect(await doudi.system.store.head()).toBe(head);
  const reused = build('70.00', { ...how, ...dry });
  expect(await refusal(reused)).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
});

it('a need that closes the gap closes the alert, and so does the correction of the budget', async () => {
  const lowered = await foreseen(() => assess(0, dry));
  expect(lowered).toMatchObject({ alertsOpened: [], alertsClosed: [OF_YEAR], warnings: [] });
  const moved = lowered.effects.map(({ figure, program, before, after }) =>
    [figure, program, before, after].join(' '),
  );
  expect(moved.sort()).toEqual([
    'gap  144.00 0.00',
    'gap RURAL_DIBAO 144.00 0.00',
    'need RURAL_DIBAO 144.00 0.00',
    'projectedGap  144.00 0.00',
    'projectedNeed RURAL_DIBAO 144.00 0.00',
  ]);
  const events = await (await doudi.as('audit')).get('/api/v1/audit/events?type=BudgetAllocated');
  const [{ id: eventId }] = (events.body as { items: [{ id: string }] }).items;
  await done(treasury.POST('/api/v1/corrections', { body: { ...CORRECTION, eventId } }));
  const colleague = await doudi.client('county-treasury', COUNTY, 'colleague');
  const params = { path: { id: 'GZ-1' }, ...dry };
  const reversed = await foreseen(() =>
    colleague.POST('/api/v1/corrections/{id}/approve', { params }),
  );
  expect(reversed).toMatchObject({
    effects: [{ before: '60.00', after: '0.00' }, { figure: 'constructionTotal' }],
    ...{ events: [{ type: 'EntryReversed' }], alertsClosed: [OF_YEAR] },
  });
});

it('is refused as the write would be, and where it is not said which of the two is meant', async () => {
  expect(await refusal(build('50.00', dry))).toEqual([409, 'DUPLICATE_KEY']);
  const lowering = {
    program: 'RURAL_DIBAO',
    months: 12,
    persons: 1,
    monthlyAmount: '1.00',
  } as const;
  const body = { ...lowering, assessedOn: '2017-03-01' };
  const byTreasury = treasury.POST(NEEDS, { params: { path: YEAR, ...dry }, body });
  expect(await refusal(byTreasury)).toEqual([422, 'NEED_LOWERING_RESERVED']);
  const head = await doudi.system.store.head();
  const unclear = await (
    await doudi.as('county-treasury', COUNTY)
  )
    .post(`/api/v1/counties/${COUNTY}/years/2017/budgets?dryRun=1`)
    .send(road('50.00', 'YS-2'));
  expect([unclear.status, unclear.body]).toMatchObject([400, { errors: [{ path: 'dryRun' }] }]);
  expect(await doudi.system.store.head()).toBe(head);
});

it('a list of payments as CSV: what would be found of them, and what they would move', async () => {
  const own = { entryNo: 'YS-3', class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' } as const;
  const money = { source: 'OWN', amount: '100.00', allocatedOn: '2017-03-01' } as const;
  await done(treasury.POST(BUDGETS, { params: { path: YEAR }, body: { ...own, ...money } }));
  const clerk = await doudi.as('county-treasury', COUNTY);
  const line = '11010519491231002X,某人,1,1,BASIC,3.00';
  const batch = `batchNo=F&class=BASIC_LIVELIHOOD&code=RURAL_DIBAO&period=2017-04&paidOn=2017-04-10`;
  const header = 'payment_no,beneficiary_id,name,persons,months,component,amount';
  const pay = (more: string) =>
    clerk
      .post(`/api/v1/counties/${COUNTY}/years/2017/disbursements?${batch}&amount=6.00${more}`)
      .type('text/csv')
      .send(`${header}\n1,${line}\n2,${line}\n`);
  const { warnings, effects, events } = await foreseen(async () => {
    const { status, body } = await pay('&dryRun=true');
    return { data: body as unknown, response: { status } as Response };
  });
  expect(warnings).toMatchObject([{ code: 'PAYMENT_DUPLICATE', path: 'payments[1]' }]);
  expect(effects).toMatchObject([
    { figure: 'disbursed', program: 'RURAL_DIBAO', before: '0.00', after: '6.00' },
    { figure: 'available', program: 'RURAL_DIBAO', before: '100.00', after: '94.00' },
  ]);
  const written = await pay('');
  const recorded = (written.body as { events: { type: string; stream: string }[] }).events;
  const placeOf = ({ type, stream }: { type: string; stream: string }) => `${type} ${stream}`;
  expect([written.status, recorded.map(placeOf)]).toEqual([201, events.map(placeOf)]);
});

it('a matter that would be opened has no number yet, and an objection is not lodged', async () => {
  const body = {
    kind: 'RECTIFICATION',
    region: COUNTY,
    title: '发放',
    dueOn: '2100-01-01',
  } as const;
  const auditor = await doudi.client('audit');
  const opened = await foreseen(() =>
    auditor.POST('/api/v1/matters', { params: { ...dry }, body }),
  );
  expect(opened.events).toMatchObject([{ type: 'MatterOpened' }]);
  const about = { region: COUNTY, program: 'RURAL_DIBAO', period: '2017-04' } as const;
  const objection = { params: { ...dry }, body: { subject: about, text: '未公示' } } as const;
  const lodged = await foreseen(() => auditor.POST('/api/v1/public/objections', objection));
  expect(lodged.events).toMatchObject([{ type: 'ObjectionLodged' }]);
});
