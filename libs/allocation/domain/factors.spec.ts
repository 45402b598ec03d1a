import { describe, expect, it } from '@jest/globals';
import { parametersAt } from '../../policy/parameters.js';
import { FACTOR_PLACES, laggedNeedFen, scoreInFen, scoresOf } from './factors.js';
import type { CountyFacts, Factor, SchemeTerms } from './scheme-inputs.js';
import { formatDecimal } from '../../money/rational.js';

const policy = parametersAt('2018-01-01');

const terms = (switchedOff: readonly Factor[] = []): SchemeTerms => ({
  fiscalYear: 2018,
  program: 'URBAN_DIBAO',
  totalFen: 100n,
  unitFen: 1n,
  floorRatio: '1.00',
  capRatio: null,
  switchedOff,
  effort: false,
  weights: null,
});

const county = (of: Partial<CountyFacts>): CountyFacts => ({
  region: '220102',
  code: '220102',
  name: '南关区',
  persons: 0,
  needsFen: [10_000n, 10_000n, null],
  idleFen: 0n,
  fiscalDifficulty: null,
  revenue: null,
  population: null,
  assessed: true,
  assessedNeedFen: 0n,
  ownBudgetFen: 0n,
  indicators: {},
  designations: [],
  band: null,
  priorFen: 0n,
  ...of,
});

const other = (of: Partial<CountyFacts>): CountyFacts => county({ region: '220103', ...of });

function scoreOf(counties: readonly CountyFacts[], of = terms(), by = policy) {
  const [first] = scoresOf(of, counties, by);
  const shown = (factor: 'difficulty' | 'pressure' | 'resource' | 'performance') =>
    (Number(first![factor]) / 10 ** FACTOR_PLACES).toFixed(FACTOR_PLACES);
  return {
    ...first!,
    shown: {
      difficulty: shown('difficulty'),
      pressure: shown('pressure'),
      resource: shown('resource'),
      performance: shown('performance'),
    },
  };
}

describe('the need', () => {
  it('is the mean of the years that have one, rounded half up to the fen', () => {
    expect(laggedNeedFen({ needsFen: [100n, 101n, null] })).toBe(101n);
    expect(laggedNeedFen({ needsFen: [100n, 100n, 101n] })).toBe(100n);
    expect(laggedNeedFen({ needsFen: [0n, 100n, null] })).toBe(50n);
    expect(laggedNeedFen({ needsFen: [null, null, null] })).toBe(0n);
  });

  it('leaves the score zero where there is none', () => {
    expect(scoreOf([county({ needsFen: [null] })]).score).toBe(0n);
  });
});

describe('difficulty', () => {
  const rich = other({ revenue: '900.00', population: '10' });
  const poor = county({ revenue: '100.00', population: '10' });

  it('leans to who has less revenue per head than the province', () => {
    expect(scoreOf([poor, rich]).shown.difficulty).toBe('1.400000');
    expect(scoreOf([rich, poor]).shown.difficulty).toBe('0.600000');
  });

  it('is the reported coefficient where there is one', () => {
    expect(scoreOf([{ ...poor, fiscalDifficulty: '1.2345678' }, rich]).shown.difficulty).toBe(
      '1.234568',
    );
  });

  it('stays within its bounds, reported or reckoned', () => {
    expect(scoreOf([county({ fiscalDifficulty: '2.5' })]).shown.difficulty).toBe('2.000000');
    expect(scoreOf([county({ fiscalDifficulty: '0.1' })]).shown.difficulty).toBe('0.500000');
    const richest = other({ revenue: '100000.00', population: '1' });
    const crowd = county({ revenue: '0', population: '1000' });
    expect(scoreOf([richest, crowd]).shown.difficulty).toBe('0.500000');
    expect(scoreOf([crowd, richest]).shown.difficulty).toBe('1.500000');
  });

  it('is 1 without figures, and a missing figure counts nothing in the mean', () => {
    expect(scoreOf([county({ population: '10' }), rich]).shown.difficulty).toBe('1.000000');
    expect(scoreOf([county({ revenue: '10.00' }), rich]).shown.difficulty).toBe('1.000000');
    expect(scoreOf([county({})]).shown.difficulty).toBe('1.000000');
    // Mean: (100 + 900) / (10 + 10 + 20).
    const without = county({ region: '220104', population: '20' });
    expect(scoreOf([poor, rich, without]).shown.difficulty).toBe('1.300000');
  });
});

describe('pressure', () => {
  const light = other({ revenue: '900.00', assessedNeedFen: 100_00n });
  const heavy = county({ revenue: '100.00', assessedNeedFen: 20_00n });

  it('leans to who must pay more of its revenue, in yuan by yuan', () => {
    // r = 0.2, mean = 120/1000.
    expect(scoreOf([heavy, light]).shown.pressure).toBe('1.166667');
    expect(scoreOf([light, heavy]).shown.pressure).toBe('0.981481');
  });

  it('stays within its bounds', () => {
    const heaviest = county({ revenue: '1.00', assessedNeedFen: 90_00n });
    expect(scoreOf([heaviest, light]).shown.pressure).toBe('1.250000');
    const none = county({ revenue: '100.00', assessedNeedFen: 0n });
    expect(scoreOf([none, light]).shown.pressure).toBe('0.800000');
  });

  it('is 1 where nothing was assessed', () => {
    const silent = county({ revenue: '100.00', assessed: false });
    expect(scoreOf([silent, light]).shown.pressure).toBe('1.000000');
  });

  it('is 1 without revenue', () => {
    expect(scoreOf([county({ assessedNeedFen: 50_00n }), light]).shown.pressure).toBe('1.000000');
  });
});

