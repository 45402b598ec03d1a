import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type TestDatabase, freshDatabase } from '../../../test/postgres-for-tests.js';
import { columnTypes } from '../../postgres/connections.js';
import { clientSql } from '../../postgres/client-sql.js';
import { complaintTally } from './complaint-tally.js';

let database: TestDatabase;
let owner: pg.Client;
let position = 0;

async function open(no: string, kind: string, region: string, dueOn: string): Promise<void> {
  await owner.query(
    `INSERT INTO read.matters (position, recorded_at, matter_no, kind, region, title, opened_on,
         due_on, opened_by, role)
       VALUES ($1, now(), $2, $3, $4, '某事项', '2017-02-01', $5, 'a', 'audit')`,
    [++position, no, kind, region, dueOn],
  );
}

async function step(no: string, what: string, on: string, dueOn?: string): Promise<void> {
  await owner.query(
    `INSERT INTO read.matter_steps (position, recorded_at, matter_no, step, taken_on, due_on,
         taken_by, role)
       VALUES ($1, now(), $2, $3, $4, $5, 'a', 'audit')`,
    [++position, no, what, on, dueOn ?? null],
  );
}

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.url, types: columnTypes });
  await owner.connect();
  await open('in-time', 'COMPLAINT', '220422', '2017-06-30');
  await step('in-time', 'closed', '2017-06-30');
  await open('late', 'COMPLAINT', '220422', '2017-06-30');
  await step('late', 'closed', '2017-07-01');
  await open('extended', 'COMPLAINT', '220422', '2017-06-30');
  await step('extended', 'extended', '2017-06-01', '2017-08-31');
  await step('extended', 'closed', '2017-08-01');
  await open('open', 'COMPLAINT', '220422', '2017-12-31');
  await open('reopened', 'COMPLAINT', '220421', '2017-05-31');
  await step('reopened', 'closed', '2017-05-01');
  await step('reopened', 'reopened', '2017-09-01', '2018-03-31');
  await open('rectification', 'RECTIFICATION', '220421', '2017-05-31');
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const asked = async (region: string | null, year: number, date: string) =>
  Object.fromEntries(await complaintTally(clientSql(owner), { region, year, date }));

describe('complaints of a year', () => {
  it('are those due by the day, and in time where they were closed by theirs', async () => {
    expect(await asked('220422', 2017, '2017-06-30')).toEqual({ '220422': { due: 1, inTime: 1 } });
    expect(await asked('220422', 2017, '2017-07-31')).toEqual({ '220422': { due: 2, inTime: 1 } });
    expect(await asked('220422', 2017, '2017-12-31')).toEqual({ '220422': { due: 3, inTime: 2 } });
    expect(await asked('220422', 2017, '2018-01-01')).toEqual({ '220422': { due: 4, inTime: 2 } });
  });

  it('count in the year of their last deadline, as it stood on the day', async () => {
    expect(await asked('220421', 2017, '2017-08-31')).toEqual({ '220421': { due: 1, inTime: 1 } });
    expect(await asked('220421', 2017, '2017-12-31')).toEqual({});
    expect(await asked('220421', 2018, '2018-12-31')).toEqual({ '220421': { due: 1, inTime: 0 } });
  });

  it('are told for each county', async () => {
    expect(Object.keys(await asked(null, 2017, '2017-08-31'))).toEqual(
      expect.arrayContaining(['220421', '220422']),
    );
  });
});
