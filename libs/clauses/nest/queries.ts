/** The questions about clauses. */
import type { ValueOf } from '../../event-catalogue/codec.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { ClauseAnswers } from '../store/clause-answers.js';
import type { Clauses, Compliance } from './answers.js';

/** Every clause in the order of its id. */
export class ListClauses extends QueryOf<null, ValueOf<typeof Clauses>['items']> {}
/** Every clause likewise; undefined: neither a registered county nor the province. */
export class ShowCompliance extends QueryOf<
  { readonly region: string; readonly year: number; readonly asOf?: string },
  Omit<ValueOf<typeof Compliance>, 'next'> | undefined
> {}

export const CLAUSE_QUERIES = [
  queryHandlerOf(ListClauses, [ReadModels], (_, models) => answersOn(models).register()),
  queryHandlerOf(ShowCompliance, [ReadModels], ({ region, year, asOf = null }, models) =>
    answersOn(models).compliance(region, year, asOf),
  ),
];

function answersOn(models: ReadModels): ClauseAnswers {
  return new ClauseAnswers(policySource(models));
}
