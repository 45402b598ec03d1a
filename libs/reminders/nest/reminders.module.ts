import { Module } from '@nestjs/common';
import { SupervisionModule } from '../../supervision/nest/supervision.module.js';
import { REMINDER_COMMANDS } from './commands.js';
import { REMINDER_QUERIES } from './queries.js';
import { RemindersController } from './reminders.controller.js';

@Module({
  imports: [SupervisionModule],
  controllers: [RemindersController],
  providers: [...REMINDER_QUERIES, ...REMINDER_COMMANDS],
})
export class RemindersModule {}
