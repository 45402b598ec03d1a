import { describe, expect, it } from '@jest/globals';
import { COUNTIES, given } from '../../../test/given-when-then.js';
import {
  arrival,
  closePools,
  opening,
  receipt,
  reclaim,
  transfer,
  yuan,
} from '../../../test/sample-commands.js';
import { poolOf } from './province-state.js';

const [first, second] = COUNTIES;

const ENTRY = { program: 'RURAL_DIBAO', source: 'CENTRAL' } as const;
const RURAL = { program: 'RURAL_DIBAO', class: 'BASIC_LIVELIHOOD', pooled: true } as const;

const drawn = (poolLot: number, receiptNo: string, amount: string, program = 'RURAL_DIBAO') => ({
  ...{ poolLot, receiptNo, entry: { ...ENTRY, program }, originYear: 2017 },
  amountFen: yuan(amount),
});

/** Of each lot of a pool in order: its receipt and what is left. */
function poolAfter(scenario: ReturnType<typeof given>, year = 2017, program = 'RURAL_DIBAO') {
  return poolOf(scenario.province, year, program).map(
    ({ number, receiptNo, remainingFen }) => [number, receiptNo, remainingFen] as const,
  );
}

describe('a receipt', () => {
  it('adds a lot to the pool of its year and program, last', () => {
    given(receipt('A', '10.00'))
      .when(receipt('B', '5.50'))
      .then({
        type: 'ReceiptRecorded',
        data: {
          documentNo: 'B',
          fiscalYear: 2017,
          documentDate: '2017-01-10',
          receivedOn: '2017-01-15',
          entries: [{ ...ENTRY, amountFen: yuan('5.50'), poolLot: 2, directFund: null }],
        },
      });
  });

  it('keeps its mark of direct money, which its source does not contradict', () => {
    const marked = (source: 'CENTRAL' | 'PROVINCIAL' | 'LOTTERY', directFund: '01' | '03') =>
      receipt('A', '10.00', { source, directFund });
    const entries = (directFund: '01' | '03') => ({
      entries: [expect.objectContaining({ directFund })],
    });
    given().when(marked('CENTRAL', '01')).thenHappens('ReceiptRecorded', entries('01'));
    given().when(marked('PROVINCIAL', '03')).thenHappens('ReceiptRecorded', entries('03'));
    given().when(marked('LOTTERY', '01')).thenHappens('ReceiptRecorded', entries('01'));
    given().when(marked('PROVINCIAL', '01')).thenRefused('DIRECT_FUND_MISMATCH');
    given().when(marked('CENTRAL', '03')).thenRefused('DIRECT_FUND_MISMATCH');
  });

  it('is above zero and of a known program', () => {
    given().when(receipt('A', '0')).thenRefused('AMOUNT_NOT_POSITIVE', { amount: '0.00' });
    given().when(receipt('A', '-1')).thenRefused('AMOUNT_NOT_POSITIVE');
    given()
      .when(receipt('A', '1', { program: 'ROADS' }))
      .thenRefused('PROGRAM_UNKNOWN');
  });

  it('is refused once the pools of its year are closed', () => {
    given(receipt('A', '10.00'), closePools(2017))
      .when(receipt('B', '1.00'))
      .thenRefused('YEAR_CLOSED', { fiscalYear: 2017 });
  });
});

