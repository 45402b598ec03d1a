/** Sums over the programs of a year. domain.md, section 5 */
import { type Rational, dividedBy, rational } from '../../money/rational.js';
import type { ProgramCode } from '../../policy/programs.js';
import type {
  BudgetLine,
  CountyFacts,
  LedgerYear,
  MonthOfProgram,
  ProgramYear,
  ProvinceFacts,
  RegionFacts,
} from './facts.js';

type Codes = readonly ProgramCode[];

export const DIBAO = ['URBAN_DIBAO', 'RURAL_DIBAO'] as const satisfies Codes;
export const DESTITUTE = ['URBAN_DESTITUTE', 'RURAL_DESTITUTE'] as const satisfies Codes;

export function program(ledger: LedgerYear, code: string): ProgramYear | undefined {
  return ledger.programs.get(code);
}

export type FenFigure = {
  [K in keyof ProgramYear]: ProgramYear[K] extends bigint ? K : never;
}[keyof ProgramYear];

/** @param codes all programs where left out */
export function sumFen(ledger: LedgerYear, figure: FenFigure, codes?: readonly string[]): bigint {
  let total = 0n;
  for (const [code, year] of ledger.programs) {
    if (!codes || codes.includes(code)) total += year[figure];
  }
  return total;
}

/**
 * awarded + ownBudget (domain.md, section 8); of some programs with what was split in of the
 * combined sum, which is awarded to all of them together.
 */
export function inputFen(ledger: LedgerYear, codes?: readonly string[]): bigint {
  const input = sumFen(ledger, 'awardedFen', codes) + sumFen(ledger, 'ownBudgetFen', codes);
  return codes ? input + sumFen(ledger, 'splitInFen', codes) : input;
}

/** What is missing in the programs, less what of the combined sum is not split yet. */
export function gapFen(ledger: LedgerYear, codes: readonly string[]): bigint {
  let [pooled, other] = [0n, 0n];
  for (const [code, year] of ledger.programs) {
    if (!codes.includes(code)) continue;
    if (year.pooled) pooled += year.gapFen;
    else other += year.gapFen;
  }
  const open = pooled - ledger.unsplitFen;
  return other + (open > 0n ? open : 0n);
}

/** Budget entries that the condition admits. */
export function budgetedFen(ledger: LedgerYear, admits: (line: BudgetLine) => boolean): bigint {
  return ledger.budgets.reduce((sum, line) => (admits(line) ? sum + line.amountFen : sum), 0n);
}

/** Projects of a mandated work, by what their budget entries name. */
export function worksOf({ budgets, projects }: LedgerYear, mandate: string) {
  const codes = new Set(budgets.flatMap((line) => (line.mandate === mandate ? [line.code] : [])));
  return projects.filter(({ code }) => codes.has(code));
}

/** Redirectable money in GENERAL projects. */
export function generalFen({ projects }: LedgerYear): bigint {
  return projects.reduce(
    (sum, { kind, redirectableFen }) => (kind === 'GENERAL' ? sum + redirectableFen : sum),
    0n,
  );
}

/** Months of the year that are over on the day. */
export function monthsOver({ date, year }: Pick<RegionFacts, 'date' | 'year'>): number {
  return date >= `${year}-12-31` ? 12 : Number(date.slice(5, 7)) - 1;
}

export interface Average {
  readonly fen: Rational;
  readonly paidFen: bigint;
  readonly personMonths: bigint;
}

/**
 * Fen a person and month over the months that are paid and assessed, the same above and below;
 * undefined without one.
 */
export function averageOf(ledger: LedgerYear, codes: readonly string[]): Average | undefined {
  let [paidFen, personMonths] = [0n, 0n];
  for (const code of codes) {
    for (const month of program(ledger, code)?.months ?? []) {
      if (month.paidFen === null || month.persons === 0n) continue;
      paidFen += month.paidFen;
      personMonths += month.persons;
    }
  }
  if (personMonths === 0n) return undefined;
  return { fen: dividedBy(rational(paidFen), rational(personMonths)), paidFen, personMonths };
}

/** At least that share of the whole; nothing is no share of anything. */
export function isShare(
  part: bigint,
  whole: bigint,
  { numerator, denominator }: Rational,
): boolean {
  return part > 0n && part * denominator >= whole * numerator;
}

