/**
 * What an event moves in the counties' ledgers: one posting a figure. The ledger, its as-of
 * questions, the gap alerts and the deciders all read the same postings, so that they cannot
 * disagree.
 * @source domain.md, section 5 (吉政办发〔2017〕63号 四（二）)
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import type { ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import { spendingClassOf } from '../../policy/programs.js';

export const FIGURES = [
  'carriedIn',
  'carriedOut',
  'awarded',
  'received',
  'ownBudget',
  'adjustedIn',
  'adjustedOut',
  'reclaimed',
  'disbursed',
  'returned',
] as const;
export type Figure = (typeof FIGURES)[number];

interface PostedTo {
  readonly region: string;
  readonly fiscalYear: number;
  readonly class: SpendingClass;
  /** Program, or project where the class is CONSTRUCTION. */
  readonly code: string;
  readonly projectKind: ProjectKind | null;
}

export interface AmountPosting extends PostedTo {
  readonly kind: 'amount';
  readonly figure: Figure;
  /** Negative where a correction takes it back. */
  readonly amountFen: bigint;
  /** The batch, where the figure is disbursed or returned. */
  readonly batchNo: string | null;
}

/** An assessment, named by the program and its natural key so that a correction can withdraw it. */
export interface NeedPosting extends PostedTo {
  readonly kind: 'need' | 'need-withdrawn';
  readonly needKey: string;
  readonly fromMonth: number | null;
  readonly months: number;
  /** persons × monthly amount, in fen. */
  readonly amountFen: bigint;
}

/** The county's year is closed. */
export interface ClosingPosting extends PostedTo {
  readonly kind: 'closing';
}

export type Posting = AmountPosting | NeedPosting | ClosingPosting;

const NONE: readonly Posting[] = [];

/** The postings of a fact, in a fixed order; none for a fact that moves no county's figure. */
export function postingsOf(fact: Fact | ReversibleFact): readonly Posting[] {
  return entryFor(POSTINGS, fact.type)?.(fact.data) ?? NONE;
}

const POSTINGS: FoldTable<'postings', [], readonly Posting[]> = {
  TransferIssued: ({ lines, fiscalYear, program }) =>
    lines.map(({ region, amountFen }) =>
      amount(accountOfProgram(region, fiscalYear, program), 'awarded', amountFen),
    ),
  AwardReclaimed: ({ region, fiscalYear, program, amountFen }) => [
    amount(accountOfProgram(region, fiscalYear, program), 'reclaimed', amountFen),
  ],
  OpeningBalanceEntered: ({ region, fiscalYear, program, amountFen }) => [
    amount(accountOfProgram(region, fiscalYear, program), 'carriedIn', amountFen),
  ],
  NeedAssessed: (data) => [needPosting(data)],
  TransferReceived: arrivalPostings,
  BudgetAllocated: (data) => [amount(data, 'ownBudget', data.amountFen)],
  FundsAdjusted: adjustmentPostings,
  DisbursementRecorded: (data) => [amount(data, 'disbursed', data.amountFen, data.batchNo)],
  PaymentReturned: returnPostings,
  CountyYearClosed: closingPostings,
  EntryReversed: (data) => postingsOf(data.reversed).map(reversed),
};

function needPosting(data: DataOf<'NeedAssessed'>): NeedPosting {
  const { region, fiscalYear, program, fromMonth, months } = data;
  return {
    kind: 'need',
    ...accountOfProgram(region, fiscalYear, program),
    needKey: [data.assessedOn, fromMonth ?? '', months, data.persons].join('/'),
    fromMonth,
    months,
    amountFen: BigInt(data.persons) * data.monthlyAmountFen,
  };
}

/** A late arrival passes through every closed year to the first open one. domain.md, section 4. */
function arrivalPostings(data: DataOf<'TransferReceived'>): readonly Posting[] {
  const to = accountOfProgram(data.region, data.fiscalYear, data.program);
  const reachedYear = data.lots[0]?.fiscalYear ?? data.fiscalYear;
  return [
    amount(to, 'received', data.amountFen),
    ...passedThrough(to, reachedYear, data.amountFen),
  ];
}

function adjustmentPostings(data: DataOf<'FundsAdjusted'>): readonly Posting[] {
  const { region, fiscalYear, amountFen } = data;
  const from = { region, fiscalYear, ...data.from, projectKind: data.fromProjectKind };
  const to = { region, fiscalYear, ...data.to, projectKind: data.toProjectKind };
  return [amount(from, 'adjustedOut', amountFen), amount(to, 'adjustedIn', amountFen)];
}

/** A late return likewise; all its credits reach the same year. */
function returnPostings(data: DataOf<'PaymentReturned'>): readonly Posting[] {
  const reachedYear = data.credits[0]?.credited.fiscalYear ?? data.fiscalYear;
  return [
    amount(data, 'returned', data.amountFen, data.batchNo),
    ...passedThrough(data, reachedYear, data.amountFen),
  ];
}

function passedThrough(to: PostedTo, reachedYear: number, amountFen: bigint): AmountPosting[] {
  const postings: AmountPosting[] = [];
  for (let year = to.fiscalYear; year < reachedYear; year++) {
    postings.push(
      amount({ ...postedTo(to), fiscalYear: year }, 'carriedOut', amountFen),
      amount({ ...postedTo(to), fiscalYear: year + 1 }, 'carriedIn', amountFen),
    );
  }
  return postings;
}

function closingPostings(data: DataOf<'CountyYearClosed'>): readonly Posting[] {
  const { region, fiscalYear } = data;
  const postings: Posting[] = data.moves.flatMap((move) => {
    const to = { ...move, region, fiscalYear };
    const { amountFen } = move.lot;
    return [
      amount(to, 'carriedOut', amountFen),
      amount({ ...to, fiscalYear: fiscalYear + 1 }, 'carriedIn', amountFen),
    ];
  });
  postings.push({ kind: 'closing', ...accountOfProgram(region, fiscalYear, '') });
  return postings;
}

function reversed(posting: Posting): Posting {
  switch (posting.kind) {
    case 'amount':
      return { ...posting, amountFen: -posting.amountFen };
    case 'need':
      return { ...posting, kind: 'need-withdrawn' };
    case 'need-withdrawn':
    case 'closing':
      throw new Error(`a ${posting.kind} posting cannot be reversed`);
  }
}

/** Award money enters the account of its program's class: work funds are no basic livelihood. */
function accountOfProgram(region: string, fiscalYear: number, code: string): PostedTo {
  return { region, fiscalYear, class: spendingClassOf(code), code, projectKind: null };
}

function postedTo(to: PostedTo): PostedTo {
  const { region, fiscalYear, code, projectKind } = to;
  return { region, fiscalYear, class: to.class, code, projectKind };
}

function amount(
  to: PostedTo,
  figure: Figure,
  amountFen: bigint,
  batchNo: string | null = null,
): AmountPosting {
  return { kind: 'amount', ...postedTo(to), figure, amountFen, batchNo };
}
