/** Events of allocation schemes: what was reckoned, from what, and who adopted it. */
import {
  dictionaryOf,
  fenAmount,
  flag,
  integer,
  isoDate,
  listOf,
  nullable,
  oneOf,
  recordOf,
  regionCode,
  text,
} from './codec.js';
import { ALLOCATION_FACTORS } from './vocabulary.js';

/** A policy value that the scheme used. */
const usedParameter = recordOf({
  name: text,
  value: text,
  effectiveFrom: isoDate,
  /**
   * STATED: a document names the figure; ASSUMED: it leaves it open; DECIDED: set by the province.
   */
  basis: oneOf('STATED', 'ASSUMED', 'DECIDED'),
  document: text,
  clause: text,
  quote: text,
});

/** A county's facts as they then stood, and what came of them. */
const schemeCounty = recordOf({
  region: regionCode,
  /** Its code on 1 January of the year. */
  code: regionCode,
  name: text,
  /** Of the year before, the one before that, and so on; null: none assessed. */
  needsFen: listOf(nullable(fenAmount)),
  /** Persons in need of the program in the year before. */
  persons: integer,
  idleFen: fenAmount,
  /** Indicators are decimals as reported. */
  fiscalDifficulty: nullable(text),
  revenue: nullable(text),
  population: nullable(text),
  /** Whether the county has assessed anything in the year before, and what of all programs. */
  assessed: flag,
  assessedNeedFen: fenAmount,
  /** Budgets of source OWN in basic-livelihood accounts of the year before. */
  ownBudgetFen: fenAmount,
  /** Those that the formula weighs, of the year before. */
  indicators: dictionaryOf(nullable(text)),
  designations: listOf(text),
  band: nullable(text),
  priorFen: fenAmount,
  needFen: fenAmount,
  deductedFen: fenAmount,
  /** Factors with six decimal places. */
  difficulty: text,
  pressure: text,
  resource: text,
  performance: text,
  /** Null where the scheme does not ask for it. */
  effort: nullable(text),
  /** Of the product of factors, rounded to the fen; the exact score is that product. */
  scoreFen: nullable(fenAmount),
  /** Of a formula by weights: Σ weight × share, with ten places. */
  share: nullable(text),
  floorFen: fenAmount,
  capFen: nullable(fenAmount),
  amountFen: fenAmount,
});

export const schemeDrafted = recordOf({
  schemeId: text,
  fiscalYear: integer,
  program: text,
  totalFen: fenAmount,
  unitFen: fenAmount,
  floorRatio: text,
  capRatio: nullable(text),
  switchedOff: listOf(oneOf(...ALLOCATION_FACTORS)),
  /** The score is multiplied by the fiscal effort too. */
  effort: flag,
  /** A formula by weights, which add up to 1; null: the product of factors. */
  weights: nullable(listOf(recordOf({ factor: text, weight: text }))),
  parameters: listOf(usedParameter),
  counties: listOf(schemeCounty),
});

export const schemeAdopted = recordOf({
  schemeId: text,
  /** The event of the draft, whose inputs and amounts stay as they are. */
  draftEventId: text,
  adoptedOn: isoDate,
});

/** Version 1 knew the product of factors alone, and asked of no county whether it had assessed. */
export function schemeWithFormula(json: unknown): unknown {
  const data = json as { readonly counties: readonly { readonly region: string }[] };
  const counties = data.counties.map((county) => ({
    ...county,
    ...{ code: county.region, assessed: true, ownBudgetFen: '0', indicators: {} },
    ...{ effort: null, share: null },
  }));
  return { ...data, effort: false, weights: null, counties };
}
