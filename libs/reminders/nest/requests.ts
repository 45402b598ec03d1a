/** What reminders are asked and told. */
import {
  REMINDER_SUBJECT_KINDS,
  type ReminderSubjectKind,
} from '../../event-catalogue/vocabulary.js';
import { IsoDate, Key, OneOf, Part, RegionCode, Text } from '../../http/intake/fields.js';
import { AsOf, PageQuery } from '../../http/reading/queries.js';
import { REMINDER_STATUSES, type ReminderStatus } from '../store/reminder-list.js';

export class ReminderPath {
  @Key(40, { example: 'DB-2026-001' })
  no!: string;
}

class ReminderSubjectBody {
  @OneOf(REMINDER_SUBJECT_KINDS, { example: 'TASK' })
  kind!: ReminderSubjectKind;

  @Key(400, {
    description: '预警、问题或待办的编号 Id of an alert or a finding, or which task',
    example: 'CERTIFY_MONTHS-2018',
  })
  id!: string;
}

export class SendReminderBody {
  @Key(40, { example: 'DB-2026-001', description: '督办编号 Number of the reminder' })
  reminderNo!: string;

  @RegionCode()
  region!: string;

  @Part(ReminderSubjectBody, { example: { kind: 'TASK', id: 'CERTIFY_MONTHS-2018' } })
  about!: ReminderSubjectBody;

  @Text(4000, {
    description: '督办内容，不得写入任何人的姓名或证件号码 What is to be done, naming nobody',
    example: '请于期限前完成2018年各月的确认。',
  })
  text!: string;

  @IsoDate({ example: '2099-06-30', description: '回复期限 Deadline of the reply' })
  dueOn!: string;
}

export class ReminderReplyBody {
  @Text(4000, { example: '已完成确认。' })
  text!: string;
}

export class RemindersQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(REMINDER_STATUSES, { filter: true })
  status?: ReminderStatus;

  @AsOf()
  asOf?: string;
}
