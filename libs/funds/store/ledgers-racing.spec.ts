import { describe, expect, it } from '@jest/globals';
import {
  CHIEF,
  atWorkOn,
  brought,
  carriedOut,
  ledgerWith,
  freshStates,
  ledgerOn,
  someone,
  wordOf,
} from '../../../test/ledger-at-work.js';
import { COUNTIES } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { SlowStore } from '../../../test/slow-store.js';
import type { AppendingEventStore } from '../../event-store/appending.js';
import type { FundsCommand } from '../domain/commands.js';
import type { Ledger } from './ledger.js';

const [first, second, third] = COUNTIES;
const slowLedger = (store: AppendingEventStore) => ledgerOn(new SlowStore(store));

function count(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function bringAll(
  ledgers: readonly Ledger[],
  commands: readonly FundsCommand[],
): Promise<Record<string, number>> {
  const answers = commands.map((command, index) =>
    ledgers[index % ledgers.length]!.execute(...brought(command)),
  );
  return count((await Promise.all(answers)).map(wordOf));
}

/** Nothing is below zero in pools and accounts, and so much is left. */
async function left(store: AppendingEventStore): Promise<{ pools: bigint; counties: bigint }> {
  const { province, county } = await freshStates(store);
  const [pools, counties] = [
    [...province.lots.values()],
    COUNTIES.flatMap((code) => [...county(code).lots.values()]),
  ].map((lots) => {
    for (const { remainingFen } of lots) expect(remainingFen).toBeGreaterThanOrEqual(0n);
    return lots.reduce((total, { remainingFen }) => total + remainingFen, 0n);
  });
  return { pools: pools!, counties: counties! };
}

describe('the last yuan', () => {
  const spenders = Array.from({ length: 64 }, (_, n) => batch(`F${n}`, '1.00'));

  it('goes to exactly one of 64 at a ledger', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '1.00'));
    expect(await bringAll([ledger], spenders)).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 63 });
    expect(await left(store)).toEqual({ pools: 0n, counties: 0n });
  });

  it('goes to exactly one of 64 at four ledgers, each a process of its own', async () => {
    const { store } = await ledgerWith(budget('B', '1.00'));
    const ledgers = [1, 2, 3, 4].map(() => slowLedger(store));
    expect(await bringAll(ledgers, spenders)).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 63 });
    expect(await left(store)).toEqual({ pools: 0n, counties: 0n });
  });

  it('of a pool goes to exactly one document', async () => {
    const { store } = await ledgerWith(receipt('R', '1.00'));
    const ledgers = [slowLedger(store), slowLedger(store)];
    const documents = Array.from({ length: 16 }, (_, n) =>
      transfer(`T${n}`, { [COUNTIES[n % 3]!]: '1.00' }),
    );
    expect(await bringAll(ledgers, documents)).toEqual({ recorded: 1, POOL_INSUFFICIENT: 15 });
  });

  it('is spent by the county or reclaimed by the province, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const { store } = await ledgerWith(receipt('R', '1.00'), transfer('T', '1.00'), arrival('T'));
      const ledgers = [slowLedger(store), slowLedger(store)];
      const both = [batch('F', '1.00'), reclaim('S', 'T', '1.00')];
      const words = await bringAll(round % 2 ? ledgers : [...ledgers].reverse(), both);
      expect(words).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 1 });
      await left(store);
    }
  });
});

describe('two ledgers on one store', () => {
  it('keep consistent state through a crowd of entries', async () => {
    const { store } = await ledgerWith(receipt('R', '30.00'));
    const ledgers = [slowLedger(store), slowLedger(store)];
    const crowd = Array.from({ length: 10 }, (_, n): readonly FundsCommand[] => {
      const region = COUNTIES[n % 3]!;
      return [
        transfer(`T${n}`, { [first]: '1.00', [second]: '1.00', [third]: '1.00' }),
        budget(`B${n}`, '2.00', { region }),
        adjustment(`A${n}`, 'RURAL_DIBAO', 'ORPHAN', '1.00', { region }),
        batch(`F${n}`, '1.50', { region }),
      ];
    }).flat();
    const words = await bringAll(ledgers, crowd);
    expect((words['recorded'] ?? 0) + (words['INSUFFICIENT_FUNDS'] ?? 0)).toBe(40);
    expect((await left(store)).pools).toBe(0n);
    // What each of them goes on to say rests on states like those of a fresh reader.
    const { county } = await freshStates(store);
    for (const ledger of ledgers) {
      for (const code of COUNTIES) {
        const all = [...county(code).lots.values()];
        const holds = all.reduce((total, lot) => total + lot.remainingFen, 0n);
        const more = brought(batch('MORE', '0.01', { region: code, amountFen: holds + 1n }));
        expect(wordOf(await ledger.execute(...more))).toBe('INSUFFICIENT_FUNDS');
      }
    }
  });

  it('let a number be used again that the other has freed', async () => {
    const { store, ledger } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '1.00'));
    const { corrections } = atWorkOn(store);
    const proposal = { correctionNo: 'GZ', eventId, reason: 'mistyped' };
    await corrections.propose(proposal, someone());
    const approval = corrections.approve({ correctionNo: 'GZ' }, someone({ actor: CHIEF }));
    expect(wordOf(await approval)).toBe('recorded');
    expect(wordOf(await ledger.execute(...brought(budget('B', '2.00'))))).toBe('recorded');
    expect((await left(store)).counties).toBe(yuan('2.00'));
  });

  it('work with few states kept as with many', async () => {
    const { store } = await ledgerWith(receipt('R', '12.00'));
    const ledger = ledgerOn(new SlowStore(store), 1);
    for (const [n, code] of [...COUNTIES, ...COUNTIES].entries()) {
      await carriedOut(ledger, budget(`B${n}`, '1.00', { region: code }));
    }
    await carriedOut(ledger, {
      kind: 'CloseCountyYear',
      region: third,
      fiscalYear: 2017,
      closedOn: '2017-12-31',
    });
    await carriedOut(ledger, budget('N', '1.00'));
    const all = { [first]: '1.00', [second]: '1.00', [third]: '1.00' };
    expect(wordOf(await ledger.execute(...brought(transfer('T', all))))).toBe('YEAR_CLOSED');
    const work = COUNTIES.flatMap((code) =>
      Array.from({ length: 4 }, (_, n) =>
        batch(`F${code}${n}`, '1.00', { region: code, fiscalYear: 2017 }),
      ),
    );
    const words = await bringAll([ledger], work);
    expect(words).toEqual({ recorded: 5, INSUFFICIENT_FUNDS: 3, YEAR_CLOSED: 4 });
  });
});
