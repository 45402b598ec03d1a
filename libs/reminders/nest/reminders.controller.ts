/** 督办: sent by the province or a prefecture, signed for and answered by the county. */
import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { Lists } from '../../http/reading/lists.js';
import { Recorder } from '../../http/recording/recorder.js';
import { refuse } from '../../refusals/refusals.js';
import type { ReminderStep } from '../domain/reminder-deciders.js';
import { Reminders } from './answers.js';
import { AnswerReminder, SendReminder } from './commands.js';
import { ListReminders, LocateReminder } from './queries.js';
import { ReminderPath, ReminderReplyBody, RemindersQuery, SendReminderBody } from './requests.js';
import { REMINDERS_TABLE } from './tables.js';

const ADDRESSED = ['REMINDER_UNKNOWN'] as const;

@ApiTags('Reminders 督办')
@Controller('reminders')
export class RemindersController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Write({
    path: '',
    permission: 'reminders.send',
    zh: '发出督办：省级对各县，市（州）对发出当日所辖各县',
    en: 'Remind a county: the province any, a prefecture those under it on the day of sending',
    refusals: [
      'REGION_UNKNOWN',
      'REGION_NOT_A_COUNTY',
      'FINDING_UNKNOWN',
      'REMINDER_SUBJECT_OUTSIDE',
      'REMINDER_DUE_DAY_PAST',
    ],
  })
  send(@Asker() asking: Asking, @Body() body: SendReminderBody) {
    const { reminderNo, region, text, dueOn } = body;
    const about = { kind: body.about.kind, id: body.about.id };
    return this.recorder.record(
      new SendReminder({ reminderNo, region, about, text, dueOn }, asking),
    );
  }

  @Read({
    path: '',
    permission: 'reminders.read',
    zh: '督办及签收、回复情况（县级只见本县，市级只见所辖各县）',
    en: 'Reminders, signed for and answered or not; a county sees its own',
    answers: Reminders,
    table: REMINDERS_TABLE,
  })
  reminders(@Granted() grant: Grant, @Query() query: RemindersQuery) {
    return this.lists.page('reminders', query, (asked) => new ListReminders(asked), grant);
  }

  @Write({
    path: ':no/receipt',
    permission: 'reminders.answer',
    zh: '县级签收督办',
    en: 'The county signs for a reminder',
    refusals: ['REMINDER_UNKNOWN', 'REMINDER_SIGNED'],
  })
  sign(@Asker() asking: Asking, @Param() { no }: ReminderPath) {
    return this.answer(asking, no, { step: 'sign' });
  }

  @Write({
    path: ':no/reply',
    permission: 'reminders.answer',
    zh: '县级回复督办（先签收）',
    en: 'The county replies to a reminder that it signed for',
    refusals: ['REMINDER_UNKNOWN', 'REMINDER_NOT_SIGNED', 'REMINDER_REPLIED'],
  })
  reply(
    @Asker() asking: Asking,
    @Param() { no }: ReminderPath,
    @Body() { text: reply }: ReminderReplyBody,
  ) {
    return this.answer(asking, no, { step: 'reply', reply });
  }

  private async answer(asking: Asking, reminderNo: string, action: ReminderStep) {
    const region = await this.queries.execute(new LocateReminder(reminderNo));
    if (region === undefined) {
      throw problemOfRefusal(refuse('REMINDER_UNKNOWN', { reminderNo }), ADDRESSED);
    }
    requireReach(asking.grant, region);
    const answering = new AnswerReminder({ reminderNo, action }, asking);
    return this.recorder.record(answering, { addressed: ADDRESSED });
  }
}
