/**
 * The largest that may be entered, and what was entered before there was a bound: every read model
 * holds it, and every question about it is answered.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE, type Fact, encodeFact } from '../../libs/event-catalogue/catalogue.js';
import type { AppendingEventStore } from '../../libs/event-store/appending.js';
import type { FundsCommand } from '../../libs/funds/domain/commands.js';
import { formatYuan } from '../../libs/money/fen.js';
import { brought, carriedOut, region } from '../ledger-at-work.js';
import { COUNTIES, PROVINCE } from '../given-when-then.js';
import * as sample from '../sample-commands.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const [OLD, TODAY] = COUNTIES;
/** Of an entry, by the grammar of amounts before there was a bound. */
const OLD_MOST_FEN = 10n ** 17n - 1n;
const BUDGETS = 100n;

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
  await carriedOut(doudi.system.ledger, region(PROVINCE, 'province'));
  for (const code of COUNTIES) await carriedOut(doudi.system.ledger, region(code, 'county'));
});
afterAll(() => doudi.close());

/** As an earlier release recorded it. */
async function recorded(stream: string, occurredOn: string, fact: Fact): Promise<string> {
  const id = randomUUID();
  const actor = { subject: 'a-clerk', role: 'county-treasury', organisation: OLD };
  const event = {
    id,
    type: fact.type,
    schemaVersion: CATALOGUE[fact.type].version,
    occurredOn,
    metadata: { actor, commandId: id, correlationId: id, causationId: id },
    data: encodeFact(fact),
  };
  const writes = [{ stream, expectedRevision: 'any', events: [event] }] as const;
  await (doudi.system.store as AppendingEventStore).append({ writes });
  return id;
}

async function read(url: string, role: 'audit' | 'province-finance' = 'audit') {
  await doudi.settled();
  const answer = await (await doudi.as(role)).get(`/api/v1${url}`);
  expect([url, answer.status]).toEqual([url, 200]);
  return answer.body as Record<string, unknown> & { items: Record<string, unknown>[] };
}

const READS = [
  '/gap-alerts',
  '/gap-alerts?asOf=2017-12-31',
  '/supervision/findings',
  '/supervision/ageing',
  '/supervision/reclaims-due?asOf=2020-01-01',
  '/performance/2017',
  '/policy/standards?region=220503&date=2017-12-31',
  '/policy/compliance?region=220503&year=2017',
  `/policy/compliance?region=${PROVINCE}&year=2017`,
  '/disclosure/duties',
  '/disbursements',
  '/receipts',
  '/transfers',
  '/public/overview',
];

describe('what was recorded before there was a bound', () => {
  const year = { region: OLD, fiscalYear: 2017 };
  const stream = `county-${OLD}`;
  let needId: string;

  beforeAll(async () => {
    const { kind: _, ...need } = sample.need(1_000_000_000, '0', { program: 'ORPHAN' });
    const monthlyAmountFen = 11_010_119_900_307_100n;
    const pooled = { class: 'BASIC_LIVELIHOOD', pooled: true } as const;
    const data = { ...need, ...year, ...pooled, monthlyAmountFen };
    needId = await recorded(stream, '2017-01-05', { type: 'NeedAssessed', data });
    for (let lot = 1; lot <= Number(BUDGETS); lot++) {
      const isRoad = lot > 1;
      const { kind: __, ...entry } = (isRoad ? sample.construction : sample.budget)(`B${lot}`, '0');
      const amountFen = OLD_MOST_FEN;
      const part = { ...sample.part(lot, '0', sample.fromBudget(`B${lot}`)), amountFen };
      const projectKind = isRoad ? 'GENERAL' : null;
      const named = { pooled: !isRoad, projectKind, projectName: null, mandate: null } as const;
      const fact = { ...entry, ...year, amountFen, ...named, lot: part } as const;
      await recorded(stream, '2017-03-01', { type: 'BudgetAllocated', data: fact });
    }
    const standard = { region: OLD, program: 'RURAL_DIBAO', tier: null, basis: '' };
    const effectiveFrom = '2016-01-01';
    await recorded(`standard-${OLD}`, effectiveFrom, {
      type: 'StandardSet',
      data: { ...standard, effectiveFrom, monthlyAmountFen: OLD_MOST_FEN },
    });
  });

  it('is held to the fen, also where a bigint of the database would not hold it', async () => {
    const needFen = 10n ** 9n * 11_010_119_900_307_100n * 12n;
    const roadFen = (BUDGETS - 1n) * OLD_MOST_FEN;
    const ledger = await read(`/counties/${OLD}/years/2017/ledger`);
    expect(ledger).toMatchObject({
      gap: formatYuan(needFen),
      construction: [{ project: 'ROAD', arranged: formatYuan(roadFen) }],
    });
    const { items } = await read('/gap-alerts');
    expect(items).toMatchObject([
      { region: OLD, gap: formatYuan(needFen), constructionArranged: formatYuan(roadFen) },
    ]);
  });

  it('does not stop what judges a payment by a standard', async () => {
    const clerk = await doudi.as('county-treasury', OLD);
    const payment = {
      paymentNo: 1,
      beneficiaryId: '22050319900101001X',
      name: '某甲',
      persons: 10_000,
      months: 120,
    };
    const body = {
      batchNo: 'F1',
      class: 'BASIC_LIVELIHOOD',
      code: 'RURAL_DIBAO',
      period: '2017-05',
      paidOn: '2017-05-08',
      amount: '500.00',
      payments: [{ ...payment, amount: '500.00' }],
    };
    const answer = await clerk.post(`/api/v1/counties/${OLD}/years/2017/disbursements`).send(body);
    expect([answer.status, answer.body.code]).toEqual([201, undefined]);
    expect((await read('/supervision/findings?kind=PAYMENT_OVER_STANDARD')).items).toEqual([]);
  });

  it.each(READS)('is no obstacle to %s', (url) =>
    read(url, url === '/receipts' || url === '/transfers' ? 'province-finance' : 'audit'),
  );

  it('is healed by a correction', async () => {
    const clerk = await doudi.as('civil-affairs', OLD, 'a clerk');
    const correction = { correctionNo: 'GZ-1', eventId: needId, reason: '证件号码误填为金额' };
    expect((await clerk.post('/api/v1/corrections').send(correction)).status).toBe(201);
    const chief = await doudi.as('civil-affairs', OLD, 'a chief');
    expect((await chief.post('/api/v1/corrections/GZ-1/approve').send({})).status).toBe(201);
    expect(await read(`/counties/${OLD}/years/2017/ledger`)).toMatchObject({ gap: '0.00' });
  });
});

