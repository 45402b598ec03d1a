import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { reachedBy, requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Granted } from '../../http/intake/asking.js';
import { DocumentPath, PaymentPath } from '../../http/intake/paths.js';
import { Read } from '../../http/openapi/routes.js';
import { problem } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { PointInTimeQuery, ReadQuery, given, pointOf } from '../../http/reading/queries.js';
import { refuse } from '../../refusals/refusals.js';
import { PaymentOrigins, Trace } from './answers.js';
import { TraceDocument, TracePayment } from './queries.js';
import { ORIGINS_TABLE, TRACE_TABLE } from './tables.js';

@Controller()
export class FundTraceController {
  constructor(private readonly queries: QueryBus) {}

  @ApiTags('Provincial funds 省级资金')
  @Read({
    path: 'funds/:documentNo/trace',
    id: 'province-trace',
    permission: 'traces.read',
    zh: '资金去向（县级只见本县）',
    en: 'Where the money of a document is; a county sees its share',
    answers: Trace,
    table: TRACE_TABLE,
  })
  async trace(
    @Granted() grant: Grant,
    @Param() { documentNo }: DocumentPath,
    @Query() query: PointInTimeQuery,
  ) {
    const share = given({ regions: reachedBy(grant) });
    const asked = new TraceDocument({ documentNo, ...pointOf(query), ...share });
    const answer = await this.queries.execute(asked);
    if (answer !== undefined) return answer;
    throw problem('NOT_FOUND', {
      zh: '没有这个文号的资金（或与本县、本市无关）',
      en: 'There is no money of this document, or none for your county or prefecture',
    });
  }

  @ApiTags('Disbursements 资金发放')
  @Read({
    path: 'payments/:batchNo/:paymentNo/origins',
    id: 'disbursements-origins',
    permission: 'payments.read',
    zh: '一笔发放的资金来源',
    en: 'The receipts and documents that paid a payment',
    answers: PaymentOrigins,
    table: ORIGINS_TABLE,
  })
  async origins(
    @Granted() grant: Grant,
    @Param() { batchNo, paymentNo }: PaymentPath,
    @Query() _query: ReadQuery,
  ) {
    const found = await this.queries.execute(new TracePayment({ batchNo, paymentNo }));
    if (found === undefined) {
      throw problemOfRefusal(refuse('BATCH_UNKNOWN', { batchNo }), ['BATCH_UNKNOWN']);
    }
    requireReach(grant, found.region);
    if (found.answer !== undefined) return found.answer;
    throw problemOfRefusal(refuse('PAYMENT_UNKNOWN', { batchNo, paymentNo }), ['PAYMENT_UNKNOWN']);
  }
}
