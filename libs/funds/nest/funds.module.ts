import { Module } from '@nestjs/common';
import { CommandHandler } from '../../command-handling/command-handler.js';
import { Corrections } from '../store/corrections.js';
import { Ledger } from '../store/ledger.js';
import { FUNDS_COMMANDS } from './commands.js';
import { CorrectionsController } from './corrections.controller.js';
import { CountyController } from './county.controller.js';
import { DisbursementsController } from './disbursements.controller.js';
import { ProvinceController } from './province.controller.js';
import { FUNDS_QUERIES } from './queries.js';

@Module({
  controllers: [
    ProvinceController,
    CountyController,
    DisbursementsController,
    CorrectionsController,
  ],
  providers: [
    {
      provide: Corrections,
      inject: [CommandHandler, Ledger],
      useFactory: (handler: CommandHandler, ledger: Ledger) =>
        new Corrections(handler, ledger.states),
    },
    ...FUNDS_COMMANDS,
    ...FUNDS_QUERIES,
  ],
})
export class FundsModule {}
