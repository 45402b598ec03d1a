import { describe, expect, it } from '@jest/globals';
import { given } from '../../test/given-when-then.js';
import { budget, need, receipt } from '../../test/sample-commands.js';
import { CLERK } from '../../test/ledger-at-work.js';
import { postingsTable } from '../county-ledger/projections/postings-table.js';
import type { StoredEvent } from '../event-store/port.js';
import {
  type ProjectedEvent,
  type ReadModelTransaction,
  type Row,
  addingRowsOf,
} from './projection.js';
import { batches } from './partition.js';
import { ReadPosition } from './read-position.js';

const metadata = { actor: CLERK, commandId: '', correlationId: '', causationId: '' };
const projected = (...facts: ReturnType<typeof given>['facts']): ProjectedEvent[] =>
  facts.map((fact) => ({ fact, metadata }));

function keeping() {
  const inserted: { table: string; rows: readonly Row[] }[] = [];
  const models = {
    insert: async ({ name }: { readonly name: string }, rows: readonly Row[]) => {
      inserted.push({ table: name, rows });
    },
    upsert: () => Promise.reject(new Error('not asked for')),
    read: () => Promise.reject(new Error('not asked for')),
  };
  return { inserted, models: models as Partial<ReadModelTransaction> as ReadModelTransaction };
}

describe('a projection that adds rows', () => {
  it('adds those of all events at once, and none where there are none', async () => {
    const table = addingRowsOf({ name: 'types', columns: ['type'] }, ({ fact }) =>
      fact.type === 'ReceiptRecorded' ? [] : [[fact.type], [fact.position]],
    );
    const { facts } = given(receipt('R', '1.00'), budget('B', '1.00'), budget('C', '1.00'));
    const { inserted, models } = keeping();
    await table.apply(projected(facts[0]!), models);
    expect(inserted).toEqual([]);
    await table.apply(projected(...facts), models);
    expect(inserted).toEqual([
      { table: 'types', rows: [['BudgetAllocated'], [2n], ['BudgetAllocated'], [3n]] },
    ]);
  });

  it('has as many cells in each row as columns', async () => {
    const { facts } = given(need(1, '1.00'), budget('B', '1.00'));
    const { inserted, models } = keeping();
    await postingsTable(() => true).apply(projected(...facts), models);
    expect(inserted[0]!.rows.map((row) => row.length)).toEqual([20, 20]);
  });
});

describe('transactions of the projector', () => {
  const event = (bytes: number) => ({ data: 'x'.repeat(bytes) }) as StoredEvent;
  const sizes = (...bytes: number[]) => [...batches(bytes.map(event))].map((b) => b.length);

  it('are cut by the bytes of their events, in order, and lose none', () => {
    expect(sizes()).toEqual([]);
    expect(sizes(1, 1, 1)).toEqual([3]);
    expect(sizes(3_000_000, 1_000_000, 1)).toEqual([2, 1]);
    expect(sizes(5_000_000, 5_000_000)).toEqual([1, 1]);
  });
});

describe('the read position', () => {
  const positions = (...told: bigint[]) => {
    let asked = 0;
    const query = async () => [{ position: told[Math.min(asked++, told.length - 1)]! }];
    const position = new ReadPosition({ query } as never);
    return { position, asked: () => asked };
  };

  it('waits until the read models are there, or says that they are not', async () => {
    expect(await positions(1n, 2n, 3n).position.waitFor(3n, 1_000)).toBe(true);
    expect(await positions(1n).position.waitFor(3n, 30)).toBe(false);
  });

  it('asks nobody for what it has been told, and never goes back', async () => {
    const { position, asked } = positions(1n);
    position.advance(5n);
    position.advance(4n);
    expect(position.current()).toBe(5n);
    expect(await position.waitFor(5n, 0)).toBe(true);
    expect(asked()).toBe(0);
    expect(await position.read()).toBe(5n);
  });
});
