/** A reminder as what waits: for the county until it replied, for the sender when that is late. */
import type { ListedReminder } from '../../reminders/nest/queries.js';
import { words } from '../../wording/words.js';
import type { TaskKind, WaitingTask } from '../domain/task-kinds.js';

export function reminderTask(
  kind: TaskKind,
  { reminderNo, region, text, sentOn, signedOn, dueOn, status }: ListedReminder,
): WaitingTask {
  return {
    ...{ kind, region, fiscalYear: null, subject: reminderNo, about: words(text, text), count: 1 },
    ...{ since: signedOn ?? sentOn, dueOn },
    link: `/reminders?region=${region}&status=${status}`,
  };
}
