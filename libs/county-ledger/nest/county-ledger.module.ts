import { Module } from '@nestjs/common';
import { LedgerController } from './ledger.controller.js';
import { COUNTY_LEDGER_QUERIES } from './queries.js';

@Module({ controllers: [LedgerController], providers: COUNTY_LEDGER_QUERIES })
export class CountyLedgerModule {}
