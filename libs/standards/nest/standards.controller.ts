import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Lists } from '../../http/reading/lists.js';
import { Read } from '../../http/openapi/routes.js';
import { StandardAnswers } from './answers.js';
import { JudgeStandards } from './queries.js';
import { StandardsQuery } from './requests.js';
import { STANDARDS_TABLE } from './tables.js';

@ApiTags('Policy 政策')
@Controller('policy/standards')
export class StandardsController {
  constructor(private readonly lists: Lists) {}

  @Read({
    path: '',
    permission: 'standards.read',
    zh: '保障标准是否达到文件要求（县级只见本县）',
    en: 'Whether the standards meet the documents on a day; a county sees its own',
    more: '缺少数据的规则不适用，不列出。 A rule whose inputs are missing does not apply and is not listed.',
    answers: StandardAnswers,
    table: STANDARDS_TABLE,
  })
  standards(@Granted() grant: Grant, @Query() query: StandardsQuery) {
    return this.lists.page('standards', query, (asked) => new JudgeStandards(asked), grant);
  }
}
