/** What gap alerts are asked and told. */
import {
  IsoDate,
  Key,
  OneOf,
  RegionCode,
  Text,
  WrittenWhole,
  WrittenYear,
} from '../../http/intake/fields.js';
import { SORT_COLUMNS, type SortColumn } from '../store/county-list.js';
import { ReadQuery, TimedPageQuery } from '../../http/reading/queries.js';

export class GapAlertsQuery extends TimedPageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @OneOf(['open', 'closed'], { filter: true })
  status?: 'open' | 'closed';

  @OneOf(['urgency'], {
    filter: true,
    description:
      'urgency：按严重程度、可保障月份、缺口排列 By severity, month funded through, and gap',
  })
  sort?: 'urgency';
}

export class AlertStreamQuery extends ReadQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenWhole(0, 999_999_999_999_999, {
    filter: true,
    description:
      '自该位置之后的变动；Last-Event-ID 优先 What changed after that position; Last-Event-ID comes first',
  })
  after?: number;
}

export class AcknowledgementBody {
  @Text(4000, {
    description: '整改方案，至少十个字 The remedy plan, at least ten characters',
    example: '6月底前压缩一般建设项目 100000 元，全部用于城市低保。',
  })
  plan!: string;

  @IsoDate({
    example: '2099-06-30',
    description: '整改期限，不早于今天 Not before today: the day by which it will be carried out',
  })
  dueOn!: string;
}

/** The list is one page, whatever page is asked for. */
export class CountiesQuery extends TimedPageQuery {
  @WrittenYear({ filter: true, description: '预算年度，默认本年 This year unless told' })
  fiscalYear?: number;

  @RegionCode({ filter: true })
  region?: string;

  @RegionCode({ filter: true, example: '220400', description: '只列该市（州）所辖 Those under it' })
  prefecture?: string;

  @Key(40, { filter: true, description: '只计该项目 Figures of that program alone' })
  program?: string;

  @OneOf(SORT_COLUMNS, { filter: true, description: '默认按区划代码 By region code unless told' })
  sort?: SortColumn;

  @OneOf(['asc', 'desc'], { filter: true })
  order?: 'asc' | 'desc';
}
