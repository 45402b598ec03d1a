import { describe, expect, it } from '@jest/globals';
import { SEALING_RULES, isSealDue, sealingRuleOn } from './sealing-rule.js';

describe('the sealing rule', () => {
  const early = SEALING_RULES[0]!;
  const late = { ...early, effectiveFrom: '2026-01-01', afterEvents: 10n, afterSeconds: 5 };

  it('is that of the day', () => {
    expect(sealingRuleOn('2025-12-31', [early, late])).toBe(early);
    expect(sealingRuleOn('2026-01-01', [early, late])).toBe(late);
  });

  it.each([
    [0n, 1e9, false],
    [9n, 4.9, false],
    [10n, 0, true],
    [1n, 5, true],
  ])('with %s events waiting for %s s: due %s', (waiting, waited, due) => {
    expect(isSealDue(late, waiting, waited)).toBe(due);
  });

  it('has a source', () => {
    for (const { source } of SEALING_RULES) expect(source).not.toBe('');
  });
});
