import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { type Sheet, readXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { formatWan, plainText, written } from './cells.js';
import { csvTable } from './csv.js';
import type { Column, Row, Workbook } from './sheets.js';
import { workbookStream } from './write-workbook.js';

const MADE_AT = new Date('2026-01-05T00:00:00Z');
const COLUMNS: readonly Column[] = [
  { header: '县（市、区）', kind: 'text', note: '按行政区划代码排列' },
  { header: '预算数', kind: 'yuan' },
  { header: '缺口', kind: 'wan' },
  { header: '支付日期', kind: 'date' },
  { header: '人数', kind: 'integer' },
  { header: '进度', kind: 'decimal' },
];

function workbook(rows: Iterable<Row>, columns = COLUMNS): Workbook {
  const sheet = { name: '台账', title: '县级台账', facts: '截至今日', unit: '单位：元' };
  return { title: '县级台账', madeAt: MADE_AT, sheets: [{ ...sheet, columns, rows }] };
}

async function reopened(book: Workbook, mostRows?: number): Promise<readonly Sheet[]> {
  const bytes = await buffer(workbookStream(book, mostRows));
  return (await readXlsx(bytes, { readStyles: true })).sheets;
}

describe('13.3 a workbook', () => {
  it('holds what was written, number by number', async () => {
    const [sheet] = await reopened(
      workbook([
        ['东辽县', '1234.50', '1234.56', '2017-03-15', 12, '0.9516'],
        ['长岭县', -5n, 1n, '待定', '未填报', null],
        { totals: ['合计', '1234.45', null, null, 12, null] },
      ]),
    );
    expect(sheet!.rows.slice(0, 3).map(([first]) => first)).toEqual([
      '县级台账',
      '截至今日',
      '单位：元',
    ]);
    expect(sheet!.rows[3]).toEqual(COLUMNS.map(({ header }) => header));
    expect(sheet!.rows.slice(4)).toEqual([
      ['东辽县', 1234.5, 0.123456, new Date('2017-03-15T00:00:00Z'), 12, 0.9516],
      ['长岭县', -0.05, 0.000001, '待定', '未填报', null],
      ['合计', 1234.45, null, null, 12, null],
    ]);
    expect(sheet!.cells!.get('3,0')!.comment!.text).toBe('按行政区划代码排列');
    expect(sheet!.freezePane).toMatchObject({ rows: 4 });
    expect(sheet!.autoFilter).toMatchObject({ range: 'A4:F7' });
    expect(sheet!.pageSetup).toMatchObject({ paperSize: 'a4', printTitlesRow: '$1:$4' });
    expect(sheet!.headerFooter).toMatchObject({ oddFooter: '&C第 &P 页，共 &N 页' });
  });

  it('keeps digits beyond the fifteenth, as a text with a note', async () => {
    const [sheet] = await reopened(
      workbook([
        ['甲', '9999999999999.99', '9999999999999.99', null, null, null],
        ['乙', '10000000000000.01', '-10000000000000.01', null, '1234567890123456', null],
      ]),
    );
    expect(sheet!.rows[4]!.slice(1, 3)).toEqual([9999999999999.99, 999999999.999999]);
    expect(sheet!.rows[5]!.slice(1, 5)).toEqual([
      ...['10000000000000.01', '-1000000000.000001', null, '1234567890123456'],
    ]);
    for (const cell of ['5,1', '5,2', '5,4']) {
      expect(sheet!.cells!.get(cell)!.comment!.text).toContain('15位');
    }
    expect(sheet!.cells!.get('4,1')?.comment).toBeUndefined();
  });

  it('shows texts as they are, and runs none', async () => {
    const texts = ['=1+1', '@SUM(A1)', '<&>"', '_x0041_', '一\r\n二', 'a\u0000\ud800b', '  x '];
    const [sheet] = await reopened(
      workbook(
        texts.map((text) => [text]),
        [{ header: '事由', kind: 'text' }],
      ),
    );
    expect(sheet!.rows.slice(4).flat()).toEqual([
      ...['=1+1', '@SUM(A1)', '<&>"', '_x0041_', '一 \n二', 'a  b', '  x '],
    ]);
    expect([...sheet!.cells!.values()].some(({ formula }) => formula !== undefined)).toBe(false);
    const csv = [];
    for await (const part of csvTable(
      [{ header: '事由', kind: 'text' }],
      texts.map((t) => [t]),
    )) {
      csv.push(part);
    }
    const lines = ["'=1+1", "'@SUM(A1)", '"<&>"""', '_x0041_', '一 二', 'a \ud800b', '  x '];
    expect(csv.join('')).toBe(`\ufeff事由\r\n${lines.join('\r\n')}\r\n`);
  });

  it('goes on in the next sheet where one is full', async () => {
    const rows = Array.from({ length: 10 }, (_, index) => [`第${index}行`]);
    const sheets = await reopened(workbook(rows, [{ header: '行', kind: 'text' }]), 8);
    expect(sheets.map(({ name }) => name)).toEqual(['台账', '台账（续2）', '台账（续3）']);
    const below = sheets.flatMap((sheet) => sheet.rows.slice(4).flat());
    expect(below).toEqual(rows.flat());
  });

  it('offers what may be chosen, in rows that stand ready', async () => {
    const book = workbook(
      [],
      [
        { header: '项目', kind: 'text', choices: ['城市低保', '农村低保'], required: true },
        { header: '金额', kind: 'yuan' },
      ],
    );
    const [first] = book.sheets;
    const [form, choices] = await reopened({ ...book, sheets: [{ ...first!, emptyRows: 20 }] });
    expect(form!.dataValidations).toMatchObject([
      { type: 'list', range: 'A5:A24', formula1: "'选项'!$A$2:$A$3" },
    ]);
    expect(choices).toMatchObject({ name: '选项', hidden: true });
    expect(choices!.rows.flat()).toEqual(['项目', '城市低保', '农村低保']);
  });

  it('is the same bytes each time', async () => {
    const bytes = () => buffer(workbookStream(workbook([['甲', '1.00', '2.00', null, 1, null]])));
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  it('streams 200,000 rows in flat memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    let taken = 0;
    const rows = (function* () {
      for (; taken < 200_000; taken++) {
        yield [`第${taken}行`, `${taken}.50`, `${taken}.51`, '2017-03-15', taken, '0.9516'];
      }
    })();
    const at = [20_000, 100_000, 190_000];
    const measured: number[] = [];
    let bytes = 0;
    for await (const chunk of workbookStream(workbook(rows))) {
      bytes += (chunk as Buffer).length;
      if (taken < (at[0] ?? Infinity)) continue;
      at.shift();
      measured.push(held());
    }
    expect(bytes).toBeGreaterThan(4_000_000);
    expect(bytes).toBeLessThan(12_000_000);
    expect(Math.max(...measured) - measured[0]!).toBeLessThan(4_000_000);
  });
});

describe('13.3 a cell', () => {
  it('holds 万元 exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (amount) => {
        const [whole, places = ''] = formatWan(amount).split('.');
        expect(places.length).toBeGreaterThanOrEqual(2);
        expect(BigInt(`${whole}${places.padEnd(6, '0')}`)).toBe(amount);
      }),
    );
  });

  it('is a number only where it reads back to the fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (amount) => {
        for (const kind of ['yuan', 'wan'] as const) {
          const cell = written(amount, kind);
          if (cell.kind !== 'number') continue;
          // As a double is told apart from its neighbours: by the shortest digits that it has.
          const [whole, places = ''] = String(Number(cell.text)).split('.');
          const digits = `${whole}${places.padEnd(kind === 'yuan' ? 2 : 6, '0')}`;
          expect(BigInt(digits)).toBe(amount);
        }
      }),
    );
    expect(plainText(true, 'text')).toBe('是');
  });
});
