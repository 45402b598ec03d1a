import { Controller, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { seesAccessRecord } from '../../access/domain/access-events.js';
import { ACCESS_RECORD } from '../../event-catalogue/access-record.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { AuditEvent } from '../../http/openapi/recorded-events.js';
import { Read } from '../../http/openapi/routes.js';
import { acceptsLines, answerLines } from '../../http/reading/ndjson.js';
import { given, listed, pageOf } from '../../http/reading/queries.js';
import type { EventFilter } from '../store/event-list.js';
import { AuditEvents } from './answers.js';
import { ListEvents, StreamEvents } from './queries.js';
import { LongWork } from '../../http/access/long-work.js';
import { EventsQuery } from './requests.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @LongWork()
  @Read({
    path: 'events',
    permission: 'events.read',
    standsOn: 'events',
    zh: '全部事件，按顺序',
    en: 'Events, whole, in order; all of them as NDJSON where that is accepted',
    answers: AuditEvents,
    noTable: '事件须逐字核验，以 NDJSON 给出 Events are verified as they stand: NDJSON',
    lines: AuditEvent,
  })
  async events(
    @Query() query: EventsQuery,
    @Granted() grant: Grant,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { limit, ...page } = pageOf('events', query);
    const asked = { ...filterOf(query), ...unseenBy(grant), ...page };
    if (acceptsLines(request, response)) {
      return answerLines(response, await this.queries.execute(new StreamEvents(asked)));
    }
    return listed('events', await this.queries.execute(new ListEvents({ ...asked, limit })));
  }
}

/** The record of access is for discipline alone, not for those whom it is about. */
function unseenBy({ subject }: Grant): Pick<EventFilter, 'exceptTypes'> {
  return seesAccessRecord(subject) ? {} : { exceptTypes: ACCESS_RECORD };
}

function filterOf(query: EventsQuery): EventFilter {
  const { stream, region, type, from, to, direction = 'forwards' } = query;
  const isDate = (bound: string | undefined): boolean => bound?.length === 10;
  return {
    direction,
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
