import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { Sql } from '../../postgres/sql.js';
import { unsettledFindingOf } from '../../supervision/store/unsettled-findings.js';
import { ForgettingCommands } from '../store/forgetting-commands.js';
import { PersonalDataVault } from '../store/vault.js';
import { ACCESS_COMMANDS } from './commands.js';
import { ForgettingsController } from './forgettings.controller.js';
import { PersonsController } from './persons.controller.js';
import { ACCESS_QUERIES } from './queries.js';
import { ReadRecorder } from './read-recorder.js';
import { ReadsController } from './reads.controller.js';

@Module({
  controllers: [PersonsController, ForgettingsController, ReadsController],
  providers: [
    {
      provide: ForgettingCommands,
      inject: [CommandHandler, PersonalDataVault, Sql],
      useFactory: (handler: CommandHandler, vault: PersonalDataVault, sql: Sql) =>
        new ForgettingCommands(handler, vault, (person) => unsettledFindingOf(sql, person)),
    },
    { provide: APP_INTERCEPTOR, useClass: ReadRecorder },
    ...ACCESS_COMMANDS,
    ...ACCESS_QUERIES,
  ],
})
export class AccessModule {}
