/** Events of performance: a year's evaluation with its inputs. domain.md, section 8 */
import { fenAmount, integer, isoDate, listOf, oneOf, recordOf, regionCode, text } from './codec.js';

/** Each with four decimal places. */
const indicators = recordOf({
  gapClosure: text,
  execution: text,
  punctuality: text,
  inputGrowth: text,
  standards: text,
  constructionDiscipline: text,
  integrity: text,
  disclosure: text,
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
  irregularFen: fenAmount,
  months: integer,
  monthsPublished: integer,
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
      /** Points with two decimal places. */
      score: text,
      band: oneOf('EXCELLENT', 'GOOD', 'FAIR', 'POOR'),
      rank: integer,
      indicators,
      inputs,
    }),
  ),
});
