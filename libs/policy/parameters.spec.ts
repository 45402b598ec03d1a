import { describe, expect, it } from '@jest/globals';
import { compare, decimal } from '../money/rational.js';
import {
  type ParameterChange,
  PARAMETER_NAMES,
  definitionOf,
  faultOfValue,
  isParameter,
  parametersAt,
} from './parameters.js';

const change = (of: Partial<ParameterChange>): ParameterChange => ({
  name: 'allocation.resource.RESOURCE_DECLINING',
  effectiveFrom: '2019-01-01',
  effectiveTo: null,
  value: '1.20',
  document: '吉财社〔2018〕9号',
  clause: '三',
  quote: '资源衰退型地区系数调整为1.20',
  ...of,
});
const DECLINING = 'allocation.resource.RESOURCE_DECLINING';

describe('every policy parameter', () => {
  it.each(PARAMETER_NAMES)('%s has a source, its words, and values within its bounds', (name) => {
    const { values, chinese, english, least, most } = definitionOf(name);
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(english).toMatch(/[a-z]/);
    expect(compare(decimal(least), decimal(most))).toBeLessThan(0);
    // Whether anybody must review is the province's to say.
    const isLeftOpen = /^review\..*\.(second|third)$/.test(name);
    expect(values.length > 0).toBe(!isLeftOpen);
    let before = '';
    for (const { source, value, effectiveFrom, assumed } of values) {
      expect(source.document).toMatch(/〔\d{4}〕\d+号$|^中华人民共和国.+法$/);
      expect(source.clause).not.toBe('');
      expect(source.quote).toMatch(/\p{Script=Han}/u);
      expect(faultOfValue(name, value)).toBeNull();
      expect(typeof assumed).toBe('boolean');
      expect(effectiveFrom > before).toBe(true);
      before = effectiveFrom;
    }
  });

  it('has weights of performance that sum to 100', () => {
    const at = parametersAt('2017-12-31');
    const weights = PARAMETER_NAMES.filter((name) => name.startsWith('performance.weight.'));
    expect(weights.reduce((sum, name) => sum + at.whole(name), 0)).toBe(100);
  });

  it('marks as assumed what the documents leave open, and only that', () => {
    const at = parametersAt('2018-01-01');
    expect(at.inForce('allocation.resource.RESOURCE_DECLINING').assumed).toBe(true);
    expect(at.inForce('supervision.transfer.issueDays').assumed).toBe(false);
    expect(at.inForce('standards.urbanDibao.incomeShare').assumed).toBe(false);
  });
});

describe('a value in force', () => {
  it('ends with its window', () => {
    const name = 'standards.urbanDibao.incomeShare';
    expect(parametersAt('2015-12-31').find(name)).toBeUndefined();
    expect(parametersAt('2016-01-01').find(name)?.value).toBe('0.20');
    expect(parametersAt('2020-12-31').find(name)?.value).toBe('0.20');
    expect(parametersAt('2021-01-01').find(name)).toBeUndefined();
  });

  it('changes from the day of a recorded change on, and not before', () => {
    const changes = [change({})];
    expect(parametersAt('2018-12-31', changes).inForce(DECLINING)).toMatchObject({
      value: '1.15',
      changed: false,
    });
    expect(parametersAt('2019-01-01', changes).inForce(DECLINING)).toMatchObject({
      value: '1.20',
      changed: true,
      source: { document: '吉财社〔2018〕9号' },
    });
  });

  it('is the one recorded later where two begin on the same day', () => {
    const changes = [change({ value: '1.30' }), change({ value: '1.25' })];
    expect(parametersAt('2019-01-01', changes).ratio(DECLINING)).toEqual(decimal('1.25'));
  });

  it('is the one with the later first day, whatever was recorded last', () => {
    const changes = [change({ effectiveFrom: '2020-01-01', value: '1.10' }), change({})];
    expect(parametersAt('2020-06-30', changes).inForce(DECLINING).value).toBe('1.10');
    expect(parametersAt('2019-06-30', changes).inForce(DECLINING).value).toBe('1.20');
  });
});

describe('a value to be set', () => {
  it('has the places and lies within the bounds of its parameter', () => {
    expect(faultOfValue('supervision.idle.days', '60')).toBeNull();
    expect(faultOfValue('supervision.idle.days', '60.5')).toBe('places');
    expect(faultOfValue('supervision.idle.days', 'sixty')).toBe('places');
    expect(faultOfValue('allocation.pressure.most', '10.000001')).toBe('range');
    expect(faultOfValue('allocation.pressure.most', '-1')).toBe('range');
    expect(isParameter('toString')).toBe(false);
  });
});
