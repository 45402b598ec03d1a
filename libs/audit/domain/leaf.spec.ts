import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type RecordedEvent,
  canonicalBytes,
  canonicalFields,
  decodedFields,
  leafHash,
  leafHashInPlace,
} from './leaf.js';

const milliseconds = {
  min: new Date('1900-01-01'),
  max: new Date('2999-12-31'),
  noInvalidDate: true,
};
const instant = fc.date(milliseconds).map((date) => date.toISOString());

const event: fc.Arbitrary<RecordedEvent> = fc.record({
  position: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }),
  stream: fc.string({ unit: 'grapheme' }),
  revision: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  id: fc.uuid(),
  type: fc.string(),
  schemaVersion: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  occurredOn: instant.map((text) => text.slice(0, 10)),
  recordedAt: instant,
  metadata: fc.string({ unit: 'grapheme' }),
  data: fc.string({ unit: 'grapheme' }),
});

describe('the canonical bytes', () => {
  it('tell everything that is recorded', () => {
    fc.assert(fc.property(event, (it) => expect(decodedFields(canonicalFields(it))).toEqual(it)));
  });

  it('differ where anything differs', () => {
    fc.assert(
      fc.property(event, event, (one, other) => {
        fc.pre(
          JSON.stringify(Object.values(one).map(String)) !==
            JSON.stringify(Object.values(other).map(String)),
        );
        expect(canonicalBytes(one).equals(canonicalBytes(other))).toBe(false);
      }),
    );
  });

  it('count days and microseconds from 2000', () => {
    const it = { position: 1n, stream: 's', revision: 0n, type: 't', schemaVersion: 1 };
    const bytes = canonicalFields({
      ...it,
      id: '0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11',
      occurredOn: '2000-01-02',
      recordedAt: '1999-12-31T23:59:59.999999Z',
      metadata: '',
      data: '',
    });
    expect(bytes.subarray(-8 - 12 - 8, -8 - 12)).toEqual(Buffer.from('0000000400000001', 'hex'));
    expect(bytes.subarray(-8 - 8, -8)).toEqual(Buffer.alloc(8, 0xff));
  });

  it('are hashed alike wherever they stand', () => {
    fc.assert(
      fc.property(event, (it) => {
        const fields = canonicalFields(it);
        const page = Buffer.concat([Buffer.from('xx\0\n'), fields, Buffer.from('xx')]);
        expect(leafHashInPlace(page, 4, 4 + fields.length)).toBe(leafHash(it).toString('latin1'));
      }),
    );
  });
});
