import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { judge } from '../../access/domain/permissions.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { Text, WrittenWhole } from '../../http/intake/fields.js';
import { Read } from '../../http/openapi/routes.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { SearchResult } from './answers.js';
import { Search } from './queries.js';

const OF_EACH_KIND = 20;

class SearchQuery extends ReadQuery {
  @Text(80, {
    description: '名称、代码、文号或批次号的一部分 A part of a name, code or number',
    example: '东辽',
  })
  q!: string;

  @WrittenWhole(1, 100, {
    filter: true,
    description: '每类最多条数，默认 20 The most of each kind',
  })
  limit?: number;
}

@ApiTags('Service 运行')
@Controller('search')
export class SearchController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: '',
    permission: 'search',
    zh: '检索县（市、区）、文件和发放批次（县级只见本县）',
    en: 'Find units, documents and batches by a part of their names; a county finds its own',
    answers: SearchResult,
    noTable: '检索结果只供跳转 What is found is for going there',
  })
  async search(@Granted() grant: Grant, @Query() { q, limit = OF_EACH_KIND }: SearchQuery) {
    const { county, counties, subject } = grant;
    const within = counties ? [county!, ...counties] : county === null ? null : [county];
    const receipts = judge(subject, 'receipts.read').kind === 'allowed';
    const question = { text: q, counties: within, receipts, limit };
    return { items: await this.queries.execute(new Search(question)) };
  }
}
