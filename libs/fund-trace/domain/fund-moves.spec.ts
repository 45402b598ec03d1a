import { describe, expect, it } from '@jest/globals';
import { COUNTIES, type Scenario, correct, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  closePools,
  construction,
  opening,
  receipt,
  reclaim,
  spending,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { type FundMove, type Place, fundMovesOf } from './fund-moves.js';

const [first, second] = COUNTIES;

/** Where the money that answers the question is, leaving out places that hold none. */
function held(scenario: Scenario, where: Partial<FundMove>): Partial<Record<Place, bigint>> {
  const sums: Partial<Record<Place, bigint>> = {};
  for (const move of scenario.facts.flatMap(fundMovesOf)) {
    const asked = Object.entries(where).every(([key, is]) => move[key as keyof FundMove] === is);
    if (asked) sums[move.place] = (sums[move.place] ?? 0n) + move.amountFen;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0n));
}

describe('a receipt', () => {
  it('is unissued, then in transit, then remaining, then disbursed net of returns', () => {
    const scenario = given(receipt('R', '10.00'));
    const now = () => held(scenario, { receiptNo: 'R' });
    expect(now()).toEqual({ UNISSUED: yuan('10.00') });
    scenario.and(transfer('T', { [first]: '6.00', [second]: '3.00' }));
    expect(now()).toEqual({ UNISSUED: yuan('1.00'), IN_TRANSIT: yuan('9.00') });
    scenario.and(arrival('T'));
    expect(now()).toMatchObject({ IN_TRANSIT: yuan('3.00'), REMAINING: yuan('6.00') });
    scenario.and(batch('F', '4.00', { listed: 2 }), bankReturn('Z', 'F', 1, '1.00'));
    expect(now()).toEqual({
      UNISSUED: yuan('1.00'),
      IN_TRANSIT: yuan('3.00'),
      REMAINING: yuan('3.00'),
      DISBURSED: yuan('3.00'),
    });
    expect(held(scenario, { batchNo: 'F', place: 'DISBURSED' })).toEqual({
      DISBURSED: yuan('3.00'),
    });
  });

  it('is unissued again when it is reclaimed, while the line shows it as reclaimed', () => {
    const scenario = given(
      receipt('R', '10.00'),
      transfer('T', '10.00'),
      arrival('T'),
      reclaim('S', 'T', '4.00'),
    );
    expect(held(scenario, { receiptNo: 'R' })).toEqual({
      UNISSUED: yuan('4.00'),
      REMAINING: yuan('6.00'),
      RECLAIMED: yuan('4.00'),
    });
    expect(held(scenario, { documentNo: 'T', region: first })).toEqual({
      REMAINING: yuan('6.00'),
      RECLAIMED: yuan('4.00'),
    });
    scenario.and(transfer('T2', { [second]: '4.00' }));
    expect(held(scenario, { receiptNo: 'R', documentNo: 'T2', region: second })).toEqual({
      IN_TRANSIT: yuan('4.00'),
    });
    expect(held(scenario, { documentNo: 'T', region: first })).toMatchObject({
      RECLAIMED: yuan('4.00'),
    });
  });

  it('is carried into the pool of the next year', () => {
    const scenario = given(receipt('R', '10.00'), closePools(2017));
    expect(held(scenario, { receiptNo: 'R', fiscalYear: 2017 })).toEqual({});
    expect(held(scenario, { receiptNo: 'R', fiscalYear: 2018 })).toEqual({
      UNISSUED: yuan('10.00'),
    });
  });
});

describe('money of a document', () => {
  const arrived = () => given(receipt('R', '10.00'), transfer('T', '10.00'), arrival('T'));

  it('keeps document, age and first day through adjustments, closings and late returns', () => {
    const scenario = arrived().and(
      adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '6.00'),
      batch('F', '6.00', { code: 'ORPHAN', listed: 2 }),
      close(2017),
      bankReturn('Z', 'F', 1, '2.00', { returnedOn: '2018-01-10' }),
    );
    const origin = { documentNo: 'T', originYear: 2017, availableFrom: '2017-02-10' };
    expect(held(scenario, { ...origin, program: 'ORPHAN', fiscalYear: 2018 })).toMatchObject({
      REMAINING: yuan('2.00'),
    });
    expect(held(scenario, { ...origin, program: 'RURAL_DIBAO', fiscalYear: 2018 })).toEqual({
      REMAINING: yuan('4.00'),
    });
    expect(held(scenario, { documentNo: 'T', region: first })).toEqual({
      REMAINING: yuan('6.00'),
      DISBURSED: yuan('4.00'),
    });
  });

  it('that arrives late stands in the first open year', () => {
    const scenario = given(receipt('R', '10.00'), transfer('T', '10.00'), close(2017));
    scenario.and(arrival('T', '2018-02-01'));
    expect(held(scenario, { documentNo: 'T' })).toMatchObject({ REMAINING: yuan('10.00') });
    expect(held(scenario, { documentNo: 'T', fiscalYear: 2018, originYear: 2017 })).toEqual({
      REMAINING: yuan('10.00'),
    });
  });

  it('moves back, every fen of it, when an entry is reversed', () => {
    const scenario = arrived().and(batch('F', '4.00'), correct(4), correct(3), correct(2));
    expect(held(scenario, {})).toEqual({ UNISSUED: yuan('10.00') });
    expect(held(scenario.and(correct(1)), {})).toEqual({});
  });

  it('of an opening balance has no receipt until it is reclaimed', () => {
    const scenario = given(opening('OLD', '5.00'), reclaim('S', 'OLD', '2.00'));
    expect(held(scenario, { documentNo: 'OLD' })).toEqual({
      REMAINING: yuan('3.00'),
      RECLAIMED: yuan('2.00'),
    });
    expect(held(scenario, { receiptNo: 'OLD' })).toEqual({ UNISSUED: yuan('2.00') });
  });
});

describe('a county’s own budget', () => {
  it('moves no award money', () => {
    const scenario = given(
      budget('B', '5.00'),
      construction('C', '5.00'),
      adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '1.00'),
      batch('F', '4.00', { listed: 2 }),
      bankReturn('Z', 'F', 1, '1.00'),
      spending('S', '1.00'),
      close(2017),
    );
    expect(scenario.facts.flatMap(fundMovesOf)).toEqual([]);
  });
});
