import { Module } from '@nestjs/common';
import { SessionController } from './session.controller.js';
import { TASK_QUERIES } from './queries.js';
import { TasksController } from './tasks.controller.js';

@Module({ controllers: [TasksController, SessionController], providers: TASK_QUERIES })
export class TasksModule {}
