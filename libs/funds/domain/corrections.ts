/**
 * A correction reverses an entry: it carries that one's business date, puts back what that one
 * moved, and is refused where the money it would take back has since been drawn. @source domain.md,
 * section 3
 */
import type { DataOf, RecordedFact } from '../../event-catalogue/catalogue.js';
import type { LotPart, PoolPart } from '../../event-catalogue/fund-events.js';
import { type ReversibleFact, isReversible } from '../../event-catalogue/reversal-events.js';
import { formatYuan } from '../../money/fen.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { type Decision, loweredBy, refuseClosedYear } from './county-decisions.js';
import type { CountyState } from './county-state.js';
import type { CountyStates } from './province-decisions.js';
import { type ProvinceState, movesPools } from './province-state.js';

export interface Correction {
  readonly correctionNo: string;
  readonly reason: string;
}

/**
 * The states that an entry's reversal touches: the province's, and those of the counties it
 * concerns.
 */
export interface LedgerState {
  readonly province: ProvinceState;
  readonly counties: CountyStates;
}

export function asReversible(fact: RecordedFact): ReversibleFact | Refusal {
  if (isReversible(fact.type)) return fact as ReversibleFact;
  return refuse('NOT_CORRECTABLE', { type: fact.type });
}

export function reverseEntry(
  correction: Correction,
  entry: RecordedFact,
  state: LedgerState,
): Decision<'EntryReversed'> {
  const reversed = asReversible(entry);
  if ('code' in reversed) return reversed;
  const { id: eventId } = entry;
  const counties = [...state.counties.values()];
  const known = [state.province, ...counties].some((each) => each.reversedEvents.has(eventId));
  if (known) return refuse('ALREADY_REVERSED', { eventId });
  const refusal = refuseClosed(reversed, state) ?? refuseDrawn(reversed, state);
  if (refusal) return refusal;
  const { type, data } = reversed;
  const lowersNeed = lowersNeedOf(reversed, state);
  return {
    type: 'EntryReversed',
    data: { ...correction, eventId, reversed: { type, data } as ReversibleFact, lowersNeed },
  };
}

/** Whether the need of the program's year is less without the entry. */
export function lowersNeedOf(entry: ReversibleFact, state: LedgerState): boolean {
  if (entry.type !== 'NeedAssessed') return false;
  const data = { correctionNo: '', eventId: '', reason: '', reversed: entry, lowersNeed: true };
  const reversal = { type: 'EntryReversed', data } as const;
  return loweredBy(countyOf(state, entry.data.region), reversal) > 0n;
}

/** A correction that lowers a need is proposed and approved by civil affairs alone. */
export function refuseLoweringBy(
  role: string,
  entry: ReversibleFact,
  state: LedgerState,
): Refusal | undefined {
  if (role === 'civil-affairs' || !lowersNeedOf(entry, state)) return undefined;
  return refuse('NEED_LOWERING_RESERVED', {});
}

function refuseClosed(
  fact: ReversibleFact,
  { province, counties }: LedgerState,
): Refusal | undefined {
  const { fiscalYear } = fact.data;
  for (const county of counties.values()) {
    const refusal = refuseClosedYear(county, fiscalYear);
    if (refusal) return refusal;
  }
  if (movesPools(fact.type) && province.closedYears.has(fiscalYear)) {
    return refuse('YEAR_CLOSED', { region: 'province', fiscalYear });
  }
  return undefined;
}

/** What the entry brought in must still be there whole. */
function refuseDrawn(fact: ReversibleFact, state: LedgerState): Refusal | undefined {
  switch (fact.type) {
    case 'NeedAssessed':
      return undefined;
    case 'ReceiptRecorded':
      return refuseDrawnPool(state.province, entriesOf(fact.data));
    case 'TransferIssued':
      return refuseArrived(fact.data.documentNo, state.counties);
    case 'AwardReclaimed':
      return refuseDrawnPool(state.province, fact.data.poolLots);
    case 'OpeningBalanceEntered':
    case 'BudgetAllocated':
      return refuseDrawnLots(countyOf(state, fact.data.region), [fact.data.lot]);
    case 'TransferReceived': {
      const arrived = fact.data.lines.flatMap(({ lots }) => lots);
      return refuseDrawnLots(countyOf(state, fact.data.region), arrived);
    }
    case 'FundsAdjusted':
      return refuseDrawnLots(countyOf(state, fact.data.region), fact.data.lots);
    case 'DisbursementRecorded':
      return refuseReturned(countyOf(state, fact.data.region), fact.data.batchNo);
    case 'PaymentReturned': {
      const credited = fact.data.credits.map((credit) => credit.credited);
      return refuseDrawnLots(countyOf(state, fact.data.region), credited);
    }
  }
}

function countyOf(state: LedgerState, region: string): CountyState {
  const county = state.counties.get(region);
  if (!county) throw new Error(`the state of ${region} was not read`);
  return county;
}

function refuseDrawnLots(county: CountyState, parts: readonly LotPart[]): Refusal | undefined {
  for (const part of parts) {
    const missingFen = part.amountFen - (county.lots.get(part.lot)?.remainingFen ?? 0n);
    if (missingFen > 0n) return alreadyDrawn(missingFen, `${county.region} #${part.lot}`);
  }
  return undefined;
}

function refuseDrawnPool(
  province: ProvinceState,
  parts: readonly Pick<PoolPart, 'poolLot' | 'amountFen' | 'receiptNo'>[],
): Refusal | undefined {
  for (const part of parts) {
    const missingFen = part.amountFen - (province.lots.get(part.poolLot)?.remainingFen ?? 0n);
    if (missingFen > 0n) return alreadyDrawn(missingFen, part.receiptNo);
  }
  return undefined;
}

function entriesOf({ documentNo: receiptNo, entries }: DataOf<'ReceiptRecorded'>) {
  return entries.map(({ poolLot, amountFen }) => ({ receiptNo, poolLot, amountFen }));
}

/** A line that has arrived is drawn: its arrival is to be reversed first. */
function refuseArrived(documentNo: string, counties: CountyStates): Refusal | undefined {
  for (const county of counties.values()) {
    const award = county.awards.get(documentNo)?.find(({ received }) => received);
    if (award) return alreadyDrawn(award.amountFen, `${county.region} ${documentNo}`);
  }
  return undefined;
}

/** A batch with a returned payment stays until the return is reversed. */
function refuseReturned(county: CountyState, batchNo: string): Refusal | undefined {
  const [paymentNo] = county.batches.get(batchNo)?.returnedPayments ?? [];
  return paymentNo === undefined ? undefined : refuse('ALREADY_RETURNED', { batchNo, paymentNo });
}

function alreadyDrawn(missingFen: bigint, account: string): Refusal {
  return refuse('ALREADY_DRAWN', { amount: formatYuan(missingFen), account });
}
