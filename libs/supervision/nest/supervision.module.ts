import { Module } from '@nestjs/common';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { FindingCommands } from '../store/finding-commands.js';
import { Findings } from '../store/findings.js';
import { SUPERVISION_COMMANDS } from './commands.js';
import { SUPERVISION_QUERIES } from './queries.js';
import { SupervisionController } from './supervision.controller.js';

@Module({
  controllers: [SupervisionController],
  providers: [
    {
      provide: FindingCommands,
      inject: [CommandHandler, ReadModels],
      useFactory: (handler: CommandHandler, models: ReadModels) =>
        new FindingCommands(handler, new Findings(policySource(models))),
    },
    ...SUPERVISION_QUERIES,
    ...SUPERVISION_COMMANDS,
  ],
  exports: [FindingCommands],
})
export class SupervisionModule {}
