/** Complaints and rectifications: from opening to a closing that rests on evidence. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { openSealer } from '../../apps/system/seals.js';
import { rebuild } from '../../apps/projector/read-models.js';
import { everyRow } from './every-row.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';
import { unzipped } from './unzipped.js';

const COUNTY = '220422';
const FOREIGN = '220421';
const NUMBERS = ['110101199003071268', '11010119900307125X', '110101199003072041'] as const;
const FINDING = 'PAYMENT_DUPLICATE:2:FF-1';
const RAISED_FINDING = 'PAYMENT_DUPLICATE:2:FF-4';
const SETTLED_FINDING = 'PAYMENT_DUPLICATE:2:FF-3';
const DUE = '2099-06-30';
const COMPLAINT = {
  text: '反映某村低保金发放不公。',
  complainant: '示例乙',
  contact: '0437-1234567',
};
const OPENING = {
  kind: 'COMPLAINT',
  region: COUNTY,
  title: '城市低保重复发放',
  program: 'URBAN_DIBAO',
  fiscalYear: 2018,
  dueOn: DUE,
  requiredAmount: '310.00',
  complaint: COMPLAINT,
};

let doudi: RunningDoudi;
let audit: supertest.Agent;
let discipline: supertest.Agent;
let clerk: supertest.Agent;
let foreigner: supertest.Agent;

interface Written {
  readonly code: string;
  readonly matterNo: string;
  readonly events: readonly { readonly id: string }[];
}

async function post(agent: supertest.Agent, path: string, body: object, status = 201) {
  const answer = await agent.post(`/api/v1${path}`).send(body);
  const { code = null } = answer.body as { code?: string };
  expect([answer.status, code]).toEqual([status, status < 300 ? null : code]);
  return answer.body as Written;
}

/** That it is refused so, and nothing is written. */
async function refused(
  agent: supertest.Agent,
  path: string,
  body: object,
  [status, code]: readonly [number, string],
) {
  const before = await doudi.system.store.head();
  const answer = await agent.post(`/api/v1${path}`).send(body);
  expect([path, answer.status, (answer.body as Written).code]).toEqual([path, status, code]);
  expect(await doudi.system.store.head()).toBe(before);
}

async function opened(changes: object = {}, agent = audit): Promise<string> {
  const { complaint: _complaint, ...plain } = OPENING;
  const body = { ...plain, kind: 'RECTIFICATION', ...changes };
  return `/matters/${(await post(agent, '/matters', body)).matterNo}`;
}

async function matter(path: string, agent = audit) {
  return (await agent.get(`/api/v1${path}`).expect(200)).body as Record<string, unknown>;
}

