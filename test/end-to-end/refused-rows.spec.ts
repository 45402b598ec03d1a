/**
 * Every refusal that a row of a package can meet, by a row of its own: all of them stand in one
 * package and none is taken.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport } from '../../libs/data-package/store/import-package.js';
import {
  REFUSED_NUMBERS,
  REFUSED_ROWS,
  type RowTable,
  SOUND_ROWS,
  packageOf,
} from './refused-rows.js';
import { type RunningDoudi, runDoudi } from './running-doudi.js';

let doudi: RunningDoudi;

beforeAll(async () => {
  doudi = await runDoudi();
});

afterAll(() => doudi.close());

describe('a package of rows that are refused', () => {
  const tables = new Map<RowTable, string[]>(
    Object.entries(SOUND_ROWS).map(([table, rows]) => [table as RowTable, [...rows]]),
  );
  /** What is to be said of each line, by `file:line`. */
  const wanted = new Map<string, string>();
  const add = (table: RowTable, row: string, code: string): void => {
    const rows = tables.get(table) ?? [];
    rows.push(row);
    tables.set(table, rows);
    wanted.set(`${table}.csv:${rows.length + 1}`, code);
  };
  for (const [table, code, row] of REFUSED_ROWS) add(table, row, code);
  for (const [place, [number, code]] of REFUSED_NUMBERS.entries()) {
    const batch = `D-${place},220102,2017,BASIC_LIVELIHOOD,URBAN_DIBAO,2017-03,2017-03-09,1.00,1`;
    tables.get('disbursements')!.push(batch);
    add('payments', `D-${place},1,${number},王伟,1,1,BASIC,1.00`, code);
  }
  let report: ImportReport;

  beforeAll(async () => {
    report = await doudi.importFolder(await packageOf(Object.fromEntries(tables)));
  });

  it('says of each row why, and of no other', () => {
    const said = report.issues.map(({ file, line, code }) => [`${file}:${line}`, code] as const);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(wanted));
  });

  it('records nothing', async () => {
    expect(report).toMatchObject({ outcome: 'refused', accepted: 0 });
    expect(await doudi.system.store.head()).toBe(0n);
  });
});

describe('what a later package may no longer say', () => {
  it('a recoding before another of the same unit', async () => {
    expect(await doudi.importFolder(await packageOf(SOUND_ROWS))).toMatchObject({
      outcome: 'posted',
      issueCount: 0,
    });
    const report = await doudi.importFolder(
      await packageOf({ recodings: ['220381,220186,,,2017-05-01,函'] }),
    );
    expect(report.issues.map(({ code }) => code)).toEqual(['RECODING_OUT_OF_ORDER']);
  });
});
