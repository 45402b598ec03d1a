import { Body, Controller, Param, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiQuery, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Request } from 'express';
import { refuse } from '../../refusals/refusals.js';
import { requireReach } from '../../http/access/reach.js';
import type { Grant } from '../../http/access/request-context.js';
import { Asker, type Asking, Granted } from '../../http/intake/asking.js';
import { BatchPath, CountyYearPath } from '../../http/intake/paths.js';
import { inSlices } from '../../projection/slices.js';
import { validated } from '../../http/intake/validated.js';
import { Lists } from '../../http/reading/lists.js';
import { Read, Write } from '../../http/openapi/routes.js';
import { type Problem, invalid } from '../../http/problems/problem.js';
import { problemOfRefusal } from '../../http/problems/refusal-status.js';
import { PageQuery, ReadQuery } from '../../http/reading/queries.js';
import { PersonalDataVault } from '../../access/store/vault.js';
import { Recorder } from '../../http/recording/recorder.js';
import {
  Disbursement,
  Disbursements,
  Payments,
  PersonPayments,
  RecordedPayments,
} from './answers.js';
import { WarnOfPayments } from './payment-warnings.js';
import { DisbursementsQuery, PersonPath } from './list-requests.js';
import type { PageRequest } from '../../http/answers.js';
import { RecordInLedger } from './commands.js';
import {
  FindBatch,
  FindPayment,
  ListDisbursements,
  ListPayments,
  ListPaymentsOf,
  LocateBatch,
} from './queries.js';
import { ReturnBody } from './county-requests.js';
import {
  CsvDisbursementQuery,
  DisbursementBody,
  type Listed,
  PAYMENTS_BODY,
} from './disbursement-requests.js';
import { readPaymentCsv } from './payment-csv.js';
import { PaymentIntake } from './payment-lines.js';
import { DISBURSEMENTS_TABLE, PAYMENTS_TABLE, PERSON_PAYMENTS_TABLE } from './tables.js';

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

