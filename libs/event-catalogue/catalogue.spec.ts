import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE, type EventType, type Fact, decodeFact, encodeFact } from './catalogue.js';
import { EventMalformed, type JsonSchema } from './codec.js';

const TYPES = Object.keys(CATALOGUE) as EventType[];

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
}

const dates = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const PLAIN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  integer: fc.maxSafeInteger(),
  boolean: fc.boolean(),
  null: fc.constant(null),
};

/** JSON of any event of the schema: what the codec itself says it takes. */
function jsonOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const shape = schema as Shape;
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  // Of a reversal: one of several pairs of type and data.
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return fc.oneof(...choices.map(jsonOf));
  if (shape.properties) {
    const members = Object.entries(shape.properties);
    return fc.record(Object.fromEntries(members.map(([name, of]) => [name, jsonOf(of)])));
  }
  if (shape.additionalProperties) {
    const names = fc.stringMatching(/^[A-Z_]{1,12}$/);
    return fc.dictionary(names, jsonOf(shape.additionalProperties), { noNullPrototype: true });
  }
  if (shape.type === 'array') return fc.array(jsonOf(shape.items!), { maxLength: 4 });
  return PLAIN[shape.type ?? ''] ?? textsOf(shape);
}

function textsOf(shape: Shape): fc.Arbitrary<string> {
  if (shape.format === 'date') return dates;
  if (shape.pattern === '^-?\\d+$') return fc.bigInt().map(String);
  if (shape.pattern !== undefined) return fc.stringMatching(new RegExp(shape.pattern));
  return fc.string({ unit: 'grapheme' });
}

const textOf = (type: EventType, data: unknown) => ({
  type,
  schemaVersion: CATALOGUE[type].version,
  data: typeof data === 'string' ? data : JSON.stringify(data),
});

describe.each(TYPES)('%s', (type) => {
  const arbitrary = jsonOf(CATALOGUE[type].codec.schema);

  it('is after decoding and encoding what it was', () => {
    fc.assert(
      fc.property(arbitrary, (json) => {
        const fact = decodeFact(textOf(type, json));
        expect(JSON.parse(encodeFact(fact))).toEqual(json);
        expect(decodeFact(textOf(type, encodeFact(fact)))).toEqual(fact);
      }),
      { numRuns: 50 },
    );
  });

  it('is told with its path where a member is missing or of another kind', () => {
    const fields = Object.keys((CATALOGUE[type].codec.schema as Shape).properties!);
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...fields), fc.boolean(), (json, field, missing) => {
        const broken = {
          ...(json as Record<string, unknown>),
          [field]: missing ? undefined : {},
        };
        const thrown = thrownBy(() => decodeFact(textOf(type, broken)));
        expect(thrown).toBeInstanceOf(EventMalformed);
        expect((thrown as EventMalformed).path.startsWith(`${type}.${field}`)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it.each(['null', '1', '"text"', '[]', '{}', '', '{"a":', 'undefined'])(
    'is malformed where its text is %s',
    (text) => {
      const thrown = thrownBy(() => decodeFact(textOf(type, text)));
      expect(thrown).toBeInstanceOf(EventMalformed);
      expect((thrown as EventMalformed).path).toContain(type);
    },
  );
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a malformed event', () => {
  const transfer = {
    documentNo: 'T',
    fiscalYear: 2017,
    issuedOn: '2017-02-01',
    schemeId: null,
    amountFen: '100',
    lines: [
      {
        ...{ region: '220503', program: 'RURAL_DIBAO', class: 'BASIC_LIVELIHOOD', pooled: true },
        amountFen: '100',
        draws: [{ poolLot: 1, receiptNo: 'R', entry: null, originYear: null, amountFen: 1 }],
      },
    ],
  };

  it('is told with the path down to the member', () => {
    expect(() => decodeFact(textOf('TransferIssued', transfer))).toThrow(
      'TransferIssued.lines[0].draws[0].amountFen: not an amount in fen',
    );
  });

  it('does not show what it holds', () => {
    const secret = '{"beneficiary":"220503199001011234';
    const thrown = thrownBy(() => decodeFact(textOf('BeneficiaryExited', secret)));
    expect(String(thrown)).not.toContain('2205031990');
  });

  it('is one whose reversed happening is none', () => {
    for (const reversed of [null, 1, 'text', [], { type: 'CountyYearClosed', data: {} }]) {
      const data = { correctionNo: 'GZ', eventId: 'e', reason: 'r', reversed };
      expect(() => decodeFact(textOf('EntryReversed', data))).toThrow(EventMalformed);
      expect(() => decodeFact(textOf('EntryReversed', data))).toThrow(/^EntryReversed\.reversed/);
    }
  });

  it('is no event of an unknown type', () => {
    const stored = { type: 'toString', schemaVersion: 1, data: '{}' };
    expect(() => decodeFact(stored)).toThrow('unknown event type toString');
  });
});

describe('a receipt of version 1', () => {
  const receipt = {
    documentNo: 'R',
    program: 'RURAL_DIBAO',
    fiscalYear: 2017,
    source: 'CENTRAL',
    amountFen: '100',
    documentDate: '2017-01-03',
    receivedOn: '2017-01-05',
    poolLot: 1,
  };
  const stored = (type: EventType, data: unknown) => ({
    type,
    schemaVersion: 1,
    data: JSON.stringify(data),
  });

  it('is one without a mark of direct money', () => {
    expect(decodeFact(stored('ReceiptRecorded', receipt)).data).toMatchObject({
      documentNo: 'R',
      entries: [{ program: 'RURAL_DIBAO', source: 'CENTRAL', directFund: null }],
    });
  });

  it('is one also where it was reversed, and nothing else changes', () => {
    const reversal = { correctionNo: 'GZ', eventId: 'e', reason: 'r' };
    const ofReceipt = { ...reversal, reversed: { type: 'ReceiptRecorded', data: receipt } };
    expect(decodeFact(stored('EntryReversed', ofReceipt)).data).toMatchObject({
      reversed: { data: { documentNo: 'R', entries: [{ directFund: null }] } },
    });
    const need = {
      region: '220503',
      fiscalYear: 2017,
      program: 'RURAL_DIBAO',
      assessedOn: '2017-01-03',
      fromMonth: null,
      months: 12,
      persons: 1,
      monthlyAmountFen: '100',
    };
    const ofNeed = { ...reversal, reversed: { type: 'NeedAssessed', data: need } };
    expect(decodeFact(stored('EntryReversed', ofNeed)).data).toMatchObject({
      reversed: { data: { persons: 1, class: 'BASIC_LIVELIHOOD', pooled: true } },
    });
  });

  it('is malformed where it is no record', () => {
    for (const data of [null, 1, [], 'text']) {
      expect(() => decodeFact(stored('ReceiptRecorded', data))).toThrow(EventMalformed);
      expect(() => decodeFact(stored('EntryReversed', data))).toThrow(EventMalformed);
    }
  });
});

describe('money', () => {
  it('is digits in JSON and exact beyond what a float holds', () => {
    const amountFen = 9_007_199_254_740_993n;
    const fact = {
      type: 'StandardSet',
      data: {
        region: '220503',
        program: 'RURAL_DIBAO',
        tier: null,
        monthlyAmountFen: amountFen,
        effectiveFrom: '2017-01-01',
        basis: '',
      },
    } satisfies Fact;
    expect(encodeFact(fact)).toContain('"monthlyAmountFen":"9007199254740993"');
    expect(decodeFact(textOf('StandardSet', encodeFact(fact)))).toEqual(fact);
  });
});
