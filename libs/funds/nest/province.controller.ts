import { Body, Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Granted, Asker, type Asking } from '../../http/intake/asking.js';
import type { Grant } from '../../http/access/request-context.js';
import { YearPath } from '../../http/intake/paths.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { Recorder } from '../../http/recording/recorder.js';
import { Receipts, SpelledTwice, Transfers, Works } from './answers.js';
import { RecordInLedger } from './commands.js';
import { ListReceipts, ListSpelledTwice, ListTransfers, ListWorks } from './queries.js';
import { FundsQuery, TransfersQuery, WorksQuery } from './list-requests.js';
import { ArrivalBody, ExemptionBody } from './county-requests.js';
import {
  AwardPath,
  ReceiptBody,
  TRANSFER_BODY,
  TransferBody,
  YearClosingBody,
} from './province-requests.js';
import { RECEIPTS_TABLE, SPELLED_TWICE_TABLE, TRANSFERS_TABLE, WORKS_TABLE } from './tables.js';

function traceOf(documentNo: string): string {
  return `/api/v1/funds/${encodeURIComponent(documentNo)}/trace`;
}

@ApiTags('Provincial funds 省级资金')
@Controller()
export class ProvinceController {
  constructor(
    private readonly recorder: Recorder,
    private readonly lists: Lists,
    private readonly queries: QueryBus,
  ) {}

  @Write({
    path: 'receipts',
    permission: 'receipts.record',
    zh: '登记到位资金',
    en: 'Record a receipt',
    refusals: ['DUPLICATE_KEY', 'PROGRAM_UNKNOWN', 'YEAR_CLOSED', 'AMOUNT_NOT_POSITIVE'],
  })
  recordReceipt(@Asker() asking: Asking, @Body() body: ReceiptBody) {
    const command = new RecordInLedger(body.command(), asking);
    return this.recorder.record(command, { location: traceOf(body.documentNo) });
  }

  @Read({
    path: 'receipts',
    permission: 'receipts.read',
    zh: '到位资金',
    en: 'Receipts',
    answers: Receipts,
    table: RECEIPTS_TABLE,
  })
  receipts(@Query() query: FundsQuery) {
    return this.lists.page('receipts', query, (asked) => new ListReceipts(asked));
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
    const command = new RecordInLedger(body.command(), asking);
    return this.recorder.record(command, { location: traceOf(body.documentNo) });
  }

  @Read({
    path: 'transfers',
    permission: 'transfers.read',
    zh: '转移支付文件（县级只见本县）',
    en: 'Transfer documents; a county sees its lines',
    answers: Transfers,
    table: TRANSFERS_TABLE,
  })
  transfers(@Granted() grant: Grant, @Query() query: TransfersQuery) {
    return this.lists.page('transfers', query, (asked) => new ListTransfers(asked), grant);
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
    @Param() { documentNo }: AwardPath,
    @Body() { region, receivedOn, program }: ArrivalBody,
  ) {
    const line = program === undefined ? { region } : { region, program };
    const order = { kind: 'ReceiveTransfer', documentNo, ...line, receivedOn } as const;
    const location = traceOf(documentNo);
    const command = new RecordInLedger(order, asking);
    return this.recorder.record(command, { addressed: ['TRANSFER_UNKNOWN'], location });
  }

  @Write({
    path: 'exemptions',
    permission: 'exemptions.grant',
    zh: '登记批复豁免',
    en: 'Let a county build a named project while a gap remains',
    refusals: ['DUPLICATE_KEY', 'REGION_UNKNOWN', 'REGION_NOT_A_COUNTY', 'YEAR_CLOSED'],
  })
  grantExemption(@Asker() asking: Asking, @Body() body: ExemptionBody) {
    return this.recorder.record(new RecordInLedger(body.command(), asking));
  }

  @Read({
    path: 'works',
    permission: 'works.read',
    zh: '豁免和民生工程（逐笔预算，附依据）',
    en: 'Works under an exemption or a mandate, each budget with its paper',
    answers: Works,
    table: WORKS_TABLE,
  })
  works(@Granted() grant: Grant, @Query() query: WorksQuery) {
    return this.lists.page('works', query, (asked) => new ListWorks(asked), grant);
  }

  @Read({
    path: 'documents/spelled-twice',
    permission: 'receipts.read',
    zh: '同一文号的两种写法（待更正）',
    en: 'Numbers that stand under two spellings, to be corrected',
    answers: SpelledTwice,
    table: SPELLED_TWICE_TABLE,
  })
  spelledTwice() {
    return this.queries.execute(new ListSpelledTwice(null));
  }

  @Write({
    path: 'pools/:year/close',
    permission: 'pools.close',
    zh: '省级年度结转',
    en: 'Close the pools of a year',
    refusals: ['YEAR_CLOSED', 'YEAR_NOT_OVER'],
  })
  closePool(
    @Asker() asking: Asking,
    @Param() { year }: YearPath,
    @Body() { closedOn }: YearClosingBody,
  ) {
    const order = { kind: 'ClosePoolYear', fiscalYear: year, closedOn } as const;
    return this.recorder.record(new RecordInLedger(order, asking));
  }
}
