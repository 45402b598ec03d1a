/** The questions about allocation schemes. */
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { ListOf, pageByPosition } from '../../http/reading/lists.js';
import { positionAfter } from '../../http/reading/queries.js';
import { Sql } from '../../postgres/sql.js';
import type { Draft } from '../domain/draft.js';
import { SchemeCommands } from '../store/scheme-commands.js';
import { type SchemeProgress, SchemeList } from '../store/scheme-list.js';
import type { SchemeItem } from './answers.js';
import type { SchemesQuery } from './requests.js';

export interface FoundScheme {
  readonly draft: Draft;
  readonly progress: SchemeProgress;
}

export class ListSchemes extends ListOf<SchemesQuery, typeof SchemeItem> {}
export class FindScheme extends QueryOf<string, FoundScheme | undefined> {}

export const SCHEME_QUERIES = [
  queryHandlerOf(ListSchemes, [Sql], async ({ after, ...question }, sql) => {
    const asked = { ...question, after: positionAfter(after) };
    return pageByPosition(await new SchemeList(sql).list(asked));
  }),
  queryHandlerOf(FindScheme, [SchemeCommands, Sql], async (schemeId, schemes, sql) => {
    const state = await schemes.find(schemeId);
    if (state.status === 'none') return undefined;
    const { draft, drafter: draftedBy } = state;
    const { adopter: adoptedBy, adoptedOn } = state.status === 'adopted' ? state : NOT_ADOPTED;
    const issued = adoptedOn === null ? undefined : await new SchemeList(sql).find(schemeId);
    const { documentNo = null, issuedOn = null } = issued ?? {};
    const status = documentNo === null ? state.status : ('issued' as const);
    return { draft, progress: { status, draftedBy, adoptedBy, adoptedOn, documentNo, issuedOn } };
  }),
];

const NOT_ADOPTED = { adopter: null, adoptedOn: null };
