import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { judge, permissionOfOriginal, reaches } from '../../../libs/access/domain/permissions.js';
import { isSamePerson } from '../../../libs/access/domain/roles.js';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend, type CorrectionState, type CorrectionTarget } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  EventId,
  OneOf,
  RegionCode,
  Text,
} from '../../../libs/http/intake/fields.js';
import { CorrectionPath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { PageQuery, ReadQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

class CorrectionsQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @OneOf(['proposed', 'approved'], { optional: true })
  status?: 'proposed' | 'approved';
}

class CorrectionBody {
  @DocumentNo({ example: 'GZ-2017-0001' })
  correctionNo!: string;

  @EventId({ description: '要冲销的事件 The event to reverse' })
  eventId!: string;

  @Text(1000, { example: '金额录入有误' })
  reason!: string;
}

@ApiTags('Corrections 更正')
@Controller('corrections')
export class CorrectionsController {
  constructor(private readonly backend: Backend) {}

  @Write({
    path: '',
    permission: 'corrections.handle',
    zh: '申请更正（有权登记原业务者）',
    en: 'Propose a reversal, by who may record the original',
    refusals: ['EVENT_UNKNOWN', 'NOT_CORRECTABLE', 'ALREADY_REVERSED', 'DUPLICATE_KEY'],
  })
  async propose(@Asker() asking: Asking, @Body() body: CorrectionBody) {
    const { correctionNo, eventId, reason } = body;
    const target = await this.backend.corrections.target(eventId);
    if (target === undefined) throw problemOfRefusal(refuse('EVENT_UNKNOWN', { eventId }));
    const grant = requireOriginalRight(asking.grant, target);
    const answer = await this.backend.corrections.propose({
      correctionNo,
      eventId,
      reason,
      ...recordingOf(asking, grant),
    });
    return settle(answer, { location: `/api/v1/corrections/${encodeURIComponent(correctionNo)}` });
  }

  @Write({
    path: ':id/approve',
    permission: 'corrections.handle',
    zh: '批准更正（须另一人）',
    en: 'Approve a reversal: another person than who proposed it',
    refusals: ['CORRECTION_UNKNOWN', 'SAME_PERSON', 'ALREADY_DRAWN', 'ALREADY_REVERSED'],
  })
  async approve(@Asker() asking: Asking, @Param() { id }: CorrectionPath) {
    const correction = await this.correction(id);
    const grant = requireOriginalRight(asking.grant, correction);
    if (isSamePerson(correction.proposedBy, grant.subject.id)) {
      throw problemOfRefusal(refuse('SAME_PERSON', {}));
    }
    const answer = await this.backend.corrections.approve({
      correctionNo: id,
      ...recordingOf(asking, grant),
    });
    return settle(answer, {
      addressed: ['CORRECTION_UNKNOWN'],
      location: `/api/v1/corrections/${encodeURIComponent(id)}`,
    });
  }

  @Read({
    path: '',
    permission: 'corrections.read',
    zh: '更正申请（县级只见本县）',
    en: 'Corrections; a county sees its own',
    answers: 'Corrections',
  })
  async corrections(@Granted() grant: Grant, @Query() query: CorrectionsQuery) {
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.corrections({
      ...pageOf('corrections', query),
      ...given({ region, status: query.status }),
    });
    return listed('corrections', answer);
  }

  @Read({
    path: ':id',
    permission: 'corrections.read',
    zh: '一个更正申请',
    en: 'A correction',
    answers: 'Correction',
  })
  async one(@Granted() grant: Grant, @Param() { id }: CorrectionPath, @Query() _query: ReadQuery) {
    const correction = await this.correction(id);
    requireReach(grant, correction.region);
    return correction;
  }

  private async correction(correctionNo: string): Promise<CorrectionState> {
    const correction = await this.backend.corrections.find(correctionNo);
    if (correction !== undefined) return correction;
    throw problemOfRefusal(refuse('CORRECTION_UNKNOWN', { correctionNo }), ['CORRECTION_UNKNOWN']);
  }
}

function recordingOf(asking: Asking, grant: Grant) {
  const { actor, commandId, correlationId } = asking;
  return { actor: { ...actor, role: grant.role }, commandId, correlationId };
}

/**
 * Who may record the original may handle its correction: the grant by which it is so.
 * @throws Problem 403
 */
function requireOriginalRight(grant: Grant, target: CorrectionTarget): Grant {
  const permission = permissionOfOriginal(target.type);
  if (permission === null) {
    throw problemOfRefusal(refuse('NOT_CORRECTABLE', { type: target.type }));
  }
  const judgement = judge(grant.subject, permission);
  if (judgement.kind === 'denied') throw problem('FORBIDDEN');
  if (!reaches(judgement.county, target.region)) throw problem('OUTSIDE_COUNTY');
  return { ...grant, permission, role: judgement.role, county: judgement.county };
}
