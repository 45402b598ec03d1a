import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { seesAccessRecord } from '../../../libs/access/domain/access-events.js';
import { ACCESS_RECORD } from '../../../libs/event-catalogue/access-record.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend, type EventPage, type EventQuery } from '../backend.js';
import {
  BlankIsPlus,
  DateOrInstant,
  EmptyIsAbsent,
  OneOf,
  RegionCode,
  Text,
} from '../../../libs/http/intake/fields.js';
import { Granted } from '../../../libs/http/intake/asking.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { PageQuery, cursorOf, given, keyOf } from '../../../libs/http/reading/queries.js';

const BOUND = {
  optional: true,
  description: '日期：按业务日期；时间：按记录时间 A date bounds occurredOn, a time recordedAt',
};

class EventsQuery extends PageQuery {
  @EmptyIsAbsent()
  @Text(200, { optional: true, example: 'county-220422-2017' })
  stream?: string;

  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @Text(80, { optional: true, example: 'BudgetAllocated' })
  type?: string;

  @EmptyIsAbsent()
  @BlankIsPlus()
  @DateOrInstant(BOUND)
  from?: string;

  @EmptyIsAbsent()
  @BlankIsPlus()
  @DateOrInstant(BOUND)
  to?: string;

  @EmptyIsAbsent()
  @OneOf(['forwards', 'backwards'], { optional: true })
  direction?: 'forwards' | 'backwards';
}

const NDJSON = 'application/x-ndjson';
const STREAM_PAGE = 1000;

/** Then an empty page with a cursor is answered, so that no request looks for minutes. */
const MOST_LOOKS = 50;

@ApiTags('Audit 审计')
@Controller('audit')
export class AuditController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'events',
    permission: 'events.read',
    zh: '全部事件，按顺序',
    en: 'Events, whole, in order; all of them as NDJSON where that is accepted',
    answers: 'AuditEvents',
    also: [NDJSON],
  })
  async events(
    @Query() query: EventsQuery,
    @Granted() grant: Grant,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    response.vary('Accept');
    const filter = { ...filterOf(query), ...unseenBy(grant) };
    if (request.accepts(['json', NDJSON]) === NDJSON) {
      return this.stream(filter, response);
    }
    const { items, next } = await this.firstFound(filter, query.limit ?? 100);
    return { items, next: next === null ? null : cursorOf('events', String(next)) };
  }

  /** A filter may leave out all events that the backend looked at: then it looks further. */
  private async firstFound(filter: Omit<EventQuery, 'limit'>, limit: number): Promise<EventPage> {
    let page = await this.backend.queries.events({ ...filter, limit });
    for (let i = 0; i < MOST_LOOKS && page.items.length === 0 && page.next !== null; i++) {
      page = await this.backend.queries.events({ ...filter, afterPosition: page.next, limit });
    }
    return page;
  }

  private async stream(filter: Omit<EventQuery, 'limit'>, response: Response): Promise<void> {
    let page = await this.backend.queries.events({ ...filter, limit: STREAM_PAGE });
    response.status(200).type(NDJSON);
    for (;;) {
      if (!(await writeLines(response, page))) return;
      if (page.next === null) break;
      const further = { ...filter, afterPosition: page.next, limit: STREAM_PAGE };
      page = await this.backend.queries.events(further);
    }
    response.end();
  }
}

/** False where the reader has gone. */
async function writeLines(response: Response, { items }: EventPage): Promise<boolean> {
  if (response.destroyed) return false;
  const text = items.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (text === '' || response.write(text)) return true;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
  return !response.destroyed;
}

/** The record of access is for discipline alone, not for those whom it is about. */
function unseenBy({ subject }: Grant): Pick<EventQuery, 'exceptTypes'> {
  return seesAccessRecord(subject) ? {} : { exceptTypes: ACCESS_RECORD };
}

function filterOf(query: EventsQuery): Omit<EventQuery, 'limit'> {
  const { stream, region, type, from, to, cursor, direction = 'forwards' } = query;
  const isDate = (bound: string | undefined): boolean => bound?.length === 10;
  return {
    direction,
    ...(cursor === undefined ? {} : { afterPosition: positionOf(cursor) }),
    ...given({
      stream,
      region,
      type,
      occurredFrom: isDate(from) ? from : undefined,
      occurredTo: isDate(to) ? to : undefined,
      recordedFrom: isDate(from) ? undefined : from,
      recordedTo: isDate(to) ? undefined : to,
    }),
  };
}

function positionOf(cursor: string): bigint {
  const key = keyOf('events', cursor);
  if (!/^\d{1,18}$/.test(key)) throw problem('INVALID_CURSOR');
  return BigInt(key);
}
