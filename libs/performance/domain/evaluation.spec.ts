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
  spentUnfundedFen: 0n,
  listedFen: 0n,
  irregularFen: 0n,
  months: 0n,
  monthsPublished: 0n,
};

const UNFUNDED = { generalSpendingFen: 4n, spentDuringFen: 3n, spentUnfundedFen: 1n };

function indicator(name: Indicator, inputs: Partial<EvaluationInputs>) {
  return evaluate({ ...NOTHING, ...inputs }, policy).indicators[name];
}

describe('an indicator', () => {
  it('is null where there is nothing to judge: a silent year is not evaluated', () => {
    const { indicators, ...judged } = evaluate(NOTHING, policy);
    expect(new Set(Object.values(indicators))).toEqual(new Set([null]));
    const silent = { score: null, band: 'NOT_EVALUATED', weightJudged: 0, listedShare: null };
    expect(judged).toEqual(silent);
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
    ['constructionDiscipline', { needFen: 1n }, '1.0000'],
    ['constructionDiscipline', { needFen: 1n, episodesUnresolved: 1n }, '0.5000'],
    ['constructionDiscipline', { needFen: 1n, ...UNFUNDED }, '0.7500'],
    ['constructionDiscipline', { needFen: 1n, episodesUnresolved: 1n, ...UNFUNDED }, '0.3750'],
    ['integrity', { listedFen: 1000n, irregularFen: 50n }, '0.5000'],
    ['integrity', { listedFen: 1000n, irregularFen: 100n }, '0.0000'],
    ['integrity', { listedFen: 1000n, irregularFen: 500n }, '0.0000'],
    ['disclosure', { months: 3n, monthsPublished: 2n }, '0.6667'],
  ])('%s of %o is %s', (name, inputs, value) => {
    expect(indicator(name, inputs)).toBe(value);
  });

  it('rests on inputs that change it, each of which stands behind some indicator', () => {
    const named = new Set(INDICATORS.flatMap((name) => INPUTS_OF[name]));
    expect(named).toEqual(new Set(Object.keys(NOTHING)));
  });
});

/** Of weights 20, 15, 15 and 10: as little as may be judged. */
const LEAST: EvaluationInputs = {
  ...NOTHING,
  ...{ needFen: 20n, arrangedFen: 95n, paidFen: 100n, batchesFen: 1n, punctualFen: 1n },
};

describe('the score', () => {
  it('is reckoned from the rounded indicators: a calculator gives the same', () => {
    const inputs = { ...LEAST, needFen: 3n, gapFen: 1n };
    // 100 × (20 × 0.6667 + 15 + 15 + 10) ÷ 60
    expect(evaluate(inputs, policy)).toMatchObject({ score: '88.89', weightJudged: 60 });
  });

  it.each([
    [{ needFen: 0n }, 30, null, 'NOT_EVALUATED'],
    [{ batchesFen: 0n }, 45, null, 'NOT_EVALUATED'],
    [{ batchesFen: 0n, listedFen: 1n }, 55, null, 'NOT_EVALUATED'],
    [{}, 60, '100.00', 'EXCELLENT'],
    [{ gapFen: 6n }, 60, '90.00', 'EXCELLENT'],
    [{ gapFen: 7n }, 60, '88.33', 'GOOD'],
    [{ gapFen: 12n }, 60, '80.00', 'GOOD'],
    [{ gapFen: 13n }, 60, '78.33', 'FAIR'],
    [{ gapFen: 14n, punctualFen: 0n }, 60, '51.67', 'POOR'],
  ] as const)('with %o is of %s points: %s, %s', (more, weightJudged, score, band) => {
    expect(evaluate({ ...LEAST, ...more }, policy)).toMatchObject({ weightJudged, score, band });
  });

  it('lies between 0 and 100 or is null, whatever the figures', () => {
    const amount = fc.bigInt({ min: -1_000n, max: 1_000n });
    const shape = Object.fromEntries(Object.keys(NOTHING).map((name) => [name, amount]));
    fc.assert(
      fc.property(fc.record(shape) as unknown as fc.Arbitrary<EvaluationInputs>, (inputs) => {
        const { score, indicators, weightJudged } = evaluate(inputs, policy);
        expect(score === null).toBe(weightJudged < 60);
        const hundredths = decimal(score ?? '0.00').numerator;
        expect(hundredths >= 0n && hundredths <= 10_000n).toBe(true);
        for (const value of Object.values(indicators)) {
          expect(value ?? '0.0000').toMatch(/^(?:0|1)\.\d{4}$/);
        }
      }),
    );
  });

  it('goes by the weights in force', () => {
    const changed = parametersAt('2018-12-31', [
      {
        name: 'performance.weight.gapClosure',
        effectiveFrom: '2018-01-01',
        effectiveTo: null,
        value: '30',
        document: '吉财社〔2018〕9号',
        clause: '一',
        quote: '缺口弥补30分',
      },
    ]);
    const inputs = { ...LEAST, gapFen: 20n };
    // 100 × 40 ÷ 70
    expect(evaluate(inputs, changed)).toMatchObject({ score: '57.14', weightJudged: 70 });
  });
});

describe('the rank', () => {
  it('goes by the score as a number; equal scores share it', () => {
    const scores = new Map<string, string | null>([
      ['f', null],
      ['a', '9.50'],
      ['b', '100.00'],
      ['c', '88.00'],
      ['d', '88.00'],
      ['e', '87.99'],
    ]);
    expect(Object.fromEntries(ranksOf(scores))).toEqual({ b: 1, c: 2, d: 2, e: 4, a: 5 });
  });
});
