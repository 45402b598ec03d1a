import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { positiveFen } from '../../../libs/http/intake/amounts.js';
import { refuse } from '../../../libs/refusals/refusals.js';
import { FINDING_KINDS, type FindingKind } from '../../../libs/supervision/domain/finding-kinds.js';
import { RECOVERY_KINDS, type RecoveryKind } from '../../../libs/supervision/domain/recoveries.js';
import type { LocatedFinding } from '../../../libs/supervision/store/finding-desk.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  IsoDate,
  OneOf,
  Parts,
  RegionCode,
  Text,
  WrittenYear,
  Yuan,
} from '../../../libs/http/intake/fields.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import {
  PointInTimeQuery,
  TimedPageQuery,
  given,
  listed,
  pageOf,
  pointOf,
} from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

class FindingsQuery extends TimedPageQuery {
  @EmptyIsAbsent()
  @OneOf(FINDING_KINDS, { optional: true })
  kind?: FindingKind;

  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;
}

class AgeingQuery extends PointInTimeQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;
}

class ReclaimsQuery extends TimedPageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;
}

class FindingPath {
  @Text(400, { example: 'PAYMENT_DUPLICATE:87:FF-2017-008369' })
  id!: string;
}

class ExplanationBody {
  @Text(4000, { example: '该户当月由街道与社区重复申报，已核实。' })
  text!: string;

  @IsoDate({ optional: true, description: '问题所依据的日期 The day as of which it was found' })
  asOf?: string;
}

class VerdictBody {
  @OneOf(['confirmed', 'dismissed'])
  verdict!: 'confirmed' | 'dismissed';

  @Text(4000, { example: '情况属实，应予追回。' })
  text!: string;
}

class RecoveryBody {
  @OneOf(RECOVERY_KINDS)
  kind!: RecoveryKind;

  @DocumentNo({ example: 'TH-001232' })
  number!: string;
}

class RectificationBody {
  @Text(4000, { example: '已全额追回并缴回专户。' })
  text!: string;

  @Yuan({ optional: true, description: '追回金额（元） What was recovered, in yuan' })
  recoveredAmount?: string;

  @Text(200, { optional: true, example: '缴款书〔2018〕17号' })
  evidence?: string;

  @Parts(RecoveryBody, 1, 50, {
    optional: true,
    description: '资金由哪些退回、收回或更正追回 The entries by which the money came back',
  })
  recoveries?: RecoveryBody[];
}

const ADDRESSED = ['FINDING_UNKNOWN'] as const;

@ApiTags('Supervision 监督')
@Controller('supervision')
export class SupervisionController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: 'findings',
    permission: 'findings.read',
    zh: '监督发现的问题（县级只见本县）',
    en: 'What supervision finds; a county sees its own',
    answers: 'Findings',
  })
  async findings(@Granted() grant: Grant, @Query() query: FindingsQuery) {
    const { kind, fiscalYear } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.findings({
      ...pageOf('findings', query),
      ...pointOf(query),
      ...given({ kind, region, fiscalYear }),
    });
    return listed('findings', answer);
  }

  @Read({
    path: 'ageing',
    permission: 'findings.read',
    zh: '结余资金账龄（按原预算年度）',
    en: 'Remaining award money by original budget year',
    more: '调整用途和结转不重新计算账龄。 Neither a new purpose nor carrying over resets the age.',
    answers: 'Ageing',
  })
  async ageing(@Granted() grant: Grant, @Query() query: AgeingQuery) {
    const region = grant.county ?? query.region;
    const items = await this.backend.queries.ageing({ ...pointOf(query), ...given({ region }) });
    return { items, next: null };
  }

  @Read({
    path: 'reclaims-due',
    permission: 'findings.read',
    zh: '应收回的结转结余资金（按文件，到期最久者在前）',
    en: 'Award money that is due to be reclaimed, document by document, the longest due first',
    more: '自原预算年度起满两年即应收回；调整用途和结转不重新计算。 Due two years after its original budget year; neither a new purpose nor carrying over resets that.',
    answers: 'ReclaimsDue',
  })
  async reclaimsDue(@Granted() grant: Grant, @Query() query: ReclaimsQuery) {
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.reclaimsDue({
      ...pageOf('reclaims-due', query),
      ...pointOf(query),
      ...given({ region }),
    });
    return listed('reclaims-due', answer);
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
    const day = given({ foundAsOf });
    const answer = await this.backend.findings.explain({
      ...as(asking),
      ...day,
      finding,
      explanation,
    });
    return settle(answer, { addressed: ADDRESSED });
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
    const finding = await this.located(id);
    const answer = await this.backend.findings.judge({ ...as(asking), finding, verdict, opinion });
    return settle(answer, { addressed: ADDRESSED });
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
    const answer = await this.backend.findings.rectify({
      ...as(asking),
      finding,
      measures,
      recoveredFen,
      evidence: evidence ?? null,
      recoveries: recoveries.map(({ kind, number }) => ({ kind, number })),
    });
    return settle(answer, { addressed: ADDRESSED });
  }

  private async located(findingId: string, asOf?: string): Promise<LocatedFinding> {
    const finding = await this.backend.findings.locate(findingId, asOf);
    if (finding) return finding;
    throw problemOfRefusal(refuse('FINDING_UNKNOWN', { findingId }), ADDRESSED);
  }
}

/** A county answers for itself, the province for what is no county's. */
function requireOwn(grant: Grant, region: string | null): void {
  if (grant.county === null && region !== null) throw problem('FORBIDDEN');
  requireReach(grant, region);
}

function as({ actor, commandId, correlationId }: Asking) {
  return { actor, commandId, correlationId };
}
