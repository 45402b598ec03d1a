/** Complaints and rectifications: opened by audit or discipline, answered by the county. */
import { Lists } from '../../http/reading/lists.js';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ViewPersonalData } from '../../access/nest/commands.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { positiveFen } from '../../http/intake/amounts.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { found } from '../../http/reading/queries.js';
import type { Recorded } from '../../http/recording/recorded.js';
import { Foreseen } from '../../http/recording/recorded.js';
import { Recorder } from '../../http/recording/recorder.js';
import { type RefusalCode, refuse } from '../../refusals/refusals.js';
import { matterStream } from '../domain/matter.js';
import type { MatterAction } from '../domain/matter-deciders.js';
import { Complaint, Matter, Matters, OpenedMatter } from './answers.js';
import { HandleMatter, OpenMatter } from './commands.js';
import { FindMatter, ListMatters, LocateMatter, OpenComplaint } from './queries.js';
import {
  MatterClosingBody,
  ComplaintQuery,
  LinksBody,
  MatterExplanationBody,
  MatterPath,
  MatterRecoveryBody,
  MatterVerdictBody,
  MattersQuery,
  NewDeadlineBody,
  OpenMatterBody,
  ReasonBody,
  RectificationReportBody,
} from './requests.js';
import { MATTERS_TABLE } from './tables.js';

const ADDRESSED = ['MATTER_UNKNOWN'] as const;
const OF_AN_OPEN_ONE: readonly RefusalCode[] = ['MATTER_UNKNOWN', 'MATTER_CLOSED'];

