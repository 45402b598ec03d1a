import type { ValueOf } from '../../event-catalogue/codec.js';
import { EventStore } from '../../event-store/port.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { functionalCodeOn } from '../../policy/known-programs.js';
import { recordedPrograms } from '../../policy/store/recorded-programs.js';
import { ReadModels } from '../../projection/read-models.js';
import { Sql } from '../../postgres/sql.js';
import { RegionList } from '../../regions/store/region-list.js';
import { Units } from '../../regions/store/units.js';
import type { Divisions } from '../../regions/domain/divisions.js';
import { regionOfTarget } from '../store/recorded-targets.js';
import type { Programs, Region, RegionHistory } from './answers.js';

export class ListRegions extends QueryOf<PageRequest, Page<ValueOf<typeof Region>>> {}
/** With the codes of a day; undefined: today's. */
export class ListPrograms extends QueryOf<
  { readonly date?: string | undefined },
  ValueOf<typeof Programs>
> {}
/** By the unit's identity; undefined: there is no such unit. */
export class FindRegion extends QueryOf<string, ValueOf<typeof RegionHistory> | undefined> {}
/** The county of a target. */
export class LocateTarget extends QueryOf<string, string | undefined> {}

export const REFERENCE_QUERIES = [
  queryHandlerOf(ListRegions, [Sql], async ({ after, limit }, sql) => {
    const found = await new RegionList(sql).list(limit + 1, after ?? null);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.code : null };
  }),
  queryHandlerOf(ListPrograms, [ReadModels], async ({ date: asked }, { sql, today }) => {
    const date = asked ?? today();
    const items = (await recordedPrograms(sql)).all().map((program) => {
      const { functionalCodes: _, ...named } = program;
      return { ...named, functionalCode: functionalCodeOn(program, date) };
    });
    return { date, items };
  }),
  queryHandlerOf(FindRegion, [Units], async (region, units) =>
    historyOf(region, await units.upToNow()),
  ),
  queryHandlerOf(LocateTarget, [EventStore], (targetNo, store) => regionOfTarget(store, targetNo)),
];

function historyOf(
  region: string,
  divisions: Divisions,
): ValueOf<typeof RegionHistory> | undefined {
  const division = divisions.find(region);
  if (!division) return undefined;
  const changes = divisions.recodingsOf(region);
  const days = [{ effectiveOn: null, basis: null }, ...changes];
  const history = days.map(({ effectiveOn, basis }) => {
    const date = effectiveOn ?? '';
    const standing = divisions.standing(region, { date })!;
    const parent = standing.parent && divisions.standing(standing.parent, { date })!.code;
    return { effectiveOn, ...standing, parent, basis };
  });
  return { ...division, history };
}
