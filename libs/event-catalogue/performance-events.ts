/** Certifications, targets with their results, evaluations. domain.md, sections 8 and 8a */
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
import { COMPARATORS, RESULT_KINDS, TARGET_LEVELS, TARGET_SUBLEVELS } from './vocabulary.js';

/** With four decimal places; null: it has no basis. */
const indicator = nullable(text);
const indicators = recordOf({
  gapClosure: indicator,
  execution: indicator,
  punctuality: indicator,
  inputGrowth: indicator,
  standards: indicator,
  constructionDiscipline: indicator,
  integrity: indicator,
  disclosure: indicator,
});

/** What the indicators were reckoned from. */
const inputs = recordOf({
  needFen: fenAmount,
  gapFen: fenAmount,
  arrangedFen: fenAmount,
  paidFen: fenAmount,
  batchesFen: fenAmount,
  punctualFen: fenAmount,
  inputFen: fenAmount,
  inputBeforeFen: fenAmount,
  rules: integer,
  rulesHeld: integer,
  episodes: integer,
  episodesUnresolved: integer,
  generalSpendingFen: fenAmount,
  spentDuringFen: fenAmount,
  /** Null in evaluations that were adopted before it was known of; so is what was listed. */
  spentUnfundedFen: nullable(fenAmount),
  irregularFen: fenAmount,
  listedFen: nullable(fenAmount),
  months: integer,
  monthsPublished: integer,
});

/** 按期确认: a county's word that its entries of a month are complete. */
export const monthCertified = recordOf({
  region: regionCode,
  fiscalYear: integer,
  /** 1 to 12. */
  month: integer,
  certifiedOn: isoDate,
});

/** 绩效目标: what a fund is to achieve in a region and year. domain.md, section 8a */
export const performanceTargetsSet = recordOf({
  region: regionCode,
  fiscalYear: integer,
  program: text,
  documentNo: nullable(text),
  declaredOn: isoDate,
  targets: listOf(
    recordOf({
      targetNo: text,
      level1: oneOf(...TARGET_LEVELS),
      level2: oneOf(...TARGET_SUBLEVELS),
      name: text,
      comparator: oneOf(...COMPARATORS),
      /** As it was written: a decimal; null or words where it is QUALITATIVE. */
      target: nullable(text),
      unit: nullable(text),
      /** A decimal; those of a set add up to 90. */
      weight: text,
    }),
  ),
});

/** 绩效监控, 绩效自评: a result is never changed, only followed by another. */
export const performanceResultReported = recordOf({
  targetNo: text,
  kind: oneOf(...RESULT_KINDS),
  /** As it was written: a decimal; FULL, MOSTLY, PARTLY or NONE where it is QUALITATIVE. */
  actual: text,
  reportedOn: isoDate,
  /** Of a deviation. */
  reason: nullable(text),
  basis: text,
});

/** 复核: the province's score, beside the county's own. */
export const performanceReviewed = recordOf({
  region: regionCode,
  fiscalYear: integer,
  program: text,
  /** 0 to 100, with at most two places. */
  score: text,
  reason: text,
  reviewedOn: isoDate,
});

export const evaluationAdopted = recordOf({
  fiscalYear: integer,
  adoptedOn: isoDate,
  /** What had happened by the end of this day is counted. */
  asOf: isoDate,
  /** Weights, bands and shares as they were in force. */
  parameters: listOf(recordOf({ name: text, value: text })),
  results: listOf(
    recordOf({
      region: regionCode,
      /** Points with two decimal places; null, as the rank: too little was known to judge. */
      score: nullable(text),
      band: oneOf('EXCELLENT', 'GOOD', 'FAIR', 'POOR', 'NOT_EVALUATED'),
      rank: nullable(integer),
      indicators,
      /** Σ weights of the indicators that are not null. */
      weightJudged: text,
      listedShare: nullable(text),
      certifiedThrough: integer,
      inputs,
    }),
  ),
});

/** In version 1 every indicator was judged, and no month was certified. */
export function evaluationWithBasis(json: unknown): unknown {
  const data = json as {
    readonly parameters: readonly { readonly name: string; readonly value: string }[];
    readonly results: readonly { readonly inputs: object }[];
  };
  const weights = data.parameters.filter(({ name }) => name.startsWith('performance.weight.'));
  const sum = weights.reduce((total, { value }) => total + Number(value), 0);
  const weightJudged = String(Number(sum.toFixed(6)));
  const results = data.results.map((result) => ({
    ...result,
    ...{ weightJudged, listedShare: null, certifiedThrough: 0 },
    inputs: { ...result.inputs, spentUnfundedFen: null, listedFen: null },
  }));
  return { ...data, results };
}
