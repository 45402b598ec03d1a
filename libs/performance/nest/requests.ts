/** What certifications and evaluations are asked and told. */
import {
  IsoDate,
  OneOf,
  RegionCode,
  Whole,
  WrittenWhole,
  WrittenYear,
} from '../../http/intake/fields.js';
import { PointInTimeQuery, TimedPageQuery } from '../../http/reading/queries.js';
import { EVALUATION_STATUS_WORDS } from '../../wording/performance-words.js';
import { codesIn } from '../../wording/words.js';

const STATUSES = codesIn(EVALUATION_STATUS_WORDS);
type Status = (typeof STATUSES)[number];

const STATUS = {
  filter: true,
  description: '默认有已采用的用已采用的 The adopted one unless told, where there is one',
};

export class EvaluationsQuery extends TimedPageQuery {
  @OneOf(STATUSES, STATUS)
  status?: Status;
}

export class EvaluationQuery extends PointInTimeQuery {
  @OneOf(STATUSES, STATUS)
  status?: Status;
}

export class EvaluationAdoptionBody {
  @IsoDate({ example: '2018-02-28' })
  adoptedOn!: string;
}

export class CertificationBody {
  @Whole(1, 12, { example: 3, description: '月份 Month' })
  month!: number;

  @IsoDate({ example: '2018-04-08' })
  certifiedOn!: string;
}

export class CertificationsQuery extends TimedPageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true, description: '默认当年 This year unless told' })
  fiscalYear?: number;

  @WrittenWhole(1, 12, { filter: true, example: 3 })
  month?: number;

  @OneOf(['true', 'false'], {
    filter: true,
    description: '已过月份中尚未确认的 Months that are over and not certified',
  })
  missing?: 'true' | 'false';
}
