import { expect, it } from '@jest/globals';
import { dueSince } from './reclaim-due.js';

const twoYears = { from: ['2015-01-01'], values: [2] };

it('is due from the first day of the second year after its origin year', () => {
  expect(dueSince(2015, twoYears, '2016-12-31')).toBeUndefined();
  expect(dueSince(2015, twoYears, '2017-01-01')).toBe('2017-01-01');
  expect(dueSince(2015, twoYears, '2019-06-30')).toBe('2017-01-01');
});

it('is due no earlier than the rule, and not where none is in force', () => {
  expect(dueSince(2008, twoYears, '2016-05-01')).toBe('2015-01-01');
  expect(dueSince(2008, twoYears, '2014-12-31')).toBeUndefined();
  expect(
    dueSince(2008, { from: ['2015-01-01', '2018-01-01'], values: [2, null] }, '2018-01-01'),
  ).toBe(undefined);
});

it('keeps its first day while one value follows another, and begins anew after a break', () => {
  const stricter = { from: ['2015-01-01', '2018-07-01'], values: [2, 1] };
  expect(dueSince(2016, stricter, '2019-01-01')).toBe('2018-01-01');
  expect(dueSince(2017, stricter, '2019-01-01')).toBe('2018-07-01');
  const laxer = { from: ['2015-01-01', '2018-07-01'], values: [2, 3] };
  expect(dueSince(2016, laxer, '2018-06-30')).toBe('2018-01-01');
  expect(dueSince(2016, laxer, '2018-12-31')).toBeUndefined();
  expect(dueSince(2016, laxer, '2019-02-01')).toBe('2019-01-01');
});
