/** Bodies of facts that are reported: the columns of the tables of the same name. */
import type { DataOf } from '../../event-catalogue/catalogue.js';
import {
  DESIGNATION_KINDS,
  REGION_LEVELS,
  SPENDING_CLASSES,
  type SpendingClass,
} from '../../event-catalogue/vocabulary.js';
import { decimal } from '../../money/rational.js';
import { DOUBT_WORDS, doubtOf } from '../../policy/indicators.js';
import { positiveFen } from '../../http/intake/amounts.js';
import {
  Decimal,
  DocumentNo,
  FiscalYear,
  Flag,
  IsoDate,
  IsoMonth,
  Key,
  NewRegionCode,
  OneOf,
  Parts,
  RegionCode,
  Sealed,
  Text,
  WebAddress,
  Yuan,
} from '../../http/intake/fields.js';
import { AsOf, PageQuery, ReadQuery } from '../../http/reading/queries.js';

export class RegionQuery extends ReadQuery {
  @AsOf()
  asOf?: string;
}

export class ProgramsQuery extends ReadQuery {
  @IsoDate({ filter: true, description: '某日的科目，默认今日 Codes of that day; today' })
  date?: string;
}

export class RegionsQuery extends PageQuery {
  @AsOf()
  asOf?: string;
}

export class RegionBody {
  @RegionCode({ example: '220499' })
  code!: string;

  @Text(100, { example: '示例县' })
  name!: string;

  @OneOf(REGION_LEVELS, { example: 'county' })
  level!: DataOf<'RegionRegistered'>['level'];

  @RegionCode({ optional: true, example: '220400' })
  parent?: string;

  data(): DataOf<'RegionRegistered'> {
    const { code, name, level, parent } = this;
    return { code, name, level, parent: parent ?? null };
  }
}

export class RecodingBody {
  @NewRegionCode({ example: '220425', description: '变更后的代码 Its code from then on' })
  newCode!: string;

  @Text(100, { optional: true, description: '变更后的名称，留空则不变 Left out: as before' })
  newName?: string;

  @RegionCode({ optional: true, description: '变更后的上级，留空则不变 Left out: as before' })
  newParent?: string;

  @IsoDate({ example: '2020-06-18', description: '自该日起，可为将来 First day, also to come' })
  effectiveOn!: string;

  @Text(500, { example: '国函〔2020〕73号' })
  basis!: string;

  /** @param region the unit's identity */
  data(region: string): DataOf<'RegionRecoded'> {
    const { newCode, newName = null, newParent = null, effectiveOn, basis } = this;
    return { region, newCode, newName, newParent, effectiveOn, basis };
  }
}

class FunctionalCodeBody {
  @Key(20, { example: '2081106' })
  code!: string;

  @IsoDate({ example: '2018-01-01' })
  from!: string;
}

export class ProgramBody {
  @Key(40, { example: 'HEATING_SUBSIDY' })
  code!: string;

  @Text(100, { example: '困难群众取暖补助' })
  chineseName!: string;

  @Text(200, { example: 'Heating subsidy of persons in difficulty' })
  englishName!: string;

  @OneOf(SPENDING_CLASSES)
  class!: SpendingClass;

  @Flag({ description: '统筹使用 Of the pooled group' })
  pooled!: boolean;

  @Parts(FunctionalCodeBody, 0, 50, {
    example: [{ code: '2081106', from: '2018-01-01' }],
    description: '政府收支分类科目，按日期 Functional budget codes by day',
  })
  functionalCodes!: FunctionalCodeBody[];

  @IsoDate({ example: '2018-01-01' })
  effectiveFrom!: string;

  @Text(500, { example: '吉财社〔2018〕101号' })
  basis!: string;

