import { createHash, getHashes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sm3 } from './sm3.js';
import { digestOf, digestText } from './tree-hash.js';

/** GB/T 32905-2016, A.1 and A.2. */
const STANDARD = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;
const OF_NOTHING = '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b';

describe('SM3', () => {
  it.each(STANDARD)('of %s is what the standard says', (text, digest) => {
    expect(sm3(Buffer.from(text)).toString('hex')).toBe(digest);
    expect(digestOf('sm3', Buffer.from(text)).toString('hex')).toBe(digest);
  });

  it('of nothing and of a million letters', () => {
    expect(sm3(Buffer.alloc(0)).toString('hex')).toBe(OF_NOTHING);
    expect(sm3(Buffer.alloc(1_000_000, 'a')).toString('hex')).toBe(
      'c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3',
    );
  });

  it('is the same by the runtime’s own, at every length', () => {
    if (!getHashes().includes('sm3')) throw new Error('this runtime has no SM3 to compare with');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        expect(sm3(message)).toEqual(createHash('sm3').update(message).digest());
      }),
      { numRuns: 500 },
    );
    for (let length = 0; length <= 130; length++) {
      const message = Buffer.alloc(length, length);
      expect(sm3(message)).toEqual(createHash('sm3').update(message).digest());
    }
  });

  it('as a text has a character for each byte', () => {
    expect(Buffer.from(digestText('sm3', Buffer.from('abc')), 'latin1').toString('hex')).toBe(
      STANDARD[0][1],
    );
    expect(digestText('sha256', Buffer.from('abc'))).toHaveLength(32);
  });
});
