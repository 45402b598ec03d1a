import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  brought,
  carriedOut,
  ledgerWith,
  eventsOf,
  freshStates,
  ledgerOn,
  region,
  wordOf,
} from '../../../test/ledger-at-work.js';
import { COUNTIES, PROVINCE } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import type { LedgerCommand, PaymentLine } from '../domain/commands.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';

const [first, second, third] = COUNTIES;
const STREAM = `county-${first}`;

const line = (paymentNo: number, amount: string): PaymentLine => ({
  paymentNo,
  beneficiary: `person-${paymentNo}`,
  persons: 1,
  months: 1,
  component: 'BASIC',
  amountFen: yuan(amount),
  ...{ nameMark: '', payeeMark: null, doubtful: false },
});

describe('a command brought twice', () => {
  it('is answered as the first time, and recorded once', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '3.00'));
    const single = brought(batch('F', '3.00'));
    const answer = await ledger.execute(...single);
    const again = await ledger.execute(...single);
    expect([answer, again].map(wordOf)).toEqual(['recorded', 'replayed']);
    if (answer.kind !== 'recorded' || again.kind !== 'recorded') throw new Error();
    expect(again.result.events).toMatchObject(answer.result.events);
    expect(again.result.position).toBe(answer.result.position);
    expect(await eventsOf(store, STREAM)).toHaveLength(2);
  });

  it('is answered likewise by another process, and after other entries', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '3.00'));
    const single = brought(budget('B2', '1.00'));
    await ledger.execute(...single);
    await carriedOut(ledger, batch('F', '4.00'));
    expect(wordOf(await ledgerOn(store).execute(...single))).toBe('replayed');
  });

  it('at the same moment is recorded once', async () => {
    const { store, ledger } = await ledgerWith();
    const single = brought(budget('B', '1.00'));
    const words = await Promise.all(Array.from({ length: 8 }, () => ledger.execute(...single)));
    expect(words.map(wordOf).sort()).toEqual(['recorded', ...Array<string>(7).fill('replayed')]);
    expect(await eventsOf(store, STREAM)).toHaveLength(1);
  });

  it('with something else asked is a reused key', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '3.00'));
    const lines = [line(1, '1.00'), line(2, '2.00')];
    const single = brought(batch('F', '3.00', { listed: 2, lines }));
    const [command, context] = single;
    expect(wordOf(await ledger.execute(...single))).toBe('recorded');
    const head = await store.head();
    for (const other of [
      batch('F', '2.00'),
      { ...command, lines: [line(1, '2.00'), line(2, '1.00')] } as LedgerCommand,
      budget('X', '1.00'),
    ]) {
      expect(wordOf(await ledger.execute(other, context))).toBe('key-reused');
    }
    expect(await store.head()).toBe(head);
  });

  it('after a refusal is decided anew: a refusal is not remembered', async () => {
    const { ledger } = await ledgerWith(budget('B', '1.00'));
    const single = brought(batch('F', '3.00'));
    expect(wordOf(await ledger.execute(...single))).toBe('INSUFFICIENT_FUNDS');
    await carriedOut(ledger, budget('B2', '2.00'));
    expect(wordOf(await ledger.execute(...single))).toBe('recorded');
  });
});

describe('If-Match', () => {
  it('takes the last revision of the stream and no other', async () => {
    const { ledger } = await ledgerWith(budget('B', '3.00'));
    const at = (ifRevision: bigint) =>
      ledger.execute(...brought(budget(`B${ifRevision}`, '1.00'), { ifRevision }));
    expect(await at(-1n)).toEqual({ kind: 'stale', revision: 0n });
    expect(await at(1n)).toEqual({ kind: 'stale', revision: 0n });
    expect(wordOf(await at(0n))).toBe('recorded');
    expect(await at(0n)).toEqual({ kind: 'stale', revision: 1n });
  });

  it('sees what another process has written', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '3.00'));
    await carriedOut(ledgerOn(store), budget('B2', '1.00'));
    const single = brought(budget('B3', '1.00'), { ifRevision: 1n });
    expect(wordOf(await ledger.execute(...single))).toBe('recorded');
    expect(wordOf(await ledger.execute(...single))).toBe('replayed');
  });

  it('is the revision of the pools’ stream for a reclaim', async () => {
    const { ledger } = await ledgerWith(receipt('R', '3.00'), transfer('T', '3.00'), arrival('T'));
    const at = (ifRevision: bigint) =>
      ledger.execute(...brought(reclaim('S', 'T', '1.00'), { ifRevision }));
    expect(await at(0n)).toEqual({ kind: 'stale', revision: 1n });
    expect(wordOf(await at(1n))).toBe('recorded');
  });

  it('holds for facts as well', async () => {
    const { ledger } = await ledgerWith();
    const indicator = (year: number) => ({
      kind: 'ReportFact' as const,
      type: 'IndicatorReported' as const,
      data: { region: first, year, indicator: 'RESIDENT_POPULATION', value: '1' },
    });
    const at = (year: number, ifRevision: bigint) =>
      ledger.execute(...brought(indicator(year), { ifRevision }));
    expect(wordOf(await at(2016, -1n))).toBe('recorded');
    expect(await at(2017, -1n)).toEqual({ kind: 'stale', revision: 0n });
    expect(wordOf(await at(2017, 0n))).toBe('recorded');
  });
});

