/** Objections as offices handle them: lists show nothing of what was said, views are recorded. */
import { Lists } from '../../http/reading/lists.js';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ViewPersonalData } from '../../access/nest/commands.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { found } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import { Objections, OpenedObjection } from './answers.js';
import { AnswerObjection } from './commands.js';
import { ListObjections, LocateObjection, OpenObjection } from './queries.js';
import { ObjectionPath } from './public-requests.js';
import { ObjectionAnswerBody, ObjectionsQuery, OpenObjectionQuery } from './requests.js';
import { OBJECTIONS_TABLE } from './tables.js';

const ADDRESSED = ['OBJECTION_UNKNOWN'] as const;

@ApiTags('Disclosure 公示公开')
@Controller('objections')
export class ObjectionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: '',
    permission: 'objections.read',
    zh: '群众异议（县级只见本县）：期限、逾期、结果',
    en: 'Objections of the public: deadlines, overdue ones, outcomes; a county sees its own',
    answers: Objections,
    table: OBJECTIONS_TABLE,
  })
  objections(@Granted() grant: Grant, @Query() query: ObjectionsQuery) {
    return this.lists.page('objections', query, (asked) => new ListObjections(asked), grant);
  }

  @Read({
    path: ':no',
    permission: 'objections.read',
    standsOn: 'neither',
    zh: '查阅异议内容和联系方式（每次查阅均留痕）',
    en: 'What was objected and by whom; every look is recorded before it is answered',
    answers: OpenedObjection,
  })
  async opened(
    @Asker() asking: Asking,
    @Param() { no }: ObjectionPath,
    @Query() { purpose }: OpenObjectionQuery,
  ) {
    await this.requireOwn(asking.grant, no);
    const view = { beneficiary: `objection/${no}`, purpose };
    await this.recorder.record(new ViewPersonalData(view, asking));
    return found(await this.queries.execute(new OpenObjection(no)));
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
    await this.requireOwn(asking.grant, no);
    const answering = new AnswerObjection({ objectionNo: no, outcome, text }, asking);
    return this.recorder.record(answering, { addressed: ADDRESSED });
  }

  private async requireOwn(grant: Grant, objectionNo: string): Promise<void> {
    const region = await this.queries.execute(new LocateObjection(objectionNo));
    if (region === undefined) {
      throw problemOfRefusal(refuse('OBJECTION_UNKNOWN', { objectionNo }), ADDRESSED);
    }
    requireReach(grant, region);
  }
}
