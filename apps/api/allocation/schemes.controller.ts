import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  explainedAnswer,
  linesAnswer,
  termsAnswer,
} from '../../../libs/allocation/domain/scheme-answer.js';
import { schemeCsv } from '../../../libs/allocation/domain/scheme-table.js';
import type { Factor } from '../../../libs/allocation/domain/scheme-inputs.js';
import { ALLOCATION_FACTORS } from '../../../libs/event-catalogue/vocabulary.js';
import type { CommandAnswer } from '../../../libs/command-handling/answers.js';
import { type RefusalCode, isRefusal, refuse } from '../../../libs/refusals/refusals.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, recordingOf } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  OneOf,
  Text,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { SchemePath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { Problem, invalid } from '../../../libs/http/problems/problem.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { PageQuery, ReadQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import {
  type Recorded,
  type RecordingOptions,
  settle,
} from '../../../libs/http/recording/recorded.js';
import type { FoundScheme } from './desks.js';
import { AdoptionBody, IssueBody, SchemeBody } from './scheme.bodies.js';

class SchemesQuery extends PageQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @Text(40, { optional: true, example: 'URBAN_DIBAO' })
  program?: string;
}

class ComparisonQuery extends ReadQuery {
  @EmptyIsAbsent()
  @DocumentNo({ optional: true, description: '对比的方案 The other scheme' })
  with?: string;

  @EmptyIsAbsent()
  @OneOf(ALLOCATION_FACTORS, {
    optional: true,
    description: '关闭一个因素，看各县增减 Without this factor: what it does, county by county',
  })
  without?: Factor;
}

const ADDRESSED: readonly RefusalCode[] = ['SCHEME_UNKNOWN'];

@ApiTags('Allocation 因素法分配')
@Controller('allocation-schemes')
export class SchemesController {
  constructor(private readonly backend: Backend) {}

  @Write({
    path: '',
    permission: 'schemes.handle',
    zh: '拟定分配方案',
    en: 'Draft an allocation by factors',
    more: '按需求、财力、压力、资源型地区与绩效分配；所用数据与参数随草案冻结。 By need, finances, pressure, resource regions and results; the facts and policy values that were used are frozen with the draft.',
    refusals: [
      'PROGRAM_UNKNOWN',
      'NOT_A_MULTIPLE',
      'FLOORS_EXCEED_TOTAL',
      'NO_BASIS',
      'CAPS_BELOW_TOTAL',
      'DUPLICATE_KEY',
    ],
    answers: 'DraftedScheme',
  })
  async draft(@Asker() asking: Asking, @Body() body: SchemeBody): Promise<Recorded> {
    const { actor, commandId, correlationId } = asking;
    const scheme = body.scheme();
    const answer = await this.backend.schemes.draft({ scheme, actor, commandId, correlationId });
    const drafted = answer.kind === 'recorded' ? await this.scheme(scheme.schemeId) : undefined;
    return settleScheme(answer, {
      location: locationOf(scheme.schemeId),
      members: drafted && {
        ...termsAnswer(drafted.draft),
        status: 'draft',
        lines: linesAnswer(drafted.draft),
      },
    });
  }

  @Write({
    path: ':id/adopt',
    permission: 'schemes.handle',
    zh: '批准分配方案（须另一人）',
    en: 'Adopt a scheme: another person than who drafted it',
    refusals: ['SCHEME_UNKNOWN', 'SAME_PERSON', 'ALREADY_ADOPTED', 'SCHEME_FOR_COMPARISON'],
  })
  async adopt(
    @Asker() asking: Asking,
    @Param() { id }: SchemePath,
    @Body() { adoptedOn }: AdoptionBody,
  ): Promise<Recorded> {
    const { actor, commandId, correlationId } = asking;
    const as = { actor, commandId, correlationId };
    const answer = await this.backend.schemes.adopt({ schemeId: id, adoptedOn, ...as });
    return settleScheme(answer, { location: locationOf(id) });
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
  async issue(
    @Asker() asking: Asking,
    @Param() { id }: SchemePath,
    @Body() { documentNo, issuedOn }: IssueBody,
  ): Promise<Recorded> {
    const answer = await this.backend.schemes.issue({
      schemeId: id,
      documentNo,
      issuedOn,
      ...recordingOf(asking),
    });
    const location = `/api/v1/funds/${encodeURIComponent(documentNo)}/trace`;
    return settleScheme(answer, { location });
  }

  @Read({
    path: '',
    permission: 'schemes.read',
    zh: '分配方案',
    en: 'Allocation schemes, in the order of their drafting',
    answers: 'Schemes',
  })
  async schemes(@Query() query: SchemesQuery) {
    const { fiscalYear, program } = query;
    const page = pageOf('allocation-schemes', query);
    const { items, next } = await this.backend.schemes.list({
      ...page,
      ...given({ fiscalYear, program }),
    });
    return listed('allocation-schemes', { items, next });
  }

  @Read({
    path: ':id',
    permission: 'schemes.read',
    zh: '一个分配方案：逐县逐因素的说明；text/csv 为可据以复算的全表',
    en: 'A scheme with each county’s amount explained factor by factor; as text/csv the whole table, from which it can be recomputed',
    answers: 'Scheme',
    also: ['text/csv'],
  })
  async one(
    @Param() { id }: SchemePath,
    @Query() _query: ReadQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { draft, progress } = await this.scheme(id);
    response.vary('Accept');
    if (request.accepts(['application/json', 'text/csv']) === 'text/csv') {
      response.type('text/csv; charset=utf-8');
      return schemeCsv(draft);
    }
    return { ...termsAnswer(draft), ...progress, ...explainedAnswer(draft) };
  }

  @Read({
    path: ':id/comparison',
    permission: 'schemes.read',
    zh: '与另一方案对比（with），或关闭一个因素的影响（without）',
    en: 'A scheme beside another one (with), or what one factor does (without), county by county',
    answers: 'SchemeComparison',
    problems: [422],
  })
  async comparison(@Param() { id }: SchemePath, @Query() query: ComparisonQuery) {
    const { with: other, without } = query;
    if ((other === undefined) === (without === undefined)) {
      throw invalid(
        'with',
        'ONE_OF_TWO',
        '应填 with 或 without 之一 / give either with or without',
      );
    }
    const { draft } = await this.scheme(id);
    const answer =
      other === undefined
        ? this.backend.schemes.effect(draft, [without!])
        : await this.backend.schemes.compare(draft, other);
    if (answer === undefined) {
      throw problemOfRefusal(refuse('SCHEME_UNKNOWN', { schemeId: other! }));
    }
    if (isRefusal(answer)) throw problemOfRefusal(answer);
    return answer;
  }

  private async scheme(schemeId: string): Promise<FoundScheme> {
    const found = await this.backend.schemes.find(schemeId);
    if (found !== undefined) return found;
    throw problemOfRefusal(refuse('SCHEME_UNKNOWN', { schemeId }), ADDRESSED);
  }
}

/** Floors that exceed the total come with what is missing, as a figure of its own. */
function settleScheme(answer: CommandAnswer, options: RecordingOptions): Recorded {
  if (answer.kind === 'refused' && answer.refusal.code === 'FLOORS_EXCEED_TOTAL') {
    const { status, code, messages, details } = problemOfRefusal(answer.refusal);
    const { shortfall } = answer.refusal.data;
    throw new Problem(status, code, messages, { ...details, members: { shortfall } });
  }
  return settle(answer, { addressed: ADDRESSED, ...options });
}

function locationOf(schemeId: string): string {
  return `/api/v1/allocation-schemes/${encodeURIComponent(schemeId)}`;
}
