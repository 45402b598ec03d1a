/**
 * Several projectors over one database: they share the partitions, and take over what one leaves.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type supertest from 'supertest';
import { createProjector, rebuild } from '../../apps/projector/read-models.js';
import type { Projector } from '../../libs/projection/projector.js';
import { rowsOfReadModels } from '../read-model-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

/** Of each part of the counties at least one. */
const COUNTIES = ['220421', '220422', '220523', '220524', '220605'];
const PARTITIONS = ['awards', 'counties-0', 'counties-1', 'counties-2', 'counties-3', 'payments'];

let doudi: RunningDoudi;
let clerks: readonly (readonly [string, supertest.Agent])[];
let others: { readonly projector: Projector; readonly running: Promise<void> }[] = [];
let entries = 0;

beforeAll(async () => {
  doudi = await runDoudi();
  const province = await doudi.as('province-finance');
  const regions = [
    { code: '220000', name: '某省', level: 'province' },
    ...COUNTIES.map((code) => ({ code, name: '某县', level: 'county', parent: '220000' })),
  ];
  for (const region of regions) {
    await province.post('/api/v1/regions').send(region).expect(201);
  }
  clerks = await Promise.all(
    COUNTIES.map(async (code) => [code, await doudi.as('county-treasury', code)] as const),
  );
});
afterEach(async () => {
  for (const { projector } of others) await projector.stop();
  await Promise.all(others.map(({ running }) => running));
  others = [];
});
afterAll(() => doudi.close());

/** Entries in every county, of the county and of the province; read models are there after. */
async function record(): Promise<void> {
  for (const [code, clerk] of clerks) {
    const year = `/api/v1/counties/${code}/years/2018`;
    const account = { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO' };
    const budget = { entryNo: `YS-${++entries}`, ...account, source: 'OWN', amount: '900.00' };
    await clerk
      .post(`${year}/budgets`)
      .send({ ...budget, allocatedOn: '2018-01-10' })
      .expect(201);
    const payments = [1, 2].map((paymentNo) => {
      const beneficiaryId = `11010119900307${String(entries).padStart(3, '0')}${paymentNo}`;
      return { paymentNo, beneficiaryId, name: '示例甲', persons: 1, amount: '300.00' };
    });
    const batch = { batchNo: `FF-${entries}`, ...account, period: '2018-01', payments };
    const paid = { ...batch, paidOn: '2018-01-20', amount: '600.00' };
    await clerk.post(`${year}/disbursements`).send(paid).expect(201);
    const need = { program: 'URBAN_DIBAO', assessedOn: `2018-02-${10 + (entries % 10)}` };
    const asked = { ...need, months: 12, persons: entries, monthlyAmount: '10.00' };
    await clerk.post(`${year}/needs`).send(asked).expect(201);
  }
  await doudi.settled();
}

function another(): Projector {
  const { store, logins } = doudi.system;
  const projector = createProjector(store, logins.of('projector'), () => undefined);
  others.push({ projector, running: projector.run() });
  return projector;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

const shares = (): readonly number[] => others.map(({ projector }) => projector.held.length);

/** As long as it takes, and no partition is ever held twice. */
async function untilShared(...due: readonly number[]): Promise<void> {
  await until(() => {
    const held = others.flatMap(({ projector }) => projector.held);
    expect(new Set(held).size).toBe(held.length);
    return String(shares()) === String(due);
  });
}

async function expectRebuiltEqualsLive(): Promise<void> {
  const live = await rowsOfReadModels(doudi.database.url);
  const { store, logins } = doudi.system;
  await rebuild(store, logins.of('projector'), () => undefined, new AbortController().signal);
  expect(await rowsOfReadModels(doudi.database.url)).toEqual(live);
}

describe('projectors of one database', () => {
  it('share the partitions evenly, write each event once, and take over what one leaves', async () => {
    another();
    another();
    await untilShared(2, 2);
    await record();
    const [first] = others.splice(0, 1);
    await first!.projector.stop();
    await first!.running;
    await untilShared(3);
    await record();
    await expectRebuiltEqualsLive();
  });

  it('take over from one whose session ends, which comes back for its share', async () => {
    const projector = another();
    another();
    await untilShared(2, 2);
    const before = [...projector.held];
    const admin = new pg.Client({ connectionString: doudi.database.url });
    await admin.connect();
    const ended = await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'doudi projector' AND datname = current_database()`,
    );
    await admin.end();
    expect(ended.rowCount).toBe(3);
    await record();
    await untilShared(2, 2);
    expect(before).toHaveLength(2);
    await record();
    await expectRebuiltEqualsLive();
  });

  it('tell how many partitions they write, where they are asked for metrics', async () => {
    const partitions = async () =>
      (await doudi.system.health.readings()).filter(({ name }) => name === 'doudi_projector_lanes');
    expect(await partitions()).toEqual([]);
    const projector = another();
    doudi.system.health.projectsBy(projector);
    await untilShared(3);
    expect(await partitions()).toMatchObject([{ value: 3 }]);
  });

  it('have partitions for all that there is, and each county has one', async () => {
    const { sql } = doudi.system;
    const rows = await sql.query<{ lane: string }>('SELECT lane FROM read.lanes');
    expect(rows.map(({ lane }) => lane).toSorted()).toEqual(PARTITIONS);
    const listed = await sql.query<{ region: string; entries: bigint }>(
      `SELECT region, count(DISTINCT position) AS entries FROM read.postings
        WHERE figure = 'ownBudget' GROUP BY region ORDER BY region`,
    );
    const each = BigInt(entries / COUNTIES.length);
    expect(listed).toEqual(COUNTIES.map((region) => ({ region, entries: each })));
  });
});
