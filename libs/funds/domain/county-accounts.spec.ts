import { describe, expect, it } from '@jest/globals';
import { COUNTIES, Scenario, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  batch,
  budget,
  close,
  construction,
  exemption,
  fromBudget,
  fromOpening,
  fromTransfer,
  need,
  opening,
  part,
  receipt,
  spending,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { lotsOf } from './county-state.js';

const [first, second] = COUNTIES;

/**
 * 5.00 carried over from 2015, 6.00 and 4.00 awarded, 8.00 budgeted: 23.00, in that order of entry
 * but one.
 */
const funded = () =>
  given(
    receipt('R1', '6.00'),
    receipt('R2', '50.00'),
    budget('B', '8.00'),
    transfer('T', '10.00'),
    arrival('T'),
    opening('OLD', '5.00'),
  );

describe('money that enters an account', () => {
  it('makes one lot for each receipt behind a transfer line', () => {
    given(receipt('R1', '6.00'), receipt('R2', '50.00'), transfer('T', '10.00'))
      .when(arrival('T', '2017-02-10'))
      .then({
        type: 'TransferReceived',
        data: {
          documentNo: 'T',
          region: first,
          fiscalYear: 2017,
          program: null,
          receivedOn: '2017-02-10',
          lines: [
            {
              program: 'RURAL_DIBAO',
              class: 'BASIC_LIVELIHOOD',
              pooled: true,
              amountFen: yuan('10.00'),
              lots: [
                part(1, '6.00', fromTransfer('T', 'R1')),
                part(2, '4.00', fromTransfer('T', 'R2')),
              ],
            },
          ],
        },
      });
  });

  it('arrives once, for who is awarded it, and not before it was issued', () => {
    const issued = given(receipt('R', '10.00'), transfer('T', '10.00'));
    issued.when(arrival('T', '2017-03-01', second)).thenRefused('TRANSFER_UNKNOWN');
    issued.when(arrival('T', '2017-01-31')).thenRefused('ARRIVAL_BEFORE_ISSUE');
    issued.and(arrival('T')).when(arrival('T')).thenRefused('DUPLICATE_KEY');
  });

  it('makes one lot for a budget entry, its origin the entry itself', () => {
    given()
      .when(budget('B', '8.00'))
      .thenHappens('BudgetAllocated', {
        projectKind: null,
        lot: part(1, '8.00', fromBudget('B')),
      });
    given().when(budget('B', '0')).thenRefused('AMOUNT_NOT_POSITIVE');
    given()
      .when(budget('B', '1', { code: 'ROADS' }))
      .thenRefused('PROGRAM_UNKNOWN');
  });

  it('makes one lot for an opening balance, in the county’s first year only', () => {
    given()
      .when(opening('OLD', '5.00'))
      .thenHappens('OpeningBalanceEntered', { lot: part(1, '5.00', fromOpening('OLD')) });
    given(budget('B', '1.00', { fiscalYear: 2016 }))
      .when(opening('OLD', '5.00'))
      .thenRefused('NOT_FIRST_YEAR', { earlierYear: 2016 });
    given(close(2017)).when(opening('OLD', '5.00')).thenRefused('YEAR_CLOSED');
  });
});

describe('drawing', () => {
  it('takes the oldest origin year first, then the order of entry', () => {
    funded()
      .when(batch('F', '22.00'))
      .thenHappens('DisbursementRecorded', {
        draws: [
          part(4, '5.00', fromOpening('OLD')),
          part(1, '8.00', fromBudget('B')),
          part(2, '6.00', fromTransfer('T', 'R1')),
          part(3, '3.00', fromTransfer('T', 'R2')),
        ],
      });
  });

  it('takes the last fen, and refuses one more', () => {
    const scenario = funded();
    scenario.when(batch('F', '23.00')).thenHappens('DisbursementRecorded', {});
    scenario.when(batch('F', '23.01')).thenRefused('INSUFFICIENT_FUNDS', {
      account: 'RURAL_DIBAO',
      available: '23.00',
      amount: '23.01',
    });
  });

  it('reaches no other program, year, class or county', () => {
    const scenario = funded();
    for (const elsewhere of [
      { code: 'URBAN_DIBAO' },
      { fiscalYear: 2018 },
      { class: 'OTHER' as const },
      { region: second },
    ]) {
      scenario.when(batch('F', '0.01', elsewhere)).thenRefused('INSUFFICIENT_FUNDS');
    }
  });

  it('counts money that is awarded but has not arrived as not there', () => {
    given(receipt('R', '10.00'), transfer('T', '10.00'))
      .when(batch('F', '0.01'))
      .thenRefused('INSUFFICIENT_FUNDS', { available: '0.00' });
  });

  it('takes a batch that is of no month, and no month of construction', () => {
    funded()
      .when(batch('F', '1.00', { period: null }))
      .thenHappens('DisbursementRecorded', { period: null });
    given(construction('C', '5.00'))
      .when(spending('F', '1.00', { period: '2017-05' }))
      .thenRefused('PERIOD_NOT_ALLOWED');
  });

  it('wants a list to add up, in count and in sum', () => {
    const listed = { payments: 2, amountFen: yuan('3.00') };
    const scenario = funded();
    scenario
      .when({ ...batch('F', '3.01', { payments: 2 }), listed })
      .thenRefused('BATCH_SUM_MISMATCH', { amount: '3.01', listed: '3.00' });
    scenario
      .when({ ...batch('F', '3.00', { payments: 3 }), listed })
      .thenRefused('BATCH_COUNT_MISMATCH', { payments: 3, listed: 2 });
    scenario
      .when({ ...batch('F', '3.00', { payments: 2 }), listed })
      .thenHappens('DisbursementRecorded', { listedPayments: 2, paymentStream: 'batch-F' });
  });
});

describe('an adjustment', () => {
  it('moves award money inside the pooled group, keeping order, origin, age and document', () => {
    const scenario = funded().and(budget('U', '1.00', { code: 'URBAN_DIBAO' }));
    scenario.when(adjustment('A', 'RURAL_DIBAO', 'URBAN_DIBAO', '14.00')).then({
      type: 'FundsAdjusted',
      data: {
        entryNo: 'A',
        region: first,
        fiscalYear: 2017,
        from: { class: 'BASIC_LIVELIHOOD', code: 'RURAL_DIBAO', pooled: true },
        fromProjectKind: null,
        to: { class: 'BASIC_LIVELIHOOD', code: 'URBAN_DIBAO', pooled: true },
        toProjectKind: null,
        amountFen: yuan('14.00'),
        adjustedOn: '2017-04-01',
        reason: 'moved',
        draws: [
          part(4, '5.00', fromOpening('OLD')),
          part(1, '8.00', fromBudget('B')),
          part(2, '1.00', fromTransfer('T', 'R1')),
        ],
        lots: [
          part(6, '5.00', fromOpening('OLD')),
          part(7, '8.00', fromBudget('B')),
          part(8, '1.00', fromTransfer('T', 'R1')),
        ],
      },
    });
    // They enter last, but the oldest origin year is drawn first there, too.
    scenario
      .and(adjustment('A', 'RURAL_DIBAO', 'URBAN_DIBAO', '14.00'))
      .when(batch('F', '7.00', { code: 'URBAN_DIBAO' }))
      .thenHappens('DisbursementRecorded', {
        draws: [
          part(6, '5.00', fromOpening('OLD')),
          part(5, '1.00', fromBudget('U')),
          part(7, '1.00', fromBudget('B')),
        ],
      });
  });

  const pooled = [
    'URBAN_DIBAO',
    'URBAN_DESTITUTE',
    'RURAL_DESTITUTE',
    'TEMPORARY_ASSISTANCE',
    'VAGRANT_RELIEF',
    'ORPHAN',
  ];
  it.each(pooled)('may take award money to %s', (to) => {
    funded()
      .when(adjustment('A', 'RURAL_DIBAO', to, '23.00'))
      .thenHappens('FundsAdjusted', {});
  });

  const outside = [
    'MEDICAL_ASSISTANCE',
    'DISABILITY_LIVING',
    'DISABILITY_CARE',
    'EDUCATION_AID',
    'CONSTRUCTION/ROAD',
    'OPERATING/WORK_FUNDS',
    'OTHER/URBAN_DIBAO',
  ];
  it.each(outside)('takes budget lots alone to %s', (to) => {
    const scenario = funded();
    scenario.when(adjustment('A', 'RURAL_DIBAO', to, '8.00')).thenHappens('FundsAdjusted', {
      draws: [part(1, '8.00', fromBudget('B'))],
      lots: [part(5, '8.00', fromBudget('B'))],
    });
    scenario.when(adjustment('A', 'RURAL_DIBAO', to, '8.01')).thenRefused('EARMARKED_FUNDS', {
      account: 'RURAL_DIBAO',
      available: '8.00',
      amount: '8.01',
      to: to.replace('BASIC_LIVELIHOOD/', ''),
    });
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', to, '23.00'))
      .thenRefused('EARMARKED_FUNDS', { available: '8.00' });
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', to, '23.01'))
      .thenRefused('INSUFFICIENT_FUNDS', { available: '23.00' });
  });

  it('takes opening carry-over for transfer money', () => {
    const scenario = given(opening('OLD', '5.00'));
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', 'MEDICAL_ASSISTANCE', '0.01'))
      .thenRefused('EARMARKED_FUNDS', { available: '0.00' });
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '5.00'))
      .thenHappens('FundsAdjusted', {});
  });

  it('keeps medical assistance for itself, also against the pooled group', () => {
    const medical = { program: 'MEDICAL_ASSISTANCE' };
    const scenario = given(
      receipt('R', '10.00', medical),
      transfer('T', '10.00', medical),
      arrival('T'),
      budget('B', '2.00', { code: 'MEDICAL_ASSISTANCE' }),
    );
    scenario
      .when(adjustment('A', 'MEDICAL_ASSISTANCE', 'RURAL_DIBAO', '2.01'))
      .thenRefused('EARMARKED_FUNDS', { available: '2.00' });
    scenario
      .when(adjustment('A', 'MEDICAL_ASSISTANCE', 'RURAL_DIBAO', '2.00'))
      .thenHappens('FundsAdjusted', { draws: [part(2, '2.00', fromBudget('B'))] });
  });

  it('keeps award money earmarked after it was moved', () => {
    const scenario = funded().and(adjustment('A', 'RURAL_DIBAO', 'ORPHAN', '23.00'));
    scenario
      .when(adjustment('A2', 'ORPHAN', 'CONSTRUCTION/ROAD', '8.01'))
      .thenRefused('EARMARKED_FUNDS', { available: '8.00' });
    scenario
      .when(adjustment('A2', 'ORPHAN', 'RURAL_DIBAO', '23.00'))
      .thenHappens('FundsAdjusted', {});
  });

  it('fills a gap from construction: compression', () => {
    const scenario = given(construction('C', '9.00')).and(
      adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '4.00'),
    );
    expect(lotsOf(scenario.county(), 2017, { class: 'CONSTRUCTION', code: 'ROAD' })).toMatchObject([
      { number: 1, remainingFen: yuan('5.00') },
    ]);
    scenario.when(batch('F', '4.00')).thenHappens('DisbursementRecorded', {
      draws: [part(2, '4.00', fromBudget('C'))],
    });
  });

  it('moves something, between two accounts that exist, in an open year', () => {
    const scenario = funded();
    const move = (from: string, to: string, amount: string) => adjustment('A', from, to, amount);
    scenario.when(move('RURAL_DIBAO', 'RURAL_DIBAO', '1.00')).thenRefused('SAME_ACCOUNT');
    scenario.when(move('RURAL_DIBAO', 'ORPHAN', '0')).thenRefused('AMOUNT_NOT_POSITIVE');
    scenario.when(move('ROADS', 'ORPHAN', '1.00')).thenRefused('PROGRAM_UNKNOWN');
    scenario.when(move('RURAL_DIBAO', 'ROADS', '1.00')).thenRefused('PROGRAM_UNKNOWN');
    scenario
      .and(close(2017))
      .when(move('RURAL_DIBAO', 'ORPHAN', '1.00'))
      .thenRefused('YEAR_CLOSED');
  });
});

