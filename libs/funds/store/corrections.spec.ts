import { describe, expect, it } from '@jest/globals';
import {
  CHIEF,
  CLERK,
  brought,
  carriedOut,
  ledgerWith,
  eventsOf,
  freshStates,
  recordedId,
  someone,
  wordOf,
} from '../../../test/ledger-at-work.js';
import { COUNTIES, PROVINCE } from '../../../test/given-when-then.js';
import {
  arrival,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import type { FundsCommand } from '../domain/commands.js';

const [first, second] = COUNTIES;

const proposal = (eventId: string, correctionNo = 'GZ-1') =>
  [{ correctionNo, eventId, reason: 'mistyped' }, someone()] as const;
const approval = (correctionNo = 'GZ-1', actor = CHIEF) =>
  [{ correctionNo }, someone({ actor })] as const;

describe('a correction', () => {
  it('12.B5 is not approved by its proposer under another spelling', async () => {
    const { ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    expect(wordOf(await corrections.propose(...proposal(eventId)))).toBe('recorded');
    for (const subject of [CLERK.subject.toUpperCase(), `${CLERK.subject}\u200b`]) {
      const approved = await corrections.approve(...approval('GZ-1', { ...CLERK, subject }));
      expect(wordOf(approved)).toBe('SAME_PERSON');
    }
  });

  it('is proposed by one person and approved by another, in the entry’s own stream', async () => {
    const { store, ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    expect(wordOf(await corrections.propose(...proposal(eventId)))).toBe('recorded');
    expect((await freshStates(store)).county().lots.get(1)!.remainingFen).toBe(300n);
    expect(await corrections.find('GZ-1')).toMatchObject({
      correctionNo: 'GZ-1',
      eventId,
      type: 'BudgetAllocated',
      region: first,
      reason: 'mistyped',
      proposedBy: CLERK.subject,
    });
    expect(wordOf(await corrections.approve(...approval('GZ-1', CLERK)))).toBe('SAME_PERSON');
    expect(wordOf(await corrections.approve(...approval()))).toBe('recorded');
    const events = await eventsOf(store, `county-${first}`);
    expect(events.map(({ type, occurredOn }) => [type, occurredOn])).toEqual([
      ['BudgetAllocated', '2017-03-01'],
      ['EntryReversed', '2017-03-01'],
    ]);
    expect((await freshStates(store)).county().lots.get(1)!.remainingFen).toBe(0n);
  });

  it('is answered again to who proposes or approves again with the same id', async () => {
    const { store, ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    const [proposed, approved] = [proposal(eventId), approval()];
    await corrections.propose(...proposed);
    expect(wordOf(await corrections.propose(...proposed))).toBe('replayed');
    expect(
      wordOf(await corrections.propose({ ...proposed[0], reason: 'another' }, proposed[1])),
    ).toBe('key-reused');
    expect(wordOf(await corrections.propose(...proposal(eventId)))).toBe('DUPLICATE_KEY');
    await corrections.approve(...approved);
    const head = await store.head();
    expect(wordOf(await corrections.approve(...approved))).toBe('replayed');
    expect(wordOf(await corrections.approve(...approval()))).toBe('ALREADY_REVERSED');
    expect(await store.head()).toBe(head);
  });

  it('of one entry happens once, also where two are approved at a time', async () => {
    const { ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    await corrections.propose(...proposal(eventId, 'GZ-1'));
    await corrections.propose(...proposal(eventId, 'GZ-2'));
    const answers = await Promise.all(
      ['GZ-1', 'GZ-2'].map((no) => corrections.approve(...approval(no))),
    );
    expect(answers.map(wordOf).sort()).toEqual(['ALREADY_REVERSED', 'recorded']);
  });

  it('is refused for what there is not, and for what cannot be reversed', async () => {
    const { ledger, corrections } = await ledgerWith(budget('B', '3.00'));
    const closing: FundsCommand = {
      kind: 'CloseCountyYear',
      region: first,
      fiscalYear: 2017,
      closedOn: '2018-01-05',
    };
    const closed = await carriedOut(ledger, closing);
    expect(wordOf(await corrections.propose(...proposal(closed)))).toBe('NOT_CORRECTABLE');
    const none = '00000000-0000-4000-8000-000000000000';
    expect(wordOf(await corrections.propose(...proposal(none)))).toBe('EVENT_UNKNOWN');
    expect(wordOf(await corrections.approve(...approval('NONE')))).toBe('CORRECTION_UNKNOWN');
    expect(await corrections.find('NONE')).toBeUndefined();
  });

  it('is judged when it is approved, on the state as it then is', async () => {
    const { ledger, corrections } = await ledgerWith();
    const eventId = await carriedOut(ledger, budget('B', '3.00'));
    await corrections.propose(...proposal(eventId));
    await carriedOut(ledger, batch('F', '0.50'));
    const answer = await corrections.approve(...approval());
    expect(answer).toMatchObject({
      kind: 'refused',
      refusal: { code: 'ALREADY_DRAWN', data: { amount: '0.50' } },
    });
  });

  it('frees the number of the entry', async () => {
    const { ledger, corrections } = await ledgerWith(receipt('R', '9.00'), budget('B0', '5.00'));
    const entries: FundsCommand[] = [
      transfer('T', { [first]: '1.00', [second]: '1.00' }),
      budget('B', '1.00'),
      batch('F', '1.00'),
      receipt('R2', '1.00'),
    ];
    for (const [index, entry] of entries.entries()) {
      for (const round of [1, 2]) {
        const eventId = await carriedOut(ledger, entry);
        const no = `GZ-${index}-${round}`;
        await corrections.propose(...proposal(eventId, no));
        expect(wordOf(await corrections.approve(...approval(no)))).toBe('recorded');
      }
      expect(wordOf(await ledger.execute(...brought(entry)))).toBe('recorded');
      expect(wordOf(await ledger.execute(...brought(entry)))).toBe('DUPLICATE_KEY');
    }
  });

  it('of a reclaim goes to the pools’ stream and gives the county its money back', async () => {
    const { store, ledger, corrections } = await ledgerWith(
      receipt('R', '3.00'),
      transfer('T', '3.00'),
      arrival('T'),
    );
    const eventId = await carriedOut(ledger, reclaim('S', 'T', '2.00'));
    await corrections.propose(...proposal(eventId));
    expect(await corrections.find('GZ-1')).toMatchObject({ region: null });
    const reversal = recordedId(await corrections.approve(...approval()));
    const [event] = await store.findEvents([reversal]);
    expect(event!.stream).toBe(`province-${PROVINCE}`);
    expect(wordOf(await ledger.execute(...brought(batch('F', '3.00'))))).toBe('recorded');
    expect(wordOf(await ledger.execute(...brought(transfer('T2', '0.01'))))).toBe(
      'POOL_INSUFFICIENT',
    );
  });
});