const NO_DAY = '应为有效日期，如 2017-03-15 / must be a day of the calendar, YYYY-MM-DD';
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
    private readonly recorder: Recorder,
    private readonly queries: QueryBus,
    private readonly lists: Lists,
    private readonly vault: PersonalDataVault,
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
    answers: RecordedPayments,
    refusals: [
      'INSUFFICIENT_FUNDS',
      'DUPLICATE_KEY',
      'BATCH_SUM_MISMATCH',
      'BATCH_COUNT_MISMATCH',
      'PERIOD_NOT_ALLOWED',
      'YEAR_CLOSED',
      'ID_NUMBER_INVALID',
      'ID_DIGITS_LOST',
    ],
  })
  @CsvQueries()
  async disburse(@Asker() asking: Asking, @Param() path: CountyYearPath, @Req() request: Request) {
    const intake = new PaymentIntake(this.vault, asking.dryRun !== true);
    const { batch, list } = request.is('text/csv')
      ? await readCsv(request, intake)
      : await readJson(request, intake);
    const command = batch.command(path, list);
    const warnings = await this.queries.execute(new WarnOfPayments(command));
    const only = command.paidOnApproval ? ({ onlyReviewed: true } as const) : {};
    const recorded = await this.recorder.record(
      new RecordInLedger(command, { ...asking, ...only }),
      { leftOut: () => invalid('paidOn', 'NOT_A_DATE', NO_DAY) },
    );
    const location = `/api/v1/disbursements/${encodeURIComponent(command.batchNo)}`;
    return recorded.with({ warnings }, location);
  }

  @Read({
    path: 'disbursements',
    permission: 'disbursements.read',
    zh: '发放批次（县级只见本县）',
    en: 'Payment batches; a county sees its own',
    answers: Disbursements,
    table: DISBURSEMENTS_TABLE,
  })
  disbursements(@Granted() grant: Grant, @Query() query: DisbursementsQuery) {
    return this.lists.page('disbursements', query, (asked) => new ListDisbursements(asked), grant);
  }

  @Read({
    path: 'disbursements/:batchNo',
    permission: 'disbursements.read',
    zh: '一个发放批次',
    en: 'A payment batch',
    answers: Disbursement,
  })
  async disbursement(
    @Granted() grant: Grant,
    @Param() { batchNo }: BatchPath,
    @Query() _query: ReadQuery,
  ) {
    const batch = await this.queries.execute(new FindBatch(batchNo));
    if (batch === undefined) throw unknownBatch(batchNo);
    requireReach(grant, batch.region);
    return batch;
  }

  @Read({
    path: 'disbursements/:batchNo/payments',
    permission: 'payments.read',
    zh: '批次的发放明细（以化名列示）',
    en: 'Payments of a batch, persons under their pseudonyms',
    answers: Payments,
    table: PAYMENTS_TABLE,
  })
  async payments(
    @Granted() grant: Grant,
    @Param() { batchNo }: BatchPath,
    @Query() query: PageQuery,
  ) {
    requireReach(grant, await this.countyOf(batchNo));
    const ask = (asked: PageRequest) => new ListPayments({ ...asked, batchNo });
    return this.lists.page(`payments ${batchNo}`, query, ask);
  }

  @Read({
    path: 'beneficiaries/:pseudonym/payments',
    permission: 'payments.read',
    zh: '一人历次领取的补助（以化名查询；县级只见本县发放）',
    en: 'What a person was paid, under the pseudonym; a county sees what it paid itself',
    answers: PersonPayments,
    table: PERSON_PAYMENTS_TABLE,
  })
  paymentsOf(
    @Granted() { county }: Grant,
    @Param() { pseudonym }: PersonPath,
    @Query() query: PageQuery,
  ) {
    const of = { beneficiary: pseudonym, ...(county === null ? {} : { region: county }) };
    const ask = (asked: PageRequest) => new ListPaymentsOf({ ...asked, ...of });
    return this.lists.page(`payments of ${pseudonym}`, query, ask);
  }

  @Write({
    path: 'disbursements/:batchNo/returns',
    permission: 'payments.return',
    zh: '退票登记',
    en: 'A payment came back',
    refusals: ['ALREADY_RETURNED', 'PAYMENT_UNKNOWN', 'BATCH_UNKNOWN', 'DUPLICATE_KEY'],
  })
  async returnPayment(
    @Asker() asking: Asking,
    @Param() { batchNo }: BatchPath,
    @Body() { returnNo, paymentNo, returnedOn, reason }: ReturnBody,
  ) {
    const region = await this.countyOf(batchNo);
    requireReach(asking.grant, region);
    const payment = await this.queries.execute(new FindPayment({ batchNo, paymentNo }));
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
    return this.recorder.record(new RecordInLedger(command, asking), {
      addressed: ['BATCH_UNKNOWN'],
    });
  }

  /** @throws Problem 404 */
  private async countyOf(batchNo: string): Promise<string> {
    const region = await this.queries.execute(new LocateBatch(batchNo));
    if (region === undefined) throw unknownBatch(batchNo);
    return region;
  }
}

function unknownBatch(batchNo: string): Problem {
  return problemOfRefusal(refuse('BATCH_UNKNOWN', { batchNo }), ['BATCH_UNKNOWN']);
}

interface Brought {
  readonly batch: DisbursementBody | CsvDisbursementQuery;
  readonly list: Listed | null;
}

async function readJson(request: Request, intake: PaymentIntake): Promise<Brought> {
  const batch = validated(DisbursementBody, request.body);
  if (batch.payments == null) return { batch, list: null };
  for await (const [at, payment] of inSlices(batch.payments.entries())) {
    intake.add(payment, `payments[${at}]`);
  }
  await intake.seal();
  return { batch, list: intake.finish() };
}

async function readCsv(request: Request, intake: PaymentIntake): Promise<Brought> {
  const { dryRun: _, ...query } = request.query;
  const batch = validated(CsvDisbursementQuery, query);
  const mostBytes = request.app.get('doudi csv bytes') as number;
  await readPaymentCsv(request, batch.batchNo, intake, mostBytes);
  return { batch, list: intake.finish() };
}
