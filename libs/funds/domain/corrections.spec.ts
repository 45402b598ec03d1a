import { describe, expect, it } from '@jest/globals';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import {
  COUNTIES,
  type Scenario,
  type Step,
  correct,
  given,
} from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  closePools,
  construction,
  need,
  opening,
  receipt,
  reclaim,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { businessDateOf } from './ledger-decision.js';
import { naturalKeyOfCommand } from './natural-keys.js';

const [first, second] = COUNTIES;

/** What pools and accounts hold, lot by lot, leaving out lots that are empty. */
function holdingsOf(scenario: Scenario): unknown {
  const states = [scenario.province.lots, scenario.county().lots];
  return states.map((lots: ReadonlyMap<number, { readonly remainingFen: bigint }>) =>
    [...lots.values()].filter((lot) => lot.remainingFen > 0n),
  );
}

const before: readonly Step[] = [
  receipt('R1', '10.00'),
  transfer('T', { [first]: '6.00', [second]: '2.00' }),
  arrival('T'),
  opening('OLD', '3.00'),
  budget('B', '4.00'),
  batch('F', '8.00', { listed: 2 }),
];
const entries: readonly Exclude<Step, { kind: 'Correct' } | { type: unknown }>[] = [
  receipt('R2', '5.00'),
  transfer('T2', { [first]: '1.00', [second]: '0.50' }),
  opening('OLD2', '1.00'),
  need(10, '1.00'),
  budget('B2', '1.00'),
  construction('C', '1.00'),
  adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '2.00'),
  batch('G', '5.00'),
  bankReturn('Z', 'F', 1, '3.00'),
  reclaim('S', 'T', '1.00'),
];
const cases = entries.map((entry) => [entry.kind, entry] as const);

describe('a correction', () => {
  it.each(cases)('of %s puts back what it moved, on that one’s business date', (_, entry) => {
    const scenario = given(...before);
    const untouched = holdingsOf(scenario);
    scenario.and(entry);
    const made = scenario.facts.at(-1)!;
    scenario.when(correct(7)).then({
      type: 'EntryReversed',
      data: {
        correctionNo: 'GZ-7',
        reason: 'mistyped',
        eventId: made.id,
        reversed: { type: made.type, data: made.data } as never,
        lowersNeed: made.type === 'NeedAssessed',
      },
    });
    scenario.and(correct(7));
    expect(businessDateOf(scenario.facts.at(-1)!)).toBe(made.occurredOn);
    expect(holdingsOf(scenario)).toEqual(untouched);
    for (const region of [first, second]) {
      for (const program of scenario.figures(2017, undefined, region).programs.values()) {
        expect(program.assessments).toEqual([]);
      }
    }
  });

  it.each(cases)('of %s takes back each of its postings', (_, entry) => {
    const scenario = given(...before, entry, correct(7));
    const [made, reversal] = scenario.facts.slice(-2).map(postingsOf);
    expect(reversal).toHaveLength(made!.length);
    made!.forEach((posting, place) => {
      const back = reversal![place]!;
      if (posting.kind === 'amount') {
        const { amountFen, redirectableFen } = posting;
        expect(back).toEqual({
          ...posting,
          amountFen: -amountFen,
          redirectableFen: -redirectableFen,
        });
      } else expect(back).toEqual({ ...posting, kind: 'need-withdrawn' });
    });
  });

  it.each(cases)('of %s happens once', (_, entry) => {
    given(...before, entry, correct(7))
      .when(correct(7))
      .thenRefused('ALREADY_REVERSED', { eventId: 'event-7' });
  });

  it.each(cases)('of %s leaves its number to be used again', (_, entry) => {
    const scenario = given(...before, entry, correct(7));
    const key = naturalKeyOfCommand(entry);
    const states = [scenario.province, scenario.county()];
    expect(states.some((state) => state.generations.get(key) === 1)).toBe(true);
    scenario.and(entry, correct(9));
    expect(states.some((state) => state.generations.get(key) === 2)).toBe(true);
  });

  it('of an arrival sends the money back on its way', () => {
    const scenario = given(receipt('R1', '6.00'), transfer('T', '6.00'), arrival('T'), correct(3));
    expect(scenario.county().lots.get(1)!.remainingFen).toBe(0n);
    scenario.when(correct(3)).thenRefused('ALREADY_REVERSED');
    scenario.when(arrival('T', '2017-02-20')).thenHappens('TransferReceived', {
      receivedOn: '2017-02-20',
    });
    scenario.and(correct(2)).when(arrival('T')).thenRefused('TRANSFER_UNKNOWN');
  });

  it('counts from the business date of the original, and is known from its own recording on', () => {
    const scenario = given(budget('B', '4.00', { allocatedOn: '2017-03-01' }), correct(1));
    const own = (asOf: string) =>
      scenario.figures(2017, asOf).programs.get('RURAL_DIBAO')?.amounts.ownBudget ?? 0n;
    expect(own('2017-02-28')).toBe(0n);
    expect(own('2017-03-01')).toBe(0n);
    const [original, reversal] = scenario.facts;
    expect(reversal!.occurredOn).toBe('2017-03-01');
    expect(reversal!.recordedAt > original!.recordedAt).toBe(true);
  });

  it('withdraws just the assessment it names', () => {
    const scenario = given(
      need(10, '1.00'),
      need(20, '1.00', { fromMonth: 7, months: 6, assessedOn: '2017-07-01' }),
      correct(1),
    );
    expect(scenario.figures(2017).programs.get('RURAL_DIBAO')!.assessments).toMatchObject([
      { fromMonth: 7, months: 6, monthlyFen: yuan('20.00') },
    ]);
  });
});

