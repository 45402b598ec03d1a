import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ValueOf } from '../../event-catalogue/codec.js';
import type { Grant } from '../access/request-context.js';
import type { Page, PageRequest } from '../answers.js';
import { QueryOf } from '../handlers.js';
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
   * @param grant of a list that shows a county's office its own county
   */
  async page<Q extends PageQuery, Answer extends Page<object>>(
    list: string,
    query: Q,
    ask: (asked: Asked<Q> & PageRequest) => QueryOf<unknown, Answer>,
    grant?: Grant,
  ) {
    const question = ask({ ...askedOf(query, grant), ...pageOf(list, query) });
    return listed(list, await this.queries.execute(question));
  }
}
