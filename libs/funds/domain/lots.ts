/**
 * Lots: money of one origin inside one account. @source domain.md, section 4
 *
 * Drawing takes lots by origin year, oldest first, and in order of entry within a year. Lots are
 * numbered in order of entry, so that order is the order of numbers.
 */
import type { LotPart, Origin } from '../../event-catalogue/fund-events.js';

export interface Lot {
  readonly number: number;
  readonly fiscalYear: number;
  readonly origin: Origin;
  readonly enteredFen: bigint;
  remainingFen: bigint;
}

/** What an account holds, in order of entry. */
export type Account = Lot[];

export function remainingFen(lots: readonly Lot[]): bigint {
  let total = 0n;
  for (const lot of lots) total += lot.remainingFen;
  return total;
}

export function inDrawingOrder(lots: readonly Lot[]): Lot[] {
  return lots
    .filter((lot) => lot.remainingFen > 0n)
    .sort((a, b) => a.origin.originYear - b.origin.originYear || a.number - b.number);
}

/**
 * The parts that make up `amountFen`; undefined where the lots hold too little. Changes nothing.
 */
export function draw(lots: readonly Lot[], amountFen: bigint): LotPart[] | undefined {
  const parts: LotPart[] = [];
  let missingFen = amountFen;
  for (const lot of inDrawingOrder(lots)) {
    if (missingFen === 0n) break;
    const partFen = lot.remainingFen < missingFen ? lot.remainingFen : missingFen;
    parts.push(partOf(lot, partFen));
    missingFen -= partFen;
  }
  return missingFen === 0n ? parts : undefined;
}

export function partOf(lot: Lot, amountFen: bigint): LotPart {
  return { lot: lot.number, fiscalYear: lot.fiscalYear, amountFen, origin: lot.origin };
}
