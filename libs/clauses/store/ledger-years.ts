/** A year of the counties as the clauses see it, folded from postings and budget entries. */
import { needOfYear } from '../../county-ledger/domain/need.js';
import {
  type ProgramFigures,
  type ProjectFigures,
  type YearFigures,
  arrangedFen,
  availableFen,
  countyGapFen,
  isAssessed,
  needFen,
  noFigures,
  post,
  programGapFen,
  projectedNeedFen,
  reportedOf,
  spentFen,
  unsplitFen,
} from '../../county-ledger/domain/year-figures.js';
import {
  type PostingRow,
  postingOf,
  summedPostings,
} from '../../county-ledger/store/posting-rows.js';
import type { ProjectKind } from '../../event-catalogue/vocabulary.js';
import type { Sql } from '../../postgres/sql.js';
import type {
  BudgetLine,
  LedgerYear,
  MonthOfProgram,
  ProgramYear,
  ProjectYear,
  Reported,
} from '../domain/facts.js';
import { NO_LEDGER } from '../domain/ledger-sums.js';

interface MoveRow {
  readonly region: string;
  readonly from_class: string;
  readonly from_kind: string | null;
  readonly to_class: string;
  readonly to_kind: string | null;
  readonly amount_fen: bigint;
}

interface SplitRow {
  readonly region: string;
  readonly code: string;
  readonly amount_fen: bigint;
}

interface BudgetRow {
  readonly region: string;
  readonly class: BudgetLine['class'];
  readonly code: string;
  readonly project_kind: ProjectKind | null;
  readonly mandate: string | null;
  readonly source: BudgetLine['source'];
  readonly amount_fen: bigint;
}

interface EntryRow {
  readonly region: string;
  readonly entries: bigint;
  readonly corrections: bigint;
}

export interface CountyYear {
  readonly figures: YearFigures;
  readonly ledger: LedgerYear;
}

/** By county. */
export type LedgerYears = ReadonlyMap<string, CountyYear>;

interface Parts {
  readonly figures: YearFigures;
  readonly budgets: BudgetLine[];
  /** By program: of the combined sum, less what was moved back. */
  readonly splits: Map<string, bigint>;
  moves: Pick<LedgerYear, 'compressedFen' | 'filledFen' | 'movedToOperatingFen'>;
  entries: number;
  corrections: number;
}

export interface YearAsked {
  /** null: all counties. */
  readonly region: string | null;
  readonly year: number;
  /** Only what had happened by the end of this day counts; null: everything recorded. */
  readonly asOf: string | null;
}

export async function ledgerYears(
  sql: Sql,
  { region, year, asOf }: YearAsked,
): Promise<LedgerYears> {
  const asked = [region, year, asOf];
  const [postings, budgets, moves, splits, entries] = await Promise.all([
    sql.query<PostingRow>(POSTINGS, asked),
    sql.query<BudgetRow>(BUDGETS, asked),
    sql.query<MoveRow>(MOVES, asked),
    sql.query<SplitRow>(SPLITS, asked),
    sql.query<EntryRow>(ENTRIES, asked),
  ]);
  const parts = new Map<string, Parts>();
  const partsOf = ({ region: code }: { readonly region: string }): Parts => {
    let found = parts.get(code);
    if (!found) parts.set(code, (found = noParts()));
    return found;
  };
  for (const row of postings) post(partsOf(row).figures, postingOf(row));
  for (const row of budgets) partsOf(row).budgets.push(budgetLine(row));
  for (const row of moves) addMove(partsOf(row), row);
  for (const row of splits) partsOf(row).splits.set(row.code, row.amount_fen);
  for (const row of entries) {
    const found = partsOf(row);
    found.entries = Number(row.entries);
    found.corrections = Number(row.corrections);
  }
  return new Map([...parts].map(([key, part]) => [key, countyYear(part)]));
}

