import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ZERO, fen, formatYuan, maximum, minimum, parseYuan, sum } from './fen.js';

const LARGEST = 10n ** 32n - 1n;
const amounts = fc.bigInt({ min: -LARGEST, max: LARGEST });

describe('an amount of yuan', () => {
  it.each([
    ['0', 0n],
    ['0.00', 0n],
    ['-0.00', 0n],
    ['0.1', 10n],
    ['0.01', 1n],
    ['-0.01', -1n],
    ['1234.50', 123450n],
    ['1234.5', 123450n],
    ['-7', -700n],
    ['999999999999999999999999999999.99', LARGEST],
  ])('%s is %s fen', (text, expected) => {
    expect(parseYuan(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    '1.',
    '.5',
    '1.234',
    '1,000.00',
    '1 000',
    '1e3',
    '+1',
    '--1',
    '01',
    '00',
    '0x10',
    '１２',
    '12.00元',
    '¥12',
    'NaN',
    'Infinity',
    '1.00\n',
    '1'.repeat(31),
    `${'1'.repeat(31)}.00`,
  ])('%j is none', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it.each([
    [0n, '0.00'],
    [1n, '0.01'],
    [-1n, '-0.01'],
    [10n, '0.10'],
    [-123450n, '-1234.50'],
    [10n ** 20n, '1000000000000000000.00'],
  ])('%s fen is written %s', (amount, expected) => {
    expect(formatYuan(amount)).toBe(expected);
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(amounts, (amount) => parseYuan(formatYuan(amount)) === amount));
  });

  it('is written with two places, and no zero too many', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(formatYuan(amount)).toMatch(/^-?(?:0|[1-9]\d*)\.\d{2}$/);
      }),
    );
  });

  it('is written the same way whatever way it came', () => {
    fc.assert(
      fc.property(amounts, fc.nat(2), (amount, dropped) => {
        const text = formatYuan(amount);
        const short = amount % 100n === 0n ? text.slice(0, [undefined, -1, -3][dropped]) : text;
        expect(formatYuan(parseYuan(short)!)).toBe(text);
      }),
    );
  });
});

describe('reckoning', () => {
  it('adds up exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        expect(sum(list)).toBe(sum([...list].reverse()));
        expect(sum([...list, ...list.map((amount) => -amount)])).toBe(0n);
      }),
    );
    expect(sum([])).toBe(ZERO);
  });

  it('takes the smaller and the larger', () => {
    expect(minimum(fen(-1), fen(2))).toBe(-1n);
    expect(maximum(fen(-1), fen('2'))).toBe(2n);
    expect(minimum(fen(3), fen(3))).toBe(3n);
  });

  it('makes no fen of a fraction', () => {
    expect(() => fen(1.5)).toThrow(RangeError);
    expect(() => fen('1.5')).toThrow(SyntaxError);
  });
});
