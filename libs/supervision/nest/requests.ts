/** What supervision is asked and told. */
import {
  DocumentNo,
  IsoDate,
  Key,
  OneOf,
  Parts,
  RegionCode,
  Text,
  WrittenYear,
  Yuan,
} from '../../http/intake/fields.js';
import { PointInTimeQuery, TimedPageQuery } from '../../http/reading/queries.js';
import { FINDING_KINDS, type FindingKind } from '../domain/finding-kinds.js';
import { RECOVERY_KINDS, type RecoveryKind } from '../domain/recoveries.js';

export class FindingsQuery extends TimedPageQuery {
  @OneOf(FINDING_KINDS, { filter: true })
  kind?: FindingKind;

  @RegionCode({ filter: true })
  region?: string;

  @WrittenYear({ filter: true })
  fiscalYear?: number;
}

export class AgeingQuery extends PointInTimeQuery {
  @RegionCode({ filter: true })
  region?: string;
}

export class ReclaimsQuery extends TimedPageQuery {
  @RegionCode({ filter: true })
  region?: string;
}

export class FindingPath {
  @Key(400, { example: 'PAYMENT_DUPLICATE:243:FF-2017-009456' })
  id!: string;
}

export class ExplanationBody {
  @Text(4000, { example: '该户当月由街道与社区重复申报，已核实。' })
  text!: string;

  @IsoDate({
    optional: true,
    example: '2018-01-31',
    description: '问题所依据的日期 The day as of which it was found',
  })
  asOf?: string;
}

export class VerdictBody {
  @OneOf(['confirmed', 'dismissed'])
  verdict!: 'confirmed' | 'dismissed';

  @Text(4000, { example: '情况属实，应予追回。' })
  text!: string;
}

export class RecoveryBody {
  @OneOf(RECOVERY_KINDS)
  kind!: RecoveryKind;

  @DocumentNo({ example: 'TH-2018-000101' })
  number!: string;
}

export class RectificationBody {
  @Text(4000, { example: '已全额追回并缴回专户。' })
  text!: string;

  @Yuan({ optional: true, description: '追回金额（元） What was recovered, in yuan' })
  recoveredAmount?: string;

  @Text(200, { optional: true, example: '缴款书〔2018〕101号' })
  evidence?: string;

  @Parts(RecoveryBody, 1, 50, {
    optional: true,
    example: [{ kind: 'RETURN', number: 'TH-2018-000101' }],
    description: '资金由哪些退票、收回或更正追回 The entries by which the money came back',
  })
  recoveries?: RecoveryBody[];
}
