/** As of a day, and as known at a time: a back-dated entry and a correction, by every route. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type supertest from 'supertest';
import { type Line, foldedLines, ledgerFigures, linesOf } from './replayed-lines.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const COUNTY = '220503';
const YEAR = `/api/v1/counties/${COUNTY}/years/2017`;
const AUDIT = `/api/v1/audit/counties/${COUNTY}/years/2017`;
const FEBRUARY = '2017-02-28';

let doudi: RunningDoudi;
let auditor: supertest.Agent;
/** When the first budget was recorded, the back-dated one was, and the first was reversed. */
let known: { first: string; backDated: string; reversed: string };

beforeAll(async () => {
  doudi = await runDoudi();
  for (const [code, level, parent] of [
    ['220000', 'province', null],
    ['220500', 'prefecture', '220000'],
    [COUNTY, 'county', '220500'],
  ] as const) {
    await doudi.system.ledger.execute(
      {
        kind: 'ReportFact',
        type: 'RegionRegistered',
        data: { code, name: code, level, parent },
      },
      {
        actor: { subject: 'setup', role: 'admin', organisation: '220000' },
        commandId: randomUUID(),
        correlationId: randomUUID(),
      },
    );
  }
  auditor = await doudi.as('audit');
  known = await record();
  await doudi.settled();
});

afterAll(() => doudi.close());

async function record(): Promise<typeof known> {
  const clerk = await doudi.as('county-treasury', COUNTY, 'clerk');
  const approver = await doudi.as('county-treasury', COUNTY, 'approver');
  const budget = async (entryNo: string, amount: string, allocatedOn: string) => {
    const { body } = await clerk
      .post(`${YEAR}/budgets`)
      .send({
        entryNo,
        class: 'BASIC_LIVELIHOOD',
        code: 'URBAN_DIBAO',
        source: 'OWN',
        amount,
        allocatedOn,
      })
      .expect(201);
    return (body as { events: { id: string }[] }).events[0]!.id;
  };
  await clerk
    .post(`${YEAR}/needs`)
    .send({
      program: 'URBAN_DIBAO',
      months: 12,
      persons: 10,
      monthlyAmount: '10.00',
      assessedOn: '2017-01-05',
    })
    .expect(201);
  const eventId = await budget('YS-1', '300.00', '2017-03-01');
  const first = await lastRecordedAt();
  await budget('YS-2', '200.00', '2017-02-10');
  const backDated = await lastRecordedAt();
  const correction = { correctionNo: 'GZ-1', eventId, reason: '重复录入' };
  await clerk.post('/api/v1/corrections').send(correction).expect(201);
  await approver.post('/api/v1/corrections/GZ-1/approve').send({}).expect(201);
  return { first, backDated, reversed: await lastRecordedAt() };
}

/** Waits a moment, so that no later recording shares the time. */
async function lastRecordedAt(): Promise<string> {
  const head = await doudi.system.store.head();
  let recordedAt = '';
  for await (const page of doudi.system.store.readAll({ fromPosition: head })) {
    recordedAt = page.at(-1)!.recordedAt;
  }
  await new Promise((resolve) => setTimeout(resolve, 20));
  return recordedAt;
}

async function replayed(query: object): Promise<Line[]> {
  const { text } = await auditor.get(`${AUDIT}/replay`).query(query).buffer(true).expect(200);
  return linesOf(text);
}

async function diff(from: string, to: string) {
  const { body } = await auditor.get(`${AUDIT}/diff`).query({ from, to }).expect(200);
  return body as {
    readonly gap: object;
    readonly figures: readonly {
      figure: string;
      before: string;
      after: string;
      events: number[];
    }[];
    readonly events: readonly {
      type: string;
      side: string;
      late: boolean;
      lateBecause: string[];
      position: number;
    }[];
  };
}

