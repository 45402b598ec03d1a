import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { isPermission, judge, reaches } from '../../access/domain/permissions.js';
import { requireDuty } from '../../http/access/duties.js';
import { type KeptForm as KeptFormOfRoute, submittedForm } from '../../http/intake/kept-forms.js';
import { knownProblem } from '../../http/problems/problem-filter.js';
import type { ValueOf } from '../../event-catalogue/codec.js';
import { businessDateToday } from '../../event-store/business-date.js';
import { uuidFromName } from '../../event-store/identifiers.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { invalid, problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Lists } from '../../http/reading/lists.js';
import { ReadQuery } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import type { Recorded } from '../../http/recording/recorded.js';
import { isRefusal, refuse } from '../../refusals/refusals.js';
import { expiresAt, refuseSamePerson } from '../domain/proposal.js';
import { type FoundProposal, Proposals } from '../store/proposals.js';
import { Approvals, KeptForm, PayrollChanges, ProposalDetails, ProposalItems } from './answers.js';
import { ApproveProposal, KeepForm, TakeStepOfProposal, WithdrawProposal } from './commands.js';
import { CompareProposal, FindProposal, ListProposals, ShowProposal } from './queries.js';
import {
  ApprovalsBody,
  FORM_BODY,
  FormBody,
  ProposalPath,
  ProposalsQuery,
  ReturnProposalBody,
} from './requests.js';
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
  approve(@Asker() asking: Asking, @Param() { id }: ProposalPath) {
    return this.approveOne(asking, id);
  }

  @Write({
    path: 'approve',
    permission: 'proposals.handle',
    duties: ['review', 'approve'],
    zh: '一次批准多项，逐项判定',
    en: 'Approve several in one step, each decided for itself',
    answers: Approvals,
  })
  async approveAll(@Asker() asking: Asking, @Body() { proposals }: ApprovalsBody) {
    const items: ValueOf<typeof Approvals>['items'][number][] = [];
    for (const { id, revision } of proposals) {
      const commandId = uuidFromName(asking.commandId, id);
      const ifRevision = BigInt(revision);
      items.push(await this.outcomeOf({ ...asking, commandId, ifRevision }, id));
    }
    return { items };
  }

  @Write({
    path: '',
    permission: 'proposals.handle',
    zh: '保存一张未提交的表单（密文）',
    en: 'Keep a form that is not submitted yet, sealed',
    body: FORM_BODY,
    answers: KeptForm,
  })
  keep(@Asker() asking: Asking, @Body() form: FormBody) {
    return this.keepForm(asking, form);
  }

  @Write({
    path: ':id',
    method: 'put',
    permission: 'proposals.handle',
    zh: '修改草稿或被退回的表单（仅经办人）',
    en: 'Change a draft or a form that was sent back, by its author',
    body: FORM_BODY,
    answers: KeptForm,
    refusals: ['PROPOSAL_STATE', 'NOT_THE_AUTHOR'],
  })
  async change(@Asker() asking: Asking, @Param() { id }: ProposalPath, @Body() form: FormBody) {
    if ((await this.queries.execute(new FindProposal(id))) === null) throw unknown(id);
    return this.keepForm(asking, form, id);
  }

  @Write({
    path: ':id/submit',
    permission: 'proposals.handle',
    zh: '提交所保存的表单（仅经办人），按其路由校验后提请复核',
    en: 'Submit the form that is kept, by its author: checked as by its own route',
    refusals: ['PROPOSAL_UNKNOWN', 'PROPOSAL_STATE', 'NOT_THE_AUTHOR'],
  })
  async submit(
    @Asker() { actor }: Asking,
    @Param() { id }: ProposalPath,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<never> {
    const kept = await this.proposals.formOf(id, actor.subject);
    if (isRefusal(kept)) throw problemOfRefusal(kept, UNKNOWN);
    const form = JSON.parse(kept.form) as KeptFormOfRoute;
    const { status, body } = await submittedForm(request, id, form);
    response.status(status);
    response.type(status >= 400 ? 'application/problem+json' : 'application/json');
    return response.send(JSON.stringify(body)) as never;
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
    path: ':id/changes',
    permission: 'proposals.read',
    zh: '所提请的发放与上月相比：新增、退出、变动',
    en: 'A proposed batch against the month before: new, left, changed',
    answers: PayrollChanges,
    noTable: '随所提请的业务复核 Read with the proposal that it is about',
  })
  async changes(
    @Granted() grant: Grant,
    @Param() { id }: ProposalPath,
    @Query() _query: ReadQuery,
  ) {
    const shown = await this.queries.execute(new ShowProposal({ id, asker: grant.subject.id }));
    if (shown === null) throw unknown(id);
    requireReach(grant, shown.region);
    const changes = await this.queries.execute(new CompareProposal(id));
    if (changes === null) throw problem('NOT_FOUND');
    return changes;
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

  private async approveOne(asking: Asking, id: string): Promise<Recorded> {
    const found = await this.reviewable(asking.grant, id);
    const { ifRevision } = asking;
    if (ifRevision === undefined) {
      const message = '须注明所复核的版本 / say which revision was read';
      throw invalid('If-Match', 'REQUIRED', message);
    }
    const { status, reviewedBy } = found.proposal;
    const same = refuseSamePerson(found.proposal, asking.actor.subject);
    if (same && status === 'SUBMITTED') throw problemOfRefusal(same);
    if (await this.proposals.asksForThird(found.proposal)) {
      if (reviewedBy.length === 0 && status === 'SUBMITTED') {
        const step = { step: 'review', proposalId: id } as const;
        return this.recorder.record(new TakeStepOfProposal(step, asking), { addressed: UNKNOWN });
      }
      requireDuty(asking.grant.subject, 'approve');
    }
    const command = new ApproveProposal({ proposalId: id, found }, asking);
    return this.recorder.record(command, { addressed: UNKNOWN });
  }

  private async outcomeOf(asking: Asking, id: string) {
    try {
      await this.approveOne(asking, id);
      return { id, status: 201, code: null, detail: null };
    } catch (error) {
      const known = knownProblem(error);
      if (!known || known.status >= 500) throw error;
      const { zh, en } = known.messages;
      return { id, status: known.status, code: known.code, detail: `${zh} / ${en}` };
    }
  }

  private async keepForm(asking: Asking, { route, body }: FormBody, proposalId?: string) {
    if (!/^POST \/api\/v1\/(?!proposals|imports)[\x21-\x7e]+$/.test(route)) {
      throw invalid('route', 'NOT_A_ROUTE', '应为业务的路由 / must be the route of a write');
    }
    const draft = {
      ...(proposalId === undefined ? {} : { proposalId }),
      ...{ region: asking.grant.county, form: JSON.stringify({ route, body }) },
    };
    const recorded = await this.recorder.record(new KeepForm(draft, asking));
    const { stream } = recorded.result.events[0] ?? { stream: '' };
    const id = proposalId ?? stream.replace(/^proposal-/, '');
    const found = await this.queries.execute(new FindProposal(id));
    const proposal = {
      id,
      revision: Number(found?.revision ?? 0),
      expiresAt: expiresAt(found?.proposal.expiresOn ?? businessDateToday()),
    };
    return recorded.with({ proposal }, `/api/v1/proposals/${id}`);
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
