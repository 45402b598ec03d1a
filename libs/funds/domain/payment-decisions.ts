/** Paying out, getting back, closing the year. @source domain.md, sections 3 and 4 */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import type { LotPart } from '../../event-catalogue/fund-events.js';
import type { SpendingClass } from '../../event-catalogue/vocabulary.js';
import { formatYuan } from '../../money/fen.js';
import { COMBINED_ASSISTANCE } from '../../policy/programs.js';
import type { Programs } from '../../policy/known-programs.js';
import { type Refusal, refuse } from '../../refusals/refusals.js';
import { refuseAmount } from '../../refusals/sizes.js';
import { openYearBefore } from './closed-years.js';
import type { CloseCountyYear, RecordDisbursement, ReturnPayment } from './commands.js';
import {
  type Circumstances,
  type Decision,
  accountName,
  projectKindOf,
  refuseAccount,
  refuseClosedYear,
} from './county-decisions.js';
import {
  type Batch,
  type CountyState,
  accountKey,
  firstOpenYear,
  lastSuccessor,
  lotsOf,
} from './county-state.js';
import { draw, remainingFen } from './lots.js';
import { naturalKeyOfCommand } from './natural-keys.js';

/** Spending is a fact and is always recorded, also while a gap remains; it must only be covered. */
export function recordDisbursement(
  command: RecordDisbursement,
  state: CountyState,
  { programs }: Circumstances,
): Decision<'DisbursementRecorded'> {
  const { kind: _, listed, lines: _lines, ...batch } = command;
  const { fiscalYear, amountFen } = batch;
  const refusal =
    refuseAmount(amountFen) ??
    refuseAccount(batch, programs) ??
    refuseUnpayable(batch) ??
    refusePeriod(command) ??
    refuseList(command) ??
    refuseClosedYear(state, fiscalYear);
  if (refusal) return refusal;
  const held = lotsOf(state, fiscalYear, batch);
  const draws = draw(held, amountFen);
  if (!draws) {
    const available = formatYuan(remainingFen(held));
    const account = accountName(batch);
    return refuse('INSUFFICIENT_FUNDS', { account, available, amount: formatYuan(amountFen) });
  }
  const account = { pooled: programs.isPooled(batch), projectKind: projectKindOf(state, batch) };
  const listedPayments = listed?.payments ?? 0;
  const paymentStream = listed ? paymentStreamOf(command, state) : null;
  return {
    type: 'DisbursementRecorded',
    data: { ...batch, ...account, listedPayments, paymentStream, draws },
  };
}

/** A batch that is entered anew after its reversal lists its payments in a stream of its own. */
function paymentStreamOf(command: RecordDisbursement, state: CountyState): string {
  const generation = state.generations.get(naturalKeyOfCommand(command)) ?? 0;
  return `batch-${command.batchNo}${generation === 0 ? '' : `~${generation}`}`;
}

/** The county splits the combined sum by adjustments first. domain.md, section 2 */
function refuseUnpayable({ code }: { readonly code: string }): Refusal | undefined {
  return code === COMBINED_ASSISTANCE
    ? refuse('PROGRAM_NOT_PAYABLE', { program: code })
    : undefined;
}

function refusePeriod(batch: RecordDisbursement): Refusal | undefined {
  const { class: of, period, batchNo, fiscalYear } = batch;
  if (of === 'CONSTRUCTION' && period !== null) return refuse('PERIOD_NOT_ALLOWED', { batchNo });
  if (period === null || period.startsWith(`${fiscalYear}-`)) return undefined;
  return refuse('PERIOD_OUTSIDE_YEAR', { batchNo, period, fiscalYear });
}

function refuseList(command: RecordDisbursement): Refusal | undefined {
  const { batchNo, listed, payments, amountFen } = command;
  if (!listed) return undefined;
  if (listed.payments !== payments) {
    return refuse('BATCH_COUNT_MISMATCH', { batchNo, payments, listed: listed.payments });
  }
  if (listed.amountFen !== amountFen) {
    const data = { batchNo, amount: formatYuan(amountFen), listed: formatYuan(listed.amountFen) };
    return refuse('BATCH_SUM_MISMATCH', data);
  }
  return undefined;
}

/**
 * A return credits the lots of its batch in reverse of the order they were drawn in. A late one
 * passes through every closed year to the first open one, into the lot that its own has become
 * there, or else a new last lot of the same origin.
 */
