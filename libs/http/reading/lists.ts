import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Grant } from '../access/request-context.js';
import type { Page, PageRequest } from '../answers.js';
import { QueryOf } from '../handlers.js';
import { problem } from '../problems/problem.js';
import { type Asked, type PageQuery, askedOf, listed, pageOf } from './queries.js';

/** A page of what a request asks for. `class ListThings extends ListOf<Asked, typeof Thing> {}` */
export abstract class ListOf<Request, Item> extends QueryOf<
  Asked<Request> & PageRequest,
  Page<ValueOf<Item> & object>
> {}

/** A page of which the positions of events are the keys. */
export function pageByPosition<T extends object>({
  items,
  next,
}: {
  readonly items: readonly T[];
  readonly next: bigint | null;
}): Page<T> {
  return { items, next: next === null ? null : String(next) };
}

/** Lists, page by page. */
@Injectable()
export class Lists {
  constructor(private readonly queries: QueryBus) {}

  /**
   * A page as clients see it.
   * @param list the name that its cursors carry
   * @param grant of a list that shows a county's office its own county, and a prefecture's those
   *   under it, one after the other
   */
  async page<Q extends PageQuery, Answer extends Page<object>>(
    list: string,
    query: Q,
    ask: (asked: Asked<Q> & PageRequest) => QueryOf<unknown, Answer>,
    grant?: Grant,
  ) {
    const asked = askedOf(query, grant);
    const request = pageOf(list, query);
    const counties = 'region' in query && query.region ? undefined : grant?.counties;
    if (counties && counties.size > 0) {
      const of = (region: string, page: PageRequest) => ask({ ...asked, region, ...page });
      return listed(list, await this.ofEach([...counties].sort(), request, of));
    }
    return listed(list, await this.queries.execute(ask({ ...asked, ...request })));
  }

  /**
   * The pages of the counties' lists, one after the other; a key begins with the county that it is
   * of.
   */
  private async ofEach<Answer extends Page<object>>(
    counties: readonly string[],
    { after = counties[0]!, limit }: PageRequest,
    ask: (region: string, page: PageRequest) => QueryOf<unknown, Answer>,
  ): Promise<Answer> {
    const [county, key] = [after.slice(0, 6), after.slice(7)];
    if (!counties.includes(county)) throw problem('INVALID_CURSOR');
    const place = key === '' ? {} : { after: key };
    const page = await this.queries.execute(ask(county, { limit, ...place }));
    if (page.next !== null) return { ...page, next: `${county}/${page.next}` };
    const next = counties.find((code) => code > county);
    if (next === undefined) return page;
    const left = limit - page.items.length;
    if (left <= 0) return { ...page, next };
    const rest = await this.ofEach(counties, { after: next, limit: left }, ask);
    return { ...rest, items: [...page.items, ...rest.items] };
  }
}
