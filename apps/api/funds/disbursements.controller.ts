import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import { ApiExtraModels, ApiQuery, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request } from 'express';
import { refuse } from '../../../libs/refusals/refusals.js';
import { requireReach } from '../../../libs/http/access/access-guard.js';
import type { Grant } from '../../../libs/http/access/request-context.js';
import { Backend, type BatchAnswer } from '../backend.js';
import { Asker, type Asking, Granted } from '../../../libs/http/intake/asking.js';
import {
  EmptyIsAbsent,
  IsoMonth,
  RegionCode,
  Text,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { BatchPath, CountyYearPath, PaymentPath } from '../../../libs/http/intake/paths.js';
import { validated } from '../../../libs/http/intake/validated.js';
import { Read, Write } from '../../../libs/http/openapi/routes.js';
import { problemOfRefusal } from '../../../libs/http/problems/refusal-status.js';
import { PageQuery, ReadQuery, given, listed, pageOf } from '../../../libs/http/reading/queries.js';
import { LedgerRecorder } from '../recording/recorder.js';
import { ReturnBody } from './county.bodies.js';
import {
  CsvDisbursementQuery,
  DisbursementBody,
  type Listed,
  PAYMENTS_BODY,
} from './disbursement.bodies.js';
import { readPaymentCsv } from './payment-csv.js';
import { PaymentIntake } from './payment-lines.js';

class DisbursementsQuery extends PageQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;

  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;

  @EmptyIsAbsent()
  @Text(80, { optional: true, example: 'URBAN_DIBAO' })
  code?: string;

  @EmptyIsAbsent()
  @IsoMonth({ optional: true })
  period?: string;
}

const BOTH_BODIES = {
  required: true,
  content: {
    'application/json': { schema: { $ref: getSchemaPath(DisbursementBody) } },
    'text/csv': {
      schema: {
        type: 'string',
        examples: [
          'payment_no,beneficiary_id,name,persons,months,component,amount\n1,…,…,1,1,BASIC,307.00\n',
        ],
      },
    },
  },
};

const OF_CSV = '仅用于 text/csv Only beside a text/csv body';
const CSV_QUERY = ['batchNo', 'class', 'code', 'period', 'paidOn', 'amount', 'paymentCount'];

function CsvQueries(): MethodDecorator {
  return (target, key, descriptor) => {
    for (const name of CSV_QUERY) {
      const schema = { type: 'string' } as const;
      ApiQuery({ name, required: false, description: OF_CSV, schema })(target, key, descriptor);
    }
  };
}

@ApiTags('Disbursements 资金发放')
@ApiExtraModels(DisbursementBody)
@Controller()
export class DisbursementsController {
  constructor(
    private readonly recorder: LedgerRecorder,
    private readonly backend: Backend,
  ) {}

  @Write({
    path: 'counties/:code/years/:year/disbursements',
    permission: 'disbursements.record',
    zh: '登记发放批次或建设支出',
    en: 'Record a payment batch, or construction spending',
    more: '明细可随 JSON 提交，或以 text/csv 作请求体流式上传（其余字段作查询参数）。 Payments come with the JSON, or streamed as a text/csv body with the other fields in the query.',
    takes: ['application/json', 'text/csv'],
    requestBody: BOTH_BODIES,
    body: PAYMENTS_BODY,
    refusals: [
      'INSUFFICIENT_FUNDS',
      'DUPLICATE_KEY',
      'BATCH_SUM_MISMATCH',
      'BATCH_COUNT_MISMATCH',
      'PERIOD_REQUIRED',
      'PERIOD_NOT_ALLOWED',
      'YEAR_CLOSED',
    ],
  })
  @CsvQueries()
  async disburse(@Asker() asking: Asking, @Param() path: CountyYearPath, @Req() request: Request) {
    const intake = new PaymentIntake(this.backend.vault);
    const { batch, list } = request.is('text/csv')
      ? await readCsv(request, intake)
      : await readJson(request, intake);
    const command = batch.command(path, list);
    return this.recorder.record(asking, command, {
      location: `/api/v1/disbursements/${encodeURIComponent(command.batchNo)}`,
    });
  }

