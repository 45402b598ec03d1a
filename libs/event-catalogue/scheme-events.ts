/** Events of allocation schemes: what was reckoned, from what, and who adopted it. */
import {
  fenAmount,
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
  assessedNeedFen: fenAmount,
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
  /** In yuan, rounded to the fen; the exact score is the product of its factors. */
  scoreFen: fenAmount,
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
  parameters: listOf(usedParameter),
  counties: listOf(schemeCounty),
});

export const schemeAdopted = recordOf({
  schemeId: text,
  /** The event of the draft, whose inputs and amounts stay as they are. */
  draftEventId: text,
  adoptedOn: isoDate,
});