export function returnPayment(
  command: ReturnPayment,
  state: CountyState,
): Decision<'PaymentReturned'> {
  const { kind: _, ...entry } = command;
  const { batchNo, paymentNo, amountFen } = entry;
  const batch = state.batches.get(batchNo);
  if (!batch) return refuse('BATCH_UNKNOWN', { batchNo });
  if (entry.returnedOn < batch.paidOn) {
    return refuse('RETURN_BEFORE_PAYMENT', { batchNo, paidOn: batch.paidOn });
  }
  if (batch.listedPayments === 0) return refuse('PAYMENT_UNKNOWN', { batchNo, paymentNo });
  if (batch.returnedPayments.has(paymentNo)) {
    return refuse('ALREADY_RETURNED', { batchNo, paymentNo });
  }
  const { fiscalYear, class: of, code, pooled, projectKind, period } = batch;
  return {
    type: 'PaymentReturned',
    data: {
      ...entry,
      fiscalYear,
      class: of,
      code,
      pooled,
      projectKind,
      period,
      credits: credits(state, batch, amountFen),
    },
  };
}

type Credits = DataOf<'PaymentReturned'>['credits'];

function credits(state: CountyState, batch: Batch, amountFen: bigint): Credits {
  const openYear = firstOpenYear(state, batch.fiscalYear);
  const parts: Credits[number][] = [];
  let leftFen = amountFen;
  let nextLot = state.nextLot;
  for (let draw = batch.draws.length - 1; draw >= 0 && leftFen > 0n; draw--) {
    const drawn = batch.draws[draw]!;
    const openFen = drawn.amountFen - batch.creditedFen[draw]!;
    const partFen = openFen < leftFen ? openFen : leftFen;
    if (partFen === 0n) continue;
    const become = state.lots.get(lastSuccessor(state, drawn.lot))!;
    const lot = become.fiscalYear === openYear ? become.number : nextLot++;
    const credited: LotPart = {
      lot,
      fiscalYear: openYear,
      amountFen: partFen,
      origin: drawn.origin,
    };
    parts.push({ draw, credited });
    leftFen -= partFen;
  }
  if (leftFen !== 0n) throw new Error(`returns of a batch exceed what it drew`);
  return parts;
}

const CLASS_ORDER: readonly SpendingClass[] = [
  'BASIC_LIVELIHOOD',
  'CONSTRUCTION',
  'OPERATING',
  'OTHER',
];

/**
 * Every remaining lot moves, unchanged, to the same account of the next year, entering last there.
 */
export function closeCountyYear(
  command: CloseCountyYear,
  state: CountyState,
  { programs }: Circumstances,
): Decision<'CountyYearClosed'> {
  const { region, fiscalYear, closedOn } = command;
  const refusal = refuseClosedYear(state, fiscalYear) ?? refuseEarlyClose(fiscalYear, closedOn);
  if (refusal) return refusal;
  const earlierYear = openYearBefore(state.closedYears, state.figures.keys(), fiscalYear);
  if (earlierYear !== undefined) return refuse('EARLIER_YEAR_OPEN', { region, earlierYear });
  return {
    type: 'CountyYearClosed',
    data: { region, fiscalYear, closedOn, moves: movesOf(state, fiscalYear, programs) },
  };
}

export function refuseEarlyClose(fiscalYear: number, closedOn: string): Refusal | undefined {
  if (closedOn >= `${fiscalYear}-12-31`) return undefined;
  return refuse('YEAR_NOT_OVER', { fiscalYear, closedOn });
}

function movesOf(
  state: CountyState,
  fiscalYear: number,
  programs: Programs,
): DataOf<'CountyYearClosed'>['moves'] {
  let nextLot = state.nextLot;
  const moves: DataOf<'CountyYearClosed'>['moves'][number][] = [];
  for (const of of CLASS_ORDER) {
    const prefix = accountKey(fiscalYear, { class: of, code: '' });
    const keys = [...state.accounts.keys()].filter((key) => key.startsWith(prefix)).sort();
    for (const key of keys) {
      const account = { class: of, code: key.slice(prefix.length) };
      for (const lot of state.accounts.get(key)!) {
        if (lot.remainingFen === 0n) continue;
        moves.push({
          ...account,
          pooled: programs.isPooled(account),
          projectKind: projectKindOf(state, account),
          fromLot: lot.number,
          lot: {
            lot: nextLot++,
            fiscalYear: fiscalYear + 1,
            amountFen: lot.remainingFen,
            origin: lot.origin,
          },
        });
      }
    }
  }
  return moves;
}
