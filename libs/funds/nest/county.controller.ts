import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Asking } from '../../http/intake/asking.js';
import { CountyYearPath } from '../../http/intake/paths.js';
import { Write } from '../../http/openapi/routes.js';
import { Recorder } from '../../http/recording/recorder.js';
import { RecordInLedger } from './commands.js';
import {
  AdjustmentBody,
  BudgetBody,
  CarryoverBody,
  NeedBody,
  OpeningYearPath,
} from './county-requests.js';
import { ReclaimBody, YearClosingBody } from './province-requests.js';

function ledgerOf({ code, year }: CountyYearPath): { readonly location: string } {
  return { location: `/api/v1/counties/${code}/years/${year}/ledger` };
}

@ApiTags('County ledgers 县级台账')
@Controller('counties/:code/years/:year')
export class CountyController {
  constructor(private readonly recorder: Recorder) {}

  @Write({
    path: 'needs',
    permission: 'needs.assess',
    zh: '核定保障需求',
    en: 'Assess the need of a program',
    refusals: ['NEED_MONTHS_INVALID', 'PROGRAM_UNKNOWN', 'YEAR_CLOSED', 'REGION_NOT_A_COUNTY'],
  })
  assessNeed(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: NeedBody) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }

  @Write({
    path: 'budgets',
    permission: 'budgets.allocate',
    zh: '安排本级预算',
    en: 'Allocate own money',
    refusals: [
      'DUPLICATE_KEY',
      'PROJECT_KIND_CONFLICT',
      'PROJECT_KIND_NOT_ALLOWED',
      'MANDATE_UNKNOWN',
      'EXEMPTION_UNKNOWN',
      'EXEMPTION_EXCEEDED',
      'CONSTRUCTION_BLOCKED',
      'YEAR_CLOSED',
    ],
  })
  allocateBudget(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: BudgetBody) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }

  @Write({
    path: 'adjustments',
    permission: 'funds.adjust',
    zh: '资金调剂与压缩',
    en: 'Move money between accounts',
    refusals: ['INSUFFICIENT_FUNDS', 'EARMARKED_FUNDS', 'SAME_ACCOUNT', 'CONSTRUCTION_BLOCKED'],
  })
  adjustFunds(
    @Asker() asking: Asking,
    @Param() path: CountyYearPath,
    @Body() body: AdjustmentBody,
  ) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }

  @Write({
    path: 'reclaims',
    permission: 'awards.reclaim',
    zh: '收回资金',
    en: 'Reclaim award money',
    refusals: ['INSUFFICIENT_FUNDS', 'DUPLICATE_KEY', 'YEAR_CLOSED'],
  })
  reclaimAward(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: ReclaimBody) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }

  @Write({
    path: 'close',
    permission: 'county-years.close',
    zh: '县级年度结账',
    en: 'Close the year of a county',
    refusals: ['YEAR_CLOSED', 'YEAR_NOT_OVER', 'EARLIER_YEAR_OPEN'],
  })
  close(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: YearClosingBody) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }

  @Write({
    path: 'carryovers',
    permission: 'openings.enter',
    zh: '录入期初结转结余',
    en: 'Enter an opening balance',
    refusals: ['NOT_FIRST_YEAR', 'DUPLICATE_KEY', 'PROGRAM_UNKNOWN'],
  })
  enterCarryover(
    @Asker() asking: Asking,
    @Param() path: OpeningYearPath,
    @Body() body: CarryoverBody,
  ) {
    return this.recorder.record(new RecordInLedger(body.command(path), asking), ledgerOf(path));
  }
}
