/** Certifications, and evaluations with their inputs. domain.md, section 8 */
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
