import { Module } from '@nestjs/common';
import { DIRECT_FUND_COMMANDS } from './commands.js';
import { DirectFundsController } from './direct-funds.controller.js';
import { DIRECT_FUND_QUERIES } from './queries.js';

@Module({
  controllers: [DirectFundsController],
  providers: [...DIRECT_FUND_QUERIES, ...DIRECT_FUND_COMMANDS],
})
export class DirectFundsModule {}
