import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PaymentLine } from './commands.js';
import { listOf } from './payment-listing.js';

const line: PaymentLine = {
  paymentNo: 1,
  beneficiary: 'p1',
  persons: 1,
  months: 1,
  component: 'BASIC',
  amountFen: 100n,
  ...{ nameMark: 'n', payeeMark: null, doubtful: false },
};
const other: PaymentLine = { ...line, paymentNo: 2, beneficiary: 'p2', amountFen: 200n };

describe('the list of a batch', () => {
  it('is none without payments', () => {
    expect(listOf([])).toBeNull();
  });

  it('counts, sums, and is the same in any order', () => {
    expect(listOf([line, other])).toMatchObject({ payments: 2, amountFen: 300n });
    expect(listOf([other, line])).toEqual(listOf([line, other]));
  });

  it('differs where any part of a payment differs', () => {
    const changes: Partial<PaymentLine>[] = [
      { paymentNo: 3 },
      { beneficiary: 'p3' },
      { persons: 2 },
      { months: 2 },
      { component: 'BACK_PAY' },
      { amountFen: 101n },
    ];
    for (const change of changes) {
      expect(listOf([{ ...line, ...change }, other])!.digest).not.toBe(
        listOf([line, other])!.digest,
      );
    }
  });

  it('differs where two payments swap persons, though count and sum stay', () => {
    const swapped = [
      { ...line, beneficiary: 'p2' },
      { ...other, beneficiary: 'p1' },
    ];
    expect(listOf(swapped)!.digest).not.toBe(listOf([line, other])!.digest);
  });

  it('has a digest of 64 hexadecimal digits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 12n }), { minLength: 1 }),
        (amounts) => {
          const lines = amounts.map((amountFen, index) => ({
            ...line,
            paymentNo: index,
            amountFen,
          }));
          expect(listOf(lines)!.digest).toMatch(/^[0-9a-f]{64}$/);
        },
      ),
    );
  });
});
