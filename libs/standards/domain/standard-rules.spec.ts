import { describe, expect, it } from '@jest/globals';
import { parseDecimal } from '../../money/rational.js';
import { parametersAt } from '../../policy/parameters.js';
import { STANDARD_RULES, type StandardRule, judgeStandards } from './standard-rules.js';

interface Known {
  readonly standards?: Readonly<Record<string, readonly bigint[]>>;
  readonly indicators?: Readonly<Record<string, string>>;
  readonly date?: string;
}

/** What the rule is judged to be; undefined where it does not apply. */
function judged(
  rule: StandardRule,
  { standards = {}, indicators = {}, date = '2017-08-01' }: Known,
) {
  return judgeStandards({
    year: Number(date.slice(0, 4)),
    monthlyFen: (program) => standards[program] ?? [],
    indicator: (name, year) => parseDecimal(indicators[`${name}/${year}`] ?? ''),
    parameters: parametersAt(date),
  }).find((answer) => answer.rule === rule);
}

describe('URBAN_DIBAO_20PCT_INCOME', () => {
  const rule = 'URBAN_DIBAO_20PCT_INCOME';
  const indicators = { 'URBAN_DISPOSABLE_INCOME_PER_CAPITA/2016': '26530.42' };

  it('asks for a fifth of last year’s income, month by month, to the fen', () => {
    // 26530.42 × 20% / 12 = 442.1736…
    expect(judged(rule, { standards: { URBAN_DIBAO: [44_217n] }, indicators })).toMatchObject({
      holds: false,
      actualFen: 44_217n,
      requiredFen: 44_218n,
      per: 'month',
    });
    expect(judged(rule, { standards: { URBAN_DIBAO: [44_218n] }, indicators })?.holds).toBe(true);
  });

  it('looks at the year before, not at the year', () => {
    const own = { 'URBAN_DISPOSABLE_INCOME_PER_CAPITA/2017': '1.00' };
    const standards = { URBAN_DIBAO: [44_218n] };
    expect(judged(rule, { standards, indicators: own })).toBeUndefined();
  });

  it.each([
    ['2015-12-31', false],
    ['2016-01-01', true],
    ['2020-12-31', true],
    ['2021-01-01', false],
  ])('was in force on %s: %s', (date, applies) => {
    const year = Number(date.slice(0, 4)) - 1;
    const income = { [`URBAN_DISPOSABLE_INCOME_PER_CAPITA/${year}`]: '12000.00' };
    const known = { standards: { URBAN_DIBAO: [20_000n] }, indicators: income, date };
    expect(judged(rule, known) !== undefined).toBe(applies);
  });
});

describe('RURAL_DIBAO_GUIDELINE', () => {
  it('asks twelve months for the guideline of the year', () => {
    const indicators = { 'RURAL_GUIDELINE_STANDARD/2017': '3156.00' };
    const at = (monthly: bigint) =>
      judged('RURAL_DIBAO_GUIDELINE', { standards: { RURAL_DIBAO: [monthly] }, indicators });
    expect(at(26_300n)).toMatchObject({ holds: true, actualFen: 315_600n, requiredFen: 315_600n });
    expect(at(26_299n)?.holds).toBe(false);
  });
});

describe.each([
  ['URBAN_DESTITUTE_1_3X', 'URBAN_DESTITUTE', 'URBAN_DIBAO'],
  ['RURAL_DESTITUTE_1_3X', 'RURAL_DESTITUTE', 'RURAL_DIBAO'],
] as const)('%s', (rule, destitute, dibao) => {
  it('asks for 1.3 times the dibao standard of its own kind', () => {
    const at = (fen: bigint) =>
      judged(rule, { standards: { [destitute]: [fen], [dibao]: [38_801n] } });
    expect(at(50_442n)).toMatchObject({ holds: true, requiredFen: 50_442n });
    expect(at(50_441n)?.holds).toBe(false);
    const other = dibao === 'URBAN_DIBAO' ? 'RURAL_DIBAO' : 'URBAN_DIBAO';
    expect(judged(rule, { standards: { [destitute]: [1n], [other]: [1n] } })).toBeUndefined();
  });
});

describe('ORPHAN_NO_DECREASE', () => {
  it('holds the standard to the one before it', () => {
    const at = (...fen: bigint[]) => judged('ORPHAN_NO_DECREASE', { standards: { ORPHAN: fen } });
    expect(at(100n, 100n)?.holds).toBe(true);
    expect(at(99n, 100n)).toMatchObject({ holds: false, requiredFen: 100n });
    expect(at(100n)).toBeUndefined();
  });
});

describe('the rules', () => {
  it('do not apply where nothing is known', () => {
    for (const rule of STANDARD_RULES) expect(judged(rule, {})).toBeUndefined();
  });
});
