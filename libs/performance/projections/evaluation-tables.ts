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
  ({ fact, metadata }) => {
    if (fact.type !== 'EvaluationAdopted') return [];
    const { fiscalYear, adoptedOn, asOf } = fact.data;
    const { position, id, recordedAt } = fact;
    const parameters = JSON.stringify(fact.data.parameters);
    const { subject } = metadata.actor;
    return [[position, id, recordedAt, fiscalYear, adoptedOn, asOf, parameters, subject]];
  },
);

const results = addingRows(
  {
    name: 'evaluation_results',
    columns: ['position', 'region', 'score', 'band', 'rank', 'indicators', 'inputs'],
  },
  ({ fact }) => {
    if (fact.type !== 'EvaluationAdopted') return [];
    return fact.data.results.map((result) => [
      fact.position,
      result.region,
      result.score,
      result.band,
      result.rank,
      JSON.stringify(result.indicators),
      JSON.stringify(exactInputs(result.inputs)),
    ]);
  },
);

export const evaluationTables: readonly Projection[] = [evaluations, results];
