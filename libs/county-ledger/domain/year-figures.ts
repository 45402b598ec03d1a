/** The figures of a county's fiscal year: a fold of postings. @source domain.md, section 5 */
import type { ProjectKind } from '../../event-catalogue/vocabulary.js';
import { REPORTED_WORDS } from '../../wording/supervision-words.js';
import { codesIn } from '../../wording/words.js';
import { type Assessment, type NeedOfYear, dueTwelfths, needOfYear, totalNeedFen } from './need.js';
import {
  type AmountPosting,
  type Figure,
  type NeedPosting,
  type Posting,
  FIGURES,
} from './postings.js';

export type AmountsFen = Record<Figure, bigint>;

/** Of the batches whose period is one month. */
interface MonthFen {
  paidFen: bigint;
  returnedFen: bigint;
}

export interface ProgramFigures {
  /** Of the pooled group, to which money belongs that the county has not split yet. */
  readonly pooled: boolean;
  readonly amounts: AmountsFen;
  readonly assessments: (Assessment & { readonly needKey: string })[];
  /** By month of the year, 1 to 12. */
  readonly months: Map<number, MonthFen>;
  need: NeedOfYear;
  needFen: bigint;
  /** Twelve times what is due through each month, January first. */
  dueTwelfths: readonly bigint[];
}

export interface ProjectFigures {
  kind: ProjectKind;
  readonly amounts: AmountsFen;
  /** The part of each that lots of redirectable sources make. */
  readonly redirectable: AmountsFen;
}

/** Figures by code; `others` holds OPERATING and OTHER accounts by `class/code`. */
export interface YearFigures {
  readonly programs: Map<string, ProgramFigures>;
  readonly projects: Map<string, ProjectFigures>;
  readonly others: Map<string, ProgramFigures>;
  closed: boolean;
}

const MONTHS = 12;
const NO_NEED = needOfYear([]);
const NOTHING_DUE = dueTwelfths(NO_NEED);

export function noFigures(): YearFigures {
  return { programs: new Map(), projects: new Map(), others: new Map(), closed: false };
}

/**
 * Adds a posting of this county's year. The figures are the caller's own: they are changed in
 * place.
 */
export function post(figures: YearFigures, posting: Posting): void {
  switch (posting.kind) {
    case 'closing':
      figures.closed = true;
      return;
    case 'need':
    case 'need-withdrawn':
      postNeed(accountOfProgram(figures, posting), posting);
      return;
    case 'amount':
      postAmount(figures, posting);
  }
}

function postNeed(program: ProgramFigures, posting: NeedPosting): void {
  const { fromMonth, months, amountFen: monthlyFen, needKey } = posting;
  if (posting.kind === 'need') {
    program.assessments.push({ fromMonth, months, monthlyFen, needKey });
  } else {
    const index = program.assessments.findLastIndex(
      (known) => known.needKey === needKey && known.monthlyFen === monthlyFen,
    );
    if (index >= 0) program.assessments.splice(index, 1);
  }
  program.need = needOfYear(program.assessments);
  program.needFen = totalNeedFen(program.need);
  program.dueTwelfths = dueTwelfths(program.need);
}

function postAmount(figures: YearFigures, posting: AmountPosting): void {
  const { figure, amountFen, month } = posting;
  if (posting.class === 'CONSTRUCTION') {
    const project = projectOf(figures, posting);
    project.amounts[figure] += amountFen;
    project.redirectable[figure] += posting.redirectableFen;
    return;
  }
  const program = accountOfProgram(figures, posting);
  program.amounts[figure] += amountFen;
  if (month === null) return;
  let ofMonth = program.months.get(month);
  if (!ofMonth) program.months.set(month, (ofMonth = { paidFen: 0n, returnedFen: 0n }));
  if (figure === 'disbursed') ofMonth.paidFen += amountFen;
  if (figure === 'returned') ofMonth.returnedFen += amountFen;
}

