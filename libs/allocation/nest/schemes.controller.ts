import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { invalid } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { Foreseen } from '../../http/recording/recorded.js';
import { Recorder } from '../../http/recording/recorder.js';
import { isRefusal, refuse } from '../../refusals/refusals.js';
import { compareDrafts, effectOf } from '../domain/comparison.js';
import { explainedAnswer, linesAnswer, termsAnswer } from '../domain/scheme-answer.js';
import { schemeCsv } from '../domain/scheme-table.js';
import { DraftedScheme, Scheme, SchemeComparison, Schemes } from './answers.js';
import { AdoptScheme, DraftScheme, IssueScheme } from './commands.js';
import { type FoundScheme, FindScheme, ListSchemes } from './queries.js';
import { LongWork } from '../../http/access/long-work.js';
import {
  SchemeAdoptionBody,
  ComparisonQuery,
  IssueBody,
  SchemeBody,
  SchemePath,
  SchemesQuery,
} from './requests.js';
import { COMPARISON_TABLE, SCHEMES_TABLE, SCHEME_TABLE } from './tables.js';

const ADDRESSED = ['SCHEME_UNKNOWN'] as const;

@ApiTags('Allocation 因素法分配')
@Controller('allocation-schemes')
export class SchemesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @LongWork()
  @Write({
    path: '',
    permission: 'schemes.handle',
    zh: '拟定分配方案',
    en: 'Draft an allocation by factors',
    more: '按需求、财力、压力、资源型地区与绩效分配；所用数据与参数随草案冻结。 By need, finances, pressure, resource regions and results; the facts and policy values that were used are frozen with the draft.',
    refusals: [
      'PROGRAM_UNKNOWN',
      'FACTOR_NOT_SWITCHABLE',
      'WEIGHTS_NOT_ONE',
      'FACTOR_NEGATIVE',
      'FACTOR_WITHOUT_BASIS',
      'NOT_A_MULTIPLE',
      'FLOORS_EXCEED_TOTAL',
      'NO_BASIS',
      'CAPS_BELOW_TOTAL',
      'DUPLICATE_KEY',
    ],
    answers: DraftedScheme,
    unitsOn: '01-01',
  })
  async draft(@Asker() asking: Asking, @Body() body: SchemeBody) {
    const scheme = body.scheme();
    const recorded = await this.recorder.record(new DraftScheme(scheme, asking));
    if (recorded instanceof Foreseen) return recorded;
    const { draft } = await this.scheme(scheme.schemeId);
    const status = 'draft' as const;
    const drafted = { ...termsAnswer(draft), status, lines: linesAnswer(draft) };
    return recorded.with(drafted, locationOf(scheme.schemeId));
  }

  @Write({
    path: ':id/adopt',
    permission: 'schemes.handle',
    duties: ['review', 'approve'],
    zh: '批准分配方案（须另一人）',
    en: 'Adopt a scheme: another person than who drafted it',
    refusals: ['SCHEME_UNKNOWN', 'SAME_PERSON', 'ALREADY_ADOPTED', 'SCHEME_FOR_COMPARISON'],
  })
  adopt(
    @Asker() asking: Asking,
    @Param() { id: schemeId }: SchemePath,
    @Body() { adoptedOn }: SchemeAdoptionBody,
  ) {
    const adopting = new AdoptScheme({ schemeId, adoptedOn }, asking);
    const location = locationOf(schemeId);
    return this.recorder.record(adopting, { addressed: ADDRESSED, location });
  }

  @Write({
    path: ':id/issue',
    permission: 'schemes.handle',
    zh: '按方案下达转移支付（零金额的县不列入文件）',
    en: 'Issue a scheme as a transfer document; counties that get nothing are left out',
    refusals: [
      'SCHEME_UNKNOWN',
      'SCHEME_NOT_ADOPTED',
      'SCHEME_ALREADY_ISSUED',
      'POOL_INSUFFICIENT',
      'YEAR_CLOSED',
      'DUPLICATE_KEY',
    ],
  })
  issue(
    @Asker() asking: Asking,
    @Param() { id: schemeId }: SchemePath,
    @Body() { documentNo, issuedOn }: IssueBody,
  ) {
    const issuing = new IssueScheme({ schemeId, documentNo, issuedOn }, asking);
    const location = `/api/v1/funds/${encodeURIComponent(documentNo)}/trace`;
    return this.recorder.record(issuing, { addressed: ADDRESSED, location });
  }

  @Read({
    path: '',
    permission: 'schemes.read',
    zh: '分配方案',
    en: 'Allocation schemes, in the order of their drafting',
    answers: Schemes,
    table: SCHEMES_TABLE,
  })
  schemes(@Query() query: SchemesQuery) {
    return this.lists.page('allocation-schemes', query, (asked) => new ListSchemes(asked));
  }

  @Read({
    path: ':id',
    permission: 'schemes.read',
    zh: '一个分配方案：逐县逐因素的说明；text/csv 为可据以复算的全表',
    en: 'A scheme with each county’s amount explained factor by factor; as text/csv the whole table, from which it can be recomputed',
    answers: Scheme,
    table: SCHEME_TABLE,
    unitsOn: '01-01',
    also: ['text/csv'],
  })
  async one(
    @Param() { id }: SchemePath,
    @Query() _query: ReadQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { draft, progress } = await this.scheme(id, ADDRESSED);
    response.vary('Accept');
    if (request.accepts(['application/json', 'text/csv']) === 'text/csv') {
      response.type('text/csv; charset=utf-8');
      return schemeCsv(draft);
    }
    return { ...termsAnswer(draft), ...progress, ...explainedAnswer(draft) };
  }

  @LongWork()
  @Read({
    path: ':id/comparison',
    permission: 'schemes.read',
    zh: '与另一方案对比（with），或关闭一个因素的影响（without）',
    en: 'A scheme beside another one (with), or what one factor does (without), county by county',
    answers: SchemeComparison,
    table: COMPARISON_TABLE,
    unitsOn: '01-01',
    problems: [422],
  })
  async comparison(@Param() { id }: SchemePath, @Query() query: ComparisonQuery) {
    const { with: other, without } = query;
    if ((other === undefined) === (without === undefined)) {
      throw invalid(
        'with',
        'ONE_OF_TWO',
        '应填对比方案或关闭的因素之一 / give either with or without',
      );
    }
    const { draft } = await this.scheme(id, ADDRESSED);
    const answer =
      other === undefined
        ? effectOf(draft, without!)
        : compareDrafts(draft, (await this.scheme(other)).draft);
    if (isRefusal(answer)) throw problemOfRefusal(answer);
    return answer;
  }

  /** @param addressed told where the path names the scheme */
  private async scheme(schemeId: string, addressed?: typeof ADDRESSED): Promise<FoundScheme> {
    const found = await this.queries.execute(new FindScheme(schemeId));
    if (found !== undefined) return found;
    throw problemOfRefusal(refuse('SCHEME_UNKNOWN', { schemeId }), addressed);
  }
}

function locationOf(schemeId: string): string {
  return `/api/v1/allocation-schemes/${encodeURIComponent(schemeId)}`;
}
