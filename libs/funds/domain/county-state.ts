/**
 * A county as its decisions see it: the fold of its own stream and of the province's events that
 * concern it, in the one order. All its fiscal years together, because closings, late returns and
 * late arrivals move lots from year to year.
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, type ReversalTable, entryFor } from '../../event-catalogue/folds.js';
import type {
  AccountRef,
  ClassedAccount,
  LotPart,
  PoolPart,
} from '../../event-catalogue/fund-events.js';
import type { ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { type YearFigures, noFigures, post } from '../../county-ledger/domain/year-figures.js';
import type { ProgramAccount } from '../../policy/known-programs.js';
import type { Account, Lot } from './lots.js';
import { naturalKeyOf } from './natural-keys.js';

/** A line that the province awarded the county. */
export interface Award extends ProgramAccount {
  readonly program: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
  readonly issuedOn: string;
  readonly draws: readonly PoolPart[];
  received: boolean;
}

export interface Batch extends ClassedAccount {
  readonly fiscalYear: number;
  readonly projectKind: ProjectKind | null;
  readonly period: string | null;
  readonly paidOn: string;
  readonly listedPayments: number;
  readonly paymentStream: string | null;
  readonly draws: readonly LotPart[];
  /** Of each draw, what returns have put back. */
  readonly creditedFen: bigint[];
  readonly returnedPayments: Set<number>;
}

/** The province's paper for a project and year. */
export interface Exemption {
  readonly project: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
  /** What budgets name it for. */
  budgetedFen: bigint;
}

export interface CountyState {
  readonly region: string;
  nextLot: number;
  readonly lots: Map<number, Lot>;
  /** By `accountKey`. */
  readonly accounts: Map<string, Account>;
  readonly closedYears: Set<number>;
  readonly figures: Map<number, YearFigures>;
  readonly projectKinds: Map<string, ProjectKind>;
  /**
   * How many entries that brought a project money stand; the last one reversed takes the kind with
   * it.
   */
  readonly projectEntries: Map<string, number>;
  /** By number. */
  readonly exemptions: Map<string, Exemption>;
  /** The lot of a later year that a lot has become. */
  readonly successors: Map<number, number>;
  readonly batches: Map<string, Batch>;
  /** By document, its lines in order. */
  readonly awards: Map<string, readonly Award[]>;
  readonly reversedEvents: Set<string>;
  /** How often an entry with this natural key was reversed. */
  readonly generations: Map<string, number>;
}

export function newCounty(region: string): CountyState {
  return {
    region,
    nextLot: 1,
    lots: new Map(),
    accounts: new Map(),
    closedYears: new Set(),
    figures: new Map(),
    projectKinds: new Map(),
    projectEntries: new Map(),
    exemptions: new Map(),
    successors: new Map(),
    batches: new Map(),
    awards: new Map(),
    reversedEvents: new Set(),
    generations: new Map(),
  };
}

export function accountKey(fiscalYear: number, account: AccountRef): string {
  return `${fiscalYear}/${account.class}/${account.code}`;
}

export function lotsOf(state: CountyState, fiscalYear: number, account: AccountRef): Account {
  return state.accounts.get(accountKey(fiscalYear, account)) ?? [];
}

/** The first year from `fiscalYear` on that is not closed. */
export function firstOpenYear(state: CountyState, fiscalYear: number): number {
  let year = fiscalYear;
  while (state.closedYears.has(year)) year++;
  return year;
}

/** Folds a fact in. The state is the caller's own: it is changed in place and returned. */
export function evolveCounty(state: CountyState, fact: Fact): CountyState {
  entryFor(COUNTY, fact.type)?.(fact.data, state);
  for (const posting of postingsOf(fact)) {
    if (posting.region !== state.region) continue;
    let figures = state.figures.get(posting.fiscalYear);
    if (!figures) state.figures.set(posting.fiscalYear, (figures = noFigures()));
    post(figures, posting);
  }
  return state;
}

const COUNTY: FoldTable<'countyState', [CountyState], void> = {
  TransferIssued: award,
  AwardReclaimed(data, state) {
    if (data.region === state.region) take(state, data.draws);
  },
  OpeningBalanceEntered: (data, state) => enter(state, accountOf(data), data.lot),
  TransferReceived(data, state) {
    for (const line of data.lines) {
      awardOf(state, data.documentNo, line.program).received = true;
      for (const lot of line.lots) enter(state, accountOf(line), lot);
    }
  },
  ExemptionGranted({ exemptionNo, project, fiscalYear, amountFen }, state) {
    state.exemptions.set(exemptionNo, { project, fiscalYear, amountFen, budgetedFen: 0n });
  },
  BudgetAllocated(data, state) {
    keepKind(state, data.code, data.projectKind);
    budgetUnderExemption(state, data, data.amountFen);
    enter(state, data, data.lot);
  },
  FundsAdjusted(data, state) {
    take(state, data.draws);
    keepKind(state, data.to.code, data.toProjectKind);
    for (const lot of data.lots) enter(state, data.to, lot);
  },
  DisbursementRecorded: disburse,
  PaymentReturned: returnPayment,
  CountyYearClosed: close,
  EntryReversed({ eventId, reversed }, state) {
    state.reversedEvents.add(eventId);
    const key = naturalKeyOf(reversed);
    state.generations.set(key, (state.generations.get(key) ?? 0) + 1);
    entryFor(REVERSED, reversed.type)?.(reversed.data, state);
  },
};

