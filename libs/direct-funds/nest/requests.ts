/** What direct funds are asked and told. */
import { DIRECT_FUND_MARKS, type DirectFundMark } from '../../event-catalogue/vocabulary.js';
import {
  DocumentNo,
  IsoDate,
  IsoMonth,
  Key,
  OneOf,
  RegionCode,
  WrittenYear,
} from '../../http/intake/fields.js';
import { AsOf, PageQuery, ReadQuery } from '../../http/reading/queries.js';

export class DirectFundsQuery extends PageQuery {
  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @Key(40, { filter: true, example: 'URBAN_DIBAO' })
  program?: string;

  @OneOf(DIRECT_FUND_MARKS, { filter: true })
  directFund?: DirectFundMark;

  @RegionCode({ filter: true })
  region?: string;

  @AsOf()
  asOf?: string;
}

export class ReportQuery extends ReadQuery {
  @IsoMonth({ example: '2021-03' })
  month!: string;
}

export class ReportsQuery extends ReadQuery {
  @WrittenYear({ filter: true })
  year?: number;

  @AsOf()
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
