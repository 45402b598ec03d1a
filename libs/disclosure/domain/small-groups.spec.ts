import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeSmallGroups } from './small-groups.js';

const groupsOf = (...recipients: number[]) =>
  recipients.map((count, index) => ({ name: String(index), recipients: count }));
const shownOf = (...recipients: number[]) =>
  mergeSmallGroups(groupsOf(...recipients), 5).map(({ members }) =>
    members.map(({ name }) => name).join('+'),
  );

describe('small groups', () => {
  it('are merged with the smallest of the large ones, where the first of them stood', () => {
    expect(shownOf(50, 3, 20, 9, 2)).toEqual(['0', '1+3+4', '2']);
  });

  it('leave large ones alone', () => {
    expect(shownOf(5, 6, 7)).toEqual(['0', '1', '2']);
  });

  it('are not shown at all where nothing is large enough: twelve times the same three are three', () => {
    expect(shownOf(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)).toEqual([]);
  });

  it('never stand alone, and nobody is lost or counted twice where anything is shown', () => {
    const recipients = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 14 });
    fc.assert(
      fc.property(recipients, fc.integer({ min: 1, max: 10 }), (counts, least) => {
        const groups = groupsOf(...counts);
        const shown = mergeSmallGroups(groups, least);
        for (const group of shown) expect(group.recipients).toBeGreaterThanOrEqual(least);
        if (shown.length === 0) expect(counts.every((count) => count < least)).toBe(true);
        else {
          const members = shown.flatMap((group) => group.members.map(({ name }) => name));
          expect([...members].sort()).toEqual(groups.map(({ name }) => name).sort());
        }
      }),
    );
  });
});
