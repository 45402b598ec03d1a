/** Facts of a county and of the province for rules of clauses: nothing known, but what is given. */
import type {
  BudgetLine,
  CountyFacts,
  LedgerYear,
  ProgramYear,
  ProvinceFacts,
  StandardInForce,
} from '../libs/clauses/domain/facts.js';
import { NO_COMPLAINTS } from '../libs/clauses/store/reported-facts.js';
import { NO_LEDGER, sumOfLedgers } from '../libs/clauses/store/ledger-years.js';
import { ONE, decimal } from '../libs/money/rational.js';
import { parametersAt } from '../libs/policy/parameters.js';

export const YEAR = 2017;
const LAST_DAY = `${YEAR}-12-31`;

const NO_PROGRAM: ProgramYear = {
  needFen: 0n,
  arrangedFen: 0n,
  gapFen: 0n,
  awardedFen: 0n,
  ownBudgetFen: 0n,
  carriedInFen: 0n,
  carriedOutFen: 0n,
  adjustedOutFen: 0n,
  availableFen: 0n,
  paidFen: 0n,
  personMonths: 0n,
};

export function ledger(
  programs: Readonly<Record<string, Partial<ProgramYear>>> = {},
  rest: Partial<LedgerYear> = {},
): LedgerYear {
  const years = Object.entries(programs).map(
    ([code, year]) => [code, { ...NO_PROGRAM, ...year }] as const,
  );
  return { ...NO_LEDGER, programs: new Map(years), ...rest };
}

export function construction(generalFen: bigint, mandatedFen = 0n): Partial<LedgerYear> {
  return {
    construction: {
      ...NO_LEDGER.construction,
      GENERAL: { arrangedFen: generalFen, spentFen: 0n },
      LIVELIHOOD_MANDATED: { arrangedFen: mandatedFen, spentFen: 0n },
    },
  };
}

export function budget(line: Partial<BudgetLine>): BudgetLine {
  return {
    class: 'BASIC_LIVELIHOOD',
    code: 'URBAN_DIBAO',
    projectKind: null,
    source: 'OWN',
    amountFen: 100n,
    ...line,
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
    alerts: {
      episodes: 0,
      unresolved: 0,
      unanswered: 0,
      spentDuringFen: 0n,
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
    complaints: NO_COMPLAINTS,
    accounts: { agree: 1, disagree: 0 },
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
    receiptConservation: { agree: 1, disagree: 0 },
    parameterChanges: { count: 0, longestLagDays: 0 },
    ...given,
  };
  return facts;
}
