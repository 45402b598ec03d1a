import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { isPermission, judge, reaches } from '../../access/domain/permissions.js';
import { requireDuty } from '../../http/access/duties.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Lists } from '../../http/reading/lists.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import { refuseSamePerson } from '../domain/proposal.js';
import { type FoundProposal, Proposals } from '../store/proposals.js';
import { ProposalDetails, ProposalItems } from './answers.js';
import { ApproveProposal, TakeStepOfProposal, WithdrawProposal } from './commands.js';
import { FindProposal, ListProposals, ShowProposal } from './queries.js';
import { ProposalPath, ProposalsQuery, ReturnProposalBody } from './requests.js';
import { PROPOSALS_TABLE } from './tables.js';

const UNKNOWN = ['PROPOSAL_UNKNOWN'] as const;

@ApiTags('Proposals 提请复核')
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly proposals: Proposals,
  ) {}

  @Write({
    path: ':id/approve',
    permission: 'proposals.handle',
    duties: ['review', 'approve'],
    zh: '复核或批准提请的业务（须另一人，须带 If-Match）；批准时重新判定并入账',
    en: 'Review or approve: another person than who prepared it, with If-Match; decided anew and recorded',
    refusals: ['PROPOSAL_UNKNOWN', 'PROPOSAL_STATE', 'SAME_PERSON', 'DUTY_MISSING'],
  })
  async approve(@Asker() asking: Asking, @Param() { id }: ProposalPath) {
    const found = await this.reviewable(asking.grant, id);
    const { ifRevision } = asking;
    if (ifRevision === undefined) {
      const message = '须注明所复核的版本 / say which revision was read';
      throw invalid('If-Match', 'REQUIRED', message);
    }
    const same = refuseSamePerson(found.proposal, asking.actor.subject);
    if (same && found.proposal.status === 'SUBMITTED') throw problemOfRefusal(same);
    const isFirst = found.proposal.reviewedBy.length === 0;
    if (await this.proposals.asksForThird(found.proposal)) {
      if (isFirst && found.proposal.status === 'SUBMITTED') {
        const step = { step: 'review', proposalId: id } as const;
        return this.recorder.record(new TakeStepOfProposal(step, asking), { addressed: UNKNOWN });
      }
      requireDuty(asking.grant.subject, 'approve');
    }
    const command = new ApproveProposal({ proposalId: id, found }, asking);
    return this.recorder.record(command, { addressed: UNKNOWN });
  }

  @Write({
    path: ':id/return',
    permission: 'proposals.handle',
    duties: ['review', 'approve'],
    zh: '退回修改',
    en: 'Send back to its author, with a reason',
    refusals: ['PROPOSAL_UNKNOWN', 'PROPOSAL_STATE', 'SAME_PERSON'],
  })
  async return(
    @Asker() asking: Asking,
    @Param() { id }: ProposalPath,
    @Body() { reason }: ReturnProposalBody,
  ) {
    await this.reviewable(asking.grant, id);
    const step = { step: 'return', proposalId: id, reason } as const;
    return this.recorder.record(new TakeStepOfProposal(step, asking), { addressed: UNKNOWN });
  }

  @Write({
    path: ':id/withdraw',
    permission: 'proposals.handle',
    zh: '撤回（仅经办人）',
    en: 'Withdraw, by its author',
    refusals: ['PROPOSAL_UNKNOWN', 'PROPOSAL_STATE', 'NOT_THE_AUTHOR'],
  })
  async withdraw(@Asker() asking: Asking, @Param() { id }: ProposalPath) {
    return this.recorder.record(new WithdrawProposal(id, asking), { addressed: UNKNOWN });
  }

  @Read({
    path: '',
    permission: 'proposals.read',
    zh: '提请复核的业务（县级只见本县）',
    en: 'Proposals; a county sees its own',
    answers: ProposalItems,
    table: PROPOSALS_TABLE,
  })
  list(@Granted() grant: Grant, @Query() { mine, ...query }: ProposalsQuery) {
    const { id: asker } = grant.subject;
    const whose = mine === 'true' ? { author: asker } : {};
    return this.lists.page(
      'proposals',
      query,
      (asked) => new ListProposals({ ...asked, ...whose, asker }),
      grant,
    );
  }

  @Read({
    path: ':id',
    permission: 'proposals.read',
    zh: '一项提请复核的业务',
    en: 'A proposal, with what it asks for',
    answers: ProposalDetails,
  })
  async one(@Granted() grant: Grant, @Param() { id }: ProposalPath, @Query() _query: ReadQuery) {
    const shown = await this.queries.execute(new ShowProposal({ id, asker: grant.subject.id }));
    if (shown === null) throw unknown(id);
    if (shown.preparedBy !== grant.subject.id) requireReach(grant, shown.region);
    return shown;
  }

  /** @throws Problem where the person could not record by its own route what is proposed */
  private async reviewable({ subject }: Grant, id: string): Promise<FoundProposal> {
    const found = await this.queries.execute(new FindProposal(id));
    const submission = found?.proposal.submission;
    if (!found || !submission) throw unknown(id);
    const { permission, region } = submission;
    if (!isPermission(permission)) throw problem('FORBIDDEN');
    const judgement = judge(subject, permission);
    if (judgement.kind === 'denied') throw problem('FORBIDDEN');
    if (!reaches(judgement.county, region)) throw problem('OUTSIDE_COUNTY');
    return found;
  }
}

function unknown(id: string) {
  return problemOfRefusal(refuse('PROPOSAL_UNKNOWN', { proposal: id }), UNKNOWN);
}
