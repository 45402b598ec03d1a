/** Sums over the programs of a year. domain.md, section 5 */
import { type Rational, dividedBy, rational } from '../../money/rational.js';
import type { ProgramCode } from '../../policy/programs.js';
import type { BudgetLine, LedgerYear, ProgramYear, RegionFacts } from './facts.js';

type Codes = readonly ProgramCode[];

export const DIBAO = ['URBAN_DIBAO', 'RURAL_DIBAO'] as const satisfies Codes;
export const DESTITUTE = ['URBAN_DESTITUTE', 'RURAL_DESTITUTE'] as const satisfies Codes;

export function program(ledger: LedgerYear, code: string): ProgramYear | undefined {
  return ledger.programs.get(code);
}

type FenFigure = Exclude<keyof ProgramYear, 'personMonths'>;

/** @param codes all programs where left out */
export function sumFen(ledger: LedgerYear, figure: FenFigure, codes?: readonly string[]): bigint {
  let total = 0n;
  for (const [code, year] of ledger.programs) {
    if (!codes || codes.includes(code)) total += year[figure];
  }
  return total;
}

/** awarded + ownBudget: domain.md, section 8 */
export function inputFen(ledger: LedgerYear, codes?: readonly string[]): bigint {
  return sumFen(ledger, 'awardedFen', codes) + sumFen(ledger, 'ownBudgetFen', codes);
}

export function personMonths(ledger: LedgerYear, codes?: readonly string[]): bigint {
  let total = 0n;
  for (const [code, year] of ledger.programs) {
    if (!codes || codes.includes(code)) total += year.personMonths;
  }
  return total;
}

/** Budget entries that the condition admits. */
export function budgetedFen(ledger: LedgerYear, admits: (line: BudgetLine) => boolean): bigint {
  return ledger.budgets.reduce((sum, line) => (admits(line) ? sum + line.amountFen : sum), 0n);
}

/** Fen a person and month; undefined without persons. */
export function averageFen(ledger: LedgerYear, codes: readonly string[]): Rational | undefined {
  const months = personMonths(ledger, codes);
  return months > 0n
    ? dividedBy(rational(sumFen(ledger, 'paidFen', codes)), rational(months))
    : undefined;
}

/** Where the figures of a region's year are shown in full. */
export function ledgerPath({ region, year }: RegionFacts): string {
  return region.endsWith('0000')
    ? `/api/v1/counties/{code}/years/${year}/ledger`
    : `/api/v1/counties/${region}/years/${year}/ledger`;
}
