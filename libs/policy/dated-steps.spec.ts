import { describe, expect, it } from '@jest/globals';
import { stepsOf } from './dated-steps.js';
import type { ParameterChange } from './parameters.js';

function change(effectiveFrom: string, effectiveTo: string | null, value: string): ParameterChange {
  const source = { document: '吉财社〔2018〕9号', clause: '三', quote: '闲置超过60日' };
  return { name: 'supervision.idle.days', effectiveFrom, effectiveTo, value, ...source };
}

describe('the steps of a parameter', () => {
  it('are the document’s value where nothing was changed', () => {
    expect(stepsOf('supervision.idle.days', []).values).toEqual([90]);
  });

  it('change on the first day of a change and on no day before', () => {
    const { from, values } = stepsOf('supervision.idle.days', [change('2018-07-01', null, '60')]);
    expect(from[1]).toBe('2018-07-01');
    expect(values).toEqual([90, 60]);
  });

  it('have none after the last day of a window', () => {
    const { from, values } = stepsOf('supervision.idle.days', [
      change('2018-07-01', '2018-12-31', '60'),
    ]);
    expect(from.slice(1)).toEqual(['2018-07-01', '2019-01-01']);
    expect(values).toEqual([90, 60, null]);
  });

  it('are not moved by changes of other parameters', () => {
    const other = { ...change('2018-07-01', null, '5'), name: 'supervision.payment.dueDay' };
    expect(stepsOf('supervision.idle.days', [other]).values).toEqual([90]);
  });
});
