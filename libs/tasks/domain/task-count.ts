/** How many tasks wait, and how many of them are late. */
import { TASK_KIND_NAMES, type WaitingTask } from './task-kinds.js';

/** @param today the business date by which it is judged */
export function countOf(tasks: readonly WaitingTask[], today: string) {
  const late = (of: readonly WaitingTask[]) => of.filter((task) => isOverdue(task, today)).length;
  const byKind = TASK_KIND_NAMES.flatMap((kind) => {
    const of = tasks.filter((task) => task.kind === kind);
    return of.length === 0 ? [] : [{ kind, count: of.length, overdue: late(of) }];
  });
  return { total: tasks.length, overdue: late(tasks), byKind };
}

export function isOverdue({ dueOn }: WaitingTask, today: string): boolean {
  return dueOn !== null && dueOn < today;
}
