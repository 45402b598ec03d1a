import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDataDescriptor } from './open-data-descriptor.js';
import { csvHeader, csvRow } from './public-csv.js';
import { PACKAGED_TABLES, PAYMENT_LINES, type PublicTable, rowOf } from './public-tables.js';

const TABLE: PublicTable = {
  name: 'sample',
  chinese: '样例',
  english: 'Sample',
  columns: [
    { name: 'url', type: 'string', chinese: '网址', english: 'Address' },
    { name: 'amount', type: 'yuan', chinese: '金额', english: 'Amount' },
  ],
};

describe('public CSV', () => {
  it.each(['=1+1', '+86', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', ' =cmd'])(
    'lets no spreadsheet calculate %j',
    (url) => {
      const [cell] = csvRow(TABLE, { url, amount: '1.00' }).split(',');
      expect(cell!.replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves amounts below zero what they are', () => {
    expect(csvRow(TABLE, { url: 'a', amount: '-1.00' })).toBe('a,-1.00\r\n');
  });

  it('keeps a row one line, whatever a text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (url) => {
        const line = csvRow(TABLE, { url, amount: '0.00' });
        expect(line.endsWith('\r\n')).toBe(true);
        expect(line.slice(0, -2)).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('has the columns of the table and no others', () => {
    const row = rowOf(TABLE, { url: 'a', amount: '1.00', name: '张三' });
    expect(Object.keys(row)).toEqual(['url', 'amount']);
    expect(csvHeader(TABLE)).toBe('url,amount\r\n');
  });
});

describe('the public tables', () => {
  it('have no column for a name, a number or a pseudonym of a person', () => {
    const names = [...PACKAGED_TABLES, PAYMENT_LINES].flatMap(({ columns }) =>
      columns.map(({ name }) => name),
    );
    expect(
      names.filter((name) => /beneficiary|^name$|identity|pseudonym|paymentNo/.test(name)),
    ).toEqual([]);
  });

  it('leave single payments out of the package, and state its licence', () => {
    expect(PACKAGED_TABLES).not.toContain(PAYMENT_LINES);
    const hashes = new Map(
      PACKAGED_TABLES.map(({ name }) => [name, { sha256: '0'.repeat(64), bytes: 1 }]),
    );
    const stand = { position: 7n, date: '2018-01-01', smallGroup: 5 };
    const text = openDataDescriptor(PACKAGED_TABLES, hashes, stand);
    expect(JSON.parse(text)).toMatchObject({
      licenses: [{ name: 'CC-BY-4.0' }],
      resources: PACKAGED_TABLES.map(({ name }) => ({ path: `${name}.csv` })),
    });
  });
});
