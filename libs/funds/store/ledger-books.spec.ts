import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brought, carriedOut, deskWith } from '../../../test/desk-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import {
  arrival,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import { LedgerBooks } from './ledger-books.js';

const [first, second] = COUNTIES;

describe('guards', () => {
  it('name for the province what the county’s book has seen of it, no more', async () => {
    const { store, desk } = await deskWith(receipt('R', '5.00'), transfer('T', '5.00'));
    const books = new LedgerBooks(store);
    await books.open([first]);
    await carriedOut(desk, arrival('T'));
    await books.open([first]);
    await books.refresh([first]);
    await carriedOut(desk, reclaim('S', 'T', '1.00'));
    // Another county's decision leads the province's book on.
    await books.open([second]);
    await books.refresh([second]);
    expect(books.provinceRevision).toBe(2n);
    expect(books.kept(first)).toBeUndefined();
    expect(books.guards([first], `county-${first}`)).toEqual([
      { stream: 'province-220000', revision: 1n },
    ]);
    expect(books.guards([first], 'province-220000')).toEqual([
      { stream: `county-${first}`, revision: 0n },
    ]);
  });
});

describe('keeping few books', () => {
  it('drops none of those that a decision asks for', async () => {
    const { store } = await deskWith(budget('B', '1.00'));
    const books = new LedgerBooks(store, 1);
    await books.open([first, second]);
    const { counties } = await books.open(COUNTIES);
    expect([...counties.keys()].sort()).toEqual([...COUNTIES].sort());
    await books.open([second]);
    await books.refresh([second]);
    expect(COUNTIES.filter((code) => books.kept(code))).toEqual([second]);
  });
});

type Move = { readonly what: number; readonly county: number; readonly at: number };

describe('books', () => {
  it('equal a fresh fold after any interleaving of writers and readers', async () => {
    const moves = fc.array(fc.record({ what: fc.nat(7), county: fc.nat(2), at: fc.nat(2) }), {
      minLength: 10,
      maxLength: 40,
    });
    await fc.assert(fc.asyncProperty(moves, interleaved), { numRuns: 40 });
  });
});

async function interleaved(moves: readonly Move[]): Promise<void> {
  const { store, desk } = await deskWith(receipt('R', '500.00'));
  const kept = [new LedgerBooks(store, 1), new LedgerBooks(store, 2), new LedgerBooks(store)];
  for (const [n, { what, county, at }] of moves.entries()) {
    const region = COUNTIES[county]!;
    const books = kept[at]!;
    const entries = [
      transfer(`T${n}`, { [region]: '3.00', [COUNTIES[(county + 1) % 3]!]: '1.00' }),
      arrival(`T${n - 1}`, '2017-02-10', region),
      budget(`B${n}`, '2.00', { region }),
      batch(`F${n}`, '2.00', { region }),
      reclaim(`S${n}`, `T${n - 2}`, '1.00', { region }),
    ];
    const entry = entries[what];
    if (entry) await desk.execute(brought(entry));
    else if (what === 5) await books.open([region]);
    else if (what === 6) await books.refresh([region]);
    else await Promise.all([books.open(COUNTIES), books.refresh([region])]);
  }
  const fresh = await new LedgerBooks(store).open(COUNTIES);
  for (const books of kept) {
    await books.refresh(COUNTIES);
    expect(books.books(COUNTIES)).toEqual(fresh);
  }
}
