import { describe, expect, it } from '@jest/globals';
import { formatDecimal } from '../../money/rational.js';
import { parametersAt } from '../../policy/parameters.js';
import { type ReportedTarget, attainmentOf, evaluateSet } from './target-sets.js';

const policy = parametersAt('2017-12-31');

const target = (
  comparator: ReportedTarget['comparator'],
  wanted: string | null,
  actual: string | null,
  weight = '90',
): ReportedTarget => ({
  ...{ targetNo: 'T-1', level1: 'OUTPUT', level2: 'QUANTITY', name: '保障人数', unit: null },
  ...{ comparator, target: wanted, actual, weight },
});

describe('attainment', () => {
  it.each([
    ['AT_LEAST', '200', '150', '0.7500'],
    ['AT_LEAST', '200', '500', '1.0000'],
    ['AT_LEAST', '0', '0', '1.0000'],
    ['AT_LEAST', '0', '-0.1', '0.0000'],
    ['AT_MOST', '40', '40.00', '1.0000'],
    ['AT_MOST', '40', '50', '0.7500'],
    ['AT_MOST', '40', '81', '0.0000'],
    ['AT_MOST', '0', '0', '1.0000'],
    ['AT_MOST', '0', '1', '0.0000'],
    ['EQUAL', '918.00', '918', '1.0000'],
    ['EQUAL', '900', '600', '0.6667'],
    ['EQUAL', '900', '1200', '0.6667'],
    ['EQUAL', '900', '1801', '0.0000'],
    ['EQUAL', '0', '0.00', '1.0000'],
    ['EQUAL', '0', '1', '0.0000'],
    ['QUALITATIVE', null, 'FULL', '1.0000'],
    ['QUALITATIVE', null, 'MOSTLY', '0.8000'],
    ['QUALITATIVE', null, 'PARTLY', '0.6000'],
    ['QUALITATIVE', null, 'NONE', '0.0000'],
  ] as const)('%s %s: %s is %s', (comparator, wanted, actual, reached) => {
    const value = attainmentOf({ comparator, target: wanted }, actual, policy);
    expect(formatDecimal(value, 4)).toBe(reached);
  });
});

describe('a set of targets', () => {
  const thirds = { arrangedFen: 300n, paidFen: 100n };

  it('is the sum of its rounded parts and of execution, with its band', () => {
    const targets = [target('AT_LEAST', '3', '2', '45'), target('AT_MOST', '3', '4', '45')];
    const set = evaluateSet(targets, thirds, policy);
    expect(set).toMatchObject({ status: 'COMPLETE', execution: '3.33', score: '63.33' });
    expect(set.band).toBe('FAIR');
    expect(set.targets.map(({ part }) => part)).toEqual(['30.00', '30.00']);
  });

  it.each([
    [[target('AT_LEAST', '3', null)], thirds, 'INCOMPLETE', null, '3.33'],
    [[target('AT_LEAST', '3', '3', '80')], thirds, 'INCOMPLETE', null, '3.33'],
    [[target('AT_LEAST', '3', '3')], thirds, 'COMPLETE', '93.33', '3.33'],
    [
      [target('AT_LEAST', '3', '3')],
      { arrangedFen: 1n, paidFen: 2n },
      'COMPLETE',
      '100.00',
      '10.00',
    ],
    [[target('AT_LEAST', '3', '3')], { arrangedFen: 0n, paidFen: 0n }, 'COMPLETE', '90.00', '0.00'],
  ] as const)('%#: is %s', (targets, inputs, status, score, execution) => {
    const set = evaluateSet(targets, inputs, policy);
    expect(set).toMatchObject({ status, score, execution });
    expect(set.band === null).toBe(score === null);
  });

  it.each([
    [target('AT_LEAST', '100', '130'), []],
    [target('AT_LEAST', '100', '130.01'), ['TARGET_TOO_LOW']],
    [target('AT_LEAST', '0', '1'), ['TARGET_TOO_LOW']],
    [target('EQUAL', '100', '131'), []],
    [target('AT_LEAST', '100', '60'), []],
    [target('AT_LEAST', '100', '59.9'), ['DEVIATION']],
    [target('QUALITATIVE', null, 'NONE'), ['DEVIATION']],
    [target('AT_LEAST', '100', null), []],
  ])('marks %o by %j', (of, marks) => {
    expect(evaluateSet([of], thirds, policy).targets[0]!.marks).toEqual(marks);
  });
});
