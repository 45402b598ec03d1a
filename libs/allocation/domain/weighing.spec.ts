import { describe, expect, it } from '@jest/globals';
import { formatYuan } from '../../money/fen.js';
import { parametersAt } from '../../policy/parameters.js';
import { isRefusal } from '../../refusals/refusals.js';
import { type DraftScheme, draftScheme } from './draft.js';
import type { CountyFacts } from './scheme-inputs.js';

const county = (code: string, of: Partial<CountyFacts> = {}): CountyFacts => ({
  ...{ region: code, code, name: code, persons: 0, needsFen: [100_00n, null, null], idleFen: 0n },
  ...{ fiscalDifficulty: null, revenue: null, population: null, assessed: true },
  ...{ assessedNeedFen: 0n, ownBudgetFen: 0n, indicators: { ROAD_KM: null } },
  ...{ designations: [], band: null, priorFen: 0n },
  ...of,
});
const COUNTIES = [
  county('220102', { needsFen: [200_00n, null, null], indicators: { ROAD_KM: '7' } }),
  county('220103', { fiscalDifficulty: '2' }),
  county('220104', { indicators: { ROAD_KM: '2' } }),
];

/** `NEED 0.6, EQUAL 0.4` */
function drafted(formula: string, counties = COUNTIES, of: Partial<DraftScheme> = {}) {
  const weights = formula.split(', ').map((text) => {
    const [factor, weight] = text.split(' ') as [string, string];
    return { factor, weight };
  });
  const terms = { schemeId: 'S', fiscalYear: 2018, program: 'URBAN_DIBAO', totalFen: 100_00n };
  const rest = { unitFen: 1n, floorRatio: '0', capRatio: null, switchedOff: [], effort: false };
  return draftScheme({ ...terms, ...rest, weights, ...of }, counties, parametersAt('2018-01-01'));
}

describe('a formula by weights', () => {
  it.each([
    ['NEED 1', ['0.5000000000', '0.2500000000', '0.2500000000'], ['50.00', '25.00', '25.00']],
    ['EQUAL 1.0000', Array(3).fill('0.3333333333'), ['33.34', '33.33', '33.33']],
    ['DIFFICULTY 1', ['0.4000000000', '0.4000000000', '0.2000000000'], ['40.00', '40.00', '20.00']],
    [
      'INDICATOR:ROAD_KM 1',
      ['0.7777777778', '0.0000000000', '0.2222222222'],
      ['77.78', '0.00', '22.22'],
    ],
    [
      'NEED 0.6, EQUAL 0.3999, EQUAL 0.0001',
      ['0.4333333333', '0.2833333333', '0.2833333333'],
      ['43.34', '28.33', '28.33'],
    ],
  ])('%s gives shares and amounts', (formula, shares, amounts) => {
    const draft = drafted(formula);
    if (isRefusal(draft)) throw new Error(draft.code);
    expect(draft.counties.map(({ share }) => share)).toEqual(shares);
    expect(draft.counties.map(({ amountFen }) => formatYuan(amountFen))).toEqual(amounts);
    expect(draft.counties.every(({ scoreFen }) => scoreFen === null)).toBe(true);
  });

  const needless = COUNTIES.map((of) => ({ ...of, needsFen: [null, null, null] }));
  const negative = [county('220102', { indicators: { ROAD_KM: '-1' } }), ...COUNTIES.slice(1)];

  // Each is refused for what comes first in the order of refusals.
  it.each([
    ['NEED 0.6, EQUAL 0.3999', COUNTIES, { unitFen: 3n }, 'WEIGHTS_NOT_ONE'],
    ['NEED 0.99995, EQUAL 0.00005', COUNTIES, {}, 'WEIGHTS_NOT_ONE'],
    ['INDICATOR:NONE 0.5, INDICATOR:ROAD_KM 0.5', negative, { unitFen: 3n }, 'FACTOR_NEGATIVE'],
    ['INDICATOR:NONE 1', COUNTIES, { unitFen: 3n }, 'FACTOR_WITHOUT_BASIS'],
    ['RESOURCE 1', needless, {}, 'FACTOR_WITHOUT_BASIS'],
    ['EQUAL 1', COUNTIES, { unitFen: 3n }, 'NOT_A_MULTIPLE'],
  ])('%s of %# is refused', (formula, counties, of, code) => {
    expect(drafted(formula, counties, of)).toMatchObject({ code });
  });
});