describe('what may be entered', () => {
  it('is refused beyond its bound by a package, which records nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doudi-sizes-'));
    await writeFile(
      join(folder, 'regions.csv'),
      `code,name,level,parent\n${PROVINCE},${PROVINCE},province,\n${TODAY},${TODAY},county,${PROVINCE}\n`,
    );
    await writeFile(
      join(folder, 'needs.csv'),
      'region,fiscal_year,program,assessed_on,from_month,months,persons,monthly_amount\n' +
        `${TODAY},2017,ORPHAN,2017-01-05,,12,1000,110101199003071.00\n`,
    );
    const report = await doudi.importFolder(folder);
    await rm(folder, { recursive: true });
    expect(report).toMatchObject({
      outcome: 'refused',
      issues: [{ file: 'needs.csv', line: 2, column: 'monthly_amount', code: 'AMOUNT_TOO_LARGE' }],
    });
  });

  const extreme = fc.constantFrom('0.01', '9999999999999.99', '10000000000000.00');
  const entry = fc.record({
    what: fc.nat(5),
    amount: extreme,
    persons: fc.constantFrom(0, 1, 100_000_000),
    monthly: fc.constantFrom('0.00', '0.01', '1000000.00'),
    months: fc.constantFrom(1, 12),
  });
  let numbers = 0;

  function commandOf({
    what,
    amount,
    persons,
    monthly,
    months,
  }: typeof entry extends fc.Arbitrary<infer T> ? T : never): FundsCommand {
    const no = `X${++numbers}`;
    const place = { region: TODAY };
    const listed = { ...sample.batch(no, amount, place), payments: 2_147_483_647 };
    return [
      sample.need(persons, monthly, {
        ...place,
        months,
        assessedOn: `2017-01-0${1 + (numbers % 9)}`,
      }),
      sample.budget(no, amount, place),
      sample.construction(no, amount, place),
      sample.adjustment(no, 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', amount, place),
      listed,
      sample.receipt(no, amount),
    ][what]!;
  }

  it('is held to the fen up to its bound, in whatever order', async () => {
    const ledgerUrl = `/counties/${TODAY}/years/2017/ledger`;
    const arranged = { budget: 0n, construction: 0n };
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 5, maxLength: 20 }), async (entries) => {
        for (const command of entries.map(commandOf)) {
          const { kind } = await doudi.system.ledger.execute(...brought(command));
          if (kind !== 'recorded') continue;
          if (command.kind === 'AllocateBudget') {
            const of = command.class === 'CONSTRUCTION' ? 'construction' : 'budget';
            arranged[of] += command.amountFen;
          } else if (command.kind === 'AdjustFunds') {
            arranged.construction -= command.amountFen;
            arranged.budget += command.amountFen;
          }
        }
        const { programs, construction } = (await read(ledgerUrl)) as unknown as {
          programs: { program: string; arranged: string }[];
          construction: { arranged: string }[];
        };
        const rural = programs.find(({ program }) => program === 'RURAL_DIBAO');
        expect(rural?.arranged ?? '0.00').toBe(formatYuan(arranged.budget));
        expect(construction[0]?.arranged ?? '0.00').toBe(formatYuan(arranged.construction));
      }),
      { numRuns: 10 },
    );
  });
});
