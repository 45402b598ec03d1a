/** What is asked of papers. */
import { Key, RegionCode, WrittenWhole, WrittenYear } from '../../http/intake/fields.js';
import { CountyYearPath } from '../../http/intake/paths.js';
import { AsOf, KnownAt, ReadQuery } from '../../http/reading/queries.js';

export class PaperPath {
  @Key(40, { example: '7K3M-9XQ2-44TR-ZP6V' })
  code!: string;
}

export class MonthPath {
  @WrittenYear({ example: 2017 })
  year!: number;

  @WrittenWhole(1, 12, { example: 6 })
  month!: number;
}

export class CountyMonthPath extends MonthPath {
  @RegionCode()
  code!: string;
}

export class TargetSetPath extends CountyYearPath {
  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;
}

export class KnownAtQuery extends ReadQuery {
  @KnownAt()
  knownAt?: string;
}

export class AsOfQuery extends ReadQuery {
  @AsOf()
  asOf?: string;
}