describe('a transfer document', () => {
  it('draws the pool first in, first out, line by line in its own order', () => {
    given(receipt('A', '10.00'), receipt('B', '20.00'), receipt('C', '5.00'))
      .when(transfer('T', { [second]: '12.00', [first]: '19.00' }))
      .then({
        type: 'TransferIssued',
        data: {
          documentNo: 'T',
          fiscalYear: 2017,
          issuedOn: '2017-02-01',
          schemeId: null,
          amountFen: yuan('31.00'),
          // Codes are whole numbers, so the object's order is theirs: 220502 comes first.
          lines: [
            {
              region: second,
              ...RURAL,
              amountFen: yuan('12.00'),
              draws: [drawn(1, 'A', '10.00'), drawn(2, 'B', '2.00')],
            },
            {
              region: first,
              ...RURAL,
              amountFen: yuan('19.00'),
              draws: [drawn(2, 'B', '18.00'), drawn(3, 'C', '1.00')],
            },
          ],
        },
      });
  });

  it('keeps the order of its lines, not that of the codes', () => {
    const lines = [
      { region: first, program: 'RURAL_DIBAO', amountFen: yuan('4.00') },
      { region: second, program: 'RURAL_DIBAO', amountFen: yuan('4.00') },
    ];
    given(receipt('A', '4.00'), receipt('B', '4.00'))
      .when(transfer('T', {}, { lines }))
      .thenHappens('TransferIssued', {
        lines: [
          { region: first, ...RURAL, amountFen: yuan('4.00'), draws: [drawn(1, 'A', '4.00')] },
          { region: second, ...RURAL, amountFen: yuan('4.00'), draws: [drawn(2, 'B', '4.00')] },
        ],
      });
  });

  it('takes the whole pool, and not a fen more', () => {
    const pool = given(receipt('A', '10.00'), receipt('B', '5.00'));
    pool.when(transfer('T', '15.00')).thenHappens('TransferIssued', { amountFen: yuan('15.00') });
    pool.when(transfer('T', '15.01')).thenRefused('POOL_INSUFFICIENT', {
      program: 'RURAL_DIBAO',
      fiscalYear: 2017,
      available: '15.00',
      amount: '15.01',
    });
  });

  it('reaches no other year’s and no other program’s pool', () => {
    given(receipt('A', '10.00', { fiscalYear: 2016 }), receipt('B', '9.00', { program: 'ORPHAN' }))
      .when(transfer('T', '0.01'))
      .thenRefused('POOL_INSUFFICIENT', { available: '0.00' });
  });

  it('names each county once, counties only, and amounts above zero', () => {
    const pool = given(receipt('A', '10.00'));
    const line = (region: string, amount: string) => ({
      ...{ region, program: 'RURAL_DIBAO', amountFen: yuan(amount) },
    });
    const lines = (...of: ReturnType<typeof line>[]) => transfer('T', {}, { lines: of });
    pool
      .when(lines(line(first, '1'), line(first, '2')))
      .thenRefused('DUPLICATE_LINE', { line: `${first} RURAL_DIBAO` });
    pool.when(lines(line('220500', '1'))).thenRefused('REGION_NOT_A_COUNTY');
    pool.when(lines(line('999999', '1'))).thenRefused('REGION_UNKNOWN');
    pool.when(lines(line(first, '0'))).thenRefused('AMOUNT_NOT_POSITIVE');
    pool.when(lines()).thenRefused('AMOUNT_NOT_POSITIVE', { amount: '0.00' });
    pool.when(transfer('T', '1', { program: 'ROADS' })).thenRefused('PROGRAM_UNKNOWN');
  });

  it('is refused for a closed year of the pools, and of a county on one of its lines', () => {
    given(receipt('A', '10.00'), closePools(2017))
      .when(transfer('T', '1.00'))
      .thenRefused('YEAR_CLOSED');
    given(receipt('A', '10.00'), {
      kind: 'CloseCountyYear',
      region: second,
      fiscalYear: 2017,
      closedOn: '2017-12-31',
    })
      .when(transfer('T', { [first]: '1.00', [second]: '1.00' }))
      .thenRefused('YEAR_CLOSED', { region: second, fiscalYear: 2017 });
  });
});

describe('closing the pools of a year', () => {
  it('moves what is left, in program order, last into the pools of the next year', () => {
    const scenario = given(
      receipt('NEXT', '7.00', { fiscalYear: 2018, receivedOn: '2017-11-30' }),
      receipt('R1', '10.00'),
      receipt('R2', '20.00'),
      receipt('O', '3.00', { program: 'ORPHAN' }),
      receipt('SPENT', '5.00', { program: 'URBAN_DIBAO' }),
      transfer('U', '5.00', { program: 'URBAN_DIBAO' }),
      transfer('T', '12.00'),
    );
    scenario.when(closePools(2017)).then({
      type: 'PoolYearClosed',
      data: {
        fiscalYear: 2017,
        closedOn: '2017-12-31',
        moves: [
          { fromPoolLot: 4, ...drawn(6, 'O', '3.00', 'ORPHAN'), program: 'ORPHAN' },
          { fromPoolLot: 3, ...drawn(7, 'R2', '18.00'), program: 'RURAL_DIBAO' },
        ],
      },
    });
    scenario.and(closePools(2017));
    expect(poolAfter(scenario)).toEqual([
      [2, 'R1', 0n],
      [3, 'R2', 0n],
    ]);
    expect(poolAfter(scenario, 2018)).toEqual([
      [1, 'NEXT', yuan('7.00')],
      [7, 'R2', yuan('18.00')],
    ]);
    // Carried lots stand last: the year's own money goes first.
    scenario.when(transfer('T18', '8.00', { fiscalYear: 2018 })).thenHappens('TransferIssued', {
      lines: [
        {
          region: first,
          ...RURAL,
          amountFen: yuan('8.00'),
          draws: [{ ...drawn(1, 'NEXT', '7.00'), originYear: 2018 }, drawn(7, 'R2', '1.00')],
        },
      ],
    });
  });

  it('waits for the end of the year, and happens once', () => {
    const scenario = given(receipt('A', '1.00', { fiscalYear: 2016 }), receipt('B', '1.00'));
    scenario
      .when({ kind: 'ClosePoolYear', fiscalYear: 2016, closedOn: '2016-12-30' })
      .thenRefused('YEAR_NOT_OVER');
    scenario.and(closePools(2017)).when(closePools(2017)).thenRefused('YEAR_CLOSED');
    scenario.when(closePools(2016)).thenRefused('YEAR_CLOSED', { fiscalYear: 2016 });
  });
});

