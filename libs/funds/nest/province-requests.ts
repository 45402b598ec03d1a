/** Bodies of what the province records: receipts, transfers, reclaims, closings. */
import type {
  CloseCountyYear,
  IssueTransfer,
  ReclaimAward,
  RecordReceipt,
} from '../domain/commands.js';
import {
  DIRECT_FUND_MARKS,
  type DirectFundMark,
  RECEIPT_SOURCES,
  type ReceiptSource,
} from '../../event-catalogue/vocabulary.js';
import { positiveFen } from '../../http/intake/amounts.js';
import { listBody } from '../../http/intake/body-bounds.js';
import {
  DocumentNo,
  FiscalYear,
  IsoDate,
  OneOf,
  Parts,
  RegionCode,
  Text,
  Yuan,
} from '../../http/intake/fields.js';
import type { CountyYearPath } from '../../http/intake/paths.js';

export class ReceiptBody {
  @DocumentNo({ example: '财社〔2017〕1号', description: '文号 Number of the document' })
  documentNo!: string;

  @Text(40, { example: 'URBAN_DIBAO', description: '资金项目 Program' })
  program!: string;

  @FiscalYear()
  fiscalYear!: number;

  @OneOf(RECEIPT_SOURCES, { example: 'CENTRAL' })
  source!: ReceiptSource;

  @Yuan()
  amount!: string;

  @IsoDate({ description: '文件日期 Date of the document' })
  documentDate!: string;

  @IsoDate({ description: '到位日期 Day on which the money came' })
  receivedOn!: string;

  @OneOf(DIRECT_FUND_MARKS, {
    optional: true,
    example: '01',
    description: '直达资金标识（01 中央，03 省级） Mark of direct money: 01 central, 03 provincial',
  })
  directFund?: DirectFundMark;

  command(): RecordReceipt {
    const { documentNo, program, fiscalYear, source, documentDate, receivedOn, directFund } = this;
    return {
      kind: 'RecordReceipt',
      documentNo,
      program,
      fiscalYear,
      source,
      amountFen: positiveFen(this.amount),
      documentDate,
      receivedOn,
      ...(directFund === undefined ? {} : { directFund }),
    };
  }
}

export class TransferLineBody {
  @RegionCode()
  region!: string;

  @Yuan()
  amount!: string;
}

const MOST_LINES = 5000;
export const TRANSFER_BODY = listBody(MOST_LINES, { members: 4, bytes: 256 });

export class TransferBody {
  @DocumentNo()
  documentNo!: string;

  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @FiscalYear()
  fiscalYear!: number;

  @IsoDate({ description: '下达日期 Day of issue' })
  issuedOn!: string;

  @DocumentNo({ optional: true, description: '分配方案 Allocation scheme', example: 'FP-2017-01' })
  schemeId?: string;

  @Parts(TransferLineBody, 1, MOST_LINES)
  lines!: TransferLineBody[];

  command(): IssueTransfer {
    const { documentNo, program, fiscalYear, issuedOn, schemeId } = this;
    return {
      kind: 'IssueTransfer',
      documentNo,
      program,
      fiscalYear,
      issuedOn,
      schemeId: schemeId ?? null,
      lines: this.lines.map(({ region, amount }) => ({ region, amountFen: positiveFen(amount) })),
    };
  }
}

export class ReclaimBody {
  @DocumentNo({ example: 'SH-000027' })
  reclaimNo!: string;

  @Text(40, { example: 'MEDICAL_ASSISTANCE' })
  program!: string;

  @DocumentNo({ description: '转移支付文号 Transfer document' })
  documentNo!: string;

  @Yuan()
  amount!: string;

  @IsoDate()
  reclaimedOn!: string;

  @Text(500, { example: '挪作他用 Diverted' })
  reason!: string;

  command({ code, year }: CountyYearPath): ReclaimAward {
    const { reclaimNo, program, documentNo, reclaimedOn, reason } = this;
    return {
      kind: 'ReclaimAward',
      reclaimNo,
      region: code,
      fiscalYear: year,
      program,
      documentNo,
      amountFen: positiveFen(this.amount),
      reclaimedOn,
      reason,
    };
  }
}

export class YearClosingBody {
  @IsoDate({ example: '2018-01-20' })
  closedOn!: string;

  command({ code, year }: CountyYearPath): CloseCountyYear {
    return { kind: 'CloseCountyYear', region: code, fiscalYear: year, closedOn: this.closedOn };
  }
}
