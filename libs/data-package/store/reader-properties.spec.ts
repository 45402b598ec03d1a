import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RowChecker } from '../domain/row-checks.js';
import { type TableName, TABLES, tableNamed } from '../domain/tables.js';
import { type FoundFile, csvTables } from './csv-source.js';
import { IssueLog } from './issue-log.js';
import { type ReadRow, readTable } from './table-reader.js';

const CONTEXT = {
  regionLevel: () => 'county',
  isProgram: () => true,
  today: '2026-11-30',
  hasStandards: () => true,
};

async function read(table: TableName, bytes: Uint8Array) {
  const log = new IssueLog();
  const rows: ReadRow[] = [];
  const file: FoundFile = {
    name: `${table}.csv`,
    open: () =>
      (async function* () {
        yield Buffer.from(bytes);
      })(),
  };
  const { tables, issues } = await csvTables([file]);
  for (const issue of issues) log.add(issue);
  for (const source of tables) {
    await readTable({
      source,
      table: tableNamed(table),
      log,
      checker: new RowChecker(tableNamed(table), CONTEXT),
      onRow: (row) => rows.push(row),
      onChunk: async () => undefined,
    });
  }
  return { rows, log };
}

const anyTable = fc.constantFrom(...TABLES.map(({ name }) => name));

describe('the reader', () => {
  it('answers arbitrary bytes with an issue, never with a crash', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.uint8Array({ maxLength: 200 }), async (table, bytes) => {
        const { log } = await read(table, bytes);
        expect(log.count).toBeGreaterThan(0);
        for (const { zh, en, file } of log.sorted()) {
          expect(zh.length * en.length * file.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers arbitrary rows under a good header: each is valid or has an issue of its line', async () => {
    const cells = fc.stringMatching(/^[0-9a-zA-Z.\-,"=\n\r\u0000_ 年月]{0,80}$/);
    await fc.assert(
      fc.asyncProperty(anyTable, cells, async (table, text) => {
        const header = tableNamed(table).columns.map(({ name }) => name);
        const { rows, log } = await read(table, Buffer.from(`${header.join(',')}\r\n${text}`));
        const blamed = new Set(log.sorted().map(({ line }) => line));
        for (const { valid, line } of rows) expect(valid || blamed.has(line)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
