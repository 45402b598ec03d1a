import { describe, expect, it } from '@jest/globals';
import {
  CHIEF,
  CLERK,
  RULES,
  brought,
  carriedOut,
  deskWith,
  freshBooks,
  wordOf,
} from '../../../test/desk-at-work.js';
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
import type { EventStore } from '../../event-store/port.js';
import type { FundsCommand } from '../domain/commands.js';
import { CorrectionDesk } from './correction-desk.js';
import { LedgerDesk } from './ledger-desk.js';

const [first, second, third] = COUNTIES;
const slowDesk = (store: EventStore) => new LedgerDesk(new SlowStore(store), RULES);

function count(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

async function bringAll(
  desks: readonly LedgerDesk[],
  commands: readonly FundsCommand[],
): Promise<Record<string, number>> {
  const answers = commands.map((command, index) =>
    desks[index % desks.length]!.execute(brought(command)),
  );
  return count((await Promise.all(answers)).map(wordOf));
}

/** Nothing is below zero in pools and accounts, and so much is left. */
async function left(store: EventStore): Promise<{ pools: bigint; counties: bigint }> {
  const { province, county } = await freshBooks(store);
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

  it('goes to exactly one of 64 at a desk', async () => {
    const { store, desk } = await deskWith(budget('B', '1.00'));
    expect(await bringAll([desk], spenders)).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 63 });
    expect(await left(store)).toEqual({ pools: 0n, counties: 0n });
  });

  it('goes to exactly one of 64 at four desks, each a process of its own', async () => {
    const { store } = await deskWith(budget('B', '1.00'));
    const desks = [1, 2, 3, 4].map(() => slowDesk(store));
    expect(await bringAll(desks, spenders)).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 63 });
    expect(await left(store)).toEqual({ pools: 0n, counties: 0n });
  });

  it('of a pool goes to exactly one document', async () => {
    const { store } = await deskWith(receipt('R', '1.00'));
    const desks = [slowDesk(store), slowDesk(store)];
    const documents = Array.from({ length: 16 }, (_, n) =>
      transfer(`T${n}`, { [COUNTIES[n % 3]!]: '1.00' }),
    );
    expect(await bringAll(desks, documents)).toEqual({ recorded: 1, POOL_INSUFFICIENT: 15 });
  });

  it('is spent by the county or reclaimed by the province, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const { store } = await deskWith(receipt('R', '1.00'), transfer('T', '1.00'), arrival('T'));
      const desks = [slowDesk(store), slowDesk(store)];
      const both = [batch('F', '1.00'), reclaim('S', 'T', '1.00')];
      const words = await bringAll(round % 2 ? desks : [...desks].reverse(), both);
      expect(words).toEqual({ recorded: 1, INSUFFICIENT_FUNDS: 1 });
      await left(store);
    }
  });
});

describe('two desks on one store', () => {
  it('keep consistent books through a crowd of entries', async () => {
    const { store } = await deskWith(receipt('R', '30.00'));
    const desks = [slowDesk(store), slowDesk(store)];
    const crowd = Array.from({ length: 10 }, (_, n): readonly FundsCommand[] => {
      const region = COUNTIES[n % 3]!;
      return [
        transfer(`T${n}`, { [first]: '1.00', [second]: '1.00', [third]: '1.00' }),
        budget(`B${n}`, '2.00', { region }),
        adjustment(`A${n}`, 'RURAL_DIBAO', 'ORPHAN', '1.00', { region }),
        batch(`F${n}`, '1.50', { region }),
      ];
    }).flat();
    const words = await bringAll(desks, crowd);
    expect((words['recorded'] ?? 0) + (words['INSUFFICIENT_FUNDS'] ?? 0)).toBe(40);
    expect((await left(store)).pools).toBe(0n);
    // What each of them goes on to say rests on books like those of a fresh reader.
    const { county } = await freshBooks(store);
    for (const desk of desks) {
      for (const code of COUNTIES) {
        const all = [...county(code).lots.values()];
        const holds = all.reduce((total, lot) => total + lot.remainingFen, 0n);
        const more = brought(batch('MORE', '0.01', { region: code, amountFen: holds + 1n }));
        expect(wordOf(await desk.execute(more))).toBe('INSUFFICIENT_FUNDS');
      }
    }
  });

  it('let a number be used again that the other has freed', async () => {
    const { store, desk } = await deskWith();
    const eventId = await carriedOut(desk, budget('B', '1.00'));
    const other = new LedgerDesk(store, RULES);
    const corrections = new CorrectionDesk(store, other);
    const proposal = { correctionNo: 'GZ', eventId, reason: 'mistyped' };
    const { commandId, correlationId } = brought(budget('', '1'));
    await corrections.propose({ actor: CLERK, commandId, correlationId, ...proposal });
    const approval = { ...brought(budget('', '1')), actor: CHIEF, correctionNo: 'GZ' };
    expect(wordOf(await corrections.approve(approval))).toBe('recorded');
    expect(wordOf(await desk.execute(brought(budget('B', '2.00'))))).toBe('recorded');
    expect((await left(store)).counties).toBe(yuan('2.00'));
  });

  it('work with few books kept as with many', async () => {
    const { store } = await deskWith(receipt('R', '12.00'));
    const desk = new LedgerDesk(new SlowStore(store), RULES, 1);
    for (const [n, code] of [...COUNTIES, ...COUNTIES].entries()) {
      await carriedOut(desk, budget(`B${n}`, '1.00', { region: code }));
    }
    await carriedOut(desk, {
      kind: 'CloseCountyYear',
      region: third,
      fiscalYear: 2017,
      closedOn: '2017-12-31',
    });
    await carriedOut(desk, budget('N', '1.00'));
    const all = { [first]: '1.00', [second]: '1.00', [third]: '1.00' };
    expect(wordOf(await desk.execute(brought(transfer('T', all))))).toBe('YEAR_CLOSED');
    const work = COUNTIES.flatMap((code) =>
      Array.from({ length: 4 }, (_, n) =>
        batch(`F${code}${n}`, '1.00', { region: code, fiscalYear: 2017 }),
      ),
    );
    const words = await bringAll([desk], work);
    expect(words).toEqual({ recorded: 5, INSUFFICIENT_FUNDS: 3, YEAR_CLOSED: 4 });
  });
});
