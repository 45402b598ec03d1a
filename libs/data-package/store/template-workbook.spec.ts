import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Programs } from '../../policy/known-programs.js';
import type { Sql } from '../../postgres/sql.js';
import { Divisions } from '../../regions/domain/divisions.js';
import { columnWordsOf } from '../../wording/column-words.js';
import { namesInUse } from '../domain/codes-in-words.js';
import { RowChecker } from '../domain/row-checks.js';
import { TABLES } from '../domain/tables.js';
import { EXAMPLES } from '../domain/template-examples.js';
import { TEMPLATES, TEMPLATE_NAMES } from '../domain/templates.js';
import { IssueLog } from './issue-log.js';
import { openPackage } from './open-package.js';
import { readTable } from './table-reader.js';
import { templateWorkbook } from './template-workbook.js';

const divisions = new Divisions();
for (const data of [
  { code: '220500', name: '通化市', level: 'prefecture', parent: null },
  { code: '220503', name: '二道江区', level: 'county', parent: '220500' },
] as const) {
  divisions.evolve({ type: 'RegionRegistered', data });
}
const programs = new Programs();
const sql: Sql = {
  query: async <Row>() => [{ number: '吉财社指〔2018〕12号' }] as unknown as readonly Row[],
};
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doudi-templates-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(TEMPLATE_NAMES)(
  'the template of %s is read as its tables and nothing else',
  async (name) => {
    const path = join(folder, `${name}.xlsx`);
    const sources = { sql, programs, divisions, county: '220503', today: '2018-03-01' };
    await pipeline(await templateWorkbook(name, sources), createWriteStream(path));
    const source = await openPackage(path);
    expect(source.issues).toEqual([]);
    expect(source.tables.map(({ table }) => table)).toEqual(TEMPLATES[name].tables);
    expect(source.passedOver).toContain('示例');
    for (const table of source.tables) {
      const log = new IssueLog();
      const definition = TABLES.find((one) => one.name === table.table)!;
      const onChunk = () => Promise.resolve();
      const read = { source: table, table: definition, log, checker: undefined, onChunk };
      const { rows, broken } = await readTable({ ...read, onRow: () => undefined });
      expect({ rows, broken, issues: log.sorted() }).toEqual({
        rows: 0,
        broken: false,
        issues: [],
      });
    }
    await source.close();
  },
);

describe('the examples of a template could be imported', () => {
  it.each(TABLES.map((table) => [table.name, table] as const))('%s', async (name, table) => {
    const log = new IssueLog();
    const context = {
      regionLevel: (code: string) => divisions.find(code)?.level,
      isProgram: (code: string) => programs.find(code) !== undefined,
      hasStandards: (code: string) => programs.hasStandards(code),
      today: '2020-01-01',
    };
    const heads = table.columns.map((column) => columnWordsOf(name, column.name)[0]!);
    const rows = EXAMPLES[name].map((row) => table.columns.map((column) => row[column.name] ?? ''));
    const records = [heads, ...rows].map((cells, at) => ({ line: at + 1, cells, fault: null }));
    const read: boolean[] = [];
    await readTable({
      source: {
        ...{ table: name, file: name, encoding: 'UTF-8', lines: 0 },
        async *records() {
          yield records;
        },
      },
      ...{ table, log, checker: new RowChecker(table, context) },
      names: namesInUse(programs, divisions),
      onRow: ({ valid }) => void read.push(valid),
      onChunk: () => Promise.resolve(),
    });
    expect(log.sorted()).toEqual([]);
    expect(read).toEqual(rows.map(() => true));
  });
});
