/** What allocation schemes are asked and told. */
import { ALLOCATION_FACTORS } from '../../event-catalogue/vocabulary.js';
import { positiveFen } from '../../http/intake/amounts.js';
import {
  DocumentNo,
  FiscalYear,
  Flag,
  IsoDate,
  Key,
  OneOf,
  Part,
  Parts,
  Ratio,
  SomeOf,
  WrittenYear,
  Yuan,
} from '../../http/intake/fields.js';
import { PageQuery, ReadQuery } from '../../http/reading/queries.js';
import { invalid } from '../../http/problems/problem.js';
import type { Factor, FactorWeight } from '../domain/scheme-inputs.js';
import { isWeighed } from '../domain/weighing.js';
import type { DraftScheme } from '../store/scheme-commands.js';

export class SchemePath {
  @DocumentNo({ example: 'S-2018-0101' })
  id!: string;
}

export class SchemesQuery extends PageQuery {
  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @Key(40, { filter: true, example: 'URBAN_DIBAO' })
  program?: string;
}

export class ComparisonQuery extends ReadQuery {
  @DocumentNo({ filter: true, description: '对比的方案 The other scheme' })
  with?: string;

  @Key(100, {
    filter: true,
    example: 'resource',
    description: '关闭一个因素，看各县增减 Without this factor: what it does, county by county',
  })
  without?: string;
}

class FactorWeightBody implements FactorWeight {
  @Key(100, {
    example: 'NEED',
    description:
      'NEED、DIFFICULTY、PRESSURE、RESOURCE、PERFORMANCE、EFFORT、EQUAL 或 INDICATOR:<指标> One of these',
  })
  factor!: string;

  @Ratio({ example: '0.6', description: '权重，至多四位小数 Weight, at most four places' })
  weight!: string;
}

class SchemeFormulaBody {
  @OneOf(['product', 'weights'], {
    description: 'weights：按权重；默认为各因素连乘 By weights, else the product of factors',
  })
  form!: 'product' | 'weights';

  @Parts(FactorWeightBody, 1, 50, { optional: true })
  weights?: FactorWeightBody[] | null;
}

class SchemeParametersBody {
  @SomeOf(ALLOCATION_FACTORS, {
    optional: true,
    description: '不计的因素，只供比较 Factors left out, for comparison only',
    example: ['resource'],
  })
  switchOff?: Factor[];
}

export class SchemeBody {
  @DocumentNo({ example: 'S-2018-0101' })
  schemeId!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Yuan({ example: '3000000.00', description: '总额（元） Total in yuan' })
  total!: string;

  @Yuan({ description: '分配单位（元） Every amount is a multiple of it', example: '1000.00' })
  unit!: string;

  @Ratio({
    optional: true,
    example: '0.00',
    description: '保底比例；不填按政策参数 Floor ratio; else of policy',
  })
  floorRatio?: string | null;

  @Ratio({ optional: true, description: '封顶比例；不填不封顶 Cap ratio; none: no cap' })
  capRatio?: string | null;

  @Part(SchemeParametersBody, { optional: true })
  parameters?: SchemeParametersBody | null;

  @Flag({ optional: true, description: '计财政努力程度 Count the fiscal effort too' })
  effort?: boolean | null;

  @Part(SchemeFormulaBody, { optional: true })
  formula?: SchemeFormulaBody | null;

  scheme(): DraftScheme {
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
      effort: this.effort ?? false,
      weights: this.weights(),
    };
  }

  /** @throws Problem 400 where a factor is none, or a formula by weights has none */
  private weights(): readonly FactorWeight[] | null {
    const { form, weights } = this.formula ?? { form: 'product' };
    if (form === 'product') return null;
    const isFine = weights != null && weights.every(({ factor }) => isWeighed(factor));
    if (!isFine) {
      throw invalid(
        'formula.weights',
        'NOT_FACTORS',
        '应为因素及权重的列表 / must be a list of factors',
      );
    }
    return weights.map(({ factor, weight }) => ({ factor, weight }));
  }
}

export class SchemeAdoptionBody {
  @IsoDate({ example: '2018-01-15' })
  adoptedOn!: string;
}

export class IssueBody {
  @DocumentNo({
    example: '吉财社指〔2018〕0102号',
    description: '下达文号 Number of the transfer document',
  })
  documentNo!: string;

  @IsoDate({ description: '下达日期 Day of issue', example: '2018-01-20' })
  issuedOn!: string;
}
