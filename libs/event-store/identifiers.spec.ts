import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventIdOf, fingerprintOf, uuidFromName } from './identifiers.js';

describe('a UUID from a name', () => {
  it('is that of RFC 9562, appendix A.4', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidFromName(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('of an event differs by command and by place', () => {
    const [a, b] = [uuidFromName('0'.repeat(32), 'a'), uuidFromName('0'.repeat(32), 'b')];
    expect(new Set([eventIdOf(a, 0), eventIdOf(a, 1), eventIdOf(b, 0)]).size).toBe(3);
    expect(eventIdOf(a, 1)).toBe(eventIdOf(a, 1));
  });
});

describe('a fingerprint', () => {
  it('does not depend on the order of members, nor on members that are not there', () => {
    expect(fingerprintOf({ a: 1, b: [2n, null] })).toBe(
      fingerprintOf({ b: [2n, null], a: 1, c: undefined }),
    );
  });

  it('tells apart what differs, also in kind', () => {
    const values = [
      {},
      [],
      '',
      '1',
      1,
      1n,
      '1n',
      null,
      false,
      { a: null },
      { a: [] },
      [1, 2],
      [12],
    ];
    expect(new Set(values.map(fingerprintOf)).size).toBe(values.length);
  });

  it('tells apart any two different values', () => {
    const value = fc.jsonValue();
    fc.assert(
      fc.property(value, value, (a, b) => {
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(fingerprintOf(a) === fingerprintOf(b)).toBe(same);
      }),
    );
  });
});

/** Members in one order, and lists marked as lists: an object without members is no empty list. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return { list: value.map(sorted) };
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => ({ name, member: sorted(member) }));
}