describe('a correction is refused with ALREADY_DRAWN', () => {
  const refused = (scenario: Scenario, entry: number, amount: string) =>
    scenario.when(correct(entry)).thenRefused('ALREADY_DRAWN', { amount });

  it('where a receipt has been awarded', () => {
    refused(given(receipt('R', '5.00'), transfer('T', '0.01')), 1, '0.01');
  });

  it('where a line of the transfer has arrived', () => {
    const lines = { [first]: '1.00', [second]: '2.00' };
    const scenario = given(
      receipt('R', '5.00'),
      transfer('T', lines),
      arrival('T', '2017-03-01', second),
    );
    refused(scenario, 2, '2.00');
    scenario.and(correct(3)).when(correct(2)).thenHappens('EntryReversed', {});
  });

  it('where money that arrived, was budgeted or was carried over has been paid out', () => {
    const scenario = given(
      receipt('R', '5.00'),
      transfer('T', '5.00'),
      arrival('T'),
      budget('B', '2.00'),
      opening('OLD', '1.00'),
      batch('F', '6.50'),
    );
    refused(scenario, 3, '5.00');
    refused(scenario, 4, '0.50');
    refused(scenario, 5, '1.00');
    scenario.and(correct(6)).when(correct(4)).thenHappens('EntryReversed', {});
  });

  it('where adjusted money has been paid out on the other side', () => {
    const scenario = given(
      budget('B', '5.00'),
      adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '3.00'),
      batch('F', '1.00', { code: 'ORPHAN' }),
    );
    refused(scenario, 2, '1.00');
    refused(scenario, 1, '3.00');
  });

  it('where returned money has been paid out again', () => {
    const scenario = given(
      budget('B', '5.00'),
      batch('F', '5.00', { listed: 2 }),
      bankReturn('Z', 'F', 1, '2.00'),
      batch('G', '0.50'),
    );
    refused(scenario, 3, '0.50');
  });

  it('where reclaimed money has been awarded again', () => {
    const scenario = given(
      receipt('R', '5.00'),
      transfer('T', '5.00'),
      arrival('T'),
      reclaim('S', 'T', '2.00'),
      transfer('T2', { [second]: '0.25' }),
    );
    refused(scenario, 4, '0.25');
  });
});

describe('a correction is refused', () => {
  it('for a batch of which a payment has come back, until that is reversed', () => {
    const scenario = given(
      budget('B', '5.00'),
      batch('F', '5.00', { listed: 2 }),
      bankReturn('Z', 'F', 1, '2.00'),
    );
    scenario.when(correct(2)).thenRefused('ALREADY_RETURNED', { batchNo: 'F', paymentNo: 1 });
    scenario.and(correct(3)).when(correct(2)).thenHappens('EntryReversed', {});
    scenario.when(bankReturn('Z2', 'F', 1, '2.00')).thenHappens('PaymentReturned', {
      credits: [expect.objectContaining({ draw: 0 })],
    });
  });

  it('for an entry of a closed year, of a county or of the pools', () => {
    given(budget('B', '5.00'), close(2017)).when(correct(1)).thenRefused('YEAR_CLOSED');
    given(receipt('R', '5.00'), closePools(2017)).when(correct(1)).thenRefused('YEAR_CLOSED');
    given(receipt('R', '5.00'), transfer('T', '5.00'), closePools(2017))
      .when(correct(2))
      .thenRefused('YEAR_CLOSED');
    given(receipt('R', '5.00'), transfer('T', '5.00'), close(2017))
      .when(correct(2))
      .thenRefused('YEAR_CLOSED', { region: first });
  });

  it('for a closing, and for a correction', () => {
    given(close(2017))
      .when(correct(1))
      .thenRefused('NOT_CORRECTABLE', { type: 'CountyYearClosed' });
    given(closePools(2017)).when(correct(1)).thenRefused('NOT_CORRECTABLE');
    given(budget('B', '5.00'), correct(1))
      .when(correct(2))
      .thenRefused('NOT_CORRECTABLE', { type: 'EntryReversed' });
  });
});

describe('a batch that is entered anew', () => {
  it('lists its payments in a stream of its own, and may be returned anew', () => {
    const scenario = given(
      budget('B', '5.00'),
      batch('F', '5.00', { listed: 2 }),
      correct(2),
      batch('F', '4.00', { listed: 2 }),
    );
    expect(scenario.facts.at(-1)!.data).toMatchObject({ paymentStream: 'batch-F~1' });
    scenario.when(bankReturn('Z', 'F', 1, '4.00')).thenHappens('PaymentReturned', {
      amountFen: yuan('4.00'),
    });
  });
});

describe('a project whose only entries were reversed', () => {
  const mandated = { projectKind: 'LIVELIHOOD_MANDATED' as const };

  it('may be entered anew with the kind that is right', () => {
    const scenario = given(construction('C', '1.00'), correct(1)).and(
      construction('C', '1.00', mandated),
    );
    expect(scenario.figures(2017).projects.get('ROAD')).toMatchObject({
      kind: 'LIVELIHOOD_MANDATED',
    });
  });

  it('keeps its kind as long as one stands, also one of another year or an adjustment', () => {
    given(construction('C', '1.00'), construction('D', '1.00', { fiscalYear: 2018 }), correct(1))
      .when(construction('E', '1.00', mandated))
      .thenRefused('PROJECT_KIND_CONFLICT');
    given(budget('B', '2.00'), adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '1.00'))
      .and(construction('C', '1.00'), correct(3))
      .when(construction('E', '1.00', mandated))
      .thenRefused('PROJECT_KIND_CONFLICT');
  });
});
