import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COUNTIES, Scenario, type Step, correct } from '../../../test/given-when-then.js';
import * as sample from '../../../test/sample-commands.js';
import {
  CATALOGUE,
  type DataOf,
  type Fact,
  decodeFact,
  encodeFact,
} from '../../event-catalogue/catalogue.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { type AmountsFen, availableFen } from '../../county-ledger/domain/year-figures.js';
import { type FundMove, fundMovesOf } from '../../fund-trace/domain/fund-moves.js';
import { formatYuan } from '../../money/fen.js';
import { isRefusal } from '../../refusals/refusals.js';
import { lotsOf } from './county-state.js';
import type { SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { CountyState } from './county-state.js';
import { evolveCounty, newCounty } from './county-state.js';
import { evolveProvince, newProvince } from './province-state.js';

const PROGRAMS = ['RURAL_DIBAO', 'URBAN_DIBAO', 'MEDICAL_ASSISTANCE'];
const YEARS = [2016, 2017, 2018];
const ACCOUNTS = [...PROGRAMS, 'CONSTRUCTION/ROAD', 'CONSTRUCTION/HOUSES'];

/** What one draw of numbers means is said by the scenario as it then stands. */
const draws = fc.record({
  what: fc.nat(25),
  county: fc.nat(2),
  program: fc.nat(2),
  year: fc.nat(2),
  other: fc.nat(60),
  amount: fc.integer({ min: 1, max: 3_000 }),
});
type Draw = typeof draws extends fc.Arbitrary<infer T> ? T : never;
const sequences = fc.array(draws, { minLength: 30, maxLength: 80, size: 'max' });

/** Numbers to make a step of: what it is about is chosen among what there is. */
function stepOf(n: number, scenario: Scenario, drawn: Draw): Step {
  const { other } = drawn;
  const region = COUNTIES[drawn.county]!;
  const fiscalYear = YEARS[drawn.year]!;
  const program = PROGRAMS[drawn.program]!;
  const place = { region, fiscalYear };
  const amount = formatYuan(BigInt(drawn.amount));
  const otherwise = sample.budget(`B${n}`, amount, { ...place, code: program });
  const earlier = <T extends Fact['type']>(type: T): DataOf<T> | undefined => {
    const found = scenario.facts.filter((fact) => fact.type === type);
    return found[other % Math.max(found.length, 1)]?.data as DataOf<T> | undefined;
  };
  switch (drawn.what) {
    case 0:
    case 1:
      return sample.receipt(`R${n}`, `${drawn.amount}`, { program, fiscalYear });
    case 2:
    case 3:
    case 4: {
      const received = earlier('ReceiptRecorded');
      const lines = { [region]: amount, [COUNTIES[(drawn.county + 1) % 3]!]: amount };
      const pool = received && {
        program: received.entries[0]!.program,
        fiscalYear: received.fiscalYear,
      };
      return sample.transfer(`T${n}`, lines, pool ?? { program, fiscalYear });
    }
    case 5:
    case 6:
    case 7: {
      const issued = earlier('TransferIssued');
      if (!issued) return otherwise;
      const line = issued.lines[drawn.amount % 2]!;
      return sample.arrival(issued.documentNo, '2019-02-10', line.region);
    }
    case 8:
      return sample.opening(`O${n}`, amount, { ...place, program, fiscalYear: 2016 });
    case 9:
      return sample.need(other, amount, { ...place, program, fromMonth: (other % 12) + 1 });
    case 10:
    case 11:
      return sample.construction(`B${n}`, amount, place);
    case 12:
    case 13:
    case 14:
      return outOf(scenario, drawn, (account, part) =>
        sample.adjustment(`B${n}`, account.name, ACCOUNTS[other % 5]!, formatYuan(part), account),
      );
    case 15:
    case 16:
    case 17:
      return outOf(scenario, drawn, ({ name: _, ...account }, part) => {
        const period = account.class === 'CONSTRUCTION' ? null : '2017-05';
        return sample.batch(`F${n}`, formatYuan(part), { ...account, period, listed: 4 });
      });
    case 18:
    case 19: {
      const paid = earlier('DisbursementRecorded');
      if (!paid) return otherwise;
      const back = formatYuan(paid.amountFen / 4n);
      const of = { region: paid.region };
      return sample.bankReturn(`Z${n}`, paid.batchNo, (drawn.amount % 4) + 1, back, of);
    }
    case 20:
    case 21: {
      const arrived = earlier('TransferReceived');
      if (!arrived) return otherwise;
      const [line] = arrived.lines;
      const from = { region: arrived.region, program: line!.program };
      const year = line!.lots[0]!.fiscalYear;
      return sample.reclaim(`S${n}`, arrived.documentNo, amount, { ...from, fiscalYear: year });
    }
    case 22: {
      if (other > 40) return otherwise;
      const { closedYears, figures } = scenario.county(region);
      const open = [...figures.keys()].filter((year) => !closedYears.has(year));
      const closing = Math.min(2018, ...open);
      return other % 3 === 0 ? sample.closePools(fiscalYear) : sample.close(closing, region);
    }
    case 23:
    case 24:
      if (scenario.facts.length === 0) return otherwise;
      return correct(scenario.facts.length - (other % Math.min(scenario.facts.length, 12)));
    default:
      return otherwise;
  }
}

interface Held {
  readonly region: string;
  readonly fiscalYear: number;
  readonly class: SpendingClass;
  readonly code: string;
  readonly name: string;
}

/** A step that takes a part, a multiple of four fen, out of an account that holds something. */
function outOf(scenario: Scenario, drawn: Draw, step: (from: Held, part: bigint) => Step): Step {
  const held = COUNTIES.flatMap((region) =>
    [...scenario.county(region).accounts]
      .map(([key, lots]) => ({ region, key, holds: remaining(lots) }))
      .filter(({ holds: fen }) => fen > 0n),
  );
  const from = held[drawn.other % Math.max(held.length, 1)];
  if (!from) return sample.budget(`B${drawn.amount}`, '30.00', { region: COUNTIES[0] });
  const [fiscalYear, of, code] = from.key.split('/') as [string, SpendingClass, string];
  const part = ((from.holds * BigInt(drawn.amount)) / 2_900n / 4n + 1n) * 4n;
  const { region } = from;
  const name = of === 'BASIC_LIVELIHOOD' ? code : `${of}/${code}`;
  return step({ region, fiscalYear: Number(fiscalYear), class: of, code, name }, part);
}

/** Carries out what is accepted; what is refused changes nothing. */
function carriedOut(sequence: readonly Draw[]): Scenario {
  const scenario = new Scenario('flag');
  for (const [n, drawn] of sequence.entries()) {
    const step = stepOf(n, scenario, drawn);
    const before = n % 8 === 0 ? structuredClone(statesOf(scenario)) : undefined;
    const decided = scenario.decide(step);
    if (before) expect(statesOf(scenario)).toEqual(before);
    if (!isRefusal(decided)) scenario.and(step);
  }
  return scenario;
}

function statesOf(scenario: Scenario) {
  return { province: scenario.province, counties: COUNTIES.map((code) => scenario.county(code)) };
}

function total(amounts: Iterable<bigint>): bigint {
  let fen = 0n;
  for (const amount of amounts) fen += amount;
  return fen;
}

const remaining = (lots: Iterable<{ readonly remainingFen: bigint }>) =>
  total([...lots].map((lot) => lot.remainingFen));

function holds(property: (scenario: Scenario) => void, numRuns = 60): void {
  const check = (sequence: readonly Draw[]) => property(carriedOut(sequence));
  fc.assert(fc.property(sequences, check), { numRuns });
}

describe('after any sequence of commands', () => {
  it('happens enough for this to mean something', () => {
    const counts = new Map<string, number>();
    for (const sequence of fc.sample(sequences, { numRuns: 100, seed: 7 })) {
      for (const { type, data } of carriedOut(sequence).facts) {
        counts.set(type, (counts.get(type) ?? 0) + 1);
        const late = 'credits' in data && data.credits[0]!.credited.fiscalYear > data.fiscalYear;
        if (late) counts.set('late', (counts.get('late') ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(14);
    expect(Math.min(...counts.values())).toBeGreaterThan(5);
  });

  it('no lot and no pool holds less than nothing, or more than entered', () => {
    holds((scenario) => {
      const { province, counties } = statesOf(scenario);
      const lots = [province, ...counties].flatMap((state) => [...state.lots.values()]);
      for (const lot of lots) expect(lot.remainingFen).toBeGreaterThanOrEqual(0n);
    });
  });

  it('the ledger’s available is what the lots of the account hold', () => {
    holds((scenario) => {
      for (const region of COUNTIES) {
        const county = scenario.county(region);
        for (const [year, figures] of county.figures) {
          const expectHeld = (of: SpendingClass, code: string, amounts: AmountsFen) => {
            const held = lotsOf(county, year, { class: of, code });
            expect([region, year, code, availableFen(amounts)]).toEqual([
              region,
              year,
              code,
              remaining(held),
            ]);
          };
          for (const [code, { amounts }] of figures.programs) {
            expectHeld('BASIC_LIVELIHOOD', code, amounts);
          }
          for (const [code, { amounts }] of figures.projects) {
            expectHeld('CONSTRUCTION', code, amounts);
          }
        }
      }
    });
  });

  it('a closed year has nothing available', () => {
    holds((scenario) => {
      for (const region of COUNTIES) {
        const { closedYears, lots } = scenario.county(region);
        const inClosed = [...lots.values()].filter((lot) => closedYears.has(lot.fiscalYear));
        expect(remaining(inClosed)).toBe(0n);
      }
    });
  });

  it('money is conserved for every receipt and every transfer line', () => {
    holds((scenario) => {
      const moves = scenario.facts.flatMap(fundMovesOf);
      const held = (where: (move: FundMove) => boolean, ...places: FundMove['place'][]) =>
        total(moves.filter((m) => places.includes(m.place) && where(m)).map((m) => m.amountFen));
      for (const { data, standing } of standingOf(scenario, 'ReceiptRecorded')) {
        const ofReceipt = (move: FundMove) => move.receiptNo === data.documentNo;
        expect(held(ofReceipt, 'UNISSUED', 'IN_TRANSIT', 'REMAINING', 'DISBURSED')).toBe(
          standing ? total(data.entries.map(({ amountFen }) => amountFen)) : 0n,
        );
      }
      for (const { data, standing } of standingOf(scenario, 'TransferIssued')) {
        for (const { region, amountFen } of data.lines) {
          const ofLine = (move: FundMove) =>
            move.documentNo === data.documentNo && move.region === region;
          expect(held(ofLine, 'IN_TRANSIT', 'REMAINING', 'RECLAIMED', 'DISBURSED')).toBe(
            standing ? amountFen : 0n,
          );
        }
      }
    });
  });

  it('moves of money say what pools and lots hold', () => {
    holds((scenario) => {
      const moves = scenario.facts.flatMap(fundMovesOf);
      const held = new Map<string, bigint>();
      for (const { place, region, lot, fiscalYear, program, amountFen } of moves) {
        const pool = `${fiscalYear} ${program}`;
        const key = place === 'UNISSUED' ? pool : place === 'REMAINING' ? `${region} ${lot}` : '';
        if (key) held.set(key, (held.get(key) ?? 0n) + amountFen);
      }
      const { province } = scenario;
      for (const [key, lots] of province.pools) {
        expect([key, held.get(key.replace('/', ' ')) ?? 0n]).toEqual([key, remaining(lots)]);
      }
      for (const region of COUNTIES) {
        for (const lot of scenario.county(region).lots.values()) {
          if (lot.origin.kind === 'BUDGET') continue;
          expect([lot.number, held.get(`${region} ${lot.number}`)]).toEqual([
            lot.number,
            lot.remainingFen,
          ]);
        }
      }
    });
  });

  it('an entry and its reversal sum to zero, figure by figure and place by place', () => {
    holds((scenario) => {
      for (const reversal of scenario.facts) {
        if (reversal.type !== 'EntryReversed') continue;
        const { eventId } = reversal.data;
        const entry = scenario.facts.find((fact) => fact.id === eventId)!;
        const sums = new Map<string, bigint>();
        for (const posting of [entry, reversal].flatMap(postingsOf)) {
          if (posting.kind !== 'amount') continue;
          const { amountFen, redirectableFen, ...place } = posting;
          const key = JSON.stringify(place);
          sums.set(key, (sums.get(key) ?? 0n) + amountFen);
          sums.set(
            `redirectable ${key}`,
            (sums.get(`redirectable ${key}`) ?? 0n) + redirectableFen,
          );
        }
        for (const { amountFen, ...place } of [entry, reversal].flatMap(fundMovesOf)) {
          const key = JSON.stringify(place);
          sums.set(key, (sums.get(key) ?? 0n) + amountFen);
        }
        expect([...sums.values()].every((amount) => amount === 0n)).toBe(true);
        expect(entry.occurredOn).toBe(reversal.occurredOn);
      }
    });
  });

  it('a fold of a beginning and of the rest is the fold of the whole, also from JSON', () => {
    const check = (sequence: readonly Draw[], cut: number) => {
      const scenario = carriedOut(sequence);
      const stored = scenario.facts.map((fact) => ({
        ...decodeFact({
          type: fact.type,
          schemaVersion: CATALOGUE[fact.type].version,
          data: encodeFact(fact),
        }),
        stream: fact.stream,
      }));
      const at = cut % (stored.length + 1);
      let province = newProvince();
      let counties: CountyState[] = COUNTIES.map((region) => newCounty(region));
      for (const [n, fact] of stored.entries()) {
        if (n === at) [province, counties] = structuredClone([province, counties] as const);
        if (fact.stream.startsWith('province-')) evolveProvince(province, fact);
        const regions = new Set(postingsOf(fact).map((posting) => posting.region));
        for (const county of counties) {
          if (fact.stream === `county-${county.region}` || regions.has(county.region)) {
            evolveCounty(county, fact);
          }
        }
      }
      expect({ province, counties }).toEqual(statesOf(scenario));
    };
    fc.assert(fc.property(sequences, fc.nat(), check), { numRuns: 40 });
  });
});

function standingOf<T extends 'ReceiptRecorded' | 'TransferIssued'>(scenario: Scenario, type: T) {
  const reversed = scenario.province.reversedEvents;
  return scenario.facts.flatMap((fact) =>
    fact.type === type
      ? [
          {
            data: fact.data as Extract<(typeof scenario.facts)[number], { type: T }>['data'],
            standing: !reversed.has(fact.id),
          },
        ]
      : [],
  );
}
