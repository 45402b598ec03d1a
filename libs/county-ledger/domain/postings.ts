/**
 * What an event moves in the counties' ledgers: one posting a figure. The ledger, its as-of
 * questions, the gap alerts and the deciders all read the same postings, so that they cannot
 * disagree.
 * @source domain.md, section 5 (吉政办发〔2017〕63号 四（二）)
 */
import type { DataOf, Fact } from '../../event-catalogue/catalogue.js';
import { type FoldTable, entryFor } from '../../event-catalogue/folds.js';
import type { ReversibleFact } from '../../event-catalogue/reversal-events.js';
import type { LotPart } from '../../event-catalogue/fund-events.js';
import type { ProjectKind, SpendingClass } from '../../event-catalogue/vocabulary.js';
import { isRedirectable } from '../../policy/money-sources.js';
import type { PROGRAM_FIGURE_WORDS } from '../../wording/figure-words.js';
import type { CodesOf } from '../../wording/words.js';

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
] as const satisfies CodesOf<typeof PROGRAM_FIGURE_WORDS>;
export type Figure = (typeof FIGURES)[number];

interface PostedTo {
  readonly region: string;
  readonly fiscalYear: number;
  readonly class: SpendingClass;
  /** Program, or project where the class is CONSTRUCTION. */
  readonly code: string;
  /** Whether the account is of the pooled group. */
  readonly pooled: boolean;
  readonly projectKind: ProjectKind | null;
}

export interface AmountPosting extends PostedTo {
  readonly kind: 'amount';
  readonly figure: Figure;
  /** Negative where a correction takes it back. */
  readonly amountFen: bigint;
  /**
   * The part of the amount that comes from lots of redirectable sources, with its sign.
   * @source domain.md, section 5
   */
  readonly redirectableFen: bigint;
  /** The batch, where the figure is disbursed or returned. */
  readonly batchNo: string | null;
  /** 1 to 12: month of the account's year that the batch is for; null: none, or not said. */
  readonly month: number | null;
  /** Number of the entry, where the figure is ownBudget, adjustedIn or adjustedOut. */
  readonly entryNo: string | null;
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
  TransferIssued: ({ lines, fiscalYear }) =>
    lines.map((line) => amount(ofProgram({ ...line, fiscalYear }), 'awarded', line.amountFen)),
  AwardReclaimed: (data) => [amount(ofProgram(data), 'reclaimed', data.amountFen)],
  OpeningBalanceEntered: (data) => [amount(ofProgram(data), 'carriedIn', data.amountFen)],
  NeedAssessed: (data) => [needPosting(data)],
  TransferReceived: (data) => data.lines.flatMap((line) => arrivalPostings(data, line)),
  BudgetAllocated: (data) => [
    amount(data, 'ownBudget', data.amountFen, {
      ...ofLots([data.lot]),
      entryNo: data.entryNo,
    }),
  ],
  FundsAdjusted: adjustmentPostings,
  DisbursementRecorded: (data) => [
    amount(data, 'disbursed', data.amountFen, { ...ofLots(data.draws), ...ofBatch(data) }),
  ],
  PaymentReturned: returnPostings,
  CountyYearClosed: closingPostings,
  EntryReversed: (data) => postingsOf(data.reversed).map(reversed),
};

function needPosting(data: DataOf<'NeedAssessed'>): NeedPosting {
  const { fromMonth, months } = data;
  return {
    kind: 'need',
    ...ofProgram(data),
    needKey: [data.assessedOn, fromMonth ?? '', months, data.persons].join('/'),
    fromMonth,
    months,
    amountFen: BigInt(data.persons) * data.monthlyAmountFen,
  };
}

/** A late arrival passes through every closed year to the first open one. domain.md, section 4. */
function arrivalPostings(
  { region, fiscalYear }: DataOf<'TransferReceived'>,
  line: DataOf<'TransferReceived'>['lines'][number],
): readonly Posting[] {
  const to = ofProgram({ ...line, region, fiscalYear });
  const reachedYear = line.lots[0]?.fiscalYear ?? fiscalYear;
  return [
    amount(to, 'received', line.amountFen),
    ...passedThrough(to, reachedYear, line.amountFen),
  ];
}

