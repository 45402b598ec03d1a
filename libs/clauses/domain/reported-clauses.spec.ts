/** Clauses of what only people can report: shares, cases, targets, milestones. */
import { describe, expect, it } from '@jest/globals';
import { type Reports, county, province } from '../../../test/clause-facts.js';
import { decimal } from '../../money/rational.js';
import type { TargetState } from './facts.js';
import { RULES } from './rule-table.js';
import { answerForCounty, answerForProvince } from './rule.js';

const asked = (id: string, reports: Reports) => answerForCounty(RULES[id]!, county({ reports }));

/** Clauses answered by a share that must be whole. */
const WHOLES = Object.entries(RULES).flatMap(([id, rule]) => {
  const [of, among] = rule.indicators ?? [];
  const isWhole = rule.fails !== null && rule.county !== null && / ÷ .* ≥ 1$/.test(rule.how[0]);
  return isWhole && rule.method === 'INDICATOR' ? [{ id, of: of!, among: among! }] : [];
});

describe('a share that must be whole', () => {
  it('answers the clauses of coverage', () => {
    expect(WHOLES.length).toBeGreaterThanOrEqual(25);
  });

  it.each(WHOLES)('$id: whole is met, one less is not, more contradicts', ({ id, of, among }) => {
    expect(asked(id, { [of]: '200', [among]: '200' }).status).toBe('MET');
    expect(asked(id, { [of]: '199', [among]: '200' }).status).toBe('NOT_MET');
    expect(asked(id, { [of]: '1900', [among]: '200' }).status).toBe('NO_DATA');
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
  const own: Reports = { [of]: '10', [among]: '10' };
  const answer = (counties: (typeof whole)[], reports: Reports = {}) =>
    answerForProvince(RULES['A022']!, province({ counties, reports }));

  it.each([
    ['every county meets it', [whole, whole], {}, 'MET'],
    ['one fails', [whole, short], {}, 'NOT_MET'],
    ['one fails and another says nothing', [short, silent], {}, 'NOT_MET'],
    ['one says nothing', [whole, silent], {}, 'NO_DATA'],
    ['its own report counts where none fails', [whole, silent], own, 'MET'],
    ['its own report hides no county that fails', [whole, short], own, 'NOT_MET'],
  ] as const)('%s', (_, counties, reports, status) => {
    const verdict = answer([...counties], reports);
    expect(verdict.status).toBe(status);
    expect(Object.values(verdict.counties!.counts).reduce((a, b) => a + b)).toBe(2);
  });
});

describe('reported figures', () => {
  const enrolled = {
    DISABLED_CHILDREN: '10',
    OTHER_CHILDREN: '100',
    OTHER_CHILDREN_ENROLLED: '90',
  };
  const housing = { RURAL_HOUSING_GOVERNMENT: '98', RURAL_HOUSING_COLLECTIVE: '1' };
  const dibao = { DIBAO_QUALIFYING: '10', DIBAO_NOT_QUALIFYING_ENROLLED: '0' };
  it.each<readonly [id: string, reports: Reports, status: string]>([
    ['A025', { ...dibao, DIBAO_QUALIFYING_ENROLLED: '10' }, 'MET'],
    ['A025', { ...dibao, DIBAO_QUALIFYING_ENROLLED: '9' }, 'NOT_MET'],
    ['A025', { ...dibao, DIBAO_QUALIFYING_ENROLLED: '11' }, 'NO_DATA'],
    ['A026', { PRICE_TRIGGER_MONTHS: '0', PRICE_SUBSIDY_MONTHS: '0' }, 'NOT_APPLICABLE'],
    ['A026', { PRICE_TRIGGER_MONTHS: '2', PRICE_SUBSIDY_MONTHS: '1' }, 'NOT_MET'],
    ['A034', { TEMPORARY_RELIEF_P95_DAYS: '10' }, 'MET'],
    ['A034', { TEMPORARY_RELIEF_P95_DAYS: '10.5' }, 'NOT_MET'],
    ['A035', { PREFERRED_SURGERY_DISEASES: '27' }, 'NOT_MET'],
    ['A036', { POVERTY_COUNTY: '0' }, 'NOT_APPLICABLE'],
    ['A036', { POVERTY_COUNTY: '1', OUTPATIENT_POOLING: '1' }, 'MET'],
    ['A036', { POVERTY_COUNTY: '1', OUTPATIENT_POOLING: '0' }, 'NOT_MET'],
    ['A036', { POVERTY_COUNTY: '1' }, 'NO_DATA'],
    ['A041', { MEDICAL_BILLS_OVERPAID: '0' }, 'NO_DATA'],
    ['A041', { MEDICAL_BILLS_OVERPAID: '0', MEDICAL_BILLS: '9' }, 'MET'],
    ['A041', { MEDICAL_BILLS_OVERPAID: '1', MEDICAL_BILLS: '9' }, 'NOT_MET'],
    ['A053', { WORKERS_REGISTERED: '10', WORKERS_LIFTED: '4' }, 'MET'],
    ['A053', { WORKERS_REGISTERED: '10', WORKERS_LIFTED: '3' }, 'NOT_MET'],
    ['A056', { COUNTY_MECHANISM_MEETINGS: '3' }, 'NOT_MET'],
    ['A057', { VERIFICATION_SOURCES: '10' }, 'MET'],
    ['A057', { VERIFICATION_SOURCES: '9' }, 'NO_DATA'],
    ['A094', { POVERTY_RECORDS: '10', POVERTY_RECORDS_MATCHED: '9' }, 'NO_DATA'],
    ['B131', { DISABLED_ENROLMENT_PERCENT: '99', CHILD_ENROLMENT_PERCENT: '99' }, 'NO_DATA'],
    ['B131', { ...enrolled, DISABLED_CHILDREN_ENROLLED: '9' }, 'MET'],
    ['B131', { ...enrolled, DISABLED_CHILDREN_ENROLLED: '8' }, 'NOT_MET'],
    ['B132', { VOCATIONAL_RELIEF: '10', VOCATIONAL_RELIEF_FOCUS: '5' }, 'NOT_MET'],
    ['B132', { VOCATIONAL_RELIEF: '10', VOCATIONAL_RELIEF_FOCUS: '5.01' }, 'MET'],
    ['B139', { LOW_RENT_MONTHLY: '2.01', PUBLIC_RENT_MONTHLY: '4' }, 'NOT_MET'],
    ['B140', { ...housing, RURAL_HOUSING_PERSONAL: '1' }, 'MET'],
    ['B140', { ...housing, RURAL_HOUSING_PERSONAL: '0.01' }, 'NOT_MET'],
    ['B140', housing, 'NO_DATA'],
    ['B150', { LAND_LOST_FEES: '1', LAND_LOST_SERVED: '4' }, 'NOT_MET'],
  ])('%s with %j: %s', (id, reports, status) => {
    expect(asked(id, reports).status).toBe(status);
  });

  it('asks the province alone for its conference, pool and universities', () => {
    const reports = {
      JOINT_CONFERENCE_MEETINGS: '1',
      GENERAL_TRANSFERS: '100',
      GENERAL_TRANSFERS_POOLED: '99',
      UNIVERSITY_TUITION: '100',
      UNIVERSITY_AID_SET_ASIDE: '9.9',
    };
    const status = (id: string) => answerForProvince(RULES[id]!, province({ reports })).status;
    expect(asked('A055', reports).status).toBe('NOT_APPLICABLE');
    expect(['A055', 'A075', 'B133'].map(status)).toEqual(['MET', 'NOT_MET', 'NOT_MET']);
  });

  it.each([
    ['A007', 'DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', '5', 'MET'],
    ['A007', 'DESTITUTE_DISABLED_IN_INSTITUTIONS', 'DESTITUTE_DISABLED', '4', 'NOT_MET'],
    ['A037', 'POOR_ILLNESS_OUT_OF_POCKET', 'POOR_ILLNESS_COST', '5', 'NOT_MET'],
  ])('%s: %s of %s, %s of 10 after 5 of 10: %s', (id, of, among, now, status) => {
    const reports = { [of]: now, [among]: '10', [`${of}/2016`]: '5', [`${among}/2016`]: '10' };
    expect(asked(id, reports).status).toBe(status);
    expect(answerForCounty(RULES[id]!, county({ reports, date: '2017-06-30' })).status).toBe(
      'NO_DATA',
    );
  });
});

function target(
  of: Partial<TargetState>,
  done: string | null,
  reportedOn = '2017-07-01',
): TargetState {
  return {
    targetNo: 'MB-1',
    region: '220422',
    clause: 'A045',
    name: '农村危房改造',
    unit: '户',
    target: decimal('1000'),
    dueOn: '2017-12-31',
    progress: done === null ? null : { reportedOn, value: decimal(done) },
    ...of,
  };
}

describe('a target with a deadline', () => {
  const answer = (date: string, done: string | null, of: Partial<TargetState> = {}) =>
    answerForCounty(RULES['A045']!, county({ date, targets: [target(of, done)] }));

  it.each([
    ['2017-12-31', '1000', {}, 'MET'],
    ['2017-12-31', '999', {}, 'NOT_MET'],
    ['2017-07-02', '1', {}, 'NO_DATA'],
    ['2017-07-02', '1000', {}, 'MET'],
    ['2017-12-31', null, {}, 'NO_DATA'],
    ['2017-12-31', '100', { unit: '%', target: decimal('100') }, 'NO_DATA'],
  ] as const)('on %s with %s done %j: %s', (date, done, of, status) => {
    expect(answer(date, done, of).status).toBe(status);
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

  it.each([
    ['a target of another clause', { clause: 'A045' }, '1', '2017-04-01', 'NO_DATA'],
    ['one without progress is a plan', {}, null, '2017-04-01', 'NO_DATA'],
    ['one of a year before', { dueOn: '2016-12-31' }, '1', '2016-12-31', 'NO_DATA'],
    ['its own, with progress of the year', {}, '1', '2017-04-01', 'MET'],
  ] as const)('A003, %s', (_, of, done, reportedOn, status) => {
    const targets = [target({ clause: 'A003', unit: '%', ...of }, done, reportedOn)];
    expect(answerForCounty(RULES['A003']!, county({ targets })).status).toBe(status);
  });
});

describe('the five milestones of child protection', () => {
  const names = ['监测', '预防', '报告', 'Referral', '处置'];
  const answer = (date: string, reached: number, set = names.length) => {
    const targets = names
      .slice(0, set)
      .map((name, i) =>
        target(
          { clause: 'A015', name, unit: 'milestone', target: decimal('1') },
          i < reached ? '1' : null,
        ),
      );
    return answerForCounty(RULES['A015']!, county({ date, targets })).status;
  };

  it.each([
    ['2020-12-31', 5, 5, 'MET'],
    ['2020-12-31', 4, 5, 'NOT_MET'],
    ['2020-12-31', 4, 4, 'NO_DATA'],
    ['2019-04-19', 3, 5, 'NO_DATA'],
    ['2019-04-19', 5, 5, 'MET'],
    ['2020-12-31', 0, 0, 'NO_DATA'],
  ])('on %s with %i reached of %i set: %s', (date, reached, set, status) => {
    expect(answer(date, reached, set)).toBe(status);
  });
});
