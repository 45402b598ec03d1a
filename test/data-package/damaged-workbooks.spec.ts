/**
 * A good workbook, damaged in some hundreds of ways that offices and their programs know. Each is
 * understood as what it says, or refused at its cell; none is read as anything else.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { importPackage } from '../../libs/data-package/store/import-package.js';
import { type TableName, tableNamed } from '../../libs/data-package/domain/tables.js';
import { inline, sheetXml, workbookFiles, zipWith } from './archives.js';
import { CELL_DAMAGES, type CellDamage } from './cell-damages.js';
import { ACTOR, FakeLedger, FakeVault, SOUND, temporaryFolder } from './fakes.js';
import { FILE_DAMAGES, type FileDamage, type Rows } from './file-damages.js';

const SEED = 20261201;

/** Mulberry32: the same cells on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let workDir: string;
let wanted: unknown;

async function imported(path: string) {
  const ledger = new FakeLedger();
  const report = await importPackage({
    path,
    ledger,
    vault: new FakeVault(),
    actor: ACTOR,
    onError: 'stop',
    workDir,
  });
  const recorded = JSON.stringify(ledger.recorded, (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}` : value,
  );
  return { report, recorded, isRecorded: ledger.recorded.length > 0 };
}

const soundRows = (): Rows =>
  Object.fromEntries(
    Object.entries(SOUND).map(([table, lines]) => [
      table,
      lines.map((line) => line.split(',').map(inline)),
    ]),
  );

const sheetsOf = (rows: Rows, names: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Object.entries(rows).map(([table, cells]) => [names[table] ?? table, sheetXml(cells)]),
  );

beforeAll(async () => {
  workDir = await temporaryFolder();
  const path = await zipWith(workbookFiles({ sheets: sheetsOf(soundRows()) }), 'package.xlsx');
  const sound = await imported(path);
  expect(sound.report.issues).toEqual([]);
  wanted = sound.recorded;
});

interface Target {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly xml: string;
}

/** Cells that a damage may befall: those that say something, of a kind that it is for. */
function targetsOf({ kinds, write, means }: CellDamage): readonly Target[] {
  return Object.entries(SOUND).flatMap(([table, [, ...lines]]) =>
    lines.flatMap((line, row) =>
      line.split(',').flatMap((text, column): Target[] => {
        const definition = tableNamed(table as TableName).columns[column]!;
        const { type, required } = definition;
        if (text === '' || !kinds.includes(type.kind)) return [];
        if (means !== 'same' && means.includes('REQUIRED') && !required) return [];
        const xml = write(text);
        return xml === undefined ? [] : [{ table, row: row + 1, column, xml }];
      }),
    ),
  );
}

describe('a cell', () => {
  const choose = random(SEED);
  it.each(CELL_DAMAGES.map((damage) => [damage.name, damage] as const))('%s', async (_, damage) => {
    const targets = targetsOf(damage);
    const { table, row, column, xml } = targets[Math.floor(choose() * targets.length)]!;
    const rows = soundRows();
    rows[table]![row]![column] = xml;
    const path = await zipWith(workbookFiles({ sheets: sheetsOf(rows) }), 'package.xlsx');
    const { report, recorded, isRecorded } = await imported(path);
    const { name } = tableNamed(table as TableName).columns[column]!;
    if (damage.means === 'same') {
      expect([table, row, name, report.issues]).toEqual([table, row, name, []]);
      expect(recorded).toBe(wanted);
      return;
    }
    const ofCell = report.issues.filter((one) => one.line === row + 1 && one.column === name);
    expect([table, row, name, ofCell.map(({ file, code }) => [file, code])]).toEqual([
      ...[table, row, name],
      [[table, expect.stringMatching(new RegExp(`^(?:${damage.means.join('|')})$`))]],
    ]);
    expect(isRecorded).toBe(false);
  });
});

async function damagedFile({ rows: change, names, hidden, parts, bytes, stored }: FileDamage) {
  const rows = soundRows();
  change?.(rows);
  const files: Record<string, string | Buffer> = workbookFiles({
    sheets: sheetsOf(rows, names),
    ...(hidden ? { hidden } : {}),
  });
  parts?.(files);
  const path = await zipWith(files, 'package.xlsx', !stored);
  if (bytes) await writeFile(path, bytes(await readFile(path)));
  return path;
}

describe('a file', () => {
  it.each(FILE_DAMAGES.map((damage) => [damage.name, damage] as const))('%s', async (_, damage) => {
    const { report, recorded, isRecorded } = await imported(await damagedFile(damage));
    const { means } = damage;
    if (means === 'same') {
      expect(report.issues).toEqual([]);
      expect(recorded).toBe(wanted);
      return;
    }
    const places = report.issues.map(({ file, line, code }) =>
      typeof means === 'string' ? code : [file, line, code],
    );
    expect(places).toContainEqual(means);
    expect(isRecorded).toBe(false);
  });

  it('with any byte changed is the same, or refused', async () => {
    const choose = random(SEED);
    const path = await damagedFile({ name: '', means: 'same', stored: true });
    const sound = await readFile(path);
    for (let round = 0; round < 120; round++) {
      const bytes = Buffer.from(sound);
      const at = Math.floor(choose() * bytes.length);
      bytes[at] = bytes[at]! ^ (1 << Math.floor(choose() * 8));
      await writeFile(path, bytes);
      const { report, recorded, isRecorded } = await imported(path);
      const outcome = isRecorded ? recorded === wanted : report.issueCount > 0;
      expect([at, bytes[at], outcome]).toEqual([at, bytes[at], true]);
    }
  });
});

it('there are two hundred of them', () => {
  expect(CELL_DAMAGES.length + FILE_DAMAGES.length).toBeGreaterThanOrEqual(200);
});
