/** The published table and nothing else reproduces the amounts. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALLOCATION_FACTORS, DESIGNATION_KINDS } from '../../event-catalogue/vocabulary.js';
import { type ParameterName, parametersAt } from '../../policy/parameters.js';
import { isRefusal } from '../../refusals/refusals.js';
import { type Draft, draftScheme } from './draft.js';
import { BANDS, type FactorWeight } from './scheme-inputs.js';
import { schemeCsv } from './scheme-table.js';

const script = path.resolve(import.meta.dirname, '../../../docs/recompute-allocation.mjs');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'doudi-table-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function recompute(csv: string): string {
  const file = path.join(folder, 'scheme.csv');
  writeFileSync(file, csv);
  return execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
}

const fenUpTo = (most: bigint) => fc.bigInt({ min: 0n, max: most });
const figure = fc.option(
  fc.tuple(fc.nat(10 ** 7), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`),
);
const counties = fc.array(
  fc.record({
    name: fc.constantFrom('南关区', 'a "quoted", name', '=SUM(A1)'),
    persons: fc.nat(1000),
    needsFen: fc.array(fc.option(fenUpTo(10n ** 10n)), { minLength: 3, maxLength: 3 }),
    idleFen: fenUpTo(10n ** 9n),
    fiscalDifficulty: fc.option(fc.constantFrom('0.3', '1.234567', '2.5')),
    revenue: figure,
    population: fc.option(fc.nat(10 ** 6).map(String)),
    assessed: fc.boolean(),
    assessedNeedFen: fenUpTo(10n ** 11n),
    ownBudgetFen: fenUpTo(10n ** 10n),
    indicators: fc.record({ ROAD_KM: figure }),
    designations: fc.subarray([...DESIGNATION_KINDS]),
    band: fc.option(fc.constantFrom(...BANDS)),
    priorFen: fenUpTo(10n ** 9n),
  }),
  { minLength: 1, maxLength: 20 },
);
const change = (name: ParameterName, value: string) => ({
  name,
  value,
  effectiveFrom: '2018-01-01',
  effectiveTo: null,
  document: '吉财社〔2018〕9号',
  clause: '三',
  quote: '另行规定',
});
const policies = fc
  .record({ deduction: fc.constantFrom('0', '0.35'), declining: fc.constantFrom('1.15', '1.2') })
  .map(({ deduction, declining }) =>
    parametersAt('2018-01-01', [
      change('allocation.idleDeduction', deduction),
      change('allocation.resource.RESOURCE_DECLINING', declining),
    ]),
  );
const FORMULAS: readonly (readonly FactorWeight[])[] = [
  [{ factor: 'EQUAL', weight: '1' }],
  [
    { factor: 'NEED', weight: '0.3333' },
    { factor: 'RESOURCE', weight: '0.1667' },
    { factor: 'EFFORT', weight: '0.25' },
    { factor: 'INDICATOR:ROAD_KM', weight: '0.25' },
  ],
];
const drafts = fc
  .record({
    counties,
    policy: policies,
    unitFen: fc.constantFrom(1n, 100n, 10_000n),
    units: fc.bigInt({ min: 1n, max: 10n ** 7n }),
    floorRatio: fc.constantFrom('0', '0.1', '1.00'),
    capRatio: fc.constantFrom(null, '1.3', '20'),
    switchedOff: fc.subarray(ALLOCATION_FACTORS.filter((factor) => factor !== 'need')),
    effort: fc.boolean(),
    weights: fc.constantFrom(null, ...FORMULAS),
  })
  .map(({ counties: given, policy, unitFen, units, ...terms }) =>
    draftScheme(
      {
        ...terms,
        schemeId: 'S-1',
        fiscalYear: 2018,
        program: 'URBAN_DIBAO',
        unitFen,
        totalFen: unitFen * units,
      },
      given.map((county, index) => {
        const code = String(220101 + index);
        return { ...county, region: code, code };
      }),
      policy,
    ),
  )
  .filter((draft): draft is Draft => !isRefusal(draft));

describe('docs/recompute-allocation.mjs', () => {
  it('comes to every figure of a published table', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(recompute(schemeCsv(draft))).toContain(`all ${draft.counties.length} lines`);
      }),
      { numRuns: 25 },
    );
  });

  it('finds an amount that is another', () => {
    fc.assert(
      fc.property(drafts, fc.nat(), (draft, at) => {
        const index = at % draft.counties.length;
        const altered = draft.counties.map((county, of) =>
          of === index ? { ...county, amountFen: county.amountFen + draft.unitFen } : county,
        );
        expect(() => recompute(schemeCsv({ ...draft, counties: altered }))).toThrow();
      }),
      { numRuns: 5 },
    );
  });
});
