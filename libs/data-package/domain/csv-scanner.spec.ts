import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvScanner } from './csv-scanner.js';
import { csvLine } from '../../workbook/csv.js';

function scan(text: string, chunk = text.length || 1, limit?: number) {
  const scanner = new CsvScanner(limit);
  const records = [];
  for (let at = 0; at < text.length; at += chunk) {
    records.push(...scanner.push(text.slice(at, at + chunk)));
  }
  return [...records, ...scanner.finish()];
}

const rowsOf = (text: string, chunk?: number) => scan(text, chunk).map(({ cells }) => cells);

const cell = fc.stringMatching(/^[a,"\r\n 。\u{1F600}]{0,6}$/u);
const row = fc.array(cell, { minLength: 2, maxLength: 5 });

describe('the CSV scanner', () => {
  it('reads back whatever the writer wrote, in chunks of any size', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, chunk) => {
          expect(rowsOf(rows.map(csvLine).join(''), chunk)).toEqual(rows);
        },
      ),
    );
  });

  it('says the same of a text however it is cut', () => {
    const text = fc.stringMatching(/^[a,"\r\n]{0,40}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (given, chunk) => {
        expect(scan(given, chunk)).toEqual(scan(given));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts physical lines, whatever ends them', () => {
    const records = scan('a,b\r\nc,"d\ne\r\nf"\rg,h\n\n\r\ni,j');
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5, 8]);
  });

  it('blames the line on which a quote is opened or out of place', () => {
    expect(scan('a,b\nc,"d\n\ne')).toMatchObject([{}, { line: 2, fault: 'QUOTE_UNCLOSED' }]);
    expect(scan('"a\nb",c"\nd,e')).toMatchObject([{ line: 2, fault: 'QUOTE_STRAY' }, { line: 3 }]);
    expect(scan('"a"b,c\nd,e')).toMatchObject([{ line: 1, fault: 'QUOTE_STRAY' }, { line: 2 }]);
  });

  it('goes on after a line that is too long, not after an open quote that is', () => {
    const after = scan('aaaaaaaaaa\r\nb\r\n', 3, 4);
    expect(after).toMatchObject([
      { line: 1, fault: 'LINE_TOO_LONG' },
      { line: 2, fault: null },
    ]);
    expect(scan('"aaaaaaaaaa\r\nb\r\n', 3, 4)).toMatchObject([{ line: 1, fault: 'LINE_TOO_LONG' }]);
  });
});
