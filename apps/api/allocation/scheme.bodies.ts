/** Bodies of allocation schemes. */
import { ALLOCATION_FACTORS } from '../../../libs/event-catalogue/vocabulary.js';
import type { Factor } from '../../../libs/allocation/domain/scheme-inputs.js';
import { positiveFen } from '../../../libs/http/intake/amounts.js';
import {
  DocumentNo,
  FiscalYear,
  IsoDate,
  Part,
  Ratio,
  SomeOf,
  Text,
  Yuan,
} from '../../../libs/http/intake/fields.js';
import type { DraftRequest } from './desks.js';

class SchemeParametersBody {
  @SomeOf(ALLOCATION_FACTORS, {
    optional: true,
    description: '不计的因素，只供比较 Factors left out, for comparison only',
    example: ['resource'],
  })
  switchOff?: Factor[];
}

export class SchemeBody {
  @DocumentNo({ example: 'S-2018-URBAN_DIBAO' })
  schemeId!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Text(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Yuan({ description: '总额（元） Total in yuan' })
  total!: string;

  @Yuan({ description: '分配单位（元） Every amount is a multiple of it', example: '10000.00' })
  unit!: string;

  @Ratio({ optional: true, description: '保底比例；不填按政策参数 Floor ratio; else of policy' })
  floorRatio?: string | null;

  @Ratio({ optional: true, description: '封顶比例；不填不封顶 Cap ratio; none: no cap' })
  capRatio?: string | null;

  @Part(SchemeParametersBody, { optional: true })
  parameters?: SchemeParametersBody | null;

  scheme(): DraftRequest['scheme'] {
    const { schemeId, fiscalYear, program } = this;
    return {
      schemeId,
      fiscalYear,
      program,
      totalFen: positiveFen(this.total),
      unitFen: positiveFen(this.unit),
      floorRatio: this.floorRatio ?? null,
      capRatio: this.capRatio ?? null,
      switchedOff: this.parameters?.switchOff ?? [],
    };
  }
}

export class AdoptionBody {
  @IsoDate({ example: '2018-01-15' })
  adoptedOn!: string;
}

export class IssueBody {
  @DocumentNo({ description: '下达文号 Number of the transfer document' })
  documentNo!: string;

  @IsoDate({ description: '下达日期 Day of issue', example: '2018-01-20' })
  issuedOn!: string;
}
