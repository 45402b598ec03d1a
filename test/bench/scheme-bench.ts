import { draftScheme } from '../../libs/allocation/domain/draft.js';
import type { CountyFacts } from '../../libs/allocation/domain/scheme-inputs.js';
import { isRefusal } from '../../libs/refusals/refusals.js';
import { parametersAt } from '../../libs/policy/parameters.js';
import { type BenchContext, type Measurement, compare, timed } from './measuring.js';

const COUNTIES = 2_800;

/** A scheme over all counties of the country, every factor on, with floors and caps. */
export async function benchScheme({ rounds }: BenchContext): Promise<Measurement[]> {
  const counties = Array.from({ length: COUNTIES }, (_, index) => countyFacts(index));
  const policy = parametersAt('2018-01-01');
  const draft = async () => {
    const drafted = draftScheme(
      {
        schemeId: 'S',
        fiscalYear: 2018,
        program: 'URBAN_DIBAO',
        totalFen: 1_600_000_000_000n,
        unitFen: 1_000_000n,
        floorRatio: '1.00',
        capRatio: '1.30',
        switchedOff: [],
        effort: false,
        weights: null,
      },
      counties,
      policy,
    );
    if (isRefusal(drafted)) throw new Error(`the scheme was refused: ${drafted.code}`);
  };
  const figure = {
    what: `scheme over ${COUNTIES} counties`,
    unit: 'schemes/s',
    attempt: () => timed(1, draft),
  };
  return compare(rounds, figure, [{ name: 'one a second, as wanted', attempt: async () => 1 }]);
}

function countyFacts(index: number): CountyFacts {
  const size = BigInt(1 + ((index * 7_919) % 997));
  return {
    region: String(110_000 + index),
    code: String(110_000 + index),
    name: `县${index}`,
    needsFen: [size * 1_200_000n, size * 1_150_000n, index % 7 === 0 ? null : size * 1_100_000n],
    persons: Number(size) * 40,
    idleFen: 0n,
    fiscalDifficulty: index % 5 === 0 ? '1.25' : null,
    revenue: index % 11 === 0 ? null : String(size * 90_000n),
    population: String(size * 700n),
    assessed: true,
    assessedNeedFen: size * 2_500_000n,
    ownBudgetFen: size * 400_000n,
    indicators: {},
    designations: index % 9 === 0 ? ['RESOURCE_DECLINING'] : [],
    band: (['EXCELLENT', 'GOOD', 'FAIR', 'POOR', null] as const)[index % 5]!,
    priorFen: size * 1_000_000n,
  };
}
