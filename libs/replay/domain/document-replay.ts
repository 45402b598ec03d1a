/**
 * A document's whole life: what each event moved of its money, place by place, from the pool over
 * the counties down to the payment batches, and back.
 * @source domain.md, section 4: money is conserved
 */
import type { Fact } from '../../event-catalogue/catalogue.js';
import { type FundMove, type Place, fundMovesOf } from '../../fund-trace/domain/fund-moves.js';
import { type LateReason, type Timekeeping, lateReasons, newTimekeeping } from './lateness.js';

/** `carry-over`: the document of an opening balance. */
export type DocumentKind = 'receipt' | 'transfer' | 'carry-over';

/** A place where money of the document can be. */
export interface PlaceName {
  readonly place: Place;
  readonly region: string | null;
  readonly fiscalYear: number;
  readonly program: string;
  /** The transfer, where the document is a receipt. */
  readonly documentNo: string | null;
  /** Where it was paid out. */
  readonly batchNo: string | null;
}

export interface PlaceChange extends PlaceName {
  readonly beforeFen: bigint;
  readonly afterFen: bigint;
}

export type Totals = Readonly<Record<Place, bigint>>;

export interface DocumentStep {
  readonly changes: readonly PlaceChange[];
  readonly before: Totals;
  readonly after: Totals;
  readonly late: readonly LateReason[];
}

export interface DocumentReplay {
  readonly documentNo: string;
  readonly kind: DocumentKind;
  readonly places: Map<string, bigint>;
  readonly time: Timekeeping;
  totals: Totals;
}

const NOWHERE: Totals = {
  UNISSUED: 0n,
  IN_TRANSIT: 0n,
  REMAINING: 0n,
  RECLAIMED: 0n,
  DISBURSED: 0n,
};

export function newDocumentReplay(documentNo: string, kind: DocumentKind): DocumentReplay {
  return { documentNo, kind, places: new Map(), time: newTimekeeping(), totals: NOWHERE };
}

/**
 * Of a receipt, what was reclaimed is unissued again and is not told twice; of a transfer, what it
 * drew is in transit, and the pool that it drew from is the receipts' affair.
 */
export function movesOfDocument(
  fact: Fact,
  documentNo: string,
  kind: DocumentKind,
): readonly FundMove[] {
  const moves = fundMovesOf(fact);
  return kind === 'receipt'
    ? moves.filter((move) => move.receiptNo === documentNo && move.place !== 'RECLAIMED')
    : moves.filter((move) => move.documentNo === documentNo && move.place !== 'UNISSUED');
}

export interface DocumentEntry {
  readonly occurredOn: string;
  readonly moves: readonly FundMove[];
}

/**
 * Takes the next entry in. The replay is the caller's own: it is changed in place.
 * @param counts false: only its date is noted
 */
export function documentStep(
  replay: DocumentReplay,
  { occurredOn, moves }: DocumentEntry,
  counts = true,
): DocumentStep | undefined {
  const late = lateReasons(replay.time, occurredOn, false);
  if (!counts) return undefined;
  const before = replay.totals;
  const after = { ...before };
  const touched = new Map<string, PlaceName & { beforeFen: bigint; afterFen: bigint }>();
  for (const move of moves) {
    after[move.place] += move.amountFen;
    const name = placeOf(move, replay.kind);
    const key = Object.values(name).join('/');
    const wasFen = replay.places.get(key) ?? 0n;
    const afterFen = wasFen + move.amountFen;
    if (afterFen === 0n) replay.places.delete(key);
    else replay.places.set(key, afterFen);
    const known = touched.get(key);
    if (known) known.afterFen = afterFen;
    else touched.set(key, { ...name, beforeFen: wasFen, afterFen });
  }
  replay.totals = after;
  const changes = [...touched.values()].filter(({ beforeFen, afterFen }) => beforeFen !== afterFen);
  return { changes, before, after, late };
}

function placeOf(move: FundMove, kind: DocumentKind): PlaceName {
  const { place, region, fiscalYear, program } = move;
  return {
    place,
    region,
    fiscalYear,
    program,
    documentNo: kind === 'receipt' ? move.documentNo : null,
    batchNo: place === 'DISBURSED' ? move.batchNo : null,
  };
}
