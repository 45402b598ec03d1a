import { describe, expect, it } from '@jest/globals';
import { TODAY, given } from '../../../test/given-when-then.js';
import {
  adjustment,
  arrival,
  bankReturn,
  batch,
  budget,
  close,
  exemption,
  need,
  opening,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import { refuseDays } from './command-days.js';
import type { FundsCommand } from './commands.js';

const AHEAD = '2022-01-02';
const codeOf = (command: FundsCommand) => refuseDays(command, TODAY)?.code ?? 'taken';

const dated: readonly (readonly [string, (day: string) => FundsCommand, 'year' | 'around'])[] = [
  ['budget', (allocatedOn) => budget('B', '1', { allocatedOn }), 'year'],
  ['adjustment', (adjustedOn) => adjustment('A', 'ORPHAN', 'X', '1', { adjustedOn }), 'year'],
  ['batch', (paidOn) => batch('F', '1', { paidOn }), 'year'],
  ['reclaim', (reclaimedOn) => reclaim('S', 'T', '1', { reclaimedOn }), 'year'],
  ['need', (assessedOn) => need(1, '1', { assessedOn }), 'around'],
  ['receipt', (receivedOn) => receipt('R', '1', { receivedOn }), 'around'],
  ['issue', (issuedOn) => transfer('T', '1', { issuedOn }), 'around'],
];

describe('the day of an entry of 2017', () => {
  it.each(dated)('of a %s lies in its window', (_, on, window) => {
    const first = window === 'year' ? '2017-01-01' : '2016-07-01';
    const before = window === 'year' ? '2016-12-31' : '2016-06-30';
    expect([first, '2018-03-31'].map((day) => codeOf(on(day)))).toEqual(['taken', 'taken']);
    const outside = [before, '2018-04-01', '1990-01-01'].map((day) => codeOf(on(day)));
    expect(new Set(outside)).toEqual(new Set(['DATE_OUTSIDE_YEAR']));
    expect(codeOf(on(AHEAD))).toBe('DATE_IN_FUTURE');
  });

  it('lies not after today, whatever else is wrong', () => {
    expect(codeOf(arrival('T', AHEAD))).toBe('DATE_IN_FUTURE');
    expect(codeOf(bankReturn('Z', 'F', 1, '1', { returnedOn: AHEAD }))).toBe('DATE_IN_FUTURE');
    expect(codeOf({ ...close(2017), closedOn: AHEAD })).toBe('DATE_IN_FUTURE');
    expect(codeOf(receipt('R', '1', { documentDate: AHEAD }))).toBe('DATE_IN_FUTURE');
    expect(codeOf(opening('O', '1', { fiscalYear: 2023 }))).toBe('DATE_IN_FUTURE');
    given()
      .when(budget('B', '0', { allocatedOn: AHEAD }))
      .thenRefused('DATE_IN_FUTURE', { day: AHEAD, today: TODAY });
  });

  it('may lie ahead for an exemption, which is decided before', () => {
    expect(codeOf(exemption('X', '1', { issuedOn: AHEAD }))).toBe('taken');
  });

  it('is for a month of its year, and comes back no earlier than it was paid', () => {
    const paid = given(budget('B', '9'), batch('F', '9', { listed: 1 }));
    paid
      .when(batch('G', '1', { period: '2016-12' }))
      .thenRefused('PERIOD_OUTSIDE_YEAR', { period: '2016-12' });
    const back = (returnedOn: string) => bankReturn('Z', 'F', 1, '9', { returnedOn });
    paid.when(back('2017-05-07')).thenRefused('RETURN_BEFORE_PAYMENT', { paidOn: '2017-05-08' });
    paid.when(back('2017-05-08')).thenHappens('PaymentReturned', {});
  });
});
