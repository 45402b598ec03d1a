import { describe, expect, it } from '@jest/globals';
import { COUNTIES, type Scenario, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  construction,
  fromBudget,
  fromTransfer,
  need,
  part,
  receipt,
  reclaim,
  spending,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { lotsOf } from './county-state.js';

const [first] = COUNTIES;
const RURAL = { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO' } as const;

/**
 * Lots 1 (6.00 of R1) and 2 (4.00 of R2) by transfer T, 3 (8.00) by budget B; a batch draws 15.00
 * of them.
 */
const paid = () =>
  given(
    receipt('R1', '6.00'),
    receipt('R2', '4.00'),
    transfer('T', '10.00'),
    arrival('T'),
    budget('B', '8.00'),
    batch('F', '15.00', { listed: 5 }),
  );

const T1 = fromTransfer('T', 'R1');
const T2 = fromTransfer('T', 'R2');
const B = fromBudget('B');

function remaining(scenario: Scenario, fiscalYear: number, account = RURAL) {
  return lotsOf(scenario.county(), fiscalYear, account).map((lot) => [
    lot.number,
    lot.remainingFen,
  ]);
}

/** The figures of a program that are not zero. */
function amounts(scenario: Scenario, fiscalYear: number, code = 'RURAL_DIBAO') {
  const program = scenario.figures(fiscalYear).programs.get(code);
  return Object.fromEntries(Object.entries(program?.amounts ?? {}).filter(([, fen]) => fen !== 0n));
}

describe('a return', () => {
  it('credits the lots of its batch in reverse of the order they were drawn in', () => {
    paid()
      .when(bankReturn('Z', 'F', 1, '7.00'))
      .then({
        type: 'PaymentReturned',
        data: {
          returnNo: 'Z',
          batchNo: 'F',
          paymentNo: 1,
          region: first,
          fiscalYear: 2017,
          ...RURAL,
          pooled: true,
          projectKind: null,
          period: '2017-05',
          amountFen: yuan('7.00'),
          returnedOn: '2017-05-20',
          reason: 'account closed',
          credits: [
            { draw: 2, credited: part(3, '5.00', B) },
            { draw: 1, credited: part(2, '2.00', T2) },
          ],
        },
      });
  });

  it('goes on where the one before it stopped', () => {
    const scenario = paid().and(bankReturn('Z1', 'F', 1, '3.00'), bankReturn('Z2', 'F', 2, '4.00'));
    expect(scenario.facts.at(-1)!.data).toMatchObject({
      credits: [
        { draw: 2, credited: { lot: 3, amountFen: yuan('2.00') } },
        { draw: 1, credited: { lot: 2, amountFen: yuan('2.00') } },
      ],
    });
    scenario.and(bankReturn('Z3', 'F', 3, '8.00'));
    expect(remaining(scenario, 2017)).toEqual([
      [1, yuan('6.00')],
      [2, yuan('4.00')],
      [3, yuan('8.00')],
    ]);
  });

  it('counts a payment once', () => {
    const scenario = paid().and(bankReturn('Z', 'F', 1, '3.00'));
    scenario
      .when(bankReturn('Z2', 'F', 1, '3.00'))
      .thenRefused('ALREADY_RETURNED', { batchNo: 'F', paymentNo: 1 });
    scenario.when(bankReturn('Z2', 'F', 2, '3.00')).thenHappens('PaymentReturned', {});
  });

  it('names a batch of the county that lists its payments', () => {
    paid()
      .when(bankReturn('Z', 'NONE', 1, '1.00'))
      .thenRefused('BATCH_UNKNOWN');
    paid()
      .when(bankReturn('Z', 'F', 1, '1.00', { region: COUNTIES[1] }))
      .thenRefused('BATCH_UNKNOWN');
    given(budget('B', '1.00'), batch('F', '1.00'))
      .when(bankReturn('Z', 'F', 1, '1.00'))
      .thenRefused('PAYMENT_UNKNOWN');
  });

  it('can be drawn again', () => {
    paid()
      .and(bankReturn('Z', 'F', 1, '7.00'))
      .when(batch('G', '10.00'))
      .thenHappens('DisbursementRecorded', {
        draws: [part(2, '2.00', T2), part(3, '8.00', B)],
      });
  });
});

describe('closing a county’s year', () => {
  it('moves every remaining lot unchanged, in account order, last into the next year', () => {
    const scenario = given(
      receipt('R1', '6.00'),
      transfer('T', '6.00'),
      arrival('T'),
      budget('X', '1.00', { class: 'OTHER', code: 'URBAN_DIBAO' }),
      budget('W', '2.00', { class: 'OPERATING', code: 'WORK_FUNDS' }),
      construction('C', '3.00'),
      budget('U', '4.00', { code: 'URBAN_DIBAO' }),
      budget('B', '5.00'),
      budget('N', '9.00', { fiscalYear: 2018 }),
      batch('F', '8.00'),
    );
    const on = (code: string, of = 'BASIC_LIVELIHOOD', projectKind: string | null = null) => ({
      class: of,
      code,
      pooled: of === 'BASIC_LIVELIHOOD',
      projectKind,
    });
    const origin = (entry: string) => fromBudget(entry);
    scenario.when(close(2017)).then({
      type: 'CountyYearClosed',
      data: {
        region: first,
        fiscalYear: 2017,
        closedOn: '2017-12-31',
        moves: [
          { ...on('RURAL_DIBAO'), fromLot: 6, lot: part(8, '3.00', origin('B'), 2018) },
          { ...on('URBAN_DIBAO'), fromLot: 5, lot: part(9, '4.00', origin('U'), 2018) },
          {
            ...on('ROAD', 'CONSTRUCTION', 'GENERAL'),
            fromLot: 4,
            lot: part(10, '3.00', origin('C'), 2018),
          },
          {
            ...on('WORK_FUNDS', 'OPERATING'),
            fromLot: 3,
            lot: part(11, '2.00', origin('W'), 2018),
          },
          { ...on('URBAN_DIBAO', 'OTHER'), fromLot: 2, lot: part(12, '1.00', origin('X'), 2018) },
        ] as never,
      },
    });
    scenario.and(close(2017));
    expect(amounts(scenario, 2017)).toMatchObject({ carriedOut: yuan('3.00') });
    expect(amounts(scenario, 2018)).toEqual({
      carriedIn: yuan('3.00'),
      ownBudget: yuan('9.00'),
    });
    expect(remaining(scenario, 2017)).toEqual([
      [1, 0n],
      [6, 0n],
    ]);
    // Older money first, although it entered last.
    scenario.when(batch('G', '4.00', { fiscalYear: 2018 })).thenHappens('DisbursementRecorded', {
      draws: [part(8, '3.00', B, 2018), part(7, '1.00', fromBudget('N', 2018), 2018)],
    });
  });

  it('waits for the end of the year and for the years before, and happens once', () => {
    const scenario = given(need(1, '1.00', { fiscalYear: 2016 }), need(1, '1.00'));
    scenario
      .when({ ...close(2017), closedOn: '2017-12-30' })
      .thenRefused('YEAR_NOT_OVER', { fiscalYear: 2017, closedOn: '2017-12-30' });
    scenario.when(close(2017)).thenRefused('EARLIER_YEAR_OPEN', { earlierYear: 2016 });
    scenario.and(close(2016), close(2017)).when(close(2017)).thenRefused('YEAR_CLOSED');
  });

  it('leaves no year open behind it, also none in which nothing happened', () => {
    given(budget('B', '1.00', { fiscalYear: 2015 }), batch('F', '1.00', { fiscalYear: 2015 }))
      .and(close(2015))
      .when(close(2017))
      .thenRefused('EARLIER_YEAR_OPEN', { earlierYear: 2016 });
  });

  it('takes the years before with it: nothing could be carried over from them any more', () => {
    given(close(2017))
      .when(budget('B', '1.00', { fiscalYear: 2016 }))
      .thenRefused('YEAR_CLOSED', { fiscalYear: 2016 });
  });

  it('ends all entries of the year but two', () => {
    const scenario = paid().and(
      receipt('R3', '9.00'),
      transfer('LATE', '2.00'),
      construction('C', '9.00'),
      close(2017),
    );
    const closed = { region: first, fiscalYear: 2017 };
    for (const entry of [
      transfer('T9', '1.00'),
      need(1, '1.00'),
      budget('B9', '1.00'),
      construction('C9', '1.00'),
      adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '1.00'),
      batch('F9', '0.01'),
      spending('S', '0.01'),
      reclaim('S', 'T', '0.01'),
      close(2017),
    ]) {
      scenario.when(entry).thenRefused('YEAR_CLOSED', closed);
    }
    scenario.when(bankReturn('Z', 'F', 1, '1.00')).thenHappens('PaymentReturned', {});
    scenario.when(arrival('LATE')).thenHappens('TransferReceived', {});
  });
});

describe('a late return', () => {
  it('enters the lot that its own has become in the first open year', () => {
    // Of lot 3 (8.00) the batch drew 5.00; the other 3.00 become lot 4 of 2018.
    const scenario = paid().and(close(2017));
    scenario.when(bankReturn('Z', 'F', 1, '4.00')).thenHappens('PaymentReturned', {
      fiscalYear: 2017,
      credits: [{ draw: 2, credited: part(4, '4.00', B, 2018) }],
    });
    scenario.and(bankReturn('Z', 'F', 1, '4.00'));
    expect(remaining(scenario, 2018)).toEqual([[4, yuan('7.00')]]);
    expect(amounts(scenario, 2017)).toMatchObject({
      disbursed: yuan('15.00'),
      returned: yuan('4.00'),
      carriedOut: yuan('7.00'),
    });
    expect(amounts(scenario, 2018)).toEqual({ carriedIn: yuan('7.00') });
  });

  it('makes a new last lot of the same origin where its own was used up', () => {
    const scenario = paid().and(close(2017), budget('N', '1.00', { fiscalYear: 2018 }));
    scenario.when(bankReturn('Z', 'F', 1, '7.00')).thenHappens('PaymentReturned', {
      credits: [
        { draw: 2, credited: part(4, '5.00', B, 2018) },
        { draw: 1, credited: part(6, '2.00', T2, 2018) },
      ],
    });
    // The next one goes into that lot, and what is left of it into a new one.
    scenario.and(bankReturn('Z', 'F', 1, '7.00'));
    scenario.when(bankReturn('Z2', 'F', 2, '3.00')).thenHappens('PaymentReturned', {
      credits: [
        { draw: 1, credited: part(6, '2.00', T2, 2018) },
        { draw: 0, credited: part(7, '1.00', T1, 2018) },
      ],
    });
  });

  it('passes through every closed year, in each as carried in and out', () => {
    const scenario = paid().and(close(2017), close(2018), close(2019));
    scenario.when(bankReturn('Z', 'F', 1, '6.00')).thenHappens('PaymentReturned', {
      fiscalYear: 2017,
      credits: [
        { draw: 2, credited: part(6, '5.00', B, 2020) },
        { draw: 1, credited: part(7, '1.00', T2, 2020) },
      ],
    });
    scenario.and(bankReturn('Z', 'F', 1, '6.00'));
    expect(amounts(scenario, 2017)).toMatchObject({
      returned: yuan('6.00'),
      carriedOut: yuan('9.00'),
    });
    for (const year of [2018, 2019]) {
      expect(amounts(scenario, year)).toEqual({
        carriedIn: yuan('9.00'),
        carriedOut: yuan('9.00'),
      });
    }
    expect(amounts(scenario, 2020)).toEqual({ carriedIn: yuan('9.00') });
    expect(remaining(scenario, 2020)).toEqual([
      [6, yuan('8.00')],
      [7, yuan('1.00')],
    ]);
  });

  it('follows its lot only as far as it went', () => {
    // What became of lot 3 in 2018 is spent there, so that nothing of it reaches 2019.
    const scenario = paid().and(close(2017), batch('G', '3.00', { fiscalYear: 2018 }), close(2018));
    scenario.when(bankReturn('Z', 'F', 1, '1.00')).thenHappens('PaymentReturned', {
      credits: [{ draw: 2, credited: part(5, '1.00', B, 2019) }],
    });
  });

  it('keeps the age of the money: it is drawn before the younger', () => {
    paid()
      .and(close(2017), budget('N', '1.00', { fiscalYear: 2018 }), bankReturn('Z', 'F', 1, '7.00'))
      .when(batch('G', '10.50', { fiscalYear: 2018 }))
      .thenHappens('DisbursementRecorded', {
        draws: [
          part(4, '8.00', B, 2018),
          part(6, '2.00', T2, 2018),
          part(5, '0.50', fromBudget('N', 2018), 2018),
        ],
      });
  });
});

describe('a late arrival', () => {
  const awarded = () => given(receipt('R1', '6.00'), receipt('R2', '4.00'), transfer('T', '10.00'));

  it('enters the first open year and keeps its origin year', () => {
    const late = fromTransfer('T', 'R1', 2017, '2018-02-01');
    awarded()
      .and(close(2017))
      .when(arrival('T', '2018-02-01'))
      .thenHappens('TransferReceived', {
        fiscalYear: 2017,
        lines: [
          expect.objectContaining({
            lots: [
              part(1, '6.00', late, 2018),
              part(2, '4.00', { ...late, receiptNo: 'R2' }, 2018),
            ],
          }),
        ],
      });
  });

  it('counts as received and carried out, and through every closed year to the first open one', () => {
    const scenario = awarded().and(close(2017), close(2018), arrival('T', '2019-02-01'));
    const all = yuan('10.00');
    expect(amounts(scenario, 2017)).toEqual({ awarded: all, received: all, carriedOut: all });
    expect(amounts(scenario, 2018)).toEqual({ carriedIn: all, carriedOut: all });
    expect(amounts(scenario, 2019)).toEqual({ carriedIn: all });
    scenario
      .and(budget('N', '1.00', { fiscalYear: 2019 }))
      .when(batch('G', '10.50', { fiscalYear: 2019 }))
      .thenHappens('DisbursementRecorded', {
        draws: [
          { lot: 1, fiscalYear: 2019, amountFen: yuan('6.00'), origin: expect.anything() },
          { lot: 2, fiscalYear: 2019, amountFen: yuan('4.00'), origin: expect.anything() },
          part(3, '0.50', fromBudget('N', 2019), 2019),
        ],
      });
  });
});
