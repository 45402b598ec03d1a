/** Objections as offices handle them: lists show nothing of what was said, looks are recorded. */
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ListedObjection } from '../../../libs/disclosure/store/objection-list.js';
import { OBJECTION_OUTCOMES } from '../../../libs/event-catalogue/vocabulary.js';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import { EmptyIsAbsent, OneOf, RegionCode, Text } from '../../../libs/http/intake/fields.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { ObjectionPath } from '../public/public.queries.js';
import {
  PageQuery,
  ReadQuery,
  found,
  given,
  listed,
  pageOf,
} from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';
import { Recorder } from '../../../libs/http/recording/recorder.js';
import { ViewPersonalData } from '../../../libs/access/nest/commands.js';

const STATUSES = ['open', 'overdue', 'answered'] as const;

class ObjectionsQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @OneOf(STATUSES, { optional: true })
  status?: (typeof STATUSES)[number];
}

class OpenObjectionQuery extends ReadQuery {
  @Text(500, { description: '查阅事由 Why it is looked at', example: '办理异议' })
  purpose!: string;
}

class ObjectionAnswerBody {
  @Text(4000, { example: '经核实，该户3月起停发，系审核延误，已补发。' })
  text!: string;

  @OneOf(OBJECTION_OUTCOMES)
  outcome!: (typeof OBJECTION_OUTCOMES)[number];
}

@ApiTags('Disclosure 公示公开')
@Controller('objections')
export class ObjectionsController {
  constructor(
    private readonly backend: Backend,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: '',
    permission: 'objections.read',
    zh: '群众异议（县级只见本县）：期限、逾期、结果',
    en: 'Objections of the public: deadlines, overdue ones, outcomes; a county sees its own',
    answers: 'Objections',
  })
  async objections(@Granted() grant: Grant, @Query() query: ObjectionsQuery) {
    const region = grant.county ?? query.region;
    const { status } = query;
    const answer = await this.backend.disclosure.objections({
      ...pageOf('objections', query),
      ...given({ region, status }),
    });
    return listed('objections', answer);
  }

  @Read({
    path: ':no',
    permission: 'objections.read',
    zh: '查阅异议内容和联系方式（每次查阅均留痕）',
    en: 'What was objected and by whom; every look is recorded before it is answered',
    answers: 'OpenedObjection',
  })
  async opened(
    @Asker() asking: Asking,
    @Param() { no }: ObjectionPath,
    @Query() { purpose }: OpenObjectionQuery,
  ) {
    await this.objection(asking.grant, no);
    const view = { beneficiary: `objection/${no}`, purpose };
    await this.recorder.record(new ViewPersonalData(view, asking));
    return found(await this.backend.disclosure.opened(no));
  }

  @Write({
    path: ':no/answer',
    permission: 'objections.answer',
    zh: '答复异议',
    en: 'Answer an objection',
    refusals: ['OBJECTION_UNKNOWN', 'OBJECTION_ANSWERED'],
  })
  async answer(
    @Asker() asking: Asking,
    @Param() { no }: ObjectionPath,
    @Body() { text, outcome }: ObjectionAnswerBody,
  ) {
    await this.objection(asking.grant, no);
    const { actor, commandId, correlationId } = asking;
    const answer = await this.backend.disclosure.answer({
      ...{ actor, commandId, correlationId },
      ...{ objectionNo: no, outcome, text },
    });
    return settle(answer, { addressed: ['OBJECTION_UNKNOWN'] });
  }

  private async objection(grant: Grant, objectionNo: string): Promise<ListedObjection> {
    const objection = await this.backend.disclosure.objection(objectionNo);
    if (objection === undefined) {
      throw problemOfRefusal(refuse('OBJECTION_UNKNOWN', { objectionNo }), ['OBJECTION_UNKNOWN']);
    }
    requireReach(grant, objection.region);
    return objection;
  }
}
