import { CommandHandler } from '../../command-handling/command-handler.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { Sql } from '../../postgres/sql.js';
import { RegionList } from '../../regions/store/region-list.js';
import type { Region } from './answers.js';

export class ListRegions extends QueryOf<PageRequest, Page<ValueOf<typeof Region>>> {}
/** The county of a target. */
export class LocateTarget extends QueryOf<string, string | undefined> {}

export const REFERENCE_QUERIES = [
  queryHandlerOf(ListRegions, [Sql], async ({ after, limit }, sql) => {
    const found = await new RegionList(sql).list(limit + 1, after ?? null);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.code : null };
  }),
  queryHandlerOf(LocateTarget, [CommandHandler], async (targetNo, handler) => {
    const fact = await handler.ask((reading) => reading.claimedFact(`target/${targetNo}/0`));
    return fact?.type === 'TargetSet' ? fact.data.region : undefined;
  }),
];