/** So much of the whole that it is more than a token. */
export function isMaterial(part: bigint, whole: bigint, { parameters }: RegionFacts): boolean {
  return isShare(part, whole, parameters.ratio('clauses.materialShare'));
}

export function isFullyReported({ reported }: CountyFacts): boolean {
  return reported.status === 'FULL';
}

/** Moved out of an account and not moved back. */
export const movedOut = (year: ProgramYear | undefined): bigint => {
  const out = year ? year.adjustedOutFen - year.adjustedInFen : 0n;
  return out > 0n ? out : 0n;
};

/** Where the figures of a region's year are shown in full. */
export function ledgerPath({ region, year }: RegionFacts): string {
  return region.endsWith('0000')
    ? `/api/v1/counties/{code}/years/${year}/ledger`
    : `/api/v1/counties/${region}/years/${year}/ledger`;
}

export const NO_LEDGER: LedgerYear = {
  programs: new Map(),
  projects: [],
  operatingFen: 0n,
  budgets: [],
  gapFen: 0n,
  projectedGapFen: 0n,
  unsplitFen: 0n,
  compressedFen: 0n,
  filledFen: 0n,
  movedToOperatingFen: 0n,
  entries: 0,
  corrections: 0,
};

/** The sums over counties: figures that are sums of sums. */
export function sumOfLedgers(years: readonly LedgerYear[]): LedgerYear {
  const programs = new Map<string, ProgramYear>();
  for (const year of years) {
    for (const [code, one] of year.programs) {
      const known = programs.get(code);
      programs.set(code, known ? sumOfPrograms(known, one) : one);
    }
  }
  const fen = (of: (year: LedgerYear) => bigint) => years.reduce((sum, year) => sum + of(year), 0n);
  return {
    programs,
    projects: years.flatMap(({ projects }) => projects),
    operatingFen: fen(({ operatingFen }) => operatingFen),
    budgets: years.flatMap(({ budgets }) => budgets),
    gapFen: fen((year) => year.gapFen),
    projectedGapFen: fen(({ projectedGapFen }) => projectedGapFen),
    unsplitFen: fen(({ unsplitFen }) => unsplitFen),
    compressedFen: fen(({ compressedFen }) => compressedFen),
    filledFen: fen(({ filledFen }) => filledFen),
    movedToOperatingFen: fen(({ movedToOperatingFen }) => movedToOperatingFen),
    entries: years.reduce((sum, { entries }) => sum + entries, 0),
    corrections: years.reduce((sum, { corrections }) => sum + corrections, 0),
  };
}

/**
 * This year and the one before. Of the province over the counties that have entries in both, so
 * that one that is silent is no decrease.
 */
export function twoYears(facts: RegionFacts): readonly [now: LedgerYear, before: LedgerYear] {
  const { counties } = facts as Partial<ProvinceFacts>;
  if (!counties) return [facts.ledger, facts.lastLedger];
  const both = counties.filter(({ ledger, lastLedger }) => ledger.entries * lastLedger.entries > 0);
  return [
    sumOfLedgers(both.map(({ ledger }) => ledger)),
    sumOfLedgers(both.map(({ lastLedger }) => lastLedger)),
  ];
}

/** A month's average of the province is over the counties that have paid and assessed it. */
function sumOfPrograms(a: ProgramYear, b: ProgramYear): ProgramYear {
  const sums = (Object.keys(a) as (keyof ProgramYear)[]).flatMap((name) => {
    const [x, y] = [a[name], b[name]];
    return typeof x === 'bigint' && typeof y === 'bigint' ? [[name, x + y] as const] : [];
  });
  const months = a.months.map((month, index) => sumOfMonths(month, b.months[index]!));
  return { ...a, ...Object.fromEntries(sums), assessed: a.assessed || b.assessed, months };
}

/** Persons of a county that did not pay the month stand beside no payment. */
function sumOfMonths(a: MonthOfProgram, b: MonthOfProgram): MonthOfProgram {
  const paid = [a, b].filter(({ paidFen }) => paidFen !== null);
  return {
    paidFen: paid.length === 0 ? null : paid.reduce((sum, { paidFen }) => sum + paidFen!, 0n),
    needFen: a.needFen + b.needFen,
    persons: (paid.length === 1 ? paid : [a, b]).reduce((sum, { persons }) => sum + persons, 0n),
  };
}
