/**
 * The province's pools, one for each fiscal year and program: the fold of the province's stream.
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { PoolPart } from '../../event-catalogue/fund-events.js';
import { naturalKeyOf } from './natural-keys.js';

/** Money in a pool. Lots are numbered in order of entry; a pool is drawn first in, first out. */
export interface PoolLot {
  readonly number: number;
  readonly program: string;
  readonly fiscalYear: number;
  /** The receipt, or the opening document of a reclaimed carry-over. */
  readonly receiptNo: string;
  remainingFen: bigint;
}

export interface ProvinceState {
  nextLot: number;
  readonly lots: Map<number, PoolLot>;
  /** By `poolKey`, in order of entry. */
  readonly pools: Map<string, PoolLot[]>;
  readonly closedYears: Set<number>;
  readonly reversedEvents: Set<string>;
  readonly generations: Map<string, number>;
  /** Allocation schemes that a transfer in force cites. */
  readonly issuedSchemes: Set<string>;
}

export function newProvince(): ProvinceState {
  return {
    nextLot: 1,
    lots: new Map(),
    pools: new Map(),
    closedYears: new Set(),
    reversedEvents: new Set(),
    generations: new Map(),
    issuedSchemes: new Set(),
  };
}

export function poolKey(fiscalYear: number, program: string): string {
  return `${fiscalYear}/${program}`;
}

export function poolOf(state: ProvinceState, fiscalYear: number, program: string): PoolLot[] {
  return state.pools.get(poolKey(fiscalYear, program)) ?? [];
}

/**
 * Folds a fact of the province's stream in. The state is the caller's own: it is changed in place.
 */
export function evolveProvince(state: ProvinceState, fact: Fact): ProvinceState {
  switch (fact.type) {
    case 'ReceiptRecorded': {
      const { program, fiscalYear, documentNo: receiptNo, amountFen, poolLot } = fact.data;
      enter(state, { program, fiscalYear }, { poolLot, receiptNo, amountFen });
      break;
    }
    case 'TransferIssued':
      for (const line of fact.data.lines) take(state, line.draws);
      if (fact.data.schemeId !== null) state.issuedSchemes.add(fact.data.schemeId);
      break;
    case 'AwardReclaimed':
      for (const part of fact.data.poolLots) enter(state, fact.data, part);
      break;
    case 'PoolYearClosed':
      closePools(state, fact.data);
      break;
    case 'EntryReversed':
      reverse(state, fact.data);
      break;
    default:
  }
  return state;
}

function enter(
  state: ProvinceState,
  pool: { readonly program: string; readonly fiscalYear: number },
  part: PoolPart,
): void {
  const { program, fiscalYear } = pool;
  const { poolLot: number, receiptNo, amountFen: remainingFen } = part;
  const lot: PoolLot = { number, program, fiscalYear, receiptNo, remainingFen };
  const key = poolKey(fiscalYear, program);
  const lots = state.pools.get(key);
  if (lots) lots.push(lot);
  else state.pools.set(key, [lot]);
  state.lots.set(number, lot);
  state.nextLot = Math.max(state.nextLot, number + 1);
}

function take(state: ProvinceState, parts: readonly PoolPart[]): void {
  for (const part of parts) state.lots.get(part.poolLot)!.remainingFen -= part.amountFen;
}

function closePools(state: ProvinceState, data: DataOf<'PoolYearClosed'>): void {
  state.closedYears.add(data.fiscalYear);
  for (const { program, fromPoolLot, poolLot, receiptNo, amountFen } of data.moves) {
    state.lots.get(fromPoolLot)!.remainingFen -= amountFen;
    enter(state, { program, fiscalYear: data.fiscalYear + 1 }, { poolLot, receiptNo, amountFen });
  }
}

function reverse(state: ProvinceState, data: DataOf<'EntryReversed'>): void {
  state.reversedEvents.add(data.eventId);
  const key = naturalKeyOf(data.reversed);
  state.generations.set(key, (state.generations.get(key) ?? 0) + 1);
  const fact = data.reversed;
  if (fact.type === 'ReceiptRecorded') {
    take(state, [{ ...fact.data, receiptNo: fact.data.documentNo }]);
  } else if (fact.type === 'TransferIssued') {
    if (fact.data.schemeId !== null) state.issuedSchemes.delete(fact.data.schemeId);
    for (const part of fact.data.lines.flatMap((line) => line.draws)) {
      state.lots.get(part.poolLot)!.remainingFen += part.amountFen;
    }
  } else if (fact.type === 'AwardReclaimed') {
    take(state, fact.data.poolLots);
  }
}
