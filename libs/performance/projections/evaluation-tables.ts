/** Certified months, and evaluations as they were adopted, county by county. */
import { type Projection, addingRows } from '../../projection/projection.js';
import { exactInputs } from '../domain/adoption.js';

const evaluations = addingRows(
  {
    name: 'evaluations',
    columns: [
      'position',
      'event_id',
      'recorded_at',
      'fiscal_year',
      'adopted_on',
      'as_of',
      'parameters',
      'adopted_by',
    ],
    json: ['parameters'],
  },
  {
    EvaluationAdopted(data, { position, id, recordedAt }, { actor: { subject } }) {
      const { fiscalYear, adoptedOn, asOf } = data;
      const parameters = JSON.stringify(data.parameters);
      return [[position, id, recordedAt, fiscalYear, adoptedOn, asOf, parameters, subject]];
    },
  },
);

const results = addingRows(
  {
    name: 'evaluation_results',
    columns: [
      ...['position', 'region', 'score', 'band', 'rank', 'indicators', 'weight_judged'],
      ...['listed_share', 'certified_through', 'inputs'],
    ],
    json: ['indicators', 'inputs'],
  },
  {
    EvaluationAdopted: (data, fact) =>
      data.results.map((result) => [
        fact.position,
        result.region,
        result.score,
        result.band,
        result.rank,
        JSON.stringify(result.indicators),
        result.weightJudged,
        result.listedShare,
        result.certifiedThrough,
        JSON.stringify(exactInputs(result.inputs)),
      ]),
  },
);

const certifications = addingRows(
  {
    name: 'certifications',
    columns: ['position', 'recorded_at', 'region', 'fiscal_year', 'month', 'certified_on'],
  },
  {
    MonthCertified: ({ region, fiscalYear, month, certifiedOn }, { position, recordedAt }) => [
      [position, recordedAt, region, fiscalYear, month, certifiedOn],
    ],
  },
);

export const evaluationTables: readonly Projection[] = [evaluations, results, certifications];
