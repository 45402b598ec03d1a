/** The counties' years as the clauses see them, folded from postings and budget entries. */
import { needOfYear, totalNeedFen } from '../../county-ledger/domain/need.js';
import {
  type ProgramFigures,
  type YearFigures,
  arrangedFen,
  availableFen,
  needFen,
  noFigures,
  post,
  programGapFen,
  spentFen,
} from '../../county-ledger/domain/year-figures.js';
import {
  type PostingRow,
  postingOf,
  summedPostings,
} from '../../county-ledger/store/posting-rows.js';
import { PROJECT_KINDS, type ProjectKind } from '../../event-catalogue/vocabulary.js';
import type { Sql } from '../../postgres/sql.js';
import type { BudgetLine, LedgerYear, ProgramYear } from '../domain/facts.js';
import type { AskedYear } from './clause-sources.js';

interface MoveRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly from_class: string;
  readonly from_kind: string | null;
  readonly to_class: string;
  readonly amount_fen: bigint;
}

interface BudgetRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly class: BudgetLine['class'];
  readonly code: string;
  readonly project_kind: ProjectKind | null;
  readonly source: BudgetLine['source'];
  readonly amount_fen: bigint;
}

interface EntryRow {
  readonly region: string;
  readonly fiscal_year: number;
  readonly entries: bigint;
  readonly corrections: bigint;
}

/** A county's year, by `region/year`. */
export type LedgerYears = ReadonlyMap<string, LedgerYear>;

interface Parts {
  readonly figures: YearFigures;
  readonly budgets: BudgetLine[];
  moves: { compressedFen: bigint; filledFen: bigint; movedToOperatingFen: bigint };
  entries: number;
  corrections: number;
}

/** Two years: this one and the one before. */
export async function ledgerYears(
  sql: Sql,
  { region, year, asOf }: Pick<AskedYear, 'region' | 'year' | 'asOf'>,
): Promise<LedgerYears> {
  const years = [year - 1, year];
  const [postings, budgets, moves, entries] = await Promise.all([
    sql.query<PostingRow>(POSTINGS, [region, years, asOf]),
    sql.query<BudgetRow>(BUDGETS, [region, years, asOf]),
    sql.query<MoveRow>(MOVES, [region, years, asOf]),
    sql.query<EntryRow>(ENTRIES, [region, years, asOf]),
  ]);
  const parts = new Map<string, Parts>();
  const partsOf = (row: { readonly region: string; readonly fiscal_year: number }): Parts => {
    const key = `${row.region}/${row.fiscal_year}`;
    let found = parts.get(key);
    if (!found) parts.set(key, (found = noParts()));
    return found;
  };
  for (const row of postings) post(partsOf(row).figures, postingOf(row));
  for (const row of budgets) partsOf(row).budgets.push(budgetLine(row));
  for (const row of moves) addMove(partsOf(row), row);
  for (const row of entries) {
    const found = partsOf(row);
    found.entries = Number(row.entries);
    found.corrections = Number(row.corrections);
  }
  return new Map([...parts].map(([key, part]) => [key, ledgerYear(part)]));
}

function noParts(): Parts {
  const moves = { compressedFen: 0n, filledFen: 0n, movedToOperatingFen: 0n };
  return { figures: noFigures(), budgets: [], moves, entries: 0, corrections: 0 };
}

export const NO_LEDGER: LedgerYear = ledgerYear(noParts());

function budgetLine(row: BudgetRow): BudgetLine {
  const { class: spendingClass, code, project_kind: projectKind, source, amount_fen } = row;
  return { class: spendingClass, code, projectKind, source, amountFen: amount_fen };
}

function addMove({ moves }: Parts, row: MoveRow): void {
  if (row.from_class === 'CONSTRUCTION' && row.from_kind === 'GENERAL') {
    moves.compressedFen += row.amount_fen;
    if (row.to_class === 'BASIC_LIVELIHOOD') moves.filledFen += row.amount_fen;
  }
  if (row.from_class === 'BASIC_LIVELIHOOD' && row.to_class === 'OPERATING') {
    moves.movedToOperatingFen += row.amount_fen;
  }
}

function ledgerYear({ figures, budgets, moves, entries, corrections }: Parts): LedgerYear {
  const programs = new Map<string, ProgramYear>();
  for (const [code, program] of figures.programs) programs.set(code, programYear(program));
  let operatingFen = 0n;
  for (const [code, { amounts }] of figures.others) {
    if (code.startsWith('OPERATING/')) operatingFen += arrangedFen(amounts);
  }
  const construction = constructionOf(figures);
  return { programs, construction, operatingFen, budgets, ...moves, entries, corrections };
}