describe('a project', () => {
  it('is GENERAL where nothing is said, and keeps its kind over the years', () => {
    given().when(construction('C', '1.00')).thenHappens('BudgetAllocated', {
      projectKind: 'GENERAL',
    });
    const scenario = given(construction('C', '1.00', { projectKind: 'LIVELIHOOD_MANDATED' }));
    scenario
      .when(construction('D', '1.00', { fiscalYear: 2018 }))
      .thenRefused('PROJECT_KIND_CONFLICT', { kind: 'LIVELIHOOD_MANDATED', given: 'GENERAL' });
    scenario
      .when(construction('D', '1.00', { code: 'BRIDGE' }))
      .thenHappens('BudgetAllocated', { projectKind: 'GENERAL' });
    scenario
      .when(construction('D', '1.00', { region: second }))
      .thenHappens('BudgetAllocated', { projectKind: 'GENERAL' });
  });

  it('that is exempted stays within the paper of its county, project and year', () => {
    const number = '吉政函〔2017〕1号';
    const exempted = (amount: string, changes: object = {}) =>
      construction('C', amount, {
        ...{ projectKind: 'EXEMPTED', exemptionDocumentNo: number },
        ...changes,
      });
    const scenario = given(exemption(number, '10.00'));
    for (const other of [
      { exemptionDocumentNo: null },
      { exemptionDocumentNo: '无' },
      { code: 'BRIDGE' },
      { fiscalYear: 2018 },
      { region: second },
    ]) {
      scenario.when(exempted('1.00', other)).thenRefused('EXEMPTION_UNKNOWN');
    }
    scenario.when(exempted('10.01')).thenRefused('EXEMPTION_EXCEEDED', { available: '10.00' });
    scenario
      .and(exempted('6.00'), budget('B', '50.00'))
      .and(adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '3.00'));
    scenario
      .when({ ...exempted('1.01'), entryNo: 'D' })
      .thenRefused('EXEMPTION_EXCEEDED', { available: '1.00' });
    scenario
      .when(adjustment('A2', 'RURAL_DIBAO', 'CONSTRUCTION/ROAD', '1.01'))
      .thenRefused('EXEMPTION_EXCEEDED', { available: '1.00' });
    scenario.when({ ...exempted('1.00'), entryNo: 'D' }).thenHappens('BudgetAllocated', {
      projectKind: 'EXEMPTED',
      mandate: null,
    });
  });

  it('that the notices order says which of their works it is', () => {
    const mandated = (mandate: string) =>
      construction('C', '1.00', { projectKind: 'LIVELIHOOD_MANDATED', mandate });
    for (const none of ['', 'OFFICE_TOWER']) {
      given().when(mandated(none)).thenRefused('MANDATE_UNKNOWN', { code: 'ROAD' });
    }
    given()
      .when(mandated('WELFARE_CENTRE'))
      .thenHappens('BudgetAllocated', { mandate: 'WELFARE_CENTRE' });
  });

  it('is what construction has: a program has no kind', () => {
    given()
      .when(budget('B', '1.00', { projectKind: 'GENERAL' }))
      .thenRefused('PROJECT_KIND_NOT_ALLOWED', { class: 'BASIC_LIVELIHOOD' });
  });

  it('that an adjustment opens is GENERAL; one that is known keeps its kind', () => {
    const scenario = given(
      budget('B', '5.00'),
      construction('C', '1.00', { code: 'HOUSES', projectKind: 'LIVELIHOOD_MANDATED' }),
    );
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/NEW', '1.00'))
      .thenHappens('FundsAdjusted', { fromProjectKind: null, toProjectKind: 'GENERAL' });
    scenario
      .when(adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/HOUSES', '1.00'))
      .thenHappens('FundsAdjusted', { toProjectKind: 'LIVELIHOOD_MANDATED' });
    scenario
      .and(adjustment('A', 'RURAL_DIBAO', 'CONSTRUCTION/NEW', '1.00'))
      .when(construction('D', '1.00', { code: 'NEW', projectKind: 'LIVELIHOOD_MANDATED' }))
      .thenRefused('PROJECT_KIND_CONFLICT');
  });
});

