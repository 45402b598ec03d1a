/**
 * What must be recorded of a region and a year before a clause is judged: a sum over nothing, an
 * empty list or a default is no fact. Of the province the sums over its counties count.
 * @source domain.md, section 11: no basis, no verdict
 */
import type { BudgetSource, ReceiptSource } from '../../event-catalogue/vocabulary.js';
import { type IndicatorName, DOUBT_WORDS, INDICATORS, doubtOf } from '../../policy/indicators.js';
import { type Wanted, type Words, wantedEntry, wantedIndicator } from './answer.js';
import type { CountyFacts, LedgerYear, ProgramYear, ProvinceFacts, RegionFacts } from './facts.js';
import { inputFen, sumFen, twoYears } from './ledger-sums.js';

export interface Basis {
  readonly words: Words;
  readonly holds: (facts: RegionFacts) => boolean;
  /** What to record where it does not hold. */
  readonly wanted: (facts: RegionFacts) => readonly Wanted[];
  /** Why what is recorded does not count. */
  readonly doubt?: (facts: RegionFacts) => Words | undefined;
}

const YEAR = '/counties/{code}/years/{year}';
const ROUTES = {
  needs: `POST ${YEAR}/needs`,
  budgets: `POST ${YEAR}/budgets`,
  disbursements: `POST ${YEAR}/disbursements`,
  certifications: `POST ${YEAR}/certifications`,
  transfers: 'POST /transfers',
  receipts: 'POST /receipts',
  standards: 'POST /standards',
  'allocation-schemes': 'POST /allocation-schemes',
  performance: 'POST /performance/{year}/adopt',
  findings: 'GET /supervision/findings',
} as const;

function entry(
  name: keyof typeof ROUTES,
  words: Words,
  holds: Basis['holds'],
  of: readonly string[] = [],
): Basis {
  const [zh, en] = words;
  const shown: Words =
    of.length === 0 ? words : [`${zh}：${of.join('、')}`, `${en}: ${of.join(', ')}`];
  return { words: shown, holds, wanted: () => [wantedEntry(name, shown, ROUTES[name])] };
}

/** Of the programs named, or of all. */
function some(
  { programs }: LedgerYear,
  codes: readonly string[],
  condition: (year: ProgramYear) => boolean,
): boolean {
  for (const [code, year] of programs) {
    if ((codes.length === 0 || codes.includes(code)) && condition(year)) return true;
  }
  return false;
}

/** A need of one of the programs, or of any, is assessed. */
export const assessed = (...codes: string[]): Basis =>
  entry(
    'needs',
    ['当年核定的保障需求', 'a need of the year, assessed'],
    ({ ledger }) => some(ledger, codes, (year) => year.assessed),
    codes,
  );

const isMoved = (year: ProgramYear): boolean =>
  year.carriedInFen + year.awardedFen + year.ownBudgetFen + year.adjustedInFen > 0n;

/** Money was entered for one of the programs, whatever became of it. */
export const funded = (...codes: string[]): Basis =>
  entry(
    'budgets',
    ['当年的预算、指标或结转', 'money of the year: budgets, awards or carry-over'],
    ({ ledger }) => some(ledger, codes, isMoved),
    codes,
  );

export const input = (...codes: string[]): Basis =>
  entry(
    'budgets',
    ['当年投入（指标、本级预算）', 'input of the year (awards, own budgets)'],
    ({ ledger }) => inputFen(ledger, all(codes)) > 0n,
    codes,
  );

export const inputBefore = (...codes: string[]): Basis =>
  entry(
    'budgets',
    ['上年（同期）投入可比', 'input of the year before (by the same day)'],
    (facts) => inputFen(twoYears(facts)[1], all(codes)) > 0n,
    codes,
  );

const all = (codes: readonly string[]) => (codes.length === 0 ? undefined : codes);

export const ownBudget = (...codes: string[]): Basis =>
  entry(
    'budgets',
    ['本级预算', 'own budgets'],
    ({ ledger }) => sumFen(ledger, 'ownBudgetFen', all(codes)) > 0n,
    codes,
  );

export const budgetFrom = (...sources: BudgetSource[]): Basis =>
  entry(
    'budgets',
    ['以下来源的预算', 'budgets of these sources'],
    ({ ledger }) => ledger.budgets.some(({ source }) => sources.includes(source)),
    sources,
  );

export const mandated = (mandate: string): Basis =>
  entry(
    'budgets',
    ['民生工程预算（mandate）', 'budgets of the mandated work (mandate)'],
    ({ ledger }) => ledger.budgets.some((line) => line.mandate === mandate && line.amountFen > 0n),
    [mandate],
  );

/** Any entry of the year that says what the budget is spent on. */
export const budgets: Basis = entry(
  'budgets',
  ['当年预算', 'budgets of the year'],
  ({ ledger }) => ledger.budgets.length > 0,
);

export const awards: Basis = entry(
  'transfers',
  ['当年到账的上级资金', 'award money of the year that has arrived'],
  ({ ledger }) => sumFen(ledger, 'receivedFen') > 0n,
);

/** The year before was kept in the ledgers: what it left over is known. */
export const lastYearKept: Basis = entry(
  'budgets',
  ['上年台账或年初结转', 'the ledger of the year before, or its carry-over'],
  ({ ledger, lastLedger }) => sumFen(ledger, 'carriedInFen') > 0n || inputFen(lastLedger) > 0n,
);

/** Batches for months of the year. */
export const paid = (...codes: string[]): Basis =>
  entry(
    'disbursements',
    ['当年发放批次', 'payment batches of the year'],
    ({ ledger }) => some(ledger, codes, isPaid),
    codes,
  );

