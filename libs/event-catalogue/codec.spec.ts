import { describe, expect, it } from '@jest/globals';
import {
  EventMalformed,
  type ValueOf,
  described,
  dictionaryOf,
  eitherOf,
  fenAmount,
  flag,
  integer,
  nameOf,
  named,
  number,
  oneOf,
  optional,
  recordOf,
  text,
} from './codec.js';

const Entry = recordOf({ no: text, amount: fenAmount, note: optional(text) });
const entries: readonly ValueOf<typeof Entry>[] = [
  { no: '1', amount: 5n },
  { no: '2', amount: -7n, note: 'n' },
];

describe('a record', () => {
  it('has optional members where they are given', () => {
    for (const entry of entries) expect(Entry.decode(Entry.encode(entry), 'x')).toEqual(entry);
    expect(Entry.encode(entries[0]!)).toEqual({ no: '1', amount: '5' });
    expect(Entry.schema).toMatchObject({ required: ['no', 'amount'], additionalProperties: false });
  });

  it('says where a member is wrong', () => {
    const wrong = () => Entry.decode({ no: '1', amount: '5', note: 3 }, 'entry');
    expect(wrong).toThrow(new EventMalformed('entry.note', 'a text'));
  });
});

it('a dictionary holds values of one codec under any name', () => {
  const sums = dictionaryOf(fenAmount);
  expect(sums.decode(sums.encode({ a: 1n, b: 2n }), 'x')).toEqual({ a: 1n, b: 2n });
  expect(() => sums.decode({ a: 1 }, 'x')).toThrow('x.a: not an amount in fen');
  expect(() => sums.decode(['1'], 'x')).toThrow('x: not an object');
});

it('one of several shapes is the first that fits', () => {
  const thing = eitherOf(
    recordOf({ kind: oneOf('a'), count: integer }),
    recordOf({ kind: oneOf('b'), share: number, isLast: flag }),
  );
  for (const value of [
    { kind: 'a', count: 1 },
    { kind: 'b', share: 0.5, isLast: true },
  ] as const) {
    expect(thing.decode(thing.encode(value), 'x')).toEqual(value);
  }
  expect(() => thing.decode({ kind: 'b', share: '0.5', isLast: true }, 'x')).toThrow(
    EventMalformed,
  );
});

it('meaning and name change what is told of the values, not the values', () => {
  const meaning = { description: 'd', unit: 'days', example: 3 };
  const days = named('Days', described(integer, meaning));
  expect(days.schema).toEqual({
    type: 'integer',
    description: 'd',
    'x-unit': 'days',
    examples: [3],
  });
  expect([nameOf(days.schema), nameOf(integer.schema)]).toEqual(['Days', undefined]);
  expect(days.decode(days.encode(3), 'x')).toBe(3);
});
