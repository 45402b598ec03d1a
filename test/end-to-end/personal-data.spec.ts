/** After an import nobody's number or name lies anywhere in clear: database, data folder, log. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type RunningDoudi, SAMPLE, runDoudi } from './running-doudi.js';

let doudi: RunningDoudi;
let numbers: ReadonlySet<string>;
let names: ReadonlySet<string>;

beforeAll(async () => {
  doudi = await runDoudi();
  await doudi.importFolder(SAMPLE);
  await doudi.settled();
  ({ numbers, names } = await personsOfSample());
});

afterAll(() => doudi.close());

async function personsOfSample(): Promise<{ numbers: Set<string>; names: Set<string> }> {
  const found = { numbers: new Set<string>(), names: new Set<string>() };
  for (const file of ['payments.csv', 'exits.csv']) {
    const [header, ...lines] = (await readFile(join(SAMPLE, file), 'utf8')).trim().split(/\r?\n/);
    const columns = header!.split(',');
    for (const line of lines) {
      const cells = line.split(',');
      found.numbers.add(cells[columns.indexOf('beneficiary_id')]!);
      const name = cells[columns.indexOf('name')];
      if (name) found.names.add(name);
    }
  }
  return found;
}

/** Identity numbers by their shape, names by every run of two to four Chinese characters. */
function personsIn(text: string): string[] {
  const found = new Set<string>();
  for (const [number] of text.matchAll(/\d{17}[\dX]/g)) if (numbers.has(number)) found.add(number);
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    if (names.has(run)) found.add(run);
  }
  return [...found];
}

async function* everyRow(): AsyncIterable<string> {
  const client = new pg.Client({ connectionString: doudi.database.url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ table: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS table FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { table } of tables) {
      const { rows } = await client.query<{ line: string }>(
        `SELECT t::text AS line FROM ${table} t`,
      );
      for (const { line } of rows) yield line;
    }
  } finally {
    await client.end();
  }
}

describe('personal data', () => {
  it('the sample has persons, and the search finds them where they are', async () => {
    expect(numbers.size).toBeGreaterThan(100);
    const clear = await readFile(join(SAMPLE, 'payments.csv'), 'utf8');
    expect(personsIn(clear).length).toBeGreaterThan(numbers.size);
  });

  it('is nowhere in the database', async () => {
    let rows = 0;
    const found: string[] = [];
    for await (const line of everyRow()) {
      rows++;
      found.push(...personsIn(line));
    }
    expect(found).toEqual([]);
    expect(rows).toBeGreaterThan(50_000);
  });

  it('is in no file of the data folder and in no line of the log', async () => {
    const files = await readdir(doudi.dataDir, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const content = await readFile(join(file.parentPath, file.name));
      expect([file.name, personsIn(content.toString('utf8'))]).toEqual([file.name, []]);
    }
    const clerk = await doudi.as('county-treasury', '220422');
    const [number] = numbers;
    await clerk.post('/api/v1/counties/220422/years/2017/disbursements').send({ batchNo: number });
    await clerk.get(`/api/v1/beneficiaries/${number}`).query({ purpose: [...names][0] });
    expect(doudi.logged()).toContain('/api/v1/counties/');
    expect(personsIn(doudi.logged())).toEqual([]);
  });

  it('is shown to whom it concerns, and the look is recorded first', async () => {
    const civilAffairs = await doudi.as('civil-affairs', '220422', 'somebody of the office');
    const [row] = await doudi.system.sql.query<{ beneficiary: string }>(
      `SELECT beneficiary FROM read.payments WHERE region = '220422' LIMIT 1`,
    );
    const path = `/api/v1/beneficiaries/${row!.beneficiary}`;
    const head = await doudi.system.store.head();
    const { body } = await civilAffairs
      .get(path)
      .query({ purpose: '核对身份和账户信息' })
      .expect(200);
    expect(numbers.has((body as { identityNo: string }).identityNo)).toBe(true);
    const [event] = (await eventsAfter(head)) as [{ type: string; data: string }];
    expect(event.type).toBe('PersonalDataViewed');
    expect(JSON.parse(event.data)).toEqual({
      beneficiary: row!.beneficiary,
      purpose: '核对身份和账户信息',
    });
    const foreign = await doudi.as('civil-affairs', '220102');
    await foreign.get(path).query({ purpose: '核对身份和账户信息' }).expect(404);
    const admin = await doudi.as('admin');
    await admin.get(path).query({ purpose: '核对身份和账户信息' }).expect(403);
  });
});

async function eventsAfter(position: bigint): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const page of doudi.system.store.readAll({ fromPosition: position + 1n })) {
    events.push(...page);
  }
  return events;
}