const REVERSED: ReversalTable<'countyState', [CountyState], void> = {
  TransferIssued(data, state) {
    state.awards.delete(data.documentNo);
  },
  AwardReclaimed(data, state) {
    if (data.region === state.region) putBack(state, data.draws);
  },
  OpeningBalanceEntered: (data, state) => take(state, [data.lot]),
  TransferReceived(data, state) {
    for (const line of data.lines) {
      awardOf(state, data.documentNo, line.program).received = false;
      take(state, line.lots);
    }
  },
  BudgetAllocated(data, state) {
    dropKind(state, data.code, data.projectKind);
    budgetUnderExemption(state, data, -data.amountFen);
    take(state, [data.lot]);
  },
  FundsAdjusted(data, state) {
    dropKind(state, data.to.code, data.toProjectKind);
    take(state, data.lots);
    putBack(state, data.draws);
  },
  DisbursementRecorded(data, state) {
    state.batches.delete(data.batchNo);
    putBack(state, data.draws);
  },
  PaymentReturned(data, state) {
    const batch = state.batches.get(data.batchNo)!;
    batch.returnedPayments.delete(data.paymentNo);
    for (const { draw, credited } of data.credits) {
      batch.creditedFen[draw]! -= credited.amountFen;
      take(state, [credited]);
    }
  },
};

function budgetUnderExemption(
  state: CountyState,
  { exemptionDocumentNo }: DataOf<'BudgetAllocated'>,
  amountFen: bigint,
): void {
  const exemption = state.exemptions.get(exemptionDocumentNo ?? '');
  if (exemption) exemption.budgetedFen += amountFen;
}

function keepKind(state: CountyState, project: string, kind: ProjectKind | null): void {
  if (!kind) return;
  state.projectKinds.set(project, kind);
  state.projectEntries.set(project, (state.projectEntries.get(project) ?? 0) + 1);
}

function dropKind(state: CountyState, project: string, kind: ProjectKind | null): void {
  if (!kind) return;
  const left = state.projectEntries.get(project)! - 1;
  state.projectEntries.set(project, left);
  if (left === 0) state.projectKinds.delete(project);
}

/** The account that an event names by its program. */
function accountOf(of: { readonly program: string; readonly class: SpendingClass }): AccountRef {
  return { class: of.class, code: of.program };
}

function award(data: DataOf<'TransferIssued'>, state: CountyState): void {
  const { documentNo, fiscalYear, issuedOn, lines } = data;
  const awards = lines
    .filter(({ region }) => region === state.region)
    .map(({ region: _, ...line }): Award => ({ ...line, fiscalYear, issuedOn, received: false }));
  if (awards.length > 0) state.awards.set(documentNo, awards);
}

function awardOf(state: CountyState, documentNo: string, program: string): Award {
  return state.awards.get(documentNo)!.find((line) => line.program === program)!;
}

function disburse(data: DataOf<'DisbursementRecorded'>, state: CountyState): void {
  take(state, data.draws);
  state.batches.set(data.batchNo, {
    fiscalYear: data.fiscalYear,
    class: data.class,
    code: data.code,
    pooled: data.pooled,
    projectKind: data.projectKind,
    period: data.period,
    paidOn: data.paidOn,
    listedPayments: data.listedPayments,
    paymentStream: data.paymentStream,
    draws: data.draws,
    creditedFen: data.draws.map(() => 0n),
    returnedPayments: new Set(),
  });
}

function returnPayment(data: DataOf<'PaymentReturned'>, state: CountyState): void {
  const batch = state.batches.get(data.batchNo)!;
  batch.returnedPayments.add(data.paymentNo);
  for (const { draw, credited } of data.credits) {
    batch.creditedFen[draw]! += credited.amountFen;
    if (state.lots.has(credited.lot)) {
      state.lots.get(credited.lot)!.remainingFen += credited.amountFen;
    } else {
      enter(state, data, credited);
      state.successors.set(lastSuccessor(state, batch.draws[draw]!.lot), credited.lot);
    }
  }
}

/** The lot that a lot has become in the latest year that it reached. */
export function lastSuccessor(state: CountyState, lot: number): number {
  let last = lot;
  for (let next = state.successors.get(last); next !== undefined;) {
    last = next;
    next = state.successors.get(last);
  }
  return last;
}

function close(data: DataOf<'CountyYearClosed'>, state: CountyState): void {
  state.closedYears.add(data.fiscalYear);
  for (const move of data.moves) {
    state.lots.get(move.fromLot)!.remainingFen -= move.lot.amountFen;
    enter(state, move, move.lot);
    state.successors.set(move.fromLot, move.lot.lot);
  }
}

function enter(state: CountyState, account: AccountRef, part: LotPart): void {
  const { lot: number, fiscalYear, origin, amountFen } = part;
  const lot: Lot = { number, fiscalYear, origin, enteredFen: amountFen, remainingFen: amountFen };
  const key = accountKey(fiscalYear, account);
  const lots = state.accounts.get(key);
  if (lots) lots.push(lot);
  else state.accounts.set(key, [lot]);
  state.lots.set(number, lot);
  state.nextLot = Math.max(state.nextLot, number + 1);
}

function take(state: CountyState, parts: readonly LotPart[]): void {
  for (const part of parts) state.lots.get(part.lot)!.remainingFen -= part.amountFen;
}

function putBack(state: CountyState, parts: readonly LotPart[]): void {
  for (const part of parts) state.lots.get(part.lot)!.remainingFen += part.amountFen;
}
