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
  Key,
  OneOf,
  Parts,
  RegionCode,
  Text,
  Yuan,
} from '../../http/intake/fields.js';
import { invalid } from '../../http/problems/problem.js';
import type { CountyYearPath } from '../../http/intake/paths.js';

const MARK = {
  optional: true,
  description: '直达资金标识（01 中央，03 省级） Mark of direct money: 01 central, 03 provincial',
};

export class ReceiptEntryBody {
  @Key(40, { example: 'URBAN_DIBAO', description: '资金项目 Program' })
  program!: string;

  @OneOf(RECEIPT_SOURCES)
  source!: ReceiptSource;

  @Yuan({ example: '5000000.00' })
  amount!: string;

  @OneOf(DIRECT_FUND_MARKS, MARK)
  directFund?: DirectFundMark;
}

const MOST_ENTRIES = 200;

/** Entries, or the members of the only one in the body itself. */
export class ReceiptBody {
  @DocumentNo({ example: '财社〔2018〕101号', description: '文号 Number of the document' })
  documentNo!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @IsoDate({ example: '2018-01-02', description: '文件日期 Date of the document' })
  documentDate!: string;

  @IsoDate({ example: '2018-01-03', description: '到位日期 Day on which the money came' })
  receivedOn!: string;

  @Parts(ReceiptEntryBody, 1, MOST_ENTRIES, {
    optional: true,
    description: '逐项；只有一项的可直接写在正文中 One a program and source',
    example: [{ program: 'URBAN_DIBAO', source: 'CENTRAL', amount: '5000000.00' }],
  })
  entries?: ReceiptEntryBody[];

  @Key(40, { optional: true, description: '资金项目 Program' })
  program?: string;

  @OneOf(RECEIPT_SOURCES, { optional: true })
  source?: ReceiptSource;

  @Yuan({ optional: true })
  amount?: string;

  @OneOf(DIRECT_FUND_MARKS, MARK)
  directFund?: DirectFundMark;

  command(): RecordReceipt {
    const { documentNo, fiscalYear, documentDate, receivedOn } = this;
    const entries = this.given().map(({ program, source, amount, directFund }) => {
      const mark = directFund === undefined ? {} : { directFund };
      return { program, source, amountFen: positiveFen(amount), ...mark };
    });
    return { kind: 'RecordReceipt', documentNo, fiscalYear, documentDate, receivedOn, entries };
  }

  private given(): readonly ReceiptEntryBody[] {
    const { entries, program, source, amount, directFund } = this;
    const named = [program, source, amount, directFund];
    if (entries && named.every((member) => member === undefined)) return entries;
    if (!entries && program !== undefined && source !== undefined && amount !== undefined) {
      return [{ program, source, amount, ...(directFund && { directFund }) }];
    }
    throw invalid(
      'entries',
      'NOT_ENTRIES',
      '应为各项，或单项的项目、来源和金额 / must be entries, or program, source and amount of one',
    );
  }
}

export class TransferLineBody {
  @RegionCode()
  region!: string;

  @Key(40, { optional: true, description: '资金项目；空：正文的项目 None: that of the body' })
  program?: string;

  @Yuan({ example: '1200000.00' })
  amount!: string;
}

const MOST_LINES = 5000;
export const TRANSFER_BODY = listBody(MOST_LINES, { members: 6, bytes: 256 });

const NO_PROGRAM = '应写明资金项目 / must name a program, or the body must';

export class TransferBody {
  @DocumentNo({ example: '吉财社指〔2018〕0101号' })
  documentNo!: string;

  @Key(40, {
    optional: true,
    example: 'URBAN_DIBAO',
    description: '未写项目的行的资金项目 Program of the lines that name none',
  })
  program?: string;

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
      lines: this.lines.map((line, index) => {
        const of = line.program ?? program;
        if (of === undefined) throw invalid(`lines[${index}].program`, 'REQUIRED', NO_PROGRAM);
        return { region: line.region, program: of, amountFen: positiveFen(line.amount) };
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

  @Key(40, { example: 'URBAN_DIBAO' })
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
