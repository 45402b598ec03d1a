import { Body, Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { given } from '../../http/reading/queries.js';
import { Recorder } from '../../http/recording/recorder.js';
import { formatYuan } from '../../money/fen.js';
import type { DirectFundFigures } from '../domain/monthly-report.js';
import { DirectFundDuties, DirectFundReport, DirectFunds } from './answers.js';
import { SubmitReport } from './commands.js';
import { DraftReport, ListDirectFunds, ListReportDuties } from './queries.js';
import { DirectFundsQuery, ReportBody, ReportQuery, ReportsQuery } from './requests.js';
import { DIRECT_FUNDS_TABLE, DUTIES_TABLE, REPORT_TABLE } from './tables.js';

/** Direct money (直达资金), from its receipt to the household. @source 财预〔2020〕56号 */
@ApiTags('Direct funds 直达资金')
@Controller('direct-funds')
export class DirectFundsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly recorder: Recorder,
  ) {}

  @Read({
    path: '',
    permission: 'traces.read',
    zh: '直达资金：分配、在途、县级结存、已发放、已发放到人（县级只见本县）',
    en: 'Direct funds: issued, in transit, with counties, paid, paid to persons; a county its share',
    answers: DirectFunds,
    table: DIRECT_FUNDS_TABLE,
  })
  list(@Granted() grant: Grant, @Query() query: DirectFundsQuery) {
    return this.lists.page('direct-funds', query, (asked) => new ListDirectFunds(asked), grant);
  }

  @Read({
    path: 'report',
    permission: 'receipts.read',
    zh: '直达资金月报',
    en: 'The monthly report of direct funds',
    more:
      '按月末数；当月未结束的按今天。 ' +
      'As it stood at the month’s end, or stands today where that is to come.',
    answers: DirectFundReport,
    table: REPORT_TABLE,
  })
  async report(@Query() { month }: ReportQuery) {
    const { asOf, lines } = await this.queries.execute(new DraftReport(month));
    return { month, asOf, items: lines.map(lineOf), next: null };
  }

  @Read({
    path: 'reports',
    permission: 'receipts.read',
    zh: '应报送的月报：期限、已报、迟报与缺报',
    en: 'The monthly reports: due, submitted, late, missing',
    answers: DirectFundDuties,
    table: DUTIES_TABLE,
  })
  reports(@Query() { year, asOf }: ReportsQuery) {
    return this.queries.execute(new ListReportDuties(given({ year, asOf })));
  }

  @Write({
    path: 'reports',
    permission: 'direct-funds.report',
    zh: '报送直达资金月报（次月10日前）',
    en: 'Submit the monthly report of direct funds, by the 10th of the next month',
    refusals: ['REPORT_DAY_INVALID', 'DUPLICATE_KEY'],
  })
  submit(@Asker() asking: Asking, @Body() { month, reportedOn, documentNo }: ReportBody) {
    const order = { month, reportedOn, documentNo: documentNo ?? null };
    return this.recorder.record(new SubmitReport(order, asking));
  }
}

function lineOf(line: DirectFundFigures) {
  const { receiptNo, directFund, program, fiscalYear } = line;
  return {
    receiptNo,
    directFund,
    program,
    fiscalYear,
    amount: formatYuan(line.amountFen),
    unissued: formatYuan(line.unissuedFen),
    inTransit: formatYuan(line.inTransitFen),
    remaining: formatYuan(line.remainingFen),
    paid: formatYuan(line.paidFen),
    paidToPersons: formatYuan(line.paidToPersonsFen),
  };
}
