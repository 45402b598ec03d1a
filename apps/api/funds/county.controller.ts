import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Asking } from '../../../libs/http/intake/asking.js';
import { Backend } from '../backend.js';
import { CountyYearPath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import { PointInTimeQuery, pointOf } from '../../../libs/http/reading/queries.js';
import { LedgerRecorder } from '../recording/recorder.js';
import { AdjustmentBody, BudgetBody, CarryoverBody, NeedBody } from './county.bodies.js';
import { ClosingBody, ReclaimBody } from './province.bodies.js';

function ledgerOf({ code, year }: CountyYearPath): { readonly location: string } {
  return { location: `/api/v1/counties/${code}/years/${year}/ledger` };
}

@ApiTags('County ledgers 县级台账')
@Controller('counties/:code/years/:year')
export class CountyController {
  constructor(
    private readonly recorder: LedgerRecorder,
    private readonly backend: Backend,
  ) {}

  @Write({
    path: 'needs',
    permission: 'needs.assess',
    zh: '核定保障需求',
    en: 'Assess the need of a program',
    refusals: ['NEED_MONTHS_INVALID', 'PROGRAM_UNKNOWN', 'YEAR_CLOSED', 'REGION_NOT_A_COUNTY'],
  })
  assessNeed(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: NeedBody) {
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
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
      'EXEMPTION_DOCUMENT_REQUIRED',
      'CONSTRUCTION_BLOCKED',
      'YEAR_CLOSED',
    ],
  })
  allocateBudget(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: BudgetBody) {
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
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
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
  }

  @Write({
    path: 'reclaims',
    permission: 'awards.reclaim',
    zh: '收回资金',
    en: 'Reclaim award money',
    refusals: ['INSUFFICIENT_FUNDS', 'DUPLICATE_KEY', 'YEAR_CLOSED'],
  })
  reclaimAward(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: ReclaimBody) {
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
  }

  @Write({
    path: 'close',
    permission: 'county-years.close',
    zh: '县级年度结账',
    en: 'Close the year of a county',
    refusals: ['YEAR_CLOSED', 'YEAR_NOT_OVER', 'EARLIER_YEAR_OPEN'],
  })
  close(@Asker() asking: Asking, @Param() path: CountyYearPath, @Body() body: ClosingBody) {
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
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
    @Param() path: CountyYearPath,
    @Body() body: CarryoverBody,
  ) {
    return this.recorder.record(asking, body.command(path), ledgerOf(path));
  }

  @Read({
    path: 'ledger',
    permission: 'ledgers.read',
    zh: '县级财政保障台账',
    en: 'The fiscal-responsibility ledger of a county',
    answers: 'Ledger',
  })
  async ledger(@Param() { code, year }: CountyYearPath, @Query() query: PointInTimeQuery) {
    const point = pointOf(query);
    const answer = await this.backend.queries.ledger({ region: code, fiscalYear: year, ...point });
    if (answer !== undefined) return answer;
    throw problem('NOT_FOUND', { zh: '没有这个县的台账', en: 'There is no ledger of this county' });
  }
}