async function pay(
  county: string,
  batchNo: string,
  payments: readonly { readonly paymentNo: number; readonly amount: string }[],
  amount: string,
  beneficiaryId: string = NUMBERS[0],
) {
  const agent = county === COUNTY ? clerk : foreigner;
  await post(agent, `/counties/${county}/years/2018/disbursements`, {
    ...{ batchNo, class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' },
    ...{ period: '2018-02', paidOn: '2018-02-09', amount },
    payments: payments.map((line) => {
      return { ...line, beneficiaryId, name: '示例甲', persons: 1 };
    }),
  });
}

async function returned(agent: supertest.Agent, batchNo: string, returnNo: string, paymentNo = 1) {
  const said = { returnNo, paymentNo, returnedOn: '2018-02-20', reason: '重复发放' };
  return post(agent, `/disbursements/${batchNo}/returns`, said);
}

async function reversed(eventId: string, correctionNo: string): Promise<string> {
  await post(clerk, '/corrections', { correctionNo, eventId, reason: '误录' });
  const second = await doudi.as('county-treasury', COUNTY, 'second clerk');
  return (await post(second, `/corrections/${correctionNo}/approve`, {})).events[0]!.id;
}

/** Explained, judged and reported: all that a closing asks for beside money and findings. */
async function answered(path: string, verdict = 'confirmed') {
  await post(clerk, `${path}/explanations`, { text: '两次申报未核销' });
  await post(discipline, `${path}/verdicts`, { verdict, text: '情况属实' });
  const report = { documentNo: '东辽民〔2018〕17号', text: '已追回并完善核对程序' };
  await post(clerk, `${path}/rectification-reports`, report);
}

beforeAll(async () => {
  doudi = await runDoudi();
  const province = await doudi.as('province-finance');
  for (const region of [
    { code: '220000', name: '某省', level: 'province' },
    { code: COUNTY, name: '某县', level: 'county', parent: '220000' },
    { code: FOREIGN, name: '他县', level: 'county', parent: '220000' },
  ]) {
    await post(province, '/regions', region);
  }
  audit = await doudi.as('audit', undefined, 'auditor');
  discipline = await doudi.as('discipline', undefined, 'inspector');
  clerk = await doudi.as('county-treasury', COUNTY, 'clerk');
  foreigner = await doudi.as('county-treasury', FOREIGN, 'foreigner');
  const entry = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', source: 'OWN' };
  const budget = { ...entry, amount: '9000.00', allocatedOn: '2018-01-10' };
  for (const [county, agent] of [
    [COUNTY, clerk],
    [FOREIGN, foreigner],
  ] as const) {
    const body = { ...budget, entryNo: `YS-${county}` };
    await post(agent, `/counties/${county}/years/2018/budgets`, body);
  }
  const twice = [
    { paymentNo: 1, amount: '300.00' },
    { paymentNo: 2, amount: '310.00' },
  ];
  await pay(COUNTY, 'FF-1', twice, '610.00');
  await pay(COUNTY, 'FF-3', twice, '610.00', NUMBERS[1]);
  await pay(COUNTY, 'FF-4', twice, '610.00', NUMBERS[2]);
  await pay(FOREIGN, 'FF-2', [{ paymentNo: 1, amount: '400.00' }], '400.00');
  await doudi.settled();
});

afterAll(() => doudi.close());

describe('a complaint', () => {
  let path: string;

  it('is opened once for its key, with what it says kept sealed', async () => {
    const open = (body: object) =>
      audit.post('/api/v1/matters').set('Idempotency-Key', 'k-1').send(body);
    const first = await open(OPENING).expect(201);
    const again = await open(OPENING).expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.body).toMatchObject({
      matterNo: first.body.matterNo,
      events: first.body.events,
    });
    const other = { ...OPENING, complaint: { text: '另一件事' } };
    expect((await open(other).expect(409)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await sealedTexts()).toBe(3);
    path = `/matters/${first.body.matterNo}`;
    expect(first.headers['location']).toBe(`/api/v1${path}`);
    expect(path).toMatch(/^\/matters\/SX-\d{8}-[0-9A-Z]{10}$/);
  });

  it('is refused where it is about nothing there is, due too early, or no complaint', async () => {
    for (const [change, status, code] of [
      [{ region: '229999' }, 422, 'REGION_UNKNOWN'],
      [{ region: '220000' }, 422, 'REGION_NOT_A_COUNTY'],
      [{ program: 'NO_SUCH' }, 422, 'PROGRAM_UNKNOWN'],
      [{ requiredAmount: '0.00' }, 422, 'AMOUNT_NOT_POSITIVE'],
      [{ dueOn: '2018-01-01' }, 422, 'MATTER_DUE_DAY_TOO_EARLY'],
      [{ kind: 'RECTIFICATION' }, 422, 'MATTER_NOT_A_COMPLAINT'],
      [{ complaint: { text: '' } }, 400, 'VALIDATION_FAILED'],
    ] as const) {
      await refused(audit, '/matters', { ...OPENING, ...change }, [status, code]);
    }
    expect(await sealedTexts()).toBe(3);
  });

  it('tells the county nothing of who complained, and others nothing at all', async () => {
    const own = await matter(path, clerk);
    expect(own).toMatchObject({ kind: 'COMPLAINT', complainant: null, status: 'open' });
    expect(await matter(path)).toMatchObject({ complainant: 'NAMED', openedBy: 'auditor' });
    const url = `/api/v1${path}`;
    await clerk.get(`${url}/complaint?purpose=check-the-case`).expect(403);
    const told = await foreigner.get(url).expect(403);
    expect(told.body.code).toBe('OUTSIDE_COUNTY');
    for (const role of ['province-finance', 'civil-affairs', 'admin'] as const) {
      await (await doudi.as(role)).get(url).expect(403);
      await (await doudi.as(role)).get('/api/v1/matters').expect(403);
    }
    await supertest(doudi.address).get(url).expect(401);
    await audit.get('/api/v1/matters/SX-20180105-0000000000').expect(404);
  });

  it('is looked at for a stated purpose, which is recorded first', async () => {
    const url = `/api/v1${path}/complaint`;
    await audit.get(url).expect(400);
    expect((await audit.get(`${url}?purpose=check-the-case`).expect(200)).body).toEqual(COMPLAINT);
    const { body } = await discipline.get('/api/v1/audit/events?type=PersonalDataViewed');
    expect(body.items).toMatchObject([
      {
        stream: 'personal-data-auditor',
        data: { beneficiary: path.replace('/matters/', 'matter/'), purpose: 'check-the-case' },
      },
    ]);
    const rectification = await opened();
    await audit.get(`/api/v1${rectification}/complaint?purpose=check-the-case`).expect(404);
  });

  it('stands in clear nowhere but in that answer', async () => {
    await doudi.settled();
    const everything = await everyRow(doudi.database.url);
    for (const said of Object.values(COMPLAINT)) {
      for (const text of [said, Buffer.from(said).toString('hex')]) {
        expect(everything.includes(text)).toBe(false);
        expect(doudi.logged().includes(text)).toBe(false);
      }
    }
    expect(everything).toContain('SX-');
  });
});

describe('links', () => {
  let path: string;
  let lodged: string;
  const links = (...some: readonly (readonly [string, string])[]) => ({
    links: some.map(([kind, id]) => ({ kind, id })),
  });

  async function eventOf(type: string, stream?: string): Promise<string> {
    const of = stream === undefined ? '' : `&stream=${stream}`;
    const { body } = await discipline.get(`/api/v1/audit/events?type=${type}${of}`).expect(200);
    return (body.items as { id: string }[])[0]!.id;
  }

  beforeAll(async () => {
    path = await opened();
    const subject = { region: COUNTY, program: 'URBAN_DIBAO', period: '2018-02' };
    const objected = await supertest(doudi.address)
      .post('/api/v1/public/objections')
      .send({ subject, text: '金额不符' })
      .expect(201);
    lodged = objected.body.objectionNo as string;
  });

  it('name findings, events and objections that concern the county', async () => {
    const batch = await eventOf('DisbursementRecorded', `county-${COUNTY}`);
    const all = links(['FINDING', FINDING], ['EVENT', batch], ['OBJECTION', lodged]);
    await post(audit, `${path}/links`, all);
    expect((await matter(path, clerk))['links']).toMatchObject([
      { kind: 'FINDING', id: FINDING, settled: false, by: 'auditor', role: 'audit' },
      { kind: 'EVENT', id: batch, settled: null },
      { kind: 'OBJECTION', id: lodged, settled: null },
    ]);
    await refused(audit, `${path}/links`, all, [409, 'MATTER_ALREADY_LINKED']);
  });

  it('are refused where there is no such thing, or it concerns another county', async () => {
    const foreign = await eventOf('DisbursementRecorded', `county-${FOREIGN}`);
    const look = await eventOf('PersonalDataViewed');
    const read = await eventOf('AuditRead');
    const unknownEvent = '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11';
    for (const [kind, id, code] of [
      ['FINDING', 'PAYMENT_DUPLICATE:9:FF-1', 'FINDING_UNKNOWN'],
      ['FINDING', 'nonsense', 'FINDING_UNKNOWN'],
      ['EVENT', unknownEvent, 'EVENT_UNKNOWN'],
      ['EVENT', 'nonsense', 'EVENT_UNKNOWN'],
      ['EVENT', foreign, 'MATTER_LINK_OUTSIDE'],
      ['EVENT', look, 'MATTER_LINK_OUTSIDE'],
      ['EVENT', read, 'MATTER_LINK_OUTSIDE'],
      ['OBJECTION', 'YY-20180101-0000000000', 'OBJECTION_UNKNOWN'],
    ] as const) {
      await refused(audit, `${path}/links`, links([kind, id]), [422, code]);
    }
    await refused(clerk, `${path}/links`, links(['EVENT', foreign]), [403, 'FORBIDDEN']);
  });
});

describe('what the county answers', () => {
  it('is said by the county concerned, and judged by who may', async () => {
    const path = await opened();
    const verdict = { verdict: 'confirmed', text: '属实' };
    await refused(audit, `${path}/verdicts`, verdict, [422, 'MATTER_NOT_EXPLAINED']);
    const said = { text: '两次申报' };
    await refused(foreigner, `${path}/explanations`, said, [403, 'OUTSIDE_COUNTY']);
    await refused(audit, `${path}/explanations`, said, [403, 'FORBIDDEN']);
    await post(clerk, `${path}/explanations`, said);
    await refused(clerk, `${path}/verdicts`, verdict, [403, 'FORBIDDEN']);
    await post(audit, `${path}/verdicts`, verdict);
    await refused(discipline, `${path}/verdicts`, verdict, [422, 'MATTER_NOT_EXPLAINED']);
    const unknown = '/matters/SX-20180105-0000000000/explanations';
    await refused(clerk, unknown, said, [404, 'MATTER_UNKNOWN']);
  });

  it('is given a later day by an auditor, with a reason', async () => {
    const path = await opened();
    const later = { dueOn: '2099-08-31', reason: '待银行流水' };
    await refused(clerk, `${path}/extensions`, later, [403, 'FORBIDDEN']);
    await refused(audit, `${path}/extensions`, { ...later, dueOn: DUE }, [
      422,
      'MATTER_DUE_DAY_TOO_EARLY',
    ]);
    await post(audit, `${path}/extensions`, later);
    expect(await matter(path, clerk)).toMatchObject({
      dueOn: '2099-08-31',
      extensions: [{ previousDueOn: DUE, dueOn: '2099-08-31', reason: '待银行流水' }],
    });
  });

  it('is written on what was read: a step in between is told', async () => {
    const path = await opened();
    const explain = () =>
      clerk.post(`/api/v1${path}/explanations`).set('If-Match', '"0"').send({ text: '说明' });
    await explain().expect(201);
    expect((await explain().expect(412)).body.code).toBe('STALE_REVISION');
    expect(await matter(path)).toMatchObject({ revision: 1 });
  });
});

describe('money that came back', () => {
  it('counts with the amount of its entry, once, while it stands', async () => {
    const [path, other] = [await opened(), await opened()];
    const recovery = { kind: 'RETURN', number: 'TH-1' };
    const recoveries = `${path}/recoveries`;
    await refused(clerk, recoveries, recovery, [422, 'RECOVERY_UNKNOWN']);
    await returned(foreigner, 'FF-2', 'TH-9');
    const foreign = { kind: 'RETURN', number: 'TH-9' };
    await refused(clerk, recoveries, foreign, [422, 'MATTER_RECOVERY_OUTSIDE']);

    const entry = await returned(clerk, 'FF-1', 'TH-1');
    const keyed = () =>
      clerk.post(`/api/v1${recoveries}`).set('Idempotency-Key', 'th-1').send(recovery);
    const first = await keyed().expect(201);
    expect((await keyed().expect(201)).body.events).toEqual(first.body.events);
    await refused(clerk, `${other}/recoveries`, recovery, [409, 'MATTER_RECOVERY_COUNTED']);
    await refused(clerk, recoveries, recovery, [409, 'MATTER_RECOVERY_COUNTED']);
    expect(await matter(path)).toMatchObject({
      recoveredAmount: '300.00',
      missingAmount: '10.00',
      recoveries: [{ number: 'TH-1', amount: '300.00', reversed: false }],
    });

    await reversed(entry.events[0]!.id, 'GZ-1');
    expect(await matter(path)).toMatchObject({
      recoveredAmount: '0.00',
      missingAmount: '310.00',
      recoveries: [{ number: 'TH-1', reversed: true }],
    });
    await doudi.settled();
    expect(await listed(path)).toMatchObject({ recoveredAmount: '0.00' });
    await post(discipline, `${path}/recovery-waivers`, { reason: '已去世' });
    expect(await matter(path)).toMatchObject({ waivers: [{ amount: '310.00' }] });
    expect((await keyed().expect(201)).body.events).toEqual(first.body.events);
  });

  it('counts for one of two matters that name it at once', async () => {
    const paths = [await opened(), await opened()];
    await returned(clerk, 'FF-1', 'TH-2', 1);
    const recovery = { kind: 'RETURN', number: 'TH-2' };
    const answers = await Promise.all(
      paths.map((path) => clerk.post(`/api/v1${path}/recoveries`).send(recovery)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const [lost] = answers.filter(({ status }) => status === 409);
    expect(lost!.body.code).toBe('MATTER_RECOVERY_COUNTED');
  });
});

describe('a closing', () => {
  const closing = { text: '同意结案' };
  let path: string;

  it('rests on evidence, piece by piece, and on two persons', async () => {
    path = await opened({ requiredAmount: '310.00' });
    const close = `${path}/closing`;
    await post(audit, `${path}/links`, { links: [{ kind: 'FINDING', id: SETTLED_FINDING }] });
    await refused(audit, close, closing, [403, 'MATTER_CLOSED_BY_OPENER']);
    await refused(clerk, close, closing, [403, 'FORBIDDEN']);
    await refused(discipline, close, closing, [422, 'MATTER_NOT_JUDGED']);
    await post(clerk, `${path}/explanations`, { text: '两次申报' });
    await refused(discipline, close, closing, [422, 'MATTER_NOT_JUDGED']);
    await post(discipline, `${path}/verdicts`, { verdict: 'confirmed', text: '属实' });
    await refused(discipline, close, closing, [422, 'MATTER_FINDING_UNSETTLED']);

    const finding = `/supervision/findings/${SETTLED_FINDING}`;
    await post(clerk, `${finding}/explanation`, { text: '重复' });
    await post(audit, `${finding}/verdict`, { verdict: 'confirmed', text: '属实' });
    await refused(discipline, close, closing, [422, 'MATTER_FINDING_UNSETTLED']);
    await returned(clerk, 'FF-3', 'TH-3', 2);
    const recovered = { text: '已追回', recoveries: [{ kind: 'RETURN', number: 'TH-3' }] };
    await post(clerk, `${finding}/rectification`, recovered);

    await refused(discipline, close, closing, [422, 'MATTER_NOT_RECTIFIED']);
    const report = { documentNo: '东辽民〔2018〕18号', text: '已整改' };
    await post(clerk, `${path}/rectification-reports`, report);
    const { body } = await discipline.post(`/api/v1${close}`).send(closing).expect(422);
    expect(body).toMatchObject({
      code: 'MATTER_RECOVERY_INCOMPLETE',
      clause: '吉政办发〔2017〕63号 五（三）',
    });
    await post(clerk, `${path}/recoveries`, { kind: 'RETURN', number: 'TH-3' });

    const keyed = () =>
      discipline.post(`/api/v1${close}`).set('Idempotency-Key', 'c').send(closing);
    const first = await keyed().expect(201);
    expect((await keyed().expect(201)).body.events).toEqual(first.body.events);
    expect(await matter(path, clerk)).toMatchObject({
      status: 'closed',
      closedLate: false,
      missingAmount: '0.00',
      closings: [{ conclusion: '同意结案', recoveredAmount: '310.00', by: 'inspector' }],
    });
  });

  it('lets nothing more in until it is reopened with a reason, and then begins anew', async () => {
    const { documentNo, text } = { documentNo: 'D', text: '补充' };
    const dueOn = '2099-12-31';
    const recovery = { kind: 'RETURN', number: 'TH-3' };
    for (const [agent, step, body] of [
      [audit, 'links', { links: [{ kind: 'FINDING', id: FINDING }] }],
      [clerk, 'explanations', { text }],
      [clerk, 'rectification-reports', { documentNo, text }],
      [clerk, 'recoveries', recovery],
      [discipline, 'recovery-waivers', { reason: text }],
      [audit, 'verdicts', { verdict: 'dismissed', text }],
      [audit, 'extensions', { dueOn, reason: text }],
      [discipline, 'closing', closing],
    ] as const) {
      await refused(agent, `${path}/${step}`, body, [409, 'MATTER_CLOSED']);
    }
    const reopening = { dueOn, reason: '又有新线索' };
    const early = { ...reopening, dueOn: '2018-01-01' };
    await refused(audit, `${path}/reopening`, early, [422, 'MATTER_DUE_DAY_TOO_EARLY']);
    await post(discipline, `${path}/reopening`, reopening);
    await refused(audit, `${path}/reopening`, reopening, [409, 'MATTER_NOT_CLOSED']);
    await refused(discipline, `${path}/closing`, closing, [403, 'MATTER_CLOSED_BY_OPENER']);
    await refused(audit, `${path}/closing`, closing, [422, 'MATTER_NOT_JUDGED']);
    await answered(path);
    await post(audit, `${path}/closing`, closing);
  });

  it('takes a finding that nobody explained for settled once the figures raise it no more', async () => {
    const raised = await opened({ requiredAmount: undefined });
    await post(audit, `${raised}/links`, { links: [{ kind: 'FINDING', id: RAISED_FINDING }] });
    await answered(raised);
    const close = `${raised}/closing`;
    await refused(discipline, close, closing, [422, 'MATTER_FINDING_UNSETTLED']);
    await returned(clerk, 'FF-4', 'TH-4', 1);
    await post(discipline, close, closing);
    expect((await matter(raised))['links']).toMatchObject([{ settled: true }]);
  });

  it('does without money that discipline waived, or where nothing was founded', async () => {
    const waived = await opened({ requiredAmount: '99.00' });
    await answered(waived);
    const close = `${waived}/closing`;
    await refused(discipline, close, closing, [422, 'MATTER_RECOVERY_INCOMPLETE']);
    const reason = { reason: '当事人已去世' };
    await refused(audit, `${waived}/recovery-waivers`, reason, [403, 'FORBIDDEN']);
    await post(discipline, `${waived}/recovery-waivers`, reason);
    await refused(discipline, `${waived}/recovery-waivers`, reason, [
      422,
      'MATTER_NOTHING_TO_WAIVE',
    ]);
    await post(discipline, close, closing);
    expect(await matter(waived)).toMatchObject({
      missingAmount: '99.00',
      waivers: [{ amount: '99.00', reason: '当事人已去世', role: 'discipline' }],
    });

    const unfounded = await opened();
    await post(clerk, `${unfounded}/explanations`, { text: '没有此事' });
    await post(audit, `${unfounded}/verdicts`, { verdict: 'dismissed', text: '不属实' });
    await post(discipline, `${unfounded}/closing`, closing);
  });

  it('happens once, of two at the same time', async () => {
    const once = await opened({ requiredAmount: undefined });
    await answered(once);
    const other = await doudi.as('audit', undefined, 'another auditor');
    const answers = await Promise.all(
      [discipline, other].map((agent) => agent.post(`/api/v1${once}/closing`).send(closing)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await matter(once))['closings']).toHaveLength(1);
  });
});

describe('the evidence of a matter', () => {
  it('is taken away with everything that is linked, and nothing that was complained of', async () => {
    const complaint = await post(audit, '/matters', OPENING);
    const { matterNo } = complaint;
    const path = `/matters/${matterNo}`;
    const batch = await discipline.get(`/api/v1/audit/events?stream=county-${FOREIGN}`).expect(200);
    const ofForeign = (batch.body.items as { id: string }[]).map(({ id }) => id);
    const entry = await returned(clerk, 'FF-1', 'TH-5', 2);
    await post(clerk, `${path}/recoveries`, { kind: 'RETURN', number: 'TH-5' });
    const links = [
      { kind: 'FINDING', id: SETTLED_FINDING },
      { kind: 'EVENT', id: entry.events[0]!.id },
    ];
    await post(audit, `${path}/links`, { links });
    const reversal = await reversed(entry.events[0]!.id, 'GZ-5');
    const sealer = openSealer(doudi.system, () => undefined);
    await sealer.sealAll();
    await sealer.disconnect();

    const ask = (who: supertest.Agent, matter: string) =>
      who.post('/api/v1/audit/bundles').send({ matter }).responseType('blob');
    const files = await unzipped((await ask(audit, matterNo).expect(201)).body as Buffer);
    const lines = files.get('events.ndjson')!.toString().trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { id: string; stream: string });
    expect(new Set(events.map(({ stream }) => stream))).toEqual(
      new Set([`matter-${matterNo}`, `finding-${SETTLED_FINDING}`, `county-${COUNTY}`]),
    );
    const own = events.filter(({ stream }) => stream === `county-${COUNTY}`);
    expect(own).toMatchObject([{ id: entry.events[0]!.id }, { id: reversal }]);
    expect(events.some(({ id }) => ofForeign.includes(id))).toBe(false);
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as object;
    expect(manifest).toMatchObject({ selection: { matter: matterNo }, events: events.length });
    expect(files.get('report.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
    for (const content of files.values()) expect(content.includes('示例乙')).toBe(false);
    await ask(audit, 'SX-20180105-0000000000').expect(404);
    await ask(clerk, matterNo).expect(403);
  });
});

describe('the list of matters', () => {
  beforeAll(() => doudi.settled());

  async function numbers(query: string, agent = audit): Promise<readonly string[]> {
    const { body } = await agent.get(`/api/v1/matters?${query}`).expect(200);
    return (body.items as { matterNo: string }[]).map(({ matterNo }) => matterNo);
  }

  it('is filtered by county, kind and status as of a day', async () => {
    const all = await numbers('');
    expect(all.length).toBeGreaterThan(8);
    expect(await numbers('kind=COMPLAINT')).toHaveLength(2);
    expect(await numbers(`region=${FOREIGN}`)).toEqual([]);
    expect(await numbers('', foreigner)).toEqual([]);
    expect(await numbers('', clerk)).toEqual(all);
    expect(await numbers('asOf=2018-01-01')).toEqual([]);
    expect(await numbers('status=overdue')).toEqual([]);
    const closed = await numbers('status=closed');
    expect(closed).toHaveLength(5);
    const overdue = await numbers('status=overdue&asOf=2099-08-01');
    expect([...overdue, ...closed, ...(await numbers('status=open&asOf=2099-08-01'))]).toEqual(
      expect.arrayContaining([...all]),
    );
    // One matter was given until the end of August.
    expect(await numbers('status=open&asOf=2099-08-01')).toHaveLength(1);
    const told = await foreigner.get(`/api/v1/matters?region=${COUNTY}`).expect(403);
    expect(told.body.code).toBe('OUTSIDE_COUNTY');
  });

  it('goes on after each page, and shows nobody’s name', async () => {
    const all = await numbers('');
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await audit.get(`/api/v1/matters?limit=3${cursor}`).expect(200);
      paged.push(...(body.items as { matterNo: string }[]).map(({ matterNo }) => matterNo));
      cursor = body.next === null ? '' : `&cursor=${body.next as string}`;
      expect(JSON.stringify(body)).not.toMatch(/NAMED|示例/);
    } while (cursor !== '');
    expect(paged).toEqual(all);
    const foreign = Buffer.from('["matters","x"]').toString('base64url');
    await audit.get(`/api/v1/matters?cursor=${foreign}`).expect(400);
  });

  it('is the same when it is folded anew', async () => {
    const { store, logins } = doudi.system;
    const live = await rowsOfReadModels(doudi.database.url);
    expect(live.get('read.matter_steps')).toMatch(/^readable [1-9]/);
    await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
    expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
  });
});

async function listed(path: string): Promise<object | undefined> {
  const { body } = await audit.get('/api/v1/matters').expect(200);
  const items = body.items as { matterNo: string }[];
  return items.find(({ matterNo }) => path.endsWith(matterNo));
}

async function sealedTexts(): Promise<number> {
  const rows = await doudi.system.sql.query<{ count: bigint }>(
    'SELECT count(*) FROM vault.matter_texts',
  );
  return Number(rows[0]!.count);
}
