/** What waits for an office appears with its event and is gone with its answer. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type supertest from 'supertest';
import { type Fact, encodeFact } from '../../libs/event-catalogue/catalogue.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import { TASK_KINDS, type TaskKind } from '../../libs/tasks/domain/task-kinds.js';
import { startDemo } from '../started-demo.js';
import { type RunningDoudi, runSample } from './running-doudi.js';

const COUNTY = '220422';
const PREFECTURE = '220400';
const ALERTED = { kind: 'ALERT', id: `${COUNTY}-2017-1` } as const;
const CLERK = { subject: 'clerk', role: 'county-treasury', organisation: COUNTY };
const YEAR = `/api/v1/counties/${COUNTY}/years/2018`;

interface Task {
  readonly kind: TaskKind;
  readonly region: string | null;
  readonly fiscalYear: number | null;
  readonly subject: string;
  readonly count: number;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly link: string;
}

interface Persons {
  readonly clerk: supertest.Agent;
  readonly second: supertest.Agent;
  readonly affairs: supertest.Agent;
  readonly province: supertest.Agent;
  readonly prefecture: supertest.Agent;
  readonly other: supertest.Agent;
  readonly audit: supertest.Agent;
  readonly discipline: supertest.Agent;
  /** Of counties with an open alert. */
  readonly alerted: supertest.Agent;
  readonly late: supertest.Agent;
}
type Person = keyof Persons;

let doudi: RunningDoudi;
let persons: Persons;

beforeAll(async () => {
  doudi = await runSample();
  persons = {
    clerk: await doudi.as('county-treasury', COUNTY, 'clerk'),
    second: await doudi.as('county-treasury', COUNTY, 'second clerk'),
    affairs: await doudi.as('civil-affairs', COUNTY, 'second officer'),
    province: await doudi.as('province-finance', undefined, 'drafter'),
    other: await doudi.as('province-finance', undefined, 'approver'),
    prefecture: await doudi.as('prefecture-finance', PREFECTURE, 'officer'),
    audit: await doudi.as('audit'),
    discipline: await doudi.as('discipline'),
    alerted: await doudi.as('county-treasury', '220403'),
    late: await doudi.as('county-treasury', '220582'),
  };
  await startDemo(doudi);
});

afterAll(() => doudi.close());

async function tasksOf(person: Person, kind: TaskKind): Promise<readonly Task[]> {
  const minPosition = Number(await doudi.system.store.head());
  const query = { kind, limit: 1000, minPosition };
  const { body } = await persons[person].get('/api/v1/tasks').query(query).expect(200);
  return (body as { items: Task[] }).items;
}

async function post(person: Person, path: string, body: object): Promise<object> {
  const answer = await persons[person]
    .post(path.startsWith('/api') ? path : `/api/v1${path}`)
    .send(body);
  expect([path, answer.status, answer.body]).toEqual([path, 201, expect.anything()]);
  return answer.body as object;
}

/** Beneath the deciders: what an earlier day took. */
async function append(
  stream: string,
  occurredOn: string,
  fact: Fact,
  actor = CLERK,
): Promise<void> {
  const [id, commandId] = [randomUUID(), randomUUID()];
  const metadata = { actor, commandId, correlationId: commandId, causationId: commandId };
  const about = { id, type: fact.type, schemaVersion: 1, occurredOn, metadata };
  const events = [{ ...about, data: encodeFact(fact) }];
  const store = doudi.system.store as AppendingEventStore;
  await store.append({ writes: [{ stream, expectedRevision: 'any', events }] });
}

const ALERT = { plan: '压缩一般建设项目，9月底前补足缺口', dueOn: '2026-12-31' };
const ARRIVAL = '吉财社指〔2018〕901号';
const FINDINGS = '/supervision/findings';

/** The first finding of a kind in the state. */
async function findingOf(status: string): Promise<string> {
  const query = { region: COUNTY, kind: 'PAYMENT_DUPLICATE', limit: 1000 };
  const { body } = await persons.audit.get(`/api/v1${FINDINGS}`).query(query).expect(200);
  const { items } = body as { items: { id: string; status: string }[] };
  return `${FINDINGS}/${encodeURIComponent(items.find((one) => one.status === status)!.id)}`;
}

async function anyFinding(): Promise<string> {
  return (await findingOf('raised')).slice(FINDINGS.length + 1);
}

async function propose(entryNo: string): Promise<void> {
  const account = { class: 'BASIC_LIVELIHOOD', code: 'ORPHAN' };
  const money = { source: 'OWN', amount: '10.00', allocatedOn: '2018-03-01' };
  const asked = persons.clerk.post(`${YEAR}/budgets`).set('Prefer', 'review');
  await asked.send({ entryNo, ...account, ...money }).expect(202);
}