describe('what was known', () => {
  it('is the same by ledger and by replay, at each time', async () => {
    const gaps: string[] = [];
    for (const knownAt of Object.values(known)) {
      for (const asOf of [FEBRUARY, '2017-12-31']) {
        const { body } = await auditor.get(`${YEAR}/ledger`).query({ asOf, knownAt }).expect(200);
        const ledger = body as Parameters<typeof ledgerFigures>[0] & { gap: string };
        expect(foldedLines(await replayed({ to: asOf, knownAt }))).toEqual(ledgerFigures(ledger));
        gaps.push(ledger.gap);
      }
    }
    expect(gaps).toEqual(['1200.00', '900.00', '1000.00', '700.00', '1000.00', '1000.00']);
  });

  it('tells a back-dated entry and a reversal from entries in time', async () => {
    const lines = await replayed({});
    expect(lines.map(({ event, late }) => [event.type, late])).toEqual([
      ['NeedAssessed', false],
      ['BudgetAllocated', false],
      ['BudgetAllocated', true],
      ['EntryReversed', false],
    ]);
    expect(lines[2]!.lateBecause).toEqual(['BACK_DATED']);
  });

  it('differs between two times by the entries recorded between them', async () => {
    const found = await diff(`${FEBRUARY}@${known.first}`, `${FEBRUARY}@${known.backDated}`);
    expect(found.gap).toEqual({ before: '1200.00', after: '1000.00' });
    expect(found.events).toMatchObject([
      { type: 'BudgetAllocated', side: 'added', late: true, lateBecause: ['BACK_DATED'] },
    ]);
    expect(found.figures).toMatchObject([
      { figure: 'ownBudget', before: '0.00', after: '200.00', difference: '200.00' },
      { figure: 'arranged', before: '0.00', after: '200.00' },
      { figure: 'available', before: '0.00', after: '200.00' },
      { figure: 'gap', before: '1200.00', after: '1000.00', difference: '-200.00' },
    ]);
    for (const { events } of found.figures) expect(events).toEqual([found.events[0]!.position]);
  });

  it('differs between two days, and back again', async () => {
    const forth = await diff('2017-02-01', FEBRUARY);
    const back = await diff(FEBRUARY, '2017-02-01');
    expect(forth.events.map(({ side }) => side)).toEqual(['added']);
    expect(back.events.map(({ side }) => side)).toEqual(['removed']);
    expect(forth.gap).toEqual({ before: '1200.00', after: '1000.00' });
    expect(back.gap).toEqual({ before: '1000.00', after: '1200.00' });
  });

  it('differs by nothing from itself', async () => {
    const { figures, events } = await diff(known.reversed, '2017-12-31');
    expect([figures, events]).toEqual([[], []]);
  });

  it.each(['2017-02-30', 'yesterday', '2017-02-28@', '2017-02-28@noon', `@${FEBRUARY}`, 'a@b@c'])(
    'is not asked for by %s',
    async (from) => {
      const { body } = await auditor.get(`${AUDIT}/diff`).query({ from, to: FEBRUARY }).expect(400);
      expect(body).toMatchObject({ errors: [{ path: 'from', code: 'NOT_A_POINT' }] });
    },
  );

  it('is not told to a county', async () => {
    const clerk = await doudi.as('county-treasury', COUNTY);
    const query = { from: FEBRUARY, to: '2017-12-31' };
    await clerk.get(`${AUDIT}/diff`).query(query).expect(403);
    await clerk.get(`${AUDIT}/replay`).expect(403);
  });
});

describe('the command line', () => {
  const doudiReplay = async (...args: string[]): Promise<{ code: number; out: string }> => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const loader = ['--import', './test/typescript-loader.js', 'apps/cli/main.ts'];
    const env = {
      ...process.env,
      DATABASE_URL: doudi.database.url,
      DOUDI_DATA_DIR: doudi.dataDir,
      NODE_OPTIONS: '--no-warnings',
    };
    const child = spawn(process.execPath, [...loader, 'replay', ...args], { cwd: root, env });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, out };
  };

  it('replays what the route replays, and --step as lines where nobody sits there', async () => {
    const lines = await replayed({});
    const plain = await doudiReplay(COUNTY, '2017');
    expect(plain.code).toBe(0);
    expect(linesOf(plain.out)).toEqual(lines);
    const stepping = await doudiReplay(COUNTY, '2017', '--step', '--backwards');
    expect(linesOf(stepping.out)).toEqual(lines.toReversed());
    const early = await doudiReplay(COUNTY, '2017', '--known-at', known.first);
    expect(linesOf(early.out)).toEqual(lines.slice(0, 2));
  });

  it('says how it is used, and which county is not there', async () => {
    expect((await doudiReplay()).code).toBe(2);
    expect((await doudiReplay(COUNTY, '2018-2017')).code).toBe(2);
    expect((await doudiReplay(COUNTY)).code).toBe(0);
    expect((await doudiReplay(COUNTY, '2017', '--to', '2017-02-30')).code).toBe(2);
    expect((await doudiReplay('229999', '2017')).code).toBe(1);
  });
});
