/** What direct funds are asked and told. */
import { DIRECT_FUND_MARKS, type DirectFundMark } from '../../event-catalogue/vocabulary.js';
import {
  DocumentNo,
  EmptyIsAbsent,
  IsoDate,
  IsoMonth,
  OneOf,
  RegionCode,
  Text,
  WrittenYear,
} from '../../http/intake/fields.js';
import { PageQuery, ReadQuery } from '../../http/reading/queries.js';

const AS_OF = { optional: true, description: '截至该业务日终 As of the end of that business day' };

export class DirectFundsQuery extends PageQuery {
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

export class ReportQuery extends ReadQuery {
  @IsoMonth({ example: '2021-03' })
  month!: string;

  @EmptyIsAbsent()
  @OneOf(['json', 'csv'], { optional: true })
  format?: 'json' | 'csv';
}

export class ReportsQuery extends ReadQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  year?: number;

  @EmptyIsAbsent()
  @IsoDate(AS_OF)
  asOf?: string;
}

export class ReportBody {
  @IsoMonth({ example: '2021-03', description: '所报告的月份 The month that is reported' })
  month!: string;

  @IsoDate({ example: '2021-04-09', description: '报送日期 Day on which it was submitted' })
  reportedOn!: string;

  @DocumentNo({ optional: true, description: '报告文号 Number of the report' })
  documentNo?: string;
}
