/** What performance targets are asked and told. domain.md, section 8a */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import { documentNumber } from '../../event-catalogue/document-number.js';
import {
  COMPARATORS,
  RESULT_KINDS,
  TARGET_LEVELS,
  TARGET_SUBLEVELS,
} from '../../event-catalogue/vocabulary.js';
import {
  Decimal,
  DocumentNo,
  FiscalYear,
  IsoDate,
  Key,
  OneOf,
  Parts,
  RegionCode,
  Text,
  WrittenYear,
} from '../../http/intake/fields.js';
import { AsOf, PageQuery } from '../../http/reading/queries.js';
import type { PerformanceTarget } from '../domain/target-sets.js';
import type { ReviewTargets } from '../store/target-commands.js';

export class PerformanceTargetPath {
  @DocumentNo({ example: 'JX-2018-0101' })
  no!: string;
}

class PerformanceTargetBody {
  @DocumentNo({ example: 'JX-2018-0101' })
  targetNo!: string;

  @OneOf(TARGET_LEVELS)
  level1!: PerformanceTarget['level1'];

  @OneOf(TARGET_SUBLEVELS)
  level2!: PerformanceTarget['level2'];

  @Text(200, { example: '保障人数' })
  name!: string;

  @OneOf(COMPARATORS)
  comparator!: PerformanceTarget['comparator'];

  @Text(64, { optional: true, example: '1200', description: '定性目标可不填 None if QUALITATIVE' })
  target?: string | null;

  @Text(64, { optional: true, example: '人' })
  unit?: string | null;

  @Decimal({ example: '90' })
  weight!: string;
}

export class PerformanceTargetsBody {
  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @DocumentNo({ optional: true, description: '随同下达的文号 The document that they came with' })
  documentNo?: string | null;

  @IsoDate({ optional: true, description: '下达日期，默认今天 Today unless told' })
  declaredOn?: string;

  @Parts(PerformanceTargetBody, 1, 200)
  targets!: PerformanceTargetBody[];

  data(today: string): DataOf<'PerformanceTargetsSet'> {
    const { region, fiscalYear, program, documentNo, declaredOn = today } = this;
    return {
      ...{ region, fiscalYear, program, declaredOn },
      documentNo: documentNo == null ? null : documentNumber(documentNo),
      targets: this.targets.map(({ target, unit, ...of }) => ({
        ...of,
        target: target ?? null,
        unit: unit ?? null,
      })),
    };
  }
}

export class PerformanceResultBody {
  @OneOf(RESULT_KINDS)
  kind!: DataOf<'PerformanceResultReported'>['kind'];

  @Text(64, {
    example: '1188',
    description: '完成值；定性目标为 FULL、MOSTLY、PARTLY、NONE A figure, or one of these words',
  })
  actual!: string;

  @IsoDate({ example: '2018-07-10' })
  reportedOn!: string;

  @Text(2000, { optional: true, description: '偏差原因 Reason of a deviation' })
  reason?: string | null;

  @Text(2000, { example: '半年统计报表' })
  basis!: string;

  data(targetNo: string): DataOf<'PerformanceResultReported'> {
    const { kind, actual, reportedOn, reason, basis } = this;
    return { targetNo, kind, actual, reportedOn, reason: reason ?? null, basis };
  }
}

export class PerformanceReviewBody implements ReviewTargets {
  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Decimal({ example: '86.50', description: '复核得分，0 至 100 Score, 0 to 100' })
  score!: string;

  @Text(2000, { example: '佐证不足，酌减' })
  reason!: string;
}

export class PerformanceTargetsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;

  @Key(40, { filter: true, example: 'URBAN_DIBAO' })
  program?: string;

  @AsOf()
  asOf?: string;
}
