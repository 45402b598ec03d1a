import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  OneOf,
  Pseudonym,
  RegionCode,
  Text,
} from '../../../libs/http/intake/fields.js';
import { ForgettingPath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { PageQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

class ForgettingBody {
  @DocumentNo({ example: 'SC-2018-0001' })
  forgettingNo!: string;

  @Pseudonym()
  beneficiary!: string;

  @Text(500, { description: '依据 The law or request', example: '个人信息保护法第四十七条' })
  basis!: string;

  @Text(1000, { example: '本人书面申请，已核验身份' })
  reason!: string;
}

class ForgettingsQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @OneOf(['proposed', 'forgotten'], { optional: true })
  status?: 'proposed' | 'forgotten';
}

@ApiTags('Personal data 个人信息')
@Controller('forgettings')
export class ForgettingsController {
  constructor(private readonly backend: Backend) {}

  @Write({
    path: '',
    permission: 'forgettings.handle',
    zh: '申请删除个人信息（县级仅限本县发放过的人员）',
    en: 'Propose to erase a person’s data; a county’s office: of a person its county has paid',
    refusals: ['PERSON_UNKNOWN', 'ALREADY_FORGOTTEN', 'PERSON_UNDER_REVIEW', 'DUPLICATE_KEY'],
  })
  async propose(@Asker() asking: Asking, @Body() body: ForgettingBody) {
    const { county } = asking.grant;
    const { forgettingNo, beneficiary } = body;
    const counties = county && (await this.backend.queries.countiesOf(beneficiary));
    // That another county has paid such a person is nothing that this office learns.
    if (counties && !counties.includes(county)) throw problem('OUTSIDE_COUNTY');
    const answer = await this.backend.forgettings.propose({
      ...body,
      region: county,
      ...recordingOf(asking),
    });
    return settle(answer, { location: `/api/v1/forgettings/${encodeURIComponent(forgettingNo)}` });
  }

  @Write({
    path: ':id/approve',
    permission: 'forgettings.handle',
    zh: '批准删除个人信息（须另一人），姓名与证件号码即永久删除',
    en: 'Approve: another person than who proposed it. Name and number are gone for good',
    refusals: ['FORGETTING_UNKNOWN', 'SAME_PERSON', 'ALREADY_FORGOTTEN', 'PERSON_UNDER_REVIEW'],
  })
  async approve(@Asker() asking: Asking, @Param() { id }: ForgettingPath) {
    const proposal = await this.backend.forgettings.find(id);
    const addressed = ['FORGETTING_UNKNOWN'] as const;
    if (proposal === null) {
      throw problemOfRefusal(refuse('FORGETTING_UNKNOWN', { forgettingNo: id }), addressed);
    }
    requireReach(asking.grant, proposal.region);
    const answer = await this.backend.forgettings.approve({
      forgettingNo: id,
      ...recordingOf(asking),
    });
    return settle(answer, { addressed });
  }

  @Read({
    path: '',
    permission: 'forgettings.read',
    zh: '个人信息删除申请（县级只见本县）',
    en: 'Proposals to erase personal data; a county sees its own',
    answers: 'Forgettings',
  })
  async forgettings(@Granted() grant: Grant, @Query() query: ForgettingsQuery) {
    const region = grant.county ?? query.region;
    const answer = await this.backend.forgettings.list({
      ...pageOf('forgettings', query),
      ...given({ region, status: query.status }),
    });
    return listed('forgettings', answer);
  }
}

function recordingOf({ actor, commandId, correlationId }: Asking) {
  return { actor, commandId, correlationId };
}
