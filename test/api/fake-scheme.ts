/** A scheme that is right in every respect, for tests of HTTP matters. */
import { type Draft, draftScheme } from '../../libs/allocation/domain/draft.js';
import { parametersAt } from '../../libs/policy/parameters.js';

const draft = draftScheme(
  {
    schemeId: 'S-1',
    fiscalYear: 2018,
    program: 'URBAN_DIBAO',
    totalFen: 10_000n,
    unitFen: 100n,
    floorRatio: '1.00',
    capRatio: null,
    switchedOff: [],
  },
  [
    {
      region: '220422',
      name: '东辽县',
      persons: 2,
      needsFen: [9_000n, 11_000n, null],
      idleFen: 0n,
      fiscalDifficulty: null,
      revenue: '900.00',
      population: '10',
      assessedNeedFen: 20_000n,
      designations: ['RESOURCE_DECLINING'],
      band: 'GOOD',
      priorFen: 5_000n,
    },
  ],
  parametersAt('2018-01-01'),
);

export const DRAFT = draft as Draft;