function projectOf(figures: YearFigures, posting: AmountPosting): ProjectFigures {
  let project = figures.projects.get(posting.code);
  if (!project) {
    const kind = posting.projectKind ?? 'GENERAL';
    project = { kind, amounts: noAmounts(), redirectable: noAmounts() };
    figures.projects.set(posting.code, project);
  } else if (posting.projectKind && isUntouched(project.amounts) && posting.amountFen > 0n) {
    // What was entered with another kind has been reversed, all of it.
    project.kind = posting.projectKind;
  }
  return project;
}

function accountOfProgram(figures: YearFigures, posting: Posting): ProgramFigures {
  const { pooled } = posting;
  return posting.class === 'BASIC_LIVELIHOOD'
    ? programOf(figures.programs, posting.code, pooled)
    : programOf(figures.others, `${posting.class}/${posting.code}`, pooled);
}

function isUntouched(amounts: AmountsFen): boolean {
  return FIGURES.every((figure) => amounts[figure] === 0n);
}

function programOf(
  programs: Map<string, ProgramFigures>,
  code: string,
  pooled: boolean,
): ProgramFigures {
  let program = programs.get(code);
  if (!program) programs.set(code, (program = noProgram(pooled)));
  return program;
}

export function noProgram(pooled: boolean): ProgramFigures {
  return {
    pooled,
    amounts: noAmounts(),
    assessments: [],
    months: new Map(),
    need: NO_NEED,
    needFen: 0n,
    dueTwelfths: NOTHING_DUE,
  };
}

function noAmounts(): AmountsFen {
  return Object.fromEntries(FIGURES.map((figure) => [figure, 0n])) as AmountsFen;
}

export function arrangedFen(a: AmountsFen): bigint {
  return a.carriedIn + a.awarded + a.ownBudget + a.adjustedIn - a.adjustedOut - a.reclaimed;
}

export function availableFen(a: AmountsFen): bigint {
  const entered = a.carriedIn + a.received + a.ownBudget + a.adjustedIn + a.returned;
  return entered - a.adjustedOut - a.reclaimed - a.disbursed - a.carriedOut;
}

/** Of a project, or of anything: what was paid out and has not come back. */
export function spentFen(a: AmountsFen): bigint {
  return a.disbursed - a.returned;
}

export function isAssessed({ assessments }: ProgramFigures): boolean {
  return assessments.length > 0;
}

export function needFen(program: ProgramFigures): bigint {
  return program.needFen;
}

/** Of all programs together, in any amount that a program has. */
export function totalFen(
  { programs }: Pick<YearFigures, 'programs'>,
  amountOf: (program: ProgramFigures) => bigint,
): bigint {
  let total = 0n;
  for (const program of programs.values()) total += amountOf(program);
  return total;
}

/** max(0, need − arranged) of one program: a surplus in one fills no other until it is moved. */
export function programGapFen(program: ProgramFigures): bigint {
  return aboveZero(program.needFen - arrangedFen(program.amounts));
}

function aboveZero(fen: bigint): bigint {
  return fen > 0n ? fen : 0n;
}

/** What is arranged of the combined sum and not split yet: it belongs to the pooled group. */
export function unsplitFen({ programs }: YearFigures): bigint {
  const combined = programs.get('COMBINED_ASSISTANCE');
  return combined ? aboveZero(arrangedFen(combined.amounts)) : 0n;
}

/**
 * Σ gaps of programs outside the pooled group + max(0, Σ gaps inside it − unsplit).
 * @param needOf what stands for a program's need
 */
export function countyGapFen(
  figures: YearFigures,
  needOf: (program: ProgramFigures) => bigint = needFen,
): bigint {
  let [outside, inside] = [0n, 0n];
  for (const program of figures.programs.values()) {
    const gapFen = aboveZero(needOf(program) - arrangedFen(program.amounts));
    if (program.pooled) inside += gapFen;
    else outside += gapFen;
  }
  return outside + aboveZero(inside - unsplitFen(figures));
}

/**
 * max(need, P + r × (12 − m)): what was paid of the months 1 … m, and for the months left the
 * lesser of the last two, so that one month's back pay is not projected. The need itself where
 * nothing is assessed, where it is a lump sum, and where no month was paid.
 */
