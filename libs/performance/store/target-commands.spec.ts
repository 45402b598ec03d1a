import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '../../refusals/refusals.js';
import { reviewTargets } from './target-commands.js';

const decider = reviewTargets((one, other) => one === other);
const review = {
  ...{ region: '220503', fiscalYear: 2017, program: 'URBAN_DIBAO' },
  ...{ score: '86.50', reason: '佐证不足，酌减' },
};
const occasion = {
  actor: { subject: 'reviewer', role: 'province-finance', organisation: '220000' },
  commandId: '',
  today: '2018-03-01',
};
const SET = { targetNos: ['JX-1'], reporters: ['county'] };

describe('a review', () => {
  it('stands beside what the county said of its set of targets', () => {
    expect(decider.decide(review, SET, occasion)).toEqual({
      fact: { type: 'PerformanceReviewed', data: { ...review, reviewedOn: '2018-03-01' } },
      occurredOn: '2018-03-01',
      stream: 'performance-targets-220503-2017-URBAN_DIBAO',
    });
  });

  it.each([
    [{}, { ...SET, targetNos: [] }, 'TARGETS_UNKNOWN'],
    [{}, { ...SET, reporters: ['county', 'reviewer'] }, 'SAME_PERSON'],
    [{ score: '100.01' }, SET, 'SCORE_INVALID'],
    [{ score: '-1' }, SET, 'SCORE_INVALID'],
    [{ score: '86.501' }, SET, 'SCORE_INVALID'],
  ])('%j of %j: %s', (changed, set, code) => {
    const decided = decider.decide({ ...review, ...changed }, set, occasion);
    expect(isRefusal(decided) && decided.code).toBe(code);
  });
});
