import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import { EmptyIsAbsent, IsoDate, OneOf } from '../../../libs/http/intake/fields.js';
import { RegionCode, WrittenYear } from '../../../libs/http/intake/fields.js';
import { YearPath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import {
  KnownAt,
  PageQuery,
  ReadQuery,
  found,
  given,
  listed,
  pageOf,
} from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

const AS_OF = {
  optional: true,
  description: '截至该业务日终重新评价 Evaluated as of the end of that business day',
};
const STATUS = {
  optional: true,
  description: '默认有已采用的用已采用的 The adopted one unless told, where there is one',
};

class EvaluationsQuery extends PageQuery {
  @EmptyIsAbsent()
  @IsoDate(AS_OF)
  asOf?: string;

  @KnownAt()
  knownAt?: string;

  @EmptyIsAbsent()
  @OneOf(['current', 'adopted'], STATUS)
  status?: 'current' | 'adopted';
}

class EvaluationQuery extends ReadQuery {
  @EmptyIsAbsent()
  @IsoDate(AS_OF)
  asOf?: string;

  @KnownAt()
  knownAt?: string;

  @EmptyIsAbsent()
  @OneOf(['current', 'adopted'], STATUS)
  status?: 'current' | 'adopted';
}

class CountyEvaluationPath {
  @WrittenYear()
  year!: number;

  @RegionCode()
  code!: string;
}

class AdoptionBody {
  @IsoDate({ example: '2018-02-28' })
  adoptedOn!: string;
}

@ApiTags('Performance 绩效')
@Controller('performance')
export class PerformanceController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: ':year',
    permission: 'performance.read',
    zh: '县（市、区）年度绩效评价（县级只见本县）',
    en: 'How the counties’ years are judged; a county sees its own',
    answers: 'Evaluations',
  })
  async year(
    @Granted() grant: Grant,
    @Param() { year: fiscalYear }: YearPath,
    @Query() query: EvaluationsQuery,
  ) {
    const { asOf, knownAt, status } = query;
    const region = grant.county ?? undefined;
    const answer = await this.backend.queries.performance({
      ...pageOf('performance', query),
      fiscalYear,
      ...given({ asOf, knownAt, status, region }),
    });
    return { ...answer, ...listed('performance', answer) };
  }

  @Read({
    path: ':year/:code',
    permission: 'performance.read',
    zh: '一县的年度绩效评价及其依据',
    en: 'How a county’s year is judged, and what each indicator rests on',
    answers: 'Evaluation',
  })
  async county(
    @Param() { year: fiscalYear, code }: CountyEvaluationPath,
    @Query() { asOf, knownAt, status }: EvaluationQuery,
  ) {
    const question = { fiscalYear, ...given({ asOf, knownAt, status }) };
    return found(await this.backend.queries.countyPerformance(question, code));
  }

  @Write({
    path: ':year/adopt',
    permission: 'performance.adopt',
    zh: '采用年度绩效评价',
    en: 'Adopt the evaluation of a year, with its inputs',
    more: '后来的更正不改变已采用的评价；再次采用则取代之。 A later correction does not rewrite it; a later adoption supersedes it.',
  })
  async adopt(
    @Asker() { actor, commandId, correlationId }: Asking,
    @Param() { year: fiscalYear }: YearPath,
    @Body() { adoptedOn }: AdoptionBody,
  ) {
    const command = { actor, commandId, correlationId, fiscalYear, adoptedOn };
    const answer = await this.backend.performance.adopt(command);
    return settle(answer, { location: `/api/v1/performance/${fiscalYear}` });
  }
}
