import { describe, expect, it } from '@jest/globals';
import { type Assessment, dueTwelfths, needOfYear, totalNeedFen } from './need.js';

const year = (monthlyFen: bigint): Assessment => ({ fromMonth: null, months: 12, monthlyFen });
const lump = (monthlyFen: bigint): Assessment => ({ fromMonth: null, months: 1, monthlyFen });
const from = (fromMonth: number, months: number, monthlyFen: bigint): Assessment => ({
  fromMonth,
  months,
  monthlyFen,
});
const worth = (...assessments: Assessment[]) => totalNeedFen(needOfYear(assessments));

describe('the need of a year', () => {
  const cases: readonly [string, Assessment[], bigint][] = [
    ['nothing assessed', [], 0n],
    ['the whole year: 12 × 100', [year(100n)], 1200n],
    ['a lump sum: once', [lump(700n)], 700n],
    ['a whole year replaces all before it', [from(3, 4, 50n), lump(9n), year(100n)], 1200n],
    ['a lump sum replaces all before it', [year(100n), from(7, 6, 50n), lump(700n)], 700n],
    ['from July on: 6 × 100 + 6 × 150', [year(100n), from(7, 6, 150n)], 1500n],
    [
      'a part that ends early takes the rest of the year with it',
      [year(100n), from(4, 2, 50n)],
      400n,
    ],
    ['beyond December nothing counts: 2 × 100 of 6', [from(11, 6, 100n)], 200n],
    ['December alone', [from(12, 12, 100n)], 100n],
    ['a later part cuts an earlier one: 2 × 10 + 1 × 20', [from(1, 6, 10n), from(3, 1, 20n)], 40n],
    [
      'an earlier month recorded later cuts all from there on',
      [from(6, 7, 10n), from(2, 2, 5n)],
      10n,
    ],
    ['the same month again replaces it', [from(5, 8, 10n), from(5, 8, 20n)], 160n],
    ['a gap between parts needs nothing', [from(1, 2, 10n), from(6, 2, 10n)], 40n],
    ['a part leaves a lump sum alone', [lump(700n), from(7, 6, 100n)], 1300n],
    ['an assessment of nothing ends the need', [year(100n), from(9, 4, 0n)], 800n],
  ];
  it.each(cases)('%s', (_, assessments, expected) => {
    expect(worth(...assessments)).toBe(expected);
  });

  it('stands by month', () => {
    const need = needOfYear([year(100n), from(4, 3, 150n), from(6, 2, 90n)]);
    expect(need.monthlyFen).toEqual([100n, 100n, 100n, 150n, 150n, 90n, 90n, 0n, 0n, 0n, 0n, 0n]);
  });
});

describe('what is due through a month', () => {
  it('is the months’ need, and as many twelfths of a lump sum, exactly', () => {
    const due = (...assessments: Assessment[]) => dueTwelfths(needOfYear(assessments));
    expect(due(from(4, 2, 7n)).map((fen) => fen / 12n)).toEqual([
      ...[0n, 0n, 0n, 7n],
      ...new Array<bigint>(8).fill(14n),
    ]);
    expect(due(lump(5n))).toEqual(Array.from({ length: 12 }, (_, index) => 5n * BigInt(index + 1)));
  });

  it('knows a lump sum until another assessment stands for the whole year', () => {
    const has = (...assessments: Assessment[]) => needOfYear(assessments).hasLumpSum;
    expect(has(lump(0n))).toBe(true);
    expect(has(lump(5n), from(7, 6, 1n))).toBe(true);
    expect(has(lump(5n), year(1n))).toBe(false);
    expect(has(from(1, 1, 5n))).toBe(false);
  });
});
