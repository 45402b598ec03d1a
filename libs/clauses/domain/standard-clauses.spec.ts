/** The clauses of standards: what is in force on the day, against what the clause asks. */
import { describe, expect, it } from '@jest/globals';
import { type GivenFacts, type Reports, county, ledger } from '../../../test/clause-facts.js';
import { parametersAt } from '../../policy/parameters.js';
import { RULES } from './rule-table.js';
import { answerForCounty } from './rule.js';

const on = (monthlyFen: bigint, effectiveFrom: string, basis = '民发〔2017〕1号') => ({
  monthlyFen,
  effectiveFrom,
  basis,
});
const status = (id: string, given: GivenFacts) => answerForCounty(RULES[id]!, county(given)).status;

describe('the standards of a county', () => {
  it.each<readonly [id: string, set: GivenFacts['set'], reports: Reports, status: string]>([
    ['A009', { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [13000n] }, {}, 'MET'],
    ['A009', { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [12999n] }, {}, 'NOT_MET'],
    [
      'A009',
      { URBAN_DIBAO: [10000n], URBAN_DESTITUTE: [13000n], RURAL_DESTITUTE: [1n] },
      {},
      'NO_DATA',
    ],
    ['A009', { URBAN_DIBAO: [10000n] }, {}, 'NO_DATA'],
    [
      'A010',
      { 'DESTITUTE_CARE/FULL': [3n], 'DESTITUTE_CARE/PARTIAL': [2n], 'DESTITUTE_CARE/SELF': [2n] },
      {},
      'MET',
    ],
    ['A010', { 'DESTITUTE_CARE/FULL': [1n], 'DESTITUTE_CARE/PARTIAL': [2n] }, {}, 'NOT_MET'],
    ['A010', { 'DESTITUTE_CARE/FULL': [3n], 'DESTITUTE_CARE/PARTIAL': [2n] }, {}, 'NO_DATA'],
    ['A013', { ORPHAN: [101n, 100n] }, {}, 'MET'],
    ['A013', { ORPHAN: [100n, 100n] }, {}, 'NO_DATA'],
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
    [
      'A027',
      { URBAN_DIBAO: [39999n] },
      { 'URBAN_DISPOSABLE_INCOME_PER_CAPITA/2016': '2.4' },
      'NO_DATA',
    ],
    ['A028', { RURAL_DIBAO: [9999n] }, { RURAL_GUIDELINE_STANDARD: '1200' }, 'NOT_MET'],
    ['A043', { 'EDUCATION_AID/HIGH': [2n, 1n] }, {}, 'MET'],
    ['A043', { 'EDUCATION_AID/HIGH': [1n, 1n] }, {}, 'NO_DATA'],
    ['A043', { 'EDUCATION_AID/HIGH': [2n, 1n], 'EDUCATION_AID/LOW': [1n, 2n] }, {}, 'NOT_MET'],
    ['A086', { ORPHAN: [1n] }, {}, 'MET'],
    ['A086', { ORPHAN: [on(1n, '2017-01-01', '无')] }, {}, 'NOT_MET'],
    [
      'B105',
      { URBAN_DIBAO: [1n], RURAL_DIBAO: [on(1n, '2017-01-01', '吉民发[2017]5号')] },
      {},
      'MET',
    ],
  ])('%s with %o and %j: %s', (id, set, reports, expected) => {
    expect(status(id, { reports, ...(set ? { set } : {}) })).toBe(expected);
  });

  it('of a year that goes by none of them say nothing', () => {
    const set = { URBAN_DIBAO: [on(9n, '2010-01-01')], URBAN_DESTITUTE: [on(1n, '2010-01-01')] };
    expect(status('A009', { set })).toBe('NO_DATA');
    expect(status('A012', { set })).toBe('NO_DATA');
    const goesBy = { set, ledger: ledger({ URBAN_DESTITUTE: { needFen: 1n } }) };
    expect(status('A009', goesBy)).toBe('NOT_MET');
    expect(status('A012', goesBy)).toBe('NOT_MET');
  });

  it.each([
    ['1500', '1500', [2n, 1n], 'NO_DATA'],
    ['1600', '1500', [2n, 1n], 'MET'],
    ['1600', '1500', [1n, 1n], 'NOT_MET'],
    ['1600', '1500', [1n], 'NO_DATA'],
  ])('A011 with a wage of %s after %s, care of %o: %s', (now, before, care, expected) => {
    const reports = { MINIMUM_WAGE_MONTHLY: now, 'MINIMUM_WAGE_MONTHLY/2016': before };
    const fens = care.map((fen, age) => on(fen, `${2017 - age}-01-01`));
    expect(status('A011', { reports, set: { 'DESTITUTE_CARE/FULL': fens } })).toBe(expected);
  });

  it.each([
    ['set with it', '2017-07-01', '2017-12-31', 'MET'],
    ['set before it', '2017-06-30', '2017-12-31', 'NO_DATA'],
    ['never set after it', '2017-06-30', '2018-12-31', 'NOT_MET'],
  ])('A014, allowances %s', (_, from, date, expected) => {
    const set = {
      URBAN_DIBAO: [on(2n, '2017-07-01'), on(1n, '2015-01-01')],
      DISABILITY_LIVING: [on(1n, from)],
      DISABILITY_CARE: [on(1n, '2017-07-02')],
    };
    const year = Number(date.slice(0, 4));
    const pays = {
      DISABILITY_LIVING: { needFen: 1n },
      DISABILITY_CARE: { needFen: 1n },
      URBAN_DIBAO: { needFen: 1n },
    };
    expect(status('A014', { set, year, date, ledger: ledger(pays) })).toBe(expected);
  });

  const levels = { UNEMPLOYMENT_BENEFIT_MONTHLY: '500', MINIMUM_WAGE_MONTHLY: '1500' };
  it.each([
    [{ ...levels, RURAL_POVERTY_LINE: '3000' }, 'MET'],
    [{ ...levels, RURAL_POVERTY_LINE: '3601' }, 'NOT_MET'],
    [{ ...levels, RURAL_POVERTY_LINE: '3000', UNEMPLOYMENT_BENEFIT_MONTHLY: '400' }, 'NOT_MET'],
    [levels, 'NO_DATA'],
  ])('B106 with %j: %s', (reports: Reports, expected) => {
    const set = { URBAN_DIBAO: [40000n], RURAL_DIBAO: [30000n] };
    expect(status('B106', { reports, set })).toBe(expected);
  });

  it.each([
    [41600n, '4800', '2017-12-31', 'MET'],
    [41600n, '4993', '2017-12-31', 'NOT_MET'],
    [38999n, '4000', '2017-12-31', 'NOT_MET'],
    [38999n, '4000', '2016-12-31', 'MET'],
  ])('B147 with %s fen against %s a year on %s: %s', (fen, consumption, date, expected) => {
    const year = Number(date.slice(0, 4));
    const facts = {
      year,
      date,
      parameters: parametersAt(date),
      reports: { [`RURAL_CONSUMPTION_PER_CAPITA/${year - 1}`]: consumption },
      ledger: ledger({ RURAL_DESTITUTE: { needFen: 1n } }),
      set: { RURAL_DESTITUTE: [on(fen, '2016-01-01')], RURAL_DIBAO: [on(30000n, '2016-01-01')] },
    };
    expect(status('B147', facts)).toBe(expected);
  });
});
