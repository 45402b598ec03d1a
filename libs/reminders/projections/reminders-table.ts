/** Reminders and the county's steps, as rows that are only added. */
import type { RecordedFact } from '../../event-catalogue/catalogue.js';
import type { EventMetadata } from '../../event-store/port.js';
import { type Projection, type Row, addingRows } from '../../projection/projection.js';

const reminders = addingRows(
  {
    name: 'reminders',
    columns: [
      ...['position', 'recorded_at', 'reminder_no', 'region', 'about_kind', 'about_id', 'text'],
      ...['sent_on', 'due_on', 'sent_by', 'role', 'organisation'],
    ],
  },
  {
    ReminderSent({ reminderNo, region, about, text, dueOn }, recorded, { actor }) {
      const { position, recordedAt, occurredOn } = recorded;
      const what = [reminderNo, region, about.kind, about.id, text, occurredOn, dueOn];
      const { subject, role, organisation } = actor;
      return [[position, recordedAt, ...what, subject, role, organisation]];
    },
  },
);

const steps = addingRows(
  {
    name: 'reminder_steps',
    columns: [
      ...['position', 'recorded_at', 'reminder_no', 'step', 'taken_on', 'reply'],
      ...['taken_by', 'role'],
    ],
  },
  {
    ReminderSigned: ({ reminderNo }, ...recorded) => stepRow(recorded, reminderNo, 'signed', null),
    ReminderReplied: ({ reminderNo, reply }, ...recorded) =>
      stepRow(recorded, reminderNo, 'replied', reply),
  },
);

function stepRow(
  [{ position, recordedAt, occurredOn }, { actor }]: readonly [RecordedFact, EventMetadata],
  reminderNo: string,
  step: string,
  reply: string | null,
): readonly Row[] {
  const { subject, role } = actor;
  return [[position, recordedAt, reminderNo, step, occurredOn, reply, subject, role]];
}

export const reminderTables: readonly Projection[] = [reminders, steps];
