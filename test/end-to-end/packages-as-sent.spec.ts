/**
 * Packages as county offices send them: all files in GB18030, one number under two names, a county
 * under its new name.
 */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportCommand } from '../../apps/cli/export-command.js';
import { everyFinding } from './figure-questions.js';
import { packageOf } from './refused-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

const COUNTY = '220422';
const REGIONS = [
  '220000,吉林省,province,',
  '220400,辽源市,prefecture,220000',
  `${COUNTY},东辽县,county,220400`,
];
/** Valid as GB18030 and as UTF-8, where it is ʯΰ. */
const SHORT_NAME = '石伟';
const NUMBER = '220422197505055553';

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
});

afterAll(() => doudi.close());

/** What a county pays in a month of 2018, one payment of 320 yuan. */
function month(period: string, name: string, regions = REGIONS) {
  const no = `2018〕${Number(period.slice(5))}号`;
  const program = 'RURAL_DIBAO,2018';
  return {
    regions,
    receipts: [`财社〔${no},${program},CENTRAL,500.00,2018-01-02,2018-01-03`],
    transfers: [`吉财社指〔${no},${COUNTY},${program},400.00,2018-01-04,2018-01-05`],
    disbursements: [
      `FF-${period},${COUNTY},2018,BASIC_LIVELIHOOD,RURAL_DIBAO,${period},${period}-09,320.00,1`,
    ],
    payments: [`FF-${period},1,${NUMBER},${name},1,,,320.00`],
  };
}

async function exportedPayments(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'doudi-export-')), 'package');
  const env = { DATABASE_URL: doudi.database.url, DOUDI_DATA_DIR: doudi.dataDir };
  expect(await exportCommand.run([folder, '--personal-data'], env)).toBe(0);
  return readFile(join(folder, 'payments.csv'), 'utf8');
}

/** The files of a package again, as a spreadsheet of a county office writes them. */
async function inGb18030(folder: string, tables: readonly string[]): Promise<void> {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const pair = Buffer.from([high, low]);
      bytes.set(decoder.decode(pair), pair);
    }
  }
  for (const table of tables) {
    const file = join(folder, `${table}.csv`);
    const text = await readFile(file, 'utf8');
    const encoded = [...text].map((one) => bytes.get(one) ?? Buffer.from(one));
    await writeFile(file, Buffer.concat(encoded));
  }
}

describe('a package of a county office', () => {
  it('is read in GB18030, short names too', async () => {
    const tables = month('2018-01', SHORT_NAME);
    const folder = await packageOf(tables);
    await inGb18030(folder, Object.keys(tables));
    const report = await doudi.importFolder(folder);
    expect(report).toMatchObject({ outcome: 'posted', issueCount: 0 });
    const encodings = new Map(report.files.map(({ table, encoding }) => [table, encoding]));
    expect(encodings.get('payments')).toBe('GB18030');
    expect(encodings.get('disbursements')).toBe('UTF-8');
    expect(await exportedPayments()).toContain(`,${SHORT_NAME},`);
  });

  it('keeps each name that one number was paid under, and the second is found', async () => {
    const report = await doudi.importFolder(await packageOf(month('2018-02', '另一人')));
    expect(report).toMatchObject({ outcome: 'posted', issueCount: 0 });
    const payments = await exportedPayments();
    expect(payments).toContain(`FF-2018-01,1,${NUMBER},${SHORT_NAME},`);
    expect(payments).toContain(`FF-2018-02,1,${NUMBER},另一人,`);
    await doudi.settled();
    const found = await everyFinding(await doudi.as('audit'), { kind: 'PERSON_TWO_NAMES' });
    expect(found).toMatchObject([{ batchNo: 'FF-2018-02', paymentNo: 1, amount: '320.00' }]);
  });

  it('does not rename a county by a row of regions.csv, but by a recoding', async () => {
    const renamed = [...REGIONS.slice(0, -1), `${COUNTY},东辽市,county,220400`];
    const report = await doudi.importFolder(await packageOf(month('2018-03', '另一人', renamed)));
    expect(report).toMatchObject({ outcome: 'posted', issueCount: 0 });
    expect(report.notes).toMatchObject([
      {
        file: 'regions.csv',
        line: 4,
        code: 'REGION_RECORDED',
        en: expect.stringContaining('recodings.csv'),
      },
    ]);
    const names = async () => {
      await doudi.settled();
      const auditor = await doudi.as('audit');
      const path = `/api/v1/counties/${COUNTY}/years/2018/ledger`;
      const asked = ['2018-06-19', '2018-06-20'].map((asOf) => auditor.get(path).query({ asOf }));
      return (await Promise.all(asked)).map(({ body }) => String(body.name));
    };
    expect(await names()).toEqual(['东辽县', '东辽县']);
    const recodings = [`${COUNTY},${COUNTY},东辽市,,2018-06-20,民函〔2018〕1号`];
    expect(await doudi.importFolder(await packageOf({ recodings }))).toMatchObject({
      outcome: 'posted',
      issueCount: 0,
    });
    expect(await names()).toEqual(['东辽县', '东辽市']);
  });
});
