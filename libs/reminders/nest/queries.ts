/** The questions about reminders. */
import { recordedFact } from '../../event-store/decoding.js';
import { EventStore } from '../../event-store/port.js';
import type { Page, PageRequest } from '../../http/answers.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { pageByPosition } from '../../http/reading/lists.js';
import { type Asked, positionAfter } from '../../http/reading/queries.js';
import { ReadModels } from '../../projection/read-models.js';
import { REMINDER, reminderStream } from '../domain/reminder-deciders.js';
import { type ListedReminder, listReminders } from '../store/reminder-list.js';
import type { RemindersQuery } from './requests.js';

export class ListReminders extends QueryOf<
  Asked<RemindersQuery> & PageRequest,
  Page<ListedReminder>
> {}
/** The county of a reminder, by its number. undefined: nobody sent it. */
export class LocateReminder extends QueryOf<string, string | undefined> {}

export type { ListedReminder };

export const REMINDER_QUERIES = [
  queryHandlerOf(ListReminders, [ReadModels], async ({ after, ...question }, { sql, today }) => {
    const asked = { asOf: today(), ...question, after: positionAfter(after) };
    return pageByPosition(await listReminders(sql, asked));
  }),
  queryHandlerOf(LocateReminder, [EventStore], async (reminderNo, store) => {
    let state = REMINDER.initial();
    for await (const page of store.readStream(reminderStream(reminderNo))) {
      for (const event of page) {
        state = REMINDER.evolve(state, recordedFact(event), event.metadata.actor);
      }
    }
    return state?.region;
  }),
];