describe('years of the pools', () => {
  it('close one after the other, also those in which nothing happened', () => {
    const scenario = given(receipt('A', '1.00', { fiscalYear: 2015 }));
    scenario.and(transfer('T', '1.00', { fiscalYear: 2015 }), closePools(2015));
    scenario
      .and(closePools(2016))
      .when(receipt('B', '1.00', { fiscalYear: 2014 }))
      .thenRefused('YEAR_CLOSED', { fiscalYear: 2014 });
  });
});

describe('a reclaim', () => {
  const received = () =>
    given(
      receipt('R1', '10.00'),
      receipt('R2', '10.00'),
      opening('OLD', '4.00'),
      transfer('T1', '12.00'),
      transfer('T2', '3.00'),
      arrival('T1'),
      arrival('T2'),
    );

  it('draws only the named document’s lots and puts them back under their receipts, last', () => {
    const scenario = received().and(receipt('R3', '1.00'), reclaim('S', 'T1', '11.00'));
    const { data } = scenario.facts.at(-1)!;
    expect(data).toMatchObject({
      draws: [
        { lot: 2, amountFen: yuan('10.00'), origin: { documentNo: 'T1', receiptNo: 'R1' } },
        { lot: 3, amountFen: yuan('1.00'), origin: { documentNo: 'T1', receiptNo: 'R2' } },
      ],
      poolLots: [
        { poolLot: 4, receiptNo: 'R1', amountFen: yuan('10.00') },
        { poolLot: 5, receiptNo: 'R2', amountFen: yuan('1.00') },
      ],
    });
    expect(poolAfter(scenario)).toEqual([
      [1, 'R1', 0n],
      [2, 'R2', yuan('5.00')],
      [3, 'R3', yuan('1.00')],
      [4, 'R1', yuan('10.00')],
      [5, 'R2', yuan('1.00')],
    ]);
  });

  it('takes no money of another document, however much the account holds', () => {
    const scenario = received();
    scenario.when(reclaim('S', 'T2', '3.01')).thenRefused('INSUFFICIENT_FUNDS', {
      available: '3.00',
      amount: '3.01',
    });
    scenario.when(reclaim('S', 'NONE', '0.01')).thenRefused('INSUFFICIENT_FUNDS');
    scenario
      .when(reclaim('S', 'T1', '1.00', { region: second }))
      .thenRefused('INSUFFICIENT_FUNDS', { available: '0.00' });
  });

  it('puts opening carry-over back under the number of its document', () => {
    const scenario = received().and(reclaim('S', 'OLD', '4.00'));
    expect(poolAfter(scenario).at(-1)).toEqual([3, 'OLD', yuan('4.00')]);
  });

  it('never reaches budget money, not even of an entry with the document’s number', () => {
    const entry = { documentNo: 'T1' };
    const scenario = given(receipt('R1', '10.00'), transfer('T1', '5.00'), arrival('T1'), {
      kind: 'AllocateBudget',
      entryNo: entry.documentNo,
      region: first,
      fiscalYear: 2017,
      class: 'BASIC_LIVELIHOOD',
      code: 'RURAL_DIBAO',
      projectKind: null,
      source: 'OWN',
      amountFen: yuan('9.00'),
      allocatedOn: '2017-03-01',
      exemptionDocumentNo: null,
    });
    scenario
      .when(reclaim('S', 'T1', '5.01'))
      .thenRefused('INSUFFICIENT_FUNDS', { available: '5.00' });
  });

  it('is refused where the county’s or the pools’ year is closed', () => {
    received()
      .and(closePools(2017))
      .when(reclaim('S', 'T1', '1.00'))
      .thenRefused('YEAR_CLOSED');
    received()
      .and({ kind: 'CloseCountyYear', region: first, fiscalYear: 2017, closedOn: '2018-01-05' })
      .when(reclaim('S', 'T1', '1.00'))
      .thenRefused('YEAR_CLOSED', { region: first });
  });
});