function programYear(program: ProgramFigures): ProgramYear {
  const { amounts, assessments } = program;
  return {
    needFen: needFen(program),
    arrangedFen: arrangedFen(amounts),
    gapFen: programGapFen(program),
    awardedFen: amounts.awarded,
    ownBudgetFen: amounts.ownBudget,
    carriedInFen: amounts.carriedIn,
    carriedOutFen: amounts.carriedOut,
    adjustedOutFen: amounts.adjustedOut,
    availableFen: availableFen(amounts),
    paidFen: spentFen(amounts),
    personMonths: assessments.length === 0 ? 0n : personMonthsOf(assessments),
  };
}

/** Persons stand last in the natural key of an assessment; they are worth one a month. */
function personMonthsOf(assessments: ProgramFigures['assessments']): bigint {
  const persons = assessments.map((assessment) => ({
    ...assessment,
    monthlyFen: BigInt(assessment.needKey.split('/').at(-1)!),
  }));
  return totalNeedFen(needOfYear(persons));
}

function constructionOf({ projects }: YearFigures): LedgerYear['construction'] {
  const kinds = PROJECT_KINDS.map((kind) => {
    let [arranged, spent] = [0n, 0n];
    for (const project of projects.values()) {
      if (project.kind !== kind) continue;
      arranged += arrangedFen(project.amounts);
      spent += spentFen(project.amounts);
    }
    return [kind, { arrangedFen: arranged, spentFen: spent }] as const;
  });
  return Object.fromEntries(kinds) as LedgerYear['construction'];
}

/** The sums over counties: figures that are sums of sums. */
export function sumOfLedgers(years: readonly LedgerYear[]): LedgerYear {
  const programs = new Map<string, ProgramYear>();
  for (const year of years) {
    for (const [code, program] of year.programs) {
      const known = programs.get(code);
      programs.set(code, known ? sumOfPrograms(known, program) : program);
    }
  }
  const total = (figure: (year: LedgerYear) => bigint) =>
    years.reduce((sum, year) => sum + figure(year), 0n);
  return {
    programs,
    construction: Object.fromEntries(
      PROJECT_KINDS.map((kind) => [
        kind,
        {
          arrangedFen: total(({ construction }) => construction[kind].arrangedFen),
          spentFen: total(({ construction }) => construction[kind].spentFen),
        },
      ]),
    ) as LedgerYear['construction'],
    operatingFen: total(({ operatingFen }) => operatingFen),
    budgets: years.flatMap(({ budgets }) => budgets),
    compressedFen: total(({ compressedFen }) => compressedFen),
    filledFen: total(({ filledFen }) => filledFen),
    movedToOperatingFen: total(({ movedToOperatingFen }) => movedToOperatingFen),
    entries: years.reduce((sum, { entries }) => sum + entries, 0),
    corrections: years.reduce((sum, { corrections }) => sum + corrections, 0),
  };
}

function sumOfPrograms(a: ProgramYear, b: ProgramYear): ProgramYear {
  const names = Object.keys(a) as (keyof ProgramYear)[];
  return Object.fromEntries(
    names.map((name) => [name, a[name] + b[name]]),
  ) as unknown as ProgramYear;
}

const BY_THEN = '($3::date IS NULL OR occurred_on <= $3)';

const POSTINGS = summedPostings(
  'published.postings',
  `fiscal_year = ANY ($2) AND ($1::text IS NULL OR region = $1) AND ${BY_THEN}`,
);

const BUDGETS = `SELECT region, fiscal_year, class, code, project_kind, source,
    sum(amount_fen) AS amount_fen
  FROM published.budgets b
  WHERE fiscal_year = ANY ($2) AND ($1::text IS NULL OR region = $1)
    AND ($3::date IS NULL OR EXISTS (SELECT FROM published.postings p
      WHERE p.position = b.position AND p.occurred_on <= $3))
  GROUP BY region, fiscal_year, class, code, project_kind, source`;

/** An adjustment posts twice under one position; its reversal likewise, below zero. */
const MOVES = `SELECT o.region, o.fiscal_year, o.class AS from_class, o.project_kind AS from_kind,
    i.class AS to_class, sum(o.amount_fen) AS amount_fen
  FROM published.postings o
  JOIN published.postings i ON i.position = o.position AND i.figure = 'adjustedIn'
  WHERE o.figure = 'adjustedOut' AND o.fiscal_year = ANY ($2)
    AND ($1::text IS NULL OR o.region = $1) AND ($3::date IS NULL OR o.occurred_on <= $3)
  GROUP BY 1, 2, 3, 4, 5`;

const ENTRIES = `SELECT p.region, p.fiscal_year, count(*) AS entries, count(v.position) AS corrections
  FROM (SELECT DISTINCT region, fiscal_year, position FROM published.postings
    WHERE fiscal_year = ANY ($2) AND ($1::text IS NULL OR region = $1) AND ${BY_THEN}) p
  LEFT JOIN published.reversals v ON v.position = p.position
  GROUP BY p.region, p.fiscal_year`;
