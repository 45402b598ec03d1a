import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { READ_KINDS, type ReadKind } from '../../../libs/access/domain/access-events.js';
import { Backend } from '../backend.js';
import {
  BlankIsPlus,
  EmptyIsAbsent,
  Instant,
  OneOf,
  RegionCode,
  Text,
} from '../../../libs/http/intake/fields.js';
import { Read } from '../../../libs/http/openapi/routes.js';
import { PageQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { NDJSON, answerLines } from '../../../libs/http/reading/ndjson.js';

const BOUND = { optional: true, description: '按记录时间 Bounds the time of the read' };

class ReadsQuery extends PageQuery {
  @EmptyIsAbsent()
  @Text(200, { optional: true, description: '查阅人 Who read' })
  subject?: string;

  @EmptyIsAbsent()
  @BlankIsPlus()
  @Instant(BOUND)
  from?: string;

  @EmptyIsAbsent()
  @BlankIsPlus()
  @Instant(BOUND)
  to?: string;

  @EmptyIsAbsent()
  @RegionCode({
    optional: true,
    description: '所查县区，或查阅个人信息的县区 The county read about, or whose office looked',
  })
  region?: string;

  @EmptyIsAbsent()
  @Text(80, { optional: true, description: '被查阅人员化名 Pseudonym of the person looked at' })
  beneficiary?: string;

  @EmptyIsAbsent()
  @OneOf(READ_KINDS, { optional: true })
  kind?: ReadKind;
}

@ApiTags('Audit 审计')
@Controller('audit')
export class ReadsController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'reads',
    permission: 'audit-reads.read',
    zh: '查阅留痕：审计、纪检的每次查阅与个人信息查阅',
    en: 'The record of access: every read of audit and discipline, every look at personal data',
    answers: 'AuditReads',
    also: [NDJSON],
  })
  async reads(
    @Query() query: ReadsQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { subject, from, to, region, beneficiary, kind } = query;
    const filter = given({ subject, from, to, region, beneficiary, kind });
    response.vary('Accept');
    if (request.accepts(['json', NDJSON]) === NDJSON) {
      return answerLines(response, this.backend.reads.lines(filter));
    }
    return listed('reads', await this.backend.reads.list({ ...pageOf('reads', query), ...filter }));
  }
}
