/**
 * Findings of payments follow from what is recorded: however it is ordered and cut into
 * transactions, the rows are those that the words of domain.md come to.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { linkedPersonsTable } from '../../libs/access/projections/linked-persons.js';
import { documentTables } from '../../libs/funds/projections/fund-tables.js';
import { paymentsTable } from '../../libs/funds/projections/payments-table.js';
import { createClient } from '../../libs/postgres/connections.js';
import type { Projection } from '../../libs/projection/projection.js';
import { Digests } from '../../libs/projection/digests.js';
import { LIVE } from '../../libs/projection/published-views.js';
import { ReadModelWriter } from '../../libs/projection/read-model-writer.js';
import { exitsTable } from '../../libs/reference-facts/projections/exits-table.js';
import { factTables } from '../../libs/reference-facts/projections/fact-tables.js';
import { FindingsTable } from '../../libs/supervision/projections/findings-table.js';
import { judgePayments } from '../../libs/supervision/store/payment-judgement.js';
import { type TestDatabase, freshDatabase } from '../postgres-for-tests.js';
import { findingsOf } from './payment-oracle.js';
import { type History, dateAfter, history, transactionsOf, worldOf } from './random-history.js';

const projections: readonly Projection[] = [
  linkedPersonsTable,
  exitsTable,
  ...factTables,
  ...documentTables,
  paymentsTable,
  new FindingsTable(judgePayments),
];
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  const connectionString = database.url;
  client = createClient({ connectionString, role: 'owner', applicationName: 'findings' });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const TABLES = `read.findings, read.basic_payments, read.payments, read.disbursements, read.exits,
  read.standards, read.payment_returns, read.reversals, read.linked_persons`;

async function record(past: History): Promise<void> {
  await client.query(`TRUNCATE ${TABLES}`);
  for (const events of transactionsOf(past)) {
    await client.query('BEGIN');
    const writer = new ReadModelWriter(client, LIVE, new Digests());
    for (const projection of projections) await projection.apply(events, writer);
    await client.query('COMMIT');
  }
}

async function found(asOf: string | null): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(
    `SELECT kind || ' ' || batch_no || '/' || payment_no || ' ' || amount_fen AS line
      FROM read.findings
      WHERE CASE WHEN $1::date IS NULL THEN until IS NULL
        ELSE since <= $1 AND (until IS NULL OR until > $1) END`,
    [asOf],
  );
  return rows.map((row) => row.line).sort();
}

describe('the findings of payments', () => {
  it('are those of the words, on every day, in whatever order things were recorded', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (past) => {
        await record(past);
        const world = worldOf(past);
        expect(await found(null)).toEqual(findingsOf(world, null));
        for (let days = 0; days < 180; days += 15) {
          const asOf = dateAfter('2017-01-01', days);
          expect([asOf, await found(asOf)]).toEqual([asOf, findingsOf(world, asOf)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  const line = { person: 'p1' as const, component: 'BASIC' as const, persons: 1, months: 1 };
  const named = { name: '' as const, doubtful: false, isEarlier: false };
  const left = { person: 'p1' as const, program: 'URBAN_DIBAO', readmittedAfter: null };
  /** A payment of 1 yuan for March, and exits, each fact in a transaction of its own. */
  const onePayment = (exits: History['exits'], order: number): History => ({
    batches: [
      {
        ...{ region: '220422', program: 'URBAN_DIBAO', month: '2017-03', paidOn: '2017-01-10' },
        reversed: 1,
        lines: [{ ...line, ...named, amountFen: 100n, returnedAfter: null, keptAfterAll: false }],
      },
    ],
    exits,
    standards: [],
    order: new Array<number>(60).fill(order),
    cuts: new Array<boolean>(60).fill(true),
  });

  it('after two exits is there from the first of them on', async () => {
    const exits = ['2017-01-05', '2017-02-20'].map((exitedOn) => ({
      ...left,
      isEarlier: false,
      exitedOn,
    }));
    await record(onePayment(exits, 0));
    expect(await found('2017-01-09')).toEqual([]);
    expect(await found('2017-01-10')).toEqual(['PAYMENT_AFTER_EXIT B-0/1 100']);
    expect(await found(null)).toEqual(['PAYMENT_AFTER_EXIT B-0/1 100']);
  });

  it.each([0, 1, 2])('after an exit under an earlier pseudonym, in order %s', async (order) => {
    await record(onePayment([{ ...left, isEarlier: true, exitedOn: '2017-01-05' }], order));
    expect(await found(null)).toEqual(['PAYMENT_AFTER_EXIT B-0/1 100']);
  });
});
