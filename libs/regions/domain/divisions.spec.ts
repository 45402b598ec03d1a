import { describe, expect, it } from '@jest/globals';
import { COUNTIES, PROVINCE, someDivisions } from '../../../test/given-when-then.js';
import { Divisions } from './divisions.js';

describe('the divisions', () => {
  it('know counties from other divisions, and the province from all', () => {
    const divisions = someDivisions();
    expect(divisions.isCounty(COUNTIES[0])).toBe(true);
    expect(divisions.isCounty('220500')).toBe(false);
    expect(divisions.isCounty('999999')).toBe(false);
    expect(divisions.province()?.code).toBe(PROVINCE);
    expect(new Divisions().province()).toBeUndefined();
  });

  it('stand in the order of their codes, and other facts say nothing of them', () => {
    const divisions = someDivisions();
    divisions.evolve({ type: 'PersonalDataViewed', data: { beneficiary: 'x', purpose: 'y' } });
    const codes = divisions.all().map(({ code }) => code);
    expect(codes).toEqual([PROVINCE, '220500', ...[...COUNTIES].sort()]);
  });
});

const GONGZHULING = '220581';
const HELD_BY = '220100';

/** @param changes day, code, name, parent and time of recording of each */
function recoded(
  ...changes: readonly [string, string, string | null, string | null, string][]
): Divisions {
  const divisions = someDivisions();
  for (const [effectiveOn, newCode, newName, newParent, recordedAt] of changes) {
    const data = { region: GONGZHULING, newCode, newName, newParent, effectiveOn, basis: '' };
    divisions.evolve({ type: 'RegionRecoded', data, recordedAt });
  }
  return divisions;
}

describe('a unit that was recoded', () => {
  const divisions = recoded(
    ['2020-06-18', '220184', null, HELD_BY, '2020-06-20T00:00:00Z'],
    ['2021-01-01', '220184', '公主岭市', null, '2021-02-01T00:00:00Z'],
  );

  it('is found by any of its codes, under the one it was registered with', () => {
    expect(divisions.unitOf('220184')).toBe(GONGZHULING);
    expect(divisions.unitOf(GONGZHULING)).toBe(GONGZHULING);
    expect(divisions.unitOf('220183')).toBeUndefined();
    expect(divisions.find('220184')).toBeUndefined();
  });

  it.each([
    ['2020-06-17', undefined, { code: GONGZHULING, name: GONGZHULING, parent: '220500' }],
    ['2020-06-18', undefined, { code: '220184', name: GONGZHULING, parent: HELD_BY }],
    ['2021-01-01', undefined, { code: '220184', name: '公主岭市', parent: HELD_BY }],
    ['2021-01-01', '2021-01-31T00:00:00Z', { code: '220184', name: GONGZHULING, parent: HELD_BY }],
    [
      '2020-12-31',
      '2020-06-19T00:00:00Z',
      { code: GONGZHULING, name: GONGZHULING, parent: '220500' },
    ],
  ])('is called on %s, as known at %s, what is then in force', (date, knownAt, standing) => {
    expect(divisions.standing(GONGZHULING, { date, knownAt })).toEqual(standing);
  });
});
