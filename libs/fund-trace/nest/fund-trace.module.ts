import { Module } from '@nestjs/common';
import { FundTraceController } from './fund-trace.controller.js';
import { FUND_TRACE_QUERIES } from './queries.js';

@Module({ controllers: [FundTraceController], providers: FUND_TRACE_QUERIES })
export class FundTraceModule {}
