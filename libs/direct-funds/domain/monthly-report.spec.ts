import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  dueOn,
  lastDayOf,
  monthAfter,
  monthsFrom,
  refuseReport,
  statusOf,
} from './monthly-report.js';

describe('the months of reports', () => {
  it('end on their last day, and are reported by the 10th of the next', () => {
    expect(['2021-02', '2024-02', '2100-02', '2021-12'].map(lastDayOf)).toEqual([
      '2021-02-28',
      '2024-02-29',
      '2100-02-28',
      '2021-12-31',
    ]);
    expect(dueOn('2021-12', 10)).toBe('2022-01-10');
    expect(dueOn('2021-01', 31)).toBe('2021-02-28');
  });

  it('follow one another without a gap', () => {
    const months = fc.tuple(fc.integer({ min: 1990, max: 2098 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(months, fc.integer({ min: 0, max: 40 }), ([year, number], count) => {
        const first = `${year}-${String(number).padStart(2, '0')}`;
        let last = first;
        for (let step = 0; step < count; step++) last = monthAfter(last);
        const all = monthsFrom(first, last);
        expect(all.length).toBe(count + 1);
        expect(new Set(all).size).toBe(count + 1);
        expect([all[0], all.at(-1)]).toEqual([first, last]);
      }),
    );
  });

  it('are submitted or late when reported, due or missing when not', () => {
    expect(statusOf('2021-04-10', '2021-04-10', '2021-05-01')).toBe('submitted');
    expect(statusOf('2021-04-11', '2021-04-10', '2021-05-01')).toBe('late');
    expect(statusOf(null, '2021-04-10', '2021-04-10')).toBe('due');
    expect(statusOf(null, '2021-04-10', '2021-04-11')).toBe('missing');
  });

  it('are reported when they are over, and not ahead of today', () => {
    expect(refuseReport('2021-03', '2021-04-01', '2021-04-01')).toBeUndefined();
    for (const day of ['2021-03-31', '2021-04-02']) {
      expect(refuseReport('2021-03', day, '2021-04-01')).toMatchObject({
        code: 'REPORT_DAY_INVALID',
        clause: '财预〔2020〕56号 第六条',
      });
    }
  });
});
