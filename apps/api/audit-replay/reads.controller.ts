import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Backend } from '../backend.js';
import { BlankIsPlus, EmptyIsAbsent, Instant, Text } from '../intake/fields.js';
import { Read } from '../openapi/routes.js';
import { PageQuery, given, listed, pageOf } from '../reading/queries.js';

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
  })
  async reads(@Query() query: ReadsQuery) {
    const { subject, from, to } = query;
    const question = { ...pageOf('reads', query), ...given({ subject, from, to }) };
    return listed('reads', await this.backend.reads.list(question));
  }
}
