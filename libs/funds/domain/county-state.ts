/**
 * A county as its decisions see it: the fold of its own stream and of the province's events that
 * concern it, in the one order. All its fiscal years together, because closings, late returns and
 * late arrivals move lots from year to year.
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import type { AccountRef, LotPart, PoolPart } from '../../event-catalogue/fund-events.js';
import type { ProjectKind } from '../../event-catalogue/vocabulary.js';
import { postingsOf } from '../../county-ledger/domain/postings.js';
import { type YearFigures, noFigures, post } from '../../county-ledger/domain/year-figures.js';
import { spendingClassOf } from '../../policy/programs.js';
import type { Account, Lot } from './lots.js';
import { naturalKeyOf } from './natural-keys.js';

/** A line that the province awarded the county. */
export interface Award {
  readonly program: string;
  readonly fiscalYear: number;
  readonly amountFen: bigint;
  readonly issuedOn: string;
  readonly draws: readonly PoolPart[];
  received: boolean;
}

export interface Batch extends AccountRef {
  readonly fiscalYear: number;
  readonly projectKind: ProjectKind | null;
  readonly listedPayments: number;
  readonly paymentStream: string | null;
  readonly draws: readonly LotPart[];
  /** Of each draw, what returns have put back. */
  readonly creditedFen: bigint[];
  readonly returnedPayments: Set<number>;
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
  /** The lot of a later year that a lot has become. */
  readonly successors: Map<number, number>;
  readonly batches: Map<string, Batch>;
  readonly awards: Map<string, Award>;
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
  applyToLots(state, fact);
  for (const posting of postingsOf(fact)) {
    if (posting.region !== state.region) continue;
    let figures = state.figures.get(posting.fiscalYear);
    if (!figures) state.figures.set(posting.fiscalYear, (figures = noFigures()));
    post(figures, posting);
  }
  return state;
}

function applyToLots(state: CountyState, fact: Fact): void {
  switch (fact.type) {
    case 'TransferIssued':
      return award(state, fact.data);
    case 'AwardReclaimed':
      if (fact.data.region === state.region) take(state, fact.data.draws);
      return;
    case 'OpeningBalanceEntered':
      return enter(state, accountOfProgram(fact.data.program), fact.data.lot);
    case 'TransferReceived': {
      state.awards.get(fact.data.documentNo)!.received = true;
      for (const lot of fact.data.lots) enter(state, accountOfProgram(fact.data.program), lot);
      return;
    }
    case 'BudgetAllocated':
      keepKind(state, fact.data.code, fact.data.projectKind);
      return enter(state, fact.data, fact.data.lot);
    case 'FundsAdjusted':
      return adjust(state, fact.data);
    case 'DisbursementRecorded':
      return disburse(state, fact.data);
    case 'PaymentReturned':
      return returnPayment(state, fact.data);
    case 'CountyYearClosed':
      return close(state, fact.data);
    case 'EntryReversed':
      return reverse(state, fact.data);
    default:
      return;
  }
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

/** The account that a program's award money enters. */
export function accountOfProgram(program: string): AccountRef {
  return { class: spendingClassOf(program), code: program };
}

function award(state: CountyState, data: DataOf<'TransferIssued'>): void {
  for (const line of data.lines) {
    if (line.region !== state.region) continue;
    const { program, fiscalYear, issuedOn } = data;
    const { amountFen, draws } = line;
    state.awards.set(data.documentNo, {
      program,
      fiscalYear,
      amountFen,
      issuedOn,
      draws,
      received: false,
    });
  }
}

function adjust(state: CountyState, data: DataOf<'FundsAdjusted'>): void {
  take(state, data.draws);
  keepKind(state, data.to.code, data.toProjectKind);
  for (const lot of data.lots) enter(state, data.to, lot);
}

function disburse(state: CountyState, data: DataOf<'DisbursementRecorded'>): void {
  take(state, data.draws);
  state.batches.set(data.batchNo, {
    fiscalYear: data.fiscalYear,
    class: data.class,
    code: data.code,
    projectKind: data.projectKind,
    listedPayments: data.listedPayments,
    paymentStream: data.paymentStream,
    draws: data.draws,
    creditedFen: data.draws.map(() => 0n),
    returnedPayments: new Set(),
  });
}

function returnPayment(state: CountyState, data: DataOf<'PaymentReturned'>): void {
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

function close(state: CountyState, data: DataOf<'CountyYearClosed'>): void {
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

function reverse(state: CountyState, data: DataOf<'EntryReversed'>): void {
  state.reversedEvents.add(data.eventId);
  const key = naturalKeyOf(data.reversed);
  state.generations.set(key, (state.generations.get(key) ?? 0) + 1);
  const fact = data.reversed;
  switch (fact.type) {
    case 'ReceiptRecorded':
    case 'NeedAssessed':
      return;
    case 'TransferIssued':
      state.awards.delete(fact.data.documentNo);
      return;
    case 'AwardReclaimed':
      if (fact.data.region === state.region) putBack(state, fact.data.draws);
      return;
    case 'OpeningBalanceEntered':
      return take(state, [fact.data.lot]);
    case 'BudgetAllocated':
      dropKind(state, fact.data.code, fact.data.projectKind);
      return take(state, [fact.data.lot]);
    case 'TransferReceived':
      state.awards.get(fact.data.documentNo)!.received = false;
      return take(state, fact.data.lots);
    case 'FundsAdjusted':
      dropKind(state, fact.data.to.code, fact.data.toProjectKind);
      take(state, fact.data.lots);
      return putBack(state, fact.data.draws);
    case 'DisbursementRecorded':
      state.batches.delete(fact.data.batchNo);
      return putBack(state, fact.data.draws);
    case 'PaymentReturned': {
      const batch = state.batches.get(fact.data.batchNo)!;
      batch.returnedPayments.delete(fact.data.paymentNo);
      for (const { draw, credited } of fact.data.credits) {
        batch.creditedFen[draw]! -= credited.amountFen;
        take(state, [credited]);
      }
    }
  }
}
