import { describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { SlowStore } from '../../../test/slow-store.js';
import {
  CHIEF,
  CLERK,
  carriedOut,
  ledgerWith,
  eventsOf,
  freshStates,
  ledgerOn,
  region,
  someone,
} from '../../../test/ledger-at-work.js';
import { COUNTIES, PROVINCE } from '../../../test/given-when-then.js';
import {
  arrival,
  batch,
  budget,
  construction,
  need,
  opening,
  receipt,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { MemoryEventStore } from '../../event-store/memory/memory-event-store.js';
import type { Run } from '../../command-handling/package-run.js';
import type { AppendingEventStore } from '../../event-store/appending.js';
import type { LedgerCommand, PaymentLine } from '../domain/commands.js';

const [first, second] = COUNTIES;
const STREAM = `county-${first}`;
const regions = [region(PROVINCE, 'province'), ...COUNTIES.map((code) => region(code, 'county'))];

const packaged: readonly LedgerCommand[] = [
  ...regions,
  opening('OLD', '1.00'),
  need(10, '1.00'),
  receipt('R', '10.00'),
  transfer('T', { [first]: '6.00', [second]: '5.00' }),
  transfer('T', { [first]: '6.00', [second]: '4.00' }),
  arrival('T'),
  arrival('T', '2017-02-10', second),
  budget('B', '3.00'),
  budget('B', '3.00'),
  budget('B', '4.00'),
  construction('C', '5.00'),
  batch('F', '10.00'),
  batch('G', '0.01'),
];
const verdicts = [
  ...['accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted'],
  ...['POOL_INSUFFICIENT', 'accepted', 'accepted', 'accepted', 'accepted', 'known'],
  ...['DUPLICATE_KEY', 'accepted', 'accepted', 'INSUFFICIENT_FUNDS'],
];

async function bring(
  run: Run<LedgerCommand, PaymentLine>,
  commands: readonly LedgerCommand[],
): Promise<string[]> {
  await run.prepare(commands);
  const words: string[] = [];
  for (const command of commands) {
    const verdict = await run.submit(command);
    words.push(verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind);
  }
  await run.flush();
  return words;
}

/** Every lot of the county holds nothing less than nothing. */
async function left(store: AppendingEventStore): Promise<bigint> {
  const { county } = await freshStates(store);
  const lots = [...county().lots.values()];
  expect(lots.filter((lot) => lot.remainingFen < 0n)).toEqual([]);
  return lots.reduce((total, lot) => total + lot.remainingFen, 0n);
}

describe('a run', () => {
  it('says in a trial what it says when it posts, and writes nothing in a trial', async () => {
    const store = new MemoryEventStore();
    expect(await bring(await ledgerOn(store).openTrial(), packaged)).toEqual(verdicts);
    expect(await store.head()).toBe(0n);
    expect(await bring(await ledgerOn(store).openPosting(CLERK), packaged)).toEqual(verdicts);
    const recorded = verdicts.filter((verdict) => verdict === 'accepted').length;
    expect(await store.head()).toBe(BigInt(recorded));
    expect(await left(store)).toBe(yuan('5.00'));
  });

  it('knows everything when the package comes again', async () => {
    const store = new MemoryEventStore();
    await bring(await ledgerOn(store).openPosting(CLERK), packaged);
    const head = await store.head();
    const again = verdicts.map((verdict) => (verdict === 'accepted' ? 'known' : verdict));
    // The transfer that the pool refused has been recorded meanwhile, with other lines.
    again[7] = 'DUPLICATE_KEY';
    expect(await bring(await ledgerOn(store).openTrial(), packaged)).toEqual(again);
    expect(await bring(await ledgerOn(store).openPosting(CLERK), packaged)).toEqual(again);
    expect(await store.head()).toBe(head);
  });

  it('goes on where it was broken off, to the same end', async () => {
    const [whole, broken] = [new MemoryEventStore(), new MemoryEventStore()];
    await bring(await ledgerOn(whole).openPosting(CLERK), packaged);
    for (const cut of [5, 9, 15]) {
      await bring(await ledgerOn(broken).openPosting(CLERK), packaged.slice(0, cut));
    }
    await bring(await ledgerOn(broken).openPosting(CLERK), packaged);
    const facts = async (store: AppendingEventStore) =>
      (await eventsOf(store)).map(({ id, type, data, stream }) => ({ id, type, data, stream }));
    expect(await facts(broken)).toEqual(await facts(whole));
  });

  it('records payments with their batch', async () => {
    const { store, ledger } = await ledgerWith(budget('B', '3.00'));
    const listed = { payments: 2, amountFen: yuan('3.00') };
    const line = (paymentNo: number, amount: string): PaymentLine => ({
      paymentNo,
      beneficiary: 'p',
      persons: 1,
      months: 1,
      component: 'BASIC',
      amountFen: yuan(amount),
      ...{ nameMark: '', payeeMark: null, doubtful: false },
    });
    const run = await ledger.openPosting(CLERK);
    await run.submit({ ...batch('F', '3.00', { payments: 2 }), listed }, async function* () {
      yield [line(1, '1.00')];
      yield [line(2, '2.00')];
    });
    await run.flush();
    expect((await eventsOf(store, 'batch-F')).map(({ type }) => type)).toEqual(['PaymentsListed']);
    expect(await ledger.findPayment('F', 2)).toEqual({ region: first, amountFen: yuan('2.00') });
    expect(await ledger.findPayment('F', 3)).toBeUndefined();
    expect(await ledger.findPayment('NONE', 1)).toBeUndefined();
  });

  it('tells a batch with another list from the one that was recorded', async () => {
    const { ledger } = await ledgerWith(budget('B', '3.00'));
    const command = (digest: string) => ({
      ...batch('F', '3.00', { payments: 1 }),
      listed: { payments: 1, amountFen: yuan('3.00'), digest },
    });
    const line: PaymentLine = {
      paymentNo: 1,
      beneficiary: 'p',
      persons: 1,
      months: 1,
      component: 'BASIC',
      amountFen: yuan('3.00'),
      ...{ nameMark: '', payeeMark: null, doubtful: false },
    };
    const lines = async function* () {
      yield [line];
    };
    const run = await ledger.openPosting(CLERK);
    expect(await run.submit(command('a'), lines)).toEqual({ kind: 'accepted' });
    expect(await run.submit(command('a'), lines)).toEqual({ kind: 'known' });
    expect(await run.submit(command('b'), lines)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'DUPLICATE_KEY' },
    });
    await run.flush();
  });

  it('does not record again what was recorded and reversed', async () => {
    const { store, ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    await corrections.propose({ correctionNo: 'GZ', eventId, reason: 'twice' }, someone());
    await corrections.approve({ correctionNo: 'GZ' }, someone({ actor: CHIEF }));
    const run = () => ledger.openPosting(CLERK);
    expect(await bring(await run(), [budget('B', '3.00')])).toEqual(['known']);
    expect(await bring(await run(), [budget('B', '4.00')])).toEqual(['accepted']);
    expect(await bring(await run(), [budget('B', '4.00')])).toEqual(['known']);
    expect(await left(store)).toBe(yuan('4.00'));
  });
});

describe('a run that another writer overtakes', () => {
  it('decides again, and everything is recorded once', async () => {
    const { store } = await ledgerWith(budget('B', '100.00'));
    const run = await ledgerOn(new SlowStore(store)).openPosting(CLERK);
    await run.submit(batch('F1', '10.00'));
    await carriedOut(ledgerOn(store), batch('OTHER', '5.00'));
    await run.submit(batch('F2', '20.00'));
    await run.submit(budget('U', '1.00', { region: second }));
    await run.flush();
    expect(await left(store)).toBe(yuan('65.00'));
    expect((await eventsOf(store, STREAM)).map(({ type }) => type)).toHaveLength(4);
  });

  it('never overspends: what follows an append that failed fails with it', async () => {
    const { store } = await ledgerWith(budget('B', '100.00'));
    const run = await ledgerOn(new SlowStore(store)).openPosting(CLERK);
    await run.submit(need(1, '1.00'));
    await run.flush();
    await run.submit(batch('F1', '10.00'));
    await carriedOut(ledgerOn(store), batch('OTHER', '95.00'));
    await run.submit(batch('F2', '90.00')).catch(() => undefined);
    await expect(run.flush()).rejects.toThrow(/another writer got in between/);
    expect(await left(store)).toBe(yuan('5.00'));
  });

  it('says that all is durable only when it is, however often it is overtaken', async () => {
    const { store } = await ledgerWith(budget('B', '100.00'));
    const others = ledgerOn(store);
    let overtakes = 3;
    const slow = new SlowStore(store, async () => {
      if (overtakes-- > 0) await carriedOut(others, batch(`OTHER${overtakes}`, '1.00'));
    });
    const run = await ledgerOn(slow).openPosting(CLERK);
    await run.submit(batch('F', '10.00'));
    await run.flush();
    expect((await eventsOf(store, STREAM)).at(-1)!.data).toContain('"batchNo":"F"');
    expect(await left(store)).toBe(yuan('87.00'));
  });

  it('takes no refusal from money that its own failed append took', async () => {
    const { store } = await ledgerWith(budget('B', '100.00'));
    const slow = new SlowStore(store, () => pause(5));
    const run = await ledgerOn(slow).openPosting(CLERK);
    await run.submit(batch('F1', '60.00'));
    await carriedOut(ledgerOn(store), budget('MORE', '50.00'));
    expect(await run.submit(batch('F2', '80.00'))).toEqual({ kind: 'accepted' });
    await run.flush();
    expect(await left(store)).toBe(yuan('10.00'));
  });

  it('keeps province and county in step', async () => {
    const { store } = await ledgerWith(receipt('R', '100.00'));
    const slow = new SlowStore(store, () => pause(1));
    const run = await ledgerOn(slow).openPosting(CLERK);
    const commands = Array.from({ length: 12 }, (_, n): readonly LedgerCommand[] => [
      transfer(`T${n}`, { [first]: '1.00', [second]: '2.00' }),
      arrival(`T${n}`),
      arrival(`T${n}`, '2017-02-10', second),
      batch(`F${n}`, '1.00'),
    ]).flat();
    const others = ledgerOn(store);
    const posting = bring(run, commands);
    for (let n = 0; n < 5; n++) {
      await carriedOut(others, budget(`X${n}`, '1.00', { region: second }));
      await carriedOut(others, receipt(`X${n}`, '1.00'));
      await pause(3);
    }
    expect(new Set(await posting)).toEqual(new Set(['accepted']));
    const { province, county } = await freshStates(store);
    const held = (lots: Iterable<{ readonly remainingFen: bigint }>) =>
      [...lots].reduce((total, lot) => total + lot.remainingFen, 0n);
    expect(held(province.lots.values())).toBe(yuan('69.00'));
    expect(held(county(first).lots.values())).toBe(0n);
    expect(held(county(second).lots.values())).toBe(yuan('29.00'));
  });
});
