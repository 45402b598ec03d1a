import { Module } from '@nestjs/common';
import { TASK_QUERIES } from './queries.js';
import { TasksController } from './tasks.controller.js';

@Module({ controllers: [TasksController], providers: TASK_QUERIES })
export class TasksModule {}