  data(): DataOf<'ProgramAdded'> {
    const { code, chineseName, englishName, pooled, effectiveFrom, basis } = this;
    const functionalCodes = this.functionalCodes
      .map(({ code: of, from }) => ({ code: of, from }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const named = { code, chineseName, englishName, class: this.class, pooled };
    return { ...named, functionalCodes, effectiveFrom, basis };
  }
}

export class DesignationBody {
  @RegionCode()
  region!: string;

  @OneOf(DESIGNATION_KINDS)
  kind!: DataOf<'RegionDesignated'>['kind'];

  @IsoDate({ example: '2021-01-01' })
  effectiveFrom!: string;

  @IsoDate({ optional: true, description: '最后一日 Last day on which it holds' })
  effectiveTo?: string;

  @Text(500, { example: '吉政发〔2020〕101号' })
  basis!: string;

  data(): DataOf<'RegionDesignated'> {
    const { region, kind, effectiveFrom, effectiveTo, basis } = this;
    return { region, kind, effectiveFrom, effectiveTo: effectiveTo ?? null, basis };
  }
}

export class IndicatorBody {
  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  year!: number;

  @Key(80, { example: 'RESIDENT_POPULATION' })
  indicator!: string;

  @Decimal({ example: '338200' })
  value!: string;

  data(): DataOf<'IndicatorReported'> {
    const { region, year, indicator, value } = this;
    return { region, year, indicator, value };
  }

  /** It is recorded all the same: packages of offices bring such values. */
  warnings() {
    const code = doubtOf(this.indicator, decimal(this.value));
    if (code === undefined) return [];
    const path = code === 'INDICATOR_UNKNOWN' ? 'indicator' : 'value';
    return [{ code, message: DOUBT_WORDS[code].join(' / '), path }];
  }
}

export class StandardBody {
  @RegionCode()
  region!: string;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @Key(40, { optional: true, description: '档次 Tier, such as FULL' })
  tier?: string;

  @Yuan({ example: '480.00' })
  monthlyAmount!: string;

  @IsoDate({ example: '2018-07-01' })
  effectiveFrom!: string;

  @Text(500, { example: '东辽民发〔2018〕101号' })
  basis!: string;

  data(): DataOf<'StandardSet'> {
    const { region, program, tier, effectiveFrom, basis } = this;
    const monthlyAmountFen = positiveFen(this.monthlyAmount);
    return { region, program, tier: tier ?? null, monthlyAmountFen, effectiveFrom, basis };
  }
}

export class ExitBody {
  @Sealed(64, {
    example: '11010119900307125X',
    description: '身份证件号码，只存密文 Identity number: sealed, never stored in clear',
  })
  beneficiaryId!: string;

  @RegionCode()
  region!: string;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @IsoDate({ example: '2018-02-23' })
  exitedOn!: string;

  @Text(500, { example: '收入超标' })
  reason!: string;

  @IsoDate({ optional: true })
  readmittedOn?: string;

  /** @param beneficiary the pseudonym of the person */
  data(beneficiary: string): DataOf<'BeneficiaryExited'> {
    const { region, program, exitedOn, reason, readmittedOn } = this;
    return { beneficiary, region, program, exitedOn, reason, readmittedOn: readmittedOn ?? null };
  }
}

export class DisclosureBody {
  @RegionCode()
  region!: string;

  @FiscalYear({ example: 2018 })
  fiscalYear!: number;

  @Key(40, { example: 'URBAN_DIBAO' })
  program!: string;

  @IsoMonth({ example: '2018-01' })
  period!: string;

  @IsoDate({ example: '2018-02-10' })
  publishedOn!: string;

  @WebAddress({ example: 'https://example.gov.cn/gs/220422/201801/urban_dibao' })
  url!: string;

  data(): DataOf<'DisclosurePublished'> {
    const { region, fiscalYear, program, period, publishedOn, url } = this;
    return { region, fiscalYear, program, period, publishedOn, url };
  }
}

export class TargetBody {
  @DocumentNo({ example: 'MB-2018-01' })
  targetNo!: string;

  @RegionCode()
  region!: string;

  @Text(80, { example: '2017-2-1' })
  clause!: string;

  @Text(200, { example: '农村危房改造' })
  name!: string;

  @Text(40, { example: '户' })
  unit!: string;

  @Key(80, { example: '1200' })
  target!: string;

  @IsoDate({ example: '2018-12-31' })
  dueOn!: string;

  data(): DataOf<'TargetSet'> {
    const { targetNo, region, clause, name, unit, target, dueOn } = this;
    return { targetNo, region, clause, name, unit, target, dueOn };
  }
}

export class ProgressBody {
  @IsoDate({ example: '2018-06-30' })
  reportedOn!: string;

  @Key(80, { example: '640' })
  value!: string;

  @Text(500, { example: '住建局月报' })
  basis!: string;

  data(targetNo: string): DataOf<'ProgressReported'> {
    const { reportedOn, value, basis } = this;
    return { targetNo, reportedOn, value, basis };
  }
}
