/** domain.md, section 1: how large an entry may be, and that its sums may be larger. */
import { describe, expect, it } from '@jest/globals';
import { COUNTIES, type Step, given } from '../../../test/given-when-then.js';
import * as sample from '../../../test/sample-commands.js';

const MOST = '10000000000000.00';
const MORE = '10000000000000.01';
const [first, second] = COUNTIES;

/** What must be there, and the entry that is tried, at an amount. */
const ENTRIES: readonly (readonly [string, readonly Step[], (amount: string) => Step])[] = [
  ['a receipt', [], (amount) => sample.receipt('R2', amount)],
  [
    'a transfer line',
    [sample.receipt('R', MOST), sample.receipt('R2', MOST)],
    (amount) => sample.transfer('T', amount),
  ],
  ['an opening balance', [], (amount) => sample.opening('O', amount)],
  ['a budget entry', [], (amount) => sample.budget('B', amount)],
  [
    'an adjustment',
    [sample.budget('B', MOST), sample.budget('B2', MOST)],
    (amount) => sample.adjustment('A', 'RURAL_DIBAO', 'URBAN_DIBAO', amount),
  ],
  [
    'a payment batch',
    [sample.budget('B', MOST), sample.budget('B2', MOST)],
    (amount) => sample.batch('F', amount),
  ],
  [
    'a reclaim',
    [sample.opening('O', MOST), sample.opening('O', MOST, { originYear: 2014 })],
    (amount) => sample.reclaim('S', 'O', amount),
  ],
];

describe('the size of an entry', () => {
  it.each(ENTRIES)('bounds %s', (_, before, entry) => {
    given(...before, entry(MOST));
    given(...before)
      .when(entry(MORE))
      .thenRefused('AMOUNT_TOO_LARGE');
  });

  it('bounds persons and monthly amount of a need', () => {
    given(sample.need(100_000_000, '1000000.00'));
    given().when(sample.need(1, '1000000.01')).thenRefused('AMOUNT_TOO_LARGE');
    given().when(sample.need(100_000_001, '0.01')).thenRefused('AMOUNT_TOO_LARGE', { most: 1e8 });
  });

  it('bounds no sum: of a document, an account, a pool', () => {
    const scenario = given(
      sample.receipt('R', MOST),
      sample.receipt('R2', MOST),
      sample.transfer('T', { [first]: MOST, [second]: MOST }),
    );
    expect(scenario.facts.at(-1)!.data).toMatchObject({ amountFen: 2n * 10n ** 15n });
  });

  it('is refused without a word of what was entered: it may be an identity number', () => {
    const outcome = given().decide(sample.need(1, '110101199003071.00'));
    expect(JSON.stringify(outcome)).not.toContain('110101199003071');
  });
});
