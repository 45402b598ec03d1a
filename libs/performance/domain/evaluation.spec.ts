import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimal } from '../../money/rational.js';
import { parametersAt } from '../../policy/parameters.js';
import {
  type EvaluationInputs,
  INDICATORS,
  INPUTS_OF,
  type Indicator,
  evaluate,
  ranksOf,
} from './evaluation.js';

const policy = parametersAt('2017-12-31');

const NOTHING: EvaluationInputs = {
  needFen: 0n,
  gapFen: 0n,
  arrangedFen: 0n,
  paidFen: 0n,
  batchesFen: 0n,
  punctualFen: 0n,
  inputFen: 0n,
  inputBeforeFen: 0n,
  rules: 0n,
  rulesHeld: 0n,
  episodes: 0n,
  episodesUnresolved: 0n,
  generalSpendingFen: 0n,
  spentDuringFen: 0n,
  irregularFen: 0n,
  months: 0n,
  monthsPublished: 0n,
};

function indicator(name: Indicator, inputs: Partial<EvaluationInputs>): string {
  return evaluate({ ...NOTHING, ...inputs }, policy).indicators[name];
}

describe('an indicator', () => {
  it('is 1 where there is nothing to judge: so is a year without anything', () => {
    const { score, band, indicators } = evaluate(NOTHING, policy);
    expect(new Set(Object.values(indicators))).toEqual(new Set(['1.0000']));
    expect([score, band]).toEqual(['100.00', 'EXCELLENT']);
  });

  it.each<[Indicator, Partial<EvaluationInputs>, string]>([
    ['gapClosure', { needFen: 300n, gapFen: 100n }, '0.6667'],
    ['execution', { arrangedFen: 1000n, paidFen: 475n }, '0.5000'],
    ['execution', { arrangedFen: 1000n, paidFen: 950n }, '1.0000'],
    ['execution', { arrangedFen: 1000n, paidFen: 1000n }, '1.0000'],
    ['execution', { arrangedFen: 1000n, paidFen: -1n }, '0.0000'],
    ['punctuality', { batchesFen: 8n, punctualFen: 3n }, '0.3750'],
    ['inputGrowth', { inputFen: 3n, inputBeforeFen: 4n }, '0.7500'],
    ['inputGrowth', { inputFen: 5n, inputBeforeFen: 4n }, '1.0000'],
    ['standards', { rules: 5n, rulesHeld: 3n }, '0.6000'],
    ['constructionDiscipline', { episodes: 1n, episodesUnresolved: 1n }, '0.5000'],
    ['constructionDiscipline', { generalSpendingFen: 4n, spentDuringFen: 1n }, '1.0000'],
    [
      'constructionDiscipline',
      { episodes: 2n, generalSpendingFen: 4n, spentDuringFen: 1n },
      '0.7500',
    ],
    [
      'constructionDiscipline',
      { episodes: 2n, episodesUnresolved: 1n, generalSpendingFen: 4n, spentDuringFen: 1n },
      '0.3750',
    ],
    ['integrity', { paidFen: 1000n, irregularFen: 50n }, '0.5000'],
    ['integrity', { paidFen: 1000n, irregularFen: 100n }, '0.0000'],
    ['integrity', { paidFen: 1000n, irregularFen: 500n }, '0.0000'],
    ['disclosure', { months: 3n, monthsPublished: 2n }, '0.6667'],
  ])('%s of %o is %s', (name, inputs, value) => {
    expect(indicator(name, inputs)).toBe(value);
  });

  it('rests on inputs that change it, each of which stands behind some indicator', () => {
    const named = new Set(INDICATORS.flatMap((name) => INPUTS_OF[name]));
    expect(named).toEqual(new Set(Object.keys(NOTHING)));
  });
});

describe('the score', () => {
  it('is reckoned from the rounded indicators: a calculator gives the same', () => {
    const inputs = { ...NOTHING, needFen: 3n, gapFen: 1n, months: 3n, monthsPublished: 2n };
    // 20 × 0.6667 + 10 × 0.6667 + 70
    expect(evaluate(inputs, policy).score).toBe('90.00');
  });

  it.each([
    [0n, 'EXCELLENT'],
    [10n, 'EXCELLENT'],
    [11n, 'GOOD'],
    [20n, 'GOOD'],
    [21n, 'FAIR'],
  ])('with %s points lost is %s', (lost, band) => {
    // gapClosure loses up to 20 points.
    const inputs = { ...NOTHING, needFen: 20n, gapFen: lost > 20n ? 20n : lost };
    const more = lost > 20n ? { months: 10n, monthsPublished: 9n } : {};
    expect(evaluate({ ...inputs, ...more }, policy).band).toBe(band);
  });

  it('lies between 0 and 100, whatever the figures', () => {
    const amount = fc.bigInt({ min: -1_000n, max: 1_000n });
    const shape = Object.fromEntries(Object.keys(NOTHING).map((name) => [name, amount]));
    fc.assert(
      fc.property(fc.record(shape) as unknown as fc.Arbitrary<EvaluationInputs>, (inputs) => {
        const { score, indicators } = evaluate(inputs, policy);
        const hundredths = decimal(score).numerator;
        expect(hundredths >= 0n && hundredths <= 10_000n).toBe(true);
        for (const value of Object.values(indicators)) expect(value).toMatch(/^(?:0|1)\.\d{4}$/);
      }),
    );
  });

  it('goes by the weights in force', () => {
    const changed = parametersAt('2018-12-31', [
      {
        name: 'performance.weight.gapClosure',
        effectiveFrom: '2018-01-01',
        effectiveTo: null,
        value: '10',
        document: '吉财社〔2018〕9号',
        clause: '一',
        quote: '缺口弥补10分',
      },
    ]);
    expect(evaluate(NOTHING, changed).score).toBe('90.00');
  });
});

describe('the rank', () => {
  it('goes by the score as a number; equal scores share it', () => {
    const scores = new Map([
      ['a', '9.50'],
      ['b', '100.00'],
      ['c', '88.00'],
      ['d', '88.00'],
      ['e', '87.99'],
    ]);
    expect(Object.fromEntries(ranksOf(scores))).toEqual({ b: 1, c: 2, d: 2, e: 4, a: 5 });
  });
});
