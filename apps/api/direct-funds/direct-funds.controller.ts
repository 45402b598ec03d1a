import { Body, Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { DirectFundFigures } from '../../../libs/direct-funds/domain/monthly-report.js';
import { reportCsv } from '../../../libs/direct-funds/domain/report-csv.js';
import {
  DIRECT_FUND_MARKS,
  type DirectFundMark,
} from '../../../libs/event-catalogue/vocabulary.js';
import { formatYuan } from '../../../libs/money/fen.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { Asker, type Asking, Granted, recordingOf } from '../../../libs/http/intake/asking.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  IsoDate,
  IsoMonth,
  OneOf,
  RegionCode,
  Text,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { PageQuery, ReadQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { settle } from '../../../libs/http/recording/recorded.js';

const AS_OF = { optional: true, description: '截至该业务日终 As of the end of that business day' };

class DirectFundsQuery extends PageQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @Text(40, { optional: true, example: 'URBAN_DIBAO' })
  program?: string;

  @EmptyIsAbsent()
  @OneOf(DIRECT_FUND_MARKS, { optional: true })
  directFund?: DirectFundMark;

  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @IsoDate(AS_OF)
  asOf?: string;
}

class ReportQuery extends ReadQuery {
  @IsoMonth({ example: '2021-03' })
  month!: string;

  @EmptyIsAbsent()
  @OneOf(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

class ReportsQuery extends ReadQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  year?: number;

  @EmptyIsAbsent()
  @IsoDate(AS_OF)
  asOf?: string;
}

class ReportBody {
  @IsoMonth({ example: '2021-03', description: '所报告的月份 The month that is reported' })
  month!: string;

  @IsoDate({ description: '报送日期 Day on which it was submitted' })
  reportedOn!: string;

  @DocumentNo({ optional: true, description: '报告文号 Number of the report' })
  documentNo?: string;
}

/** Direct money (直达资金), from its receipt to the household. @source 财预〔2020〕56号 */
@ApiTags('Direct funds 直达资金')
@Controller('direct-funds')
export class DirectFundsController {
  constructor(private readonly backend: Backend) {}

  @Read({
    path: '',
    permission: 'traces.read',
    zh: '直达资金：分配、在途、县级结存、已发放、已发放到人（县级只见本县）',
    en: 'Direct funds: issued, in transit, with counties, paid, paid to persons; a county its share',
    answers: 'DirectFunds',
  })
  async list(@Granted() grant: Grant, @Query() query: DirectFundsQuery) {
    const { fiscalYear, program, directFund, asOf } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.directFunds.list({
      ...pageOf('direct-funds', query),
      ...given({ fiscalYear, program, directFund, region, asOf }),
    });
    return listed('direct-funds', answer);
  }

  @Read({
    path: 'report',
    permission: 'receipts.read',
    zh: '直达资金月报（JSON 或 CSV）',
    en: 'The monthly report of direct funds, as JSON or CSV',
    more:
      '按月末数；当月未结束的按今天。 ' +
      'As it stood at the month’s end, or stands today where that is to come.',
    answers: 'DirectFundReport',
    also: ['text/csv'],
  })
  async report(
    @Query() query: ReportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { month } = query;
    const { asOf, lines } = await this.backend.directFunds.report(month);
    const format = query.format ?? request.accepts(['json', 'text/csv']);
    response.vary('Accept');
    if (format === 'csv' || format === 'text/csv') {
      response.setHeader('Content-Disposition', `inline; filename="direct-funds-${month}.csv"`);
      response.type('text/csv; charset=utf-8');
      return reportCsv(month, lines);
    }
    return { month, asOf, items: lines.map(lineOf), next: null };
  }

  @Read({
    path: 'reports',
    permission: 'receipts.read',
    zh: '应报送的月报：期限、已报、迟报与缺报',
    en: 'The monthly reports: due, submitted, late, missing',
    answers: 'DirectFundDuties',
  })
  async reports(@Query() { year, asOf }: ReportsQuery) {
    return { items: await this.backend.directFunds.duties(given({ year, asOf })), next: null };
  }

  @Write({
    path: 'reports',
    permission: 'direct-funds.report',
    zh: '报送直达资金月报（次月10日前）',
    en: 'Submit the monthly report of direct funds, by the 10th of the next month',
    refusals: ['REPORT_DAY_INVALID', 'DUPLICATE_KEY'],
  })
  async submit(@Asker() asking: Asking, @Body() { month, reportedOn, documentNo }: ReportBody) {
    const answer = await this.backend.directFunds.submit({
      ...recordingOf(asking),
      ...{ month, reportedOn },
      documentNo: documentNo ?? null,
    });
    return settle(answer, {});
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
