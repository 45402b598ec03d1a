/** What an entry would change, and what its author is to know. @source domain.md, sections 5, 6 */
import type { DecisionWarning, Effect, Foresight } from '../../command-handling/decider.js';
import type { Fact } from '../../event-catalogue/catalogue.js';
import { type AmountPosting, FIGURES, postingsOf } from '../../county-ledger/domain/postings.js';
import {
  type ProgramFigures,
  type YearFigures,
  arrangedFen,
  availableFen,
  countyGapFen,
  generalConstructionFen,
  noFigures,
  post,
  programGapFen,
  projectedNeedFen,
  redirectableConstructionFen,
  unsplitFen,
} from '../../county-ledger/domain/year-figures.js';
import { formatYuan } from '../../money/fen.js';
import { GAP_CLAUSE } from './budget-decisions.js';
import type { CountyStates } from './province-decisions.js';

const BRINGS: ReadonlySet<AmountPosting['figure']> = new Set([
  'ownBudget',
  'adjustedIn',
  'disbursed',
]);

/** Redirectable money goes into a general project, or out of it, while a need is not funded. */
export function warningsOf(fact: Fact, counties: CountyStates): readonly DecisionWarning[] {
  for (const posting of postingsOf(fact)) {
    if (posting.kind !== 'amount' || posting.projectKind !== 'GENERAL') continue;
    if (!BRINGS.has(posting.figure) || posting.redirectableFen <= 0n) continue;
    const figures = counties.get(posting.region)?.figures.get(posting.fiscalYear);
    const gapFen = figures ? countyGapFen(figures) : 0n;
    if (gapFen === 0n) continue;
    const gap = formatYuan(gapFen);
    const message = `基本民生缺口 ${gap} 元尚未补足 / The gap of ${gap} yuan is not closed`;
    return [{ code: 'CONSTRUCTION_DURING_GAP', message, clause: GAP_CLAUSE }];
  }
  return [];
}

/** Figures before and after, of each county's year that the fact moves. */
export function foresightOf(fact: Fact, counties: CountyStates): Foresight {
  const effects: Effect[] = [];
  const alerts = { alertsOpened: [] as object[], alertsClosed: [] as object[] };
  const postings = postingsOf(fact);
  for (const place of new Set(
    postings.map(({ region, fiscalYear }) => `${region}/${fiscalYear}`),
  )) {
    const [region, year] = place.split('/') as [string, string];
    const fiscalYear = Number(year);
    const before = counties.get(region)?.figures.get(fiscalYear) ?? noFigures();
    const after = structuredClone(before);
    for (const posting of postings) {
      if (posting.region === region && posting.fiscalYear === fiscalYear) post(after, posting);
    }
    const of = { region, fiscalYear };
    effects.push(...changesOf(before, after).map((change) => ({ ...of, ...change })));
    const [was, is] = [hasAlert(before), hasAlert(after)];
    if (!was && is) alerts.alertsOpened.push(of);
    if (was && !is) alerts.alertsClosed.push(of);
  }
  return { effects, ...alerts };
}

function hasAlert(figures: YearFigures): boolean {
  if (figures.closed || countyGapFen(figures) === 0n) return false;
  return redirectableConstructionFen(figures) > 0n;
}

const OF_PROGRAM: Readonly<Record<string, (program: ProgramFigures) => bigint>> = {
  ...Object.fromEntries(FIGURES.map((figure) => [figure, ({ amounts }) => amounts[figure]])),
  need: ({ needFen }) => needFen,
  projectedNeed: projectedNeedFen,
  inTransit: ({ amounts }) => amounts.awarded - amounts.received,
  arranged: ({ amounts }) => arrangedFen(amounts),
  available: ({ amounts }) => availableFen(amounts),
  gap: programGapFen,
};
const OF_COUNTY: Readonly<Record<string, (figures: YearFigures) => bigint>> = {
  gap: countyGapFen,
  unsplit: unsplitFen,
  projectedGap: (figures) => countyGapFen(figures, projectedNeedFen),
  constructionArranged: redirectableConstructionFen,
  constructionTotal: generalConstructionFen,
};

function changesOf(before: YearFigures, after: YearFigures) {
  const changes: Pick<Effect, 'figure' | 'program' | 'before' | 'after'>[] = [];
  const compare = (figure: string, program: string | null, was: bigint, is: bigint) => {
    if (was !== is)
      changes.push({ figure, program, before: formatYuan(was), after: formatYuan(is) });
  };
  for (const [code, program] of after.programs) {
    const earlier = before.programs.get(code);
    for (const [figure, of] of Object.entries(OF_PROGRAM)) {
      compare(figure, code, earlier ? of(earlier) : 0n, of(program));
    }
  }
  for (const [figure, of] of Object.entries(OF_COUNTY))
    compare(figure, null, of(before), of(after));
  return changes;
}
