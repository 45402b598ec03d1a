import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { judge, permissionOfOriginal, reaches } from '../../access/domain/permissions.js';
import { refuseSamePerson } from '../../access/domain/roles.js';
import { refuse } from '../../refusals/refusals.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Recorder } from '../../http/recording/recorder.js';
import type { CorrectionView } from '../store/corrections.js';
import { Correction, Corrections } from './answers.js';
import { CorrectionsQuery } from './list-requests.js';
import { ApproveCorrection, ProposeCorrection } from './commands.js';
import {
  type CorrectionTarget,
  FindCorrection,
  FindCorrectionTarget,
  ListCorrections,
} from './queries.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { DocumentNo, EventId, Text } from '../../http/intake/fields.js';
import { CorrectionPath } from '../../http/intake/paths.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { CORRECTIONS_TABLE } from './tables.js';

class CorrectionBody {
  @DocumentNo({ example: 'GZ-2018-0101' })
  correctionNo!: string;

  @EventId({ description: '要冲销的事件 The event to reverse' })
  eventId!: string;

  @Text(1000, { example: '人数录入有误' })
  reason!: string;
}

@ApiTags('Corrections 更正')
@Controller('corrections')
export class CorrectionsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: Lists,
  ) {}

  @Write({
    path: '',
    permission: 'corrections.handle',
    zh: '申请更正（有权登记原业务者）',
    en: 'Propose a reversal, by who may record the original',
    refusals: ['EVENT_UNKNOWN', 'NOT_CORRECTABLE', 'ALREADY_REVERSED', 'DUPLICATE_KEY'],
  })
  async propose(@Asker() asking: Asking, @Body() body: CorrectionBody) {
    const { correctionNo, eventId, reason } = body;
    const target = await this.queries.execute(new FindCorrectionTarget(eventId));
    if (target === undefined) throw problemOfRefusal(refuse('EVENT_UNKNOWN', { eventId }));
    const grant = requireOriginalRight(asking.grant, target);
    const order = { correctionNo, eventId, reason };
    const command = new ProposeCorrection(order, byRightOf(grant, asking));
    return this.recorder.record(command, { location: locationOf(correctionNo) });
  }

  @Write({
    path: ':id/approve',
    permission: 'corrections.handle',
    duties: ['review', 'approve'],
    zh: '批准更正（须另一人）',
    en: 'Approve a reversal: another person than who proposed it',
    refusals: ['CORRECTION_UNKNOWN', 'SAME_PERSON', 'ALREADY_DRAWN', 'ALREADY_REVERSED'],
  })
  async approve(@Asker() asking: Asking, @Param() { id }: CorrectionPath) {
    const correction = await this.correction(id);
    const grant = requireOriginalRight(asking.grant, correction);
    const same = refuseSamePerson(correction.proposedBy, grant.subject.id);
    if (same) throw problemOfRefusal(same);
    const command = new ApproveCorrection({ correctionNo: id }, byRightOf(grant, asking));
    const addressed = ['CORRECTION_UNKNOWN'] as const;
    return this.recorder.record(command, { addressed, location: locationOf(id) });
  }

  @Read({
    path: '',
    permission: 'corrections.read',
    zh: '更正申请（县级只见本县）',
    en: 'Corrections; a county sees its own',
    answers: Corrections,
    table: CORRECTIONS_TABLE,
  })
  corrections(@Granted() grant: Grant, @Query() query: CorrectionsQuery) {
    return this.lists.page('corrections', query, (asked) => new ListCorrections(asked), grant);
  }

  @Read({
    path: ':id',
    permission: 'corrections.read',
    zh: '一个更正申请',
    en: 'A correction',
    answers: Correction,
  })
  async one(@Granted() grant: Grant, @Param() { id }: CorrectionPath, @Query() _query: ReadQuery) {
    const correction = await this.correction(id);
    requireReach(grant, correction.region);
    const { approved, ...others } = correction;
    return { ...others, status: approved ? ('approved' as const) : ('proposed' as const) };
  }

  private async correction(correctionNo: string): Promise<CorrectionView> {
    const correction = await this.queries.execute(new FindCorrection(correctionNo));
    if (correction !== undefined) return correction;
    throw problemOfRefusal(refuse('CORRECTION_UNKNOWN', { correctionNo }), ['CORRECTION_UNKNOWN']);
  }
}

function locationOf(correctionNo: string): string {
  return `/api/v1/corrections/${encodeURIComponent(correctionNo)}`;
}

/** The role by which somebody may record the original acts. */
function byRightOf({ role }: Grant, asking: Asking): Asking {
  return { ...asking, actor: { ...asking.actor, role } };
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
