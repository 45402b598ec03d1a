import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brought, carriedOut, eventsOf, ledgerWith } from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import {
  arrival,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import { recordedFact } from '../../event-store/decoding.js';
import { LedgerStates } from './ledger-states.js';

const [first, second] = COUNTIES;
const PROVINCE_STREAM = 'province-220000';

const on = (...regions: readonly string[]) => ({ regions, province: true });

describe('the revisions of read states', () => {
  it('name for the province what the county’s state has seen of it, no more', async () => {
    const { store, ledger } = await ledgerWith(receipt('R', '5.00'), transfer('T', '5.00'));
    const states = new LedgerStates(store);
    await carriedOut(ledger, arrival('T'));
    await states.read(on(first), true);
    await carriedOut(ledger, reclaim('S', 'T', '1.00'));
    // Another county's decision leads the province on, while the first is being read.
    const both = await Promise.all([states.read(on(first), false), states.read(on(second), true)]);
    expect(both.map(({ revisions }) => [...revisions])).toEqual([
      [
        [`county-${first}`, 0n],
        [PROVINCE_STREAM, 1n],
      ],
      [
        [`county-${second}`, -1n],
        [PROVINCE_STREAM, 2n],
      ],
    ]);
    // Read alone it is brought into step.
    const { revisions } = await states.read(on(first), false);
    expect(revisions.get(PROVINCE_STREAM)).toBe(2n);
  });

  it('are those of the counties alone for who asks for divisions only', async () => {
    const { store } = await ledgerWith(receipt('R', '5.00'));
    const wanted = { regions: [], province: false };
    expect((await new LedgerStates(store).read(wanted, false)).revisions.size).toBe(0);
  });
});

describe('taking in what is recorded', () => {
  it('happens once, for the next of a stream only', async () => {
    const { store, ledger } = await ledgerWith(receipt('R', '5.00'));
    const states = new LedgerStates(store);
    const before = await states.read(on(first), true);
    await carriedOut(ledger, budget('B', '1.00'));
    const [event] = await eventsOf(store, `county-${first}`);
    const { stream, revision, position } = event!;
    const recorded = { stream, revision, position, fact: recordedFact(event!) };
    states.record({ ...recorded, revision: 1n });
    expect(before.state.counties.get(first)!.lots.size).toBe(0);
    states.record(recorded);
    states.record(recorded);
    const after = await states.read(on(first), false);
    expect(after.revisions.get(`county-${first}`)).toBe(0n);
    expect(after.state.counties.get(first)!.lots.size).toBe(1);
  });
});

describe('a document of many counties', () => {
  it('is gone through line by line once, not once for each county', async () => {
    const { store } = await ledgerWith(receipt('R', '5.00'), transfer('T', '5.00'));
    const states = new LedgerStates(store);
    const counties = Array.from({ length: 300 }, (_, no) => `22${1101 + no}`);
    await states.read(on(...counties), true);
    const issued = recordedFact((await eventsOf(store, PROVINCE_STREAM))[1]!);
    if (issued.type !== 'TransferIssued') throw new Error(issued.type);
    let looks = 0;
    const lines = counties.flatMap((county, no) => {
      const line = { ...issued.data.lines[0]!, documentNo: `T${no}` };
      const counted = { get: () => ((looks += 1), county), enumerable: true };
      return [1, 2].map(() => Object.defineProperty({ ...line }, 'region', counted));
    });
    const fact = { ...issued, data: { ...issued.data, documentNo: 'T2', lines } };
    states.record({ stream: PROVINCE_STREAM, fact, revision: 2n, position: 3n });
    const { state } = await states.read(on(counties[7]!), false);
    expect(state.counties.get(counties[7]!)!.awards.get('T2')).toHaveLength(2);
    expect(looks).toBeLessThan(20 * lines.length);
  });
});

describe('keeping few states', () => {
  it('drops none of those that a decision asks for', async () => {
    const { store } = await ledgerWith(budget('B', '1.00'));
    const states = new LedgerStates(store, 1);
    await states.read(on(first, second), false);
    const { state } = await states.read(on(...COUNTIES), false);
    expect([...state.counties.keys()].sort()).toEqual([...COUNTIES].sort());
  });
});

type Move = { readonly what: number; readonly county: number; readonly at: number };

describe('states', () => {
  it('equal a fresh fold after any interleaving of writers and readers', async () => {
    const moves = fc.array(fc.record({ what: fc.nat(7), county: fc.nat(2), at: fc.nat(2) }), {
      minLength: 10,
      maxLength: 40,
    });
    await fc.assert(fc.asyncProperty(moves, interleaved), { numRuns: 40 });
  });
});

async function interleaved(moves: readonly Move[]): Promise<void> {
  const { store, ledger } = await ledgerWith(receipt('R', '500.00'));
  const kept = [new LedgerStates(store, 1), new LedgerStates(store, 2), new LedgerStates(store)];
  const all = on(...COUNTIES);
  for (const [n, { what, county, at }] of moves.entries()) {
    const region = COUNTIES[county]!;
    const states = kept[at]!;
    const entries = [
      transfer(`T${n}`, { [region]: '3.00', [COUNTIES[(county + 1) % 3]!]: '1.00' }),
      arrival(`T${n - 1}`, '2017-02-10', region),
      budget(`B${n}`, '2.00', { region }),
      batch(`F${n}`, '2.00', { region }),
      reclaim(`S${n}`, `T${n - 2}`, '1.00', { region }),
    ];
    const entry = entries[what];
    if (entry) await ledger.execute(...brought(entry));
    else if (what === 5) await states.read(on(region), false);
    else if (what === 6) await states.read(on(region), true);
    else await Promise.all([states.read(all, false), states.read(on(region), true)]);
  }
  const fresh = await new LedgerStates(store).read(all, true);
  for (const states of kept) expect(await states.read(all, true)).toEqual(fresh);
}