/** A step of a proposal, on what was read of it. */
async function handle(person: Person, link: string, step: string, body = {}): Promise<void> {
  const path = `/api/v1${link}`;
  const { body: read } = await persons[person].get(path).expect(200);
  const { revision } = read as { revision: number };
  const asked = persons[person].post(`${path}/${step}`).set('If-Match', `"${revision}"`);
  await asked.send(body).expect(201);
}

function targets(targetNo: string, fiscalYear: number): object {
  const target = { targetNo, level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数' };
  const wanted = { comparator: 'AT_LEAST', target: '12', unit: '人', weight: '90' };
  return { region: COUNTY, fiscalYear, program: 'ORPHAN', targets: [{ ...target, ...wanted }] };
}

let subjects: Readonly<Record<string, string>> = {};

interface Case {
  /** Who has it to do. */
  readonly who: Person;
  /** Makes it wait; none: the sample or the demo has one. */
  readonly begin?: () => Promise<unknown>;
  /** Which of the tasks it is. */
  readonly subject: string;
  readonly fiscalYear?: number;
  readonly answer: (task: Task) => Promise<unknown>;
}

/** In an order in which each can begin. */
const CASES: Readonly<Record<TaskKind, Case>> = {
  ANSWER_ALERT: {
    who: 'alerted',
    subject: '220403-2017-1',
    answer: ({ subject }) => post('alerted', `/gap-alerts/${subject}/acknowledgement`, ALERT),
  },
  PLAN_OVERDUE: {
    who: 'province',
    begin: () =>
      append('gap-alert-220582-2017-1', '2017-05-08', {
        type: 'GapAlertAcknowledged',
        data: {
          ...{ alertId: '220582-2017-1', region: '220582', fiscalYear: 2017, episode: 1 },
          ...{ plan: '压缩一般建设项目', dueOn: '2017-06-30' },
        },
      }),
    subject: '220582-2017-1',
    answer: ({ subject }) => post('late', `/gap-alerts/${subject}/acknowledgement`, ALERT),
  },
  CONFIRM_ARRIVAL: {
    who: 'second',
    begin: async () => {
      const of = { program: 'ORPHAN', fiscalYear: 2018 };
      await post('province', '/receipts', {
        ...{ ...of, documentNo: '财社〔2018〕901号', source: 'CENTRAL', amount: '1000.00' },
        ...{ documentDate: '2018-03-01', receivedOn: '2018-03-02' },
      });
      const lines = [{ region: COUNTY, amount: '100.00' }];
      const issued = { documentNo: ARRIVAL, issuedOn: '2018-03-05' };
      await post('province', '/transfers', { ...of, ...issued, lines });
    },
    subject: ARRIVAL,
    answer: ({ link }) => post('second', link, { region: COUNTY, receivedOn: '2018-03-09' }),
  },
  CERTIFY_MONTHS: {
    who: 'second',
    subject: '2018',
    answer: () => post('second', `${YEAR}/certifications`, { month: 1, certifiedOn: '2018-02-08' }),
  },
  REPORT_DIRECT_FUNDS: {
    who: 'province',
    begin: () =>
      post('province', '/receipts', {
        ...{ documentNo: '财社〔2025〕901号', fiscalYear: 2025, documentDate: '2025-10-09' },
        receivedOn: '2025-10-10',
        program: 'ORPHAN',
        ...{ source: 'CENTRAL', amount: '1000.00', directFund: '01' },
      }),
    subject: '2025-10',
    answer: ({ subject: month }) => {
      const report = { month, reportedOn: '2025-11-09', documentNo: '吉财预〔2025〕3号' };
      return post('province', '/direct-funds/reports', report);
    },
  },
  APPROVE_CORRECTION: {
    who: 'affairs',
    subject: 'GZ-2018-9001',
    answer: ({ link }) => post('affairs', `${link}/approve`, {}),
  },
  APPROVE_FORGETTING: {
    who: 'affairs',
    subject: 'SC-2018-9001',
    answer: ({ subject }) => post('affairs', `/forgettings/${subject}/approve`, {}),
  },
  ADOPT_SCHEME: {
    who: 'other',
    subject: '*',
    answer: ({ link }) => post('other', `${link}/adopt`, { adoptedOn: '2018-06-30' }),
  },
  REVIEW_PROPOSAL: {
    who: 'second',
    begin: () => propose('YS-901'),
    subject: '*',
    answer: ({ link }) => handle('second', link, 'approve'),
  },
  MEND_PROPOSAL: {
    who: 'clerk',
    begin: async () => {
      await propose('YS-902');
      const waiting = await tasksOf('second', 'REVIEW_PROPOSAL');
      const task = waiting.find(({ subject }) => subject.includes('YS-902'));
      await handle('second', task!.link, 'return', { reason: '金额与文件不符' });
    },
    subject: '*',
    answer: ({ link }) => handle('clerk', link, 'withdraw'),
  },
  EXPLAIN_FINDINGS: {
    who: 'clerk',
    subject: 'PAYMENT_DUPLICATE',
    fiscalYear: 2017,
    answer: async () =>
      post('clerk', `${await findingOf('raised')}/explanation`, { text: '系两次申报，已核实。' }),
  },
  JUDGE_FINDINGS: {
    who: 'audit',
    subject: 'PAYMENT_DUPLICATE',
    answer: async () =>
      post('audit', `${await findingOf('explained')}/verdict`, {
        ...{ verdict: 'confirmed', text: '情况属实，应予追回。' },
      }),
  },
  RECTIFY_FINDINGS: {
    who: 'clerk',
    subject: 'PAYMENT_DUPLICATE',
    fiscalYear: 2017,
    answer: async () =>
      post('clerk', `${await findingOf('confirmed')}/rectification`, { text: '已全额追回。' }),
  },
  SETTLE_MATTER: {
    who: 'discipline',
    begin: async () => {
      const { matterNo: opened } = (await post('audit', '/matters', {
        ...{ kind: 'RECTIFICATION', region: COUNTY, fiscalYear: 2017, dueOn: '2099-12-31' },
        ...{ title: '孤儿保障金公示逾期', program: 'ORPHAN' },
      })) as { matterNo: string };
      subjects = { ...subjects, SETTLE_MATTER: opened };
    },
    subject: '',
    answer: async ({ link }) => {
      await post('clerk', `${link}/explanations`, { text: '系两次申报未核销所致。' });
      await post('discipline', `${link}/verdicts`, { verdict: 'dismissed', text: '查无实据。' });
      await post('discipline', `${link}/closing`, { text: '同意结案。' });
    },
  },
  SIGN_REMINDER: {
    who: 'clerk',
    begin: () =>
      post('province', '/reminders', {
        ...{ reminderNo: 'DB-901', region: COUNTY, about: { kind: 'TASK', id: 'CLOSE_YEAR-2017' } },
        ...{ text: '请尽快办理年度结账。', dueOn: '2099-12-31' },
      }),
    subject: 'DB-901',
    answer: ({ subject }) => post('clerk', `/reminders/${subject}/receipt`, {}),
  },
  REPLY_REMINDER: {
    who: 'clerk',
    subject: 'DB-901',
    answer: async ({ subject }) => {
      const reply = { text: '已办理。' };
      await post('clerk', `/reminders/${subject}/reply`, reply);
      await persons.clerk.post(`/api/v1/reminders/${subject}/reply`).send(reply).expect(409);
      const foreign = `/api/v1/reminders/${subject}/receipt`;
      await persons.alerted.post(foreign).send({}).expect(403);
    },
  },
  REMINDER_OVERDUE: {
    who: 'prefecture',
    begin: async () => {
      const about = { kind: 'FINDING', id: decodeURIComponent(await anyFinding()) };
      const sent = { region: COUNTY, about, text: '请说明。', dueOn: '2099-12-31' };
      await post('prefecture', '/reminders', { reminderNo: 'DB-902', ...sent });
      const outside = { reminderNo: 'DB-903', ...sent, region: '220582' };
      await persons.prefecture.post('/api/v1/reminders').send(outside).expect(403);
      await persons.province.post('/api/v1/reminders').send(outside).expect(422);
      await append(
        'reminder-DB-904',
        '2018-01-05',
        {
          type: 'ReminderSent',
          data: { reminderNo: 'DB-904', ...sent, about: ALERTED, dueOn: '2018-01-15' },
        },
        { subject: 'officer', role: 'prefecture-finance', organisation: PREFECTURE },
      );
    },
    subject: 'DB-904',
    answer: async ({ subject }) => {
      await post('clerk', `/reminders/${subject}/receipt`, {});
      await post('clerk', `/reminders/${subject}/reply`, { text: '已说明。' });
    },
  },
  ANSWER_OBJECTION: {
    who: 'clerk',
    subject: '*',
    answer: ({ subject }) =>
      post('clerk', `/objections/${subject}/answer`, {
        text: '经核实，已补发。',
        outcome: 'UPHELD',
      }),
  },
  PUBLISH: {
    who: 'clerk',
    subject: 'LEDGER',
    fiscalYear: 2017,
    answer: () =>
      post('clerk', '/disclosures/documents', {
        ...{ kind: 'LEDGER', region: COUNTY, fiscalYear: 2017, publishedOn: '2018-02-19' },
        url: 'https://example.gov.cn/tz/1',
      }),
  },
  RECLAIM: {
    who: 'province',
    subject: COUNTY,
    answer: async ({ link }) => {
      const { body } = await persons.province.get(`/api/v1${link}`).expect(200);
      const { items } = body as { items: Reclaim[] };
      const { fiscalYear, program, documentNo, amount } = items[0]!;
      const reclaim = {
        program,
        documentNo,
        amount,
        reclaimedOn: '2018-12-28',
        reason: 'DIVERTED',
      };
      const path = `/counties/${COUNTY}/years/${fiscalYear}/reclaims`;
      await post('province', path, { reclaimNo: 'SH-901', ...reclaim });
    },
  },
  MONITOR_TARGETS: {
    who: 'clerk',
    begin: () => post('province', '/performance-targets', targets('JX-2026-901', 2026)),
    subject: 'ORPHAN',
    fiscalYear: 2026,
    answer: () =>
      post('clerk', '/performance-targets/JX-2026-901/results', {
        ...{ kind: 'MONITORING', actual: '9', reportedOn: '2026-07-20', basis: '台账' },
      }),
  },
  EVALUATE_TARGETS: {
    who: 'clerk',
    begin: () => post('province', '/performance-targets', targets('JX-2018-901', 2018)),
    subject: 'ORPHAN',
    fiscalYear: 2018,
    answer: () =>
      post('clerk', '/performance-targets/JX-2018-901/results', {
        ...{ kind: 'SELF_EVALUATION', actual: '12', reportedOn: '2019-01-20', basis: '自评表' },
      }),
  },
  REVIEW_TARGETS: {
    who: 'other',
    subject: 'ORPHAN',
    fiscalYear: 2018,
    answer: () =>
      post('other', '/performance-targets/reviews', {
        ...{ region: COUNTY, fiscalYear: 2018, program: 'ORPHAN' },
        ...{ score: '86.5', reason: '佐证不足' },
      }),
  },
  CLOSE_YEAR: {
    who: 'second',
    subject: '2018',
    answer: () => post('second', `${YEAR}/close`, { closedOn: '2019-01-20' }),
  },
};

interface Reclaim {
  readonly fiscalYear: number;
  readonly program: string;
  readonly documentNo: string;
  readonly amount: string;
}

describe('14.2 what waits', () => {
  it.each(Object.entries(CASES) as [TaskKind, Case][])('%s', async (kind, one) => {
    const { who, fiscalYear } = one;
    const wanted = () => subjects[kind] ?? one.subject;
    const found = async () =>
      (await tasksOf(who, kind)).filter(
        ({ subject, ...task }) =>
          (wanted() === '*' || subject.startsWith(wanted())) &&
          (fiscalYear === undefined || task.fiscalYear === fiscalYear),
      );
    const before = one.begin ? await found() : [];
    await one.begin?.();
    const waiting = await found();
    const task = waiting.find(({ subject }) => !before.some((was) => was.subject === subject))!;
    expect(task).toMatchObject({ kind });
    expect(task.overdue).toBe(task.dueOn !== null && task.dueOn < today());
    await one.answer(task);
    const left = (await found()).find(({ subject }) => subject === task.subject);
    expect(left?.count ?? 0).toBe(task.count - 1);
  });

  it('is nobody’s who may not do it, and is counted as it is listed', async () => {
    const kinds = new Set((await everyTask('clerk')).map(({ kind }) => kind));
    expect(
      [...kinds].filter((kind) => !TASK_KINDS[kind].roles.includes('county-treasury')),
    ).toEqual([]);
    const { body } = await persons.clerk.get('/api/v1/tasks/count').expect(200);
    const all = await everyTask('clerk');
    expect(body).toMatchObject({
      total: all.length,
      overdue: all.filter(({ overdue }) => overdue).length,
    });
    const ics = await persons.clerk.get('/api/v1/tasks.ics').expect(200);
    expect(ics.text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(
      all.filter(({ dueOn }) => dueOn !== null).length,
    );
    for (const line of ics.text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
  });
});

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function everyTask(person: Person): Promise<readonly Task[]> {
  const { body } = await persons[person].get('/api/v1/tasks').query({ limit: 1000 }).expect(200);
  return (body as { items: Task[] }).items;
}
