/** Objections of the public: anybody may object, and only who did learns what became of it. */
import { Body, Controller, Headers, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { publicAskingOf } from '../../http/intake/asking.js';
import { SMALL_BODY } from '../../http/intake/body-bounds.js';
import { PublicWrite, Read } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Foreseen } from '../../http/recording/recorded.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import { OBJECTION_NO } from '../domain/objections.js';
import { LodgedObjection, ObjectionStanding } from './answers.js';
import { LodgeObjection } from './commands.js';
import { ObjectionBody, ObjectionPath, StandingQuery } from './public-requests.js';
import { FindLodged, FindStanding } from './queries.js';

/** Strangers send it: a text of 2,000 characters, and little beside. */
const OBJECTION_BODY = { ...SMALL_BODY, bytes: 16 * 1024, members: 50 };

/** In a header: addresses are logged by proxies and kept by browsers. */
const RECEIPT_TOKEN = 'Objection-Token';

@ApiTags('Public 公开')
@Controller('public/objections')
export class PublicObjectionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly recorder: Recorder,
  ) {}

  @PublicWrite({
    path: '',
    zh: '提出异议（无需登录，内容密封保存）',
    en: 'Object to what is published, or to what is not; kept sealed',
    refusals: ['NOT_PUBLISHED', 'REGION_UNKNOWN', 'REGION_NOT_A_COUNTY', 'PROGRAM_UNKNOWN'],
    answers: LodgedObjection,
    body: OBJECTION_BODY,
  })
  async lodge(@Req() request: Request, @Body() body: ObjectionBody) {
    const { text, contact = null } = body;
    const order = { about: body.subject.about(), text, contact };
    const asking = publicAskingOf(request);
    const lodged = await this.recorder.record(new LodgeObjection(order, asking));
    if (lodged instanceof Foreseen) return lodged;
    const asked = { eventId: lodged.result.events[0]!.id, commandId: asking.commandId };
    const receipt = await this.queries.execute(new FindLodged(asked));
    return lodged.with(receipt, `/api/v1/public/objections/${receipt.objectionNo}`);
  }

  @Read({
    path: ':no',
    permission: 'anyone',
    standsOn: 'neither',
    zh: '查询异议办理情况（凭回执密钥）',
    en: 'What became of an objection, for who has its receipt token',
    answers: ObjectionStanding,
  })
  @ApiHeader({
    name: RECEIPT_TOKEN,
    required: true,
    description: '回执密钥，不放在网址中 The receipt token that came with the number',
    schema: { type: 'string', minLength: 1, maxLength: 64 },
  })
  async standing(
    @Param() { no }: ObjectionPath,
    @Query() _query: StandingQuery,
    @Headers(RECEIPT_TOKEN) token = '',
  ) {
    const isNumber = OBJECTION_NO.test(no);
    const asked = new FindStanding({ objectionNo: no, token });
    const found = isNumber ? await this.queries.execute(asked) : undefined;
    if (found !== undefined) return found;
    const refusal = refuse('OBJECTION_UNKNOWN', { objectionNo: isNumber ? no : '?' });
    throw problemOfRefusal(refusal, ['OBJECTION_UNKNOWN']);
  }
}