describe('CONSTRUCTION_CONTROL=block', () => {
  // Ten persons at 1.00 for twelve months, 119.99 arranged: one fen is missing.
  const short = [need(10, '1.00'), budget('B', '119.99')];
  const blocked = { region: first, fiscalYear: 2017, gap: '0.01' };

  it('refuses a new GENERAL budget while a gap remains', () => {
    Scenario.blocking(...short)
      .when(construction('C', '1.00'))
      .thenRefused('CONSTRUCTION_BLOCKED', blocked);
    Scenario.blocking(...short, budget('B2', '0.01'))
      .when(construction('C', '1.00'))
      .thenHappens('BudgetAllocated', {});
  });

  it('refuses an adjustment into a GENERAL project, known or new', () => {
    const scenario = Scenario.blocking(construction('C', '1.00'), ...short);
    for (const project of ['CONSTRUCTION/ROAD', 'CONSTRUCTION/NEW']) {
      scenario
        .when(adjustment('A', 'RURAL_DIBAO', project, '1.00'))
        .thenRefused('CONSTRUCTION_BLOCKED', blocked);
    }
    scenario
      .when(adjustment('A', 'CONSTRUCTION/ROAD', 'RURAL_DIBAO', '1.00'))
      .thenHappens('FundsAdjusted', {});
  });

  it('lets pass what is mandated or exempted, other years, and spending', () => {
    const scenario = Scenario.blocking(construction('C', '1.00'), ...short);
    scenario.and(exemption('吉政函〔2017〕1号', '1.00', { project: 'B' }));
    const exempted = { projectKind: 'EXEMPTED' as const, exemptionDocumentNo: '吉政函〔2017〕1号' };
    scenario
      .when(construction('D', '1', { code: 'A', projectKind: 'LIVELIHOOD_MANDATED' }))
      .thenHappens('BudgetAllocated', {});
    scenario
      .when(construction('D', '1', { code: 'B', ...exempted }))
      .thenHappens('BudgetAllocated', {});
    scenario.when(construction('D', '1', { fiscalYear: 2018 })).thenHappens('BudgetAllocated', {});
    scenario.when(spending('S', '1.00')).thenHappens('DisbursementRecorded', {});
  });

  it('is not the default: flag records it', () => {
    given(...short)
      .when(construction('C', '1.00'))
      .thenHappens('BudgetAllocated', {});
  });
});
