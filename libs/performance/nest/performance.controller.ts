import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { CountyYearPath, YearPath } from '../../http/intake/paths.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import type { PageRequest } from '../../http/answers.js';
import { type Asked, askedOf, found } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { Evaluation, Evaluations } from './answers.js';
import { AdoptEvaluation } from './commands.js';
import { ListEvaluations, ShowEvaluation } from './queries.js';
import { EvaluationAdoptionBody, EvaluationQuery, EvaluationsQuery } from './requests.js';
import { EVALUATIONS_TABLE } from './tables.js';

const AS_OF =
  'asOf 按该业务日终重新评价，不论是否已采用。 With asOf evaluated as of the end of that day, whatever was adopted.';

@ApiTags('Performance 绩效')
@Controller('performance')
export class PerformanceController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: ':year',
    permission: 'performance.read',
    zh: '县（市、区）年度绩效评价（县级只见本县）',
    en: 'How the counties’ years are judged; a county sees its own',
    more: AS_OF,
    answers: Evaluations,
    table: EVALUATIONS_TABLE,
  })
  year(
    @Granted() grant: Grant,
    @Param() { year: fiscalYear }: YearPath,
    @Query() query: EvaluationsQuery,
  ) {
    const ask = (asked: Asked<EvaluationsQuery> & PageRequest) =>
      new ListEvaluations({ ...asked, fiscalYear });
    return this.lists.page('performance', query, ask, grant);
  }

  @Read({
    path: ':year/:code',
    permission: 'performance.read',
    zh: '一县的年度绩效评价及其依据',
    en: 'How a county’s year is judged, and what each indicator rests on',
    more: AS_OF,
    answers: Evaluation,
  })
  async county(
    @Param() { year: fiscalYear, code: region }: CountyYearPath,
    @Query() query: EvaluationQuery,
  ) {
    const asked = { fiscalYear, region, ...askedOf(query) };
    return found(await this.queries.execute(new ShowEvaluation(asked)));
  }

  @Write({
    path: ':year/adopt',
    permission: 'performance.adopt',
    zh: '采用年度绩效评价',
    en: 'Adopt the evaluation of a year, with its inputs',
    more: '后来的更正不改变已采用的评价；再次采用则取代之。 A later correction does not rewrite it; a later adoption supersedes it.',
  })
  adopt(
    @Asker() asking: Asking,
    @Param() { year: fiscalYear }: YearPath,
    @Body() { adoptedOn }: EvaluationAdoptionBody,
  ) {
    const adopting = new AdoptEvaluation({ fiscalYear, adoptedOn }, asking);
    return this.recorder.record(adopting, { location: `/api/v1/performance/${fiscalYear}` });
  }
}
