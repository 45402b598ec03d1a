/** By what lists of the funds are filtered. */
import {
  IsoMonth,
  Key,
  OneOf,
  Pseudonym,
  RegionCode,
  WrittenYear,
} from '../../http/intake/fields.js';
import { PageQuery } from '../../http/reading/queries.js';

export class FundsQuery extends PageQuery {
  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @Key(40, { filter: true, example: 'URBAN_DIBAO' })
  program?: string;
}

export class TransfersQuery extends FundsQuery {
  @RegionCode({ filter: true })
  region?: string;
}

export class WorksQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @OneOf(['true', 'false'], { filter: true, description: '有无依据文件 Whether it has a paper' })
  paper?: 'true' | 'false';
}

export class DisbursementsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @Key(80, { filter: true, example: 'URBAN_DIBAO' })
  code?: string;

  @IsoMonth({ filter: true })
  period?: string;
}

export class CorrectionsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(['proposed', 'approved'], { filter: true })
  status?: 'proposed' | 'approved';
}

export class PersonPath {
  @Pseudonym()
  pseudonym!: string;
}