function noParts(): Parts {
  const moves = { compressedFen: 0n, filledFen: 0n, movedToOperatingFen: 0n };
  const splits = new Map<string, bigint>();
  return { figures: noFigures(), budgets: [], splits, moves, entries: 0, corrections: 0 };
}

export const NO_YEAR: CountyYear = { figures: noFigures(), ledger: NO_LEDGER };

/** What the county has assessed. @param before the year before, as known by the day asked */
export function reportedIn({ figures }: CountyYear, before: CountyYear): Reported {
  const due = (program: ProgramFigures) => needFen(program) > 0n;
  const wanted = [...before.figures.programs].filter(([, program]) => due(program));
  const codes = new Set([...figures.programs.keys(), ...wanted.map(([code]) => code)]);
  const missing = [...codes].filter((code) => {
    const program = figures.programs.get(code);
    return code !== 'COMBINED_ASSISTANCE' && !(program && isAssessed(program));
  });
  return { status: reportedOf(figures, before.figures), missing: missing.sort() };
}

function budgetLine(row: BudgetRow): BudgetLine {
  const { class: spendingClass, code, project_kind, mandate, source, amount_fen } = row;
  return {
    class: spendingClass,
    code,
    projectKind: project_kind,
    mandate,
    source,
    amountFen: amount_fen,
  };
}

/** What is moved back counts against what was moved. */
function addMove(parts: Parts, row: MoveRow): void {
  const { moves } = parts;
  const { from_class: from, to_class: to, amount_fen: amountFen } = row;
  const isFromGeneral = from === 'CONSTRUCTION' && row.from_kind === 'GENERAL';
  const isToGeneral = to === 'CONSTRUCTION' && row.to_kind === 'GENERAL';
  const signed = isFromGeneral === isToGeneral ? 0n : isFromGeneral ? amountFen : -amountFen;
  const isOfLivelihood = from === 'BASIC_LIVELIHOOD' || to === 'BASIC_LIVELIHOOD';
  const operating = to === 'OPERATING' ? amountFen : from === 'OPERATING' ? -amountFen : 0n;
  parts.moves = {
    compressedFen: moves.compressedFen + signed,
    filledFen: moves.filledFen + (isOfLivelihood ? signed : 0n),
    movedToOperatingFen: moves.movedToOperatingFen + (isOfLivelihood ? operating : 0n),
  };
}

function countyYear({ figures, budgets, splits, moves, ...counts }: Parts): CountyYear {
  const programs = new Map<string, ProgramYear>();
  for (const [code, program] of figures.programs) {
    programs.set(code, programYear(program, splits.get(code) ?? 0n));
  }
  let operatingFen = 0n;
  for (const [code, { amounts }] of figures.others) {
    if (code.startsWith('OPERATING/')) operatingFen += arrangedFen(amounts);
  }
  const ledger = {
    programs,
    projects: [...figures.projects].map(([code, project]) => projectYear(code, project)),
    operatingFen,
    budgets,
    gapFen: countyGapFen(figures),
    projectedGapFen: countyGapFen(figures, projectedNeedFen),
    unsplitFen: unsplitFen(figures),
    ...moves,
    compressedFen: aboveZero(moves.compressedFen),
    filledFen: aboveZero(moves.filledFen),
    ...counts,
  };
  return { figures, ledger };
}

const aboveZero = (fen: bigint): bigint => (fen > 0n ? fen : 0n);

function programYear(program: ProgramFigures, splitInFen: bigint): ProgramYear {
  const { amounts, pooled } = program;
  return {
    pooled,
    assessed: isAssessed(program),
    months: monthsOf(program),
    needFen: needFen(program),
    arrangedFen: arrangedFen(amounts),
    gapFen: programGapFen(program),
    awardedFen: amounts.awarded,
    receivedFen: amounts.received,
    ownBudgetFen: amounts.ownBudget,
    carriedInFen: amounts.carriedIn,
    carriedOutFen: amounts.carriedOut,
    adjustedInFen: amounts.adjustedIn,
    adjustedOutFen: amounts.adjustedOut,
    splitInFen,
    availableFen: availableFen(amounts),
    paidFen: spentFen(amounts),
  };
}

