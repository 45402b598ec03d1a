import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Granted, Asker, type Asking } from '../../../libs/http/intake/asking.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend } from '../backend.js';
import { EmptyIsAbsent, RegionCode, Text, WrittenYear } from '../../../libs/http/intake/fields.js';
import { DocumentPath, YearPath } from '../../../libs/http/intake/paths.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problem } from '../../../libs/http/problems/problem.js';
import {
  PageQuery,
  PointInTimeQuery,
  given,
  listed,
  pageOf,
  pointOf,
} from '../../../libs/http/reading/queries.js';
import { LedgerRecorder } from '../recording/recorder.js';
import { ArrivalBody } from './county.bodies.js';
import { ClosingBody, ReceiptBody, TRANSFER_BODY, TransferBody } from './province.bodies.js';

class FundsQuery extends PageQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @Text(40, { optional: true, example: 'URBAN_DIBAO' })
  program?: string;
}

class TransfersQuery extends FundsQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;
}

function traceOf(documentNo: string): string {
  return `/api/v1/funds/${encodeURIComponent(documentNo)}/trace`;
}

@ApiTags('Provincial funds 省级资金')
@Controller()
export class ProvinceController {
  constructor(
    private readonly recorder: LedgerRecorder,
    private readonly backend: Backend,
  ) {}

  @Write({
    path: 'receipts',
    permission: 'receipts.record',
    zh: '登记到位资金',
    en: 'Record a receipt',
    refusals: ['DUPLICATE_KEY', 'PROGRAM_UNKNOWN', 'YEAR_CLOSED', 'AMOUNT_NOT_POSITIVE'],
  })
  recordReceipt(@Asker() asking: Asking, @Body() body: ReceiptBody) {
    return this.recorder.record(asking, body.command(), { location: traceOf(body.documentNo) });
  }

  @Read({
    path: 'receipts',
    permission: 'receipts.read',
    zh: '到位资金',
    en: 'Receipts',
    answers: 'Receipts',
  })
  async receipts(@Query() query: FundsQuery) {
    const { fiscalYear, program } = query;
    const page = pageOf('receipts', query);
    const answer = await this.backend.queries.receipts({
      ...page,
      ...given({ fiscalYear, program }),
    });
    return listed('receipts', answer);
  }

  @Write({
    path: 'transfers',
    permission: 'transfers.issue',
    zh: '下达转移支付',
    en: 'Issue a transfer document',
    body: TRANSFER_BODY,
    refusals: ['POOL_INSUFFICIENT', 'DUPLICATE_KEY', 'DUPLICATE_LINE', 'REGION_UNKNOWN'],
  })
  issueTransfer(@Asker() asking: Asking, @Body() body: TransferBody) {
    return this.recorder.record(asking, body.command(), { location: traceOf(body.documentNo) });
  }

  @Read({
    path: 'transfers',
    permission: 'transfers.read',
    zh: '转移支付文件（县级只见本县）',
    en: 'Transfer documents; a county sees its lines',
    answers: 'Transfers',
  })
  async transfers(@Granted() grant: Grant, @Query() query: TransfersQuery) {
    const { fiscalYear, program } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.transfers({
      ...pageOf('transfers', query),
      ...given({ fiscalYear, program, region }),
    });
    return listed('transfers', answer);
  }

  @Write({
    path: 'transfers/:documentNo/arrivals',
    permission: 'transfers.receive',
    zh: '指标到账',
    en: 'A county receives its line',
    refusals: ['TRANSFER_UNKNOWN', 'DUPLICATE_KEY', 'ARRIVAL_BEFORE_ISSUE'],
  })
  receiveTransfer(
    @Asker() asking: Asking,
    @Param() { documentNo }: DocumentPath,
    @Body() { region, receivedOn }: ArrivalBody,
  ) {
    const command = { kind: 'ReceiveTransfer', documentNo, region, receivedOn } as const;
    const location = traceOf(documentNo);
    return this.recorder.record(asking, command, { addressed: ['TRANSFER_UNKNOWN'], location });
  }

  @Write({
    path: 'pools/:year/close',
    permission: 'pools.close',
    zh: '省级年度结转',
    en: 'Close the pools of a year',
    refusals: ['YEAR_CLOSED', 'YEAR_NOT_OVER', 'EARLIER_YEAR_OPEN'],
  })
  closePool(
    @Asker() asking: Asking,
    @Param() { year }: YearPath,
    @Body() { closedOn }: ClosingBody,
  ) {
    return this.recorder.record(asking, { kind: 'ClosePoolYear', fiscalYear: year, closedOn });
  }

  @Read({
    path: 'funds/:documentNo/trace',
    permission: 'traces.read',
    zh: '资金去向（县级只见本县）',
    en: 'Where the money of a document is; a county sees its share',
    answers: 'Trace',
  })
  async trace(
    @Granted() grant: Grant,
    @Param() { documentNo }: DocumentPath,
    @Query() query: PointInTimeQuery,
  ) {
    const share = grant.county === null ? {} : { region: grant.county };
    const answer = await this.backend.queries.trace({ documentNo, ...pointOf(query), ...share });
    if (answer === undefined) {
      throw problem('NOT_FOUND', {
        zh: '没有这个文号的资金（或与本县无关）',
        en: 'There is no money of this document, or none for your county',
      });
    }
    return answer;
  }
}
