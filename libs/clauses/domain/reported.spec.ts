import { describe, expect, it } from '@jest/globals';
import { type Reports, county, province } from '../../../test/clause-facts.js';
import { decimal } from '../../money/rational.js';
import type { TargetState } from './facts.js';
import { answerForCounty, answerForProvince } from './rule.js';
import { RULES } from './rule-table.js';

const asked = (id: string, reports: Reports) => answerForCounty(RULES[id]!, county({ reports }));

/** Clauses answered by a share that must be whole. */
const WHOLES = Object.entries(RULES).flatMap(([id, rule]) => {
  const [of, among] = rule.indicators ?? [];
  const isWhole = rule.method === 'INDICATOR' && / ÷ .* ≥ 1$/.test(rule.how[0]);
  return isWhole ? [{ id, of: of!, among: among! }] : [];
});

describe('a share that must be whole', () => {
  it('answers the clauses of coverage', () => {
    expect(WHOLES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(WHOLES)('$id: whole is met, a hair less is not, nobody is none', ({ id, of, among }) => {
    expect(asked(id, { [of]: '200', [among]: '200' }).status).toBe('MET');
    expect(asked(id, { [of]: '199.9999', [among]: '200' }).status).toBe('NOT_MET');
    expect(asked(id, { [of]: '0', [among]: '0' }).status).toBe('NOT_APPLICABLE');
    const missing = asked(id, { [of]: '200' });
    expect(missing.status).toBe('NO_DATA');
    expect(missing.report!.map(({ name }) => name)).toEqual([among]);
  });
});

describe('the province', () => {
  const [of, among] = ['VERIFIED_APPLICATIONS', 'APPLICATIONS'] as const;
  const whole = county({ reports: { [of]: '10', [among]: '10' } });
  const short = county({ reports: { [of]: '9', [among]: '10' } });
  const silent = county();
  const answer = (counties: (typeof whole)[], reports: Reports = {}) =>
    answerForProvince(RULES['A022']!, province({ counties, reports }));

  it.each([
    ['every county meets it', [whole, whole], 'MET'],
    ['one fails', [whole, short], 'NOT_MET'],
    ['one fails and another says nothing', [short, silent], 'NOT_MET'],
    ['one says nothing', [whole, silent], 'NO_DATA'],
  ] as const)('%s', (_, counties, status) => {
    const verdict = answer([...counties]);
    expect(verdict.status).toBe(status);
    expect(Object.values(verdict.counties!.counts).reduce((a, b) => a + b)).toBe(2);
  });

  it('is judged by its own report where it made one', () => {
    expect(answer([short], { [of]: '10', [among]: '10' }).status).toBe('MET');
  });

  it('adds no rents up: levels are no parts', () => {
    const rents = { LOW_RENT_MONTHLY: '2', PUBLIC_RENT_MONTHLY: '4' };
    const dear = { LOW_RENT_MONTHLY: '3', PUBLIC_RENT_MONTHLY: '4' };
    const counties = [county({ reports: rents }), county({ reports: dear })];
    expect(answerForProvince(RULES['B139']!, province({ counties })).status).toBe('NOT_MET');
  });
});

describe('reported figures against a limit', () => {
  it.each<readonly [id: string, reports: Reports, status: string]>([
    ['A034', { TEMPORARY_RELIEF_P95_DAYS: '10' }, 'MET'],
    ['A034', { TEMPORARY_RELIEF_P95_DAYS: '10.5' }, 'NOT_MET'],
    ['A035', { PREFERRED_SURGERY_DISEASES: '28' }, 'MET'],
    ['A035', { PREFERRED_SURGERY_DISEASES: '27' }, 'NOT_MET'],
    ['A036', { POVERTY_COUNTY: '0' }, 'NOT_APPLICABLE'],
    ['A036', { POVERTY_COUNTY: '1', OUTPATIENT_POOLING: '1' }, 'MET'],
    ['A036', { POVERTY_COUNTY: '1', OUTPATIENT_POOLING: '0' }, 'NOT_MET'],
    ['A036', { POVERTY_COUNTY: '1' }, 'NO_DATA'],
    ['A041', { MEDICAL_BILLS_OVERPAID: '0' }, 'MET'],
    ['A041', { MEDICAL_BILLS_OVERPAID: '1' }, 'NOT_MET'],
    ['A049', { ZERO_EMPLOYMENT_OPEN: '2' }, 'NOT_MET'],
    ['A056', { COUNTY_MECHANISM_MEETINGS: '4' }, 'MET'],
    ['A056', { COUNTY_MECHANISM_MEETINGS: '3' }, 'NOT_MET'],
    ['A057', { VERIFICATION_SOURCES: '10' }, 'MET'],
    ['A057', { VERIFICATION_SOURCES: '9' }, 'NOT_MET'],
    ['A059', { ACCEPT_TO_PAY_MEDIAN_DAYS: '31' }, 'NOT_MET'],
    ['A091', { TASKS_WITHOUT_OWNER: '0' }, 'MET'],
    ['A092', { SERVICE_PURCHASES_FROM_BENEFITS: '0.01' }, 'NOT_MET'],
    ['B122', { PAYMENTS_OVER_FIXED_SUM: '0' }, 'MET'],
    ['B132', { VOCATIONAL_RELIEF: '10', VOCATIONAL_RELIEF_FOCUS: '5' }, 'NOT_MET'],
    ['B132', { VOCATIONAL_RELIEF: '10', VOCATIONAL_RELIEF_FOCUS: '5.01' }, 'MET'],
    ['B139', { LOW_RENT_MONTHLY: '2', PUBLIC_RENT_MONTHLY: '4' }, 'MET'],
    ['B139', { LOW_RENT_MONTHLY: '2.01', PUBLIC_RENT_MONTHLY: '4' }, 'NOT_MET'],
    ['B143', { INSURANCE_SUBSIDIES_OVER_TERM: '1' }, 'NOT_MET'],
    ['B150', { LAND_LOST_FEES: '0' }, 'MET'],
  ])('%s with %j: %s', (id, reports, status) => {
    expect(asked(id, reports).status).toBe(status);
  });

  it('asks the province alone for its conference and its universities', () => {
    const reports = {
      JOINT_CONFERENCE_MEETINGS: '1',
      UNIVERSITY_TUITION: '100',
      UNIVERSITY_AID_SET_ASIDE: '9.9',
    };
    expect(asked('A055', reports).status).toBe('NOT_APPLICABLE');
    expect(answerForProvince(RULES['A055']!, province({ reports })).status).toBe('MET');
    expect(answerForProvince(RULES['B133']!, province({ reports })).status).toBe('NOT_MET');
  });
});

describe('a figure against the year before', () => {
  it.each<readonly [id: string, reports: Reports, status: string]>([
    ['A006', { DESTITUTE_INSTITUTION_BEDS: '5', 'DESTITUTE_INSTITUTION_BEDS/2016': '5' }, 'MET'],
    [
      'A006',
      { DESTITUTE_INSTITUTION_BEDS: '4', 'DESTITUTE_INSTITUTION_BEDS/2016': '5' },
      'NOT_MET',
    ],
    ['A006', { DESTITUTE_INSTITUTION_BEDS: '4' }, 'NO_DATA'],
    ['B153', { CHILD_WELFARE_BEDS: '4', 'CHILD_WELFARE_BEDS/2016': '5' }, 'NOT_MET'],
  ])('%s with %j: %s', (id, reports, status) => {
    expect(asked(id, reports).status).toBe(status);
  });

  it.each([
    ['A007', 'DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', '5', 'MET'],
    ['A007', 'DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', '4', 'NOT_MET'],
    ['A037', 'POOR_ILLNESS_OUT_OF_POCKET', 'POOR_ILLNESS_COST', '4', 'MET'],
    ['A037', 'POOR_ILLNESS_OUT_OF_POCKET', 'POOR_ILLNESS_COST', '5', 'NOT_MET'],
  ])('%s: %s of %s, %s of 10 after 5 of 10: %s', (id, of, among, now, status) => {
    const reports = { [of]: now, [among]: '10', [`${of}/2016`]: '5', [`${among}/2016`]: '10' };
    expect(asked(id, reports).status).toBe(status);
  });
});

function target(of: Partial<TargetState>, done: string | null): TargetState {
  return {
    targetNo: 'MB-1',
    region: '220422',
    clause: 'A045',
    name: '农村危房改造',
    unit: '户',
    target: decimal('1000'),
    dueOn: '2017-12-31',
    progress: done === null ? null : { reportedOn: '2017-07-01', value: decimal(done) },
    ...of,
  };
}

describe('a target with a deadline', () => {
  const answer = (date: string, done: string | null) =>
    answerForCounty(RULES['A045']!, county({ date, targets: [target({}, done)] }));

  it.each([
    ['2017-12-31', '1000', 'MET', undefined],
    ['2017-12-31', '999', 'NOT_MET', undefined],
    ['2017-07-02', '500', 'MET', true],
    ['2017-07-02', '499', 'NOT_MET', true],
    ['2017-07-02', '1000', 'MET', undefined],
    ['2017-12-31', null, 'NO_DATA', undefined],
  ])('on %s with %s done: %s', (date, done, status, provisional) => {
    expect(answer(date, done)).toMatchObject({ status });
    expect(answer(date, done).provisional).toBe(provisional);
  });

  it('of the province is 48,000 houses, whatever the counties’ shares say', () => {
    const of = (done: string) =>
      answerForProvince(
        RULES['A045']!,
        province({ counties: [county()], targets: [target({}, done)] }),
      );
    expect(of('47999').status).toBe('NOT_MET');
    expect(of('48000').status).toBe('MET');
  });

  it('in per cent is the same for all, and adds up to nothing', () => {
    const targets = [target({ clause: 'A053', target: decimal('30') }, '39.9')];
    expect(answerForCounty(RULES['A053']!, county({ targets })).status).toBe('NOT_MET');
    const counties = [county()];
    expect(answerForProvince(RULES['A053']!, province({ counties, targets })).status).toBe(
      'NO_DATA',
    );
  });
});

describe('the five milestones of child protection', () => {
  const names = ['监测', '预防', '报告', 'Referral', '处置'];
  const reached = (n: number) =>
    names.map((name, i) =>
      target({ clause: 'A015', name, unit: 'milestone', target: decimal('1') }, i < n ? '1' : null),
    );
  const answer = (date: string, n: number) =>
    answerForCounty(RULES['A015']!, county({ date, targets: reached(n) }));

  it.each([
    ['2020-12-31', 5, 'MET'],
    ['2020-12-31', 4, 'NOT_MET'],
    ['2019-04-19', 3, 'MET'],
    ['2019-04-19', 2, 'NOT_MET'],
  ])('on %s with %i reached: %s', (date, n, status) => {
    expect(answer(date, n).status).toBe(status);
  });

  it('must be set first', () => {
    expect(answerForCounty(RULES['A015']!, county())).toMatchObject({ status: 'NO_DATA' });
  });
});