@ApiTags('Matters 投诉与整改')
@Controller('matters')
export class MattersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Write({
    path: '',
    permission: 'matters.handle',
    zh: '立案：投诉举报或整改事项（投诉内容密封保存）',
    en: 'Open a complaint or a rectification; what was complained of is kept sealed',
    refusals: [
      'REGION_UNKNOWN',
      'REGION_NOT_A_COUNTY',
      'PROGRAM_UNKNOWN',
      'AMOUNT_NOT_POSITIVE',
      'MATTER_NOT_A_COMPLAINT',
      'MATTER_DUE_DAY_TOO_EARLY',
    ],
    answers: OpenedMatter,
  })
  async open(@Asker() asking: Asking, @Body() body: OpenMatterBody) {
    const { kind, region, title, dueOn, complaint, requiredAmount } = body;
    const order = {
      ...{ kind, region, title, dueOn },
      program: body.program ?? null,
      fiscalYear: body.fiscalYear ?? null,
      requiredFen: requiredAmount === undefined ? null : positiveFen(requiredAmount),
      complaint: complaint
        ? {
            text: complaint.text,
            complainant: complaint.complainant ?? null,
            contact: complaint.contact ?? null,
          }
        : null,
    };
    const opened = await this.recorder.record(new OpenMatter(order, asking));
    if (opened instanceof Foreseen) return opened;
    const matterNo = opened.result.events[0]!.stream.slice(matterStream('').length);
    return opened.with({ matterNo }, `/api/v1/matters/${matterNo}`);
  }

  @Read({
    path: '',
    permission: 'matters.read',
    zh: '投诉与整改事项（县级只见本县）：期限、逾期、追回、结案',
    en: 'Matters with their deadlines, what came back, and closings; a county sees its own',
    answers: Matters,
    table: MATTERS_TABLE,
  })
  matters(@Granted() grant: Grant, @Query() query: MattersQuery) {
    return this.lists.page('matters', query, (asked) => new ListMatters(asked), grant);
  }

  @Read({
    path: ':no',
    permission: 'matters.read',
    zh: '事项全貌：关联、说明、认定、整改报告、追回资金、延期、结案（县级不见投诉人信息）',
    en: 'A matter with its whole life; a county is told nothing of who complained',
    answers: Matter,
  })
  async matter(@Granted() grant: Grant, @Param() { no }: MatterPath) {
    const matter = await this.queries.execute(new FindMatter(no));
    if (!matter) throw unknown(no);
    requireReach(grant, matter.region);
    return grant.county === null ? matter : { ...matter, complainant: null };
  }

  @Read({
    path: ':no/complaint',
    permission: 'matters.complaint',
    standsOn: 'neither',
    zh: '查阅投诉内容和投诉人（每次查阅均留痕）',
    en: 'What was complained of and by whom; every look is recorded before it is answered',
    answers: Complaint,
  })
  async complaint(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Query() { purpose }: ComplaintQuery,
  ) {
    await this.requireOwn(asking, no);
    const viewing = { beneficiary: `matter/${no}`, purpose };
    await this.recorder.record(new ViewPersonalData(viewing, asking));
    return found(await this.queries.execute(new OpenComplaint(no)));
  }

  @Write({
    path: ':no/links',
    permission: 'matters.handle',
    zh: '关联监督问题、事件和群众异议',
    en: 'Link findings, events and objections of the public that concern the county',
    refusals: [
      ...OF_AN_OPEN_ONE,
      'FINDING_UNKNOWN',
      'EVENT_UNKNOWN',
      'OBJECTION_UNKNOWN',
      'MATTER_LINK_OUTSIDE',
      'MATTER_ALREADY_LINKED',
    ],
  })
  link(@Asker() asking: Asking, @Param() { no }: MatterPath, @Body() body: LinksBody) {
    const links = body.links.map(({ kind, id }) => ({ kind, id }));
    return this.handle(asking, no, { step: 'link', links });
  }

  @Write({
    path: ':no/explanations',
    permission: 'matters.answer',
    zh: '县级说明情况',
    en: 'The county explains',
    refusals: OF_AN_OPEN_ONE,
  })
  explain(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { text: explanation }: MatterExplanationBody,
  ) {
    return this.handle(asking, no, { step: 'explain', explanation });
  }

  @Write({
    path: ':no/rectification-reports',
    permission: 'matters.answer',
    zh: '县级报送整改报告',
    en: 'The county reports what it put right',
    refusals: OF_AN_OPEN_ONE,
  })
  report(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { documentNo, text: measures }: RectificationReportBody,
  ) {
    return this.handle(asking, no, { step: 'report', documentNo, measures });
  }

  @Write({
    path: ':no/recoveries',
    permission: 'matters.answer',
    zh: '县级报告追回资金：退票、收回或更正，金额以该笔记录为准，一笔只计入一个事项',
    en: 'An entry by which money came back: its amount counts, and for one matter only',
    refusals: [
      ...OF_AN_OPEN_ONE,
      'RECOVERY_UNKNOWN',
      'MATTER_RECOVERY_OUTSIDE',
      'MATTER_RECOVERY_COUNTED',
    ],
  })
  recover(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { kind, number }: MatterRecoveryBody,
  ) {
    return this.handle(asking, no, { step: 'recover', recovery: { kind, number } });
  }

  @Write({
    path: ':no/recovery-waivers',
    permission: 'matters.waive',
    zh: '纪检免予追回尚缺的资金',
    en: 'Discipline waives what has not come back',
    refusals: [...OF_AN_OPEN_ONE, 'MATTER_NOTHING_TO_WAIVE'],
  })
  waive(@Asker() asking: Asking, @Param() { no }: MatterPath, @Body() { reason }: ReasonBody) {
    return this.handle(asking, no, { step: 'waive', reason });
  }

  @Write({
    path: ':no/verdicts',
    permission: 'matters.handle',
    zh: '审计或纪检就说明作出认定',
    en: 'Audit or discipline judges what was explained',
    refusals: [...OF_AN_OPEN_ONE, 'MATTER_NOT_EXPLAINED'],
  })
  judge(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { verdict, text: opinion }: MatterVerdictBody,
  ) {
    return this.handle(asking, no, { step: 'judge', verdict, opinion });
  }

  @Write({
    path: ':no/extensions',
    permission: 'matters.handle',
    zh: '延长办理期限',
    en: 'Set a later deadline',
    refusals: [...OF_AN_OPEN_ONE, 'MATTER_DUE_DAY_TOO_EARLY'],
  })
  extend(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { dueOn, reason }: NewDeadlineBody,
  ) {
    return this.handle(asking, no, { step: 'extend', dueOn, reason });
  }

  @Write({
    path: ':no/closing',
    permission: 'matters.handle',
    zh: '结案（凭证据，且须立案人以外的另一人）',
    en: 'Close a matter on its evidence, by another person than who opened it',
    refusals: [
      ...OF_AN_OPEN_ONE,
      'MATTER_CLOSED_BY_OPENER',
      'MATTER_NOT_JUDGED',
      'MATTER_FINDING_UNSETTLED',
      'MATTER_NOT_RECTIFIED',
      'MATTER_RECOVERY_INCOMPLETE',
    ],
  })
  close(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { text: conclusion }: MatterClosingBody,
  ) {
    return this.handle(asking, no, { step: 'close', conclusion });
  }

  @Write({
    path: ':no/reopening',
    permission: 'matters.handle',
    zh: '重新办理已结案的事项',
    en: 'Reopen a matter that was closed',
    refusals: ['MATTER_UNKNOWN', 'MATTER_NOT_CLOSED', 'MATTER_DUE_DAY_TOO_EARLY'],
  })
  reopen(
    @Asker() asking: Asking,
    @Param() { no }: MatterPath,
    @Body() { reason, dueOn }: NewDeadlineBody,
  ) {
    return this.handle(asking, no, { step: 'reopen', reason, dueOn });
  }

  private async handle(asking: Asking, matterNo: string, action: MatterAction): Promise<Recorded> {
    await this.requireOwn(asking, matterNo);
    const handling = new HandleMatter({ matterNo, action }, asking);
    return this.recorder.record(handling, { addressed: ADDRESSED });
  }

  /** That there is such a matter, and that the office reaches its county. */
  private async requireOwn({ grant }: Asking, matterNo: string): Promise<void> {
    const region = await this.queries.execute(new LocateMatter(matterNo));
    if (region === undefined) throw unknown(matterNo);
    requireReach(grant, region);
  }
}

function unknown(matterNo: string) {
  return problemOfRefusal(refuse('MATTER_UNKNOWN', { matterNo }), ADDRESSED);
}
