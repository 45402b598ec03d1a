/** What public questions take: filters, a page, a format. None of it is personal data. */
import {
  DocumentNo,
  IsoMonth,
  Key,
  OneOf,
  Part,
  RegionCode,
  Sealed,
  WrittenWhole,
  WrittenYear,
} from '../../http/intake/fields.js';
import { invalid } from '../../http/problems/problem.js';
import { PageQuery } from '../../http/reading/queries.js';
import type { PublicFormat } from './public-answer.js';

const PROGRAM = { filter: true, example: 'URBAN_DIBAO' };

export class PublicQuery extends PageQuery {
  @OneOf(['json', 'csv'], { filter: true, description: '也可用 Accept；also by Accept' })
  format?: PublicFormat;
}

export class PublicYearQuery extends PublicQuery {
  @WrittenYear({ filter: true })
  fiscalYear?: number;
}

export class PublicCountyQuery extends PublicYearQuery {
  @RegionCode({ filter: true })
  region?: string;
}

export class PublicProgramQuery extends PublicCountyQuery {
  @Key(40, PROGRAM)
  program?: string;
}

export class PublicReceiptsQuery extends PublicYearQuery {
  @Key(40, PROGRAM)
  program?: string;
}

export class PublicListPath {
  @RegionCode()
  region!: string;

  @WrittenYear()
  year!: number;

  @Key(40, { example: 'URBAN_DIBAO' })
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
}

class ObjectionSubjectBody {
  @RegionCode({ optional: true })
  region?: string;

  @Key(40, { optional: true })
  program?: string;

  @IsoMonth({ optional: true })
  period?: string;

  @DocumentNo({ optional: true, description: '或省级文号 Or a document of the province' })
  documentNo?: string;

  about() {
    const { region, program, period, documentNo } = this;
    if (documentNo !== undefined && region === undefined && program === undefined) {
      return { documentNo };
    }
    if (region !== undefined && program !== undefined && documentNo === undefined) {
      return { region, program, period: period ?? null };
    }
    throw invalid(
      'subject',
      'NOT_A_SUBJECT',
      '应为地区和项目，或文号 / must be a region and a program, or a document number',
    );
  }
}

export class ObjectionBody {
  @Part(ObjectionSubjectBody, {
    example: { region: '220422', program: 'URBAN_DIBAO', period: '2017-03' },
  })
  subject!: ObjectionSubjectBody;

  @Sealed(2000, { example: '清单中的金额与本人实际收到的不一致。' })
  text!: string;

  @Sealed(200, { optional: true, description: '联系方式，密封保存 Kept sealed' })
  contact?: string;
}
