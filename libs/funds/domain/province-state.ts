/**
 * The province's pools, one for each fiscal year and program: the fold of the province's stream.
 */
import { documentNumber } from '../../event-catalogue/document-number.js';
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, type ReversalTable, entryFor } from '../../event-catalogue/folds.js';
import type { PoolPart, ReceiptEntryRef } from '../../event-catalogue/fund-events.js';
import type { ReversibleType } from '../../event-catalogue/reversal-events.js';
import { naturalKeyOf } from './natural-keys.js';

/** Money in a pool. Lots are numbered in order of entry; a pool is drawn first in, first out. */
export interface PoolLot {
  readonly number: number;
  readonly program: string;
  readonly fiscalYear: number;
  /** The receipt, or the opening document of a reclaimed carry-over. */
  readonly receiptNo: string;
  /** null: of an opening document, or of a receipt with only one entry. */
  readonly entry: ReceiptEntryRef | null;
  /** Fiscal year of the receipt, or of the opening balance. */
  readonly originYear: number;
  remainingFen: bigint;
}

export interface KnownDocument {
  /** As recorded: the first edition took any spelling. */
  readonly number: string;
  readonly kind: 'receipt' | 'transfer';
}

export interface ProvinceState {
  nextLot: number;
  readonly lots: Map<number, PoolLot>;
  /** By `poolKey`, in order of entry. */
  readonly pools: Map<string, PoolLot[]>;
  /** Receipts and transfers in force by the form of their numbers, in order of recording. */
  readonly documents: Map<string, readonly KnownDocument[]>;
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
    documents: new Map(),
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
  entryFor(PROVINCE, fact.type)?.(fact.data, state);
  return state;
}

const PROVINCE: FoldTable<'provinceState', [ProvinceState], void> = {
  ReceiptRecorded(data, state) {
    addDocument(state, { number: data.documentNo, kind: 'receipt' });
    for (const { program, ...part } of receiptParts(data)) {
      enter(state, { program, fiscalYear: data.fiscalYear }, part);
    }
  },
  TransferIssued({ documentNo, lines, schemeId }, state) {
    addDocument(state, { number: documentNo, kind: 'transfer' });
    for (const line of lines) take(state, line.draws);
    if (schemeId !== null) state.issuedSchemes.add(schemeId);
  },
  AwardReclaimed(data, state) {
    data.poolLots.forEach((part, index) => {
      // The first edition put back each part that it drew, and left its year to that one.
      const originYear = part.originYear ?? data.draws[index]!.origin.originYear;
      enter(state, data, { ...part, originYear });
    });
  },
  PoolYearClosed: closePools,
  EntryReversed({ eventId, reversed }, state) {
    state.reversedEvents.add(eventId);
    const key = naturalKeyOf(reversed);
    state.generations.set(key, (state.generations.get(key) ?? 0) + 1);
    entryFor(REVERSED, reversed.type)?.(reversed.data, state);
  },
};

const REVERSED: ReversalTable<'provinceState', [ProvinceState], void> = {
  ReceiptRecorded(data, state) {
    removeDocument(state, { number: data.documentNo, kind: 'receipt' });
    take(state, receiptParts(data));
  },
  TransferIssued({ documentNo, lines, schemeId }, state) {
    removeDocument(state, { number: documentNo, kind: 'transfer' });
    if (schemeId !== null) state.issuedSchemes.delete(schemeId);
    for (const line of lines) putBack(state, line.draws);
  },
  AwardReclaimed: ({ poolLots }, state) => take(state, poolLots),
};

/** The documents in force whose numbers have the form of this one. */
export function documentsLike(state: ProvinceState, number: string): readonly KnownDocument[] {
  return state.documents.get(documentNumber(number)) ?? [];
}

function addDocument(state: ProvinceState, document: KnownDocument): void {
  const known = documentsLike(state, document.number);
  state.documents.set(documentNumber(document.number), [...known, document]);
}

function removeDocument(state: ProvinceState, { number, kind }: KnownDocument): void {
  const left = documentsLike(state, number).filter(
    (known) => known.number !== number || known.kind !== kind,
  );
  if (left.length === 0) state.documents.delete(documentNumber(number));
  else state.documents.set(documentNumber(number), left);
}

/** Whether the reversal of an event of this type moves money of the pools. */
export function movesPools(type: ReversibleType): boolean {
  return entryFor(REVERSED, type) !== undefined;
}

/** Of a pool, with the year that its lot has: what enters always says it. */
interface EnteringPart extends PoolPart {
  readonly originYear: number;
}

function receiptParts(
  data: DataOf<'ReceiptRecorded'>,
): (EnteringPart & { readonly program: string })[] {
  const { documentNo: receiptNo, fiscalYear: originYear } = data;
  return data.entries.map(({ program, source, poolLot, amountFen }) => {
    return { program, poolLot, receiptNo, entry: { program, source }, originYear, amountFen };
  });
}

function enter(
  state: ProvinceState,
  pool: { readonly program: string; readonly fiscalYear: number },
  part: EnteringPart,
): void {
  const { program, fiscalYear } = pool;
  const { poolLot: number, receiptNo, entry, originYear, amountFen: remainingFen } = part;
  const lot: PoolLot = { number, program, fiscalYear, receiptNo, entry, originYear, remainingFen };
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

function putBack(state: ProvinceState, parts: readonly PoolPart[]): void {
  for (const part of parts) state.lots.get(part.poolLot)!.remainingFen += part.amountFen;
}

function closePools(data: DataOf<'PoolYearClosed'>, state: ProvinceState): void {
  state.closedYears.add(data.fiscalYear);
  for (const { program, fromPoolLot, ...part } of data.moves) {
    const left = state.lots.get(fromPoolLot)!;
    left.remainingFen -= part.amountFen;
    // The first edition said neither: both are those of the lot that was carried.
    const { entry, originYear } = {
      entry: part.entry ?? left.entry,
      originYear: part.originYear ?? left.originYear,
    };
    enter(state, { program, fiscalYear: data.fiscalYear + 1 }, { ...part, entry, originYear });
  }
}
