import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { isRefusal } from '../../refusals/refusals.js';
import { correct, given } from '../../../test/given-when-then.js';
import {
  arrival,
  bankReturn,
  batch,
  budget,
  receipt,
  reclaim,
  transfer,
} from '../../../test/sample-commands.js';
import {
  type FoundRecovery,
  type RecoveryKind,
  decideRecoveries,
  recoveredOf,
} from './recoveries.js';

const REGION = '220503';
const { facts } = given(
  receipt('R1', '10.00'),
  transfer('T', { [REGION]: '6.00' }),
  arrival('T'),
  budget('B', '20.00'),
  batch('F', '8.00', { listed: 2 }),
  bankReturn('Z', 'F', 1, '3.00'),
  batch('G', '2.00', { listed: 1 }),
  correct(7),
  reclaim('S', 'T', '1.00'),
);

function named(kind: RecoveryKind, type: Fact['type']): FoundRecovery {
  return { kind, number: 'N', entry: facts.find((fact) => fact.type === type)! };
}

const returned = named('RETURN', 'PaymentReturned');
const reversed = named('CORRECTION', 'EntryReversed');
const reclaimed = named('RECLAIM', 'AwardReclaimed');

describe('what came back', () => {
  it.each([
    ['PAYMENT_DUPLICATE:1:F', returned, 300n],
    ['PAYMENT_AFTER_EXIT:2:F', returned, 'RECOVERY_NOT_OF_FINDING'],
    ['PAYMENT_OVER_STANDARD:1:H', returned, 'RECOVERY_NOT_OF_FINDING'],
    ['PAYMENT_DUPLICATE:1:G', reversed, 200n],
    ['PAYMENT_DUPLICATE:1:F', reversed, 'RECOVERY_NOT_OF_FINDING'],
    ['PAYMENT_LATE:F', returned, 300n],
    ['DIRECT_FUNDS_RESTING:G', reversed, 200n],
    [`FUNDS_IDLE:${REGION}/2017/RURAL_DIBAO/T`, reclaimed, 100n],
    [`SURPLUS_OVER_TWO_YEARS:${REGION}/2018/ORPHAN/T`, reclaimed, 100n],
    [`FUNDS_IDLE:${REGION}/2017/RURAL_DIBAO/U`, reclaimed, 'RECOVERY_NOT_OF_FINDING'],
    ['FUNDS_IDLE:220502/2017/RURAL_DIBAO/T', reclaimed, 'RECOVERY_NOT_OF_FINDING'],
    [`FUNDS_IDLE:${REGION}/2017/RURAL_DIBAO/T`, returned, 'RECOVERY_NOT_OF_FINDING'],
    ['TRANSFER_LATE:T', reclaimed, 'RECOVERY_NOT_OF_FINDING'],
    [`INPUT_DECREASED:${REGION}/2017`, returned, 'RECOVERY_NOT_OF_FINDING'],
    ['PAYMENT_DUPLICATE:1:F', { ...returned, entry: undefined }, 'RECOVERY_UNKNOWN'],
  ] as const)('%s', (findingId, found, wanted) => {
    const decided = decideRecoveries(findingId, [found]);
    expect(isRefusal(decided) ? decided.code : decided[0]!.amountFen).toBe(wanted);
  });

  it('counts an entry once, however often it is named', () => {
    expect(decideRecoveries('PAYMENT_DUPLICATE:1:F', [returned, returned])).toHaveLength(1);
  });

  it.each([
    [null, 500n, 300n],
    [null, 200n, 200n],
    [100n, 500n, 100n],
    [300n, 500n, 300n],
    [301n, 500n, 'RECOVERY_EXCEEDS_ENTRIES'],
  ])('%s said of %s found is %s', (said, found, wanted) => {
    const entries = decideRecoveries('PAYMENT_DUPLICATE:1:F', [returned]);
    if (isRefusal(entries)) throw new Error(entries.code);
    const recovered = recoveredOf(said, found, entries);
    expect(isRefusal(recovered) ? recovered.code : recovered.recoveredFen).toBe(wanted);
  });

  it('is as said where no entry is named', () => {
    expect(recoveredOf(null, 5n, [])).toEqual({ recoveredFen: null });
    expect(recoveredOf(7n, 5n, [])).toEqual({ recoveredFen: 7n });
  });
});
