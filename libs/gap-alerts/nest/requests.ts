/** What gap alerts are asked and told. */
import {
  IsoDate,
  OneOf,
  RegionCode,
  Text,
  WrittenWhole,
  WrittenYear,
} from '../../http/intake/fields.js';
import { ReadQuery, TimedPageQuery } from '../../http/reading/queries.js';

export class GapAlertsQuery extends TimedPageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @OneOf(['open', 'closed'], { filter: true })
  status?: 'open' | 'closed';
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
  @Text(4000, { example: '6月底前压缩一般建设项目 100000 元，全部用于城市低保。' })
  plan!: string;

  @IsoDate({ example: '2018-06-30', description: '整改期限 Day by which it will be carried out' })
  dueOn!: string;
}
