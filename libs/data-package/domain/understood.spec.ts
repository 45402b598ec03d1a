import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatYuan } from '../../money/fen.js';
import { Programs } from '../../policy/known-programs.js';
import { Divisions } from '../../regions/domain/divisions.js';
import { MANDATE_WORDS, SOURCE_WORDS } from '../../wording/fund-words.js';
import { namesInUse } from './codes-in-words.js';
import type { ColumnType } from './table.js';
import { understand } from './understood.js';

const YUAN: ColumnType = { kind: 'yuan', mostFen: 10n ** 15n };
const TYPES = {
  yuan: YUAN,
  date: { kind: 'date' },
  month: { kind: 'month' },
  year: { kind: 'year' },
  integer: { kind: 'integer', minimum: 0, maximum: 9 },
  decimal: { kind: 'decimal' },
  region: { kind: 'region' },
  program: { kind: 'program' },
  text: { kind: 'text', maxLength: 9 },
  benefit: { kind: 'program', benefits: true },
  choice: { kind: 'choice', values: ['OWN', 'PREFECTURE'], words: SOURCE_WORDS },
  key: { kind: 'text', maxLength: 64, is: 'key', words: MANDATE_WORDS },
} as const satisfies Record<string, ColumnType>;

const programs = new Programs();
const ADDED = {
  englishName: 'x',
  class: 'BASIC_LIVELIHOOD',
  pooled: false,
  functionalCodes: [],
} as const;
const add = (code: string, chineseName: string) =>
  programs.evolve({
    type: 'ProgramAdded',
    data: { ...ADDED, code, chineseName, effectiveFrom: '2018-01-01', basis: 'x' },
  });
add('SUMMER_AID', '高温补助');
add('HEAT_1', '取暖补助');
add('HEAT_2', '取暖补助');
const divisions = new Divisions();
divisions.evolve({
  type: 'RegionRegistered',
  data: { code: '220503', name: '二道江区', level: 'county', parent: null },
});
divisions.evolve({
  type: 'RegionRecoded',
  data: {
    ...{ region: '220503', newCode: '220593', newName: '二道江新区', newParent: null },
    ...{ effectiveOn: '2018-07-01', basis: 'x' },
  },
});
const NAMES = namesInUse(programs, divisions);