export const paidBefore = (...codes: string[]): Basis =>
  entry(
    'disbursements',
    ['上年（同期）发放批次', 'payment batches of the year before (by the same day)'],
    (facts) => some(twoYears(facts)[1], codes, isPaid),
    codes,
  );

const isPaid = ({ paidFen, months }: ProgramYear): boolean =>
  paidFen > 0n || months.some(({ paidFen: ofMonth }) => ofMonth !== null);

/** So large a share of what is paid that lists speak for it. */
export const listed: Basis = entry(
  'disbursements',
  ['按人发放明细（达到规定占比）', 'payments listed by person (to their share)'],
  (facts) => {
    const { ledger, parameters, listedFen } = facts as CountyFacts;
    const net = sumFen(ledger, 'paidFen');
    const { numerator, denominator } = parameters.ratio('clauses.listed.leastShare');
    return net > 0n && listedFen * denominator >= net * numerator;
  },
);

/** In force in the year, and set in it or paid by in it. */
export const standard = (program: string, tiers: readonly string[] = [], payer = program): Basis =>
  entry(
    'standards',
    ['当年有效且执行中的标准', 'a standard in force that the year goes by'],
    (facts) => {
      const { standards, ledger, year } = facts as CountyFacts;
      const inForce = (tiers.length === 0 ? [undefined] : tiers).flatMap(
        (tier) => standards(program, tier)[0] ?? [],
      );
      const isUsed = some(ledger, [payer], (of) => of.assessed || isPaid(of));
      const isSet = inForce.some(({ effectiveFrom }) => effectiveFrom >= `${year}-01-01`);
      return inForce.length > 0 && (isSet || isUsed);
    },
    [tiers.length === 0 ? program : `${program}（${tiers.join('、')}）`],
  );

/** One of them is enough. */
export function oneOf(first: Basis, ...rest: Basis[]): Basis {
  const bases = [first, ...rest];
  return {
    words: [
      bases.map(({ words: [zh] }) => zh).join(' 或 '),
      bases.map(({ words: [, en] }) => en).join(' or '),
    ],
    holds: (facts) => bases.some(({ holds }) => holds(facts)),
    wanted: (facts) => bases.flatMap(({ wanted }) => wanted(facts)),
  };
}

/** A report of an indicator that can be true. @param back years before the one asked about */
export function indicator(name: IndicatorName, back = 0): Basis {
  const [zh, en] = INDICATORS[name];
  const when: Words = back === 0 ? ['', ''] : ['上年', ' of the year before'];
  return {
    words: [`${when[0]}${zh}（${name}）`, `${en} (${name})${when[1]}`],
    holds: (facts) => known(facts, name, facts.year - back) !== undefined,
    wanted: ({ year }) => [wantedIndicator(name, year - back)],
    doubt: (facts) => {
      const value = facts.indicator(name, facts.year - back);
      const doubt = value && doubtOf(name, value);
      return doubt && [`${name}：${DOUBT_WORDS[doubt][0]}`, `${name} ${DOUBT_WORDS[doubt][1]}`];
    },
  };
}

/** A reported figure, where it can be true. */
export function known(
  facts: Pick<RegionFacts, 'indicator'>,
  name: IndicatorName,
  year: number,
): ReturnType<RegionFacts['indicator']> {
  const value = facts.indicator(name, year);
  return value && doubtOf(name, value) === undefined ? value : undefined;
}

export const receipts = (source: ReceiptSource | null, codes: readonly string[] = [], back = 0) =>
  entry(
    'receipts',
    back === 0
      ? ['当年到位资金', 'receipts of the year']
      : ['上年到位资金', 'receipts of last year'],
    (facts) =>
      ((facts as Partial<ProvinceFacts>).receipts ?? []).some(
        (receipt) =>
          receipt.year === facts.year - back &&
          (source === null || receipt.source === source) &&
          (codes.length === 0 || codes.includes(receipt.program)) &&
          receipt.amountFen > 0n,
      ),
    [...(source === null ? [] : [source]), ...codes],
  );

/** A scheme that was issued: one that is only adopted is a plan. */
export const schemes = (...codes: string[]): Basis =>
  entry(
    'allocation-schemes',
    ['当年已下达的分配方案', 'an allocation scheme of the year that was issued'],
    (facts) => issuedSchemes(facts as ProvinceFacts, codes).length > 0,
    codes,
  );

export function issuedSchemes({ schemes: of }: ProvinceFacts, codes: readonly string[] = []) {
  return of.filter(
    ({ issued, program }) => issued && (codes.length === 0 || codes.includes(program)),
  );
}

export const evaluated: Basis = entry(
  'performance',
  ['当年已通过的绩效评价', 'an adopted evaluation of the year'],
  (facts) => (facts as CountyFacts).evaluation !== null,
);

export const anyEvaluated: Basis = entry(
  'performance',
  ['当年已通过的绩效评价', 'an adopted evaluation of the year'],
  (facts) => (facts as ProvinceFacts).counties.some(({ evaluation }) => evaluation !== null),
);

/** At least one county's year before has a band. */
export const bandsBefore: Basis = entry(
  'performance',
  ['上年已通过的绩效评价', 'an adopted evaluation of the year before'],
  (facts) =>
    (facts as ProvinceFacts).counties.some(({ lastEvaluation }) => lastEvaluation !== null),
);

/** Supervision has found something in the year. */
export const findings: Basis = entry(
  'findings',
  ['当年的监督发现', 'findings of the year'],
  (facts) => [...(facts as CountyFacts).findings.byKind.values()].some(({ count }) => count > 0),
);
