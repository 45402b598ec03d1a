import { describe, expect, it } from '@jest/globals';
import { type Reports, county, province } from '../../../test/clause-facts.js';
import { answerForCounty, answerForProvince } from './rule.js';
import { RULES } from './rule-table.js';

const RULE = RULES['A099']!;
const REPORTED: Reports = { COMPLAINTS: '10', COMPLAINTS_CLOSED_IN_TIME: '9' };
const matters = (inTime: number, due: number) => ({ complaints: { inTime, due } });

describe('complaints', () => {
  it.each([
    ['all closed in time', matters(3, 3), 'MET'],
    ['one closed late or still open', matters(2, 3), 'NOT_MET'],
    ['none recorded, a report that falls short', { reports: REPORTED }, 'NOT_MET'],
    ['none recorded and nothing reported', {}, 'NO_DATA'],
    ['recorded, whatever was reported', { ...matters(3, 3), reports: REPORTED }, 'MET'],
  ] as const)('of a county: %s', (_, given, status) => {
    expect(answerForCounty(RULE, county(given)).status).toBe(status);
  });

  it('say how many were due and how many of them closed in time', () => {
    const { figures } = answerForCounty(RULE, county(matters(2, 3)));
    expect(figures.map(({ name, value }) => [name, value])).toEqual([
      ['complaintsDue', '3'],
      ['complaintsInTime', '2'],
      ['share', '0.666667'],
    ]);
  });

  it.each([
    ['all of all counties', [matters(1, 1), matters(2, 2)], 'MET'],
    ['one of one county is late', [matters(1, 1), matters(1, 2)], 'NOT_MET'],
    ['a county that only reports falls short', [matters(1, 1), { reports: REPORTED }], 'NOT_MET'],
    ['a county without any says nothing', [matters(1, 1), {}], 'MET'],
    ['no county has any', [{}, {}], 'NO_DATA'],
  ] as const)('of the province: %s', (_, counties, status) => {
    const facts = province({ counties: counties.map((given) => county(given)) });
    expect(answerForProvince(RULE, facts).status).toBe(status);
  });
});
