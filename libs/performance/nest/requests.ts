/** What evaluations are asked and told. */
import { IsoDate, OneOf } from '../../http/intake/fields.js';
import { PointInTimeQuery, TimedPageQuery } from '../../http/reading/queries.js';

const STATUSES = ['current', 'adopted'] as const;
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
