/** The clauses of standards: what is in force on the day, against what the clause asks. */
import { describe, expect, it } from '@jest/globals';
import { type GivenFacts, type Reports, county } from '../../../test/clause-facts.js';
import { parametersAt } from '../../policy/parameters.js';
import { answerForCounty } from './rule.js';
import { RULES } from './rule-table.js';

type Case = readonly [id: string, set: GivenFacts['set'], reports: Reports, status: string];

const on = (monthlyFen: bigint, effectiveFrom: string) => ({
  monthlyFen,
  effectiveFrom,
  basis: 'x',
});

describe('the standards of a county', () => {
  it.each<Case>([
    ['A009', { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [13000n] }, {}, 'MET'],
    ['A009', { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [12999n] }, {}, 'NOT_MET'],
    ['A009', { URBAN_DIBAO: [10000n] }, {}, 'NO_DATA'],
    ['A008', { URBAN_DIBAO: [20000n, 10000n], URBAN_DESTITUTE: [13000n] }, {}, 'MET'],
    ['A008', { URBAN_DIBAO: [10000n, 20000n], URBAN_DESTITUTE: [13000n] }, {}, 'NOT_MET'],
    ['A008', { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [13000n] }, {}, 'NO_DATA'],
    ['A013', { ORPHAN: [100n, 100n] }, {}, 'MET'],
    ['A013', { ORPHAN: [99n, 100n] }, {}, 'NOT_MET'],
    [
      'A027',
      { URBAN_DIBAO: [40000n] },
      { 'URBAN_DISPOSABLE_INCOME_PER_CAPITA/2016': '24000' },
      'MET',
    ],
    [
      'A027',
      { URBAN_DIBAO: [39999n] },
      { 'URBAN_DISPOSABLE_INCOME_PER_CAPITA/2016': '24000' },
      'NOT_MET',
    ],
    ['A027', { URBAN_DIBAO: [39999n] }, {}, 'NO_DATA'],
    ['A028', { RURAL_DIBAO: [10000n] }, { RURAL_GUIDELINE_STANDARD: '1200' }, 'MET'],
    ['A028', { RURAL_DIBAO: [9999n] }, { RURAL_GUIDELINE_STANDARD: '1200' }, 'NOT_MET'],
    ['A043', { 'EDUCATION_AID/HIGH': [2n, 1n] }, {}, 'MET'],
    ['A043', { 'EDUCATION_AID/HIGH': [2n, 1n], 'EDUCATION_AID/PRIMARY': [1n, 2n] }, {}, 'NOT_MET'],
    ['A086', { ORPHAN: [1n] }, {}, 'NOT_MET'],
    ['A086', {}, {}, 'NO_DATA'],
    ['B105', { URBAN_DIBAO: [1n], RURAL_DIBAO: [1n] }, {}, 'MET'],
    ['B105', { URBAN_DIBAO: [1n] }, {}, 'NOT_MET'],
  ])('%s with %o and %j: %s', (id, set, reports, status) => {
    const facts = county({ reports, ...(set ? { set } : {}) });
    expect(answerForCounty(RULES[id]!, facts).status).toBe(status);
  });

  it.each([
    [{ full: 3n, partial: 2n, self: 2n }, 'MET'],
    [{ full: 1n, partial: 2n, self: 1n }, 'NOT_MET'],
    [{ full: 3n, partial: 2n }, 'NOT_MET'],
    [{}, 'NO_DATA'],
  ])('A010 with %o: %s', (grades: { full?: bigint; partial?: bigint; self?: bigint }, status) => {
    const named = Object.entries(grades).map(
      ([grade, fen]) => [`DESTITUTE_CARE/${grade.toUpperCase()}`, [fen]] as const,
    );
    const set = Object.fromEntries(named);
    expect(answerForCounty(RULES['A010']!, county({ set })).status).toBe(status);
  });

  it.each([
    ['1500', '1500', '2010-01-01', 'MET'],
    ['1600', '1500', '2010-01-01', 'NOT_MET'],
    ['1600', '1500', '2017-07-01', 'MET'],
  ])('A011 with a wage of %s after %s, set on %s: %s', (now, before, from, status) => {
    const reports = { MINIMUM_WAGE_MONTHLY: now, 'MINIMUM_WAGE_MONTHLY/2016': before };
    const set = { 'DESTITUTE_CARE/FULL': [on(60000n, from)] };
    expect(answerForCounty(RULES['A011']!, county({ reports, set })).status).toBe(status);
  });

  it.each([
    ['2016-12-30', 'MET'],
    ['2016-12-29', 'NOT_MET'],
  ])('A012 set on %s: %s', (from, status) => {
    const set = { URBAN_DESTITUTE: [on(1n, from)], RURAL_DESTITUTE: [on(1n, '2017-12-01')] };
    expect(answerForCounty(RULES['A012']!, county({ set })).status).toBe(status);
  });

  it.each([
    ['2016-07-01', 'MET'],
    ['2016-06-29', 'NOT_MET'],
  ])('A014 with allowances of %s and dibao of July 2017: %s', (from, status) => {
    const set = {
      URBAN_DIBAO: [on(1n, '2017-07-01')],
      DISABILITY_LIVING: [on(1n, from)],
      DISABILITY_CARE: [on(1n, '2017-01-01')],
    };
    expect(answerForCounty(RULES['A014']!, county({ set })).status).toBe(status);
  });

  const levels = { UNEMPLOYMENT_BENEFIT_MONTHLY: '500', MINIMUM_WAGE_MONTHLY: '1500' };
  it.each([
    [{ ...levels, RURAL_POVERTY_LINE: '3000' }, 'MET'],
    [{ ...levels, RURAL_POVERTY_LINE: '3601' }, 'NOT_MET'],
    [{ ...levels, UNEMPLOYMENT_BENEFIT_MONTHLY: '400' }, 'NOT_MET'],
    [{ ...levels, UNEMPLOYMENT_BENEFIT_MONTHLY: '1500' }, 'NOT_MET'],
    [levels, 'NO_DATA'],
  ])('B106 with %j: %s', (reports: Reports, status) => {
    const set = { URBAN_DIBAO: [40000n], RURAL_DIBAO: [30000n] };
    expect(answerForCounty(RULES['B106']!, county({ reports, set })).status).toBe(status);
  });

  it.each([
    [41600n, '4800', '2017-12-31', 'MET'],
    [41600n, '4993', '2017-12-31', 'NOT_MET'],
    [38999n, '4000', '2017-12-31', 'NOT_MET'],
    [38999n, '4000', '2016-12-31', 'MET'],
  ])('B147 with %s fen against %s a year on %s: %s', (fen, consumption, date, status) => {
    const year = Number(date.slice(0, 4));
    const facts = county({
      year,
      date,
      parameters: parametersAt(date),
      reports: { [`RURAL_CONSUMPTION_PER_CAPITA/${year - 1}`]: consumption },
      set: { RURAL_DESTITUTE: [on(fen, '2016-01-01')], RURAL_DIBAO: [on(30000n, '2016-01-01')] },
    });
    expect(answerForCounty(RULES['B147']!, facts).status).toBe(status);
  });
});
