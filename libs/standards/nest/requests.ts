import { IsoDate, RegionCode } from '../../http/intake/fields.js';
import { KnownAt, PageQuery } from '../../http/reading/queries.js';

export class StandardsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @IsoDate({ filter: true, description: '判断日期，默认今天 The day, today unless told' })
  date?: string;

  @KnownAt()
  knownAt?: string;
}
