/** What is answered of reminders. */
import {
  described,
  flag,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { REMINDER_SUBJECT_KINDS } from '../../event-catalogue/vocabulary.js';
import { date, pageOf, region } from '../../http/openapi/shapes.js';
import { REMINDER_STATUSES } from '../store/reminder-list.js';

const Reminder = named(
  'Reminder',
  recordOf({
    reminderNo: described(text, { example: 'DB-2026-001' }),
    region,
    aboutKind: oneOf(...REMINDER_SUBJECT_KINDS),
    aboutId: text,
    text,
    status: oneOf(...REMINDER_STATUSES),
    sentOn: date,
    dueOn: described(date, { description: '回复期限 Deadline of the reply' }),
    sentBy: text,
    sender: described(nullable(text), {
      description: '发出的市（州）；null：省级 The prefecture that sent it; null: the province',
    }),
    signedOn: nullable(date),
    signedBy: nullable(text),
    repliedOn: nullable(date),
    repliedBy: nullable(text),
    reply: nullable(text),
    overdue: described(flag, { description: '逾期未回复 Without a reply after its deadline' }),
  }),
);
export const Reminders = pageOf('Reminders', Reminder);
