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
  @DocumentNo({ example: '财社〔2018〕101号', description: '文号 Number of the document' })
  documentNo!: string;

  @Text(40, { example: 'URBAN_DIBAO', description: '资金项目 Program' })
  program!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @OneOf(RECEIPT_SOURCES)
  source!: ReceiptSource;

  @Yuan({ example: '5000000.00' })
  amount!: string;

  @IsoDate({ example: '2018-01-02', description: '文件日期 Date of the document' })
  documentDate!: string;

  @IsoDate({ example: '2018-01-03', description: '到位日期 Day on which the money came' })
  receivedOn!: string;

  @OneOf(DIRECT_FUND_MARKS, {
    optional: true,
    description: '直达资金标识（01 中央，03 省级） Mark of direct money: 01 central, 03 provincial',
  })
  directFund?: DirectFundMark;

  command(): RecordReceipt {
    const { documentNo, program, fiscalYear, source, documentDate, receivedOn, directFund } = this;
    const amountFen = positiveFen(this.amount);
    const mark = directFund === undefined ? {} : { directFund };
    const entries = [{ program, source, amountFen, ...mark }];
    return { kind: 'RecordReceipt', documentNo, fiscalYear, documentDate, receivedOn, entries };
  }
}

export class TransferLineBody {
  @RegionCode()
  region!: string;

  @Yuan({ example: '1200000.00' })
  amount!: string;
}

const MOST_LINES = 5000;
export const TRANSFER_BODY = listBody(MOST_LINES, { members: 4, bytes: 256 });

export class TransferBody {
  @DocumentNo({ example: '吉财社指〔2018〕0101号' })
  documentNo!: string;

  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @IsoDate({ example: '2018-01-10', description: '下达日期 Day of issue' })
  issuedOn!: string;

  @DocumentNo({ optional: true, description: '分配方案 Allocation scheme' })
  schemeId?: string;

  @Parts(TransferLineBody, 1, MOST_LINES)
  lines!: TransferLineBody[];

  command(): IssueTransfer {
    const { documentNo, program, fiscalYear, issuedOn, schemeId } = this;
    return {
      kind: 'IssueTransfer',
      documentNo,
      fiscalYear,
      issuedOn,
      schemeId: schemeId ?? null,
      lines: this.lines.map(({ region, amount }) => {
        return { region, program, amountFen: positiveFen(amount) };
      }),
    };
  }
}

export class AwardPath {
  @DocumentNo({ example: '吉财社指〔2018〕0101号' })
  documentNo!: string;
}

export class ReclaimBody {
  @DocumentNo({ example: 'SH-2018-000101' })
  reclaimNo!: string;

  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @DocumentNo({ example: '吉财社指〔2018〕0101号', description: '转移支付文号 Transfer document' })
  documentNo!: string;

  @Yuan({ example: '10000.00' })
  amount!: string;

  @IsoDate({ example: '2018-06-28' })
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
  @IsoDate({ example: '2019-01-20' })
  closedOn!: string;

  command({ code, year }: CountyYearPath): CloseCountyYear {
    return { kind: 'CloseCountyYear', region: code, fiscalYear: year, closedOn: this.closedOn };
  }
}