describe('what offices write', () => {
  it.each<readonly [keyof typeof TYPES, string, string, string]>([
    ['yuan', '1,234,567.80', '1234567.80', 'SEPARATORS'],
    ['yuan', '2,000.00元', '2000.00', 'YUAN_SIGN SEPARATORS'],
    ['yuan', '￥5', '5', 'YUAN_SIGN'],
    ['yuan', '２０００．００', '2000.00', 'FULL_WIDTH'],
    ['yuan', '２，０００', '2000', 'FULL_WIDTH SEPARATORS'],
    ['yuan', '1.0E7', '10000000', 'EXPONENT'],
    ['yuan', '1.2345E2', '123.45', 'EXPONENT'],
    ['yuan', '5E-1', '0.5', 'EXPONENT'],
    ['yuan', '0.30000000000000004', '0.30', 'FLOAT_NOISE'],
    ['yuan', '19.989999999999998', '19.99', 'FLOAT_NOISE'],
    ['yuan', '2000.0000000001', '2000.00', 'FLOAT_NOISE'],
    ['yuan', '\u00a0 5\u3000', '5', 'BLANKS'],
    ['date', '2018/1/9', '2018-01-09', 'DATE_FORM'],
    ['date', '2018-1-9', '2018-01-09', 'DATE_FORM'],
    ['date', '2018.01.09', '2018-01-09', 'DATE_FORM'],
    ['date', '20180109', '2018-01-09', 'DATE_FORM'],
    ['date', '2018年1月9日', '2018-01-09', 'DATE_FORM'],
    ['date', '２０１８年１月９日', '2018-01-09', 'FULL_WIDTH DATE_FORM'],
    ['date', '43109', '2018-01-09', 'DATE_SERIAL'],
    ['date', '2018-01-09 00:00:00', '2018-01-09', 'DATE_TIME'],
    ['date', '2018/1/9 8:30', '2018-01-09', 'DATE_TIME'],
    ['date', '2018-01-09T12:00:00.000', '2018-01-09', 'DATE_TIME'],
    ['month', '2018/1', '2018-01', 'DATE_FORM'],
    ['month', '201801', '2018-01', 'DATE_FORM'],
    ['month', '2018年1月', '2018-01', 'DATE_FORM'],
    ['month', '2018-01-01', '2018-01', ''],
    ['year', '2018年度', '2018', 'DATE_FORM'],
    ['year', '2018.0', '2018', 'WHOLE_DECIMAL'],
    ['integer', '12.0', '12', 'WHOLE_DECIMAL'],
    ['integer', '1,200', '1200', 'SEPARATORS'],
    ['decimal', '1.5E3', '1500', 'EXPONENT'],
    ['region', '２２０１０２', '220102', 'FULL_WIDTH'],
    ['text', ' 王 伟 ', '王 伟', 'BLANKS'],
    ['choice', 'ＯＷＮ', 'OWN', 'FULL_WIDTH'],
    ['choice', '本级 财力', 'OWN', 'WORD_FOR_CODE'],
    ['key', '棚户区改造', 'SHANTYTOWN', 'WORD_FOR_CODE'],
    ['program', '城市低保 ', 'URBAN_DIBAO', 'BLANKS WORD_FOR_CODE'],
    ['program', '高温补助', 'SUMMER_AID', 'WORD_FOR_CODE'],
    ['program', '城市居民最低生活保障', 'URBAN_DIBAO', 'WORD_FOR_CODE'],
    ['benefit', '特困人员照料护理', 'DESTITUTE_CARE', 'WORD_FOR_CODE'],
    ['region', '220503 二道江区', '220503', 'WORD_FOR_CODE'],
    ['region', '220593二道江新区', '220593', 'WORD_FOR_CODE'],
  ])('%s %j is %s', (type, cell, text, kinds) => {
    const read = understand(cell, TYPES[type], false, NAMES);
    expect(read).toEqual({ text, kinds: kinds.split(' ').filter((kind) => kind !== '') });
  });

  it.each<readonly [keyof typeof TYPES, string]>([
    ['choice', '中央财力'],
    ['program', '取暖补助'],
    ['program', '特困人员照料护理'],
    ['region', '220503 东昌区'],
    ['region', '二道江区'],
  ])('%s %j may not be guessed', (type, cell) => {
    expect(understand(cell, TYPES[type], false, NAMES)).toBeUndefined();
  });

  it.each<readonly [keyof typeof TYPES, string, string]>([
    ['date', '3/4/2018', 'DATE_AMBIGUOUS'],
    ['date', '18-3-4', 'DATE_AMBIGUOUS'],
    ['yuan', '1.10101E+17', 'NUMBER_INEXACT'],
    ['yuan', '1.234567890123456E3', 'NUMBER_INEXACT'],
    ['integer', '1E20', 'NUMBER_INEXACT'],
  ])('%s %j is not guessed: %s', (type, cell, code) => {
    expect(understand(cell, TYPES[type])).toEqual({ code });
  });

  it.each<readonly [keyof typeof TYPES, string]>([
    ['yuan', '1,23.00'],
    ['yuan', '2000.005'],
    ['yuan', '12万'],
    ['yuan', '1.5.0'],
    ['date', '2018-13-01'],
    ['date', '2018/2/30'],
    ['date', '999999'],
    ['month', '2018-01-15'],
    ['integer', '12.5'],
    ['text', '１２'],
  ])('%s %j stays as it stands', (type, cell) => {
    expect(understand(cell, TYPES[type])).toBeUndefined();
  });

  it('amounts in 万元 are converted exactly', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(fen, (amountFen) => {
        const digits = amountFen.toString().padStart(7, '0');
        const cell = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        const read = understand(cell, YUAN, true);
        expect(read).toMatchObject({ text: formatYuan(amountFen) });
      }),
    );
  });

  it('a number that any writer puts in its own way is the same amount', () => {
    const most = 10 ** 13;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: most }), (amountFen) => {
        const yuan = amountFen / 100;
        const wanted = Number(formatYuan(BigInt(amountFen)));
        for (const cell of [String(yuan), yuan.toExponential(), yuan.toLocaleString('en-US')]) {
          const read = understand(cell, YUAN);
          expect(Number(read === undefined ? cell : 'text' in read && read.text)).toBe(wanted);
        }
      }),
    );
  });
});
