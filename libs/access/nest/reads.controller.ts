import { Controller, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Read } from '../../http/openapi/routes.js';
import { acceptsLines, answerLines } from '../../http/reading/ndjson.js';
import { given, listed, pageOf } from '../../http/reading/queries.js';
import { RecordedAccess, RecordedAccesses } from './answers.js';
import { ListReads, StreamReads } from './queries.js';
import { ReadsQuery } from './requests.js';

@ApiTags('Audit 审计')
@Controller('audit')
export class ReadsController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: 'reads',
    permission: 'audit-reads.read',
    zh: '查阅留痕：审计、纪检的每次查阅与个人信息查阅',
    en: 'The record of access: every read of audit and discipline, every look at personal data',
    answers: RecordedAccesses,
    lines: RecordedAccess,
  })
  async reads(
    @Query() query: ReadsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { subject, from, to, region, beneficiary, kind } = query;
    const filter = given({ subject, from, to, region, beneficiary, kind });
    if (acceptsLines(request, response)) {
      return answerLines(response, await this.queries.execute(new StreamReads(filter)));
    }
    const asked = new ListReads({ ...pageOf('reads', query), ...filter });
    return listed('reads', await this.queries.execute(asked));
  }
}
