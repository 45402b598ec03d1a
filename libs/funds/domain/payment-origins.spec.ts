import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBudget, fromTransfer, part } from '../../../test/sample-commands.js';
import { originsOf } from './payment-origins.js';

const [R1, R2, B] = [fromTransfer('T', 'R1'), fromTransfer('T', 'R2'), fromBudget('B')];
const draws = [part(1, '6.00', R1), part(2, '4.00', R2), part(3, '2.00', B)];

describe('the origins of a payment', () => {
  it('are what its batch drew, in that order, payment by payment', () => {
    expect(originsOf(draws, 0n, 500n)).toEqual([{ ...R1, amountFen: 500n }]);
    expect(originsOf(draws, 500n, 550n)).toEqual([
      { ...R1, amountFen: 100n },
      { ...R2, amountFen: 400n },
      { ...B, amountFen: 50n },
    ]);
    expect(originsOf(draws, 1050n, 150n)).toEqual([{ ...B, amountFen: 150n }]);
    expect(originsOf(draws, 1200n, 0n)).toEqual([]);
  });

  it('cannot be more than the batch drew', () => {
    expect(() => originsOf(draws, 1100n, 101n)).toThrow('exceeds');
  });

  it('of all payments together are the draws, every fen of them once', () => {
    const cuts = fc.uniqueArray(fc.bigInt({ min: 1n, max: 1199n }), { maxLength: 20 });
    const check = (at: bigint[]) => {
      const edges = [0n, ...at.sort((a, b) => (a < b ? -1 : 1)), 1200n];
      const sums = new Map<string, bigint>();
      for (const [index, from] of edges.slice(0, -1).entries()) {
        const parts = originsOf(draws, from, edges[index + 1]! - from);
        for (const { receiptNo, amountFen } of parts) {
          sums.set(receiptNo ?? 'own', (sums.get(receiptNo ?? 'own') ?? 0n) + amountFen);
        }
      }
      expect(Object.fromEntries(sums)).toEqual({ R1: 600n, R2: 400n, own: 200n });
    };
    fc.assert(fc.property(cuts, check));
  });
});
