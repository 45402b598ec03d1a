import { Controller, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { OneOf } from '../../http/intake/fields.js';
import { Read } from '../../http/openapi/routes.js';
import { archive } from '../../http/openapi/shapes.js';
import { PageQuery, ReadQuery, listed, pageOf } from '../../http/reading/queries.js';
import {
  TASK_KINDS,
  TASK_KIND_NAMES,
  type TaskKind,
  type WaitingTask,
} from '../domain/task-kinds.js';
import { countOf, isOverdue } from '../domain/task-count.js';
import { TaskCount, Tasks } from './answers.js';
import { calendarOf } from './calendar.js';
import { ListTasks } from './queries.js';
import { TASKS_TABLE } from './tables.js';

const CALENDAR = 'text/calendar';

class TasksQuery extends PageQuery {
  @OneOf(TASK_KIND_NAMES, { filter: true })
  kind?: TaskKind;
}

@ApiTags('Tasks 待办')
@Controller()
export class TasksController {
  constructor(private readonly queries: QueryBus) {}

  @Read({
    path: 'tasks',
    permission: 'tasks.read',
    zh: '本人待办事项（最急的在前）',
    en: 'What waits for the asker, the most urgent first',
    answers: Tasks,
    table: TASKS_TABLE,
  })
  async tasks(@Granted() grant: Grant, @Query() query: TasksQuery) {
    const { today, tasks } = await this.waiting(grant, query.kind);
    const { after = '0', limit } = pageOf('tasks', query);
    const start = Number(after);
    const items = tasks.slice(start, start + limit).map((task) => answerOf(task, today));
    const next = start + limit < tasks.length ? String(start + limit) : null;
    return listed('tasks', { items, next });
  }

  @Read({
    path: 'tasks/count',
    permission: 'tasks.read',
    zh: '待办事项件数',
    en: 'How many tasks wait for the asker',
    answers: TaskCount,
  })
  async count(@Granted() grant: Grant, @Query() _query: ReadQuery) {
    const { today, tasks } = await this.waiting(grant);
    return countOf(tasks, today);
  }

  @Read({
    path: 'tasks.ics',
    permission: 'tasks.read',
    zh: '办理期限日历（下载）',
    en: 'The deadlines as a calendar to download',
    answers: archive,
    only: CALENDAR,
  })
  async calendar(
    @Granted() grant: Grant,
    @Query() _query: ReadQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { tasks } = await this.waiting(grant);
    response.setHeader('content-disposition', 'attachment; filename="tasks.ics"');
    response.type(CALENDAR).send(calendarOf(tasks, new Date().toISOString()));
  }

  private waiting({ subject, county }: Grant, kind?: TaskKind) {
    return this.queries.execute(new ListTasks({ subject, county, ...(kind ? { kind } : {}) }));
  }
}

function answerOf(task: WaitingTask, today: string) {
  const { zh: title, en: titleEn, duty } = TASK_KINDS[task.kind];
  const about = task.about?.zh ?? null;
  return { ...task, title, titleEn, about, duty, overdue: isOverdue(task, today) };
}
