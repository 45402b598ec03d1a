/** What access is asked and told. */
import {
  BlankIsPlus,
  DocumentNo,
  Instant,
  Key,
  OneOf,
  Pseudonym,
  Purpose,
  RegionCode,
  Sealed,
  Text,
} from '../../http/intake/fields.js';
import { PageQuery, ReadQuery } from '../../http/reading/queries.js';
import { READ_KINDS, type ReadKind } from '../domain/access-events.js';

export class BeneficiaryPath {
  @Pseudonym()
  pseudonym!: string;
}

export class RevealQuery extends ReadQuery {
  @Purpose({ description: '查阅事由 Why the data are looked at', example: '核对退回发放的账户' })
  purpose!: string;
}

export class PersonSearchBody {
  @Sealed(64, {
    example: '11010119900307125X',
    description: '身份证件号码，不落明文 Identity number: kept nowhere in clear',
  })
  identityNo!: string;

  @Purpose({
    description: '查阅事由 Why the person is looked for',
    example: '核查是否重复领取补助',
  })
  purpose!: string;
}

export class ForgettingPath {
  @DocumentNo({ example: 'SC-2018-0101' })
  id!: string;
}

export class ForgettingBody {
  @DocumentNo({ example: 'SC-2018-0101' })
  forgettingNo!: string;

  @Pseudonym()
  beneficiary!: string;

  @Text(500, { description: '依据 The law or request', example: '个人信息保护法第四十七条' })
  basis!: string;

  @Text(1000, { example: '本人书面申请，已核验身份' })
  reason!: string;
}

export class ForgettingsQuery extends PageQuery {
  @RegionCode({ filter: true })
  region?: string;

  @OneOf(['proposed', 'forgotten'], { filter: true })
  status?: 'proposed' | 'forgotten';
}

const BOUND = { filter: true, description: '按记录时间 Bounds the time of the read' };

export class ReadsQuery extends PageQuery {
  @Key(200, { filter: true, description: '查阅人 Who read' })
  subject?: string;

  @BlankIsPlus()
  @Instant(BOUND)
  from?: string;

  @BlankIsPlus()
  @Instant(BOUND)
  to?: string;

  @RegionCode({
    filter: true,
    description: '所查县区，或查阅个人信息的县区 The county read about, or whose office looked',
  })
  region?: string;

  @Key(80, { filter: true, description: '被查阅人员化名 Pseudonym of the person looked at' })
  beneficiary?: string;

  @OneOf(READ_KINDS, { filter: true })
  kind?: ReadKind;
}
