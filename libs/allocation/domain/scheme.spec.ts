import { describe, expect, it } from '@jest/globals';
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import { formatYuan } from '../../money/fen.js';
import { compare, rational } from '../../money/rational.js';
import { parametersAt } from '../../policy/parameters.js';
import { isRefusal } from '../../refusals/refusals.js';
import { compareDrafts, effectOf, fairnessOf } from './comparison.js';
import { type Draft, type DraftScheme, draftScheme, factsOf, policyOf, without } from './draft.js';
import { explain } from './explanation.js';
import { giniOf, ranksOf, totalPerWeight } from './fairness.js';
import { schemeCsv, schemeTable } from './scheme-table.js';
import { NO_SCHEME, adoptScheme, evolveScheme, transferLinesOf } from './scheme.js';
import type { CountyFacts } from './scheme-inputs.js';

const command: DraftScheme = {
  schemeId: 'S-1',
  fiscalYear: 2018,
  program: 'URBAN_DIBAO',
  totalFen: 100_000n,
  unitFen: 100n,
  floorRatio: '1.00',
  capRatio: null,
  switchedOff: [],
  effort: false,
  weights: null,
};
const county = (region: string, of: Partial<CountyFacts> = {}): CountyFacts => ({
  region,
  code: region,
  name: `county ${region}`,
  persons: 10,
  needsFen: [40_000n, null, null],
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
const COUNTIES = [
  county('220102', { priorFen: 30_050n }),
  county('220103', { designations: ['RESOURCE_DECLINING'], fiscalDifficulty: '1.000001' }),
  county('220104', { needsFen: [null, null, null], persons: 0 }),
];

function drafted(of: Partial<DraftScheme> = {}): Draft {
  const draft = draftScheme({ ...command, ...of }, COUNTIES, parametersAt('2018-01-01'));
  if (isRefusal(draft)) throw new Error(draft.code);
  return draft;
}
const recorded = (fact: object): RecordedFact => ({ id: 'e-1', ...fact }) as RecordedFact;
const draftedState = (draft = drafted()) =>
  evolveScheme(NO_SCHEME, recorded({ type: 'SchemeDrafted', data: draft }), 'drafter');

describe('a draft', () => {
  it('has the counties in their order, and everything to be reckoned again', () => {
    const draft = drafted();
    expect(draft.counties.map(({ region }) => region)).toEqual(['220102', '220103', '220104']);
    expect(draftScheme(command, factsOf(draft), policyOf(draft))).toEqual(draft);
  });

  it('keeps the policy values that it used, with their words', () => {
    const { parameters } = drafted();
    expect(parameters.every(({ quote }) => quote !== '')).toBe(true);
    expect(parameters).toContainEqual(
      expect.objectContaining({
        name: 'allocation.resource.RESOURCE_DECLINING',
        value: '1.15',
        basis: 'ASSUMED',
        clause: '四（三）',
      }),
    );
  });

  it('is refused for amounts not above zero or too large', () => {
    const policy = parametersAt('2018-01-01');
    const refusalOf = (of: Partial<DraftScheme>) => draftScheme({ ...command, ...of }, [], policy);
    expect(refusalOf({ totalFen: 0n })).toMatchObject({ code: 'AMOUNT_NOT_POSITIVE' });
    expect(refusalOf({ switchedOff: ['need'] })).toMatchObject({ code: 'FACTOR_NOT_SWITCHABLE' });
    expect(refusalOf({ unitFen: 0n })).toMatchObject({ code: 'AMOUNT_NOT_POSITIVE' });
    expect(refusalOf({ totalFen: 10n ** 15n + 1n })).toMatchObject({ code: 'AMOUNT_TOO_LARGE' });
  });

  it('is drafted for 2,800 counties', () => {
    const many = Array.from({ length: 2_800 }, (_, index) =>
      county(String(100000 + index), {
        needsFen: [BigInt(index) * 7_919n, BigInt(index) * 104_729n, null],
        revenue: `${index + 1}.37`,
        population: String(((index * 31) % 977) + 1),
        assessedNeedFen: BigInt(index) * 1_009n,
        band: 'GOOD',
        priorFen: BigInt(index) * 997n,
      }),
    );
    const priorFen = many.reduce((sum, facts) => sum + facts.priorFen, 0n);
    const draft = draftScheme(
      { ...command, totalFen: priorFen * 2n, unitFen: 1n, capRatio: '3.00' },
      many,
      parametersAt('2018-01-01'),
    );
    expect(isRefusal(draft)).toBe(false);
  });
});

describe('a scheme', () => {
  const adoption = { schemeId: 'S-1', adoptedOn: '2018-01-15', adopter: 'wang', byDrafter: false };

  it('is adopted as it was drafted', () => {
    const fact = adoptScheme(adoption, draftedState());
    expect(fact).toEqual({
      type: 'SchemeAdopted',
      data: { schemeId: 'S-1', draftEventId: 'e-1', adoptedOn: '2018-01-15' },
    });
    expect(evolveScheme(draftedState(), recorded(fact), 'approver')).toMatchObject({
      status: 'adopted',
      draft: drafted(),
      drafter: 'drafter',
      adopter: 'approver',
    });
  });

  it('is not adopted unknown, by its drafter, twice, or with a factor left out', () => {
    const code = (answer: object) => (answer as { code?: string }).code;
    expect(code(adoptScheme(adoption, NO_SCHEME))).toBe('SCHEME_UNKNOWN');
    const byDrafter = { ...adoption, byDrafter: true };
    expect(code(adoptScheme(byDrafter, draftedState()))).toBe('SAME_PERSON');
    const fact = recorded({ type: 'SchemeAdopted', data: adoption });
    const adopted = evolveScheme(draftedState(), fact, 'approver');
    expect(code(adoptScheme(adoption, adopted))).toBe('ALREADY_ADOPTED');
    const partial = draftedState(drafted({ switchedOff: ['resource'] }));
    expect(code(adoptScheme(adoption, partial))).toBe('SCHEME_FOR_COMPARISON');
  });

  it('is issued without the counties that get nothing', () => {
    const lines = transferLinesOf(drafted());
    expect(lines.map(({ region }) => region)).toEqual(['220102', '220103']);
    expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(100_000n);
  });
});

describe('fairness', () => {
  const portions = (...of: readonly (readonly [bigint, bigint])[]) =>
    of.map(([amountFen, weight], index) => ({ region: `22010${index}`, amountFen, weight }));

  it('is 0 where everybody gets the same, and nears 1 where one gets all', () => {
    expect(giniOf(portions([10n, 1n], [20n, 2n]))?.numerator).toBe(0n);
    expect(compare(giniOf(portions([100n, 1n], [0n, 1n]))!, rational(1n, 2n))).toBe(0);
    expect(compare(giniOf(portions([100n, 1n], [0n, 99n]))!, rational(99n, 100n))).toBe(0);
    expect(giniOf(portions([0n, 1n]))).toBeNull();
  });

  it('ranks by amount per weight, ties alike, and leaves out who has none', () => {
    const ranks = ranksOf(portions([10n, 1n], [30n, 2n], [20n, 2n], [5n, 0n]));
    expect([...ranks]).toEqual([
      ['220101', 1],
      ['220102', 2],
      ['220100', 2],
    ]);
    expect(totalPerWeight(portions([10n, 1n], [5n, 0n]))).toEqual(rational(10n, 1n));
    expect(totalPerWeight(portions([5n, 0n]))).toBeNull();
  });
});

describe('a comparison', () => {
  it('shows what a factor gives and takes, by the same needs', () => {
    const draft = drafted();
    const effect = effectOf(draft, 'RESOURCE');
    if (isRefusal(effect)) throw new Error(effect.code);
    expect(effect.lines.map(({ difference }) => difference)).toEqual(['-35.00', '35.00', '0.00']);
    expect(effect.switchedOff).toEqual(['resource']);
    expect(effect.fairness).toEqual(fairnessOf(draft));
  });

  it.each(['need', 'NEED', 'EQUAL', 'INDICATOR:ROAD_KM', 'roads'])(
    'has no %s left out',
    (factor) => {
      expect(effectOf(drafted(), factor)).toMatchObject({ code: 'FACTOR_NOT_SWITCHABLE' });
    },
  );

  it('leaves a factor of a formula by weights its weight: it counts as the need', () => {
    const weights = [{ factor: 'RESOURCE', weight: '1' }];
    const without = effectOf(drafted({ weights }), 'resource');
    if (isRefusal(without)) throw new Error(without.code);
    const byNeed = drafted({ weights: [{ factor: 'NEED', weight: '1' }] });
    expect(without.lines.map(({ with: { amount } }) => amount)).toEqual(
      byNeed.counties.map(({ amountFen }) => formatYuan(amountFen)),
    );
  });

  it('of two schemes needs the same year and program', () => {
    const other = drafted({ schemeId: 'S-2', totalFen: 200_000n });
    expect(compareDrafts(drafted(), other)).toMatchObject({ with: 'S-2', otherTotal: '2000.00' });
    const later = { ...other, fiscalYear: 2019 };
    expect(compareDrafts(drafted(), later)).toMatchObject({ code: 'SCHEMES_NOT_COMPARABLE' });
  });
});

describe('what is published', () => {
  it('explains each amount, and says where a bound holds', () => {
    const [first, second] = explain(drafted({ floorRatio: '2.00' }));
    const amountOf = (of: typeof first) => of!.find(({ factor }) => factor === 'amount')!;
    expect(amountOf(first)).toMatchObject({
      value: '601.00',
      clause: '吉政办发〔2017〕63号 四（一）',
    });
    expect(amountOf(second)).toMatchObject({ clause: '吉政办发〔2017〕63号 四（三）' });
    const partial = explain(without(drafted(), ['resource']) as Draft)[1]!;
    expect(partial.find(({ factor }) => factor === 'resource')).toMatchObject({
      counts: false,
      value: '1.000000',
      inputs: { designations: 'RESOURCE_DECLINING' },
    });
  });

  it('is one table with the terms and policy values on every line', () => {
    const [header, ...lines] = schemeTable(drafted());
    expect(lines.length).toBe(3);
    for (const line of lines) expect(line.length).toBe(header!.length);
    const csv = schemeCsv({ ...drafted(), schemeId: '=HYPERLINK("x")' });
    expect(csv).toMatch(/^\uFEFFscheme_id,fiscal_year/);
    expect(csv).toContain('\r\n"\'=HYPERLINK(""x"")",2018,');
    expect(schemeCsv(drafted({ totalFen: 30_100n, floorRatio: '0' }))).toContain(',-160.50,');
  });
});