describe('a natural key', () => {
  it('is used once over all counties', async () => {
    const { ledger } = await ledgerWith(
      budget('B', '5.00'),
      budget('B2', '5.00', { region: second }),
      batch('F', '1.00', { listed: 1 }),
    );
    for (const command of [
      budget('B', '1.00', { region: second }),
      adjustment('B', 'RURAL_DIBAO', 'ORPHAN', '1.00', { region: second }),
      batch('F', '1.00', { region: second }),
      batch('F', '1.00'),
    ]) {
      expect(wordOf(await ledger.execute(...brought(command)))).toBe('DUPLICATE_KEY');
    }
  });

  it('at the same moment in two counties is used by one', async () => {
    const { store, ledger } = await ledgerWith();
    const words = await Promise.all(
      COUNTIES.map((code) => ledger.execute(...brought(budget('B', '1.00', { region: code })))),
    );
    expect(words.map(wordOf).sort()).toEqual(['DUPLICATE_KEY', 'DUPLICATE_KEY', 'recorded']);
    expect(await store.findClaims(['entry/B/0'])).toHaveLength(1);
  });

  it('of documents is the province’s, and of divisions the code', async () => {
    const { ledger } = await ledgerWith(receipt('R', '5.00'), transfer('T', '1.00'), arrival('T'));
    for (const command of [
      receipt('R', '1.00'),
      transfer('T', { [second]: '1.00' }),
      arrival('T'),
      region(first, 'county'),
    ]) {
      expect(wordOf(await ledger.execute(...brought(command)))).toBe('DUPLICATE_KEY');
    }
  });
});

describe('a region', () => {
  it('must be registered, and a county', async () => {
    const { ledger } = await ledgerWith();
    const to = (code: string) => ledger.execute(...brought(budget('B', '1.00', { region: code })));
    expect(wordOf(await to('999999'))).toBe('REGION_UNKNOWN');
    expect(wordOf(await to(PROVINCE))).toBe('REGION_NOT_A_COUNTY');
  });

  it('that another process has registered is known at once', async () => {
    const store = new MemoryEventStore();
    const [one, other] = [ledgerOn(store), ledgerOn(store)];
    expect(wordOf(await one.execute(...brought(budget('B', '1.00'))))).toBe('REGION_UNKNOWN');
    await carriedOut(other, region(PROVINCE, 'province'));
    expect(wordOf(await one.execute(...brought(budget('B', '1.00'))))).toBe('REGION_UNKNOWN');
    await carriedOut(other, region(first, 'county'));
    expect(wordOf(await one.execute(...brought(budget('B', '1.00'))))).toBe('recorded');
  });
});

describe('payments of a batch', () => {
  it('are recorded in chunks with it, and found by number', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '20.00'));
    const lines = Array.from({ length: 1001 }, (_, index) => line(index + 1, '0.01'));
    const single = brought(batch('F', '10.01', { listed: 1001, lines }));
    expect(wordOf(await ledger.execute(...single))).toBe('recorded');
    const chunks = await eventsOf(store, 'batch-F');
    expect(chunks.map(({ data }) => JSON.parse(data).payments.length)).toEqual([500, 500, 1]);
    expect(await ledger.findPayment('F', 1001)).toEqual({ region: first, amountFen: 1n });
    expect(await ledger.findPayment('F', 1002)).toBeUndefined();
    const again = await ledger.execute(...single);
    expect(again.kind === 'recorded' && again.result.events).toHaveLength(4);
  });

  it('are found also where another process has recorded the batch', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '20.00'));
    const single = brought(batch('F', '1.00', { listed: 1, lines: [line(1, '1.00')] }));
    await ledgerOn(store).execute(...single);
    expect(await ledger.findPayment('F', 1)).toEqual({ region: first, amountFen: 100n });
    expect(await ledger.countyOfBatch('F')).toBe(first);
    expect(await ledger.countyOfBatch('G')).toBeUndefined();
    await carriedOut(ledger, bankReturn('Z', 'F', 1, '1.00'));
    expect(wordOf(await ledger.execute(...brought(bankReturn('Z2', 'F', 1, '1.00'))))).toBe(
      'ALREADY_RETURNED',
    );
  });

  it('are none where the batch is refused', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '0.50'));
    const single = brought(batch('F', '1.00', { listed: 1, lines: [line(1, '1.00')] }));
    expect(wordOf(await ledger.execute(...single))).toBe('INSUFFICIENT_FUNDS');
    expect(await eventsOf(store, 'batch-F')).toEqual([]);
  });

  it('that are asked for while the province awards do not disturb its state', async () => {
    const { store, ledger } = await ledgerWith(
      receipt('R', '50.00'),
      budget('B', '1.00', { region: second }),
    );
    await ledger.execute(
      ...brought(batch('F', '1.00', { region: second, listed: 1, lines: [line(1, '1.00')] })),
    );
    const work = Array.from({ length: 20 }, (_, n) => [
      ledger.execute(...brought(transfer(`T${n}`, { [first]: '1.00', [third]: '1.00' }))),
      ledger.findPayment('F', 1),
    ]).flat();
    await Promise.all(work);
    expect(wordOf(await ledger.execute(...brought(transfer('ALL', '10.00'))))).toBe('recorded');
    expect(wordOf(await ledger.execute(...brought(transfer('MORE', '0.01'))))).toBe(
      'POOL_INSUFFICIENT',
    );
    const { province } = await freshStates(store);
    expect([...province.lots.values()].map((lot) => lot.remainingFen)).toEqual([0n]);
  });
});

describe('a chain of commands', () => {
  it('has an id for each, which names its events for ever', async () => {
    const { store, ledger } = await ledgerWith();
    const commandId = randomUUID();
    const id = await carriedOut(ledger, budget('B', '1.00'), { commandId });
    const [event] = await store.findEvents([id]);
    expect(event!.metadata).toMatchObject({ commandId, causationId: commandId });
    expect(event).toMatchObject({ occurredOn: '2017-03-01', stream: STREAM, schemaVersion: 2 });
  });
});
