/**
 * The published table of a scheme. Each line has everything that the amounts come from, terms and
 * policy values too: the table and nothing else reproduces them (docs/recompute-allocation.mjs).
 */
import { formatYuan } from '../../money/fen.js';
import type { Draft } from './draft.js';
import { INDICATOR_PREFIX } from './scheme-inputs.js';
import { shownScore } from './scheme-line.js';
import { indicatorsOf } from './weighing.js';

type Cell = string | null;

/** Header and lines; null is an empty cell. */
export function schemeTable(draft: Draft): readonly (readonly Cell[])[] {
  const years = draft.counties[0]?.needsFen.map((_, index) => `need_year_${index + 1}`) ?? [];
  const parameters = draft.parameters.map(({ name }) => name);
  const indicators = indicatorsOf(draft.weights);
  const header = [
    ...['scheme_id', 'fiscal_year', 'program', 'total', 'unit', 'floor_ratio', 'cap_ratio'],
    ...['switched_off', 'effort_counts', 'weights', 'region', 'name', ...years, 'idle'],
    ...['fiscal_difficulty', 'revenue', 'population', 'assessed', 'assessed_need', 'own_budget'],
    ...indicators.map((name) => `${INDICATOR_PREFIX}${name}`),
    ...['designations', 'band', 'prior', 'need', 'deducted', 'difficulty', 'pressure', 'resource'],
    ...['performance', 'effort', 'score', 'floor', 'cap', 'amount', 'change', ...parameters],
  ];
  const terms = [
    draft.schemeId,
    String(draft.fiscalYear),
    draft.program,
    formatYuan(draft.totalFen),
    formatYuan(draft.unitFen),
    draft.floorRatio,
    draft.capRatio,
    draft.switchedOff.join(' '),
    String(draft.effort),
    (draft.weights ?? []).map(({ factor, weight }) => `${factor}=${weight}`).join(' '),
  ];
  const values = draft.parameters.map(({ value }) => value);
  const lines = draft.counties.map((county) => [
    ...terms,
    county.code,
    county.name,
    ...county.needsFen.map(yuan),
    yuan(county.idleFen),
    county.fiscalDifficulty,
    county.revenue,
    county.population,
    String(county.assessed),
    yuan(county.assessedNeedFen),
    yuan(county.ownBudgetFen),
    ...indicators.map((name) => county.indicators[name] ?? null),
    county.designations.join(' '),
    county.band,
    yuan(county.priorFen),
    yuan(county.needFen),
    yuan(county.deductedFen),
    county.difficulty,
    county.pressure,
    county.resource,
    county.performance,
    county.effort,
    shownScore(county),
    yuan(county.floorFen),
    yuan(county.capFen),
    yuan(county.amountFen),
    yuan(county.amountFen - county.priorFen),
    ...values,
  ]);
  return [header, ...lines];
}

/** RFC 4180, with a byte order mark so that spreadsheets read the names. */
export function schemeCsv(draft: Draft): string {
  const rows = schemeTable(draft).map((row) => row.map(cellText).join(','));
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}

function yuan(fen: bigint | null): string | null {
  return fen === null ? null : formatYuan(fen);
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  const text = /^[=+@\t]|^-(?![\d.]+$)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
