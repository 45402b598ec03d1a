/** What is answered of what waits. */
import {
  described,
  flag,
  integer,
  listOf,
  named,
  nullable,
  oneOf,
  recordOf,
  text,
} from '../../event-catalogue/codec.js';
import { date, pageOf, region } from '../../http/openapi/shapes.js';
import { TASK_KIND_NAMES } from '../domain/task-kinds.js';

const kind = oneOf(...TASK_KIND_NAMES);

export const Task = named(
  'Task',
  recordOf({
    kind,
    title: described(text, { description: '待办事项 In Chinese', example: '确认到账' }),
    titleEn: text,
    about: described(nullable(text), { description: '事由 What it is about, in words' }),
    region: described(nullable(region), { description: 'null：省级 the province’s' }),
    fiscalYear: nullable(described(integer, { example: 2018 })),
    subject: described(text, { description: '文号、编号、月份等 What it is about, as a code' }),
    count: described(integer, { description: '同类合并的件数 How many stand for one task' }),
    since: described(nullable(date), { description: '起算日 Waiting since' }),
    dueOn: described(nullable(date), { description: '办理期限；null：无期限 Deadline' }),
    overdue: flag,
    duty: described(oneOf('prepare', 'review', 'approve'), {
      description: '经办、复核或审批 Which duty does it',
    }),
    link: described(text, { description: '办理或查看的接口 Where it is done or read' }),
  }),
);
export const Tasks = pageOf('Tasks', Task);

export const TaskCount = named(
  'TaskCount',
  recordOf({
    total: integer,
    overdue: integer,
    byKind: listOf(recordOf({ kind, count: integer, overdue: integer })),
  }),
);
