/**
 * Every figure of an account of the ledger, in one row, so that two states can be compared figure
 * by figure. domain.md, section 5
 */
import type { Posting } from '../../county-ledger/domain/postings.js';
import {
  type AmountsFen,
  type ProgramFigures,
  type YearFigures,
  arrangedFen,
  availableFen,
  needFen,
  noProgram,
  spentFen,
} from '../../county-ledger/domain/year-figures.js';
import type { SpendingClass } from '../../event-catalogue/vocabulary.js';
import type { PROGRAM_FIGURE_WORDS, PROJECT_FIGURE_WORDS } from '../../wording/figure-words.js';
import type { CodesOf } from '../../wording/words.js';

export interface AccountName {
  readonly class: SpendingClass;
  readonly code: string;
}

/** Of a program; OPERATING and OTHER accounts have the same. */
export const PROGRAM_FIGURES = [
  'need',
  'carriedIn',
  'carriedOut',
  'awarded',
  'received',
  'inTransit',
  'ownBudget',
  'adjustedIn',
  'adjustedOut',
  'reclaimed',
  'arranged',
  'disbursed',
  'returned',
  'available',
  'gap',
] as const satisfies CodesOf<typeof PROGRAM_FIGURE_WORDS>;

/** Of a construction project; `spent` is net of returns. */
export const PROJECT_FIGURES = [
  'carriedIn',
  'carriedOut',
  'ownBudget',
  'adjustedIn',
  'adjustedOut',
  'arranged',
  'disbursed',
  'returned',
  'spent',
  'available',
] as const satisfies CodesOf<typeof PROJECT_FIGURE_WORDS>;

export type FigureName = (typeof PROGRAM_FIGURES)[number] | (typeof PROJECT_FIGURES)[number];

/** Fen in the order of the names that `figureNames` gives for the class. */
export type FigureRow = readonly bigint[];

export function figureNames(of: SpendingClass): readonly FigureName[] {
  return of === 'CONSTRUCTION' ? PROJECT_FIGURES : PROGRAM_FIGURES;
}

const NO_PROGRAM = noProgram(false);

/** The account's figures; zeros where the year has no such account. */
export function figureRow(figures: YearFigures, account: AccountName): FigureRow {
  const { code } = account;
  switch (account.class) {
    case 'CONSTRUCTION':
      return projectRow(figures.projects.get(code)?.amounts ?? NO_PROGRAM.amounts);
    case 'BASIC_LIVELIHOOD':
      return programRow(figures.programs.get(code) ?? NO_PROGRAM);
    case 'OPERATING':
    case 'OTHER':
      return programRow(figures.others.get(`${account.class}/${code}`) ?? NO_PROGRAM);
  }
}

function programRow(program: ProgramFigures): FigureRow {
  const { amounts: a } = program;
  const need = needFen(program);
  const arranged = arrangedFen(a);
  return [
    need,
    a.carriedIn,
    a.carriedOut,
    a.awarded,
    a.received,
    a.awarded - a.received,
    a.ownBudget,
    a.adjustedIn,
    a.adjustedOut,
    a.reclaimed,
    arranged,
    a.disbursed,
    a.returned,
    availableFen(a),
    need > arranged ? need - arranged : 0n,
  ];
}

function projectRow(a: AmountsFen): FigureRow {
  return [
    a.carriedIn,
    a.carriedOut,
    a.ownBudget,
    a.adjustedIn,
    a.adjustedOut,
    arrangedFen(a),
    a.disbursed,
    a.returned,
    spentFen(a),
    availableFen(a),
  ];
}

export interface FigureChange extends AccountName {
  readonly figure: FigureName;
  readonly beforeFen: bigint;
  readonly afterFen: bigint;
}

/** The figures of one account that differ, in the order of the names. */
export function figureChanges(
  account: AccountName,
  before: FigureRow,
  after: FigureRow,
): FigureChange[] {
  const names = figureNames(account.class);
  const changes: FigureChange[] = [];
  for (let i = 0; i < names.length; i++) {
    const beforeFen = before[i]!;
    const afterFen = after[i]!;
    if (beforeFen === afterFen) continue;
    changes.push({
      class: account.class,
      code: account.code,
      figure: names[i]!,
      beforeFen,
      afterFen,
    });
  }
  return changes;
}

/** The accounts that postings touch, each once, in the order of the postings. */
export function accountsTouched(postings: readonly Posting[]): readonly AccountName[] {
  const touched: AccountName[] = [];
  for (const posting of postings) {
    if (posting.kind === 'closing') continue;
    const known = touched.some(
      (account) => account.class === posting.class && account.code === posting.code,
    );
    if (!known) touched.push({ class: posting.class, code: posting.code });
  }
  return touched;
}
