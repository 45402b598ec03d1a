import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  allocateByWeight,
  ceiling,
  clamp,
  compare,
  decimal,
  dividedBy,
  floor,
  formatDecimal,
  minus,
  parseDecimal,
  plus,
  rational,
  roundHalfUp,
  rounded,
  times,
} from './rational.js';

const rationals = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
  )
  .map(([above, below]) => rational(above, below));

describe('rationals', () => {
  it('read decimals exactly', () => {
    expect(compare(decimal('1.30'), rational(13n, 10n))).toBe(0);
    expect(compare(decimal('-0.5'), rational(1n, -2n))).toBe(0);
    for (const text of ['', '.5', '1.', '1e3', '+1', '1,000']) {
      expect(parseDecimal(text)).toBeUndefined();
    }
  });

  it('round a half up, away from zero', () => {
    expect(roundHalfUp(decimal('2.5'))).toBe(3n);
    expect(roundHalfUp(decimal('2.4999999'))).toBe(2n);
    expect(roundHalfUp(decimal('-2.5'))).toBe(-3n);
    expect(formatDecimal(rational(2n, 3n), 6)).toBe('0.666667');
    expect(formatDecimal(rational(-1n, 3n), 2)).toBe('-0.33');
    expect(formatDecimal(decimal('1.15'), 0)).toBe('1');
  });

  it('refuse to divide by zero', () => {
    expect(() => rational(1n, 0n)).toThrow(RangeError);
    expect(() => dividedBy(decimal('1'), decimal('0'))).toThrow(RangeError);
  });

  it('obey the laws of fractions', () => {
    fc.assert(
      fc.property(rationals, rationals, (a, b) => {
        expect(compare(minus(plus(a, b), b), a)).toBe(0);
        if (b.numerator !== 0n) expect(compare(times(dividedBy(a, b), b), a)).toBe(0);
      }),
    );
  });

  it('lie between floor and ceiling, at most a half from their rounding', () => {
    fc.assert(
      fc.property(rationals, (value) => {
        expect(compare(rational(floor(value)), value)).toBeLessThanOrEqual(0);
        expect(compare(rational(ceiling(value)), value)).toBeGreaterThanOrEqual(0);
        expect(ceiling(value) - floor(value)).toBeLessThanOrEqual(1n);
        const error = minus(rounded(value, 3), value);
        expect(compare(error, rational(1n, 2000n))).toBeLessThanOrEqual(0);
        expect(compare(error, rational(-1n, 2000n))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('are clamped to their bounds', () => {
    const [low, high] = [decimal('0.8'), decimal('1.25')];
    expect(clamp(decimal('0.79'), low, high)).toBe(low);
    expect(clamp(decimal('2'), low, high)).toBe(high);
    expect(clamp(decimal('1'), low, high)).toEqual(decimal('1'));
  });
});

describe('parts by weight', () => {
  it('give what is left to the largest remainders, ties to the earlier part', () => {
    expect(allocateByWeight(10n, [1n, 1n, 1n])).toEqual([4n, 3n, 3n]);
    expect(allocateByWeight(7n, [3n, 2n, 2n])).toEqual([3n, 2n, 2n]);
    expect(allocateByWeight(5n, [0n, 1n])).toEqual([0n, 5n]);
  });

  it('sum to the total and lie within one of their exact share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1 });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), weights, (total, given) => {
        const sum = given.reduce((all, weight) => all + weight, 0n);
        if (sum === 0n) return;
        const parts = allocateByWeight(total, given);
        expect(parts.reduce((all: bigint, part) => all + part, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * sum - total * given[index]!;
          expect(error < sum && error > -sum).toBe(true);
        });
      }),
    );
  });

  it('are refused without a weight', () => {
    expect(() => allocateByWeight(1n, [0n])).toThrow(RangeError);
    expect(() => allocateByWeight(1n, [])).toThrow(RangeError);
    expect(() => allocateByWeight(-1n, [1n])).toThrow(RangeError);
    expect(() => allocateByWeight(1n, [2n, -1n])).toThrow(RangeError);
  });
});
