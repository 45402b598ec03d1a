import { describe, expect, it } from '@jest/globals';
import { checkCell } from './cell-checks.js';
import { issueAt } from './issue.js';
import { columnIndex } from './table.js';
import { type TableName, tableNamed } from './tables.js';

const context = {
  regionLevel: () => 'county',
  isProgram: () => true,
  hasStandards: () => true,
  today: '2026-11-30',
};

function fault(table: TableName, name: string, cell: string) {
  const definition = tableNamed(table);
  return checkCell(cell, definition.columns[columnIndex(definition, name)]!, context, false);
}

describe('a cell that is too large', () => {
  it.each<readonly [TableName, string, string, string]>([
    ['receipts', 'amount', '10000000000000.00', '10000000000000.01'],
    ['payments', 'amount', '10000000000000', '110101199003071000'],
    ['standards', 'monthly_amount', '10000000000000.00', '10000000000000.01'],
    ['needs', 'monthly_amount', '1000000.00', '1000000.01'],
    ['needs', 'persons', '100000000', '100000001'],
    ['indicators', 'value', `-${'9'.repeat(15)}.5`, `-1${'0'.repeat(15)}.5`],
  ])('is refused: %s, %s', (table, column, most, more) => {
    expect(fault(table, column, most)).toBeUndefined();
    const { code, data } = fault(table, column, more)!;
    const { zh, en } = issueAt({ file: table, line: 2, column }, code, data);
    expect([code, `${zh}${en}`]).toEqual(['AMOUNT_TOO_LARGE', expect.not.stringContaining(more)]);
    expect(en).toMatch(/^More than \d{6}/);
  });
});

describe('an identity number', () => {
  it.each([
    ['110101 19900307 125x', undefined],
    ['110105491231002', undefined],
    [`pseudonym:${'a'.repeat(43)}`, undefined],
    ['1.10101E+17', 'ID_DIGITS_LOST'],
    ['11010119900307125', 'ID_NUMBER_INVALID'],
    ['=11010119900307125X', 'FORMULA_IN_CELL'],
  ])('%s: %s', (cell, code) => {
    expect(fault('exits', 'beneficiary_id', cell)?.code).toBe(code);
  });
});
