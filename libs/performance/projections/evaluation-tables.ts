/** Evaluations as they were adopted, county by county. */
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
    columns: ['position', 'region', 'score', 'band', 'rank', 'indicators', 'inputs'],
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
        JSON.stringify(exactInputs(result.inputs)),
      ]),
  },
);

export const evaluationTables: readonly Projection[] = [evaluations, results];
