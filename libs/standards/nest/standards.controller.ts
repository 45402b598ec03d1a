import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { EmptyIsAbsent, IsoDate, RegionCode } from '../../http/intake/fields.js';
import { Read } from '../../http/openapi/routes.js';
import { KnownAt, PageQuery, given, listed, pageOf } from '../../http/reading/queries.js';
import { StandardAnswers } from './answers.js';
import { JudgeStandards } from './queries.js';

class StandardsQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @IsoDate({ optional: true, description: '判断日期，默认今天 The day, today unless told' })
  date?: string;

  @KnownAt()
  knownAt?: string;
}

@ApiTags('Policy 政策')
@Controller('policy/standards')
export class StandardsController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    permission: 'standards.read',
    zh: '保障标准是否达到文件要求',
    en: 'Whether the standards meet the documents on a day',
    more: '缺少数据的规则不适用，不列出。 A rule whose inputs are missing does not apply and is not listed.',
    answers: StandardAnswers,
  })
  async standards(@Query() query: StandardsQuery) {
    const { region, date, knownAt } = query;
    const asked = { ...pageOf('standards', query), ...given({ region, date, knownAt }) };
    return listed('standards', await this.queries.execute(new JudgeStandards(asked)));
  }
}
