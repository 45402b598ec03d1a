import {
  PAYMENT_COMPONENTS,
  SPENDING_CLASSES,
  type SpendingClass,
} from '../../event-catalogue/vocabulary.js';
import type { PaymentLine, RecordDisbursement } from '../domain/commands.js';
import { listOf } from '../domain/payment-listing.js';
import { businessDateToday } from '../../event-store/business-date.js';
import { positiveFen } from '../../http/intake/amounts.js';
import { listBody } from '../../http/intake/body-bounds.js';
import {
  DocumentNo,
  IsoDate,
  IsoMonth,
  Key,
  Lines,
  OneOf,
  Sealed,
  Whole,
  WrittenWhole,
  Yuan,
} from '../../http/intake/fields.js';
import type { CountyYearPath } from '../../http/intake/paths.js';

const BATCH = { example: 'FF-2018-000101', description: '发放批次 Payment batch' };
const CODE = { example: 'URBAN_DIBAO', description: '资金项目，或建设项目 Program, or project' };
const PERIOD = {
  optional: true,
  example: '2018-01',
  description: '所属月份；建设性支出和不分月的发放不填 Month paid for; none where there is none',
};
const PAID_ON = {
  optional: true,
  example: '2018-01-25',
  description:
    '支付日期；提请复核时可不填，即批准之日 Day of payment; in a proposal it may be left out: the day of approval',
};
const COUNT = {
  optional: true,
  description: '笔数，默认为明细笔数 How many payments; as many as are listed unless told',
};

/** Read line by line (payment-lines.ts); described here. */
export class PaymentBody {
  @Whole(0, 2_147_483_647, { example: 1 })
  paymentNo!: number;

  @Sealed(64, {
    example: '11010119900307125X',
    description: '身份证件号码，只存密文 Identity number: sealed, never stored in clear',
  })
  beneficiaryId!: string;

  @Sealed(100, {
    example: '示例甲',
    description: '姓名，只存密文 Name: sealed, never stored in clear',
  })
  name!: string;

  @Whole(1, 10_000, { example: 2 })
  persons!: number;

  @Whole(1, 120, { optional: true })
  months?: number;

  @OneOf(PAYMENT_COMPONENTS, { optional: true })
  component?: string;

  @Yuan({ example: '640.00' })
  amount!: string;

  @Sealed(100, {
    optional: true,
    description: '收款人姓名（监护人、户主等），只存密文 Payee, often a guardian: sealed',
  })
  payeeName?: string;

  @Sealed(100, { optional: true, description: '开户行行号，只存密文 Bank: sealed' })
  bankCode?: string;

  @Sealed(100, { optional: true, description: '账号，只存密文，只显示后四位 Account: sealed' })
  accountNo?: string;
}

interface Batch {
  readonly batchNo: string;
  readonly class: SpendingClass;
  readonly code: string;
  readonly period?: string;
  readonly paidOn?: string;
  readonly amount: string;
}

/** The payments that came with a batch. */
export interface Listed {
  readonly lines: readonly PaymentLine[];
  readonly amountFen: bigint;
}

function disbursement(
  path: CountyYearPath,
  batch: Batch,
  count: number | undefined,
  listed: Listed | null,
): RecordDisbursement {
  return {
    kind: 'RecordDisbursement',
    batchNo: batch.batchNo,
    region: path.code,
    fiscalYear: path.year,
    class: batch.class,
    code: batch.code,
    period: batch.period ?? null,
    ...(batch.paidOn === undefined
      ? { paidOn: businessDateToday(), paidOnApproval: true }
      : { paidOn: batch.paidOn }),
    amountFen: positiveFen(batch.amount),
    payments: count ?? listed?.lines.length ?? 0,
    listed: listed && listOf(listed.lines),
    ...(listed && { lines: listed.lines }),
  };
}

const MOST_PAYMENTS = 50_000;
export const PAYMENTS_BODY = listBody(MOST_PAYMENTS, { members: 11, bytes: 768 });

export class DisbursementBody implements Batch {
  @DocumentNo(BATCH)
  batchNo!: string;

  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Key(80, CODE)
  code!: string;

  @IsoMonth(PERIOD)
  period?: string;

  @IsoDate(PAID_ON)
  paidOn?: string;

  @Yuan({ example: '640.00' })
  amount!: string;

  @Whole(0, 10_000_000, COUNT)
  paymentCount?: number;

  @Lines(PaymentBody, MOST_PAYMENTS, {
    optional: true,
    example: [
      {
        ...{ paymentNo: 1, beneficiaryId: '11010119900307125X', name: '示例甲', persons: 2 },
        amount: '640.00',
      },
    ],
    description: '明细；更多请以 text/csv 上传 Payments; more of them come as text/csv',
  })
  payments?: unknown[];

  command(path: CountyYearPath, listed: Listed | null): RecordDisbursement {
    return disbursement(path, this, this.paymentCount, listed);
  }
}

/** The batch of a CSV body, in the query. */
export class CsvDisbursementQuery implements Batch {
  @DocumentNo(BATCH)
  batchNo!: string;

  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Key(80, CODE)
  code!: string;

  @IsoMonth({ ...PERIOD, filter: true })
  period?: string;

  @IsoDate(PAID_ON)
  paidOn?: string;

  @Yuan()
  amount!: string;

  @WrittenWhole(0, 10_000_000, { ...COUNT, filter: true })
  paymentCount?: number;

  command(path: CountyYearPath, listed: Listed | null): RecordDisbursement {
    return disbursement(path, this, this.paymentCount, listed);
  }
}
