/**
 * Events of reminders (督办): sent to a county by the province or its prefecture, signed for and
 * answered by the county.
 */
import { isoDate, oneOf, recordOf, regionCode, text } from './codec.js';
import { REMINDER_SUBJECT_KINDS } from './vocabulary.js';

const OF_REMINDER = {
  reminderNo: text,
  /** The county that is reminded. */
  region: regionCode,
} as const;

export const reminderSent = recordOf({
  ...OF_REMINDER,
  /** The id of an alert or of a finding, or a task in the words of who sends it. */
  about: recordOf({ kind: oneOf(...REMINDER_SUBJECT_KINDS), id: text }),
  text,
  /** Day by which the county is to reply. */
  dueOn: isoDate,
});

export const reminderSigned = recordOf(OF_REMINDER);

export const reminderReplied = recordOf({ ...OF_REMINDER, reply: text });