function adjustmentPostings(data: DataOf<'FundsAdjusted'>): readonly Posting[] {
  const { region, fiscalYear, amountFen } = data;
  const from = { region, fiscalYear, ...data.from, projectKind: data.fromProjectKind };
  const to = { region, fiscalYear, ...data.to, projectKind: data.toProjectKind };
  const of = { ...ofLots(data.draws), entryNo: data.entryNo };
  return [amount(from, 'adjustedOut', amountFen, of), amount(to, 'adjustedIn', amountFen, of)];
}

/** A late return likewise; all its credits reach the same year. */
function returnPostings(data: DataOf<'PaymentReturned'>): readonly Posting[] {
  const credited = data.credits.map((credit) => credit.credited);
  const reachedYear = credited[0]?.fiscalYear ?? data.fiscalYear;
  const lots = ofLots(credited);
  return [
    amount(data, 'returned', data.amountFen, { ...lots, ...ofBatch(data) }),
    ...passedThrough(data, reachedYear, data.amountFen, lots),
  ];
}

function passedThrough(
  to: PostedTo,
  reachedYear: number,
  amountFen: bigint,
  lots: OfLots = NO_LOTS,
): AmountPosting[] {
  const postings: AmountPosting[] = [];
  for (let year = to.fiscalYear; year < reachedYear; year++) {
    postings.push(
      amount({ ...postedTo(to), fiscalYear: year }, 'carriedOut', amountFen, lots),
      amount({ ...postedTo(to), fiscalYear: year + 1 }, 'carriedIn', amountFen, lots),
    );
  }
  return postings;
}

function closingPostings(data: DataOf<'CountyYearClosed'>): readonly Posting[] {
  const { region, fiscalYear } = data;
  const postings: Posting[] = data.moves.flatMap((move) => {
    const to = { ...move, region, fiscalYear };
    const { amountFen } = move.lot;
    const lots = ofLots([move.lot]);
    return [
      amount(to, 'carriedOut', amountFen, lots),
      amount({ ...to, fiscalYear: fiscalYear + 1 }, 'carriedIn', amountFen, lots),
    ];
  });
  const ofYear = { program: '', class: 'BASIC_LIVELIHOOD', pooled: false } as const;
  postings.push({ kind: 'closing', ...ofProgram({ ...ofYear, region, fiscalYear }) });
  return postings;
}

function reversed(posting: Posting): Posting {
  switch (posting.kind) {
    case 'amount':
      return {
        ...posting,
        amountFen: -posting.amountFen,
        redirectableFen: -posting.redirectableFen,
      };
    case 'need':
      return { ...posting, kind: 'need-withdrawn' };
    case 'need-withdrawn':
    case 'closing':
      throw new Error(`a ${posting.kind} posting cannot be reversed`);
  }
}

interface OfProgram extends Omit<PostedTo, 'code' | 'projectKind'> {
  readonly program: string;
}

/** Award money enters the account of its program's class: work funds are no basic livelihood. */
function ofProgram({ program: code, region, fiscalYear, pooled, class: of }: OfProgram): PostedTo {
  return { region, fiscalYear, class: of, code, pooled, projectKind: null };
}

function postedTo(to: PostedTo): PostedTo {
  const { region, fiscalYear, code, pooled, projectKind } = to;
  return { region, fiscalYear, class: to.class, code, pooled, projectKind };
}

type OfLots = Pick<AmountPosting, 'redirectableFen'>;
type OfBatch = Pick<AmountPosting, 'batchNo' | 'month'>;
type OfEntry = Pick<AmountPosting, 'entryNo'>;

const NO_LOTS: OfLots = { redirectableFen: 0n };
const NO_DOCUMENT: OfBatch & OfEntry = { batchNo: null, month: null, entryNo: null };

function ofLots(parts: readonly LotPart[]): OfLots {
  let redirectableFen = 0n;
  for (const part of parts) {
    if (isRedirectable(part.origin)) redirectableFen += part.amountFen;
  }
  return { redirectableFen };
}

function ofBatch(data: {
  readonly batchNo: string;
  readonly fiscalYear: number;
  readonly period: string | null;
}): OfBatch {
  const { batchNo, fiscalYear, period } = data;
  const isOfYear = period?.startsWith(`${fiscalYear}-`) ?? false;
  return { batchNo, month: isOfYear ? Number(period!.slice(5)) : null };
}

function amount(
  to: PostedTo,
  figure: Figure,
  amountFen: bigint,
  of: OfLots & Partial<OfBatch & OfEntry> = NO_LOTS,
): AmountPosting {
  return { kind: 'amount', ...postedTo(to), figure, amountFen, ...NO_DOCUMENT, ...of };
}