/** Persons stand last in the natural key of an assessment; they are worth one a month. */
function monthsOf({ assessments, months, need }: ProgramFigures): readonly MonthOfProgram[] {
  const persons = needOfYear(
    assessments.map((assessment) => ({
      ...assessment,
      monthlyFen: BigInt(assessment.needKey.split('/').at(-1)!),
    })),
  );
  return need.monthlyFen.map((needed, index) => {
    const paid = months.get(index + 1);
    const isPaid = paid !== undefined && paid.paidFen > 0n;
    return {
      paidFen: isPaid ? paid.paidFen - paid.returnedFen : null,
      needFen: needed,
      persons: persons.monthlyFen[index]!,
    };
  });
}

function projectYear(code: string, { kind, amounts, redirectable }: ProjectFigures): ProjectYear {
  return {
    code,
    kind,
    arrangedFen: arrangedFen(amounts),
    redirectableFen: arrangedFen(redirectable),
    spentFen: spentFen(amounts),
    adjustedOutFen: amounts.adjustedOut,
  };
}

const OF_YEAR = 'fiscal_year = $2 AND ($1::text IS NULL OR region = $1)';
const BY_THEN = '($3::date IS NULL OR occurred_on <= $3)';

const POSTINGS = summedPostings('published.postings', `${OF_YEAR} AND ${BY_THEN}`);

const BUDGETS = `SELECT region, class, code, project_kind, mandate, source,
    sum(amount_fen) AS amount_fen
  FROM published.budgets b
  WHERE ${OF_YEAR} AND ($3::date IS NULL OR EXISTS (SELECT FROM published.postings p
      WHERE p.position = b.position AND p.occurred_on <= $3))
  GROUP BY region, class, code, project_kind, mandate, source`;

/** An adjustment posts twice under one position; its reversal likewise, below zero. */
const MOVES = `SELECT o.region, o.class AS from_class, o.project_kind AS from_kind,
    i.class AS to_class, i.project_kind AS to_kind, sum(o.amount_fen) AS amount_fen
  FROM published.postings o
  JOIN published.postings i ON i.position = o.position AND i.figure = 'adjustedIn'
  WHERE o.figure = 'adjustedOut' AND o.fiscal_year = $2
    AND ($1::text IS NULL OR o.region = $1) AND ($3::date IS NULL OR o.occurred_on <= $3)
  GROUP BY 1, 2, 3, 4, 5`;

/** What the county splits of the combined sum, by the program that gets it. */
const SPLITS = `SELECT region, code, sum(amount_fen) AS amount_fen FROM (
    SELECT i.region, i.code, o.code AS combined, i.amount_fen, i.occurred_on
      FROM published.postings o
      JOIN published.postings i ON i.position = o.position AND i.figure = 'adjustedIn'
      WHERE o.figure = 'adjustedOut' AND o.fiscal_year = $2
    UNION ALL
    SELECT o.region, o.code, i.code, -o.amount_fen, o.occurred_on
      FROM published.postings o
      JOIN published.postings i ON i.position = o.position AND i.figure = 'adjustedIn'
      WHERE o.figure = 'adjustedOut' AND o.fiscal_year = $2
  ) splits
  WHERE combined = 'COMBINED_ASSISTANCE' AND ($1::text IS NULL OR region = $1) AND ${BY_THEN}
  GROUP BY region, code`;

const ENTRIES = `SELECT p.region, count(*) AS entries, count(v.position) AS corrections
  FROM (SELECT DISTINCT region, position FROM published.postings
    WHERE ${OF_YEAR} AND ${BY_THEN}) p
  LEFT JOIN published.reversals v ON v.position = p.position
  GROUP BY p.region`;
