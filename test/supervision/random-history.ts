/** Random histories of payrolls, and the facts that record them. */
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Fact, RecordedFact } from '../../libs/event-catalogue/catalogue.js';
import type { ProjectedEvent } from '../../libs/projection/projection.js';
import type { OraclePayment, World } from './payment-oracle.js';

const COUNTIES = ['220422', '220503'];
const PROGRAMS = ['URBAN_DIBAO', 'RURAL_DIBAO'];
const MONTHS = ['2017-01', '2017-02', '2017-03'];
const day = fc.integer({ min: 0, max: 119 }).map((days) => dateAfter('2017-01-01', days));

export function dateAfter(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const line = fc.record({
  person: fc.constantFrom('p1', 'p2', 'p3'),
  /** Recorded under the pseudonym that the person had before numbers had one form. */
  isEarlier: fc.boolean(),
  name: fc.constantFrom('', 'A', 'A', 'B', 'C'),
  doubtful: fc.boolean(),
  component: fc.constantFrom(
    'BASIC' as const,
    'BASIC' as const,
    'BACK_PAY' as const,
    'CARE' as const,
  ),
  persons: fc.integer({ min: 1, max: 2 }),
  months: fc.integer({ min: 1, max: 2 }),
  amountFen: fc.integer({ min: 1, max: 900 }).map(BigInt),
  /** Days from payment to return. */
  returnedAfter: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
  /** The return was an error, and is reversed. */
  keptAfterAll: fc.boolean(),
});

const batch = fc.record({
  region: fc.constantFrom(...COUNTIES),
  program: fc.constantFrom(...PROGRAMS),
  month: fc.option(fc.constantFrom(...MONTHS), { nil: null, freq: 9 }),
  paidOn: day,
  /** 0: the batch is reversed in the end. */
  reversed: fc.integer({ min: 0, max: 4 }),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

const exit = fc.record({
  person: fc.constantFrom('p1', 'p2', 'p3'),
  isEarlier: fc.boolean(),
  program: fc.constantFrom(...PROGRAMS),
  exitedOn: day,
  readmittedAfter: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
});

const standard = fc.record({
  region: fc.constantFrom(...COUNTIES),
  program: fc.constantFrom(...PROGRAMS),
  effectiveFrom: fc.constantFrom('2016-07-01', '2017-01-15', '2017-02-01', '2017-03-01'),
  monthlyFen: fc.integer({ min: 100, max: 400 }).map(BigInt),
});

export const history = fc.record({
  batches: fc.array(batch, { minLength: 1, maxLength: 7 }),
  exits: fc.uniqueArray(exit, {
    maxLength: 6,
    selector: ({ person, program, exitedOn }) => [person, program, exitedOn].join(),
  }),
  standards: fc.uniqueArray(standard, {
    maxLength: 4,
    selector: ({ region, program, effectiveFrom }) => [region, program, effectiveFrom].join(),
  }),
  /** How the facts are shuffled, and after which of them a transaction ends. */
  order: fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }),
  cuts: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
});
export type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** What is to be judged once all of it is known; reversed batches never were. */
export function worldOf({ batches, exits, standards }: History): World {
  const payments = batches.flatMap((one, index): OraclePayment[] => {
    if (one.reversed === 0) return [];
    const { region, program, month, paidOn } = one;
    return one.lines.map(({ returnedAfter, keptAfterAll, isEarlier: _, ...paid }, place) => ({
      ...paid,
      batchNo: `B-${index}`,
      region,
      program,
      month,
      paidOn,
      paymentNo: place + 1,
      returnedOn: returnedAfter === null || keptAfterAll ? null : dateAfter(paidOn, returnedAfter),
    }));
  });
  return {
    payments,
    exits: exits.map(({ readmittedAfter, isEarlier: _, ...left }) => ({
      ...left,
      readmittedOn: readmittedAfter === null ? null : dateAfter(left.exitedOn, readmittedAfter),
    })),
    standards,
  };
}

/** Facts in an order in which they can have been recorded, cut into transactions. */
export function transactionsOf(past: History): readonly (readonly ProjectedEvent[])[] {
  const chains: Fact[][] = [
    ...past.batches.map((_, index) => chainOf(past, index)),
    ...worldOf(past).exits.map((left, at): Fact[] => [exitFact(left, past.exits[at]!.isEarlier)]),
    [EXAMINED],
    ...past.standards.map((set): Fact[] => [standardFact(set)]),
  ];
  const transactions: ProjectedEvent[][] = [[]];
  for (let position = 1; chains.length > 0; position++) {
    const chosen = past.order[position % past.order.length]! % chains.length;
    const fact = chains[chosen]!.shift()!;
    if (chains[chosen]!.length === 0) chains.splice(chosen, 1);
    transactions.at(-1)!.push(projected(fact, position));
    if (past.cuts[position % past.cuts.length]) transactions.push([]);
  }
  return transactions.filter((events) => events.length > 0);
}

function pseudonym(person: string, isEarlier: boolean): string {
  return isEarlier ? `${person} before` : person;
}

const EXAMINED: Fact = {
  type: 'IdentityNumbersExamined',
  data: {
    linked: ['p1', 'p2', 'p3'].map((becomes) => ({ beneficiary: `${becomes} before`, becomes })),
    doubtful: [],
  },
};

const ids = new WeakMap<object, string>();

function projected(fact: Fact, position: number): ProjectedEvent {
  const recorded = {
    ...fact,
    id: ids.get(fact.data) ?? randomUUID(),
    stream: fact.type === 'PaymentsListed' ? `batch-${fact.data.batchNo}` : 'county-220422',
    revision: 0n,
    position: BigInt(position),
    occurredOn: '2017-01-01',
    recordedAt: '2017-01-01T00:00:00.000Z',
  } as RecordedFact;
  const actor = { subject: 'somebody', role: 'county-treasury', organisation: '220422' };
  const metadata = { actor, commandId: '', correlationId: '', causationId: '' };
  return { fact: recorded, metadata };
}

/** The list, the batch, its returns; where it is reversed, the returns before it. */
function chainOf({ batches }: History, index: number): Fact[] {
  const one = batches[index]!;
  const batchNo = `B-${index}`;
  const account = {
    fiscalYear: 2017,
    class: 'BASIC_LIVELIHOOD',
    pooled: true,
    projectKind: null,
  } as const;
  const place = { ...account, region: one.region, code: one.program };
  const listed: Fact = {
    type: 'PaymentsListed',
    data: {
      batchNo,
      region: one.region,
      chunk: 0,
      payments: one.lines.map(
        ({ returnedAfter: _, keptAfterAll: __, person, isEarlier, name, ...paid }, at) => ({
          ...paid,
          beneficiary: pseudonym(person, isEarlier),
          paymentNo: at + 1,
          ...{ nameMark: name, payeeMark: null },
        }),
      ),
    },
  };
  const count = one.lines.length;
  const recorded = {
    ...place,
    batchNo,
    period: one.month,
    paidOn: one.paidOn,
    amountFen: one.lines.reduce((sum, { amountFen }) => sum + amountFen, 0n),
    payments: count,
    listedPayments: count,
    paymentStream: `batch-${batchNo}`,
    draws: [],
  };
  ids.set(recorded, randomUUID());
  const facts: Fact[] = [listed, { type: 'DisbursementRecorded', data: recorded }];
  const returns = one.lines.flatMap(({ returnedAfter, keptAfterAll, amountFen }, at) => {
    if (returnedAfter === null) return [];
    const returnedOn = dateAfter(one.paidOn, returnedAfter);
    const data = {
      ...place,
      returnNo: `R-${index}-${at}`,
      batchNo,
      paymentNo: at + 1,
      amountFen,
      returnedOn,
      reason: '退回',
      period: one.month,
      credits: [],
    };
    ids.set(data, randomUUID());
    return [{ data, taken: keptAfterAll || one.reversed === 0 }];
  });
  for (const { data } of returns) facts.push({ type: 'PaymentReturned', data });
  for (const { data, taken } of returns) {
    if (taken) facts.push(reversal({ type: 'PaymentReturned', data }));
  }
  if (one.reversed !== 0) return facts;
  return [...facts, reversal({ type: 'DisbursementRecorded', data: recorded })];
}

type Reversed = Extract<Fact, { type: 'EntryReversed' }>['data']['reversed'];

function reversal(fact: Reversed): Fact {
  const eventId = ids.get(fact.data)!;
  const data = {
    correctionNo: `GZ-${eventId}`,
    eventId,
    reason: '更正',
    reversed: fact,
    lowersNeed: false,
  };
  return { type: 'EntryReversed', data };
}

function exitFact(left: World['exits'][number], isEarlier: boolean): Fact {
  const beneficiary = pseudonym(left.person, isEarlier);
  const { program, exitedOn, readmittedOn } = left;
  const data = { beneficiary, region: '220422', program, exitedOn, reason: '迁出', readmittedOn };
  return { type: 'BeneficiaryExited', data };
}

function standardFact(set: World['standards'][number]): Fact {
  const { region, program, effectiveFrom, monthlyFen: monthlyAmountFen } = set;
  const data = { region, program, tier: null, monthlyAmountFen, effectiveFrom, basis: '民发' };
  return { type: 'StandardSet', data };
}
