import { Module } from '@nestjs/common';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { EventStore } from '../../event-store/port.js';
import { ReadModels } from '../../projection/read-models.js';
import { FindingDesk } from '../store/finding-desk.js';
import { Findings } from '../store/findings.js';
import { SUPERVISION_COMMANDS } from './commands.js';
import { SUPERVISION_QUERIES, findingSource } from './queries.js';
import { SupervisionController } from './supervision.controller.js';

@Module({
  controllers: [SupervisionController],
  providers: [
    {
      provide: FindingDesk,
      inject: [EventStore, CommandHandler, ReadModels],
      useFactory: (store: EventStore, handler: CommandHandler, models: ReadModels) =>
        new FindingDesk(store, handler, new Findings(findingSource(models))),
    },
    ...SUPERVISION_QUERIES,
    ...SUPERVISION_COMMANDS,
  ],
})
export class SupervisionModule {}
