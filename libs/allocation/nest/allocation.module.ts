import { Module } from '@nestjs/common';
import { isSamePerson } from '../../access/domain/roles.js';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { Ledger } from '../../funds/store/ledger.js';
import { Evaluations } from '../../performance/store/evaluations.js';
import { policySource } from '../../policy/store/recorded-changes.js';
import { ReadModels } from '../../projection/read-models.js';
import { SchemeCommands } from '../store/scheme-commands.js';
import { SCHEME_COMMANDS } from './commands.js';
import { SCHEME_QUERIES } from './queries.js';
import { SchemesController } from './schemes.controller.js';

@Module({
  controllers: [SchemesController],
  providers: [
    {
      provide: SchemeCommands,
      inject: [CommandHandler, Ledger, ReadModels],
      useFactory: schemeCommandsOf,
    },
    ...SCHEME_QUERIES,
    ...SCHEME_COMMANDS,
  ],
})
export class AllocationModule {}

export function schemeCommandsOf(
  handler: CommandHandler,
  ledger: Ledger,
  models: ReadModels,
): SchemeCommands {
  const source = policySource(models);
  const evaluations = new Evaluations(source);
  const bandsOf = (fiscalYear: number) => evaluations.bandsOf(fiscalYear);
  return new SchemeCommands(handler, ledger, { ...source, bandsOf, isSamePerson });
}
