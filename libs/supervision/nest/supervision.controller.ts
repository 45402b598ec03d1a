import { Lists } from '../../http/reading/lists.js';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { positiveFen } from '../../http/intake/amounts.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { given } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import type { LocatedFinding } from '../domain/finding-life.js';
import { Ageing, Findings, ReclaimsDue } from './answers.js';
import { ExplainFinding, JudgeFinding, RectifyFinding } from './commands.js';
import { AgeStock, ListFindings, ListReclaimsDue, LocateFinding } from './queries.js';
import {
  AgeingQuery,
  ExplanationBody,
  FindingPath,
  FindingsQuery,
  ReclaimsQuery,
  RectificationBody,
  VerdictBody,
} from './requests.js';
import { AGEING_TABLE, FINDINGS_TABLE, RECLAIMS_DUE_TABLE } from './tables.js';

const ADDRESSED = ['FINDING_UNKNOWN'] as const;
/** The ages of all that is left are one page. */
const ONE_PAGE = 1_000_000;

@ApiTags('Supervision 监督')
@Controller('supervision')
export class SupervisionController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: 'findings',
    permission: 'findings.read',
    zh: '监督发现的问题（县级只见本县）',
    en: 'What supervision finds; a county sees its own',
    answers: Findings,
    table: FINDINGS_TABLE,
  })
  findings(@Granted() grant: Grant, @Query() query: FindingsQuery) {
    return this.lists.page('findings', query, (asked) => new ListFindings(asked), grant);
  }

  @Read({
    path: 'ageing',
    permission: 'findings.read',
    zh: '结余资金账龄（按原预算年度）',
    en: 'Remaining award money by original budget year',
    more: '调整用途和结转不重新计算账龄。 Neither a new purpose nor carrying over resets the age.',
    answers: Ageing,
    table: AGEING_TABLE,
  })
  ageing(@Granted() grant: Grant, @Query() query: AgeingQuery) {
    const whole = { ...query, limit: ONE_PAGE };
    return this.lists.page('ageing', whole, (asked) => new AgeStock(asked), grant);
  }

  @Read({
    path: 'reclaims-due',
    permission: 'findings.read',
    zh: '应收回的结转结余资金（按文件，到期最久者在前）',
    en: 'Award money that is due to be reclaimed, document by document, the longest due first',
    more: '自原预算年度起满两年即应收回；调整用途和结转不重新计算。 Due two years after its original budget year; neither a new purpose nor carrying over resets that.',
    answers: ReclaimsDue,
    table: RECLAIMS_DUE_TABLE,
  })
  reclaimsDue(@Granted() grant: Grant, @Query() query: ReclaimsQuery) {
    return this.lists.page('reclaims-due', query, (asked) => new ListReclaimsDue(asked), grant);
  }

  @Write({
    path: 'findings/:id/explanation',
    permission: 'findings.explain',
    zh: '县级说明问题情况',
    en: 'The county explains a finding',
    refusals: ['FINDING_UNKNOWN', 'FINDING_ALREADY_JUDGED'],
  })
  async explain(
    @Asker() asking: Asking,
    @Param() { id }: FindingPath,
    @Body() { text: explanation, asOf: foundAsOf }: ExplanationBody,
  ) {
    const finding = await this.located(id, foundAsOf);
    requireOwn(asking.grant, finding.region);
    const order = { findingId: id, explanation, ...given({ foundAsOf }) };
    return this.recorder.record(new ExplainFinding(order, asking), { addressed: ADDRESSED });
  }

  @Write({
    path: 'findings/:id/verdict',
    permission: 'findings.judge',
    zh: '审计或纪检认定',
    en: 'Audit or discipline confirms or dismisses a finding',
    refusals: ['FINDING_UNKNOWN', 'FINDING_NOT_EXPLAINED', 'FINDING_ALREADY_JUDGED'],
  })
  async judge(
    @Asker() asking: Asking,
    @Param() { id }: FindingPath,
    @Body() { verdict, text: opinion }: VerdictBody,
  ) {
    await this.located(id);
    const judging = new JudgeFinding({ findingId: id, verdict, opinion }, asking);
    return this.recorder.record(judging, { addressed: ADDRESSED });
  }

  @Write({
    path: 'findings/:id/rectification',
    permission: 'findings.rectify',
    zh: '县级报告整改',
    en: 'The county reports how a finding was rectified',
    refusals: [
      'FINDING_UNKNOWN',
      'FINDING_NOT_CONFIRMED',
      'RECOVERY_EXCEEDS_FINDING',
      'AMOUNT_NOT_POSITIVE',
      'RECOVERY_UNKNOWN',
      'RECOVERY_NOT_OF_FINDING',
      'RECOVERY_EXCEEDS_ENTRIES',
    ],
  })
  async rectify(
    @Asker() asking: Asking,
    @Param() { id }: FindingPath,
    @Body() body: RectificationBody,
  ) {
    const finding = await this.located(id);
    requireOwn(asking.grant, finding.region);
    const { text: measures, recoveredAmount, evidence, recoveries = [] } = body;
    const recoveredFen = recoveredAmount === undefined ? null : positiveFen(recoveredAmount);
    const order = {
      findingId: id,
      measures,
      recoveredFen,
      evidence: evidence ?? null,
      recoveries: recoveries.map(({ kind, number }) => ({ kind, number })),
    };
    return this.recorder.record(new RectifyFinding(order, asking), { addressed: ADDRESSED });
  }

  private async located(findingId: string, asOf?: string): Promise<LocatedFinding> {
    const question = { findingId, ...given({ asOf }) };
    const finding = await this.queries.execute(new LocateFinding(question));
    if (finding) return finding;
    throw problemOfRefusal(refuse('FINDING_UNKNOWN', { findingId }), ADDRESSED);
  }
}

/** A county answers for itself, the province for what is no county's. */
function requireOwn(grant: Grant, region: string | null): void {
  if (grant.county === null && region !== null) throw problem('FORBIDDEN');
  requireReach(grant, region);
}
