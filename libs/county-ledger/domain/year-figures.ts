/** The figures of a county's fiscal year: a fold of postings. @source domain.md, section 5 */
import type { ProjectKind } from '../../event-catalogue/vocabulary.js';
import { type Assessment, fundedThroughMonth, needOfYear, totalNeedFen } from './need.js';
import { type Figure, type NeedPosting, type Posting, FIGURES } from './postings.js';

export type AmountsFen = Record<Figure, bigint>;

export interface ProgramFigures {
  readonly amounts: AmountsFen;
  readonly assessments: (Assessment & { readonly needKey: string })[];
}

export interface ProjectFigures {
  kind: ProjectKind;
  readonly amounts: AmountsFen;
}

/** Figures by code; `others` holds OPERATING and OTHER accounts by `class/code`. */
export interface YearFigures {
  readonly programs: Map<string, ProgramFigures>;
  readonly projects: Map<string, ProjectFigures>;
  readonly others: Map<string, ProgramFigures>;
  closed: boolean;
}

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
      accountOf(figures, posting).amounts[posting.figure] += posting.amountFen;
  }
}

function postNeed(program: ProgramFigures, posting: NeedPosting): void {
  const { fromMonth, months, amountFen: monthlyFen, needKey } = posting;
  if (posting.kind === 'need') {
    program.assessments.push({ fromMonth, months, monthlyFen, needKey });
    return;
  }
  const index = program.assessments.findLastIndex(
    (known) => known.needKey === needKey && known.monthlyFen === monthlyFen,
  );
  if (index >= 0) program.assessments.splice(index, 1);
}

function accountOf(figures: YearFigures, posting: Posting): { readonly amounts: AmountsFen } {
  if (posting.class === 'CONSTRUCTION') {
    let project = figures.projects.get(posting.code);
    if (!project) {
      project = { kind: posting.projectKind ?? 'GENERAL', amounts: noAmounts() };
      figures.projects.set(posting.code, project);
    } else if (posting.projectKind && isUntouched(project.amounts) && addsTo(posting)) {
      // What was entered with another kind has been reversed, all of it.
      project.kind = posting.projectKind;
    }
    return project;
  }
  return accountOfProgram(figures, posting);
}

function accountOfProgram(figures: YearFigures, posting: Posting): ProgramFigures {
  return posting.class === 'BASIC_LIVELIHOOD'
    ? programOf(figures.programs, posting.code)
    : programOf(figures.others, `${posting.class}/${posting.code}`);
}

function isUntouched(amounts: AmountsFen): boolean {
  return FIGURES.every((figure) => amounts[figure] === 0n);
}

function addsTo(posting: Posting): boolean {
  return posting.kind === 'amount' && posting.amountFen > 0n;
}

function programOf(programs: Map<string, ProgramFigures>, code: string): ProgramFigures {
  let program = programs.get(code);
  if (!program) {
    program = { amounts: noAmounts(), assessments: [] };
    programs.set(code, program);
  }
  return program;
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

export function needFen(program: ProgramFigures): bigint {
  return program.assessments.length === 0 ? 0n : totalNeedFen(needOfYear(program.assessments));
}

/** max(0, need − arranged) of one program: a surplus in one fills no other until it is moved. */
export function programGapFen(program: ProgramFigures): bigint {
  const missing = needFen(program) - arrangedFen(program.amounts);
  return missing > 0n ? missing : 0n;
}

export function countyGapFen(figures: YearFigures): bigint {
  let gap = 0n;
  for (const program of figures.programs.values()) gap += programGapFen(program);
  return gap;
}

/** What is arranged for GENERAL projects, net of what was moved out: C of domain.md, section 6. */
export function generalConstructionFen(figures: YearFigures): bigint {
  let arranged = 0n;
  for (const project of figures.projects.values()) {
    if (project.kind === 'GENERAL') arranged += arrangedFen(project.amounts);
  }
  return arranged;
}

export function generalSpendingFen(figures: YearFigures): bigint {
  let spent = 0n;
  for (const project of figures.projects.values()) {
    if (project.kind === 'GENERAL') spent += spentFen(project.amounts);
  }
  return spent;
}

/**
 * The least, over programs with need, of the last month that what is arranged pays for; 12 without
 * need.
 */
export function fundedThrough(figures: YearFigures): number {
  let least = 12;
  for (const program of figures.programs.values()) {
    if (needFen(program) === 0n) continue;
    const need = needOfYear(program.assessments);
    least = Math.min(least, fundedThroughMonth(need, arrangedFen(program.amounts)));
  }
  return least;
}
