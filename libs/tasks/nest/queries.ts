/** The question what waits for somebody. */
import { QueryBus } from '@nestjs/cqrs';
import { type Subject, hasDuty } from '../../access/domain/roles.js';
import { QueryOf, queryHandlerOf } from '../../http/handlers.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { Deadlines } from '../store/deadlines.js';
import {
  TASK_KINDS,
  TASK_KIND_NAMES,
  type TaskKind,
  type WaitingTask,
  inOrderOfUrgency,
} from '../domain/task-kinds.js';
import { TASK_SOURCES } from './task-sources.js';

interface TasksAsked {
  readonly subject: Subject;
  /** The unit that the person’s office reaches; null: all. */
  readonly county: string | null;
  /** Of this kind alone. */
  readonly kind?: TaskKind;
}

/** In the order of urgency, with the day by which they are judged. */
export class ListTasks extends QueryOf<
  TasksAsked,
  { readonly today: string; readonly tasks: readonly WaitingTask[] }
> {}

export const TASK_QUERIES = [
  queryHandlerOf(
    ListTasks,
    [QueryBus, ReadModels],
    async ({ subject, county, kind }, queries, models) => {
      const { sql, today, changes } = policySource(models);
      const deadlines = new Deadlines(await changes());
      const desk = { subject, county, today: today(), deadlines, queries, sql };
      const wanted = TASK_KIND_NAMES.filter(
        (name) => (kind === undefined || kind === name) && isFor(name, subject),
      );
      const found: WaitingTask[] = [];
      for (const name of wanted) found.push(...(await TASK_SOURCES[name](desk)));
      return { today: desk.today, tasks: inOrderOfUrgency(found) };
    },
  ),
];

/** Who approves may review as well. */
function isFor(kind: TaskKind, subject: Subject): boolean {
  const { roles, duty } = TASK_KINDS[kind];
  const of: readonly string[] = roles;
  const duties = duty === 'review' ? (['review', 'approve'] as const) : [duty];
  return subject.roles.some((role) => of.includes(role)) && hasDuty(subject, ...duties);
}