  @Read({
    path: 'disbursements',
    permission: 'disbursements.read',
    zh: '发放批次（县级只见本县）',
    en: 'Payment batches; a county sees its own',
    answers: 'Disbursements',
  })
  async disbursements(@Granted() grant: Grant, @Query() query: DisbursementsQuery) {
    const { fiscalYear, code, period } = query;
    const region = grant.county ?? query.region;
    const answer = await this.backend.queries.disbursements({
      ...pageOf('disbursements', query),
      ...given({ region, fiscalYear, code, period }),
    });
    return listed('disbursements', answer);
  }

  @Read({
    path: 'disbursements/:batchNo',
    permission: 'disbursements.read',
    zh: '一个发放批次',
    en: 'A payment batch',
    answers: 'Disbursement',
  })
  disbursement(
    @Granted() grant: Grant,
    @Param() { batchNo }: BatchPath,
    @Query() _query: ReadQuery,
  ) {
    return this.batchWithin(grant, batchNo);
  }

  @Read({
    path: 'disbursements/:batchNo/payments',
    permission: 'payments.read',
    zh: '批次的发放明细（以化名列示）',
    en: 'Payments of a batch, persons under their pseudonyms',
    answers: 'Payments',
  })
  async payments(
    @Granted() grant: Grant,
    @Param() { batchNo }: BatchPath,
    @Query() query: PageQuery,
  ) {
    await this.batchWithin(grant, batchNo);
    const list = `payments ${batchNo}`;
    return listed(list, await this.backend.queries.payments(batchNo, pageOf(list, query)));
  }

  @Write({
    path: 'disbursements/:batchNo/returns',
    permission: 'payments.return',
    zh: '登记退回',
    en: 'A payment came back',
    refusals: ['ALREADY_RETURNED', 'PAYMENT_UNKNOWN', 'BATCH_UNKNOWN', 'DUPLICATE_KEY'],
  })
  async returnPayment(
    @Asker() asking: Asking,
    @Param() { batchNo }: BatchPath,
    @Body() { returnNo, paymentNo, returnedOn, reason }: ReturnBody,
  ) {
    const { region } = await this.batchWithin(asking.grant, batchNo);
    const payment = await this.backend.queries.payment(batchNo, paymentNo);
    if (payment === undefined) {
      throw problemOfRefusal(refuse('PAYMENT_UNKNOWN', { batchNo, paymentNo }));
    }
    const command = {
      kind: 'ReturnPayment',
      returnNo,
      region,
      batchNo,
      paymentNo,
      amountFen: payment.amountFen,
      returnedOn,
      reason,
    } as const;
    return this.recorder.record(asking, command, { addressed: ['BATCH_UNKNOWN'] });
  }

  @Read({
    path: 'payments/:batchNo/:paymentNo/origins',
    permission: 'payments.read',
    zh: '一笔发放的资金来源',
    en: 'The receipts and documents that paid a payment',
    answers: 'PaymentOrigins',
  })
  async origins(
    @Granted() grant: Grant,
    @Param() { batchNo, paymentNo }: PaymentPath,
    @Query() _query: ReadQuery,
  ) {
    await this.batchWithin(grant, batchNo);
    const answer = await this.backend.queries.paymentOrigins(batchNo, paymentNo);
    if (answer !== undefined) return answer;
    throw problemOfRefusal(refuse('PAYMENT_UNKNOWN', { batchNo, paymentNo }), ['PAYMENT_UNKNOWN']);
  }

  /** @throws Problem 404, or 403 where the batch is another county's */
  private async batchWithin(grant: Grant, batchNo: string): Promise<BatchAnswer> {
    const batch = await this.backend.queries.batch(batchNo);
    if (batch === undefined) {
      throw problemOfRefusal(refuse('BATCH_UNKNOWN', { batchNo }), ['BATCH_UNKNOWN']);
    }
    requireReach(grant, batch.region);
    return batch;
  }
}

interface Brought {
  readonly batch: DisbursementBody | CsvDisbursementQuery;
  readonly list: Listed | null;
}

async function readJson(request: Request, intake: PaymentIntake): Promise<Brought> {
  const batch = validated(DisbursementBody, request.body);
  if (batch.payments == null) return { batch, list: null };
  batch.payments.forEach((payment, at) => intake.add(payment, `payments[${at}]`));
  await intake.seal();
  return { batch, list: intake.finish() };
}

async function readCsv(request: Request, intake: PaymentIntake): Promise<Brought> {
  const batch = validated(CsvDisbursementQuery, request.query);
  const mostBytes = request.app.get('doudi csv bytes') as number;
  await readPaymentCsv(request, batch.batchNo, intake, mostBytes);
  return { batch, list: intake.finish() };
}
