import { Controller, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Lists } from '../../http/reading/lists.js';
import { Read } from '../../http/openapi/routes.js';
import { acceptsLines, answerLines } from '../../http/reading/ndjson.js';
import { askedOf } from '../../http/reading/queries.js';
import { RecordedAccess, RecordedAccesses } from './answers.js';
import { ListReads, StreamReads } from './queries.js';
import { ReadsQuery } from './requests.js';
import { ACCESSES_TABLE } from './tables.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class ReadsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
  ) {}

  @Read({
    path: 'reads',
    permission: 'audit-reads.read',
    standsOn: 'events',
    zh: '查阅留痕：审计、纪检的每次查阅与个人信息查阅',
    en: 'The record of access: every read of audit and discipline, every look at personal data',
    answers: RecordedAccesses,
    table: ACCESSES_TABLE,
    lines: RecordedAccess,
  })
  async reads(
    @Query() query: ReadsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    if (acceptsLines(request, response)) {
      const lines = await this.queries.execute(new StreamReads(askedOf(query)));
      return answerLines(response, lines);
    }
    return this.lists.page('reads', query, (asked) => new ListReads(asked));
  }
}
