/** Facts of a county and of the province for rules of clauses: nothing known, but what is given. */
import type {
  BudgetLine,
  CountyFacts,
  LedgerYear,
  MonthOfProgram,
  PaidMonth,
  ProgramYear,
  ProjectYear,
  ProvinceFacts,
  StandardInForce,
} from '../libs/clauses/domain/facts.js';
import { NO_LEDGER, sumOfLedgers } from '../libs/clauses/domain/ledger-sums.js';
import { ONE, decimal } from '../libs/money/rational.js';
import { parametersAt } from '../libs/policy/parameters.js';
import { findProgram } from '../libs/policy/programs.js';

export const YEAR = 2017;
export const LAST_DAY = `${YEAR}-12-31`;

const NO_MONTHS: readonly MonthOfProgram[] = Array.from({ length: 12 }, () => ({
  paidFen: null,
  needFen: 0n,
  persons: 0n,
}));

const NO_PROGRAM = {
  assessed: false,
  months: NO_MONTHS,
  needFen: 0n,
  arrangedFen: 0n,
  gapFen: 0n,
  awardedFen: 0n,
  receivedFen: 0n,
  ownBudgetFen: 0n,
  carriedInFen: 0n,
  carriedOutFen: 0n,
  adjustedInFen: 0n,
  adjustedOutFen: 0n,
  splitInFen: 0n,
  availableFen: 0n,
  paidFen: 0n,
} as const satisfies Omit<ProgramYear, 'pooled'>;

export type Programs = Readonly<Record<string, Partial<ProgramYear>>>;

/** A need is assessed; gaps add up. */
export function ledger(programs: Programs = {}, rest: Partial<LedgerYear> = {}): LedgerYear {
  const years = Object.entries(programs).map(([code, year]) => {
    const assessed = (year.needFen ?? 0n) > 0n;
    return [
      code,
      { ...NO_PROGRAM, pooled: findProgram(code)?.pooled ?? false, assessed, ...year },
    ] as const;
  });
  const gapFen = years.reduce((sum, [, year]) => sum + year.gapFen, 0n);
  const gaps = { gapFen, projectedGapFen: gapFen };
  return { ...NO_LEDGER, ...gaps, programs: new Map(years), ...rest };
}

/** Each of the first so many months: paid, needed, and for so many persons. */
export function months(
  count: number,
  paidFen: bigint | null,
  needFen = 0n,
  persons = 0n,
): readonly MonthOfProgram[] {
  return NO_MONTHS.map((none, index) => (index < count ? { paidFen, needFen, persons } : none));
}

export function project(of: Partial<ProjectYear>): ProjectYear {
  const fens = { arrangedFen: 0n, redirectableFen: 0n, spentFen: 0n, adjustedOutFen: 0n };
  return { code: 'PRJ', kind: 'GENERAL', ...fens, ...of };
}

export function budget(line: Partial<BudgetLine> = {}): BudgetLine {
  return {
    class: 'BASIC_LIVELIHOOD',
    code: 'URBAN_DIBAO',
    projectKind: null,
    mandate: null,
    source: 'OWN',
    amountFen: 100n,
    ...line,
  };
}

export function paidMonth(of: Partial<PaidMonth> = {}): PaidMonth {
  return {
    program: 'URBAN_DIBAO',
    period: '2017-03',
    amountFen: 100n,
    lateFen: 0n,
    publishedOn: '2017-04-01',
    publishBy: '2017-04-09',
    ...of,
  };
}

/** `NAME` of the year, `NAME/2016` of another. */
export type Reports = Readonly<Record<string, string>>;

const indicatorOf =
  (reports: Reports): CountyFacts['indicator'] =>
  (name, year) => {
    const value = reports[`${name}/${year}`] ?? (year === YEAR ? reports[name] : undefined);
    return value === undefined ? undefined : decimal(value);
  };

export interface GivenFacts extends Partial<Omit<CountyFacts, 'standards' | 'indicator'>> {
  readonly reports?: Reports;
  /** Monthly fen by program or program/tier, the one in force first; set on 1 January. */
  readonly set?: Readonly<Record<string, readonly (bigint | StandardInForce)[]>>;
}

function inForce(standard: bigint | StandardInForce, age: number): StandardInForce {
  if (typeof standard !== 'bigint') return standard;
  return { monthlyFen: standard, effectiveFrom: `${YEAR - age}-01-01`, basis: '民发〔2017〕1号' };
}

function reportedBy({ programs }: LedgerYear): CountyFacts['reported'] {
  const isAssessed = [...programs.values()].some(({ assessed }) => assessed);
  return { status: isAssessed ? 'FULL' : 'NONE', missing: [] };
}

export function county({ reports = {}, set = {}, ...given }: GivenFacts = {}): CountyFacts {
  return {
    region: '220422',
    name: '东辽县',
    year: YEAR,
    date: LAST_DAY,
    parameters: parametersAt(LAST_DAY),
    indicator: indicatorOf(reports),
    targets: [],
    position: 1,
    ledger: NO_LEDGER,
    lastLedger: NO_LEDGER,
    reported: reportedBy(given.ledger ?? NO_LEDGER),
    listedFen: 0n,
    certifiedThrough: 0,
    alerts: {
      episodes: 0,
      unresolved: 0,
      unanswered: 0,
      spentDuringFen: 0n,
      spentUnfundedFen: 0n,
      mustCompressFen: 0n,
    },
    standards: (program, tier) =>
      (set[tier === undefined ? program : `${program}/${tier}`] ?? []).map(inForce),
    tiers: (program) =>
      Object.keys(set).flatMap((key) =>
        key.startsWith(`${program}/`) ? [key.split('/')[1]!] : [],
      ),
    paidMonths: [],
    findings: { byKind: new Map(), handled: 0 },
    evaluation: null,
    lastEvaluation: null,
    complaints: { due: 0, inTime: 0 },
    resourceMultiplier: ONE,
    ...given,
  };
}

export interface GivenProvince extends Partial<Omit<ProvinceFacts, 'indicator'>> {
  readonly reports?: Reports;
}

export function province({ reports = {}, counties = [], ...given }: GivenProvince = {}) {
  const facts: ProvinceFacts = {
    region: '220000',
    name: '吉林省',
    year: YEAR,
    date: LAST_DAY,
    parameters: parametersAt(LAST_DAY),
    indicator: indicatorOf(reports),
    targets: [],
    position: 1,
    ledger: sumOfLedgers(counties.map((one) => one.ledger)),
    lastLedger: sumOfLedgers(counties.map((one) => one.lastLedger)),
    counties,
    prefectures: [],
    receipts: [],
    schemes: [],
    findings: { byKind: new Map(), handled: 0 },
    ...given,
  };
  return facts;
}
