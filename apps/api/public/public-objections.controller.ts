/** Objections of the public: anybody may object, and only who did learns what became of it. */
import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Backend } from '../backend.js';
import { publicAskingOf } from '../../../libs/http/intake/asking.js';
import { SMALL_BODY } from '../../../libs/http/intake/body-bounds.js';
import { DocumentNo, IsoMonth, Part, RegionCode, Text } from '../../../libs/http/intake/fields.js';
import { OBJECTION_NO } from '../../../libs/disclosure/domain/objections.js';
import { refuse } from '../../../libs/refusals/refusals.js';
import { PublicWrite, Read } from '../../../libs/http/openapi/routes.js';
import { invalid } from '../../../libs/http/problems/problem.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { Recorded, settle } from '../../../libs/http/recording/recorded.js';
import { ObjectionPath, StandingQuery } from './public.queries.js';

/** Strangers send it: a text of 2,000 characters, and little beside. */
const OBJECTION_BODY = { ...SMALL_BODY, bytes: 16 * 1024, members: 50 };

class ObjectionSubjectBody {
  @RegionCode({ optional: true })
  region?: string;

  @Text(40, { optional: true })
  program?: string;

  @IsoMonth({ optional: true })
  period?: string;

  @DocumentNo({ optional: true, description: '或省级文号 Or a document of the province' })
  documentNo?: string;

  about() {
    const { region, program, period, documentNo } = this;
    if (documentNo !== undefined && region === undefined && program === undefined) {
      return { documentNo };
    }
    if (region !== undefined && program !== undefined && documentNo === undefined) {
      return { region, program, period: period ?? null };
    }
    throw invalid(
      'subject',
      'NOT_A_SUBJECT',
      '应为地区和项目，或文号 / must be a region and a program, or a document number',
    );
  }
}

class ObjectionBody {
  @Part(ObjectionSubjectBody, {
    example: { region: '220422', program: 'URBAN_DIBAO', period: '2017-03' },
  })
  subject!: ObjectionSubjectBody;

  @Text(2000, { example: '清单中的金额与本人实际收到的不一致。' })
  text!: string;

  @Text(200, { optional: true, description: '联系方式，密封保存 Kept sealed' })
  contact?: string;
}

/** What was recorded, with the number and the secret that only who objected gets. */
class LodgedObjection extends Recorded {
  constructor(
    recorded: Recorded,
    private readonly receipt: object,
  ) {
    super(recorded.result, recorded.replayed, recorded.location);
  }

  override body(): object {
    return { ...this.receipt, ...super.body() };
  }
}

@ApiTags('Public 公开')
@Controller('public/objections')
export class PublicObjectionsController {
  constructor(private readonly backend: Backend) {}

  @PublicWrite({
    path: '',
    zh: '提出异议（无需登录，内容密封保存）',
    en: 'Object to what is published, or to what is not; kept sealed',
    refusals: ['NOT_PUBLISHED', 'REGION_UNKNOWN', 'REGION_NOT_A_COUNTY', 'PROGRAM_UNKNOWN'],
    answers: 'LodgedObjection',
    body: OBJECTION_BODY,
  })
  async lodge(@Req() request: Request, @Body() body: ObjectionBody) {
    const { answer, objectionNo, token, dueOn } = await this.backend.disclosure.lodge({
      ...publicAskingOf(request),
      about: body.subject.about(),
      text: body.text,
      contact: body.contact ?? null,
    });
    const location = `/api/v1/public/objections/${objectionNo}`;
    return new LodgedObjection(settle(answer, { location }), { objectionNo, token, dueOn });
  }

  @Read({
    path: ':no',
    permission: 'anyone',
    zh: '查询异议办理情况（凭回执密钥）',
    en: 'What became of an objection, for who has its receipt token',
    answers: 'ObjectionStanding',
  })
  async standing(@Param() { no }: ObjectionPath, @Query() { token }: StandingQuery) {
    const isNumber = OBJECTION_NO.test(no);
    const found = isNumber ? await this.backend.disclosure.standing(no, token) : undefined;
    if (found !== undefined) return found;
    const refusal = refuse('OBJECTION_UNKNOWN', { objectionNo: isNumber ? no : '?' });
    throw problemOfRefusal(refusal, ['OBJECTION_UNKNOWN']);
  }
}
