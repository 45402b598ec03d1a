import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOfSerial, isCalendarDate, isCalendarMonth, isFiscalYear } from './calendar.js';

const DAY = 86_400_000;

describe('the calendar', () => {
  it('knows the days that exist, as the runtime does', () => {
    const part = fc.integer({ min: 0, max: 32 });
    fc.assert(
      fc.property(fc.integer({ min: 1985, max: 2105 }), part, part, (year, month, day) => {
        const two = (n: number) => String(n).padStart(2, '0');
        const text = `${year}-${two(month)}-${two(day)}`;
        const parsed = new Date(Date.UTC(year, month - 1, day));
        const exists = parsed.toISOString().slice(0, 10) === text;
        expect(isCalendarDate(text)).toBe(exists && year >= 1990 && year <= 2100);
      }),
    );
  });

  it('knows the days of both systems of spreadsheets', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = (epoch: number) => new Date(epoch + serial * DAY).toISOString().slice(0, 10);
        expect(dateOfSerial(serial, 1900)).toBe(day(Date.UTC(1899, 11, 30)));
        if (serial < 2_957_000) expect(dateOfSerial(serial, 1904)).toBe(day(Date.UTC(1904, 0, 1)));
      }),
    );
    expect(dateOfSerial(60, 1900)).toBeUndefined();
    expect(dateOfSerial(42736.5, 1900)).toBeUndefined();
  });

  it('knows months and years', () => {
    expect(['2017-00', '2017-01', '2017-12', '2017-13', '1989-12'].map(isCalendarMonth)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(['1989', '1990', '2100', '2101', '17', ''].map(isFiscalYear)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