describe('the tilt to resource regions', () => {
  it.each([
    [[], '1.000000', null],
    [['RESOURCE_GROWING'], '1.000000', 'RESOURCE_GROWING'],
    [['RESOURCE_MATURE'], '1.050000', 'RESOURCE_MATURE'],
    [['RESOURCE_REGENERATIVE'], '1.050000', 'RESOURCE_REGENERATIVE'],
    [['RESOURCE_MATURE', 'RESOURCE_DECLINING'], '1.150000', 'RESOURCE_DECLINING'],
  ] as const)('of %j is %s', (designations, multiplier, counts) => {
    const score = scoreOf([county({ designations, fiscalDifficulty: '1.000001' })]);
    expect(score.shown.resource).toBe(multiplier);
    expect(score.designation).toBe(counts);
  });

  it.each([
    ['2017-01-01', '0.9', '1.150000'],
    ['2017-01-01', null, '1.150000'],
    ['2018-01-01', '1.000001', '1.150000'],
    ['2018-01-01', '1', '1.000000'],
    ['2018-01-01', '1.0000004', '1.000000'],
    ['2018-01-01', null, '1.000000'],
  ] as const)('for %s counts at a difficulty of %s as %s', (date, fiscalDifficulty, multiplier) => {
    const facts = [county({ designations: ['RESOURCE_DECLINING'], fiscalDifficulty })];
    expect(scoreOf(facts, terms(), parametersAt(date)).shown.resource).toBe(multiplier);
    // A factor that is switched off still says who struggles.
    expect(scoreOf(facts, terms(['difficulty']), parametersAt(date)).shown.resource).toBe(
      multiplier,
    );
  });

  it('follows a change of policy from its day on', () => {
    const changed = parametersAt('2019-01-01', [
      {
        name: 'allocation.resource.RESOURCE_DECLINING',
        effectiveFrom: '2019-01-01',
        effectiveTo: null,
        value: '1.20',
        document: '吉财社〔2018〕9号',
        clause: '三',
        quote: '系数调整为1.20',
      },
    ]);
    const facts = [county({ designations: ['RESOURCE_DECLINING'], fiscalDifficulty: '1.5' })];
    expect(scoreOf(facts, terms(), changed).shown.resource).toBe('1.200000');
    expect(scoreOf(facts).shown.resource).toBe('1.150000');
  });
});

describe('the link to results', () => {
  it.each([
    ['EXCELLENT', '1.050000'],
    ['GOOD', '1.020000'],
    ['FAIR', '1.000000'],
    ['POOR', '0.950000'],
    ['NOT_EVALUATED', '1.000000'],
    [null, '1.000000'],
  ] as const)('of %s is %s', (band, factor) => {
    expect(scoreOf([county({ band })]).shown.performance).toBe(factor);
  });
});

describe('effort', () => {
  const some = county({ revenue: '100.00', ownBudgetFen: 10_00n });
  const none = other({ revenue: '300.00' });
  const effortOf = (facts: readonly CountyFacts[], asked = true) =>
    scoresOf({ ...terms(), effort: asked }, facts, policy).map(({ effort }) => Number(effort));

  it('leans to who budgets more of its revenue, within its bounds', () => {
    // e = 0.1, mean = 10/400; none is an effort of 0.
    expect(effortOf([some, none])).toEqual([1_100_000, 900_000]);
    const even = [some, other({ revenue: '120.00', ownBudgetFen: 10_00n })];
    expect(effortOf(even)).toEqual([1_025_000, 979_167]);
  });

  it('is 1 without a figure, where nobody budgets, and where the scheme does not ask', () => {
    expect(effortOf([county({ ownBudgetFen: 1n }), none])).toEqual([1_000_000, 900_000]);
    expect(effortOf([none, none])).toEqual([1_000_000, 1_000_000]);
    expect(effortOf([some, none], false)).toEqual([1_000_000, 1_000_000]);
  });
});

describe('the score', () => {
  const facts = [
    county({ designations: ['RESOURCE_DECLINING'], band: 'EXCELLENT', fiscalDifficulty: '1.5' }),
  ];

  it('is need × factors, exactly', () => {
    expect(formatDecimal(scoreInFen(scoreOf(facts).score), 4)).toBe('18112.5000');
  });

  it('leaves out a factor that is switched off', () => {
    const without = scoreOf(facts, terms(['resource', 'performance']));
    expect(without.shown).toMatchObject({ resource: '1.000000', performance: '1.000000' });
    expect(formatDecimal(scoreInFen(without.score), 0)).toBe('15000');
    // Still says which designation there is.
    expect(without.designation).toBe('RESOURCE_DECLINING');
  });

  it('takes idle carry-over off the need only where policy says so', () => {
    const idle = [county({ idleFen: 4_000n })];
    expect(scoreOf(idle).deductedFen).toBe(0n);
    const deducting = parametersAt('2018-01-01', [
      {
        name: 'allocation.idleDeduction',
        effectiveFrom: '2018-01-01',
        effectiveTo: null,
        value: '0.5',
        document: '吉财社〔2018〕1号',
        clause: '一',
        quote: '扣减闲置结转资金的一半',
      },
    ]);
    const score = scoreOf(idle, terms(), deducting);
    expect(score).toMatchObject({ needFen: 10_000n, deductedFen: 2_000n });
    expect(formatDecimal(scoreInFen(score.score), 0)).toBe('8000');
    const much = [county({ idleFen: 90_000n })];
    expect(scoreOf(much, terms(), deducting).score).toBe(0n);
  });
});
