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
