/**
 * A county's year in one row, as the list of counties has it. Money is in fen; sums are those of
 * the ledger's programs, combined assistance in them. @source domain.md, section 5
 */
import {
  type YearFigures,
  arrangedFen,
  countyGapFen,
  fundedThrough,
  generalConstructionFen,
  needFen,
  projectedNeedFen,
  redirectableConstructionFen,
  spentFen,
  totalFen,
  unsplitFen,
} from '../../county-ledger/domain/year-figures.js';
import { formatDecimal, rational } from '../../money/rational.js';
import type { COUNTY_FIGURE_WORDS } from '../../wording/figure-words.js';
import type { CodesOf } from '../../wording/words.js';

/** The columns that add up over counties, in their order. */
export const MONEY_COLUMNS = [
  'need',
  'arranged',
  'unsplit',
  'gap',
  'projectedGap',
  'awarded',
  'received',
  'inTransit',
  'disbursed',
  'constructionArranged',
  'constructionTotal',
  'mustCompress',
] as const satisfies CodesOf<typeof COUNTY_FIGURE_WORDS>;
export type MoneyColumn = (typeof MONEY_COLUMNS)[number];
export type MoneyOfRow = Record<MoneyColumn, bigint>;

export interface CountyFigures {
  readonly money: MoneyOfRow;
  readonly fundedThrough: number;
  /** 0 to 1 and above, four places; null where nothing is arranged. */
  readonly execution: string | null;
}

/**
 * @param program of that one alone; construction stays the county's
 * @param mustCompressFen of the alert that is open
 */
export function countyFigures(
  figures: YearFigures,
  program: string | undefined,
  mustCompressFen: bigint,
): CountyFigures {
  const of = program === undefined ? figures : ofProgram(figures, program);
  const total = (amountOf: Parameters<typeof totalFen>[1]) => totalFen(of, amountOf);
  const arranged = total(({ amounts }) => arrangedFen(amounts));
  const awarded = total(({ amounts }) => amounts.awarded);
  const received = total(({ amounts }) => amounts.received);
  const money = {
    need: total(needFen),
    arranged,
    unsplit: unsplitFen(of),
    gap: countyGapFen(of),
    projectedGap: countyGapFen(of, projectedNeedFen),
    awarded,
    received,
    inTransit: awarded - received,
    disbursed: total(({ amounts }) => amounts.disbursed),
    constructionArranged: redirectableConstructionFen(figures),
    constructionTotal: generalConstructionFen(figures),
    mustCompress: mustCompressFen,
  };
  const paid = total(({ amounts }) => spentFen(amounts));
  const execution = arranged === 0n ? null : formatDecimal(rational(paid, arranged), 4);
  return { money, fundedThrough: fundedThrough(of), execution };
}

function ofProgram(figures: YearFigures, program: string): YearFigures {
  const programs = new Map([...figures.programs].filter(([code]) => code === program));
  return { ...figures, programs };
}

export function noMoney(): MoneyOfRow {
  return Object.fromEntries(MONEY_COLUMNS.map((column) => [column, 0n])) as MoneyOfRow;
}

/** Adds a row to a sum. The sum is the caller's own: it is changed in place. */
export function addMoney(sum: MoneyOfRow, money: MoneyOfRow): void {
  for (const column of MONEY_COLUMNS) sum[column] += money[column];
}
