import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import { Forgettings } from './answers.js';
import { ApproveForgetting, ProposeForgetting } from './commands.js';
import { FindForgetting, ListCountiesOf, ListForgettings } from './queries.js';
import { ForgettingBody, ForgettingPath, ForgettingsQuery } from './requests.js';
import { FORGETTINGS_TABLE } from './tables.js';

@ApiTags('Personal data 个人信息')
@Controller('forgettings')
export class ForgettingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Write({
    path: '',
    permission: 'forgettings.handle',
    zh: '申请删除个人信息（县级仅限本县发放过的人员）',
    en: 'Propose to erase a person’s data; a county’s office: of a person its county has paid',
    refusals: ['PERSON_UNKNOWN', 'ALREADY_FORGOTTEN', 'PERSON_UNDER_REVIEW', 'DUPLICATE_KEY'],
  })
  async propose(@Asker() asking: Asking, @Body() body: ForgettingBody) {
    const { county } = asking.grant;
    const { forgettingNo, beneficiary, basis, reason } = body;
    const asked = county && new ListCountiesOf({ pseudonym: beneficiary, county });
    // That another county has paid such a person is nothing that this office learns.
    if (asked && (await this.queries.execute(asked)).length === 0) throw problem('OUTSIDE_COUNTY');
    const order = { forgettingNo, beneficiary, region: county, basis, reason };
    return this.recorder.record(new ProposeForgetting(order, asking), {
      location: `/api/v1/forgettings/${encodeURIComponent(forgettingNo)}`,
    });
  }

  @Write({
    path: ':id/approve',
    permission: 'forgettings.handle',
    duties: ['review', 'approve'],
    zh: '批准删除个人信息（须另一人），姓名与证件号码即永久删除',
    en: 'Approve: another person than who proposed it. Name and number are gone for good',
    refusals: ['FORGETTING_UNKNOWN', 'SAME_PERSON', 'ALREADY_FORGOTTEN', 'PERSON_UNDER_REVIEW'],
  })
  async approve(@Asker() asking: Asking, @Param() { id }: ForgettingPath) {
    const proposal = await this.queries.execute(new FindForgetting(id));
    const addressed = ['FORGETTING_UNKNOWN'] as const;
    if (proposal === null) {
      throw problemOfRefusal(refuse('FORGETTING_UNKNOWN', { forgettingNo: id }), addressed);
    }
    requireReach(asking.grant, proposal.region);
    const approving = new ApproveForgetting({ forgettingNo: id }, asking);
    return this.recorder.record(approving, { addressed });
  }

  @Read({
    path: '',
    permission: 'forgettings.read',
    zh: '个人信息删除申请（县级只见本县）',
    en: 'Proposals to erase personal data; a county sees its own',
    answers: Forgettings,
    table: FORGETTINGS_TABLE,
  })
  forgettings(@Granted() grant: Grant, @Query() query: ForgettingsQuery) {
    return this.lists.page('forgettings', query, (asked) => new ListForgettings(asked), grant);
  }
}