export function projectedNeedFen(program: ProgramFigures): bigint {
  const { needFen: need, months } = program;
  if (!isAssessed(program) || program.need.hasLumpSum) return need;
  let [last, paid] = [0, 0n];
  for (const [month, ofMonth] of months) {
    if (ofMonth.paidFen > 0n && month > last) last = month;
    paid += ofMonth.paidFen - ofMonth.returnedFen;
  }
  if (last === 0) return need;
  const [of, before] = [netFen(months.get(last)), netFen(months.get(last - 1))];
  const rate = before !== undefined && before < of! ? before : of!;
  const projected = paid + rate * BigInt(MONTHS - last);
  return projected > need ? projected : need;
}

/** undefined where no batch stands for the month. */
function netFen(month: MonthFen | undefined): bigint | undefined {
  return month && month.paidFen > 0n ? month.paidFen - month.returnedFen : undefined;
}

export const REPORTED = codesIn(REPORTED_WORDS);
export type Reported = (typeof REPORTED)[number];

/** In place of figures that rest on need, where no need is reported. domain.md, section 5 */
export const UNREPORTED = REPORTED_WORDS.NONE.zh;

/**
 * Whether the county has said what it needs: NONE where no program has an assessment of the year,
 * FULL where every program of the ledger (COMBINED_ASSISTANCE has no need) and every one with a
 * need above 0 in the year before has one.
 */
export function reportedOf({ programs }: YearFigures, before: YearFigures | undefined): Reported {
  if (![...programs.values()].some(isAssessed)) return 'NONE';
  const needed = [...(before?.programs ?? [])].filter(([, program]) => needFen(program) > 0n);
  const asked = [...programs, ...needed].map(([code]) => code);
  const said = (code: string) => code === 'COMBINED_ASSISTANCE' || isSaid(programs.get(code));
  return asked.every(said) ? 'FULL' : 'PART';
}

function isSaid(program: ProgramFigures | undefined): boolean {
  return program !== undefined && isAssessed(program);
}

function ofGeneralProjects(
  { projects }: YearFigures,
  amountOf: (project: ProjectFigures) => bigint,
): bigint {
  let total = 0n;
  for (const project of projects.values())
    if (project.kind === 'GENERAL') total += amountOf(project);
  return total;
}

/** Arranged for GENERAL projects, of every source: `constructionTotal` of domain.md, section 6. */
export function generalConstructionFen(figures: YearFigures): bigint {
  return ofGeneralProjects(figures, ({ amounts }) => arrangedFen(amounts));
}

/** The redirectable part of it: C of domain.md, section 6. */
export function redirectableConstructionFen(figures: YearFigures): bigint {
  return ofGeneralProjects(figures, ({ redirectable }) => arrangedFen(redirectable));
}

export function generalSpendingFen(figures: YearFigures): bigint {
  return ofGeneralProjects(figures, ({ amounts }) => spentFen(amounts));
}

export function redirectableSpendingFen(figures: YearFigures): bigint {
  return ofGeneralProjects(figures, ({ redirectable }) => spentFen(redirectable));
}

/** The most that an adjustment can take out of a project: what is left of redirectable lots. */
export function redirectableAvailableFen({ redirectable: r }: ProjectFigures): bigint {
  return arrangedFen(r) - spentFen(r) - r.carriedOut;
}

/**
 * The greatest month, 0 to 12, through which the need is arranged: every program outside the pooled
 * group has what is due through it, and those inside lack no more together than is unsplit. 12
 * without need. @source domain.md, section 6
 */
export function fundedThrough(figures: YearFigures): number {
  const unsplitTwelfths = unsplitFen(figures) * 12n;
  const assessed = [...figures.programs.values()].filter(isAssessed);
  for (let month = 1; month <= MONTHS; month++) {
    let missing = 0n;
    for (const { pooled, amounts, dueTwelfths: due } of assessed) {
      const short = due[month - 1]! - arrangedFen(amounts) * 12n;
      if (short <= 0n) continue;
      if (!pooled) return month - 1;
      missing += short;
    }
    if (missing > unsplitTwelfths) return month - 1;
  }
  return MONTHS;
}
