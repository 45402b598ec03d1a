/** What search is asked. */
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { Sql } from '../../postgres/sql.js';
import { type FoundThing, type SearchQuestion, foundThings } from '../store/found-things.js';

export class Search extends QueryOf<SearchQuestion, readonly FoundThing[]> {}

export const SEARCH_QUERIES = [
  queryHandlerOf(Search, [Sql], (question, sql) => foundThings(sql, question)),
];
