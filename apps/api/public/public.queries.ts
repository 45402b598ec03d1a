/** What public questions take: filters, a page, a format. None of it is personal data. */
import {
  DocumentNo,
  EmptyIsAbsent,
  IsoMonth,
  OneOf,
  RegionCode,
  Text,
  WrittenWhole,
  WrittenYear,
} from '../../../libs/http/intake/fields.js';
import { PageQuery } from '../../../libs/http/reading/queries.js';
import type { PublicFormat } from './public-answer.js';

const PROGRAM = { optional: true, example: 'URBAN_DIBAO' };

export class PublicQuery extends PageQuery {
  @EmptyIsAbsent()
  @OneOf(['json', 'csv'], { optional: true, description: '也可用 Accept；also by Accept' })
  format?: PublicFormat;
}

export class PublicYearQuery extends PublicQuery {
  @EmptyIsAbsent()
  @WrittenYear({ optional: true })
  fiscalYear?: number;
}

export class PublicCountyQuery extends PublicYearQuery {
  @EmptyIsAbsent()
  @RegionCode({ optional: true })
  region?: string;
}

export class PublicProgramQuery extends PublicCountyQuery {
  @EmptyIsAbsent()
  @Text(40, PROGRAM)
  program?: string;
}

export class PublicReceiptsQuery extends PublicYearQuery {
  @EmptyIsAbsent()
  @Text(40, PROGRAM)
  program?: string;
}

export class PublicListPath {
  @RegionCode()
  region!: string;

  @WrittenYear()
  year!: number;

  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @IsoMonth()
  period!: string;
}

export class ObjectionPath {
  @DocumentNo({ example: 'YY-20171123-7Q0ZK4M2XA' })
  no!: string;
}

export class StandingQuery {
  @WrittenWhole(0, 999_999_999_999_999, { optional: true })
  minPosition?: number;

  @Text(64, { description: '回执密钥 The receipt token that came with the number' })
  token!: string;
}
