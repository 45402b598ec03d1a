import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { RecordInLedger } from '../../funds/nest/commands.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Lists } from '../../http/reading/lists.js';
import { Recorder } from '../../http/recording/recorder.js';
import { ReadModels } from '../../projection/read-models.js';
import { refuse } from '../../refusals/refusals.js';
import { ReviewPerformanceTargets } from './commands.js';
import { ListTargetSets, LocatePerformanceTarget } from './queries.js';
import { PerformanceTargetSets } from './target-answers.js';
import {
  PerformanceResultBody,
  PerformanceReviewBody,
  PerformanceTargetPath,
  PerformanceTargetsBody,
  PerformanceTargetsQuery,
} from './target-requests.js';
import { TARGETS_TABLE } from './tables.js';

const ADDRESSED = ['TARGET_UNKNOWN'] as const;

@ApiTags('Performance 绩效')
@Controller('performance-targets')
export class PerformanceTargetsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly models: ReadModels,
  ) {}

  @Write({
    path: '',
    permission: 'performance-targets.set',
    zh: '下达绩效目标',
    en: 'Set what a fund is to achieve in a region and year',
    more: '一组目标的权重合计90，另10分为预算执行；合计不是90的，不评分。 The weights of a set add up to 90, the other 10 are for execution; a set of other weights gets no score.',
    refusals: ['PERFORMANCE_TARGET_INVALID', 'PROGRAM_UNKNOWN', 'REGION_UNKNOWN', 'DUPLICATE_KEY'],
  })
  set(@Asker() asking: Asking, @Body() body: PerformanceTargetsBody) {
    const data = body.data(this.models.today());
    const order = { kind: 'ReportFact', type: 'PerformanceTargetsSet', data } as const;
    return this.recorder.record(new RecordInLedger(order, asking));
  }

  @Write({
    path: ':no/results',
    permission: 'performance-results.report',
    zh: '填报绩效监控、绩效自评',
    en: 'Report what was achieved so far, or evaluate oneself',
    more: '结果不修改，只由后一次填报接续；得分低于权重六成的应说明原因。 A result is never changed, only followed by another; a part under 0.6 of its weight wants a reason.',
    refusals: ['TARGET_UNKNOWN', 'PERFORMANCE_RESULT_INVALID', 'AMOUNT_TOO_LARGE', 'DUPLICATE_KEY'],
  })
  async report(
    @Asker() asking: Asking,
    @Param() { no }: PerformanceTargetPath,
    @Body() body: PerformanceResultBody,
  ) {
    const region = await this.queries.execute(new LocatePerformanceTarget(no));
    if (region === undefined) {
      throw problemOfRefusal(refuse('TARGET_UNKNOWN', { targetNo: no }), ADDRESSED);
    }
    requireReach(asking.grant, region);
    const data = body.data(no);
    const order = { kind: 'ReportFact', type: 'PerformanceResultReported', data } as const;
    return this.recorder.record(new RecordInLedger(order, asking), { addressed: ADDRESSED });
  }

  @Write({
    path: 'reviews',
    permission: 'performance-targets.review',
    duties: ['review', 'approve'],
    zh: '复核绩效自评（须填报人以外的人）',
    en: 'Review what was reported: another person than who reported',
    refusals: ['TARGETS_UNKNOWN', 'SAME_PERSON', 'SCORE_INVALID'],
  })
  review(@Asker() asking: Asking, @Body() { ...review }: PerformanceReviewBody) {
    return this.recorder.record(new ReviewPerformanceTargets(review, asking));
  }

  @Read({
    path: '',
    permission: 'performance.read',
    zh: '绩效目标及其完成情况（县级只见本县）',
    en: 'Performance targets and how far they were reached; a county sees its own',
    answers: PerformanceTargetSets,
    table: TARGETS_TABLE,
  })
  targets(@Granted() grant: Grant, @Query() query: PerformanceTargetsQuery) {
    const ask = (asked: ConstructorParameters<typeof ListTargetSets>[0]) =>
      new ListTargetSets(asked);
    return this.lists.page('performance-targets', query, ask, grant);
  }
}
